//! `heng clean`: forgets what earlier runs found out.

use heng_model::{Diagnostic, Message};
use heng_report::Catalogue;

use crate::arguments::Clean;
use crate::console::Console;
use crate::status::Status;
use crate::{inputs, memo};

/// Runs the command.
pub fn run(console: &Console, command: &Clean) -> Status {
    let path = command.path.clone().unwrap_or_else(|| ".".into());
    let project = match inputs::project_folder(&path) {
        Ok(project) => project,
        Err(problems) => {
            console.say(&problems);
            return Status::Usage;
        }
    };
    let folder = memo::folder(&project);
    let shown = folder.display().to_string();
    let words = Catalogue::of(console.lang);
    if !folder.exists() {
        console.remark(&words.phrase("cli-nothing_to_clean", &[("path", shown.into())]));
        return Status::Done;
    }
    if let Err(error) = std::fs::remove_dir_all(&folder) {
        let message = Message::new("heng::cli::cannot_write").with("path", shown).with("why", error.to_string());
        console.say(&[Diagnostic::error(message)]);
        return Status::Usage;
    }
    // What others keep there stays.
    let _ = folder.parent().map(std::fs::remove_dir);
    console.remark(&words.phrase("cli-cleaned", &[("path", shown.into())]));
    Status::Done
}
