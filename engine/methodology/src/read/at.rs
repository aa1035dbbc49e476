//! A place in a file that somebody reads.

use std::sync::Arc;

use heng_model::{Diagnostic, Message, Source, Span};

use super::log::Log;
use super::map::Map;
use crate::suggest::with_suggestion;
use heng_yaml::shape::Keys;
use heng_yaml::{Node, Yaml};

/// A value in a file, the key it stands under, and where mistakes are noted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) log: &'a Log,
    pub(crate) source: &'a Arc<Source>,
    pub(crate) key: Option<(&'a str, Span)>,
    pub(crate) node: &'a Node,
}

impl<'a> At<'a> {
    /// The whole of a file.
    pub(crate) fn whole(log: &'a Log, source: &'a Arc<Source>, node: &'a Node) -> Self {
        Self { log, source, key: None, node }
    }
    /// The bytes of the value; where nothing stands those of the key.
    pub(crate) fn span(&self) -> Span {
        match self.key {
            Some((_, key)) if self.node.value == Yaml::Nothing => key,
            _ => self.node.span,
        }
    }
    /// The bytes of the key; of an item of a list those of the value.
    pub(crate) fn key_span(&self) -> Span {
        self.key.map_or(self.node.span, |(_, span)| span)
    }
    /// The key; of an item of a list nothing.
    pub(crate) fn name(&self) -> &'a str {
        self.key.map_or("", |(key, _)| key)
    }
    /// Notes an error at the value.
    pub(crate) fn error(&self, message: Message) {
        self.log.note(Diagnostic::error(message).at(self.source, self.span()));
    }
    /// Notes an error at the key.
    pub(crate) fn key_error(&self, message: Message) {
        self.log.note(Diagnostic::error(message).at(self.source, self.key_span()));
    }
    /// Notes a warning at the value.
    pub(crate) fn warn(&self, message: Message) {
        self.log.note(Diagnostic::warning(message).at(self.source, self.span()));
    }
    /// Notes a warning at the key.
    pub(crate) fn key_warn(&self, message: Message) {
        self.log.note(Diagnostic::warning(message).at(self.source, self.key_span()));
    }
    /// Notes a name that does not exist, with those that do.
    pub(crate) fn unknown<'k>(&self, code: &'static str, name: &str, known: impl IntoIterator<Item = &'k str> + Clone) {
        self.error(with_suggestion(Message::new(code).with("name", name), name, known));
    }
    /// Notes that something else should stand here; `expected` is the code of its name.
    pub(crate) fn wrong_type(&self, expected: &'static str) {
        let found = match &self.node.value {
            Yaml::Nothing => Message::new("heng::methodology::found_nothing"),
            Yaml::List(_) => Message::new("heng::methodology::found_list"),
            Yaml::Map(_) => Message::new("heng::methodology::found_map"),
            Yaml::Scalar { text, .. } => {
                let short: String = text.chars().take(MOST_SHOWN).collect();
                Message::new("heng::methodology::found_text").with("text", short)
            }
        };
        let place = if self.key.is_some() { "key" } else { "item" };
        let message = Message::new("heng::methodology::wrong_type").with("place", place).with("key", self.name());
        self.error(message.with("expected", Message::new(expected)).with("found", found));
    }
    /// Whether something stands here.
    pub(crate) fn is_there(&self) -> bool {
        self.node.value != Yaml::Nothing
    }
    /// Whether a map stands here.
    pub(crate) fn is_map(&self) -> bool {
        matches!(self.node.value, Yaml::Map(_))
    }
    /// Whether a list stands here.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.node.value, Yaml::List(_))
    }
    /// The value under a key, without a complaint about anything.
    pub(crate) fn peek(&self, key: &str) -> Option<At<'a>> {
        let Yaml::Map(entries) = &self.node.value else { return None };
        let entry = entries.iter().find(|entry| entry.key == key)?;
        Some(At { key: Some((&entry.key, entry.key_span)), node: &entry.node, ..*self })
    }
    /// A map with these keys, and with others only where the declaration has them.
    pub(crate) fn map(self, keys: &'static Keys) -> Option<Map<'a>> {
        self.map_without(keys, &[])
    }
    /// The same, where some of the keys do not apply.
    pub(crate) fn map_without(self, keys: &'static Keys, not: &[&str]) -> Option<Map<'a>> {
        let map = self.open_map()?.of(keys);
        map.refuse_others(not);
        Some(map)
    }
    /// A map whose keys are names.
    pub(crate) fn open_map(self) -> Option<Map<'a>> {
        if !self.is_map() {
            self.wrong_type("heng::methodology::type_map");
            return None;
        }
        Some(Map::new(self))
    }
    /// The entries of a map whose keys are names; none, with a complaint, where no map stands.
    pub(crate) fn entries(self) -> Vec<At<'a>> {
        self.open_map().map(|map| map.entries().collect()).unwrap_or_default()
    }
    /// The items of a list; none, with a complaint, where no list stands.
    pub(crate) fn items(self) -> Vec<At<'a>> {
        let Yaml::List(items) = &self.node.value else {
            self.wrong_type("heng::methodology::type_list");
            return Vec::new();
        };
        items.iter().map(|node| At { key: None, node, ..self }).collect()
    }
    /// The items of a list, or the one value that stands where a list of one might.
    pub(crate) fn one_or_more(self) -> Vec<At<'a>> {
        if self.is_list() { self.items() } else { vec![self] }
    }
}

/// Characters of a wrong value that a message repeats.
const MOST_SHOWN: usize = 40;
