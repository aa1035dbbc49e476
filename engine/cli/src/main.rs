//! The `heng` program: arguments in, exit status out.

mod arguments;
mod check;
mod inputs;
mod status;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let status = match &arguments.command {
        Command::Check(command) => check::run(&arguments.common, command),
    };
    status.into()
}
