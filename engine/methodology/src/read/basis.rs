//! What a figure rests on.

use heng_model::definition::Basis;

use super::at::At;
use super::shapes;

impl<'a> At<'a> {
    /// `{ title, article, url, checked_on }`
    pub(crate) fn basis(self) -> Option<Basis> {
        let map = self.map(&shapes::BASIS)?;
        let title = map.need("title").and_then(At::text);
        let article = map.get("article").and_then(At::text);
        let url = map.get("url").and_then(At::text);
        let checked_on = map.get("checked_on").and_then(At::date);
        title.map(|title| Basis { title, article, url, checked_on })
    }
    /// The value itself, and what it rests on where it is written as `{ value: …, basis: … }`.
    pub(crate) fn grounded(self) -> (At<'a>, Option<Basis>) {
        let Some(value) = self.peek("value") else { return (self, None) };
        let basis = self.map(&shapes::GROUNDED_ANY).and_then(|map| map.get("basis")).and_then(At::basis);
        // A complaint about the value speaks of the thing that it is the value of.
        (At { key: self.key.map(|(name, _)| (name, value.key_span())), ..value }, basis)
    }
    /// The bytes of the value itself, without complaints.
    pub(crate) fn grounded_span(self) -> heng_model::Span {
        self.peek("value").map_or_else(|| self.span(), |value| value.span())
    }
}
