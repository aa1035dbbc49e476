//! Texts of evidence and names become text of Markdown, and nothing else.

use std::fmt::Write;

use heng_report::text;

use crate::bounds::MOST_VALUE;

/// The text for a place in Markdown, whatever stands around it. Every sign of ASCII becomes a character reference: a
/// backslash of the template before it cannot undo it, a code span around it cannot be closed by it, and a table or an
/// address is cut up before references are read.
pub fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 16);
    // `1` before a full stop of the template would begin a list.
    let counts = !value.is_empty() && value.len() <= 9 && value.bytes().all(|one| one.is_ascii_digit());
    let last = value.chars().count().min(MOST_VALUE);
    for (place, character) in value.chars().take(MOST_VALUE).enumerate() {
        let character = shown(character);
        let edge = place == 0 || place + 1 == last;
        let plain = match character {
            ' ' => !edge,
            '0'..='9' => !(counts && place == 0),
            _ => !character.is_ascii() || character.is_ascii_alphanumeric(),
        };
        if plain {
            out.push(character);
        } else {
            let _ = write!(out, "&#{};", u32::from(character));
        }
    }
    if value.chars().nth(MOST_VALUE).is_some() {
        out.push('…');
    }
    out
}

/// A character as it is shown: none that a reader would obey, and none that XML has no place for.
pub fn shown(character: char) -> char {
    match character {
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        other => text::visible(other).unwrap_or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_stays_a_sign() {
        assert_eq!(escaped("杭州市 abc"), "杭州市 abc");
        assert_eq!(escaped("a|b`c"), "a&#124;b&#96;c");
        assert_eq!(escaped("# 1"), "&#35; 1");
        assert_eq!(escaped("    x "), "&#32;   x&#32;");
        assert_eq!(escaped("12"), "&#49;2");
        assert_eq!(escaped("95.50"), "95&#46;50");
        assert_eq!(escaped("甲\n乙\u{202e}丙\u{fffe}"), "甲␊乙\u{fffd}丙\u{fffd}");
        assert!(escaped(&"长".repeat(9_000)).chars().count() == MOST_VALUE + 1);
    }
}
