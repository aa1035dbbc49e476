//! From pieces of text, each where it is set, to lines as people read them.

/// A piece of text.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// Its left end.
    pub x: f32,
    /// Its foot; higher is further up.
    pub y: f32,
    /// About where it ends.
    pub end: f32,
    /// Height of its letters.
    pub size: f32,
    /// What it says.
    pub text: String,
}

/// A line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// What it says.
    pub text: String,
    /// Whether it goes on with the sentence of the line before.
    pub continues: bool,
}

/// A gap of so much of a letter's height is a space.
const SPACE: f32 = 0.35;

/// Lines of one page, from its top.
pub(crate) fn of(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.retain(|piece| {
        !piece.text.trim().is_empty() && [piece.x, piece.y, piece.end, piece.size].iter().all(|one| one.is_finite())
    });
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        // What is raised or small, such as the mark of a note, belongs to the line whose letters it stands beside.
        let beside = rows.last().is_some_and(|row| {
            let tallest = row.iter().max_by(|a, b| a.size.total_cmp(&b.size)).unwrap_or(&piece);
            (tallest.y - piece.y).abs() < 0.55 * tallest.size.max(piece.size)
        });
        match rows.last_mut() {
            Some(row) if beside => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    let mut marks: Vec<Line> = Vec::new();
    let rows: Vec<Row> = rows.into_iter().map(|row| Row::of(row, &mut marks)).collect();
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &rows[before]);
        let continues = before.is_some_and(|before| {
            let alike = |other: &&Row| other.is_prose && (other.size - row.size).abs() < 0.1 * row.size;
            let right = rows.iter().filter(alike).map(|row| row.end).fold(f32::MIN, f32::max);
            // It is as full as lines get, and this one does not begin further in.
            alike(&before) && row.is_prose && right - before.end < 2.5 * row.size && row.start < before.start + row.size
        });
        lines.push(Line { text: row.text.clone(), continues });
    }
    lines.extend(marks);
    lines
}

/// Pieces that stand beside one another.
struct Row {
    start: f32,
    end: f32,
    size: f32,
    text: String,
    /// Whether it is no row of a table: nothing in it stands far from the next.
    is_prose: bool,
}

impl Row {
    /// A row from its pieces. The raised marks of notes would make other figures of those that they stand beside: 人口 with the mark
    /// 1 before 1761.48 is no 11761.48. They become lines of their own, behind all others; the 2 of m² stays.
    fn of(mut pieces: Vec<Piece>, marks: &mut Vec<Line>) -> Self {
        pieces.sort_by(|a, b| a.x.total_cmp(&b.x));
        let tallest = pieces.iter().max_by(|a, b| a.size.total_cmp(&b.size)).cloned();
        let (size, foot) = tallest.map_or((0.0, 0.0), |tallest| (tallest.size, tallest.y));
        let end = pieces.iter().map(|piece| piece.end).fold(f32::MIN, f32::max);
        let mut row = Self { start: pieces[0].x, end, size, text: String::new(), is_prose: true };
        let mut at = row.start;
        for piece in &pieces {
            let is_raised = piece.size < 0.8 * size && piece.y > foot + 0.1 * size;
            let is_mark =
                piece.text.trim().chars().all(|letter| letter.is_numeric() || "*[]()（）〔〕①②③".contains(letter));
            let of_unit = row.text.ends_with(|letter: char| letter.is_ascii_alphabetic());
            if is_raised && is_mark && !of_unit {
                marks.push(Line { text: piece.text.trim().to_owned(), continues: false });
                at = piece.end.max(at);
                continue;
            }
            let gap = piece.x - at;
            row.is_prose &= gap < 2.0 * size;
            if gap > SPACE * piece.size && !row.text.ends_with(' ') && !row.text.is_empty() {
                row.text.push(' ');
            }
            row.text.push_str(&piece.text);
            at = piece.end.max(at);
        }
        row.text = row.text.trim().to_owned();
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x: f32, y: f32, text: &str) -> Piece {
        let length = f32::from(u16::try_from(text.chars().count()).unwrap());
        Piece { x, y, end: x + 10.0 * length, size: 10.0, text: text.to_owned() }
    }

    #[test]
    fn pieces_become_lines_from_the_top_and_sentences_go_on() {
        let lines = of(vec![
            piece(20.0, 100.0, "深圳市常住人口多"),
            piece(100.0, 100.0, "，其中"),
            piece(0.0, 80.0, "男性"),
            piece(22.0, 80.0, "女性"),
            piece(20.0, 60.0, "另起一段"),
            Piece { size: 6.0, y: 64.0, ..piece(60.0, 64.0, "1") },
            piece(64.0, 60.0, "2000"),
            piece(0.0, 120.0, "题"),
        ]);
        let read: Vec<(&str, bool)> = lines.iter().map(|line| (&*line.text, line.continues)).collect();
        assert_eq!(
            read,
            [
                ("题", false),
                ("深圳市常住人口多，其中", false),
                ("男性女性", true),
                ("另起一段2000", false),
                ("1", false)
            ]
        );
    }
}
