//! `heng test`: the cases of checks, held against what they expect and against their snapshots.

mod coverage;
mod mutants;
mod report;
mod review;
mod scope;
mod snapshots;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use heng_cases::{Fault, Options, Snapped, Store, Suite, Tested, test};
use heng_files::Files;
use heng_methodology::Methodology;
use heng_model::{Diagnostic, Message};
use heng_report::catalogue::codes;
use heng_script::Rulebook;

use crate::arguments::{Format, Test};
use crate::console::Console;
use crate::run::{methodology_of, rulebook_of, say};
use crate::status::Status;
use crate::{documents, narrow};
use report::Tally;
use scope::Scope;

/// Signs in a row while cases run.
const SIGNS: usize = 80;

/// A methodology with the cases that are asked for.
struct Asked<'a> {
    folder: &'a Path,
    files: Arc<dyn Files>,
    methodology: Methodology,
    suite: Suite,
    store: Store,
    /// Folders of checks that have a script and no cases.
    bare: Vec<String>,
}

/// Runs the command.
pub fn run(console: &Console, command: &Test) -> Status {
    ran(console, command).unwrap_or_else(|status| status)
}

fn ran(console: &Console, command: &Test) -> Result<Status, Status> {
    let scopes = scope::find(&command.paths, command.methodology.as_deref());
    let scopes = scopes.map_err(|problems| say(console, &problems, Status::Usage))?;
    let (mut status, mut tally) = (Status::Done, Tally::default());
    let mut measured = Vec::new();
    for scope in &scopes {
        let asked = asked(console, command, scope)?;
        let problems = &asked.suite.diagnostics;
        if !problems.is_empty() {
            console.say_in(asked.folder, problems);
            status = status.or(Status::BrokenRule);
        }
        if command.reject {
            tally.rejected += snapshots::reject(console, command, &asked)?;
            continue;
        }
        if command.mutants || command.coverage {
            status = status.or(measure(console, command, &asked, &mut tally, &mut measured));
            continue;
        }
        status = status.or(tested(console, command, &asked, &mut tally)?);
    }
    if !command.reject && tally.cases == 0 && status == Status::Done {
        return Err(say(console, &[Diagnostic::error(Message::new("heng::cases::none"))], Status::Usage));
    }
    if !(command.mutants || command.coverage) {
        report::last(console, command, &tally);
    } else if command.format == Format::Json {
        console.print(&documents::json(&measured));
    }
    Ok(status)
}

/// The cases that are asked for, of those that can be read.
fn asked<'a>(console: &Console, command: &Test, scope: &'a Scope) -> Result<Asked<'a>, Status> {
    let (files, methodology) = methodology_of(console, &scope.methodology)?;
    let mut suite = Suite::read(&methodology, &*files, &codes());
    let definition = &methodology.definition;
    let under = command.indicator.as_deref().map(|name| narrow::indicator(definition, name)).transpose();
    let under = under.map_err(|problem| say(console, &[problem], Status::Usage))?;
    suite.checks.retain(|check| {
        scope.admits(&check.folder) && under.as_ref().is_none_or(|id| definition.tree.within(&check.indicator, id))
    });
    let bare = definition.tree.leaves().filter(|(node, leaf)| {
        let is_asked = leaf.folder.as_ref().is_some_and(|folder| scope.admits(folder));
        let is_within = under.as_ref().is_none_or(|id| definition.tree.within(&node.id, id));
        let has_cases = suite.checks.iter().any(|check| check.indicator == node.id);
        is_asked && is_within && !has_cases && leaf.script.is_some()
    });
    let bare = bare.filter_map(|(_, leaf)| leaf.folder.clone()).collect();
    let files_asked: Vec<&str> = suite.checks.iter().map(|check| check.source.name.as_str()).collect();
    suite.diagnostics.retain(|problem| {
        let place = problem.labels.first();
        place.is_none_or(|place| files_asked.contains(&place.source.name.as_str()) || place.source.text.is_empty())
    });
    for check in &mut suite.checks {
        // What was lost of a file with mistakes would make its cases mean something else.
        if check.broken {
            check.cases.clear();
        }
        if let Some(text) = &command.filter {
            check.cases.retain(|case| case.full_title().contains(text.as_str()));
        }
    }
    let store = Store::new(&scope.methodology);
    Ok(Asked { folder: &scope.methodology, files, methodology, suite, store, bare })
}

/// Runs the cases that are asked for. `done` hears of each.
fn all_cases(command: &Test, asked: &Asked<'_>, done: &(dyn Fn(usize, &Tested) + Sync)) -> (Rulebook, Vec<Tested>) {
    let rulebook = rulebook_of(&asked.methodology);
    let options = Options { threads: command.threads.map(usize::from), abort: Arc::default(), done };
    let all = test(&asked.suite, &rulebook, &*asked.files, &options).expect("nobody aborts this run");
    (rulebook, all)
}

/// Runs the cases of one methodology, tells what differs, and writes what is to be written.
fn tested(console: &Console, command: &Test, asked: &Asked<'_>, tally: &mut Tally) -> Result<Status, Status> {
    let row = Row::new(console, asked.suite.count());
    let (rulebook, all) = all_cases(command, asked, &|place, tested| row.take(place, sign(tested)));
    row.end();
    tally.reviewing = command.review;
    let mut status = report::all(console, asked, &all, tally);
    let broken = rulebook.diagnostics();
    if !broken.is_empty() {
        status = status.or(Status::BrokenRule);
    }
    let mut settled = snapshots::settle(console, command, asked, &all, tally)?;
    if command.review {
        settled = review::review(console, asked, &all, tally)?;
    }
    Ok(status.or(settled))
}

/// What the cases of one methodology are worth: what they never reach, or which mistakes they would not notice.
fn measure(
    console: &Console,
    command: &Test,
    asked: &Asked<'_>,
    tally: &mut Tally,
    measured: &mut Vec<serde_json::Value>,
) -> Status {
    let (rulebook, all) = all_cases(command, asked, &|_, _| {});
    tally.cases += all.len();
    let run = if command.mutants { mutants::run } else { coverage::run };
    let (status, document) = run(console, command, asked, &rulebook, &all);
    measured.push(document);
    let broken = rulebook.diagnostics();
    console.say_in(asked.folder, &broken);
    if broken.is_empty() { status } else { status.or(Status::BrokenRule) }
}

/// A share in per cent, one place, never rounded up: 99.9 for all but one.
fn share(part: usize, of: usize) -> String {
    let tenths = (part * 1000).checked_div(of).unwrap_or(1000);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// One character a case.
fn sign(tested: &Tested) -> char {
    match (worst(tested), &tested.snapped) {
        (Some(Fault::Error), _) => 'E',
        (Some(Fault::Noisy), _) => 'N',
        (Some(Fault::Missing), _) => 'M',
        (None, Snapped::Same) => '.',
        (None, Snapped::Changed(_)) => 'c',
        (None, Snapped::New) => 'n',
    }
}

/// The worst that is wrong with a case.
fn worst(tested: &Tested) -> Option<Fault> {
    tested.ran.failures.iter().map(|failure| failure.fault).min()
}

/// The signs of cases, in the order of the cases, however they end.
struct Row<'a> {
    console: &'a Console,
    /// Those that wait for an earlier one, and how many were printed.
    state: Mutex<(BTreeMap<usize, char>, usize)>,
    of: usize,
}

impl<'a> Row<'a> {
    fn new(console: &'a Console, of: usize) -> Self {
        Self { console, state: Mutex::default(), of }
    }

    fn take(&self, place: usize, sign: char) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (waiting, printed) = &mut *state;
        waiting.insert(place, sign);
        let mut signs = String::new();
        while let Some(sign) = waiting.remove(printed) {
            signs.push(sign);
            *printed += 1;
            if *printed % SIGNS == 0 && *printed < self.of {
                signs.push('\n');
            }
        }
        if !self.console.quiet() {
            self.console.print(&signs);
        }
    }

    fn end(&self) {
        if !self.console.quiet() && self.of > 0 {
            self.console.print("\n");
        }
    }
}
