//! Documents: pages and plain texts, with everything that can be asked of them.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use ego_tree::NodeId;
use heng_model::{Date, Origin, Source, Span};
use scraper::ElementRef;

use crate::css::Css;
use crate::decode::{ByteMap, Decoded};
use crate::element::ElementView;
use crate::fields;
use crate::fold::{Folded, Folder, normalise};
use crate::html::Tree;
use crate::meta::FileMeta;
use crate::prose::Prose;
use crate::shape::Shape;
use crate::visible::fold_children;

/// Bytes of a quotation from around a hit, on either side.
const AROUND: usize = 60;
/// Letters of the words whose parts are looked for.
const NEAR: usize = 24;

/// A piece of text, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The text.
    pub text: Arc<str>,
    /// Its bytes in the file as saved.
    pub origin: Origin,
}

/// A value read from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub origin: Origin,
    /// The text it was read from.
    pub quote: Arc<str>,
}

/// An element of a page, as a number of that page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ElementId(pub(crate) NodeId);

/// A page or a plain text.
#[derive(Debug)]
pub struct Document {
    path: Arc<str>,
    source: Arc<Source>,
    map: ByteMap,
    encoding: &'static str,
    meta: Option<FileMeta>,
    /// Pages only. One script at a time asks, so the lock is never waited for.
    tree: Option<Mutex<Tree>>,
    /// What a reader read: the places of its text are not bytes.
    prose: Option<Prose>,
    elements: usize,
    folded: OnceLock<Folded>,
    fields: OnceLock<fields::Fields>,
    shape: OnceLock<Shape>,
    base: OnceLock<Option<String>>,
}

impl Document {
    pub(crate) fn new(
        path: &Arc<str>,
        source: Arc<Source>,
        decoded: &Decoded,
        meta: Option<FileMeta>,
        tree: Option<Tree>,
    ) -> Self {
        Self {
            path: path.clone(),
            source,
            map: decoded.map().clone(),
            encoding: decoded.encoding,
            meta,
            elements: tree.as_ref().map_or(0, |tree| tree.elements.len()),
            tree: tree.map(Mutex::new),
            prose: None,
            folded: OnceLock::new(),
            fields: OnceLock::new(),
            shape: OnceLock::new(),
            base: OnceLock::new(),
        }
    }

    /// What a reader read.
    pub(crate) fn of_prose(path: &Arc<str>, prose: Prose, meta: Option<FileMeta>) -> Self {
        let source = Source::new(&**path, &*prose.text);
        let read = Self::new(path, source, &Decoded::nothing(), meta, None);
        Self { prose: Some(prose), ..read }
    }

    /// The path within the bundle.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }
    /// The name of the encoding it was saved in.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }
    /// Whether it is a page.
    pub fn is_html(&self) -> bool {
        self.tree.is_some()
    }
    /// Bytes of its text.
    pub fn size(&self) -> usize {
        self.source.text.len()
    }
    /// Elements that the page wrote.
    pub fn elements(&self) -> usize {
        self.elements
    }
    /// The decoded file, for showing.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }
    /// From bytes of the decoded file to bytes of the file as saved, and back.
    pub fn map(&self) -> &ByteMap {
        &self.map
    }

    pub(crate) fn tree(&self) -> Option<MutexGuard<'_, Tree>> {
        self.tree.as_ref().map(|tree| tree.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn origin(&self, start: usize, end: usize) -> Origin {
        match &self.prose {
            Some(prose) => Origin { file: self.path.clone(), place: prose.place(start, end) },
            None => Origin::bytes(&self.path, self.map.to_raw(Span::new(start, end))),
        }
    }

    /// The title that a reader found.
    pub(crate) fn stated_title(&self) -> Option<Part> {
        let range = self.prose.as_ref()?.title()?;
        let text = Folded::of(self.source.text.get(range.clone())?).text;
        (!text.is_empty()).then(|| Part { text: text.into(), origin: self.origin(range.start, range.end) })
    }

    /// The visible text, folded, with the way back to the page.
    pub(crate) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| {
            let mut folder = Folder::default();
            if let Some(tree) = self.tree() {
                fold_children(&tree, tree.html.tree.root(), &self.source.text, &mut folder);
            } else if let Some(prose) = &self.prose {
                for (range, continues) in prose.blocks() {
                    if !continues {
                        folder.border(range.start);
                    }
                    let mut at = range.start;
                    // The line break at its end is white space to a block that goes on.
                    for line in self.source.text[range.start..=range.end].split_inclusive('\n') {
                        if at > range.start {
                            folder.border(at);
                        }
                        folder.text(line, at);
                        at += line.len();
                    }
                }
            } else {
                let mut at = 0;
                for line in self.source.text.split_inclusive('\n') {
                    folder.text(line, at);
                    at += line.len();
                    folder.border(at);
                }
            }
            folder.finish()
        })
    }

    fn fields(&self) -> &fields::Fields {
        self.fields.get_or_init(|| fields::read(self))
    }

    /// A range of the folded text as a place in the file.
    pub(crate) fn place(&self, start: usize, end: usize) -> Origin {
        let (first, last) = self.folded().source_range(start, end);
        let length = self.source.text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.origin(first, last + length)
    }

    /// A range of the tight text as a place in the file.
    pub(crate) fn place_in_tight(&self, start: usize, end: usize) -> Origin {
        let range = self.folded().tight().folded(&(start..end));
        self.place(range.start, range.end)
    }

    /// The first place of normalised words, as a range of the folded text.
    fn find(&self, needle: &str) -> Option<Range<usize>> {
        let tight = self.folded().tight();
        let start = Some(needle).filter(|needle| !needle.is_empty()).and_then(|needle| tight.text.find(needle))?;
        Some(tight.folded(&(start..start + needle.len())))
    }

    /// A quotation from around a range of the folded text, within its block.
    fn around(&self, start: usize, end: usize) -> Arc<str> {
        let text = &self.folded().text;
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1).max(boundary(text, start.saturating_sub(AROUND)));
        let to = text[end..].find('\n').map_or(text.len(), |at| end + at).min(boundary(text, end + AROUND));
        self.written(from..to).trim().into()
    }

    /// A range of the folded text with the letters that stand in the file: what is quoted must be found there.
    pub(crate) fn written(&self, range: Range<usize>) -> Arc<str> {
        self.folded().written(range, &self.source.text).into()
    }

    /// A range of the tight text, likewise.
    pub(crate) fn written_in_tight(&self, start: usize, end: usize) -> Arc<str> {
        self.written(self.folded().tight().folded(&(start..end)))
    }

    fn stated(&self, of: impl Fn(&FileMeta) -> Option<&String>) -> Option<Part> {
        let meta = self.meta.as_ref()?;
        of(meta).map(|text| Part { text: text.as_str().into(), origin: meta.origin.clone() })
    }

    fn stated_value(&self, of: impl Fn(&FileMeta) -> Option<&String>) -> Option<Found<String>> {
        self.stated(of).map(|part| Found { value: part.text.to_string(), origin: part.origin, quote: part.text })
    }

    /// The title: as stated in `bundle.yaml`, else of the page, else the first line.
    pub fn title(&self) -> Option<Part> {
        self.stated(|meta| meta.title.as_ref()).or_else(|| self.fields().title.clone())
    }
    /// The address: as stated in `bundle.yaml`, else as the page says.
    pub fn url(&self) -> Option<Part> {
        self.stated(|meta| meta.url.as_ref()).or_else(|| self.fields().url.clone())
    }
    /// The area, as stated in `bundle.yaml`.
    pub fn area(&self) -> Option<Part> {
        self.stated(|meta| meta.area.as_ref())
    }
    /// The date of the document: as stated in `bundle.yaml`, else read from it.
    pub fn date(&self) -> Option<Found<Date>> {
        let stated = self.meta.as_ref().and_then(|meta| {
            let date = meta.dated?;
            Some(Found { value: date, origin: meta.origin.clone(), quote: date.to_string().into() })
        });
        stated.or_else(|| self.fields().date.clone())
    }
    /// The document number: as stated in `bundle.yaml`, else read from it.
    pub fn number(&self) -> Option<Found<String>> {
        self.stated_value(|meta| meta.number.as_ref()).or_else(|| self.fields().number.clone())
    }
    /// The issuing body: as stated in `bundle.yaml`, else read from it.
    pub fn issuer(&self) -> Option<Found<String>> {
        self.stated_value(|meta| meta.issuer.as_ref()).or_else(|| self.fields().issuer.clone())
    }

    /// The visible text, one block a line.
    pub fn text(&self) -> Arc<str> {
        self.folded().text.as_str().into()
    }

    /// A range of [`Document::text`], with the letters that stand in the file and their place in it.
    pub fn part(&self, range: Range<usize>) -> Part {
        Part { text: self.written(range.clone()), origin: self.place(range.start, range.end) }
    }

    /// The first place where the text has these words, across widths and white space.
    pub fn says(&self, needle: &str) -> Option<Found<()>> {
        let Range { start, end } = self.find(&normalise(needle))?;
        Some(Found { value: (), origin: self.place(start, end), quote: self.around(start, end) })
    }

    /// How often the text has these words.
    pub fn count_of(&self, needle: &str) -> usize {
        let needle = normalise(needle);
        if needle.is_empty() { 0 } else { self.folded().tight().text.matches(needle.as_str()).count() }
    }

    /// What the first group of a pattern matches in the text, or all of the match where there is no group. The text is tried as it
    /// reads, with one space where the page has some, and then without those beside Chinese characters: 索 引 号.
    pub fn capture(&self, pattern: &regex::Regex) -> Option<Found<Arc<str>>> {
        let folded = self.folded();
        let of = |text: &str| {
            let groups = pattern.captures(text)?;
            groups.get(1).or_else(|| groups.get(0)).map(|found| found.range())
        };
        let range = of(&folded.text).or_else(|| Some(folded.tight().folded(&of(&folded.tight().text)?)))?;
        (!range.is_empty()).then(|| self.captured(range))
    }

    /// What the first group of a pattern takes at each place where it matches, in the order of the text, at most `most`.
    /// Where the text has none, it is read without blanks, as [`Document::capture`] does.
    pub fn captures(&self, pattern: &regex::Regex, most: usize) -> Vec<Found<Arc<str>>> {
        let folded = self.folded();
        let of = |text: &str| -> Vec<Range<usize>> {
            let groups = pattern.captures_iter(text).filter_map(|groups| groups.get(1).or_else(|| groups.get(0)));
            groups.map(|found| found.range()).filter(|range| !range.is_empty()).take(most).collect()
        };
        let mut ranges = of(&folded.text);
        if ranges.is_empty() {
            ranges = of(&folded.tight().text).iter().map(|range| folded.tight().folded(range)).collect();
        }
        ranges.into_iter().map(|range| self.captured(range)).collect()
    }

    fn captured(&self, range: Range<usize>) -> Found<Arc<str>> {
        let (value, origin) = (self.folded().text[range.clone()].into(), self.place(range.start, range.end));
        Found { value, origin, quote: self.written(range) }
    }

    /// The longest part of the words that the text does have: at least half of them, and two letters.
    pub fn near(&self, needle: &str) -> Option<Found<usize>> {
        // Every part is looked for: with the square of the letters.
        let letters: Vec<char> = normalise(needle).chars().take(NEAR).collect();
        let least = letters.len().div_ceil(2).max(2);
        for length in (least..letters.len()).rev() {
            for part in letters.windows(length) {
                let part: String = part.iter().collect();
                if let Some(Range { start, end }) = self.find(&part) {
                    return Some(Found {
                        value: length,
                        origin: self.place(start, end),
                        quote: self.around(start, end),
                    });
                }
            }
        }
        None
    }

    /// The content of the first `<meta>` of that name.
    pub fn meta(&self, name: &str) -> Option<Part> {
        let tree = self.tree()?;
        let selector = scraper::Selector::parse("meta").expect("a fixed selector");
        let found = tree.html.select(&selector).find_map(|element| {
            let of = ["name", "property", "http-equiv"].iter().filter_map(|key| element.attr(key));
            let named = of.into_iter().any(|value| value.trim().eq_ignore_ascii_case(name));
            let content = element.attr("content").filter(|content| named && !content.trim().is_empty())?;
            Some((element.id(), content.trim().to_owned()))
        });
        let (id, content) = found?;
        let bytes = tree.elements.get(&id)?.tag.clone();
        Some(Part { text: content.into(), origin: self.origin(bytes.start, bytes.end) })
    }

    /// The elements that match, in the order of the page. None in a plain text.
    pub fn select(&self, css: &Css) -> Vec<ElementId> {
        let Some(tree) = self.tree() else { return Vec::new() };
        // scraper's own `select` goes in the order of creation, which repairs of the tree disturb.
        let elements = tree.html.tree.root().descendants().filter_map(ElementRef::wrap);
        elements.filter(|element| css.selector().matches(element)).map(|element| ElementId(element.id())).collect()
    }

    /// The same, given up when `go_on` says so: a page may take long.
    pub fn select_while(&self, css: &Css, mut go_on: impl FnMut() -> bool) -> Vec<ElementId> {
        let Some(tree) = self.tree() else { return Vec::new() };
        let elements = tree.html.tree.root().descendants().filter_map(ElementRef::wrap);
        let elements = elements.take_while(|_| go_on());
        elements.filter(|element| css.selector().matches(element)).map(|element| ElementId(element.id())).collect()
    }

    /// What it costs to put a selector to every element, in operations of a script: a bound from above, from the shape of the page
    /// and of the selector.
    pub fn cost_of(&self, css: &Css) -> usize {
        let shape = self.shape.get_or_init(|| self.tree().map_or_else(Shape::default, |tree| Shape::of(&tree)));
        shape.cost(css)
    }

    /// The elements within an element that match.
    pub fn select_in(&self, id: ElementId, css: &Css) -> Vec<ElementId> {
        let Some(tree) = self.tree() else { return Vec::new() };
        let Some(element) = tree.html.tree.get(id.0).and_then(ElementRef::wrap) else { return Vec::new() };
        element.select(css.selector()).map(|element| ElementId(element.id())).collect()
    }

    /// Whether an element has these words.
    pub fn says_in(&self, id: ElementId, needle: &str) -> Option<Found<()>> {
        let view = self.element(id);
        let needle = normalise(needle);
        let found = !needle.is_empty() && normalise(&view.text()).contains(&needle);
        found.then(|| Found { value: (), origin: view.origin(), quote: view.quote() })
    }

    /// A look at an element.
    pub fn element(&self, id: ElementId) -> ElementView<'_> {
        ElementView::new(self, id)
    }
}

/// The nearest character boundary at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Document {
    /// What links are resolved against.
    pub(crate) fn base(&self) -> Option<&String> {
        self.base.get_or_init(|| self.find_base()).as_ref()
    }

    fn find_base(&self) -> Option<String> {
        let own = self.url().map(|url| url.text.to_string());
        let tree = self.tree()?;
        let selector = scraper::Selector::parse("base[href]").expect("a fixed selector");
        let base = tree.html.select(&selector).next().and_then(|element| element.attr("href").map(str::to_owned));
        match (own, base) {
            (Some(own), Some(base)) => url::Url::parse(&own).ok()?.join(&base).ok().map(|url| url.to_string()),
            (own, base) => base.or(own),
        }
    }

    /// The first element that matches a fixed selector, with its text.
    pub(crate) fn first(&self, selector: &str) -> Option<ElementId> {
        let css = Css::parse(selector).expect("a fixed selector");
        self.select(&css).first().copied()
    }
}
