//! Which paths there can be below a root.

use std::fmt;

/// Why a path cannot be one below a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPath {
    /// It is empty.
    Empty,
    /// `/etc/passwd`, `C:\…`, `\\server`.
    Absolute,
    /// It has a part `..`, `.` or none between two `/`.
    Dots,
    /// `\`, NUL, or another control character.
    BadCharacter,
}

impl fmt::Display for BadPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadPath::Empty => "empty",
            BadPath::Absolute => "absolute",
            BadPath::Dots => "not a plain path",
            BadPath::BadCharacter => "a character that no path may have",
        })
    }
}
impl std::error::Error for BadPath {}

/// The path, if it is a plain relative one: parts divided by single `/`, none of them `.` or `..`, no control characters.
pub fn checked_path(path: &str) -> Result<&str, BadPath> {
    if path.is_empty() {
        return Err(BadPath::Empty);
    }
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    if path.starts_with(['/', '\\']) || drive {
        return Err(BadPath::Absolute);
    }
    if path.contains('\\') || path.chars().any(char::is_control) {
        return Err(BadPath::BadCharacter);
    }
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err(BadPath::Dots);
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_pass() {
        for good in ["a", "a/b.html", "政策/通知.txt", "a b/c", "...", "a..b/c"] {
            assert_eq!(checked_path(good), Ok(good));
        }
        for (bad, why) in [
            ("", BadPath::Empty),
            ("/etc/passwd", BadPath::Absolute),
            ("C:/x", BadPath::Absolute),
            ("\\\\server\\x", BadPath::Absolute),
            ("../x", BadPath::Dots),
            ("a/../x", BadPath::Dots),
            ("a//x", BadPath::Dots),
            ("./x", BadPath::Dots),
            ("a/", BadPath::Dots),
            ("a\\..\\x", BadPath::BadCharacter),
            ("a\0b", BadPath::BadCharacter),
        ] {
            assert_eq!(checked_path(bad), Err(why), "{bad:?}");
        }
    }
}
