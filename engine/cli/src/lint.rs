//! `heng lint`: all that can be said of a methodology without running it.

use std::path::Path;
use std::sync::Arc;

use heng_cases::Suite;
use heng_files::Files;
use heng_methodology::Methodology;
use heng_model::{Diagnostic, Severity};
use heng_report::catalogue::codes;
use heng_report::{Catalogue, tally};
use heng_script::Rulebook;
use serde_json::json;

use crate::arguments::{Format, Lint};
use crate::console::{Console, within};
use crate::run::rulebook_of;
use crate::status::Status;
use crate::{documents, inputs, plugins};

/// Runs the command.
pub fn run(console: &Console, command: &Lint) -> Status {
    let folder = match inputs::methodology(command.path.as_deref()) {
        Ok(folder) => folder,
        Err(problems) => {
            console.say(&problems);
            return Status::Usage;
        }
    };
    let files = match inputs::open(&folder) {
        Ok(files) => files,
        Err(problem) => {
            console.say(&[*problem]);
            return Status::Usage;
        }
    };
    let (sound, problems) = looked_at(console, &folder, &files);
    let checks = sound.map_or(0, |sound| sound.methodology.scripts.len());
    let problems: Vec<Diagnostic> = problems.iter().map(|problem| within(&folder, problem)).collect();
    report(console, command, &folder, &problems, checks);
    let worst = problems.iter().map(|problem| problem.severity).max();
    if worst == Some(Severity::Error) {
        Status::BrokenRule
    } else if command.fail_on.fails(worst) {
        Status::Findings
    } else {
        Status::Done
    }
}

/// A methodology that could be read, with its cases and its scripts.
pub struct LookedAt {
    pub methodology: Methodology,
    pub suite: Suite,
    pub rules: Rulebook,
}

/// Reads a methodology with the plugins around it; all that can be said of it without running it.
pub fn looked_at(console: &Console, folder: &Path, files: &Arc<dyn Files>) -> (Option<LookedAt>, Vec<Diagnostic>) {
    let loaded = heng_methodology::load(files.clone());
    let mut problems = loaded.diagnostics;
    let Some(mut methodology) = loaded.methodology else { return (None, problems) };
    methodology.plugins = plugins::around(console, folder);
    let suite = Suite::read(&methodology, &**files, &codes());
    problems.extend(suite.diagnostics.iter().cloned());
    let rules = rulebook_of(&methodology);
    problems.extend(rules.lint(&|file, pointer| methodology.places.key(file, pointer)));
    (Some(LookedAt { methodology, suite, rules }), problems)
}

fn report(console: &Console, command: &Lint, folder: &Path, problems: &[Diagnostic], checks: usize) {
    if command.format == Format::Json {
        let list: Vec<_> = problems.iter().map(|problem| record(console, problem)).collect();
        return console.print(&documents::json(&list));
    }
    console.say(problems);
    let words = Catalogue::of(console.lang);
    let folder = folder.display().to_string();
    let line = if problems.is_empty() {
        words.phrase("cli-lint_clean", &[("folder", folder.into()), ("checks", checks.into())])
    } else {
        words.phrase("cli-lint_found", &[("folder", folder.into()), ("counts", tally(console.lang, problems).into())])
    };
    console.remark(&line);
}

/// A diagnostic for editors and other programs: lines and columns from 1, in characters.
fn record(console: &Console, problem: &Diagnostic) -> serde_json::Value {
    let words = Catalogue::of(console.lang);
    let place = problem.labels.first().map(|label| {
        let (line, column) = label.source.position(label.span.start);
        let (end_line, end_column) = label.source.position(label.span.end);
        json!({
            "file": label.source.name, "line": line, "column": column, "end_line": end_line, "end_column": end_column,
        })
    });
    json!({
        "code": problem.message.code,
        "severity": problem.severity,
        "message": words.title(&problem.message),
        "help": words.help(&problem.message),
        "place": place,
    })
}
