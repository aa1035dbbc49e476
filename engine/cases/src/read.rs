//! A `cases.md` becomes cases, or every mistake in it at its place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_methodology::{given_by_name, with_suggestion};
use heng_model::evidence::{Param, Value};
use heng_model::indicator::Leaf;
use heng_model::{Date, Definition, Diagnostic, Message, Source, Span, SubjectId};

use crate::block::{self, Evidence};
use crate::bundle;
use crate::case::Case;
use crate::expectation::{self, Expectation};
use crate::lines::{self, Item};
use crate::name;
use crate::table::Table;
use crate::variants;
use crate::words::Key;

/// What cases may name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    pub definition: &'a Definition,
    pub leaf: &'a Leaf,
    pub codes: &'a BTreeSet<String>,
}

/// What stands under one title, or before the first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub subject: Option<SubjectId>,
    pub assessed_on: Option<Date>,
    pub params: BTreeMap<String, Value>,
    pub evidence: Vec<Evidence>,
    pub expectations: Vec<(Span, Expectation)>,
    /// Whether an expectation stands there that cannot be read.
    pub misread: bool,
}

/// The cases of a file and what is wrong with it.
pub(crate) fn read(source: &Arc<Source>, around: Around<'_>) -> (Vec<Case>, Vec<Diagnostic>) {
    let (items, said) = lines::read(source);
    let mut reader = Reader { source, around, said };
    let mut sections: Vec<(Option<Span>, Vec<Item>)> = vec![(None, Vec::new())];
    for item in items {
        match item {
            Item::Title(span) => sections.push((Some(span), Vec::new())),
            item => sections.last_mut().expect("there is always the head").1.push(item),
        }
    }
    let mut shared = Draft::default();
    let mut cases = Vec::new();
    let mut titles: BTreeMap<String, Span> = BTreeMap::new();
    for (title, items) in sections {
        let Some(title) = title else {
            shared = reader.head(items);
            continue;
        };
        let text = source.text[title.range()].to_owned();
        if let Some(first) = titles.get(&text) {
            let said = Diagnostic::error(Message::new("heng::cases::title_twice").with("title", &text));
            reader.said.push(said.at(source, title).context(source, *first, Message::new("heng::cases::first_here")));
        }
        titles.entry(text).or_insert(title);
        reader.case(title, items, &shared, &mut cases);
    }
    if cases.is_empty() && reader.said.is_empty() {
        reader.said.push(Diagnostic::error(Message::new("heng::cases::no_case")).at(source, 0..0));
    }
    name::give(&mut cases);
    reader.said.sort_by_cached_key(Diagnostic::sort_key);
    (cases, reader.said)
}

/// What stands before the first case and holds for all of them.
pub(crate) fn head_of(source: &Arc<Source>, around: Around<'_>) -> Draft {
    let (items, said) = lines::read(source);
    let head = items.into_iter().take_while(|item| !matches!(item, Item::Title(_))).collect();
    Reader { source, around, said }.head(head)
}

pub(crate) struct Reader<'a> {
    pub source: &'a Arc<Source>,
    pub around: Around<'a>,
    pub said: Vec<Diagnostic>,
}

impl Reader<'_> {
    pub(crate) fn text(&self, span: Span) -> &str {
        &self.source.text[span.range()]
    }

    pub(crate) fn error(&mut self, message: Message, span: Span) {
        self.said.push(Diagnostic::error(message).at(self.source, span));
    }

    /// What stands before the first case holds for all of them, unless they say otherwise.
    fn head(&mut self, items: Vec<Item>) -> Draft {
        let (shared, tables) = self.draft(Draft::default(), items);
        for table in tables {
            self.error(Message::new("heng::cases::table_before_cases"), table.span);
        }
        for (span, _) in &shared.expectations {
            self.said.push(Diagnostic::error(Message::new("heng::cases::expect_before_cases")).at(self.source, *span));
        }
        Draft { expectations: Vec::new(), misread: false, ..shared }
    }

    fn case(&mut self, title: Span, items: Vec<Item>, shared: &Draft, cases: &mut Vec<Case>) {
        let (draft, mut tables) = self.draft(shared.clone(), items);
        if tables.len() > 1 {
            self.error(Message::new("heng::cases::second_table"), tables[1].span);
        }
        let drafts = if tables.is_empty() {
            vec![(None, title, draft)]
        } else {
            variants::of(self, &draft, &tables.swap_remove(0))
        };
        for (variant, span, draft) in drafts {
            if draft.expectations.is_empty() && !draft.misread {
                self.error(Message::new("heng::cases::no_expectation"), span);
            }
            let mut files = bundle::empty();
            for evidence in &draft.evidence {
                let bytes = self.encoded(evidence);
                files
                    .insert(&bundle::place(&evidence.path), bytes)
                    .expect("the path was checked when the block was read");
            }
            cases.push(Case {
                title: self.text(title).to_owned(),
                variant,
                name: String::new(),
                span,
                subject: draft.subject,
                assessed_on: draft.assessed_on,
                params: draft.params,
                files: Arc::new(files),
                expectations: draft.expectations,
            });
        }
    }

    fn encoded(&mut self, evidence: &Evidence) -> Vec<u8> {
        evidence.bytes().unwrap_or_else(|message| {
            self.error(message, evidence.span);
            Vec::new()
        })
    }

    /// The settings and blocks of a section over those that hold for all.
    fn draft(&mut self, shared: Draft, items: Vec<Item>) -> (Draft, Vec<Table>) {
        let mut draft = shared;
        let (mut tables, mut own) = (Vec::new(), BTreeMap::new());
        let mut once: BTreeMap<String, Span> = BTreeMap::new();
        for item in items {
            match item {
                Item::Title(_) | Item::Prose(_) => {}
                Item::Table(table) => tables.push(table),
                Item::Block(block) => match block::read(self.source, block) {
                    Ok(evidence) => {
                        if let Some(first) = own.insert(evidence.path.to_lowercase(), evidence.span) {
                            self.twice(&evidence.path, evidence.span, first);
                        }
                        draft.evidence.retain(|other| other.path != evidence.path);
                        draft.evidence.push(evidence);
                    }
                    Err(problem) => self.said.push(*problem),
                },
                Item::Setting { key, key_span, value } => {
                    // Parameters and expectations may stand on several lines; one subject is enough.
                    if matches!(key, Key::Subject | Key::AssessedOn)
                        && let Some(first) = once.insert(format!("{key:?}"), key_span)
                    {
                        let key = self.text(key_span).to_owned();
                        self.twice(&key, key_span, first);
                    }
                    self.setting(key, value, &mut draft, &mut once);
                }
            }
        }
        (draft, tables)
    }

    fn twice(&mut self, what: &str, span: Span, first: Span) {
        let said = Diagnostic::error(Message::new("heng::cases::twice").with("what", what)).at(self.source, span);
        self.said.push(said.context(self.source, first, Message::new("heng::cases::first_here")));
    }

    fn setting(&mut self, key: Key, value: Span, draft: &mut Draft, once: &mut BTreeMap<String, Span>) {
        match key {
            Key::Subject => draft.subject = self.subject(value).or(draft.subject.take()),
            Key::AssessedOn => draft.assessed_on = self.date(value).or(draft.assessed_on),
            Key::Expect => {
                let text = self.text(value).to_owned();
                self.expect(&text, value, draft);
            }
            Key::Params => match given_by_name(&self.alone(value)) {
                Ok(given) => {
                    for (name, span, given) in given {
                        if let Some(first) = once.insert(format!("params.{name}"), span) {
                            self.twice(&name, span, first);
                        }
                        self.param(&name, span, given.value, given.span, draft);
                    }
                }
                Err(problems) => self.said.extend(self.here(problems)),
            },
            Key::Variant => {}
        }
    }

    /// One expectation, as it is written.
    pub(crate) fn expect(&mut self, text: &str, place: Span, draft: &mut Draft) {
        match expectation::read(text, self.around.leaf, self.around.codes) {
            Ok(expectation) => draft.expectations.push((place, expectation)),
            Err(message) => {
                draft.misread = true;
                self.error(message, place);
            }
        }
    }

    /// A value of a parameter, if the leaf has it and it is of the same kind.
    pub(crate) fn param(&mut self, name: &str, key: Span, value: Value, place: Span, draft: &mut Draft) {
        let Some(declared) = self.around.leaf.params.get(name) else {
            let known: Vec<&str> = self.around.leaf.params.keys().map(String::as_str).collect();
            let message = Message::new("heng::cases::unknown_param").with("param", name);
            return self.error(with_suggestion(message, name, known.iter().copied()), key);
        };
        let like = match declared {
            Param::Value(value) => Some(value),
            Param::By { values, otherwise, .. } => values.values().next().or(otherwise.as_ref()),
            Param::Reference(_) => None,
        };
        if like.is_some_and(|like| std::mem::discriminant(like) != std::mem::discriminant(&value)) {
            return self.error(Message::new("heng::cases::param_of_other_kind").with("param", name), place);
        }
        draft.params.insert(name.to_owned(), value);
    }

    /// The subject of that key, code or name.
    pub(crate) fn subject(&mut self, place: Span) -> Option<SubjectId> {
        let text = self.text(place).trim_matches('"').to_owned();
        let definition = self.around.definition;
        if let Some(subject) = definition.subject_called(&text) {
            return Some(subject.id.clone());
        }
        let known = definition.subjects.iter().flat_map(|subject| [subject.id.as_str(), subject.name.as_str()]);
        let known: Vec<&str> = known.collect();
        let message = Message::new("heng::cases::unknown_subject").with("subject", text.as_str());
        self.error(with_suggestion(message, &text, known.iter().copied()), place);
        None
    }

    pub(crate) fn date(&mut self, place: Span) -> Option<Date> {
        let text = self.text(place).trim_matches('"').to_owned();
        let date = text.parse().ok();
        if date.is_none() {
            self.error(Message::new("heng::cases::not_a_date").with("text", text), place);
        }
        date
    }

    /// A part of the file as a text of its own, in which every byte keeps its place.
    pub(crate) fn alone(&self, part: Span) -> Arc<Source> {
        let blank = |text: &str| text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>();
        let text = &self.source.text;
        let (before, after) = (blank(&text[..part.start]), blank(&text[part.end..]));
        let alone = [&before, &text[part.range()], &after].concat();
        Source::new(self.source.name.as_str(), alone)
    }

    /// Diagnostics of such a text, said of the file.
    pub(crate) fn here(&self, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut problems = problems;
        for label in problems.iter_mut().flat_map(|problem| &mut problem.labels) {
            label.source = self.source.clone();
        }
        problems
    }
}
