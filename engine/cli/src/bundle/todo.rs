//! `heng bundle todo`: what is still to be collected.

use std::path::Path;

use heng_assess::{Listed, Scope, todo};
use heng_model::{Definition, Diagnostic, Label, Message};
use heng_report::Shown;

use crate::arguments::{Format, Todo};
use crate::console::{Console, placed};
use crate::run::{methodology_of, say};
use crate::status::Status;
use crate::{documents, inputs, narrow, plugins};

/// Runs the command.
pub fn run(console: &Console, command: &Todo) -> Status {
    listed(console, command).unwrap_or_else(|status| status)
}

fn listed(console: &Console, command: &Todo) -> Result<Status, Status> {
    let usage = |problem: Diagnostic| say(console, &[problem], Status::Usage);
    let found = inputs::find(&command.paths, command.methodology.as_deref(), None);
    let found = found.map_err(|problems| say(console, &problems, Status::Usage))?;
    let (_, methodology) = methodology_of(console, &found.methodology)?;
    let folders = found.asked();
    let bundles = inputs::bundles(folders).map_err(|problem| usage(*problem))?;
    if bundles.is_empty() && command.narrowing.subject.is_empty() {
        return Err(usage(Diagnostic::error(Message::new("heng::cli::nothing_to_do"))));
    }
    let scope = scope(command, &methodology.definition).map_err(usage)?;
    let Listed { todo, refused, broken } = todo(&methodology, bundles, &plugins::readers(&methodology.plugins), &scope);
    let mut problems = inputs::refusals(folders, &refused);
    for (name, said) in &broken {
        let folder = inputs::folder_of(folders, name);
        problems.extend(said.iter().map(|problem| folder.map_or_else(|| problem.clone(), |at| in_bundle(at, problem))));
    }
    let mut status = Status::Done;
    if !problems.is_empty() {
        status = say(console, &problems, Status::BrokenEvidence);
    } else if todo.subjects.iter().all(|subject| subject.tally.wanted == 0) {
        return Err(usage(Diagnostic::error(Message::new("heng::cli::nothing_wanted"))));
    }
    match command.format {
        Format::Json => console.print(&documents::json(&todo)),
        Format::Text if console.quiet() => {}
        Format::Text => {
            let shown = Shown { named: !command.narrowing.subject.is_empty(), everything: console.verbose() };
            console.print(&heng_report::todo(&todo, &console.view(), shown));
        }
    }
    Ok(status)
}

/// About whom and what is asked.
fn scope(command: &Todo, definition: &Definition) -> Result<Scope, Diagnostic> {
    let subjects = command.narrowing.subject.iter().map(|name| narrow::subject(definition, name));
    Ok(Scope {
        subjects: subjects.collect::<Result<_, _>>()?,
        cohort: command.narrowing.cohort.as_deref().map(|id| narrow::cohort(definition, id)).transpose()?,
        indicator: command.narrowing.indicator.as_deref().map(|id| narrow::indicator(definition, id)).transpose()?,
        // Who names a bundle asks about that.
        with_bundle: !command.paths.is_empty() && command.paths.iter().all(|path| inputs::is_bundle(path)),
    })
}

/// The problem with its files named from where the reader stands. Codings stand below `data/`, all else is named from the bundle.
fn in_bundle(folder: &Path, problem: &Diagnostic) -> Diagnostic {
    let data = folder.join("data");
    let label = |label: &Label| {
        let codings = label.source.name == "observations.yaml";
        Label { source: placed(if codings { &data } else { folder }, &label.source), ..label.clone() }
    };
    Diagnostic { labels: problem.labels.iter().map(label).collect(), ..problem.clone() }
}
