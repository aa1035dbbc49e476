//! `heng check`: the main job.

use std::io::{IsTerminal, Write};
use std::path::Path;

use heng_assess::{Assessed, Options, assess};
use heng_model::judgement::Verdict;
use heng_model::{Diagnostic, Message, Severity};
use heng_report::{Renderer, View, league, summary};

use crate::arguments::{Check, Color, Common, Format};
use crate::inputs;
use crate::status::Status;

/// Columns where the output is no terminal.
const WIDTH: usize = 120;

/// Runs the command.
pub fn run(common: &Common, command: &Check) -> Status {
    let color = |terminal: bool| match common.color {
        Color::Auto => terminal,
        Color::Always => true,
        Color::Never => false,
    };
    let errors = Renderer::new(common.lang.into(), color(std::io::stderr().is_terminal()), WIDTH);
    let found = match inputs::find(command) {
        Ok(found) => found,
        Err(problems) => return say(&errors, &problems, Status::Usage),
    };
    let methodology = match inputs::open(&found.methodology) {
        Ok(files) => heng_methodology::load(files),
        Err(problem) => return say(&errors, &[*problem], Status::Usage),
    };
    say(&errors, &methodology.diagnostics, Status::Done);
    let Some(methodology) = methodology.methodology else { return Status::BrokenRule };
    let bundles = match inputs::bundles(&found.bundles) {
        Ok(bundles) if bundles.is_empty() => {
            let message = Message::new("heng::cli::nothing_to_check");
            return say(&errors, &[inputs::nowhere(message, "")], Status::Usage);
        }
        Ok(bundles) => bundles,
        Err(problem) => return say(&errors, &[*problem], Status::Usage),
    };
    let options = Options { threads: command.threads, abort: std::sync::Arc::default(), progress: &|_| {} };
    let Ok(assessed) = assess(&methodology, bundles, &options) else { return Status::BrokenRule };
    let view = View::new(common.lang.into(), color(std::io::stdout().is_terminal()), WIDTH);
    let mut status = report(&errors, &assessed);
    if let Some(out) = &found.out
        && let Err(error) = write(out, &assessed)
    {
        let shown = out.display().to_string();
        let message =
            Message::new("heng::cli::cannot_write").with("path", shown.as_str()).with("why", error.to_string());
        status = status.or(say(&errors, &[inputs::nowhere(message, &shown)], Status::Usage));
    }
    let text = match command.format {
        Format::Text => format!("{}\n{}", league(&assessed.assessment, &view), summary(&assessed.assessment, &view)),
        Format::Json => json(&assessed.assessment),
    };
    // A reader that stops reading is no error of ours.
    let _ = anstream::stdout().write_all(text.as_bytes());
    status
}

fn say(renderer: &Renderer, problems: &[Diagnostic], status: Status) -> Status {
    let text: String = problems.iter().map(|problem| renderer.render(problem)).collect();
    let _ = anstream::stderr().write_all(text.as_bytes());
    status
}

/// Says what is wrong with rules and evidence.
fn report(renderer: &Renderer, assessed: &Assessed) -> Status {
    let mut status = Status::Done;
    if !assessed.rules.is_empty() {
        status = status.or(say(renderer, &assessed.rules, Status::BrokenRule));
    }
    let refused: Vec<Diagnostic> = assessed.refused.iter().map(|refused| refused.diagnostic.clone()).collect();
    if !refused.is_empty() {
        status = status.or(say(renderer, &refused, Status::BrokenEvidence));
    }
    let subjects = &assessed.assessment.subjects;
    let broken = |verdict: &Verdict| matches!(verdict, Verdict::Error { .. });
    if !assessed.problems.is_empty()
        || subjects.iter().any(|result| result.judgements.leaves.values().any(|leaf| broken(&leaf.verdict)))
    {
        status = status.or(Status::BrokenRule);
    }
    let unreadable = subjects.iter().flat_map(|result| &result.judgements.remarks);
    if unreadable.into_iter().any(|remark| remark.severity == Severity::Error) {
        status = status.or(Status::BrokenEvidence);
    }
    status
}

/// Writes the two documents: `results.json`, and the judgements of each subject.
fn write(out: &Path, assessed: &Assessed) -> std::io::Result<()> {
    let judgements = out.join("judgements");
    std::fs::create_dir_all(&judgements)?;
    for result in &assessed.assessment.subjects {
        replace(&judgements.join(format!("{}.json", result.subject)), &json(&result.judgements))?;
    }
    replace(&out.join("results.json"), &json(&assessed.assessment))
}

/// Writes a file beside the old one and puts it in its place, so that nobody ever sees half of it.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let beside = path.with_extension(format!("{}.tmp", std::process::id()));
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path)
}

fn json<T: serde::Serialize>(document: &T) -> String {
    serde_json::to_string_pretty(document).map(|text| text + "\n").expect("documents hold nothing that JSON cannot")
}
