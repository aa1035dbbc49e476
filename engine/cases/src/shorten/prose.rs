//! Rows of tables, paragraphs and sentences.

use std::ops::Range;

use super::parts::Group;

/// Letters from which on a line is taken apart into its sentences.
const LONG: usize = 40;

/// Rows of a table in a text. The first stays: it names the columns.
pub(super) fn rows(text: &str) -> Vec<Group> {
    let (mut rows, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, sign) in text.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                rows.push(start..at + 1);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < text.len() {
        rows.push(start..text.len());
    }
    apart(rows.into_iter().skip(1))
}

/// The lines of a text. The first that says something stays: it names the document.
pub(super) fn lines(text: &str) -> Vec<Group> {
    let mut named = false;
    let mut stays = |line: &Range<usize>| {
        let stays = !named && !text[line.clone()].trim().is_empty();
        named |= stays;
        stays
    };
    apart(ranges(0, text.split_inclusive('\n')).filter(|line| !stays(line)))
}

/// The sentences of long lines.
pub(super) fn sentences(text: &str) -> Vec<Group> {
    let long = ranges(0, text.split_inclusive('\n')).filter(|line| text[line.clone()].chars().count() > LONG);
    let ends = ['。', '；', '！', '？', ';'];
    apart(long.flat_map(|line| {
        let end = line.start + text[line.clone()].trim_end_matches('\n').len();
        ranges(line.start, text[line.start..end].split_inclusive(ends)).collect::<Vec<_>>()
    }))
}

fn ranges<'a>(from: usize, pieces: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Range<usize>> {
    pieces.scan(from, |at, piece| {
        let start = *at;
        *at += piece.len();
        Some(start..*at)
    })
}

fn apart(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Group> {
    vec![Group::Apart(ranges.map(|range| vec![range]).collect())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shorten::parts;

    #[test]
    fn a_row_may_go_over_several_lines_and_the_first_stays() {
        let text = "名称,说明\n甲,\"一\n二\"\n乙,三";
        let groups = rows(text);
        assert_eq!(groups[0].len(), 2);
        assert_eq!(parts::without(text, &groups, &[0].into()), "名称,说明\n乙,三");
    }

    #[test]
    fn long_lines_are_sentences() {
        let line =
            "各区、县人民政府：经市政府同意，现将有关事项通知如下。一、成立领导小组；二、各司其职，做好有关工作。";
        let text = format!("短。短。\n{line}\n");
        let groups = sentences(&text);
        assert_eq!(groups[0].len(), 3);
        let rest = parts::without(&text, &groups, &[0, 2].into());
        assert_eq!(rest, "短。短。\n一、成立领导小组；\n");
    }
}
