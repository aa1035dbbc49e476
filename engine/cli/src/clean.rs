//! `heng clean`: forgets what earlier runs found out.

use heng_report::Catalogue;

use crate::arguments::Clean;
use crate::console::Console;
use crate::run::say;
use crate::status::Status;
use crate::{inputs, memo, system};

/// Runs the command.
pub fn run(console: &Console, command: &Clean) -> Status {
    let path = command.path.clone().unwrap_or_else(|| ".".into());
    let project = match inputs::project_folder(&path) {
        Ok(project) => project,
        Err(problems) => {
            return say(console, &problems, Status::Usage);
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
        return say(console, &[system::unwritable(&folder, &error)], Status::Usage);
    }
    // What others keep there stays.
    let _ = folder.parent().map(std::fs::remove_dir);
    console.remark(&words.phrase("cli-cleaned", &[("path", shown.into())]));
    Status::Done
}
