//! A line cut to what fits, around the places that are pointed at.

use std::ops::Range;

use heng_model::Span;
use unicode_width::UnicodeWidthChar;

use crate::text;

/// Columns that a tab takes at most; miette draws it up to the next multiple.
pub(super) const TAB: usize = 4;

/// What is shown of a line.
#[derive(Debug)]
pub(super) struct Window {
    text: String,
    /// Offsets in the file and in `text`, ascending: where each kept character stands, and the end.
    places: Vec<(usize, usize)>,
}

impl Window {
    /// The line `bounds` of `text`, cut to about `columns` around those of the spans that touch it.
    pub(super) fn of(text: &str, bounds: Span, spans: &[Span], columns: usize) -> Self {
        let line = &text[bounds.range()];
        let kept = if columns_of(line) <= columns {
            std::iter::once(bounds.range()).collect()
        } else {
            kept(text, bounds, spans, columns)
        };
        Self::write(text, bounds, &kept)
    }

    /// The line as it is shown.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte of the file stands in [`Window::text`]; what is left out stands after its `…`.
    pub(super) fn place(&self, offset: usize) -> usize {
        let index = self.places.partition_point(|(at, _)| *at < offset);
        self.places.get(index).map_or(self.text.len(), |(_, place)| *place)
    }

    fn write(text: &str, bounds: Span, kept: &[Range<usize>]) -> Self {
        let mut window = Self { text: String::new(), places: Vec::new() };
        let mut done = bounds.start;
        for range in kept {
            if range.start > done {
                window.text.push('…');
            }
            for (at, character) in text[range.clone()].char_indices() {
                window.places.push((range.start + at, window.text.len()));
                // A tab stays a tab: miette draws it.
                let shown = if character == '\t' { None } else { text::visible(character) };
                window.text.push(shown.unwrap_or(character));
            }
            done = range.end;
        }
        window.places.push((done, window.text.len()));
        if done < bounds.end {
            window.text.push('…');
        }
        window.places.push((bounds.end, window.text.len()));
        window
    }
}

fn columns_of(text: &str) -> usize {
    text.chars().map(column).sum()
}

fn column(character: char) -> usize {
    match character {
        '\t' => TAB,
        other => text::visible(other).unwrap_or(other).width().unwrap_or(0),
    }
}

/// The pieces of a long line that are kept: around each span an equal part of the room, or else the line's head.
fn kept(text: &str, bounds: Span, spans: &[Span], columns: usize) -> Vec<Range<usize>> {
    let mut touching: Vec<Span> =
        spans.iter().filter(|span| span.start <= bounds.end && span.end >= bounds.start).copied().collect();
    touching.sort_unstable();
    touching.dedup();
    if touching.is_empty() {
        return std::iter::once(bounds.start..forward(text, bounds.start, bounds.end, columns)).collect();
    }
    let room = (columns / touching.len()).max(24);
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for span in touching {
        let (start, end) = (span.start.max(bounds.start), span.end.min(bounds.end));
        let before = backward(text, start, bounds.start, room / 3);
        let left = room.saturating_sub(columns_of(&text[before..start]));
        let after = forward(text, start, end, left);
        let left = left.saturating_sub(columns_of(&text[start..after]));
        let after = if after == end { forward(text, end, bounds.end, left) } else { after };
        match pieces.last_mut() {
            Some(last) if last.end >= before => last.end = last.end.max(after),
            _ => pieces.push(before..after),
        }
    }
    pieces
}

/// The offset at most `columns` after `from`, not beyond `end`.
fn forward(text: &str, from: usize, end: usize, columns: usize) -> usize {
    let mut room = columns;
    for (at, character) in text[from..end].char_indices() {
        let Some(left) = room.checked_sub(column(character)) else { return from + at };
        room = left;
    }
    end
}

/// The offset at most `columns` before `from`, not before `start`.
fn backward(text: &str, from: usize, start: usize, columns: usize) -> usize {
    let mut room = columns;
    for (at, character) in text[start..from].char_indices().rev() {
        let Some(left) = room.checked_sub(column(character)) else { return start + at + character.len_utf8() };
        room = left;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str, span: Range<usize>, columns: usize) -> Window {
        Window::of(text, Span::new(0, text.len()), &[span.into()], columns)
    }

    #[test]
    fn a_short_line_is_whole() {
        let shown = window("公开 年报", 7..13, 40);
        assert_eq!(shown.text(), "公开 年报");
        assert_eq!((shown.place(7), shown.place(13)), (7, 13));
    }

    #[test]
    fn a_long_line_keeps_the_place() {
        let text = format!("{}目标{}", "前".repeat(500), "后".repeat(500));
        let shown = window(&text, 1500..1506, 30);
        assert!(shown.text().starts_with("…前") && shown.text().ends_with("后…"), "{}", shown.text());
        assert!(columns_of(shown.text()) <= 32);
        assert_eq!(&shown.text()[shown.place(1500)..shown.place(1506)], "目标");
    }

    #[test]
    fn a_long_place_shows_its_head() {
        let text = "长".repeat(1000);
        let shown = window(&text, 300..2700, 30);
        assert_eq!(shown.place(300), "…".len() + 5 * 3);
        assert_eq!(&shown.text()[shown.place(300)..shown.place(2700)], format!("{}…", "长".repeat(10)));
    }

    #[test]
    fn two_places_far_apart_are_both_kept() {
        let text = format!("甲{}乙{}", "一".repeat(200), "二".repeat(200));
        let spans = [Span::new(0, 3), Span::new(603, 606)];
        let shown = Window::of(&text, Span::new(0, text.len()), &spans, 60);
        assert_eq!(&shown.text()[shown.place(0)..shown.place(3)], "甲");
        assert_eq!(&shown.text()[shown.place(603)..shown.place(606)], "乙");
        assert_eq!(shown.text().matches('…').count(), 2);
    }

    #[test]
    fn escapes_do_not_move_the_place() {
        let shown = window("\u{1b}[31m标题\u{200b}", 5..11, 40);
        assert_eq!(shown.text(), "␛[31m标题�");
        assert_eq!(&shown.text()[shown.place(5)..shown.place(11)], "标题");
    }
}
