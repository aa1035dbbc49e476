//! Patterns of evidence files: `*` within a folder, `**` across folders.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use globset::{GlobBuilder, GlobMatcher};
use heng_files::checked_path;

/// Bytes of a path or a pattern, as most systems have it.
pub const MOST_PATH: usize = 4_096;

/// Patterns that are kept compiled.
const MOST_KEPT: usize = 1_000;
/// Patterns come from the methodology and are put to every bundle; compiling one costs more than matching a hundred paths.
static KEPT: LazyLock<RwLock<HashMap<String, Pattern>>> = LazyLock::new(RwLock::default);

/// A pattern that stays within the bundle.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// What every path that fits begins with.
    start: String,
    /// What decides where there are wild cards; without any the path is `start`.
    wild: Option<GlobMatcher>,
}

/// Whether a text can be the path of a file in a bundle.
pub fn is_path(text: &str) -> bool {
    checked_path(text).is_ok() && text.len() <= MOST_PATH
}

/// A pattern that leaves the bundle, or that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPattern;

impl Pattern {
    /// Parses a pattern.
    pub fn parse(text: &str) -> Result<Self, BadPattern> {
        if text.len() > MOST_PATH {
            return Err(BadPattern);
        }
        checked_path(text).map_err(|_| BadPattern)?;
        let Some(wild) = text.find(['*', '?', '[', ']', '{', '}', '\\']) else {
            return Ok(Self { start: text.to_owned(), wild: None });
        };
        if let Some(kept) = KEPT.read().unwrap_or_else(PoisonError::into_inner).get(text) {
            return Ok(kept.clone());
        }
        let glob =
            GlobBuilder::new(text).literal_separator(true).backslash_escape(false).build().map_err(|_| BadPattern)?;
        let pattern = Self { start: text[..wild].to_owned(), wild: Some(glob.compile_matcher()) };
        let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_KEPT {
            kept.insert(text.to_owned(), pattern.clone());
        }
        Ok(pattern)
    }

    /// Whether a path fits.
    pub fn fits(&self, path: &str) -> bool {
        match &self.wild {
            None => self.start == path,
            Some(wild) => path.starts_with(&self.start) && wild.is_match(path),
        }
    }
}

/// Whether two patterns name some of the same files: where an example of one fits the other.
pub fn patterns_meet(a: &str, b: &str) -> bool {
    let fits = |pattern: &str, path: &str| Pattern::parse(pattern).is_ok_and(|pattern| pattern.fits(&example(path)));
    a == b || fits(a, b) || fits(b, a)
}

/// A path that fits a pattern: its wild cards are written out.
fn example(pattern: &str) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(sign) = rest.chars().next() {
        let (with, length) = match sign {
            '*' if rest.starts_with("**") => ("x/x", 2),
            '*' | '?' => ("x", 1),
            '{' => {
                let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                let first = rest[1..].split([',', '}']).next().unwrap_or_default();
                (first, end)
            }
            '[' => {
                let end = rest.find(']').map_or(rest.len(), |end| end + 1);
                (rest.get(1..2).unwrap_or("x"), end)
            }
            _ => (&rest[..sign.len_utf8()], sign.len_utf8()),
        };
        text.push_str(with);
        rest = &rest[length..];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_an_example() {
        assert_eq!(example("documents/规则/*.{txt,html}"), "documents/规则/x.txt");
        assert_eq!(example("pages/**/a?.html"), "pages/x/x/ax.html");
    }

    #[test]
    fn a_star_stays_in_its_folder() {
        let fits = |pattern: &str, path: &str| Pattern::parse(pattern).unwrap().fits(path);
        assert!(fits("documents/*", "documents/通知.txt"));
        assert!(!fits("documents/*", "documents/a/b.txt"));
        assert!(fits("documents/**", "documents/a/b.txt"));
        assert!(fits("pages/**/*.html", "pages/index.html"));
        for bad in ["../x", "/etc/*", "a/../../b", "", "a[", "C:/x"] {
            assert_eq!(Pattern::parse(bad).unwrap_err(), BadPattern, "{bad}");
        }
    }
}
