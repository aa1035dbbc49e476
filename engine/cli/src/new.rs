//! `heng new`: a case or a check that was not there.

mod case;

use crate::arguments::{New, NewCommand};
use crate::console::Console;
use crate::status::Status;

/// Runs the command.
pub fn run(console: &Console, command: &New) -> Status {
    match &command.command {
        NewCommand::Case(command) => case::run(console, command),
    }
}

/// Where somebody may lay the words of a case.
fn wording(console: &Console) -> heng_cases::Wording {
    match console.lang {
        heng_report::Lang::Zh => heng_cases::Wording::Chinese,
        heng_report::Lang::En => heng_cases::Wording::English,
    }
}
