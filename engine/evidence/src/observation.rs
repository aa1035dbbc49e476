//! `observations.yaml`: what people saw and coded.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use heng_model::{Date, Diagnostic, Message, Origin, Place, Source, Span};
use heng_yaml::shape::Keys;
use heng_yaml::{Entry, Node, Yaml};

use crate::dates::parse_date;
use crate::fold::same;
use crate::shapes::{CODING, OBSERVATION, nearest};

/// Everything coded in a bundle, by indicator and observation.
pub type Observations = BTreeMap<(String, String), Arc<Observation>>;

/// One thing that people coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The indicator.
    pub indicator: String,
    /// The observation's id.
    pub id: String,
    /// What each coder said.
    pub codings: Vec<Coding>,
    /// What was settled where they disagree.
    pub settled: Option<Coding>,
    /// Where it stands.
    pub origin: Origin,
}

/// What one coder said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// The value.
    pub value: String,
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// In which evidence file.
    pub location: Option<String>,
    /// Which words there.
    pub quote: Option<String>,
    /// Where in `observations.yaml` the file is named.
    pub(crate) location_span: Span,
    /// Where in `observations.yaml` the words stand.
    pub(crate) quote_span: Span,
    /// Why, where it settles a disagreement.
    pub reason: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// The coders say different things and nobody settled it; or nobody coded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    codings: Vec<(String, Option<String>)>,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said: Vec<String> = self
            .codings
            .iter()
            .map(|(value, by)| match by {
                Some(by) => format!("{by}：{value}"),
                None => value.clone(),
            })
            .collect();
        f.write_str(&said.join("，"))
    }
}

impl Observation {
    /// How many people coded it. Codings that do not say by whom are one person's.
    pub fn coders(&self) -> usize {
        self.codings.iter().map(|coding| coding.by.as_deref()).collect::<BTreeSet<_>>().len()
    }

    /// The settled coding, else the one that all agree on.
    pub fn agreed(&self) -> Result<&Coding, Disagreement> {
        if let Some(settled) = &self.settled {
            return Ok(settled);
        }
        match self.codings.split_first() {
            Some((first, rest)) if rest.iter().all(|other| same(&first.value, &other.value)) => Ok(first),
            _ => Err(Disagreement {
                codings: self.codings.iter().map(|coding| (coding.value.clone(), coding.by.clone())).collect(),
            }),
        }
    }
}

/// Reads `observations.yaml`; everything that is wrong with it is said, and the rest still read.
pub fn read(source: &Arc<Source>) -> (Observations, Vec<Diagnostic>) {
    let (tree, diagnostics) = heng_yaml::parse(source);
    let mut reader = Reader { source, diagnostics };
    let mut observations = Observations::new();
    let indicators = tree.as_ref().map_or(&[][..], |tree| reader.map(tree));
    for indicator in indicators {
        for entry in reader.map(&indicator.node) {
            let observation = reader.observation(&indicator.key, entry);
            observations.insert((indicator.key.clone(), entry.key.clone()), Arc::new(observation));
        }
    }
    (observations, reader.diagnostics)
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Yaml::Map(entries) => entries,
        _ => &[],
    }
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn say(&mut self, message: Message, span: Span) {
        self.diagnostics.push(Diagnostic::error(message).at(self.source, span));
    }

    fn unknown(&mut self, key: &str, span: Span, keys: &Keys) {
        let message =
            Message::new("heng::evidence::unknown_key").with("key", key).with("suggestion", nearest(key, keys));
        let known: Vec<String> = keys.names().map(str::to_owned).collect();
        self.say(message.with("known", known), span);
    }

    fn map<'n>(&mut self, node: &'n Node) -> &'n [Entry] {
        if !matches!(node.value, Yaml::Map(_) | Yaml::Nothing) {
            let expected = Message::new("heng::evidence::type_map");
            self.say(Message::new("heng::evidence::wrong_type").with("expected", expected), node.span);
        }
        entries(node)
    }

    fn text(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Yaml::Scalar { text, .. } => Some(text.clone()),
            Yaml::Nothing => None,
            _ => {
                let expected = Message::new("heng::evidence::type_text");
                self.say(Message::new("heng::evidence::wrong_type").with("expected", expected), node.span);
                None
            }
        }
    }

    fn observation(&mut self, indicator: &str, entry: &Entry) -> Observation {
        let base = format!("/{indicator}/{}", entry.key);
        let mut observation = Observation {
            indicator: indicator.to_owned(),
            id: entry.key.clone(),
            codings: Vec::new(),
            settled: None,
            origin: self.origin(&base, entry.node.span),
        };
        for field in self.map(&entry.node) {
            match (field.key.as_str(), &field.node.value) {
                ("codings", Yaml::List(items)) => {
                    for (index, item) in items.iter().enumerate() {
                        observation.codings.extend(self.coding(item, &format!("{base}/codings/{index}")));
                    }
                }
                ("codings", _) => {
                    let expected = Message::new("heng::evidence::type_list");
                    self.say(Message::new("heng::evidence::wrong_type").with("expected", expected), field.node.span);
                }
                ("settled", _) => observation.settled = self.coding(&field.node, &format!("{base}/settled")),
                ("note", _) => {}
                (key, _) => {
                    self.unknown(key, field.key_span, &OBSERVATION);
                }
            }
        }
        observation
    }

    fn coding(&mut self, node: &Node, pointer: &str) -> Option<Coding> {
        let (mut value, mut misspelt) = (None, false);
        let mut coding = Coding {
            value: String::new(),
            by: None,
            on: None,
            location: None,
            quote: None,
            location_span: node.span,
            quote_span: node.span,
            reason: None,
            origin: self.origin(pointer, node.span),
        };
        for field in self.map(node) {
            let read = CODING.has(&field.key) && field.key != "note";
            let text = if read { self.text(&field.node) } else { None };
            match field.key.as_str() {
                "value" => value = text,
                "by" => coding.by = text,
                "on" => {
                    coding.on = text.as_deref().and_then(parse_date);
                    if let (Some(text), None) = (text, coding.on) {
                        self.say(Message::new("heng::evidence::bad_date").with("text", text), field.node.span);
                    }
                }
                "where" => (coding.location, coding.location_span) = (text, field.node.span),
                "quote" => {
                    let quote = text.filter(|text| !text.trim().is_empty());
                    (coding.quote, coding.quote_span) = (quote, field.node.span);
                }
                "reason" => coding.reason = text,
                "note" => {}
                key => {
                    misspelt |= nearest(key, &CODING) == "value";
                    self.unknown(key, field.key_span, &CODING);
                }
            }
        }
        // Of a key that is misspelt one complaint is enough.
        if value.is_none() && !misspelt {
            self.say(Message::new("heng::evidence::coding_without_value"), node.span);
        }
        value.map(|value| Coding { value, ..coding })
    }

    fn origin(&self, pointer: &str, span: Span) -> Origin {
        Origin {
            file: self.source.name.as_str().into(),
            place: Place::Pointer { pointer: pointer.into(), bytes: Some(span) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_settled_stands_before_what_is_agreed() {
        let text = "2.1.1:\n  cloud:\n    codings: [ { value: started, by: 甲 }, { value: complete, by: 乙, on: 2024-11-13 } ]\n    settled: { value: complete, by: 丙, reason: 验收 }\n  open:\n    codings: [ { value: 是, by: 甲 }, { value: 否, by: 乙 } ]\n";
        let (observations, problems) = read(&Source::new("observations.yaml", text));
        assert_eq!(problems, []);
        let of = |id: &str| observations[&("2.1.1".to_owned(), id.to_owned())].clone();
        assert_eq!(of("cloud").agreed().unwrap().value, "complete");
        assert_eq!(of("open").agreed().unwrap_err().to_string(), "甲：是，乙：否");
    }
}
