//! Parts of a text that can be taken away, and the text without some of them.

use std::collections::BTreeSet;
use std::ops::Range;

/// A part of a text: what goes with it. More than one range where what lies between stays.
pub(super) type Part = Vec<Range<usize>>;

/// Parts that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Group {
    /// Each goes by itself.
    Apart(Vec<Part>),
    /// Something stands between two of them, which goes with one: a comma, a line's end with what indents the next line.
    Joined(Vec<Range<usize>>),
}

impl Group {
    pub(super) fn len(&self) -> usize {
        match self {
            Group::Apart(parts) => parts.len(),
            Group::Joined(parts) => parts.len(),
        }
    }

    /// What is cut, where these of its parts go.
    fn cuts(&self, gone: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
        let parts = match self {
            Group::Apart(parts) => {
                return parts
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| gone(*at))
                    .flat_map(|(_, part)| part.clone())
                    .collect();
            }
            Group::Joined(parts) => parts,
        };
        let mut cuts = Vec::new();
        let mut at = 0;
        while at < parts.len() {
            let end = (at..parts.len()).find(|next| !gone(*next)).unwrap_or(parts.len());
            if end > at {
                cuts.push(match (parts.get(end), at.checked_sub(1).and_then(|before| parts.get(before))) {
                    (Some(next), _) => parts[at].start..next.start,
                    (None, Some(before)) => before.end..parts[end - 1].end,
                    (None, None) => parts[at].start..parts[end - 1].end,
                });
            }
            at = end + 1;
        }
        cuts
    }
}

/// The text without the parts of these numbers, counted through all groups.
pub(super) fn without(text: &str, groups: &[Group], gone: &BTreeSet<usize>) -> String {
    let mut cuts = Vec::new();
    let mut first = 0;
    for group in groups {
        cuts.extend(group.cuts(|at| gone.contains(&(first + at))));
        first += group.len();
    }
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    let (mut out, mut at) = (String::new(), 0);
    for cut in cuts {
        if cut.start > at {
            out.push_str(&text[at..cut.start]);
        }
        at = at.max(cut.end);
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_goes_with_one_of_two() {
        let text = "{ a: 1, b: 2, c: 3 }";
        let groups = [Group::Joined(vec![2..6, 8..12, 14..18])];
        let without = |gone: &[usize]| super::without(text, &groups, &gone.iter().copied().collect());
        assert_eq!(without(&[0]), "{ b: 2, c: 3 }");
        assert_eq!(without(&[1]), "{ a: 1, c: 3 }");
        assert_eq!(without(&[2]), "{ a: 1, b: 2 }");
        assert_eq!(without(&[1, 2]), "{ a: 1 }");
        assert_eq!(without(&[0, 2]), "{ b: 2 }");
        assert_eq!(without(&[0, 1, 2]), "{  }");
    }

    #[test]
    fn what_lies_between_two_ranges_of_a_part_stays() {
        let groups = [Group::Apart(vec![vec![0..3, 5..9], vec![3..4]])];
        assert_eq!(without("<b>xy</b>", &groups, &BTreeSet::from([0])), "xy");
        assert_eq!(without("<b>xy</b>", &groups, &BTreeSet::from([0, 1])), "y");
    }
}
