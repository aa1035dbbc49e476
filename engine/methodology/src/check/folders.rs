//! Which folder under `checks/` belongs to which leaf.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::{Diagnostic, IndicatorId, Message, Source};

use crate::definition::arrange::Arranged;
use crate::read::{At, Log};
use crate::suggest::with_suggestion;
use crate::texts::Texts;

/// The folders by leaf.
pub(crate) type Folders = BTreeMap<IndicatorId, String>;

/// Finds every leaf's folder; notes leaves without one, folders without a leaf, and two folders for one leaf.
pub(crate) fn assign(log: &Log, texts: &Texts, arranged: &Arranged<'_>) -> Folders {
    let mut of: BTreeMap<IndicatorId, Vec<String>> = BTreeMap::new();
    for folder in names(texts) {
        match owner(&folder, arranged) {
            Some(id) => of.entry(id).or_default().push(folder),
            // Without a line of indicators the folders are not to blame.
            None if arranged.lines.len() > 1 => note_stray(log, &folder, arranged),
            None => {}
        }
    }
    let mut folders = Folders::new();
    for (id, line) in arranged.lines.iter().filter(|(id, _)| !id.is_root()) {
        let found = of.get(id).map(Vec::as_slice).unwrap_or_default();
        match (arranged.is_leaf(id), line.planned, found) {
            (true, false, []) => note_missing(line.at),
            (true, false, [folder, others @ ..]) => {
                if let Some(other) = others.first() {
                    let message = Message::new("heng::methodology::two_folders").with("id", id);
                    let message = message.with("first", format!("checks/{folder}"));
                    line.at.key_error(message.with("second", format!("checks/{other}")));
                }
                folders.insert(id.clone(), format!("checks/{folder}"));
            }
            (true, true, [folder, ..]) => {
                if let Some(at) = line.get("planned") {
                    let message = Message::new("heng::methodology::planned_with_check");
                    at.warn(message.with("folder", format!("checks/{folder}")));
                }
            }
            (false, _, [folder, ..]) => {
                note(log, Message::new("heng::methodology::check_of_parent").with("id", id), folder);
            }
            (_, _, []) => {}
        }
        if let Some(at) = line.get("planned").filter(|_| line.planned && !arranged.is_leaf(id)) {
            at.key_error(Message::new("heng::methodology::planned_parent").with("id", id));
        }
    }
    folders
}

/// The folders right under `checks/`.
fn names(texts: &Texts) -> BTreeSet<String> {
    let within = |path: &String| Some(path.strip_prefix("checks/")?.split_once('/')?.0.to_owned());
    texts.paths().iter().filter_map(within).collect()
}

/// The node whose id the folder's name is, or begins with before a `-`; the longest, should ids have dashes.
fn owner(folder: &str, arranged: &Arranged<'_>) -> Option<IndicatorId> {
    let is_of = |id: &&IndicatorId| {
        folder.strip_prefix(id.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    arranged.lines.keys().filter(is_of).max_by_key(|id| id.as_str().len()).cloned()
}

fn note_missing(at: At<'_>) {
    at.key_error(Message::new("heng::methodology::missing_check").with("id", at.name()));
}

fn note_stray(log: &Log, folder: &str, arranged: &Arranged<'_>) {
    let id = folder.split('-').next().unwrap_or(folder);
    let leaves = arranged.lines.keys().filter(|id| arranged.is_leaf(id)).map(IndicatorId::as_str);
    let message = Message::new("heng::methodology::check_without_leaf").with("id", id);
    note(log, with_suggestion(message, id, leaves), folder);
}

fn note(log: &Log, message: Message, folder: &str) {
    let folder = format!("checks/{folder}");
    let message = message.with("folder", &folder);
    log.note(Diagnostic::warning(message).at(&Source::unread(format!("{folder}/indicator.yaml")), 0..0));
}
