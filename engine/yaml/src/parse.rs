//! From the parser's events to the tree.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};
use heng_model::{Diagnostic, Message, Source, Span};

use super::node::{Entry, Node, Yaml};
use super::syntax::complaint_of;

/// Levels of nesting in a file of a methodology; the deepest real one has nine.
pub const MOST_DEPTH: usize = 64;
/// Values that aliases may repeat in one file, so that ten lines cannot become a billion values.
pub const MOST_REPEATED: usize = 10_000;
/// Values of one file.
pub const MOST_VALUES: usize = 1_000_000;
/// Mistakes after which a file is given up.
pub const MOST_MISTAKES: usize = 1_000;

/// The one document of a text. No tree means that at least one of the diagnostics says why; an empty text is
/// [`Yaml::Nothing`].
pub fn parse(source: &Arc<Source>) -> (Option<Node>, Vec<Diagnostic>) {
    parse_within(source, MOST_DEPTH, MOST_VALUES)
}

/// The same with bounds of one's own: levels of nesting, and values in all.
pub fn parse_within(source: &Arc<Source>, depth: usize, values: usize) -> (Option<Node>, Vec<Diagnostic>) {
    let options = granit_parser::options! {
        flow_nesting_limit: depth,
        block_nesting_limit: depth,
        emit_comments: false,
    };
    let mut builder = Builder::new(source, depth, values);
    for event in Parser::new_from_str_with_options(&source.text, options) {
        let step = match event {
            Ok((event, span)) => {
                let bytes = span.byte_range().unwrap_or(0..0);
                builder.take(event, Span::from(bytes))
            }
            Err(error) => Err(refused(source, &error, depth, builder.unclosed(&error))),
        };
        if let Err(diagnostic) = step {
            builder.diagnostics.push(diagnostic);
            return (None, builder.diagnostics);
        }
    }
    let whole = builder.root.unwrap_or(Node { span: Span::default(), value: Yaml::Nothing });
    (Some(whole), builder.diagnostics)
}

fn refused(source: &Arc<Source>, error: &ScanError, depth: usize, unclosed: Option<Span>) -> Diagnostic {
    let place = place_of(source, error);
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        let message = Message::new("heng::yaml::too_deep").with("most", depth);
        return Diagnostic::error(message).at(source, place);
    }
    complaint_of(source, error, place, unclosed)
}

/// The character at which the parser gave up.
fn place_of(source: &Source, error: &ScanError) -> Span {
    let text = &source.text;
    let mut start = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let width = text[start..].chars().next().filter(|next| *next != '\n').map_or(0, char::len_utf8);
    Span::new(start, start + width)
}

/// A collection that is not closed yet.
struct Open {
    start: usize,
    anchor: usize,
    what: OpenValue,
}

enum OpenValue {
    List(Vec<Node>),
    /// The entries so far, and a key that waits for its value.
    Map(Entries),
}

#[derive(Default)]
struct Entries {
    all: Vec<Entry>,
    /// Where each key stands first: a search through all would take minutes in a file made for it.
    seen: HashMap<String, Span>,
    waiting: Option<(String, Span)>,
}

impl Entries {
    /// Adds an entry, unless its key is there already or stands for a merge.
    fn add(&mut self, source: &Arc<Source>, key: String, key_span: Span, node: Node) -> Option<Diagnostic> {
        if source.text.get(key_span.range()) == Some("<<") {
            return Some(Diagnostic::error(Message::new("heng::yaml::merge_key")).at(source, key_span));
        }
        if let Some(first) = self.seen.get(&key) {
            let said = Diagnostic::error(Message::new("heng::yaml::duplicate_key").with("key", key));
            let said = said.at(source, key_span);
            return Some(said.context(source, *first, Message::new("heng::yaml::first_here")));
        }
        self.seen.insert(key.clone(), key_span);
        self.all.push(Entry { key, key_span, node });
        None
    }
}

struct Builder<'a> {
    source: &'a Arc<Source>,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, Node>,
    repeated: usize,
    diagnostics: Vec<Diagnostic>,
    depth: usize,
    values: usize,
    most_values: usize,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Arc<Source>, depth: usize, most_values: usize) -> Self {
        let (open, anchors, diagnostics) = (Vec::new(), HashMap::new(), Vec::new());
        Self { source, open, root: None, anchors, repeated: 0, diagnostics, depth, values: 0, most_values }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(self.error("heng::yaml::several_documents", span)),
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), span);
                let plain = style == ScalarStyle::Plain;
                let nothing = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = if nothing { Yaml::Nothing } else { Yaml::Scalar { text: text.into_owned(), plain } };
                self.finish(Node { span: self.trimmed(span), value }, anchor)
            }
            Event::Alias(anchor) => self.repeat(anchor, span),
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), span);
                self.enter(span, anchor, OpenValue::List(Vec::new()))
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), span);
                self.enter(span, anchor, OpenValue::Map(Entries::default()))
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            _ => Ok(()),
        }
    }

    fn enter(&mut self, span: Span, anchor: usize, what: OpenValue) -> Result<(), Diagnostic> {
        if self.open.len() >= self.depth {
            return Err(self.too_deep(span));
        }
        self.open.push(Open { start: span.start, anchor, what });
        Ok(())
    }

    /// The end of a block collection is where the parser notices it, lines later: its last value ends it.
    fn leave(&mut self, span: Span) -> Result<(), Diagnostic> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (value, last) = match open.what {
            OpenValue::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Yaml::List(items), last)
            }
            OpenValue::Map(Entries { all: entries, .. }) => {
                let last = entries.last().map(|entry| entry.node.span.end.max(entry.key_span.end));
                (Yaml::Map(entries), last)
            }
        };
        let closed = self.source.text.get(span.range()).is_some_and(|text| matches!(text, "]" | "}"));
        let end = if closed { span.end } else { last.unwrap_or(span.end) };
        self.finish(Node { span: Span::new(open.start, end.max(open.start)), value }, open.anchor)
    }

    fn repeat(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        // An anchor that is still open holds itself.
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(self.error("heng::yaml::alias_of_itself", span));
        };
        let (size, depth) = node.size_and_depth();
        self.repeated += size;
        if self.repeated > MOST_REPEATED {
            let message = Message::new("heng::yaml::alias_bomb").with("most", MOST_REPEATED);
            return Err(Diagnostic::error(message).at(self.source, span));
        }
        if self.open.len() + depth > self.depth {
            return Err(self.too_deep(span));
        }
        let node = Node { span, value: node.value.clone() };
        self.finish(node, 0)
    }

    fn finish(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        self.values += 1;
        if self.values > self.most_values {
            let message = Message::new("heng::yaml::too_many_values").with("most", self.most_values);
            return Err(Diagnostic::error(message).at(self.source, node.span));
        }
        if self.diagnostics.len() >= MOST_MISTAKES {
            let message = Message::new("heng::yaml::too_many_mistakes").with("most", MOST_MISTAKES);
            return Err(Diagnostic::error(message).at(self.source, node.span));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut().map(|open| &mut open.what) {
            None => self.root = Some(node),
            Some(OpenValue::List(items)) => items.push(node),
            Some(OpenValue::Map(entries)) => match entries.waiting.take() {
                None => entries.waiting = Some(Self::key(self.source, node)?),
                Some((key, key_span)) => {
                    let said = entries.add(self.source, key, key_span, node);
                    self.diagnostics.extend(said);
                }
            },
        }
        Ok(())
    }

    fn key(source: &Arc<Source>, node: Node) -> Result<(String, Span), Diagnostic> {
        match node.value {
            Yaml::Scalar { text, .. } => Ok((text, node.span)),
            // `~:` and `null:` are names like any other; `: x` has none.
            Yaml::Nothing if !node.span.range().is_empty() => {
                Ok((source.text.get(node.span.range()).unwrap_or_default().to_owned(), node.span))
            }
            _ => Err(Diagnostic::error(Message::new("heng::yaml::key_not_text")).at(source, node.span)),
        }
    }

    /// Tags change what a value is, and nothing of a methodology needs one.
    fn refuse_tag(&mut self, tag: Option<&Tag>, span: Span) {
        if let Some(tag) = tag {
            let said = Diagnostic::error(Message::new("heng::yaml::tag").with("tag", tag.original()));
            self.diagnostics.push(said.at(self.source, span));
        }
    }

    /// Plain and block scalars without the line break that ends them.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.source.text.get(span.range()).unwrap_or_default();
        Span::new(span.start, span.start + text.trim_end().len())
    }

    /// The bracket that stands open where the parser gave up.
    fn unclosed(&self, error: &ScanError) -> Option<Span> {
        let text = &self.source.text;
        let at = place_of(self.source, error).start;
        let open = self.open.iter().rev().find(|open| text[open.start..].starts_with(['[', '{']))?;
        (open.start < at).then(|| Span::new(open.start, open.start + 1))
    }

    fn error(&self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::error(Message::new(code)).at(self.source, span)
    }

    fn too_deep(&self, span: Span) -> Diagnostic {
        let message = Message::new("heng::yaml::too_deep").with("most", self.depth);
        Diagnostic::error(message).at(self.source, span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Node {
        let (node, diagnostics) = parse(&Source::new("a.yaml", text));
        assert_eq!(diagnostics, []);
        node.unwrap()
    }
    /// The code of the one diagnostic, and the text under its label.
    fn complaint(text: &str) -> (String, String) {
        let (_, diagnostics) = parse(&Source::new("a.yaml", text));
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        let span = diagnostics[0].labels[0].span;
        (diagnostics[0].message.code.to_string(), text[span.range()].to_owned())
    }
    fn under<'a>(text: &'a str, node: &Node) -> &'a str {
        &text[node.span.range()]
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let text = "名称: 杭州市\n表:\n  - { a: 1.10 , b: '好' }   # 注\n  - [x, y]\n\n尾: |\n  一\n  二\n";
        let root = tree(text);
        let Yaml::Map(entries) = &root.value else { panic!() };
        assert_eq!(entries.iter().map(|entry| &text[entry.key_span.range()]).collect::<Vec<_>>(), ["名称", "表", "尾"]);
        assert_eq!(under(text, &entries[0].node), "杭州市");
        assert_eq!(under(text, &entries[1].node), "- { a: 1.10 , b: '好' }   # 注\n  - [x, y]");
        let Yaml::List(items) = &entries[1].node.value else { panic!() };
        assert_eq!(under(text, &items[0]), "{ a: 1.10 , b: '好' }");
        let Yaml::Map(pairs) = &items[0].value else { panic!() };
        assert_eq!(pairs[0].node.value, Yaml::Scalar { text: "1.10".into(), plain: true });
        assert_eq!(under(text, &pairs[1].node), "'好'");
        assert_eq!(pairs[1].node.value, Yaml::Scalar { text: "好".into(), plain: false });
        assert_eq!(under(text, &entries[2].node), "一\n  二");
    }

    #[test]
    fn nothing_is_not_an_empty_text() {
        let root = tree("a:\nb: ~\nc: ''\nd: null\n");
        let Yaml::Map(entries) = &root.value else { panic!() };
        let nothing: Vec<bool> = entries.iter().map(|entry| entry.node.value == Yaml::Nothing).collect();
        assert_eq!(nothing, [true, true, false, true]);
        assert_eq!(tree("").value, Yaml::Nothing);
    }

    #[test]
    fn aliases_repeat_within_bounds() {
        let root = tree("a: &x { k: v }\nb: *x\n");
        let Yaml::Map(entries) = &root.value else { panic!() };
        assert_eq!(entries[0].node.value, entries[1].node.value);
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..9 {
            let line = format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "));
            bomb.push_str(&line);
        }
        assert_eq!(complaint(&bomb), ("heng::yaml::alias_bomb".into(), "*a2".into()));
        assert_eq!(complaint("a: &a [*a]\n").0, "heng::yaml::alias_of_itself");
    }

    #[test]
    fn depth_is_bounded() {
        assert_eq!(complaint(&"[".repeat(100_000)).0, "heng::yaml::too_deep");
        let block = |levels: usize| (0..levels).map(|level| " ".repeat(level) + "a:\n").collect::<String>();
        assert_eq!(complaint(&block(200)).0, "heng::yaml::too_deep");
        let mixed = format!("{}{}{}{}", block(40), " ".repeat(41), "[".repeat(40), "]".repeat(40));
        assert_eq!(complaint(&mixed), ("heng::yaml::too_deep".into(), "[".into()));
        let (open, close) = ("[".repeat(40), "]".repeat(40));
        let chain = format!("a0: &a0 {open}{close}\na1: {open}*a0{close}\n");
        assert_eq!(complaint(&chain), ("heng::yaml::too_deep".into(), "*a0".into()));
    }

    #[test]
    fn what_is_no_yaml_is_said_where_it_stands() {
        let why = |text: &str| {
            let (_, diagnostics) = parse(&Source::new("a.yaml", text));
            let Some(heng_model::Arg::Message(why)) = diagnostics[0].message.args.get("why") else { panic!() };
            (why.code.to_string(), Source::new("a", text).position(diagnostics[0].labels[0].span.start).0)
        };
        assert_eq!(why("a: 1\nb: \"开\n").0, "heng::yaml::syntax_quote");
        assert_eq!(why("a: [1, 2\nb: 3\n").0, "heng::yaml::syntax_bracket");
        assert_eq!(why("a:\n\tb: 1\n"), ("heng::yaml::syntax_tab".into(), 2));
        assert_eq!(why("a: 1\nb: c: d\n"), ("heng::yaml::syntax_colon".into(), 2));
        assert_eq!(why("a: *x\n").0, "heng::yaml::syntax_anchor");
        assert_eq!(why("a: 1\n名称：杭州\nb: 2\n").0, "heng::yaml::syntax_full_width");
        assert_eq!(why("a: 1\n  b: 2\n").1, 2);
    }

    #[test]
    fn what_is_not_wanted_is_refused() {
        assert_eq!(complaint("a: 1\nb: 2\na: 3\n"), ("heng::yaml::duplicate_key".into(), "a".into()));
        assert_eq!(complaint("a: &x { b: 1 }\nc: { <<: *x }\n"), ("heng::yaml::merge_key".into(), "<<".into()));
        assert_eq!(complaint("a: !!int 3\n").0, "heng::yaml::tag");
        assert_eq!(complaint("a: 1\n---\nb: 2\n").0, "heng::yaml::several_documents");
        assert_eq!(complaint("? [a, b]\n: 1\n"), ("heng::yaml::key_not_text".into(), "[a, b]".into()));
    }
}
