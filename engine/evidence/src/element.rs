//! An element of a page, and what can be asked of it.

use std::sync::Arc;

use heng_model::Origin;
use scraper::ElementRef;

use crate::document::{Document, ElementId};
use crate::fold::Folder;
use crate::html::Tree;
use crate::visible::{fold_at_most, fold_children};

/// Bytes of an element's text in a quotation of it, which is clipped to far less.
const QUOTED: usize = 4_096;

/// An element looked at.
#[derive(Debug, Clone, Copy)]
pub struct ElementView<'a> {
    document: &'a Document,
    id: ElementId,
}

impl<'a> ElementView<'a> {
    pub(crate) fn new(document: &'a Document, id: ElementId) -> Self {
        Self { document, id }
    }

    fn with<T>(&self, f: impl FnOnce(&Tree, ElementRef<'_>) -> T) -> Option<T> {
        let tree = self.document.tree()?;
        let element = tree.html.tree.get(self.id.0).and_then(ElementRef::wrap)?;
        Some(f(&tree, element))
    }

    /// The tag's name.
    pub fn name(&self) -> String {
        self.with(|_, element| element.value().name().to_owned()).unwrap_or_default()
    }
    /// The visible text, white space collapsed.
    pub fn text(&self) -> Arc<str> {
        let text = self.with(|tree, element| {
            let mut folder = Folder::default();
            fold_children(tree, *element, &self.document.source().text, &mut folder);
            folder.finish().text
        });
        text.unwrap_or_default().into()
    }
    /// An attribute as written.
    pub fn attr(&self, name: &str) -> Option<Arc<str>> {
        self.with(|_, element| element.attr(name).map(Arc::from)).flatten()
    }
    /// The target of a link, resolved against the page's address; as written where it has none. A script leads nowhere.
    pub fn href(&self) -> Option<String> {
        let written = self.attr("href").or_else(|| self.attr("src"))?;
        if written.trim().get(.."javascript:".len()).is_some_and(|head| head.eq_ignore_ascii_case("javascript:")) {
            return None;
        }
        let base = self.document.base();
        let resolved = base.and_then(|base| url::Url::parse(base).ok()?.join(written.trim()).ok());
        Some(resolved.map_or_else(|| written.trim().to_owned(), |url| url.to_string()))
    }
    /// The element as it stands in the page; empty where the page never wrote it.
    pub fn html(&self) -> Arc<str> {
        self.with(|tree, _| {
            let bytes = tree.elements.get(&self.id.0)?;
            self.document.source().text.get(bytes.tag.start..bytes.end).map(Arc::from)
        })
        .flatten()
        .unwrap_or_else(|| "".into())
    }
    /// Its bytes; the whole file where the page never wrote it.
    pub fn origin(&self) -> Origin {
        let bytes = self.with(|tree, _| tree.elements.get(&self.id.0).cloned()).flatten();
        bytes.map_or_else(
            || Origin::whole(self.document.path()),
            |bytes| self.document.origin(bytes.tag.start, bytes.end),
        )
    }
    /// Bytes that it takes in the page; nothing where the page never wrote it.
    pub fn size(&self) -> usize {
        let size = self.with(|tree, _| tree.elements.get(&self.id.0).map(|bytes| bytes.end - bytes.tag.start));
        size.flatten().unwrap_or_else(|| self.document.size())
    }
    /// The beginning of its text with the letters of the file, or its tag where it has none.
    pub fn quote(&self) -> Arc<str> {
        let source = &self.document.source().text;
        let text = self.with(|tree, element| {
            let mut folder = Folder::default();
            fold_at_most(tree, *element, source, &mut folder, QUOTED);
            let folded = folder.finish();
            folded.written(0..folded.text.len(), source)
        });
        let text: Arc<str> = text.unwrap_or_default().into();
        if !text.trim().is_empty() {
            return text;
        }
        let tag = self.with(|tree, _| {
            let bytes = tree.elements.get(&self.id.0)?;
            self.document.source().text.get(bytes.tag.clone()).map(Arc::from)
        });
        tag.flatten().unwrap_or_else(|| "".into())
    }
}
