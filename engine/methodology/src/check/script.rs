//! `script:` which script judges a leaf.

use heng_files::checked_path;
use heng_model::Message;

use super::indicator::Surroundings;
use super::kind::Written;
use crate::read::Map;
use crate::suggest::with_suggestion;
use crate::texts::has_ending;

/// The script where none is stated.
const DEFAULT: &str = "check.rhai";

/// The script's path within the methodology; none where observations judge every criterion.
pub(super) fn read(map: &Map<'_>, folder: &str, kind: Option<Written>, around: &Surroundings<'_>) -> Option<String> {
    let Some(at) = map.get("script") else { return default(map, folder, kind, around) };
    let text = at.text()?;
    if checked_path(&text).is_err() || !has_ending(&text, "rhai") {
        at.error(Message::new("heng::methodology::bad_script").with("script", &text));
        return None;
    }
    // `lib/x.rhai` is one of the methodology's, everything else one of the check's.
    let path = if text.starts_with("lib/") { text } else { format!("{folder}/{text}") };
    if !around.texts.has(&path) {
        let scripts: Vec<String> = around.texts.paths_that(|path| has_ending(path, "rhai"));
        let message = Message::new("heng::methodology::missing_script").with("script", &path);
        at.error(with_suggestion(message, &path, scripts.iter().map(String::as_str)));
        return None;
    }
    Some(path)
}

fn default(map: &Map<'_>, folder: &str, kind: Option<Written>, around: &Surroundings<'_>) -> Option<String> {
    let path = format!("{folder}/{DEFAULT}");
    if around.texts.has(&path) {
        return Some(path);
    }
    let entries = map.get("rubric").map(|rubric| if rubric.is_map() { rubric.entries() } else { Vec::new() });
    let unjudged = entries.unwrap_or_default().into_iter().find(|criterion| criterion.peek("from").is_none());
    let message = Message::new("heng::methodology::missing_script").with("script", &path);
    let message = with_suggestion(message, &path, std::iter::empty());
    match unjudged {
        Some(criterion) => criterion.key_error(message),
        // A measure always comes from a script.
        None if kind == Some(Written::Measured) => map.get("kind").unwrap_or(map.at()).error(message),
        None => {}
    }
    None
}
