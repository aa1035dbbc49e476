//! `heng plugins test`: whether a plugin keeps to the protocol.

use heng_model::{Diagnostic, Message, Severity};
use heng_plugin::{Plugins, conform};
use heng_report::Catalogue;

use super::setting;
use crate::arguments::TestPlugin;
use crate::console::Console;
use crate::run::say;
use crate::status::Status;

/// Tries every plugin in a folder.
pub fn run(console: &Console, command: &TestPlugin) -> Result<Status, Status> {
    let (plugins, said) = Plugins::load(std::slice::from_ref(&command.folder), &setting());
    console.say(&said);
    if said.iter().any(|one| one.severity == Severity::Error) {
        return Err(Status::Usage);
    }
    if plugins.is_empty() {
        let folder = command.folder.display().to_string();
        let message = Message::new("heng::plugin::none_in_folder").with("folder", folder);
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    }
    let words = Catalogue::of(console.lang);
    let mut status = Status::Done;
    for plugin in plugins.iter() {
        let tried = conform(plugin);
        let mut text = format!("{} {}\n", plugin.id(), plugin.manifest.version);
        for one in &tried {
            let sign = if one.wrong.is_none() { "✓" } else { "✗" };
            text.push_str(&format!("  {sign} {}\n", words.title(&one.what)));
            if let Some(wrong) = &one.wrong {
                text.push_str(&format!("      {}\n", words.title(wrong)));
                text.extend(words.help(wrong).map(|help| format!("      {help}\n")));
            }
        }
        let wrong = tried.iter().filter(|one| one.wrong.is_some()).count();
        let key = if wrong == 0 { "plugin-test_good" } else { "plugin-test_bad" };
        text.push_str(&words.phrase(key, &[("tried", tried.len().into()), ("wrong", wrong.into())]));
        console.print(&(text + "\n"));
        if wrong > 0 {
            status = status.or(Status::Findings);
        }
    }
    Ok(status)
}
