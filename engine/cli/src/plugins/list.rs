//! What plugins there are.

use std::path::Path;

use heng_model::Arg;
use heng_plugin::{Apart, Consent, Plugin, Program};
use heng_report::{Catalogue, Lang};

use super::{known, search};
use crate::console::Console;
use crate::status::Status;

/// Lists them.
pub fn run(console: &Console, path: Option<&Path>) -> Result<Status, Status> {
    let plugins = known(console, path)?;
    let words = Catalogue::of(console.lang);
    let mut text = String::new();
    for plugin in plugins.iter() {
        text.push_str(&described(console, plugin));
    }
    let apart = if search().apart() == Apart::Alone { "plugin-list_alone" } else { "plugin-list_bounded" };
    let last = if plugins.is_empty() { "plugin-list_none" } else { apart };
    text.push_str(&words.phrase(last, &[]));
    console.print(&(text + "\n"));
    Ok(Status::Done)
}

/// A plugin: who it is, where it lies, what it offers and may do, and whether it may run.
pub fn described(console: &Console, plugin: &Plugin) -> String {
    let words = Catalogue::of(console.lang);
    let manifest = &plugin.manifest;
    let consent = words.phrase(
        match plugin.consent {
            _ if manifest.component().is_some() => "plugin-list_component",
            Consent::Given => "plugin-list_trusted",
            Consent::Before => "plugin-list_changed",
            Consent::Never => "plugin-list_untrusted",
        },
        &[("plugin", plugin.id().into())],
    );
    let mut lines = vec![format!("{} {}  {consent}", manifest.id, manifest.version)];
    let about = if console.lang == Lang::Zh { &manifest.about.zh } else { &manifest.about.en };
    if !about.is_empty() {
        lines.push(format!("  {about}"));
    }
    let mut line = |key: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("  {}", words.phrase(key, &[("what", Arg::Text(value))])));
        }
    };
    line("plugin-list_folder", plugin.folder.display().to_string());
    match &manifest.program {
        Program::Command(words) => line("plugin-list_command", words.join(" ")),
        Program::Component(file) => line("plugin-list_file", file.clone()),
    }
    let functions = manifest.functions.iter().map(|function| function.signature(&manifest.namespace));
    line("plugin-list_functions", functions.collect::<Vec<_>>().join("; "));
    let reads: Vec<&str> = manifest.reads.iter().map(|reads| reads.pattern.as_str()).collect();
    line("plugin-list_reads", reads.join(", "));
    let reports: Vec<&str> = manifest.reports.iter().map(|format| format.name.as_str()).collect();
    line("plugin-list_reports", reports.join(", "));
    let rights = [(manifest.rights.network, "network"), (manifest.rights.scratch, "scratch")];
    let rights: Vec<&str> = rights.iter().filter(|(has, _)| *has).map(|(_, word)| *word).collect();
    let rights = if rights.is_empty() { words.phrase("plugin-list_no_rights", &[]) } else { rights.join(", ") };
    line("plugin-list_rights", rights);
    lines.join("\n") + "\n"
}
