//! Pages: html5gum reads the tags and says where each stands, html5ever builds the tree as browsers do, and this notes for every
//! element and every piece of text which bytes it came from.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::ops::Range;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span as TokenSpan, State, Tokenizer};
use scraper::{Html, HtmlTreeSink};

use ego_tree::NodeId;

/// A page's tree, with the bytes of the decoded text that everything came from.
#[derive(Debug)]
pub struct Tree {
    /// The tree as browsers build it.
    pub html: Html,
    /// The bytes of an element: of its start tag, and up to the end of its end tag.
    pub elements: HashMap<NodeId, Bytes>,
    /// The pieces that a text was put together from: byte in the text, bytes in the page.
    pub texts: Texts,
}

/// By text: the pieces it was put together from.
type Texts = HashMap<NodeId, Vec<(usize, Range<usize>)>>;

/// Where an element stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes {
    /// Its start tag.
    pub tag: Range<usize>,
    /// The byte after its end.
    pub end: usize,
}

/// Elements are nested deeper than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooDeep;

/// Builds the tree of a page.
pub fn parse(text: &str, most_depth: usize) -> Result<Tree, TooDeep> {
    let sink = Sink {
        inner: HtmlTreeSink::new(Html::new_document()),
        token: RefCell::new(0..0),
        from_page: Cell::new(false),
        value: RefCell::default(),
        taken: Cell::new(0),
        elements: RefCell::default(),
        texts: RefCell::default(),
        depths: RefCell::default(),
        too_deep: Cell::new(false),
        most_depth,
        source: text,
    };
    let builder = TreeBuilder::new(sink, TreeBuilderOpts::default());
    let emitter = Emit {
        inner: CallbackEmitter::new(Events {
            builder: &builder,
            tag: None,
            next: None,
            start: 0,
            attributes: HashSet::new(),
            repeated: false,
        }),
    };
    // A string never fails to be read.
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(_) = token;
    }
    let sink = builder.sink;
    if sink.too_deep.get() {
        return Err(TooDeep);
    }
    let mut tree =
        Tree { html: sink.inner.finish(), elements: sink.elements.into_inner(), texts: sink.texts.into_inner() };
    tree.find_ends(text);
    Ok(tree)
}

impl Tree {
    /// Every element reaches to the end of what is in it, and over its end tag where that follows. The tree builder tells of few
    /// ends itself.
    fn find_ends(&mut self, source: &str) {
        let mut ends: HashMap<NodeId, usize> = HashMap::new();
        for edge in self.html.tree.root().traverse() {
            let ego_tree::iter::Edge::Close(node) = edge else { continue };
            let own = match node.value() {
                scraper::Node::Element(element) => {
                    let inner = ends.remove(&node.id()).unwrap_or(0);
                    let end = self.elements.get_mut(&node.id()).map(|bytes| {
                        bytes.end = end_tag(source, bytes.tag.end.max(inner), element.name());
                        bytes.end
                    });
                    end.unwrap_or(inner)
                }
                scraper::Node::Text(_) => {
                    let pieces = self.texts.get(&node.id()).map(Vec::as_slice).unwrap_or_default();
                    pieces.iter().map(|(_, bytes)| bytes.end).max().unwrap_or(0)
                }
                _ => ends.remove(&node.id()).unwrap_or(0),
            };
            if let Some(parent) = node.parent() {
                let end = ends.entry(parent.id()).or_default();
                *end = (*end).max(own);
            }
        }
    }
}

/// The byte after the end tag of that name, where one follows but for white space and comments.
fn end_tag(source: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    loop {
        let Some(rest) = source.get(at..) else { return from };
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with("<!--") {
            match trimmed.find("-->") {
                Some(end) => at += end + "-->".len(),
                None => return from,
            }
            continue;
        }
        // Looked at first: a search for the next `>` may go to the end of the page.
        let is_end = trimmed
            .strip_prefix("</")
            .and_then(|rest| rest.get(..name.len()))
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        return match is_end.then(|| trimmed.find('>')).flatten() {
            Some(end) => at + end + 1,
            None => from,
        };
    }
}

/// Feeds tokens to the tree builder.
struct Events<'a, 'b> {
    builder: &'b TreeBuilder<NodeId, Sink<'a>>,
    tag: Option<Tag>,
    next: Option<State>,
    start: usize,
    /// Names of the tag's attributes so far: a search through all would take minutes in a tag made for it.
    attributes: HashSet<LocalName>,
    /// The value that comes next is that of a name that stood there before: the first counts.
    repeated: bool,
}

impl Events<'_, '_> {
    fn feed(&mut self, token: Token, span: Range<usize>, from_page: bool) {
        let sink = &self.builder.sink;
        if sink.too_deep.get() {
            // Building on would take time without bound; the page is refused anyway.
            return;
        }
        sink.token.replace(span);
        sink.from_page.set(from_page);
        self.next = match self.builder.process_token(token, 1) {
            TokenSinkResult::Script(_) => Some(State::Data),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            TokenSinkResult::Continue | TokenSinkResult::EncodingIndicator(_) => return,
        };
    }
}

impl Callback<Infallible, usize> for Events<'_, '_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: TokenSpan<usize>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.start = span.start;
                self.attributes.clear();
                self.tag = Some(tag(TagKind::StartTag, name));
            }
            CallbackEvent::AttributeName { name } => {
                let name = QualName::new(None, html5ever::ns!(), local_name(name));
                self.repeated = !self.attributes.insert(name.local.clone());
                if let Some(tag) = &mut self.tag
                    && !self.repeated
                {
                    tag.attrs.push(Attribute { name, value: StrTendril::new() });
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = self.tag.as_mut().and_then(|tag| tag.attrs.last_mut())
                    && !self.repeated
                {
                    attribute.value.push_slice(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(mut tag) = self.tag.take() {
                    tag.self_closing = self_closing;
                    let end = self.builder.sink.tag_end(span.end);
                    self.feed(Token::TagToken(tag), self.start..end, true);
                }
            }
            CallbackEvent::EndTag { name } => {
                let end = self.builder.sink.tag_end(span.end);
                self.feed(Token::TagToken(tag(TagKind::EndTag, name)), span.start..end, true);
            }
            CallbackEvent::String { value } => {
                let sink = &self.builder.sink;
                sink.value.replace(String::from_utf8_lossy(value).into_owned());
                sink.taken.set(0);
                for (index, part) in value.split(|byte| *byte == 0).enumerate() {
                    if index > 0 {
                        self.feed(Token::NullCharacterToken, span.start..span.end, false);
                    }
                    let part = StrTendril::from_slice(&String::from_utf8_lossy(part));
                    self.feed(Token::CharacterTokens(part), span.start..span.end, false);
                }
            }
            CallbackEvent::Comment { value } => {
                let text = StrTendril::from_slice(&String::from_utf8_lossy(value));
                self.feed(Token::CommentToken(text), span.start..span.end, false);
            }
            CallbackEvent::Doctype { name, public_identifier, system_identifier, force_quirks } => {
                let text = |bytes: &[u8]| StrTendril::from_slice(&String::from_utf8_lossy(bytes));
                let doctype = Doctype {
                    name: Some(name).filter(|name| !name.is_empty()).map(text),
                    public_id: public_identifier.map(text),
                    system_id: system_identifier.map(text),
                    force_quirks,
                };
                self.feed(Token::DoctypeToken(doctype), span.start..span.end, false);
            }
            CallbackEvent::Error(_) => {}
        }
        None
    }
}

fn local_name(name: &[u8]) -> LocalName {
    LocalName::from(&*String::from_utf8_lossy(name))
}

fn tag(kind: TagKind, name: &[u8]) -> Tag {
    Tag { kind, name: local_name(name), self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
}

/// The emitter that also tells the tokenizer how to read what follows a tag.
struct Emit<'a, 'b> {
    inner: CallbackEmitter<Events<'a, 'b>, Infallible, usize>,
}

impl ForwardingEmitter for Emit<'_, '_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.inner
    }
    fn emit_eof(&mut self) {
        self.inner.emit_eof();
        let events = self.inner.callback_mut();
        events.feed(Token::EOFToken, 0..0, false);
        events.builder.end();
    }
    fn emit_current_tag(&mut self) -> Option<State> {
        let _ = self.inner.emit_current_tag();
        self.inner.callback_mut().next.take()
    }
    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.inner.callback_mut().builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// scraper's sink, noting where everything came from.
struct Sink<'a> {
    inner: HtmlTreeSink,
    token: RefCell<Range<usize>>,
    /// The token is a tag of the page; the first element made for it is the one it wrote.
    from_page: Cell<bool>,
    /// The running text, and how much of it is in the tree.
    value: RefCell<String>,
    taken: Cell<usize>,
    elements: RefCell<HashMap<NodeId, Bytes>>,
    texts: RefCell<Texts>,
    depths: RefCell<HashMap<NodeId, usize>>,
    too_deep: Cell<bool>,
    most_depth: usize,
    source: &'a str,
}

impl Sink<'_> {
    /// The tokenizer's end of a tag stands at or before its `>`.
    fn tag_end(&self, end: usize) -> usize {
        let bytes = self.source.as_bytes();
        let end = end.min(bytes.len());
        if end > 0 && bytes[end - 1] == b'>' { end } else { (end + 1).min(bytes.len()) }
    }

    /// Notes where a piece of text that was put at the end of a node came from.
    fn note_text(&self, node: NodeId, piece: &str) {
        let value = self.value.borrow();
        let Some(found) = value.get(self.taken.get()..).and_then(|rest| rest.find(piece)) else { return };
        let start = self.taken.get() + found;
        self.taken.set(start + piece.len());
        let token = self.token.borrow();
        let from = align(self.source, token.start, &value, start);
        let to = align(self.source, token.start, &value, start + piece.len());
        let html = self.inner.0.borrow();
        let length =
            html.tree.get(node).and_then(|node| node.value().as_text().map(|text| text.text.len())).unwrap_or(0);
        self.texts.borrow_mut().entry(node).or_default().push((length.saturating_sub(piece.len()), from..to));
    }

    fn note_depth(&self, node: NodeId, parent: NodeId) {
        let mut depths = self.depths.borrow_mut();
        let depth = depths.get(&parent).map_or(0, |depth| depth + 1);
        depths.insert(node, depth);
        if depth > self.most_depth {
            self.too_deep.set(true);
        }
    }

    fn last_text(&self, parent: NodeId) -> Option<NodeId> {
        let html = self.inner.0.borrow();
        html.tree.get(parent)?.last_child().map(|node| node.id())
    }

    fn text_before(&self, sibling: NodeId) -> Option<NodeId> {
        let html = self.inner.0.borrow();
        html.tree.get(sibling)?.prev_sibling().map(|node| node.id())
    }
}

/// The byte in the page of a byte in a running text that begins at `start`: character references are longer in the page.
pub fn align(source: &str, start: usize, value: &str, wanted: usize) -> usize {
    let mut at = start;
    for (own, letter) in value.char_indices() {
        if own >= wanted {
            return at;
        }
        let rest = source.get(at..).unwrap_or_default();
        if rest.starts_with(letter) {
            at += letter.len_utf8();
        } else if rest.starts_with('&') {
            let end = rest.bytes().take(40).position(|byte| byte == b';').map_or(1, |end| end + 1);
            at += end;
        } else if rest.starts_with("\r\n") {
            at += 2;
        } else if let Some(other) = rest.chars().next() {
            at += other.len_utf8();
        }
    }
    at
}

impl TreeSink for Sink<'_> {
    type Handle = NodeId;
    type Output = Html;
    type ElemName<'n>
        = <HtmlTreeSink as TreeSink>::ElemName<'n>
    where
        Self: 'n;

    fn finish(self) -> Html {
        self.inner.finish()
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> NodeId {
        self.inner.get_document()
    }
    fn elem_name<'n>(&'n self, target: &'n NodeId) -> Self::ElemName<'n> {
        self.inner.elem_name(target)
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let token = self.token.borrow().clone();
        let bytes = self.source.as_bytes();
        // Elements that the page never wrote (html, head, body, tbody) come out of the tag or the text that implied them.
        let written = self.from_page.get()
            && bytes.get(token.start) == Some(&b'<')
            && self.source.get(token.start + 1..).is_some_and(|rest| {
                rest.get(..name.local.len()).is_some_and(|head| head.eq_ignore_ascii_case(&name.local))
            });
        let id = self.inner.create_element(name, attrs, flags);
        if written {
            self.from_page.set(false);
            let end = token.end;
            self.elements.borrow_mut().insert(id, Bytes { tag: token, end });
        }
        id
    }
    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.inner.create_comment(text)
    }
    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.inner.create_pi(target, data)
    }
    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let piece = match &child {
            NodeOrText::AppendText(text) => Some(text.to_string()),
            NodeOrText::AppendNode(node) => {
                self.note_depth(*node, *parent);
                None
            }
        };
        self.inner.append(parent, child);
        if let (Some(piece), Some(node)) = (piece, self.last_text(*parent)) {
            self.note_text(node, &piece);
        }
    }
    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.inner.0.borrow().tree.get(*element).is_some_and(|node| node.parent().is_some());
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }
    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.inner.append_doctype_to_document(name, public_id, system_id);
    }
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.inner.get_template_contents(target)
    }
    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }
    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.inner.set_quirks_mode(mode);
    }
    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let piece = if let NodeOrText::AppendText(text) = &child { Some(text.to_string()) } else { None };
        self.inner.append_before_sibling(sibling, child);
        if let (Some(piece), Some(node)) = (piece, self.text_before(*sibling)) {
            self.note_text(node, &piece);
        }
    }
    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        self.inner.add_attrs_if_missing(target, attrs);
    }
    fn remove_from_parent(&self, target: &NodeId) {
        self.inner.remove_from_parent(target);
    }
    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.inner.reparent_children(node, new_parent);
    }
}
