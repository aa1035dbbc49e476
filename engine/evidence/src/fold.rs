//! Text as readers see it: one width, white space collapsed. Every letter of the folded text knows where it came from. Searches go
//! through the same text without the spaces beside Chinese characters, which pages set for looks: 索 引 号.

use std::ops::Range;
use std::sync::OnceLock;

/// Text folded for reading, comparison and search.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text; `\n` stands between blocks and matches nothing else.
    pub text: String,
    /// For every letter: its byte in `text`, and its byte in the text it came from.
    letters: Vec<(u32, u32)>,
    tight: OnceLock<Tight>,
}

/// Folded text without the spaces beside Chinese characters.
#[derive(Debug, Clone, Default)]
pub struct Tight {
    /// The text.
    pub text: String,
    /// For every space that was left out: the byte of `text` it stood before.
    left_out: Vec<u32>,
}

/// Folds text piece by piece.
#[derive(Debug, Default)]
pub struct Folder {
    out: Folded,
    space: Option<u32>,
    last: Option<char>,
}

impl Folder {
    /// A letter that stands at a byte of the source.
    pub fn letter(&mut self, letter: char, source: usize) {
        let source = u32::try_from(source).unwrap_or(u32::MAX);
        let Some(letter) = plain(letter) else { return };
        if letter.is_whitespace() {
            self.space.get_or_insert(source);
            return;
        }
        if let Some(at) = self.space.take()
            && self.last.is_some_and(|last| last != '\n')
        {
            self.push(' ', at);
        }
        self.push(letter, source);
    }

    /// A text that begins at a byte of the source and stands there as it is.
    pub fn text(&mut self, text: &str, source: usize) {
        for (at, letter) in text.char_indices() {
            self.letter(letter, source + at);
        }
    }

    /// A border that no search crosses.
    pub fn border(&mut self, source: usize) {
        self.space = None;
        if self.last.is_some_and(|last| last != '\n') {
            self.push('\n', u32::try_from(source).unwrap_or(u32::MAX));
        }
    }

    fn push(&mut self, letter: char, source: u32) {
        let at = u32::try_from(self.out.text.len()).unwrap_or(u32::MAX);
        self.out.letters.push((at, source));
        self.out.text.push(letter);
        self.last = Some(letter);
    }

    /// What was folded.
    pub fn finish(mut self) -> Folded {
        if self.out.text.ends_with('\n') {
            self.out.text.pop();
            self.out.letters.pop();
        }
        self.out
    }
}

impl Folded {
    /// A text folded.
    pub fn of(text: &str) -> Self {
        let mut folder = Folder::default();
        folder.text(text, 0);
        folder.finish()
    }

    /// The text without the spaces beside Chinese characters, for searching.
    pub fn tight(&self) -> &Tight {
        self.tight.get_or_init(|| Tight::of(&self.text))
    }

    /// The byte in the source of the letter at a byte of the folded text.
    pub fn source(&self, at: usize) -> usize {
        let place = self.letters.partition_point(|(own, _)| (*own as usize) <= at);
        place.checked_sub(1).and_then(|place| self.letters.get(place)).map_or(0, |(_, source)| *source as usize)
    }

    /// A range of this text with the letters that its source has: 〔2024〕 where this text reads [2024]. Spaces and letters that the
    /// source writes as references stay as they read.
    pub fn written(&self, range: Range<usize>, source: &str) -> String {
        let first = self.letters.partition_point(|(own, _)| (*own as usize) < range.start);
        let letters = self.letters[first..].iter().take_while(|(own, _)| (*own as usize) < range.end);
        let letters = letters.filter_map(|(own, at)| {
            let read = self.text[*own as usize..].chars().next()?;
            let there = source.get(*at as usize..).and_then(|rest| rest.chars().next());
            Some(there.filter(|there| !there.is_whitespace() && plain(*there) == Some(read)).unwrap_or(read))
        });
        letters.collect()
    }

    /// The bytes in the source from the first letter of a range to its last, whose length in the source is `length`.
    pub fn source_range(&self, start: usize, end: usize) -> (usize, usize) {
        let last = self.text[start..end].char_indices().next_back().map_or(start, |(at, _)| start + at);
        (self.source(start), self.source(last))
    }
}

impl Tight {
    fn of(text: &str) -> Self {
        let mut tight = Self { text: String::with_capacity(text.len()), left_out: Vec::new() };
        let mut from = 0;
        for (at, _) in text.match_indices(' ') {
            let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
            if before.is_some_and(ideographic) || after.is_some_and(ideographic) {
                tight.text.push_str(&text[from..at]);
                tight.left_out.push(u32::try_from(tight.text.len()).unwrap_or(u32::MAX));
                from = at + 1;
            }
        }
        tight.text.push_str(&text[from..]);
        tight
    }

    /// Whether a space was left out before a byte.
    pub fn is_after_space(&self, at: usize) -> bool {
        u32::try_from(at).is_ok_and(|at| self.left_out.binary_search(&at).is_ok())
    }

    /// A range of this text as a range of the folded text.
    pub fn folded(&self, range: &Range<usize>) -> Range<usize> {
        let with_spaces = |at: usize| at + self.left_out.partition_point(|left_out| (*left_out as usize) <= at);
        let last = self.text[range.clone()].chars().next_back().map_or(0, char::len_utf8);
        let start = with_spaces(range.start);
        if last == 0 { start..start } else { start..with_spaces(range.end - last) + last }
    }
}

/// The text in one width, without what cannot be seen, white space collapsed, none beside Chinese characters.
pub fn normalise(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    normal.extend(letters(text));
    normal
}

/// The text in one width, white space collapsed: what documents give, and what regular expressions are put to.
pub fn fold(text: &str) -> String {
    Folded::of(text).text
}

/// A regular expression for folded text: `：` in it means what the text has instead, `:`.
pub fn fold_pattern(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    let mut escaped = false;
    for letter in pattern.chars() {
        let narrow = plain(letter);
        // `（` is a bracket to readers, not to the pattern.
        let sign = narrow.filter(|narrow| *narrow != letter && regex::escape(&narrow.to_string()).len() > 1);
        if sign.is_some() && !escaped {
            folded.push('\\');
        }
        folded.extend(narrow);
        escaped = letter == '\\' && !escaped;
    }
    folded
}

/// Whether two texts read the same.
pub fn same(a: &str, b: &str) -> bool {
    a == b || letters(a).eq(letters(b))
}

/// Whether a text has a part, as they read. An empty part is in every text.
pub fn contains(text: &str, part: &str) -> bool {
    text.contains(part) || normalise(text).contains(&normalise(part))
}

/// Whether a text begins with a part, as they read.
pub fn starts_with(text: &str, part: &str) -> bool {
    let mut text = letters(text);
    letters(part).all(|letter| text.next() == Some(letter))
}

/// The letters of [`normalise`], one by one: most comparisons are decided by the first of them.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text.chars().filter_map(plain);
    let (mut last, mut held) = (None, None);
    std::iter::from_fn(move || {
        if let Some(letter) = held.take() {
            return Some(letter);
        }
        let mut spaced = false;
        let letter = rest.find(|letter| {
            spaced |= letter.is_whitespace();
            !letter.is_whitespace()
        })?;
        let apart = spaced && last.is_some_and(|last| !ideographic(last)) && !ideographic(letter);
        last = Some(letter);
        if apart {
            held = Some(letter);
            return Some(' ');
        }
        Some(letter)
    })
}

/// A letter in the width and form that comparisons use; nothing for what cannot be seen.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => return None,
        // The brackets of document numbers are written in every way: 〔2024〕, [2024], ［2024］, 【2024】.
        '〔' | '【' | '﹝' => '[',
        '〕' | '】' | '﹞' => ']',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => letter,
    })
}

fn ideographic(letter: char) -> bool {
    matches!(u32::from(letter), 0x2e80..=0x303f | 0x31c0..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_brackets_and_spaces_do_not_matter() {
        assert!(same("ＣＳＶ", "CSV"));
        assert!(same("杭政〔2024〕1号", "杭政［２０２４］1 号"));
        assert!(same("索 引 号：", "索引号:"));
        assert!(!same("csv", "CSV"));
        assert!(!same("open data", "opendata"));
        assert!(same("open \n\t data", "open data"));
        assert!(contains("关于成立数字\u{3000}政府领导小组", "数字政府"));
        assert!(!contains("杭政〔2024〕11号", "2024]1号"));
    }

    #[test]
    fn comparisons_read_what_searches_read() {
        for text in [
            "",
            " ",
            "a",
            " a  b ",
            "中 a b",
            "a 中",
            " 中\n\n文 ",
            "open \t data 数 据",
            "\u{200b} x\u{3000}y",
            "ＡＢ Ｃ ",
            "a\u{ad} b",
        ] {
            assert_eq!(normalise(text), Folded::of(text).tight().text, "{text:?}");
        }
        assert_eq!(fold_pattern(r"标识码：(\d{10})（[：（]\）"), r"标识码:(\d{10})\([:\(]\)");
        assert!(starts_with("杭政〔2024〕11号", "杭 政[2024]1"));
        assert!(!starts_with("杭政", "杭政〔"));
    }

    #[test]
    fn every_folded_letter_knows_its_source() {
        let text = "Ａ 政\u{3000}府 b";
        let folded = Folded::of(text);
        assert_eq!((folded.text.as_str(), folded.tight().text.as_str()), ("A 政 府 b", "A政府b"));
        let at = folded.text.find('府').unwrap();
        assert!(text[folded.source(at)..].starts_with('府'));
        assert_eq!(folded.written(0..folded.text.len(), text), "Ａ 政 府 b");
        let range = folded.tight().folded(&(1..7));
        assert_eq!(&folded.text[range.clone()], "政 府");
        let (first, last) = folded.source_range(range.start, range.end);
        assert!(text[first..].starts_with('政') && text[last..].starts_with('府'));
    }

    #[test]
    fn a_tight_range_leads_back_wherever_spaces_were() {
        for text in ["国务院 办公厅 运行 维护 ok now 单位", "a b 中 c d", "中", "", " 中 "] {
            let folded = Folded::of(text);
            let tight = folded.tight();
            let bounds: Vec<usize> = (0..=tight.text.len()).filter(|at| tight.text.is_char_boundary(*at)).collect();
            for (index, start) in bounds.iter().enumerate() {
                for end in &bounds[index + 1..] {
                    let range = tight.folded(&(*start..*end));
                    assert_eq!(normalise(&folded.text[range]), normalise(&tight.text[*start..*end]), "{text}");
                }
            }
        }
    }

    #[test]
    fn nothing_matches_across_a_border() {
        let mut folder = Folder::default();
        folder.text("数字", 0);
        folder.border(6);
        folder.text("政府", 10);
        assert!(!folder.finish().text.contains("数字政府"));
    }
}
