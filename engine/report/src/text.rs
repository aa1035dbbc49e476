//! Text that is safe and straight in a terminal. Evidence is hostile: a page may carry escapes that recolour, hide or
//! rewrite what stands around them, so nothing reaches the terminal but through here.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands in for a character that a terminal would obey, or that would hide or reorder its neighbours.
pub fn visible(character: char) -> Option<char> {
    match character {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('\u{2421}'),
        // C1 controls; marks that reorder (Unicode TR 36, "bidirectional text spoofing"); characters without width.
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// The text on one line, with every such character made visible.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().any(|character| visible(character).is_some()) {
        Cow::Owned(text.chars().map(|character| visible(character).unwrap_or(character)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The same, keeping line breaks: for text of several lines.
pub fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|character| if character == '\n' { character } else { visible(character).unwrap_or(character) })
        .collect()
}

/// Columns that the text takes in a terminal: two for a Chinese character.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to so many columns, with `…` where something is left out.
pub fn clip(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut room = columns.saturating_sub(1);
    let mut cut = String::new();
    for character in text.chars() {
        let columns = character.width().unwrap_or(0);
        if columns > room {
            break;
        }
        room -= columns;
        cut.push(character);
    }
    cut.push('…');
    Cow::Owned(cut)
}

/// The text followed by spaces up to so many columns.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text after spaces, to end at so many columns.
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text in lines of at most so many columns, the first after `first`, the others after `rest`.
pub fn wrap(text: &str, columns: usize, first: &str, rest: &str) -> String {
    let options = textwrap::Options::new(columns.max(20)).initial_indent(first).subsequent_indent(rest);
    // A date is not to be broken at its hyphens.
    textwrap::fill(text, options.word_splitter(textwrap::WordSplitter::NoHyphenation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_shown_and_not_obeyed() {
        assert_eq!(line("红\u{1b}[31m色\u{7}"), "红␛[31m色␇");
        assert_eq!(line("a\u{202e}b\u{200b}c\u{9b}d\r\n\te"), "a�b�c�d␍␊␉e");
        assert!(matches!(line("普通文字"), Cow::Borrowed(_)));
        assert_eq!(lines("甲\r\n乙\u{1b}"), "甲\n乙␛");
    }

    #[test]
    fn columns_are_counted_as_terminals_show_them() {
        assert_eq!(width("总分 95"), 7);
        assert_eq!(clip("数字政府", 8), "数字政府");
        assert_eq!(clip("数字政府", 7), "数字政…");
        assert_eq!(clip("数字政府", 6), "数字…");
        assert_eq!(pad("杭州", 6), "杭州  ");
        assert_eq!(pad_left("9.5", 6), "   9.5");
    }

    #[test]
    fn long_text_is_broken_where_chinese_may_break() {
        let text = wrap("建立常态化考核机制，每年向社会公布考核结果。", 20, "· ", "  ");
        assert_eq!(text, "· 建立常态化考核机\n  制，每年向社会公布\n  考核结果。");
    }
}
