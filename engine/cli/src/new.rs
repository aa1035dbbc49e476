//! `heng new`: a case or a check that was not there.

mod case;
mod check;
pub mod fresh;
mod plugin;
pub mod scaffold;

use crate::arguments::{New, NewCommand};
use crate::console::Console;
use crate::status::Status;

/// Runs the command.
pub fn run(console: &Console, command: &New) -> Status {
    match &command.command {
        NewCommand::Case(command) => case::run(console, command),
        NewCommand::Check(command) => check::run(console, command),
        NewCommand::Plugin(command) => plugin::run(console, command),
    }
}

/// The language that a case is written in.
fn wording(console: &Console) -> heng_cases::Wording {
    match console.lang {
        heng_report::Lang::Zh => heng_cases::Wording::Chinese,
        heng_report::Lang::En => heng_cases::Wording::English,
    }
}
