//! Files that are made for somebody: proved before they are written, never over what is there.

use std::path::Path;
use std::sync::Arc;

use heng_cases::{Options, Snapshot, Store, Suite, test};
use heng_files::{Files, Worth, put};
use heng_methodology::load;
use heng_model::{Diagnostic, IndicatorId, Message, Severity};
use heng_report::catalogue::codes;

use crate::console::Console;
use crate::run::{rulebook_of, say};
use crate::status::Status;
use crate::system;

/// Refuses where one of the files is there.
pub fn is_free(console: &Console, root: &Path, files: &[(String, String)]) -> Result<(), Status> {
    let there = files.iter().map(|(path, _)| root.join(path)).find(|path| path.symlink_metadata().is_ok());
    there.map_or(Ok(()), |path| {
        let message = Message::new("heng::cli::already_there").with("path", path.display().to_string());
        Err(say(console, &[Diagnostic::error(message)], Status::Usage))
    })
}

/// The snapshots of a check's cases, by their names, once the methodology is sound and every case passes.
pub fn proved(
    console: &Console,
    root: &Path,
    files: &Arc<dyn Files>,
    check: &IndicatorId,
) -> Result<Vec<(String, Snapshot)>, Status> {
    let loaded = load(files.clone());
    let mut problems = loaded.diagnostics;
    let Some(mut methodology) = loaded.methodology else {
        console.say_in(root, &problems);
        return Err(Status::BrokenRule);
    };
    methodology.plugins = crate::plugins::around(console, root);
    problems.retain(|problem| problem.severity == Severity::Error);
    let mut suite = Suite::read(&methodology, &**files, &codes());
    suite.checks.retain(|one| one.indicator == *check);
    let rulebook = rulebook_of(&methodology);
    let options = Options { threads: Some(1), abort: Arc::default(), done: &|_, _| {} };
    let tested = test(&suite, &rulebook, &**files, &options).expect("nobody aborts this");
    let own = |problem: &&Diagnostic| {
        let of = |one: &heng_cases::CheckCases, name: &str| name.starts_with(&one.folder);
        problem.labels.first().is_some_and(|place| suite.checks.iter().any(|one| of(one, &place.source.name)))
    };
    problems.extend(suite.diagnostics.iter().filter(own).cloned());
    problems.extend(rulebook.diagnostics().iter().filter(own).cloned());
    if !problems.is_empty() {
        console.say_in(root, &problems);
        return Err(Status::BrokenRule);
    }
    if tested.is_empty() || tested.iter().any(|one| !one.ran.failures.is_empty()) {
        let message = Message::new("heng::cli::name_not_plain").with("id", check);
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    }
    let named = tested.iter().map(|one| {
        let of = &suite.checks[one.check];
        (of.cases[one.case].name.clone(), of.snapshot(one.case, &one.ran))
    });
    Ok(named.collect())
}

/// Writes files, each whole or not at all.
pub fn write<'a>(
    console: &Console,
    root: &Path,
    files: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<(), Status> {
    for (path, text) in files {
        let path = root.join(path);
        put(&path, text.as_bytes(), Worth::Work).map_err(|error| unwritten(console, &path, &error))?;
    }
    Ok(())
}

/// Accepts snapshots that were proved.
pub fn accept(console: &Console, root: &Path, folder: &str, snapshots: Vec<(String, Snapshot)>) -> Result<(), Status> {
    let store = Store::new(root);
    for (name, snapshot) in snapshots {
        let done = store.accept(folder, &name, &snapshot);
        done.map_err(|error| unwritten(console, &root.join(folder), &error))?;
    }
    Ok(())
}

fn unwritten(console: &Console, path: &Path, error: &std::io::Error) -> Status {
    say(console, &[system::unwritable(path, error)], Status::Usage)
}
