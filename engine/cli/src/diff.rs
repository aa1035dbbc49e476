//! `heng diff`: what moved between two assessments, and which edit moved it.

mod sides;

use std::path::PathBuf;

use heng_assess::{assess, compare, compare_documents};
use heng_model::assessment::Assessment;
use heng_model::comparison::Comparison;
use heng_model::moves::{ClaimMove, SubjectMove};
use heng_model::{Definition, Diagnostic, Message};
use heng_report::{View, comparison, comparison_markdown};

use crate::arguments::{Diff, DiffFormat, Moved};
use crate::console::Console;
use crate::run::{bundles_of, inputs_of, say, within_deadline};
use crate::status::Status;
use crate::{documents, inputs, narrow};
use sides::{Rules, Side};

/// Runs the command.
pub fn run(console: &Console, command: &Diff) -> Status {
    told(console, command).unwrap_or_else(|status| status)
}

fn told(console: &Console, command: &Diff) -> Result<Status, Status> {
    let (before, after) = sides::both(console, command)?;
    let view = view(console, command, after.definition(), before.definition())?;
    let (compared, status) = match (before, after) {
        (Side::Rules(before), Side::Rules(after)) if !apart(&before, &after) => {
            on_evidence(console, command, &before, &after)?
        }
        (before, after) => {
            let (before, after) = (results(console, command, before)?, results(console, command, after)?);
            (compare_documents(&before, &after), Status::Done)
        }
    };
    match command.format {
        DiffFormat::Json => console.print(&documents::json(&compared)),
        DiffFormat::Markdown => console.print(&comparison_markdown(&compared, &view)),
        DiffFormat::Text => console.print(&comparison(&compared, &view)),
    }
    let failed = command.fail_on.iter().any(|moved| has(&compared, *moved, &view));
    Ok(if failed { status.or(Status::Findings) } else { status })
}

/// Whether each side brings bundles of its own: then they are two assessments, not two methodologies on one evidence.
fn apart(before: &Rules, after: &Rules) -> bool {
    matches!((&before.bundles, &after.bundles), (Some(before), Some(after)) if before != after)
}

/// Both methodologies on the same bundles.
fn on_evidence(
    console: &Console,
    command: &Diff,
    before: &Rules,
    after: &Rules,
) -> Result<(Comparison, Status), Status> {
    let folders = folders(console, command, &[before, after])?;
    let bundles = bundles_of(console, &folders)?;
    let count = bundles.len();
    let compared = within_deadline(console, count, &command.running, &after.methodology.plugins, |options| {
        compare(&before.methodology, &after.methodology, bundles, options)
    })?;
    let mut status = Status::Done;
    for (rules, said) in [(before, &compared.rules_before), (after, &compared.rules_after)] {
        if !said.is_empty() {
            rules.say(console, said);
            status = status.or(Status::BrokenRule);
        }
    }
    if compared.broken || !compared.problems.is_empty() {
        let broken = Diagnostic::error(Message::new("heng::cli::diff_broken"));
        status = status.or(say(console, &[broken], Status::BrokenRule));
    }
    let refused = inputs::refusals(&folders, &compared.refused);
    if !refused.is_empty() {
        status = status.or(say(console, &refused, Status::BrokenEvidence));
    }
    Ok((compared.comparison, status))
}

/// The results of one side: as they were read, or of a run.
fn results(console: &Console, command: &Diff, side: Side) -> Result<Assessment, Status> {
    let rules = match side {
        Side::Document(assessment) => return Ok(*assessment),
        Side::Rules(rules) => rules,
    };
    let folders = folders(console, command, &[&rules])?;
    let bundles = bundles_of(console, &folders)?;
    let count = bundles.len();
    let assessed = within_deadline(console, count, &command.running, &rules.methodology.plugins, |options| {
        assess(&rules.methodology, bundles, options)
    })?;
    if !assessed.rules.is_empty() {
        rules.say(console, &assessed.rules);
        return Err(Status::BrokenRule);
    }
    Ok(assessed.assessment)
}

/// The bundles' folders: those of a side that is a project, or those that are named, or those of the project around.
fn folders(console: &Console, command: &Diff, sides: &[&Rules]) -> Result<Vec<PathBuf>, Status> {
    if command.project.is_empty()
        && let Some(own) = sides.iter().rev().find_map(|rules| rules.bundles.clone())
    {
        return Ok(own);
    }
    sides::bundles(console, command)
}

/// What is to be shown. A name that only the side before knows is known as well.
fn view(console: &Console, command: &Diff, after: &Definition, before: &Definition) -> Result<View, Status> {
    let refuse = |problem: Diagnostic| say(console, &[problem], Status::Usage);
    let mut view = console.view();
    for name in &command.narrowing.subject {
        let found = narrow::subject(after, name).or_else(|problem| narrow::subject(before, name).map_err(|_| problem));
        view.subjects.push(found.map_err(refuse)?);
    }
    if let Some(name) = &command.narrowing.indicator {
        let found = narrow::indicator(after, name);
        let found = found.or_else(|problem| narrow::indicator(before, name).map_err(|_| problem));
        view.indicator = Some(found.map_err(refuse)?);
    }
    if let Some(name) = &command.narrowing.cohort {
        view.cohort = Some(narrow::cohort(after, name).map_err(refuse)?);
    }
    Ok(view)
}

/// Whether something of this kind moved, among those who are shown.
fn has(comparison: &Comparison, moved: Moved, view: &View) -> bool {
    let mut subjects = comparison.moves.subjects.iter().filter(|one| view.admits_move(one));
    match moved {
        Moved::Tier => subjects.any(SubjectMove::tier_moved),
        Moved::Rank => subjects.any(SubjectMove::rank_moved),
        Moved::Score => subjects.any(SubjectMove::score_moved),
        Moved::Claim => comparison.moves.statistics.iter().flat_map(|one| &one.claims).any(ClaimMove::flipped),
    }
}

/// The inputs of the project around, or of those that are named.
fn around(console: &Console, command: &Diff) -> Result<inputs::Inputs, Status> {
    inputs_of(console, &command.project, &command.running, None)
}
