//! Scalars with a type.

use std::collections::HashSet;

use heng_model::{Date, Message, Number};

use super::at::At;
use super::shapes::LANGUAGES;
use crate::suggest::with_suggestion;
use heng_yaml::Yaml;

impl<'a> At<'a> {
    /// The scalar's text, without a complaint about anything.
    pub(crate) fn scalar(&self) -> Option<&'a str> {
        match &self.node.value {
            Yaml::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
    /// A text that is not empty. `1.10`, `08` and `no` are texts where a text is asked for.
    pub(crate) fn text(self) -> Option<String> {
        let text = self.scalar().map(str::trim);
        if text.is_none_or(str::is_empty) {
            self.wrong_type("heng::methodology::type_text");
            return None;
        }
        text.map(str::to_owned)
    }
    /// A text, or one per language, of which that of the methodology is taken.
    pub(crate) fn text_in(self, language: &str) -> Option<String> {
        if !self.is_map() {
            return self.text();
        }
        let map = self.map(&LANGUAGES)?;
        let texts: Vec<(&str, Option<String>)> = map.entries().map(|entry| (entry.name(), entry.text())).collect();
        let wanted = texts.iter().find(|(name, _)| *name == language);
        if wanted.is_none() {
            map.missing(language);
        }
        wanted.and_then(|(_, text)| text.clone())
    }
    /// An exact number.
    pub(crate) fn number(self) -> Option<Number> {
        let Some(text) = self.scalar() else {
            self.wrong_type("heng::methodology::type_number");
            return None;
        };
        let number = number_of(text);
        if number.is_none() {
            self.wrong_type("heng::methodology::type_number");
        }
        number
    }
    /// A number above zero.
    pub(crate) fn positive(self) -> Option<Number> {
        let number = self.number()?;
        if !number.is_positive() {
            self.error(Message::new("heng::methodology::not_positive").with("number", &number));
            return None;
        }
        Some(number)
    }
    /// A number within bounds, both included.
    pub(crate) fn number_within(self, least: i64, most: i64) -> Option<Number> {
        let number = self.number()?;
        if number < Number::from(least) || number > Number::from(most) {
            let message = Message::new("heng::methodology::out_of_range").with("number", &number);
            self.error(message.with("least", least).with("most", most));
            return None;
        }
        Some(number)
    }
    /// A whole number within bounds, both included.
    pub(crate) fn whole_within(self, least: i64, most: i64) -> Option<i64> {
        let Some(whole) = self.scalar().and_then(|text| number_of(text)?.to_i64()) else {
            self.wrong_type("heng::methodology::type_whole_number");
            return None;
        };
        if whole < least || whole > most {
            let message = Message::new("heng::methodology::out_of_range").with("number", Number::from(whole));
            self.error(message.with("least", least).with("most", most));
            return None;
        }
        Some(whole)
    }
    /// Yes or no.
    pub(crate) fn flag(self) -> Option<bool> {
        match self.scalar() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                self.wrong_type("heng::methodology::type_flag");
                None
            }
        }
    }
    /// A day that exists.
    pub(crate) fn date(self) -> Option<Date> {
        let Some(text) = self.scalar() else {
            self.wrong_type("heng::methodology::type_date");
            return None;
        };
        let date = date_of(text);
        if date.is_none() {
            self.error(Message::new("heng::methodology::bad_date").with("text", text));
        }
        date
    }
    /// One of a few words.
    pub(crate) fn word<T: Copy>(self, words: &[(&str, T)]) -> Option<T> {
        let Some(text) = self.scalar() else {
            self.wrong_type("heng::methodology::type_text");
            return None;
        };
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let message = Message::new("heng::methodology::unknown_word").with("key", self.name()).with("word", text);
            self.error(with_suggestion(message, text, words.iter().map(|(word, _)| *word)));
        }
        found
    }
    /// Texts in a row, none twice.
    pub(crate) fn texts(self) -> Vec<String> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut texts: Vec<String> = Vec::new();
        for item in self.items() {
            let Some(text) = item.text() else { continue };
            if seen.insert(text.clone()) {
                texts.push(text);
            } else {
                item.error(Message::new("heng::methodology::twice_in_list").with("text", text));
            }
        }
        texts
    }
}

/// Signs of a number; nobody's weight has more, and arithmetic on a million digits takes minutes.
const MOST_DIGITS: usize = 60;

/// The number that a text is.
pub(crate) fn number_of(text: &str) -> Option<Number> {
    let text = text.trim();
    (text.len() <= MOST_DIGITS).then(|| text.parse().ok()).flatten()
}

/// `2024-11-30` and nothing else: two digits for month and day, so that nobody has to guess.
pub(crate) fn date_of(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// Whether a scalar without quotation marks is a number to YAML's readers; `08` and `000000` are codes.
pub(crate) fn looks_like_a_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    let padded = digits.len() > 1 && digits.starts_with('0') && !digits[1..].starts_with(['.', 'e', 'E', '/']);
    !padded && digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') && number_of(text).is_some()
}
