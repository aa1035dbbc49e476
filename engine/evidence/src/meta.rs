//! `bundle.yaml`: what is known of a bundle and its files.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::{Date, Diagnostic, Message, Origin, Place, Source, Span, SubjectId};
use heng_yaml::shape::Keys;
use heng_yaml::{Entry, Node, Yaml};

use crate::dates::parse_date;
use crate::pattern::Pattern;
use crate::shapes::{ABSENT, BUNDLE, FILE, nearest};

/// What `bundle.yaml` says.
#[derive(Debug, Clone, Default)]
pub struct BundleMeta {
    /// The subject.
    pub subject: Option<SubjectId>,
    /// Whether the evidence is made up.
    pub synthetic: bool,
    /// The period it is of.
    pub period: Option<String>,
    /// What is known of files, by path within `data/`.
    pub files: BTreeMap<Arc<str>, FileMeta>,
    /// What was looked for and is not there.
    pub absent: Vec<Absence>,
    /// Where the subject stands.
    pub(crate) subject_span: Option<Span>,
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileMeta {
    /// Where it was saved from.
    pub url: Option<String>,
    /// When.
    pub captured_at: Option<Date>,
    /// By whom.
    pub collector: Option<String>,
    /// Which area it is about.
    pub area: Option<String>,
    /// The date of the document.
    pub dated: Option<Date>,
    /// The document number.
    pub number: Option<String>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Where this stands.
    pub origin: Origin,
}

impl FileMeta {
    /// Of a file of which nobody wrote anything; `origin` is where what is known of it stands.
    pub(crate) fn nothing(origin: Origin) -> Self {
        Self {
            url: None,
            captured_at: None,
            collector: None,
            area: None,
            dated: None,
            number: None,
            issuer: None,
            title: None,
            origin,
        }
    }
}

/// A collector's record that something was looked for and is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The pattern of evidence.
    pub pattern: String,
    /// Where it was looked for.
    pub searched: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Where this stands.
    pub origin: Origin,
}

/// Reads `bundle.yaml`; everything that is wrong with it is said.
pub fn read(source: &Arc<Source>) -> (BundleMeta, Vec<Diagnostic>) {
    let (tree, diagnostics) = heng_yaml::parse(source);
    let mut reader = Reader { source, diagnostics };
    let mut meta = BundleMeta::default();
    let Some(tree) = tree else { return (meta, reader.diagnostics) };
    for entry in reader.map(&tree) {
        match entry.key.as_str() {
            "subject" => {
                meta.subject = reader.text(&entry.node).map(SubjectId::from);
                meta.subject_span = Some(entry.node.span);
            }
            "synthetic" => meta.synthetic = reader.flag(&entry.node),
            "period" => meta.period = reader.text(&entry.node),
            "files" => {
                for file in reader.map(&entry.node) {
                    let described = reader.file(file);
                    meta.files.insert(file.key.as_str().into(), described);
                }
            }
            "absent" => {
                for (index, item) in reader.list(&entry.node).iter().enumerate() {
                    meta.absent.extend(reader.absence(item, index));
                }
            }
            "note" => {}
            _ => reader.unknown(entry, &BUNDLE),
        }
    }
    (meta, reader.diagnostics)
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn say(&mut self, message: Message, span: Span) {
        self.diagnostics.push(Diagnostic::error(message).at(self.source, span));
    }

    fn unknown(&mut self, entry: &Entry, keys: &Keys) {
        let suggestion = nearest(&entry.key, keys);
        let message =
            Message::new("heng::evidence::unknown_key").with("key", entry.key.as_str()).with("suggestion", suggestion);
        let known: Vec<String> = keys.names().map(str::to_owned).collect();
        self.say(message.with("known", known), entry.key_span);
    }

    fn wrong(&mut self, node: &Node, expected: &'static str) {
        self.say(Message::new("heng::evidence::wrong_type").with("expected", Message::new(expected)), node.span);
    }

    fn map<'n>(&mut self, node: &'n Node) -> &'n [Entry] {
        match &node.value {
            Yaml::Map(entries) => entries,
            Yaml::Nothing => &[],
            _ => {
                self.wrong(node, "heng::evidence::type_map");
                &[]
            }
        }
    }

    fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Yaml::List(items) => items,
            Yaml::Nothing => &[],
            _ => {
                self.wrong(node, "heng::evidence::type_list");
                &[]
            }
        }
    }

    fn text(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Yaml::Scalar { text, .. } => Some(text.clone()),
            Yaml::Nothing => None,
            _ => {
                self.wrong(node, "heng::evidence::type_text");
                None
            }
        }
    }

    fn flag(&mut self, node: &Node) -> bool {
        match &node.value {
            Yaml::Scalar { text, plain: true } if text == "true" => true,
            Yaml::Scalar { text, plain: true } if text == "false" => false,
            _ => {
                self.wrong(node, "heng::evidence::type_flag");
                false
            }
        }
    }

    fn date(&mut self, node: &Node) -> Option<Date> {
        let text = self.text(node)?;
        let date = parse_date(&text);
        if date.is_none() {
            self.say(Message::new("heng::evidence::bad_date").with("text", text), node.span);
        }
        date
    }

    fn file(&mut self, file: &Entry) -> FileMeta {
        let pointer = format!("/files/{}", file.key.replace('~', "~0").replace('/', "~1"));
        let mut meta = FileMeta::nothing(self.origin(pointer, file.node.span));
        for entry in self.map(&file.node) {
            match entry.key.as_str() {
                "url" => meta.url = self.text(&entry.node),
                "captured_at" => meta.captured_at = self.date(&entry.node),
                "collector" => meta.collector = self.text(&entry.node),
                "area" => meta.area = self.text(&entry.node),
                "dated" => meta.dated = self.date(&entry.node),
                "number" => meta.number = self.text(&entry.node),
                "issuer" => meta.issuer = self.text(&entry.node),
                "title" => meta.title = self.text(&entry.node),
                "note" => {}
                _ => self.unknown(entry, &FILE),
            }
        }
        meta
    }

    fn absence(&mut self, item: &Node, index: usize) -> Option<Absence> {
        let (mut pattern, mut searched, mut by, mut on) = (None, None, None, None);
        for entry in self.map(item) {
            match entry.key.as_str() {
                "evidence" => {
                    let text = self.text(&entry.node);
                    if let Some(text) = &text
                        && Pattern::parse(text).is_err()
                    {
                        self.say(
                            Message::new("heng::evidence::escaping_pattern").with("pattern", text.as_str()),
                            entry.node.span,
                        );
                    }
                    pattern = text;
                }
                "searched" => searched = self.text(&entry.node),
                "by" => by = self.text(&entry.node),
                "on" => on = self.date(&entry.node),
                "note" => {}
                _ => self.unknown(entry, &ABSENT),
            }
        }
        let Some(pattern) = pattern else {
            self.say(Message::new("heng::evidence::absence_of_what"), item.span);
            return None;
        };
        Some(Absence { pattern, searched, by, on, origin: self.origin(format!("/absent/{index}"), item.span) })
    }

    fn origin(&self, pointer: String, span: Span) -> Origin {
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
    fn everything_wrong_is_said_at_its_place() {
        let text = "subject: 330100\nsynthetic: maybe\nfiles:\n  a.html: { captured_at: 2024-13-01, colector: 甲 }\n  b.html: [x]\nabsent:\n  - { evidence: ../x }\n  - { searched: 站内 }\nowner: 甲\n";
        let source = Source::new("bundle.yaml", text);
        let (meta, problems) = read(&source);
        assert_eq!(meta.subject, Some("330100".into()));
        let said: Vec<(String, &str)> = problems
            .iter()
            .map(|problem| {
                (problem.message.code.replace("heng::evidence::", ""), &text[problem.labels[0].span.range()])
            })
            .collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(code, under)| (code.as_str(), *under)).collect();
        assert_eq!(
            said,
            [
                ("wrong_type", "maybe"),
                ("bad_date", "2024-13-01"),
                ("unknown_key", "colector"),
                ("wrong_type", "[x]"),
                ("escaping_pattern", "../x"),
                ("absence_of_what", "{ searched: 站内 }"),
                ("unknown_key", "owner"),
            ]
        );
        assert_eq!(problems[2].message.text("suggestion"), Some("collector"));
    }
}
