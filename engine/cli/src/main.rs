//! The `heng` program: arguments in, exit status out.

mod answer;
mod arguments;
mod bug;
mod bundle;
mod check;
mod clean;
mod completions;
mod console;
mod diff;
mod docs;
mod documents;
mod ended;
mod explain;
mod git;
mod init;
mod inputs;
mod lint;
mod memo;
mod narrow;
mod new;
mod plugins;
mod report;
mod run;
mod sources;
mod status;
mod system;
mod test;
mod typed;
mod watch;

use std::process::ExitCode;

use arguments::Command;
use console::Console;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    bug::watch();
    let arguments = match typed::read(std::env::args_os().collect()) {
        Ok(arguments) => arguments,
        Err(status) => return status.into(),
    };
    let console = Console::new(&arguments.common);
    if !matches!(arguments.command, Command::Watch(_)) {
        ended::with(ended::INTERRUPTED);
    }
    bug::caught(&console, || match &arguments.command {
        Command::Check(command) => check::run(&console, command),
        Command::Explain(command) => explain::run(&console, command),
        Command::Watch(command) => watch::run(&console, command),
        Command::Test(command) => test::run(&console, command),
        Command::New(command) => new::run(&console, command),
        Command::Init(command) => init::run(&console, command),
        Command::Lint(command) => lint::run(&console, command),
        Command::Diff(command) => diff::run(&console, command),
        Command::Report(command) => report::run(&console, command),
        Command::Docs(command) => docs::run(&console, command),
        Command::Bundle(command) => bundle::run(&console, command),
        Command::Plugins(command) => plugins::run(&console, command),
        Command::Clean(command) => clean::run(&console, command),
        Command::Completions(command) => completions::run(&console, command),
    })
}
