//! What every report says of itself under its title, whatever its template says, and the numbers of headings.

use heng_model::assessment::{Assessment, SubjectResult};
use heng_report::{Catalogue, Lang};

use crate::numeral::chinese;
use crate::tree::{Block, Inline};

/// Puts the title first where there is none, and under it the assessment date and what nobody must miss: that evidence is
/// made up, that the index will still change its meaning.
pub fn complete(blocks: &mut Vec<Block>, assessment: &Assessment, of: Option<&SubjectResult>, words: &Catalogue) {
    if !matches!(blocks.first(), Some(Block::Heading { level: 1, .. })) {
        let text = vec![Inline::text(&assessment.methodology.name)];
        blocks.insert(0, Block::Heading { level: 1, number: String::new(), text });
    }
    let is_synthetic = |result: &&SubjectResult| result.judgements.bundle.as_ref().is_some_and(|one| one.synthetic);
    let synthetic = match of {
        Some(result) => usize::from(is_synthetic(&result)),
        None => assessment.subjects.iter().filter(is_synthetic).count(),
    };
    let day = assessment.definition.assessed_on;
    let day = words.phrase(
        "prose-day",
        &[
            ("year", i64::from(day.year()).to_string().into()),
            ("month", i64::from(day.month()).into()),
            ("day", i64::from(day.day()).into()),
        ],
    );
    let mut lines = vec![words.phrase("prose-assessed_on", &[("day", day.into())])];
    if synthetic > 0 {
        let entry = if of.is_some() { "prose-synthetic_one" } else { "prose-synthetic" };
        lines.push(words.phrase(entry, &[("count", synthetic.into())]));
    }
    if assessment.provisional {
        lines.push(words.word("prose-provisional"));
    }
    let lines = lines.iter().map(|line| Block::Cover(vec![Inline::text(line)]));
    blocks.splice(1..1, lines);
}

/// Numbers the headings below the title: 一、（一）1.
pub fn number(blocks: &mut [Block], lang: Lang) {
    let mut counts = [0; 6];
    for block in blocks {
        let Block::Heading { level, number, .. } = block else { continue };
        let depth = usize::from(*level).clamp(1, 6);
        if depth == 1 {
            continue;
        }
        counts[depth - 1] += 1;
        counts[depth..].fill(0);
        let count = counts[depth - 1];
        *number = match (lang, depth) {
            (Lang::Zh, 2) => format!("{}、", chinese(count)),
            (Lang::Zh, 3) => format!("（{}）", chinese(count)),
            (Lang::Zh, _) => format!("{count}. "),
            (Lang::En, _) => {
                let parts: Vec<String> = counts[1..depth].iter().map(ToString::to_string).collect();
                format!("{} ", parts.join("."))
            }
        };
    }
}
