//! `heng report`: results leave the terminal, in the forms that people hand on. Nothing is judged again.

mod formats;
mod html;
mod memory;
mod place;
mod plugin;
mod project;
mod prose;
mod source;

use std::path::PathBuf;

use heng_model::assessment::Assessment;
use heng_model::{Arg, Diagnostic, Message};
use heng_report::{Catalogue, Made, View};
use rayon::prelude::*;

use crate::arguments::{Report, ReportFormat};
use crate::console::Console;
use crate::run::say;
use crate::status::Status;
use crate::{documents, narrow, system};
use formats::Making;
pub use html::theme_of;
use place::Place;

/// Runs the command.
pub fn run(console: &Console, command: &Report) -> Status {
    made(console, command).unwrap_or_else(|status| status)
}

fn made(console: &Console, command: &Report) -> Result<Status, Status> {
    let refuse = |problem: Diagnostic| say(console, &[problem], Status::Usage);
    let source = source::results(command.results.as_deref()).map_err(|problem| refuse(*problem))?;
    let formats = formats::asked(command).map_err(|message| refuse(Diagnostic::error(message)))?;
    let place = Place::of(command, &formats, &source.results).map_err(|message| refuse(Diagnostic::error(message)))?;
    let assessment = documents::read(&source.results).map_err(|problem| refuse(*problem))?;
    let view = view(console, command, &assessment).map_err(refuse)?;
    let making = Making { console, assessment: &assessment, view: &view, command, rules: &source.rules };
    let made = make(console, &formats, &making)?;
    let Place::Files(files) = place else {
        print(console, &made).map_err(|message| refuse(Diagnostic::error(message)))?;
        return Ok(Status::Done);
    };
    let written = write(console, &files.paths(made).map_err(|message| refuse(Diagnostic::error(message)))?)?;
    if command.open
        && let Some(first) = written.first()
        && let Err(error) = open::that_detached(first)
    {
        let message = Message::new("heng::cli::cannot_open").with("path", first.display().to_string());
        return Err(refuse(Diagnostic::error(message.with("why", system::why(&error)))));
    }
    Ok(Status::Done)
}

/// What is to be shown. A report never changes a score, a range or a rank.
fn view(console: &Console, command: &Report, assessment: &Assessment) -> Result<View, Diagnostic> {
    let definition = &assessment.definition;
    let mut view = console.view();
    view.findings = usize::MAX;
    for name in &command.subject {
        view.subjects.push(narrow::subject(definition, name)?);
    }
    view.cohort = command.cohort.as_deref().map(|name| narrow::cohort(definition, name)).transpose()?;
    if assessment.subjects.is_empty() || (view.results(assessment).next().is_none() && !command.subject.is_empty()) {
        let named = command.subject.first().map_or("", String::as_str);
        return Err(Diagnostic::error(Message::new("heng::cli::not_assessed").with("subject", named)));
    }
    Ok(view)
}

/// The files of every format, in the order in which the formats were asked for.
fn make(console: &Console, formats: &[ReportFormat], making: &Making<'_>) -> Result<Vec<Made>, Status> {
    let bar = console.progress(formats.len());
    let made = formats.par_iter().map(|format| {
        let made = format.made(making);
        bar.inc(1);
        made
    });
    let made: Vec<Result<Vec<Made>, Vec<Diagnostic>>> = made.collect();
    bar.finish_and_clear();
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for one in made {
        match one {
            Ok(more) => files.extend(more),
            Err(more) => problems.extend(more.into_iter().filter(|one| !problems.contains(one)).collect::<Vec<_>>()),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(say(console, &problems, Status::Usage)) }
}

/// The one text, on standard output.
fn print(console: &Console, made: &[Made]) -> Result<(), Message> {
    let [one] = made else { return Err(Message::new("heng::cli::report_not_one")) };
    let Ok(text) = std::str::from_utf8(&one.bytes) else { return Err(Message::new("heng::cli::report_not_one")) };
    console.print(text);
    Ok(())
}

/// Writes each whole or not at all, and says which and how large.
fn write(console: &Console, files: &[(PathBuf, Vec<u8>)]) -> Result<Vec<PathBuf>, Status> {
    let words = Catalogue::of(console.lang);
    let mut written = Vec::new();
    for (path, bytes) in files {
        let shown = path.display().to_string();
        if let Err(error) = documents::replace(path, bytes) {
            return Err(say(console, &[system::unwritable(path, &error)], Status::Usage));
        }
        console.remark(&words.phrase("cli-wrote_size", &[("path", shown.into()), ("size", size(bytes.len()))]));
        written.push(path.clone());
    }
    Ok(written)
}

/// A size as file managers show it.
fn size(bytes: usize) -> Arg {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes} B").into(),
        1_000..1_000_000 => (1_000.0, "kB"),
        _ => (1_000_000.0, "MB"),
    };
    format!("{:.1} {name}", bytes as f64 / unit).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_at_a_glance() {
        let sizes = [0, 999, 1_000, 24_900_000].map(size);
        assert_eq!(sizes, ["0 B", "999 B", "1.0 kB", "24.9 MB"].map(Arg::from));
    }
}
