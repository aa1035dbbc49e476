//! Statistics that moved, the claims that flipped, and who changed sides.

use heng_model::Number;
use heng_model::assessment::Standing;
use heng_model::moves::{ClaimMove, FigurePosition, Moves, Side as Of, StatisticMove};

use super::arrow;
use super::block::Block;
use crate::table::{Side, Tone};
use crate::view::View;
use crate::{claims, figure, outcome};

/// Names in a row.
const MOST_NAMES: usize = 12;

/// A row per claim that moved, statistics whose claims flipped first; and below it who changed sides.
pub(super) fn blocks(moves: &Moves, view: &View) -> Vec<Block> {
    if moves.statistics.is_empty() {
        return Vec::new();
    }
    let words = view.words();
    let mut statistics: Vec<&StatisticMove> = moves.statistics.iter().collect();
    statistics.sort_by_key(|one| !one.claims.iter().any(ClaimMove::flipped));
    let claimed = statistics.iter().any(|one| !one.claims.is_empty());
    let columns = [
        ("report-statistic", Side::Left),
        ("report-computed", Side::Right),
        ("report-count", Side::Left),
        ("report-printed", Side::Left),
        ("report-standing", Side::Left),
    ];
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for one in statistics {
        let (before, after) = (&one.figure.before, &one.figure.after);
        let mut head = vec![
            (one.name.clone(), Tone::Plain),
            (arrow(&value(before, one), &value(after, one)), Tone::Strong),
            (arrow(&count(before), &count(after)), Tone::Faint),
        ];
        if one.claims.is_empty() {
            head.extend(
                claimed.then(|| [(String::new(), Tone::Plain), (String::new(), Tone::Plain)]).into_iter().flatten(),
            );
            rows.push(head);
        } else {
            for claim in &one.claims {
                head.extend([(claim.text.clone(), Tone::Plain), standing(claim, view)]);
                rows.push(std::mem::replace(&mut head, vec![(String::new(), Tone::Plain); 3]));
            }
        }
        lines.extend(sides(one, view));
    }
    let title = words.word("report-diff_statistics");
    let flipped = moves.statistics.iter().flat_map(|one| &one.claims).filter(|claim| claim.flipped()).count();
    let beside = words.phrase("report-diff_flipped", &[("count", flipped.into())]);
    let columns = columns.into_iter().take(if claimed { 5 } else { 3 });
    let columns = columns.map(|(word, side)| (words.word(word), side)).collect();
    let mut blocks = vec![Block::Heading { title, beside, level: 2 }, Block::Table { columns, rows }];
    if !lines.is_empty() {
        blocks.push(Block::Lines(lines));
    }
    blocks
}

fn standing(claim: &ClaimMove, view: &View) -> (String, Tone) {
    let word = |standing: Option<Standing>| {
        standing.map_or_else(|| "—".to_owned(), |standing| view.words().word(claims::word(standing)))
    };
    let tone = match claim.after {
        Some(Standing::Holds) => Tone::Good,
        Some(Standing::Fails) => Tone::Bad,
        _ => Tone::Doubt,
    };
    (arrow(&word(claim.before), &word(claim.after)), tone)
}

fn value(figure: &FigurePosition, one: &StatisticMove) -> String {
    let number = |value: &Number| {
        if one.percent { figure::percent(value) } else { figure::short(value) }
    };
    match (&figure.possible, &figure.value) {
        (Some((least, most)), _) if least != most => format!("{}–{}", number(least), number(most)),
        (_, Some(value)) => number(value),
        (_, None) => "—".to_owned(),
    }
}

fn count(figure: &FigurePosition) -> String {
    match figure.count {
        Some(count) => format!("{count}/{}", figure.population),
        None => figure.population.to_string(),
    }
}

/// Who changed sides, by how.
pub(crate) fn sides(one: &StatisticMove, view: &View) -> Vec<String> {
    let words = view.words();
    let mut groups: Vec<((Of, Of), Vec<&str>)> = Vec::new();
    for side in &one.sides {
        let way = (side.before, side.after);
        match groups.iter_mut().find(|(known, _)| *known == way) {
            Some((_, names)) => names.push(&side.name),
            None => groups.push((way, vec![&side.name])),
        }
    }
    groups.sort_by_key(|(way, _)| *way);
    let word = |side: Of| {
        words.word(match side {
            Of::Holds => "report-diff_side_holds",
            Of::Fails => "report-diff_side_fails",
            Of::Unknown => "report-diff_side_unknown",
            Of::Outside => "report-diff_side_outside",
        })
    };
    let line = |((before, after), names): ((Of, Of), Vec<&str>)| {
        words.phrase(
            "report-diff_sides",
            &[
                ("statistic", one.name.as_str().into()),
                ("move", format!("{} → {}", word(before), word(after)).into()),
                ("names", outcome::names(words, &names, MOST_NAMES).into()),
            ],
        )
    };
    groups.into_iter().map(line).collect()
}
