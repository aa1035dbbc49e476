//! `heng new case`: a judgement of a real government becomes a test.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_assess::workers;
use heng_cases::{MOST_TRIES, Options, Snapped, Store, Suite, Taken, Wanted, take, test, with_case};
use heng_evidence::Bundle;
use heng_files::{Files, Memory, Overlay};
use heng_methodology::Methodology;
use heng_model::subject::Subject;
use heng_model::{CriterionId, Diagnostic, IndicatorId, Message};
use heng_report::{Catalogue, catalogue::codes};
use heng_script::Rulebook;

use super::wording;
use crate::arguments::NewCase;
use crate::console::Console;
use crate::run::{methodology_of, rulebook_of, say};
use crate::status::Status;
use crate::{inputs, narrow, system};

/// Runs the command.
pub fn run(console: &Console, command: &NewCase) -> Status {
    made(console, command).unwrap_or_else(|status| status)
}

/// A check that gets a case.
struct Check<'a> {
    folder: &'a Path,
    files: Arc<dyn Files>,
    methodology: Methodology,
    indicator: IndicatorId,
    /// Its folder within the methodology.
    path: String,
    /// Its cases so far.
    suite: Suite,
}

fn made(console: &Console, command: &NewCase) -> Result<Status, Status> {
    let usage = |problem: Diagnostic| say(console, &[problem], Status::Usage);
    let found = inputs::find(&command.project, command.methodology.as_deref(), None);
    let found = found.map_err(|problems| say(console, &problems, Status::Usage))?;
    let check = check(console, command, &found.methodology)?;
    let definition = &check.methodology.definition;
    let subject = narrow::subject(definition, &command.from).map_err(usage)?;
    let criterion = command.criterion.as_deref().map(|id| criterion(&check, id)).transpose().map_err(usage)?;
    let subject = definition.subjects.iter().find(|one| one.id == subject).expect("it was found by its name");
    let subject = Arc::new(subject.clone());
    let bundle = bundle(&check, found.asked(), &subject).map_err(usage)?;

    let rulebook = rulebook_of(&check.methodology);
    let wanted = Wanted {
        methodology: &check.methodology,
        indicator: &check.indicator,
        subject: &subject,
        bundle: &bundle,
        criterion: criterion.as_ref(),
        cases: check.suite.checks.first().map(|cases| &cases.source),
    };
    let bar = console.progress(MOST_TRIES);
    let told = |tries: usize| bar.set_position(tries as u64);
    let taken = workers(Some(1)).install(|| take(&wanted, &rulebook.worker(&Arc::default()), &told));
    bar.finish_and_clear();
    let taken = taken.expect("nobody aborts this").map_err(|message| {
        let message = message.with("subject", &*subject.name).with("indicator", &check.indicator);
        say(console, &[Diagnostic::error(message)], Status::Usage)
    })?;
    let title = title(console, command, &check, &subject, &taken);
    let note = note(console, &bundle, &taken);
    let case = taken.written(&title, &note, wording(console));
    appended(console, command, &check, &rulebook, &title, &case)?;
    tell(console, command, &check, &bundle, (&title, &taken));
    Ok(Status::Done)
}

/// The check of that indicator; whatever is wrong with its cases is said.
fn check<'a>(console: &Console, command: &NewCase, folder: &'a Path) -> Result<Check<'a>, Status> {
    let (files, methodology) = methodology_of(console, folder)?;
    let definition = &methodology.definition;
    let indicator = narrow::indicator(definition, &command.indicator);
    let indicator = indicator.map_err(|problem| say(console, &[problem], Status::Usage))?;
    let leaf = definition.tree.get(&indicator).and_then(|node| node.leaf.as_ref());
    let Some(path) = leaf.and_then(|leaf| leaf.folder.clone()) else {
        let message = Message::new("heng::cli::no_check_there").with("indicator", &indicator);
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    };
    let mut suite = Suite::read(&methodology, &*files, &codes());
    suite.checks.retain(|check| check.indicator == indicator);
    let own = format!("{path}/cases.md");
    suite.diagnostics.retain(|problem| problem.labels.first().is_some_and(|place| place.source.name == own));
    if !suite.diagnostics.is_empty() {
        console.say_in(folder, &suite.diagnostics);
        return Err(Status::BrokenRule);
    }
    Ok(Check { folder, files, methodology, indicator, path, suite })
}

fn criterion(check: &Check<'_>, id: &str) -> Result<CriterionId, Diagnostic> {
    let leaf = check.methodology.definition.tree.get(&check.indicator).and_then(|node| node.leaf.as_ref());
    let rubric = leaf.map(|leaf| leaf.rubric.as_slice()).unwrap_or_default();
    let found = rubric.iter().find(|criterion| criterion.id.as_str() == id);
    found.map(|criterion| criterion.id.clone()).ok_or_else(|| {
        let known: Vec<String> = rubric.iter().map(|criterion| criterion.id.to_string()).collect();
        let message = Message::new("heng::cli::unknown_criterion").with("criterion", id);
        Diagnostic::error(message.with("indicator", &check.indicator).with("known", known))
    })
}

/// The one bundle of that subject.
fn bundle(check: &Check<'_>, folders: &[PathBuf], subject: &Subject) -> Result<Arc<Bundle>, Diagnostic> {
    let limits = check.methodology.definition.limits;
    let opened = inputs::bundles(folders).map_err(|problem| *problem)?;
    let readers = crate::plugins::readers(&check.methodology.plugins);
    let opened = opened.into_iter().map(|input| Bundle::open(&input.name, input.files, limits, &readers));
    let mut own: Vec<Bundle> = opened.filter(|bundle| bundle.meta().subject.as_ref() == Some(&subject.id)).collect();
    match own.len() {
        1 => Ok(Arc::new(own.remove(0))),
        0 => Err(Diagnostic::error(Message::new("heng::cli::no_bundle_of").with("subject", &*subject.name))),
        _ => {
            let names: Vec<String> = own.iter().map(|bundle| bundle.name().to_owned()).collect();
            let message = Message::new("heng::evidence::subject_twice").with("subject", &subject.id);
            Err(Diagnostic::error(message.with("bundles", names)))
        }
    }
}

/// The title, unlike those that there are.
fn title(console: &Console, command: &NewCase, check: &Check<'_>, subject: &Subject, taken: &Taken) -> String {
    let words = Catalogue::of(console.lang);
    let usual = || {
        let summary = taken.summary(wording(console));
        words.phrase("cases-taken_title", &[("subject", subject.name.as_str().into()), ("summary", summary.into())])
    };
    let title = command.title.as_ref().map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(usual);
    let taken = |title: &str| check.suite.checks.iter().flat_map(|cases| &cases.cases).any(|case| case.title == title);
    let numbered = (2..).map(|number| format!("{title} ({number})"));
    std::iter::once(title.clone()).chain(numbered).find(|title| !taken(title)).expect("numbers do not end")
}

fn note(console: &Console, bundle: &Bundle, taken: &Taken) -> String {
    let words = Catalogue::of(console.lang);
    let kind = if bundle.meta().synthetic { "synthetic" } else { "real" };
    let args = [
        ("bundle", bundle.name().into()),
        ("kind", kind.into()),
        ("files", taken.files.0.into()),
        ("of_files", taken.files.1.into()),
        ("lines", taken.lines.0.into()),
        ("of_lines", taken.lines.1.into()),
    ];
    words.phrase("cases-taken_note", &args)
}

/// Writes the case and its snapshot, once it has proved to pass.
fn appended(
    console: &Console,
    command: &NewCase,
    check: &Check<'_>,
    rulebook: &Rulebook,
    title: &str,
    case: &str,
) -> Result<(), Status> {
    let before = check.suite.checks.first().map(|cases| cases.source.text.as_str());
    let heading = Catalogue::of(console.lang).phrase("cases-heading", &[]);
    let text = with_case(before, &heading, case);
    let path = format!("{}/cases.md", check.path);
    let above = Memory::from_iter([(path.as_str(), text.as_str())]);
    let files = Overlay::new(check.files.clone(), above);
    let mut suite = Suite::read(&check.methodology, &files, &codes());
    suite.checks.retain(|cases| cases.indicator == check.indicator);
    suite.diagnostics.retain(|problem| problem.labels.first().is_some_and(|place| place.source.name == path));
    for cases in &mut suite.checks {
        cases.cases.retain(|case| case.title == title);
    }
    let options = Options { threads: Some(1), abort: Arc::default(), done: &|_, _| {} };
    let tested = test(&suite, rulebook, &files, &options).expect("nobody aborts this");
    let [tested] = tested.as_slice() else {
        return Err(say(console, &suite.diagnostics, Status::BrokenRule));
    };
    if !tested.ran.failures.is_empty() || !suite.diagnostics.is_empty() {
        let message = Message::new("heng::cases::not_taken");
        return Err(say(console, &[Diagnostic::error(message)], Status::BrokenRule));
    }
    let store = Store::new(check.folder);
    let cases = &suite.checks[tested.check];
    let (name, snapshot) = (&cases.cases[tested.case].name, cases.snapshot(tested.case, &tested.ran));
    let written = store.write_cases(&check.path, &text).and_then(|()| match (&tested.snapped, command.accept) {
        (Snapped::Same, _) => Ok(()),
        (_, true) => store.accept(&check.path, name, &snapshot),
        (_, false) => store.write_pending(&check.path, name, &snapshot),
    });
    written.map_err(|error| say(console, &[system::unwritable(&check.folder.join(&path), &error)], Status::Usage))
}

fn tell(console: &Console, command: &NewCase, check: &Check<'_>, bundle: &Bundle, (title, taken): (&str, &Taken)) {
    if console.quiet() {
        return;
    }
    let words = Catalogue::of(console.lang);
    let folder = check.folder.join(&check.path);
    let path = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let (shown, folder) = (path(&folder.join("cases.md")), path(&folder));
    let mut lines = vec![words.phrase("cases-taken", &[("path", shown.into()), ("title", title.into())])];
    lines.push(words.phrase(
        "cases-taken_kept",
        &[
            ("files", taken.files.0.into()),
            ("of_files", taken.files.1.into()),
            ("lines", taken.lines.0.into()),
            ("of_lines", taken.lines.1.into()),
        ],
    ));
    if !bundle.meta().synthetic {
        lines.push(words.phrase("cases-taken_real", &[]));
    }
    let id = if command.accept { "cases-taken_accepted" } else { "cases-taken_pending" };
    lines.push(words.phrase(id, &[("folder", folder.into())]));
    console.print(&(lines.join("\n") + "\n"));
}
