//! `heng new plugin`: a plugin in Python that keeps to the protocol.

use std::path::{Path, PathBuf};

use heng_model::{Diagnostic, Message};
use heng_report::Catalogue;

use super::fresh;
use crate::arguments::NewPlugin;
use crate::console::Console;
use crate::run::say;
use crate::status::Status;

const MANIFEST: &str = include_str!("scaffold/plugin.yaml");
const PROGRAM: &str = include_str!("scaffold/plugin.py");

/// Runs the command.
pub fn run(console: &Console, command: &NewPlugin) -> Status {
    made(console, command).unwrap_or_else(|status| status)
}

fn made(console: &Console, command: &NewPlugin) -> Result<Status, Status> {
    let name = command.name.as_str();
    let good = name.starts_with(|sign: char| sign.is_ascii_lowercase())
        && name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
    if !good {
        let message = Message::new("heng::plugin::bad_name").with("name", name).with("joint", "-");
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    }
    let folder = command.out.clone().unwrap_or_else(|| PathBuf::from("plugins"));
    let files = ["plugin.yaml", "plugin.py"].map(|file| format!("{name}/{file}"));
    let texts = [MANIFEST, PROGRAM].map(|text| text.replace("NAME", name).replace("SPACE", &name.replace('-', "_")));
    let files: Vec<(String, String)> = files.into_iter().zip(texts).collect();
    fresh::is_free(console, &folder, &files)?;
    fresh::write(console, &folder, files.iter().map(|(path, text)| (path.as_str(), text.as_str())))?;
    if !console.quiet() {
        let shown = Path::new(&folder).join(name).to_string_lossy().replace('\\', "/");
        let arguments = [("folder", shown.into()), ("plugin", name.into())];
        console.print(&(Catalogue::of(console.lang).phrase("plugin-made", &arguments) + "\n"));
    }
    Ok(Status::Done)
}
