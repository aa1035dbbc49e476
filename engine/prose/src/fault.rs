//! What is wrong with a template, at its place.

use heng_model::{Diagnostic, Message, Span};
use minijinja::{Environment, Error, ErrorKind};

use crate::bounds::{MOST_DEPTH, MOST_STEPS, MOST_WRITTEN};
use crate::environment::names;
use crate::filters::FILTERS;
use crate::record::PARTS;
use crate::template::{Template, Templates};

/// Names listed in a help text: more than these nobody reads.
const MOST_LISTED: usize = 24;

/// Filters of Jinja that templates may use.
pub const JINJA: [&str; 33] = [
    "abs",
    "attr",
    "batch",
    "bool",
    "capitalize",
    "chain",
    "default",
    "dictsort",
    "first",
    "float",
    "groupby",
    "indent",
    "int",
    "items",
    "join",
    "last",
    "length",
    "lines",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
    "unique",
];

/// What there is to choose from.
pub struct Known {
    names: Vec<String>,
}

impl Known {
    /// The names of a template.
    pub fn of(env: &Environment<'_>, template: &Template) -> Self {
        let globals = env.globals().map(|(name, _)| name.to_owned());
        Self { names: names(template).into_iter().map(str::to_owned).chain(globals).collect() }
    }
}

/// The message with what it could have meant: `suggestion` is empty where nothing is near.
pub fn with_suggestion<'a>(message: Message, word: &str, known: impl Iterator<Item = &'a str>) -> Message {
    let known: Vec<&str> = known.collect();
    let near = known.iter().map(|one| (strsim::jaro_winkler(word, one), *one));
    let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score > 0.75);
    let mut listed: Vec<String> = known.iter().take(MOST_LISTED).map(|one| (*one).to_owned()).collect();
    if known.len() > MOST_LISTED {
        listed.push("…".to_owned());
    }
    message.with("suggestion", near.map_or("", |(_, one)| one)).with("known", listed)
}

/// The diagnostic of an error of the template engine.
pub fn of(error: &Error, template: &Template, templates: &Templates, known: &Known) -> Diagnostic {
    // What an `include` stumbled over stands in its cause.
    let mut at = error;
    while let Some(inner) = std::error::Error::source(at).and_then(|inner| inner.downcast_ref::<Error>()) {
        at = inner;
    }
    let named = at.name().and_then(|name| name.strip_suffix(Templates::ENDING));
    let template = named.and_then(|name| templates.all.iter().find(|one| one.name == name)).unwrap_or(template);
    let span = span(at, template);
    let detail = at.detail().unwrap_or_default();
    let parts: Vec<&str> = detail.split(PARTS).collect();
    let (message, word) = message(at, &parts, known, &template.source.text[span.range()]);
    let place = word.and_then(|word| within(&template.source.text, span, &word)).unwrap_or(span);
    Diagnostic::error(message).at(&template.source, place)
}

fn message(error: &Error, parts: &[&str], known: &Known, code: &str) -> (Message, Option<String>) {
    let quoted = |text: &str| text.split(['`', '\'', '"']).nth(1).map(str::to_owned);
    let filter_name = |text: &str| {
        let word = text.split_whitespace().nth(1).unwrap_or_default();
        quoted(text).unwrap_or_else(|| word.to_owned())
    };
    let detail = parts.first().copied().unwrap_or_default();
    match (error.kind(), parts) {
        (ErrorKind::UndefinedError, [of, name, known @ ..]) => {
            let message = Message::new("heng::prose::unknown_field").with("of", *of).with("name", *name);
            (with_suggestion(message, name, known.iter().copied()), Some((*name).to_owned()))
        }
        (ErrorKind::UndefinedError, _) => {
            let name = code.split(|one: char| !one.is_alphanumeric() && one != '_').find(|one| !one.is_empty());
            let name = name.unwrap_or_default();
            let message = Message::new("heng::prose::unknown_name").with("name", name);
            (with_suggestion(message, name, known.names.iter().map(String::as_str)), Some(name.to_owned()))
        }
        (ErrorKind::UnknownFilter, _) => unknown_filter(&filter_name(detail)),
        (ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod, _) => {
            let name = filter_name(detail);
            let message = Message::new("heng::prose::unknown_call").with("name", name.as_str());
            let tests = crate::tests_of_values::TESTS.iter().map(|(name, _)| *name);
            (with_suggestion(message, &name, tests), Some(name))
        }
        (ErrorKind::OutOfFuel, _) => (Message::new("heng::prose::endless").with("most", MOST_STEPS), None),
        (ErrorKind::WriteFailure, _) => (Message::new("heng::prose::too_much").with("most", MOST_WRITTEN >> 20), None),
        (ErrorKind::TemplateNotFound, _) => {
            let name = quoted(detail).unwrap_or_default();
            (Message::new("heng::prose::no_such_file").with("name", name.as_str()), Some(name))
        }
        (ErrorKind::SyntaxError, _) => (Message::new("heng::prose::syntax").with("why", detail), None),
        (ErrorKind::InvalidOperation, [code, filter, value]) => {
            let message = match *code {
                "not_a_share" => Message::new("heng::prose::not_a_share"),
                "not_a_figure" => Message::new("heng::prose::not_a_figure"),
                "not_a_count" => Message::new("heng::prose::not_a_count"),
                "not_a_day" => Message::new("heng::prose::not_a_day"),
                _ => Message::new("heng::prose::of_nobody"),
            };
            (message.with("filter", *filter).with("value", *value), Some((*filter).to_owned()))
        }
        (ErrorKind::InvalidOperation, _) if detail.contains("recursion") => {
            (Message::new("heng::prose::too_deep").with("most", MOST_DEPTH), None)
        }
        (kind, _) => {
            let why = if detail.is_empty() { kind.to_string() } else { detail.to_owned() };
            (Message::new("heng::prose::broken").with("why", why), None)
        }
    }
}

fn unknown_filter(name: &str) -> (Message, Option<String>) {
    let known = FILTERS.iter().map(|filter| filter.name).chain(JINJA);
    let message = Message::new("heng::prose::unknown_filter").with("name", name);
    (with_suggestion(message, name, known), Some(name.to_owned()))
}

/// Where an error stands: its expression where the template engine knows it, else its line.
fn span(error: &Error, template: &Template) -> Span {
    let text = &template.source.text;
    if let Some(range) = error.range().filter(|range| range.start < range.end && text.get(range.clone()).is_some()) {
        return range.into();
    }
    let line = error.line().unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let length = text[start..].lines().next().map_or(0, |line| line.trim_end().len());
    let indent = text[start..].chars().take_while(|one| *one == ' ').count().min(length);
    (start + indent..start + length).into()
}

/// The word within a place, else the first after its beginning on the same line.
fn within(text: &str, span: Span, word: &str) -> Option<Span> {
    let line = text[span.start..].find('\n').map_or(text.len(), |end| span.start + end);
    let until = line.max(span.end);
    occurrences(&text[span.start..until], word).next().map(|at| (span.start + at..span.start + at + word.len()).into())
}

/// Where a word stands alone.
fn occurrences<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let letter = |one: char| one.is_alphanumeric() || one == '_';
    let alone = move |at: usize| {
        let before = text[..at].chars().next_back().is_none_or(|one| !letter(one));
        before && text[at + word.len()..].chars().next().is_none_or(|one| !letter(one))
    };
    text.match_indices(word).filter(|_| !word.is_empty()).map(|(at, _)| at).filter(move |at| alone(*at))
}

/// Names and filters that there are not, wherever they stand: also where nothing leads to now.
pub fn unknown_names(template: &Template, undeclared: &[String], known: &Known) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let unknown = undeclared.iter().filter(|name| !known.names.contains(name));
    for name in unknown {
        let message = Message::new("heng::prose::unknown_name").with("name", name.as_str());
        let message = with_suggestion(message, name, known.names.iter().map(String::as_str));
        let place = tags(&template.source.text).iter().find_map(|tag| {
            let within = occurrences(&template.source.text[tag.range()], name);
            let is_name = |at: &usize| !template.source.text[..tag.start + at].trim_end().ends_with(['.', '|']);
            within.into_iter().find(is_name).map(|at| tag.start + at)
        });
        let start = place.unwrap_or_default();
        let end = place.map_or(0, |start| start + name.len());
        problems.push(Diagnostic::error(message).at(&template.source, start..end));
    }
    for (name, place) in filters(&template.source.text) {
        let is_known = JINJA.contains(&name.as_str()) || FILTERS.iter().any(|filter| filter.name == name);
        if !is_known {
            let (message, _) = unknown_filter(&name);
            problems.push(Diagnostic::error(message).at(&template.source, place));
        }
    }
    problems.sort_by_key(Diagnostic::sort_key);
    problems
}

/// What stands between `{{` and `}}`, and between `{%` and `%}`.
fn tags(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['{']).map(|open| at + open) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let Some(end) = text[open + 2..].find(close).map(|end| open + 2 + end) else { break };
        if close != "#}" {
            found.push((open + 2..end).into());
        }
        at = end + 2;
    }
    found
}

/// The filters that are called, with their places; a bar within quotation marks is none.
fn filters(text: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for tag in tags(text) {
        let code = &text[tag.range()];
        let mut quote = None;
        for (at, character) in code.char_indices() {
            match (quote, character) {
                (Some(open), one) if one == open => quote = None,
                (None, '"' | '\'') => quote = Some(character),
                (None, '|') => {
                    let rest = &code[at + 1..];
                    let begin = at + 1 + rest.len() - rest.trim_start().len();
                    let name: String =
                        code[begin..].chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect();
                    let place = tag.start + begin;
                    let end = place + name.len();
                    found.push((name, (place..end).into()));
                }
                _ => {}
            }
        }
    }
    found
}
