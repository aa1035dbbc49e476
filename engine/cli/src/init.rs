//! `heng init`: a project to begin with, which runs.

use std::path::Path;
use std::sync::Arc;

use heng_files::{Files, Memory};
use heng_model::IndicatorId;
use heng_report::Catalogue;

use crate::arguments::Init;
use crate::console::Console;
use crate::inputs;
use crate::new::{fresh, scaffold};
use crate::status::Status;

/// The methodology's folder within the project.
const RULES: &str = "rules/";

/// Runs the command.
pub fn run(console: &Console, command: &Init) -> Status {
    made(console, command).unwrap_or_else(|status| status)
}

fn made(console: &Console, command: &Init) -> Result<Status, Status> {
    let folder = command.folder.as_deref().unwrap_or_else(|| Path::new("."));
    let files = scaffold::project(console.lang, &slug(&inputs::name(folder)));
    fresh::is_free(console, folder, &files)?;
    let rules = files.iter().filter_map(|(path, text)| Some((path.strip_prefix(RULES)?, text.as_str())));
    let rules: Arc<dyn Files> = Arc::new(rules.collect::<Memory>());
    let root = folder.join(RULES);
    let check = "1.1";
    let snapshots = fresh::proved(console, &root, &rules, &IndicatorId::from(check))?;
    fresh::write(console, folder, files.iter().map(|(path, text)| (path.as_str(), text.as_str())))?;
    fresh::accept(console, &root, &scaffold::folder(check, "policy-library"), snapshots)?;
    if !console.quiet() {
        let words = Catalogue::of(console.lang);
        let shown = folder.to_string_lossy().replace('\\', "/");
        let is_here = if shown == "." { "yes" } else { "no" };
        console.print(&(words.phrase("cli-made", &[("folder", shown.into()), ("here", is_here.into())]) + "\n"));
    }
    Ok(Status::Done)
}

/// An id of a methodology from a folder's name.
fn slug(name: &str) -> String {
    let sign = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' };
    let slug: String = name.chars().map(sign).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "my-rules".to_owned() } else { slug.to_owned() }
}
