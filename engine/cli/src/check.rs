//! `heng check`: the main job.

use std::time::Instant;

use heng_model::{Message, Severity};
use heng_report::{Catalogue, View, elsewhere, findings, gravest, league, summary};

use crate::answer::Question;
use crate::arguments::{Check, Format};
use crate::console::Console;
use crate::run::{Run, inputs_of, say};
use crate::status::Status;
use crate::{documents, inputs, narrow, system};

/// Runs the command.
pub fn run(console: &Console, command: &Check) -> Status {
    let started = Instant::now();
    judge(console, command, started).unwrap_or_else(|status| status)
}

fn judge(console: &Console, command: &Check, started: Instant) -> Result<Status, Status> {
    let found = inputs_of(console, &command.paths, &command.running, command.out.as_deref())?;
    let question = Question::of(console, command, &found);
    if let Some(status) = question.as_ref().and_then(|question| question.answered(console)) {
        return Ok(status);
    }
    let run = Run::of(console, found, &command.running)?;
    let view = view(console, command, &run)?;
    let mut status = run.problems(console);
    let assessment = &run.assessed.assessment;
    match command.format {
        Format::Json => console.print(&documents::json(assessment)),
        Format::Text if console.quiet() => {
            let errors = View { least: Severity::Error, ..view.clone() };
            let sources = run.sources();
            print(console, [findings(assessment, &errors, &sources), elsewhere(assessment, &view, &sources)]);
        }
        Format::Text => {
            let sources = run.sources();
            let table = [league(assessment, &view), summary(assessment, &view)];
            let findings = [findings(assessment, &view, &sources), elsewhere(assessment, &view, &sources)];
            print(console, table.into_iter().chain(findings));
        }
    }
    let mut written = Vec::new();
    status = status.or(keep(console, &run, status, &mut written));
    if command.fail_on.fails(gravest(assessment, &view)) {
        status = status.or(Status::Findings);
    }
    if let Some(question) = question {
        question.keep(console, &run, status, written);
    }
    if console.verbose() {
        let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
        let words = Catalogue::of(console.lang);
        let checks = assessment.definition.tree.leaves().filter(|(_, leaf)| !leaf.is_planned()).count();
        console.remark(&words.phrase(
            "cli-checked",
            &[("checks", checks.into()), ("subjects", assessment.subjects.len().into()), ("seconds", seconds.into())],
        ));
    }
    Ok(status)
}

/// Prints what there is of these, with a line between them.
fn print(console: &Console, parts: impl IntoIterator<Item = String>) {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        console.print(&parts.join("\n"));
    }
}

/// What is to be shown.
fn view(console: &Console, command: &Check, run: &Run) -> Result<View, Status> {
    let definition = &run.methodology.definition;
    let refuse = |problem| {
        console.say(&[problem]);
        Status::Usage
    };
    let mut view = console.view();
    view.said = run.assessed.rules.iter().map(|diagnostic| diagnostic.message.clone()).collect();
    view.levels = usize::from(command.levels);
    view.findings = command.findings.unwrap_or(if console.verbose() { usize::MAX } else { view.findings });
    for name in &command.narrowing.subject {
        view.subjects.push(narrow::subject(definition, name).map_err(refuse)?);
    }
    let asked: Vec<String> = run.inputs.only.iter().map(|folder| inputs::name(folder)).collect();
    let named = run.assessed.planned.iter().filter(|planned| asked.contains(&planned.name));
    view.subjects.extend(named.map(|planned| planned.subject.id.clone()));
    view.indicator = command
        .narrowing
        .indicator
        .as_deref()
        .map(|id| narrow::indicator(definition, id))
        .transpose()
        .map_err(refuse)?;
    view.cohort =
        command.narrowing.cohort.as_deref().map(|id| narrow::cohort(definition, id)).transpose().map_err(refuse)?;
    Ok(view)
}

/// Writes the documents. A run with a broken rule leaves none: half a methodology is no result.
fn keep(console: &Console, run: &Run, so_far: Status, written: &mut Vec<(String, String)>) -> Status {
    let words = Catalogue::of(console.lang);
    if so_far == Status::BrokenRule {
        let before = run.inputs.out.as_ref().map(|out| out.join(documents::RESULTS)).filter(|file| file.is_file());
        let message = match before {
            Some(file) => Message::new("heng::cli::not_published_anew").with("path", file.display().to_string()),
            None => Message::new("heng::cli::not_published"),
        };
        console.remark(&words.title(&message));
        return Status::Done;
    }
    let Some(out) = &run.inputs.out else { return Status::Done };
    let shown = out.join(documents::RESULTS).display().to_string();
    match documents::write(out, &run.assessed) {
        Ok(documents) => {
            *written = documents;
            console.remark(&words.phrase("cli-wrote", &[("path", shown.into())]));
            Status::Done
        }
        Err(error) => say(console, &[system::unwritable(&out.join(documents::RESULTS), &error)], Status::Usage),
    }
}
