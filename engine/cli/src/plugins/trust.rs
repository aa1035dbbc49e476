//! Consent to plugins: a file of the user's own, never in a project.

use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

use heng_model::{Diagnostic, Message};
use heng_plugin::{Consent, Trusted};
use heng_report::Catalogue;

use super::list::described;
use super::{known, setting, unknown};
use crate::arguments::{Distrust, Trust};
use crate::console::Console;
use crate::run::say;
use crate::status::Status;
use crate::{documents, system};

/// Where consent is written down: the state folder of the user, as the XDG base directories have it.
pub fn file() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let state = named("XDG_STATE_HOME").or_else(|| named("LOCALAPPDATA"));
    let state = state.or_else(|| named("HOME").map(|home| home.join(".local/state")))?;
    Some(state.join("heng").join("trusted-plugins.json"))
}

/// Consents to a plugin as it is now.
pub fn run(console: &Console, command: &Trust) -> Result<Status, Status> {
    let plugins = known(console, command.path.as_deref())?;
    let Some(plugin) = plugins.get(&command.name) else {
        return Err(say(console, &[unknown(&plugins, &command.name)], Status::Usage));
    };
    let words = Catalogue::of(console.lang);
    let name = [("plugin", plugin.id().into())];
    if plugin.consent == Consent::Given {
        console.print(&(words.phrase("plugin-trusted_already", &name) + "\n"));
        return Ok(Status::Done);
    }
    console.print(&described(console, plugin));
    if !command.yes {
        if !std::io::stdin().is_terminal() {
            let message = Message::new("heng::plugin::ask_first").with("plugin", plugin.id());
            return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
        }
        console.print(&(words.phrase("plugin-trust_question", &name) + "\n"));
        let mut answer = String::new();
        let _ = std::io::stdin().lock().read_line(&mut answer);
        if !["y", "yes", "是"].contains(&answer.trim().to_lowercase().as_str()) {
            console.print(&(words.phrase("plugin-trust_not", &name) + "\n"));
            return Ok(Status::Done);
        }
    }
    let mut trusted = setting().trusted;
    trusted.consent(&plugin.digest, plugin.id(), &plugin.manifest.version);
    keep(console, &trusted)?;
    console.print(&(words.phrase("plugin-trust_done", &name) + "\n"));
    Ok(Status::Done)
}

/// Takes consent back.
pub fn withdraw(console: &Console, command: &Distrust) -> Result<Status, Status> {
    let mut trusted = setting().trusted;
    let key = if trusted.withdraw(&command.name) { "plugin-distrust_done" } else { "plugin-distrust_none" };
    keep(console, &trusted)?;
    let words = Catalogue::of(console.lang);
    console.print(&(words.phrase(key, &[("plugin", command.name.as_str().into())]) + "\n"));
    Ok(Status::Done)
}

fn keep(console: &Console, trusted: &Trusted) -> Result<(), Status> {
    let Some(file) = file() else {
        let message = Message::new("heng::plugin::no_home");
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    };
    let refuse = |error: std::io::Error| say(console, &[system::unwritable(&file, &error)], Status::Usage);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(refuse)?;
    }
    documents::replace(&file, trusted.write().as_bytes()).map_err(refuse)
}
