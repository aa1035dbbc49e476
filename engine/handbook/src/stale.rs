//! Whether a copy is still what would be made, and where it first is not.

use heng_model::{Diagnostic, Message, Source};
use heng_report::Made;

/// What is wrong with a copy.
#[derive(Debug)]
pub struct Stale {
    /// The first page that is not as it would be made, at the line where it first differs.
    pub first: Diagnostic,
    /// How many pages are not.
    pub pages: usize,
}

/// Holds a copy against what would be made. `read` gives the text of a page of the copy, `known` are the pages that it has,
/// and `named` is how the reader names a page.
pub fn stale(
    made: &[Made],
    known: &[String],
    read: impl Fn(&str) -> Option<String>,
    named: impl Fn(&str) -> String,
) -> Option<Stale> {
    let mut first = None;
    let mut pages = 0;
    for page in made {
        let wanted = String::from_utf8_lossy(&page.bytes);
        let shown = named(&page.name);
        let said = match read(&page.name) {
            None => Some(Diagnostic::error(Message::new("heng::docs::absent").with("path", shown))),
            // A copy may have been checked out with other ends of lines.
            Some(found) => differs(&found.replace("\r\n", "\n"), &wanted, &shown),
        };
        if let Some(said) = said {
            pages += 1;
            first.get_or_insert(said);
        }
    }
    for page in known.iter().filter(|page| !made.iter().any(|one| one.name == **page)) {
        pages += 1;
        first.get_or_insert(Diagnostic::error(Message::new("heng::docs::left_over").with("path", named(page))));
    }
    first.map(|first| Stale { first, pages })
}

/// The first line where the copy is not what it should be.
fn differs(found: &str, wanted: &str, shown: &str) -> Option<Diagnostic> {
    if found == wanted {
        return None;
    }
    let (mut start, mut should) = (0, "");
    let mut lines = wanted.split_inclusive('\n');
    for line in found.split_inclusive('\n') {
        should = lines.next().unwrap_or_default();
        if line != should {
            break;
        }
        start += line.len();
    }
    if start == found.len() {
        should = lines.next().unwrap_or_default();
    }
    let source = Source::new(shown, found);
    let line = found[start..].lines().next().unwrap_or_default();
    let number = source.position(start).0;
    let message =
        Message::new("heng::docs::stale").with("path", shown).with("line", number).with("should", should.trim_end());
    Some(Diagnostic::error(message).at(&source, start..start + line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(copy: &[(&str, &str)]) -> Option<(String, usize, usize)> {
        let page = |name: &str, text: &str| Made { name: name.to_owned(), bytes: text.into() };
        let made = [page("README.md", "甲\n乙\n"), page("checks/a.md", "丙\n")];
        let known: Vec<String> = copy.iter().map(|(name, _)| (*name).to_owned()).collect();
        let read = |name: &str| copy.iter().find(|(one, _)| *one == name).map(|(_, text)| (*text).to_owned());
        let stale = stale(&made, &known, read, str::to_owned)?;
        let line = stale.first.labels.first().map_or(0, |label| label.source.position(label.span.start).0);
        Some((stale.first.message.code.to_string(), line, stale.pages))
    }

    #[test]
    fn the_first_page_and_line_are_named() {
        assert_eq!(said(&[("README.md", "甲\n乙\n"), ("checks/a.md", "丙\n")]), None);
        assert_eq!(said(&[("README.md", "甲\r\n乙\r\n"), ("checks/a.md", "丙\n")]), None);
        let stale = |line, pages| Some(("heng::docs::stale".to_owned(), line, pages));
        assert_eq!(said(&[("README.md", "甲\n丁\n"), ("checks/a.md", "丁\n")]), stale(2, 2));
        assert_eq!(said(&[("README.md", "甲\n"), ("checks/a.md", "丙\n")]), stale(2, 1));
        assert_eq!(said(&[("README.md", "甲\n乙\n丙\n"), ("checks/a.md", "丙\n")]), stale(3, 1));
        assert_eq!(said(&[("README.md", "甲\n乙\n")]), Some(("heng::docs::absent".to_owned(), 0, 1)));
        let more = [("README.md", "甲\n乙\n"), ("checks/a.md", "丙\n"), ("checks/b.md", "")];
        assert_eq!(said(&more), Some(("heng::docs::left_over".to_owned(), 0, 1)));
    }
}
