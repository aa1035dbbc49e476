//! Maps with keys that are known.

use heng_model::Message;

use super::at::At;
use super::log::UNKNOWN_KEY;
use crate::suggest::{nearest, with_suggestion};
use heng_yaml::Yaml;
use heng_yaml::shape::Keys;

/// A place where a map stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Map<'a> {
    at: At<'a>,
    /// Its declaration; none where every key is a name.
    keys: Option<&'static Keys>,
}

impl<'a> Map<'a> {
    /// `at` is a map.
    pub(super) fn new(at: At<'a>) -> Self {
        Self { at, keys: None }
    }
    /// The same, with the declaration of its keys.
    pub(crate) fn of(self, keys: &'static Keys) -> Self {
        Self { keys: Some(keys), ..self }
    }
    /// The place of the map.
    pub(crate) fn at(&self) -> At<'a> {
        self.at
    }
    /// The value under a key.
    pub(crate) fn get(&self, key: &str) -> Option<At<'a>> {
        debug_assert!(self.keys.is_none_or(|keys| keys.has(key)), "{key} is not declared");
        self.at.peek(key)
    }
    /// The value under a key that must be there.
    pub(crate) fn need(&self, key: &str) -> Option<At<'a>> {
        let found = self.get(key);
        if found.is_none() && !self.is_misspelt(&[key]) {
            self.missing(key);
        }
        found
    }
    /// Whether a key that was noted as unknown must have meant one of these: one complaint is enough.
    pub(crate) fn is_misspelt(&self, keys: &[&str]) -> bool {
        self.entries().any(|entry| {
            let close = nearest(entry.name(), keys.iter().copied()).is_some();
            close && entry.log.has_unknown_key(entry.source, entry.key_span())
        })
    }
    /// Notes that a key is missing, at the key of the map.
    pub(crate) fn missing(&self, key: &str) {
        let message = Message::new("heng::methodology::missing_key").with("key", key).with("in", self.at.name());
        if self.at.key.is_some() {
            self.at.key_error(message);
        } else {
            // A whole file, or an item of a list: its first key stands for it.
            let place = self.entries().next().unwrap_or(self.at);
            place.key_error(message);
        }
    }
    /// The entries in the order of the file.
    pub(crate) fn entries(&self) -> impl Iterator<Item = At<'a>> + use<'a> {
        let at = self.at;
        let entries = match &at.node.value {
            Yaml::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(move |entry| At { key: Some((&entry.key, entry.key_span)), node: &entry.node, ..at })
    }
    /// Notes every key that the declaration does not have, or that is among `not`.
    pub(super) fn refuse_others(&self, not: &[&str]) {
        let Some(keys) = self.keys.filter(|keys| keys.others.is_none()) else { return };
        let known: Vec<&str> = keys.names().filter(|name| !not.contains(name)).collect();
        for entry in self.entries().filter(|entry| !known.contains(&entry.name())) {
            let message = Message::new(UNKNOWN_KEY).with("key", entry.name());
            entry.key_error(with_suggestion(message, entry.name(), known.iter().copied()));
        }
    }
    /// The one entry among `choices`; notes it when there is none or more than one.
    pub(crate) fn one_of(&self, choices: &[&str]) -> Option<At<'a>> {
        let found: Vec<At<'a>> = self.entries().filter(|entry| choices.contains(&entry.name())).collect();
        let names: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        match found.as_slice() {
            [one] => Some(*one),
            [] if self.is_misspelt(choices) => None,
            [] => {
                let place = if self.at.key.is_some() { self.at } else { self.entries().next().unwrap_or(self.at) };
                place.key_error(Message::new("heng::methodology::one_of").with("choices", names));
                None
            }
            [_, second, ..] => {
                second.key_error(Message::new("heng::methodology::only_one_of").with("choices", names));
                None
            }
        }
    }
}
