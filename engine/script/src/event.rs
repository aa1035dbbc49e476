//! What happened while a statement ran: the reads and searches that judgements rest on.

use std::sync::Arc;

use heng_evidence::{Css, Document};
use heng_model::trail::Citation;
use heng_model::{Date, Origin};
use rhai::{ImmutableString, Position};

use crate::values::List;

/// One thing that happened, in the order of evaluation.
#[derive(Debug, Clone)]
pub enum Event {
    /// A piece of evidence was read.
    Read(Read),
    /// Something was looked for.
    Search(Box<Search>),
    /// A value was computed: a deadline.
    Computed {
        /// The expression with its values.
        expression: Arc<str>,
        /// The result.
        value: Arc<str>,
    },
}

/// A piece of evidence that was read.
#[derive(Debug, Clone)]
pub struct Read {
    /// Where it stands.
    pub origin: Origin,
    /// Its text.
    pub quote: Arc<str>,
    /// The property or method that read it.
    pub name: &'static str,
    /// The method's argument.
    pub argument: Option<ImmutableString>,
}

/// Something looked for.
#[derive(Debug, Clone)]
pub struct Search {
    /// What.
    pub wanted: Wanted,
    /// For which item of a list.
    pub item: Option<Arc<str>>,
    /// Where.
    pub place: Arc<str>,
    /// How many things were looked at.
    pub of: usize,
    /// How many of them were it.
    pub hits: usize,
    /// The first of what was found; of a search that was partly met, first what was not it.
    pub cited: Vec<Citation>,
    /// What came closest, where nothing was found.
    pub near: Near,
    /// A collector's record of absence.
    pub absent: Option<Origin>,
    /// The call.
    pub at: At,
}

/// What was looked for; put into words only for judgements that need it.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// A call with its argument: `select("a.download")`.
    Call(&'static str, ImmutableString),
    /// A value in a column: `whose("主题", "气象")`.
    Cell(ImmutableString, ImmutableString),
    /// A condition on items: the name of the closure.
    Condition(&'static str, ImmutableString),
}

/// What might come closest. Worked out only for judgements that lost points.
#[derive(Debug, Clone, Default)]
pub enum Near {
    /// Nothing is known.
    #[default]
    Nothing,
    /// A text in a document.
    Text(Arc<Document>, ImmutableString),
    /// A selector in a page.
    Css(Arc<Document>, Css),
    /// File names.
    Files(Vec<Arc<str>>),
    /// A value in a column of some rows.
    Cell(List, ImmutableString, ImmutableString),
    /// The item that satisfied most of the condition, by what was read of it last.
    Item(Citation),
    /// One of several items that all failed equally early.
    AnyItem(Citation),
}

/// A place in a script: which source, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The library, or nothing for the check itself.
    pub source: Option<ImmutableString>,
    /// Line and column.
    pub position: Position,
}

impl Event {
    /// A read.
    pub fn read(
        origin: Origin,
        quote: impl Into<Arc<str>>,
        name: &'static str,
        argument: Option<ImmutableString>,
    ) -> Self {
        Event::Read(Read { origin, quote: quote.into(), name, argument })
    }
    /// The piece of evidence that was read, found first, or came closest.
    pub fn citation(&self) -> Option<Citation> {
        match self {
            Event::Read(read) => Some(read.citation()),
            Event::Search(search) => search.cited.first().or(search.near.item()).cloned(),
            Event::Computed { .. } => None,
        }
    }
    /// A search.
    pub fn search(search: Search) -> Self {
        Event::Search(Box::new(search))
    }
    /// A computed date.
    pub fn computed(expression: String, value: Date) -> Self {
        Event::Computed { expression: expression.into(), value: value.to_string().into() }
    }
}

impl Near {
    /// The item that satisfied most of a condition.
    fn item(&self) -> Option<&Citation> {
        match self {
            Near::Item(citation) | Near::AnyItem(citation) => Some(citation),
            _ => None,
        }
    }
}

impl Read {
    /// As it stands in a trail.
    pub fn citation(&self) -> Citation {
        let read = match &self.argument {
            Some(argument) => format!("{}(\"{argument}\")", self.name).into(),
            None => self.name.into(),
        };
        Citation { origin: self.origin.clone(), quote: clip(&self.quote), read: Some(read) }
    }
}

/// A quotation of at most [`heng_model::trail::MOST_QUOTED`] characters with white space collapsed.
pub fn clip(text: &str) -> Arc<str> {
    let most = heng_model::trail::MOST_QUOTED;
    let mut out = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        if count > 0 {
            out.push(' ');
            count += 1;
        }
        for letter in word.chars() {
            if count >= most - 1 {
                out.push('…');
                return out.into();
            }
            out.push(letter);
            count += 1;
        }
    }
    out.into()
}
