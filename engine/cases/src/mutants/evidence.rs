//! Changes of the evidence that judgements cite.

use std::collections::BTreeSet;
use std::sync::Arc;

use heng_assess::Alone;
use heng_files::Memory;
use heng_model::Span;
use heng_model::judgement::{Judgement, Ruling, Verdict};
use heng_model::origin::Place;
use heng_model::trail::{Citation, Trail};

use crate::bundle::{META, place};

use super::{Changed, Fate, Ground, Mutated, Trial, What};

/// Characters of a quotation that are shown.
const SHOWN: usize = 24;

/// All of them: for each case that holds, for each piece of evidence that it cites.
pub(super) fn trials(ground: &Ground<'_>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (at, tested) in ground.tested.iter().flat_map(|(at, all)| all.iter().map(move |tested| (*at, *tested))) {
        if !tested.ran.failures.is_empty() {
            continue;
        }
        let check = &ground.suite.checks[at];
        let case = &check.cases[tested.case];
        let mut seen = BTreeSet::new();
        for citation in trails(&tested.ran.alone).flat_map(|trail| &trail.citations) {
            // What a collector wrote of the bundle is no evidence of the government's.
            let Some(span) = citation.origin.span().filter(|_| &*citation.origin.file != META) else {
                continue;
            };
            if !seen.insert((citation.origin.file.clone(), span)) {
                continue;
            }
            let path = place(&citation.origin.file);
            let Some(bytes) = case.files.get(&path).filter(|bytes| span.end <= bytes.len() && span.start < span.end)
            else {
                continue;
            };
            for change in changes(citation, span, bytes) {
                let mut files = Memory::clone(&case.files);
                let edited = [&bytes[..change.span.start], change.text.as_bytes(), &bytes[change.span.end..]].concat();
                files.insert(&path, edited).expect("the file was there under that path");
                let mutated = Mutated {
                    changed: change.changed,
                    source: check.source.clone(),
                    span: case.span,
                    evidence: Some((tested.case, citation.origin.file.clone())),
                    before: change.before,
                    after: change.after,
                    checks: vec![at],
                    fate: Fate::Survived,
                };
                let matters = change.changed != Changed::Width;
                trials.push(Trial {
                    mutated,
                    what: What::Evidence { case: tested.case, files: Arc::new(files), matters },
                });
            }
        }
    }
    trials
}

/// A change of the bytes of a file.
struct Change {
    changed: Changed,
    span: Span,
    text: String,
    before: String,
    after: String,
}

/// The changes of one cited piece.
fn changes(citation: &Citation, span: Span, bytes: &[u8]) -> Vec<Change> {
    let before = shown(&citation.quote);
    let gone = |changed, text: &str| Change {
        changed,
        span,
        text: text.to_owned(),
        before: before.clone(),
        after: text.to_owned(),
    };
    let mut all = vec![match &citation.origin.place {
        Place::Cell { .. } => gone(Changed::Blanked, ""),
        // Something must stand behind the key for the rest to be read.
        Place::Pointer { .. } => gone(Changed::Removed, "null"),
        _ => gone(Changed::Removed, ""),
    }];
    if !matches!(citation.origin.place, Place::Pointer { .. }) {
        all.extend(widened(citation, span, bytes));
    }
    all
}

fn shown(quote: &str) -> String {
    let clipped: String = quote.chars().take(SHOWN).collect();
    if clipped.len() < quote.len() { clipped + "…" } else { clipped }
}

/// The first character of the text there that has another width, in that width. Tags and entities are no text, and commas and
/// quotation marks are what tables are made of. Files in other encodings than UTF-8 are left as they are.
fn widened(citation: &Citation, span: Span, bytes: &[u8]) -> Option<Change> {
    let text = std::str::from_utf8(bytes).ok()?.get(span.range())?;
    let name = &*citation.origin.file;
    let is_page = [".html", ".htm", ".xhtml"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    let mut until = None;
    for (at, letter) in text.char_indices() {
        match (until, letter) {
            (Some(end), letter) if letter == end => until = None,
            (Some(_), _) => {}
            (None, '<') if is_page => until = Some('>'),
            (None, '&') if is_page => until = Some(';'),
            (None, letter) => {
                if let Some(other) = other_width(letter) {
                    let start = span.start + at;
                    let span = Span::new(start, start + letter.len_utf8());
                    let (before, after) = (letter.to_string(), other.to_string());
                    return Some(Change { changed: Changed::Width, span, text: after.clone(), before, after });
                }
            }
        }
    }
    None
}

/// The same character in the other width.
fn other_width(letter: char) -> Option<char> {
    const APART: u32 = 0xFEE0;
    let counts = |letter: char| letter.is_ascii_alphanumeric() || "()%:".contains(letter);
    if counts(letter) {
        return char::from_u32(u32::from(letter) + APART);
    }
    let half = u32::from(letter).checked_sub(APART).and_then(char::from_u32)?;
    counts(half).then_some(half)
}

fn trails(alone: &Alone) -> impl Iterator<Item = &Trail> {
    let criteria: &[Judgement] = match &alone.judgement.verdict {
        Verdict::Judged { criteria } => criteria,
        _ => &[],
    };
    criteria.iter().map(|one| &one.trail)
}

/// What was said of the subject; with what was quoted, where that counts too. Never where it stood.
pub(crate) fn said(alone: &Alone, quotes: bool) -> String {
    let mut text = format!("{:?} {:?}\n", alone.result.outcome, alone.result.score);
    if let Verdict::Judged { criteria } = &alone.judgement.verdict {
        for one in criteria {
            text.push_str(&format!("{}: {}\n", one.criterion, ruled(&one.ruling)));
            if quotes {
                for citation in &one.trail.citations {
                    text.push_str(&format!("  {} {}\n", citation.origin.file, citation.quote));
                }
            }
        }
    }
    for (name, measure) in &alone.judgement.measures {
        text.push_str(&format!("{name} = {}\n", measure.value));
    }
    text
}

fn ruled(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Judged { ratio, state, share, items } => {
            let items: Vec<String> = items.iter().map(|item| format!("{} {}", item.name, item.met)).collect();
            let share = share.map(|share| (share.met, share.of));
            format!("{ratio} {state:?} {share:?} {items:?}")
        }
        Ruling::NotApplicable { why } => format!("not applicable {}", why.code),
        Ruling::Missing { why } => format!("missing {}", why.code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use heng_model::Origin;

    fn change(file: &str, text: &str) -> Option<String> {
        let file: Arc<str> = file.into();
        let citation = Citation { origin: Origin::bytes(&file, 0..text.len()), quote: text.into(), read: None };
        let change = widened(&citation, Span::new(0, text.len()), text.as_bytes())?;
        Some(format!("{}{}{}", &text[..change.span.start], change.text, &text[change.span.end..]))
    }

    #[test]
    fn the_width_of_one_character_of_the_text_changes() {
        assert_eq!(change("a.txt", "政策，2024年").as_deref(), Some("政策，２024年"));
        assert_eq!(change("a.txt", "共３项").as_deref(), Some("共3项"));
        assert_eq!(
            change("a.html", "<a href=\"1\">&nbsp;表（1）</a>").as_deref(),
            Some("<a href=\"1\">&nbsp;表(1）</a>")
        );
        assert_eq!(change("a.html", "<input type=search>"), None);
        assert_eq!(change("a.csv", "是,“”"), None);
    }
}
