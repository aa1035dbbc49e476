//! `heng bundle`: care of bundles.

mod todo;

use crate::arguments::{Bundle, BundleCommand};
use crate::console::Console;
use crate::status::Status;

/// Runs the command.
pub fn run(console: &Console, command: &Bundle) -> Status {
    match &command.command {
        BundleCommand::Todo(command) => todo::run(console, command),
    }
}
