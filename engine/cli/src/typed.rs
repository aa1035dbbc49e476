//! From what was typed to arguments; the help, and what is wrong with what was typed, in the reader's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, CommandFactory, FromArgMatches};
use heng_model::{Diagnostic, Message};
use heng_report::{Catalogue, Lang};

use crate::arguments::{Arguments, Common};
use crate::console::Console;
use crate::status::Status;

/// The arguments; how the program ends where there is nothing to run.
pub fn read(typed: Vec<OsString>) -> Result<Arguments, Status> {
    let lang = language(&typed);
    let matches = command(lang).try_get_matches_from(typed);
    let error = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => return Ok(arguments),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            Err(Status::Done)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Err(Status::Usage)
        }
        _ => {
            Console::plain(lang).say(&[Diagnostic::error(message(&error))]);
            Err(Status::Usage)
        }
    }
}

/// The language has to be known before anything can be said about the arguments.
fn language(typed: &[OsString]) -> Lang {
    let mut typed = typed.iter().filter_map(|one| one.to_str());
    let mut found = std::env::var("HENG_LANG").ok();
    while let Some(one) = typed.next() {
        if one == "--" {
            break;
        } else if one == "--lang" {
            found = typed.next().map(str::to_owned);
        } else if let Some(value) = one.strip_prefix("--lang=") {
            found = Some(value.to_owned());
        }
    }
    if found.as_deref() == Some("en") { Lang::En } else { Lang::Zh }
}

/// The whole command line with its help in that language.
pub fn command(lang: Lang) -> clap::Command {
    let words = Catalogue::of(lang);
    let command = localised(Arguments::command(), "heng", words);
    let command = command.mut_subcommands(|one| {
        let name = one.get_name().to_owned();
        // The words of `bundle todo` are those of `bundle_todo`.
        let below = |one: clap::Command| {
            let name = format!("{name}_{}", one.get_name());
            localised(one, &name, words)
        };
        localised(one, &name, words).mut_subcommands(below)
    });
    let common: Vec<String> = <Common as clap::Args>::augment_args(clap::Command::new(""))
        .get_arguments()
        .map(|one| one.get_id().to_string())
        .collect();
    let shared = words.phrase("cli-heading_common", &[]);
    command.mut_args(|arg| {
        if common.iter().any(|id| arg.get_id() == id.as_str()) { arg.help_heading(shared.clone()) } else { arg }
    })
}

fn localised(command: clap::Command, name: &str, words: &Catalogue) -> clap::Command {
    let say = |id: &str| words.phrase(id, &[]);
    let (usage, subcommands) = (say("cli-heading_usage"), say("cli-heading_commands"));
    let (values, options) = (say("cli-heading_arguments"), say("cli-heading_options"));
    let rest = if name == "heng" { "{after-help}" } else { "" };
    let mut place = 0;
    let command = command
        .about(say(&format!("cli-about_{name}")))
        .subcommand_help_heading(subcommands)
        .help_template(format!("{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{rest}"))
        .mut_args(|arg: Arg| {
            // An argument that means something else in one command has words of its own there.
            let (general, own) = (format!("cli-arg_{}", arg.get_id()), format!("cli-arg_{name}_{}", arg.get_id()));
            let help = if say(&own) == own { say(&general) } else { say(&own) };
            let heading = if arg.is_positional() { values.clone() } else { options.clone() };
            // clap sorts what stands under a heading of ours by name, unless it is told otherwise.
            place += 1;
            let arg = arg.help(help).help_heading(heading).hide_env(true).display_order(place);
            // The help names the values itself.
            if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
        });
    if name == "heng" { command.after_help(say("cli-after_help")) } else { command }
}

/// What is wrong with what was typed.
fn message(error: &clap::Error) -> Message {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    // clap writes an argument with the name of its value: `--format <text|json>`.
    let argument = text(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            Message::new("heng::cli::one_too_many").with("argument", argument)
        }
        ErrorKind::UnknownArgument => Message::new("heng::cli::unknown_argument")
            .with("argument", argument)
            .with("suggestion", text(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => Message::new("heng::cli::unknown_command")
            .with("command", text(ContextKind::InvalidSubcommand))
            .with("suggestion", text(ContextKind::SuggestedSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue);
            if value.is_empty() {
                return Message::new("heng::cli::value_needed").with("argument", argument);
            }
            Message::new("heng::cli::bad_value")
                .with("argument", argument)
                .with("value", value)
                .with("suggestion", text(ContextKind::SuggestedValue))
                .with("known", list(ContextKind::ValidValue))
        }
        ErrorKind::MissingRequiredArgument => {
            Message::new("heng::cli::argument_needed").with("arguments", list(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            Message::new("heng::cli::conflict").with("argument", argument).with("other", text(ContextKind::PriorArg))
        }
        _ => {
            let reason = error.to_string();
            let reason = reason.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            Message::new("heng::cli::bad_arguments").with("reason", reason)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &clap::Command, visit: &mut impl FnMut(&str)) {
        visit(&command.get_about().map(ToString::to_string).unwrap_or_default());
        for arg in command.get_arguments() {
            visit(&arg.get_help().map(ToString::to_string).unwrap_or_default());
        }
        for one in command.get_subcommands() {
            walk(one, visit);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let mut count = 0;
            walk(&command(lang), &mut |help| {
                count += 1;
                assert!(!help.is_empty() && !help.starts_with("cli-"), "{lang:?}: {help:?}");
            });
            assert!(count > 25, "{count}");
        }
    }

    #[test]
    fn the_definition_is_sound() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn the_language_is_read_wherever_it_stands() {
        let typed = |text: &str| language(&text.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(typed("heng check --lang en"), Lang::En);
        assert_eq!(typed("heng --lang=en check"), Lang::En);
        assert_eq!(typed("heng check -- --lang en"), Lang::Zh);
    }
}
