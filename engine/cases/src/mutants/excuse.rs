//! Remarks that a change means nothing: `// 等价 >= → >：理由`, on the line or on the one above it; in `cases.md` a line that begins
//! with `>` within the case.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_model::{Source, Span};

use super::{Fate, Mutated};

/// What such a remark begins with.
const WORDS: [&str; 2] = ["等价", "equivalent"];
/// What stands for nothing: `&& x → ∅`.
const NOTHING: &str = "∅";

/// One remark.
#[derive(Debug, Clone)]
struct Excuse {
    line: usize,
    span: Span,
    text: String,
}

/// Excuses what survived and is excused; gives the remarks that excuse nothing.
pub(super) fn apply(all: &mut [Mutated]) -> Vec<(Arc<Source>, Span)> {
    let mut files: BTreeMap<String, (Arc<Source>, Vec<Excuse>)> = BTreeMap::new();
    let mut used: BTreeSet<(String, Span)> = BTreeSet::new();
    for mutated in all {
        let name = &mutated.source.name;
        let (_, excuses) = files.entry(name.clone()).or_insert_with(|| (mutated.source.clone(), read(&mutated.source)));
        if mutated.fate != Fate::Survived || excuses.is_empty() {
            continue;
        }
        let line = mutated.source.position(mutated.span.start).0;
        let last = if mutated.changed.is_of_rules() { line } else { end_of_case(&mutated.source, line) };
        let first = if mutated.changed.is_of_rules() { line.saturating_sub(1) } else { line };
        for excuse in excuses.iter().filter(|excuse| (first..=last).contains(&excuse.line)) {
            if let Some(reason) = reason(&excuse.text, &mutated.before, &mutated.after) {
                mutated.fate = Fate::Excused(reason);
                used.insert((name.clone(), excuse.span));
                break;
            }
        }
    }
    let all = files
        .into_values()
        .flat_map(|(source, excuses)| excuses.into_iter().map(move |excuse| (source.clone(), excuse.span)));
    all.filter(|(source, span)| !used.contains(&(source.name.clone(), *span))).collect()
}

/// The remarks of a file.
fn read(source: &Source) -> Vec<Excuse> {
    let mut found = Vec::new();
    let mut start = 0;
    let signs: &[&str] = match source.name.rsplit('.').next() {
        Some("rhai") => &["//"],
        Some("md") => &[">"],
        _ => &["#"],
    };
    for (at, line) in source.text.split('\n').enumerate() {
        for (sign, (begin, _)) in signs.iter().flat_map(|sign| line.match_indices(sign).map(move |found| (sign, found)))
        {
            let text = line[begin + sign.len()..].trim();
            if let Some(rest) = WORDS.iter().find_map(|word| text.strip_prefix(word)) {
                let text = rest.trim_start_matches([':', '：', ' ']).to_owned();
                let span = Span::new(start + begin, start + line.trim_end().len());
                found.push(Excuse { line: at + 1, span, text });
                break;
            }
        }
        start += line.len() + 1;
    }
    found
}

/// The last line of a case whose title stands on that line.
fn end_of_case(source: &Source, title: usize) -> usize {
    let next = source.text.lines().skip(title).position(|line| line.starts_with("## "));
    next.map_or(usize::MAX, |lines| title + lines)
}

/// The reason, where the remark is about this change.
fn reason(text: &str, before: &str, after: &str) -> Option<String> {
    let shown = |text: &'static str, own: &str| -> Vec<String> {
        if own.is_empty() { vec![text.to_owned()] } else { vec![own.to_owned(), format!("“{own}”")] }
    };
    for (old, new) in shown(NOTHING, before)
        .iter()
        .flat_map(|old| shown(NOTHING, after).into_iter().map(move |new| (old.clone(), new)))
    {
        let Some(rest) = text.strip_prefix(&old) else { continue };
        let rest = rest.trim_start();
        let Some(rest) = ["→", "->"].iter().find_map(|arrow| rest.strip_prefix(arrow)) else { continue };
        let Some(rest) = rest.trim_start().strip_prefix(&new) else { continue };
        let reason = rest.trim_start().strip_prefix(['：', ':']).map(str::trim).unwrap_or_default();
        if !reason.is_empty() {
            return Some(reason.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_names_the_change_and_gives_a_reason() {
        assert_eq!(reason(">= → >：一个也没有", ">=", ">").as_deref(), Some("一个也没有"));
        assert_eq!(reason(">= -> >: never equal", ">=", ">").as_deref(), Some("never equal"));
        assert_eq!(reason("&& x.y() → ∅: always", "&& x.y()", "").as_deref(), Some("always"));
        assert_eq!(reason(">= → >=：错", ">=", ">"), None, "another change");
        assert_eq!(reason(">= → >", ">=", ">"), None, "no reason");
        assert_eq!(reason(">= → >：", ">=", ">"), None, "an empty reason");
    }

    #[test]
    fn remarks_are_found_where_comments_stand() {
        let script = Source::new("a.rhai", "let a = 1;\nx >= y // 等价 >= → >：理由\n// equivalent: 1 → 2: why");
        let found = read(&script);
        assert_eq!(
            found.iter().map(|one| (one.line, one.text.as_str())).collect::<Vec<_>>(),
            [(2, ">= → >：理由"), (3, "1 → 2: why")]
        );
        assert_eq!(&script.text[found[0].span.range()], "// 等价 >= → >：理由");
        assert_eq!(end_of_case(&Source::new("cases.md", "# a\n## b\n> x\n## c\n"), 2), 3);
    }
}
