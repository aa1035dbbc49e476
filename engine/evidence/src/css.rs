//! CSS selectors.

use std::fmt;
use std::sync::Arc;

use scraper::Selector;

/// A parsed selector.
#[derive(Clone)]
pub struct Css {
    text: Arc<str>,
    selector: Arc<Selector>,
}

/// Why a text is no selector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadCss {
    /// It is longer than [`MOST_SELECTOR`].
    TooLong,
    /// It cannot be read as one, for this reason.
    Malformed(String),
}

impl fmt::Debug for Css {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Css").field(&self.text).finish()
    }
}

/// Bytes of a selector: nobody writes longer ones, and matching takes time with their length.
pub const MOST_SELECTOR: usize = 2_000;

impl Css {
    /// Parses a selector.
    pub fn parse(text: &str) -> Result<Self, BadCss> {
        if text.len() > MOST_SELECTOR {
            return Err(BadCss::TooLong);
        }
        if has_within_has(text) {
            // As the standard says; and each level would multiply the time by the size of the page.
            return Err(BadCss::Malformed(":has() within :has()".to_owned()));
        }
        let selector = Selector::parse(text).map_err(|error| BadCss::Malformed(error.to_string()))?;
        Ok(Self { text: text.into(), selector: Arc::new(selector) })
    }

    /// The selector as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What matches.
    pub(crate) fn selector(&self) -> &Selector {
        &self.selector
    }

    /// The selector with its last condition dropped, for what comes closest: `a[href$='.pdf']` → `a`, `.list .item` → `.list`.
    pub fn looser(&self) -> Option<Self> {
        let first = self.text.split(',').next()?.trim();
        let cut = last_condition(first)?;
        let head = first[..cut].trim_end_matches([' ', '>', '+', '~', '\t', '\n']);
        if head.is_empty() { None } else { Self::parse(head).ok() }
    }
}

/// Whether a `:has(…)` stands within another one.
fn has_within_has(text: &str) -> bool {
    let (mut depth, mut opened) = (0usize, None);
    let lower = text.to_ascii_lowercase();
    for (at, letter) in lower.char_indices() {
        match letter {
            '(' => {
                depth += 1;
                if lower[..at].ends_with(":has") {
                    if opened.is_some() {
                        return true;
                    }
                    opened = Some(depth);
                }
            }
            ')' => {
                if opened == Some(depth) {
                    opened = None;
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    false
}

/// The byte at which the last condition of a selector begins.
fn last_condition(text: &str) -> Option<usize> {
    let (mut depth, mut quote, mut last) = (0usize, None, None);
    let mut previous = ' ';
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[' | '(') => {
                if depth == 0 && letter == '[' {
                    last = Some(at);
                }
                depth += 1;
            }
            (None, ']' | ')') => depth = depth.saturating_sub(1),
            (None, '.' | '#') if depth == 0 => last = Some(at),
            (None, ':') if depth == 0 && previous != ':' => last = Some(at),
            (None, ' ' | '>' | '+' | '~') if depth == 0 => last = Some(at),
            _ => {}
        }
        previous = letter;
    }
    last.filter(|at| *at > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_drop_one_by_one() {
        let looser = |text: &str| Css::parse(text).unwrap().looser().map(|css| css.text().to_owned());
        assert_eq!(looser("a[href$='.pdf'], a[href$='.docx']").as_deref(), Some("a"));
        assert_eq!(looser(".list .item").as_deref(), Some(".list"));
        assert_eq!(looser("div.list > a.more").as_deref(), Some("div.list > a"));
        assert_eq!(looser("a"), None);
        assert_eq!(looser("input[type=search]").as_deref(), Some("input"));
    }

    #[test]
    fn what_is_no_selector_is_refused() {
        for text in ["", "a[", "..x", "a >", &"a".repeat(5_000)] {
            assert!(Css::parse(text).is_err(), "{text}");
        }
    }
}
