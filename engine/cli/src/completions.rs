//! `heng completions`: what a shell needs to complete Heng's commands.

use clap_complete::generate;

use crate::arguments::Completions;
use crate::console::Console;
use crate::status::Status;
use crate::typed;

/// Runs the command.
pub fn run(console: &Console, command: &Completions) -> Status {
    let mut script = Vec::new();
    generate(command.shell, &mut typed::command(console.lang), "heng", &mut script);
    console.print(&String::from_utf8_lossy(&script));
    Status::Done
}
