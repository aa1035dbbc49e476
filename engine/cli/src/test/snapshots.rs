//! Which snapshots are written, and which go.

use heng_cases::{CheckCases, Snapped, Tested};
use heng_model::Message;

use super::Asked;
use super::report::Tally;
use crate::arguments::Test;
use crate::console::Console;
use crate::run::say;
use crate::status::Status;
use crate::system;

/// Writes, accepts and removes snapshots as the flags ask for it. Where they differ and stay so, the status says it.
pub(super) fn settle(
    console: &Console,
    command: &Test,
    asked: &Asked<'_>,
    all: &[Tested],
    tally: &mut Tally,
) -> Result<Status, Status> {
    let mut status = Status::Done;
    for tested in all {
        let check = &asked.suite.checks[tested.check];
        let name = &check.cases[tested.case].name;
        let differs = tested.snapped != Snapped::Same;
        let fails = !tested.ran.failures.is_empty();
        if command.ci {
            if tested.pending {
                tally.stale += 1;
            }
            if tested.pending || (differs && !fails) {
                status = status.or(Status::Snapshots);
            }
            continue;
        }
        let folder = &check.folder;
        let done = if fails || !differs {
            if fails && differs {
                tally.not_snapped += 1;
            }
            // What waited to be accepted is not what comes now.
            if tested.pending { asked.store.reject(folder, name) } else { Ok(()) }
        } else if command.accept {
            tally.accepted += 1;
            asked.store.accept(folder, name, &check.snapshot(tested.case, &tested.ran))
        } else {
            tally.waiting += 1;
            status = status.or(Status::Snapshots);
            asked.store.write_pending(folder, name, &check.snapshot(tested.case, &tested.ran))
        };
        done.map_err(|error| unwritten(console, asked, check, &error))?;
    }
    if command.filter.is_none() {
        status = status.or(orphans(console, command, asked, tally)?);
    }
    Ok(status)
}

/// Accepts what waits of one case.
pub(super) fn accept_one(console: &Console, asked: &Asked<'_>, tested: &Tested) -> Result<(), Status> {
    let check = &asked.suite.checks[tested.check];
    let name = &check.cases[tested.case].name;
    let done = asked.store.accept(&check.folder, name, &check.snapshot(tested.case, &tested.ran));
    done.map_err(|error| unwritten(console, asked, check, &error))
}

/// Drops what waits of one case.
pub(super) fn reject_one(console: &Console, asked: &Asked<'_>, tested: &Tested) -> Result<(), Status> {
    let check = &asked.suite.checks[tested.check];
    let name = &check.cases[tested.case].name;
    let done = asked.store.reject(&check.folder, name);
    done.map_err(|error| unwritten(console, asked, check, &error))
}

fn orphans(console: &Console, command: &Test, asked: &Asked<'_>, tally: &mut Tally) -> Result<Status, Status> {
    let mut status = Status::Done;
    let listed = asked.files.list();
    for check in &asked.suite.checks {
        for file in check.orphans(&listed) {
            if command.prune {
                asked.store.remove(&check.folder, file).map_err(|error| unwritten(console, asked, check, &error))?;
                tally.pruned += 1;
                continue;
            }
            let path = asked.folder.join(&check.folder).join("snapshots").join(file);
            let message = Message::new("heng::cases::orphan").with("path", path.display().to_string());
            tally.tell(console, &(heng_report::Catalogue::of(console.lang).title(&message) + "\n"));
            tally.orphans += 1;
            status = status.or(Status::Snapshots);
        }
    }
    Ok(status)
}

/// Drops what waits to be accepted; how many it was.
pub(super) fn reject(console: &Console, command: &Test, asked: &Asked<'_>) -> Result<usize, Status> {
    let mut dropped = 0;
    let listed = asked.files.list();
    for check in &asked.suite.checks {
        let chosen = |name: &&str| command.filter.is_none() || check.cases.iter().any(|case| case.name == *name);
        for name in check.pending(&listed).into_iter().filter(chosen) {
            asked.store.reject(&check.folder, name).map_err(|error| unwritten(console, asked, check, &error))?;
            dropped += 1;
        }
    }
    Ok(dropped)
}

fn unwritten(console: &Console, asked: &Asked<'_>, check: &CheckCases, error: &std::io::Error) -> Status {
    let path = asked.folder.join(&check.folder).join("snapshots");
    say(console, &[system::unwritable(&path, error)], Status::Usage)
}
