//! Patterns of evidence files: `*` within a folder, `**` across folders.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use globset::{GlobBuilder, GlobMatcher};
use heng_files::checked_path;

/// Bytes of a path or a pattern, as most systems have it.
const MOST: usize = 4_096;

/// Patterns that are kept compiled.
const MOST_KEPT: usize = 1_000;
/// Patterns come from the methodology and are put to every bundle; compiling one costs more than matching a hundred paths.
static KEPT: LazyLock<RwLock<HashMap<String, Pattern>>> = LazyLock::new(RwLock::default);

/// A pattern that stays within the bundle.
#[derive(Debug, Clone)]
pub enum Pattern {
    /// One file, by its path.
    Path(String),
    /// Files by a pattern, all of whose paths begin with a text.
    Glob(String, GlobMatcher),
}

/// Whether a text can be the path of a file in a bundle.
pub fn is_path(text: &str) -> bool {
    checked_path(text).is_ok() && text.len() <= MOST
}

/// A pattern that leaves the bundle, or that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPattern;

impl Pattern {
    /// Parses a pattern.
    pub fn parse(text: &str) -> Result<Self, BadPattern> {
        if text.len() > MOST {
            return Err(BadPattern);
        }
        checked_path(text).map_err(|_| BadPattern)?;
        let Some(wild) = text.find(['*', '?', '[', ']', '{', '}', '\\']) else {
            return Ok(Self::Path(text.to_owned()));
        };
        if let Some(kept) = KEPT.read().unwrap_or_else(PoisonError::into_inner).get(text) {
            return Ok(kept.clone());
        }
        let glob =
            GlobBuilder::new(text).literal_separator(true).backslash_escape(false).build().map_err(|_| BadPattern)?;
        let pattern = Self::Glob(text[..wild].to_owned(), glob.compile_matcher());
        let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_KEPT {
            kept.insert(text.to_owned(), pattern.clone());
        }
        Ok(pattern)
    }

    /// Whether a path fits.
    pub fn fits(&self, path: &str) -> bool {
        match self {
            Self::Path(own) => own == path,
            Self::Glob(start, matcher) => path.starts_with(start) && matcher.is_match(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
