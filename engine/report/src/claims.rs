//! Statistics beside the figures that are published of them: what was counted, what was printed, and whether it holds.

use heng_model::assessment::{Assessment, ClaimResult, FigureResult, Standing, StatisticResult};
use heng_model::statistic::{Claim, ClaimOp, Figure, Range, Statistic};
use heng_model::subject::Cohort;
use heng_model::{Number, SubjectId};

use crate::table::{Grid, Side, Tone};
use crate::view::View;
use crate::{Lang, figure, outcome, style, text};

/// Most subjects named below a claim.
const MOST_NAMES: usize = 8;

/// What a standing is called.
pub fn standing_word(words: &crate::Catalogue, standing: Standing) -> String {
    words.word(word(standing))
}

/// The catalogue's entry for a standing.
pub fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Holds => "report-holds",
        Standing::Fails => "report-fails",
        Standing::Undecided => "report-undecided",
    }
}

/// The statistics, a row per claim; empty where the methodology has none.
pub fn claims(assessment: &Assessment, view: &View) -> String {
    if assessment.statistics.is_empty() {
        return String::new();
    }
    let words = view.words();
    let statistics = &assessment.definition.statistics;
    let stated = |statistic: &Statistic| matches!(statistic.figure, Figure::Stated { .. });
    let claimed = assessment.statistics.iter().any(|result| !result.claims.is_empty()) || statistics.iter().any(stated);
    let mut heads = vec![
        (words.word("report-statistic"), Side::Left),
        (words.word("report-computed"), Side::Right),
        (words.word("report-count"), Side::Left),
    ];
    if claimed {
        heads.push((words.word("report-printed"), Side::Left));
        heads.push((words.word("report-standing"), Side::Left));
    }
    let mut grid = Grid::new(&heads, view.color);
    let (mut notes, mut beside) = (Vec::new(), Vec::new());
    for result in &assessment.statistics {
        let Some(statistic) = statistics.iter().find(|one| one.id == result.id) else { continue };
        rows(&mut grid, result, statistic, assessment, view);
        notes.extend(note(assessment, result, statistic, view));
        beside.extend(remarks(statistic, view));
    }
    notes.extend(beside);
    let title = words.word(if claimed { "report-claims" } else { "report-statistics" });
    let title = style::paint(&title, style::HEADING, view.color);
    let standings = style::paint(&crate::summary::standings(assessment, view), style::FAINT, view.color);
    let notes = if notes.is_empty() { String::new() } else { format!("\n{}\n", notes.join("\n")) };
    format!("{}\n\n{}{notes}", format!("{title}  {standings}").trim_end(), grid.text())
}

fn rows(grid: &mut Grid, result: &StatisticResult, statistic: &Statistic, assessment: &Assessment, view: &View) {
    let figures = |result: &FigureResult| (value(result, statistic), counts(result, statistic, view));
    let (computed, count) = figures(&result.figure);
    let mut head = vec![(statistic.name.clone(), Tone::Plain), (computed, Tone::Strong), (count, Tone::Faint)];
    if let Figure::Stated { value, .. } = &statistic.figure {
        head[1] = (String::new(), Tone::Plain);
        head.push((text::line(value).into_owned(), Tone::Plain));
        head.push((view.words().word("report-not_a_claim"), Tone::Faint));
        grid.row(&head);
        return;
    }
    if result.claims.is_empty() {
        grid.row(&head);
    }
    for one in &result.claims {
        let Some(claim) = statistic.claims.get(one.claim) else { continue };
        let tone = match one.standing {
            Standing::Holds => Tone::Good,
            Standing::Fails => Tone::Bad,
            Standing::Undecided => Tone::Doubt,
        };
        let printed = (printed(claim, one, statistic, view), Tone::Plain);
        let standing = (view.words().word(word(one.standing)), tone);
        grid.row(&[head.clone(), vec![printed, standing]].concat());
        // A statistic is named once; its further claims stand under it.
        head = vec![(String::new(), Tone::Plain); 3];
    }
    for (name, group) in &result.groups {
        let (computed, count) = figures(group);
        let name = group_name(&assessment.definition.cohorts, statistic.by.as_deref(), name);
        grid.row(&[(format!("  {name}"), Tone::Faint), (computed, Tone::Plain), (count, Tone::Faint)]);
    }
}

/// A value of an attribute by the name of the cohort of all who have it, if there is one: `city` as 重点城市.
pub fn group_name<'a>(cohorts: &'a [Cohort], attribute: Option<&str>, value: &'a str) -> &'a str {
    let is_it = |cohort: &&Cohort| {
        let mut conditions = cohort.members.0.iter();
        let only = conditions.next().filter(|_| conditions.next().is_none());
        only.is_some_and(|(name, values)| Some(name.as_str()) == attribute && values.len() == 1 && values[0] == value)
    };
    cohorts.iter().find(is_it).map_or(value, |cohort| cohort.name.as_str())
}

fn number(value: &Number, statistic: &Statistic) -> String {
    match statistic.figure {
        _ if statistic.in_percent() => figure::percent(value),
        Figure::Count(_) | Figure::Change { .. } => figure::short(value),
        _ => value.printed(2),
    }
}

/// The figure, or its possible range where missing evidence leaves one.
pub fn value(result: &FigureResult, statistic: &Statistic) -> String {
    match (&result.possible, &result.value) {
        (Some((least, most)), _) if least != most => {
            format!("{}–{}", number(least, statistic), number(most, statistic))
        }
        (_, Some(value)) => number(value, statistic),
        (_, None) => "—".to_owned(),
    }
}

/// `62/64`, or over how many.
pub fn counts(result: &FigureResult, statistic: &Statistic, view: &View) -> String {
    let population = result.population;
    match (&statistic.figure, result.count) {
        (Figure::Change { since, .. } | Figure::Growth { since, .. }, Some(count)) => {
            let then = figure::short(&since.value);
            view.words().phrase("report-against", &[("now", count.into()), ("then", then.into())])
        }
        (_, Some(count)) => format!("{count}/{population}"),
        (Figure::Stated { .. }, _) => String::new(),
        _ => view.words().phrase("report-population", &[("count", population.into())]),
    }
}

/// What was printed: the words as published, and what they were taken to mean.
pub fn printed(claim: &Claim, result: &ClaimResult, statistic: &Statistic, view: &View) -> String {
    let value = claim.value.as_ref().map(|value| text::line(&value.text).into_owned()).unwrap_or_default();
    let sign = match claim.op {
        ClaimOp::Eq => "=",
        ClaimOp::Gt => ">",
        ClaimOp::Ge => "≥",
        ClaimOp::JustBelow | ClaimOp::About => "≈",
        ClaimOp::All | ClaimOp::NearlyAll | ClaimOp::Most | ClaimOp::Many | ClaimOp::Some => "",
    };
    let bounds = result.bounds.as_ref().map(|range| bounds(range, statistic));
    let meaning = bounds.unwrap_or_else(|| if sign.is_empty() { value.clone() } else { format!("{sign} {value}") });
    match &claim.text {
        Some(words) if view.lang == Lang::Zh => format!("{}（{meaning}）", text::line(words)),
        Some(words) => format!("{} ({meaning})", text::line(words)),
        None => meaning,
    }
}

fn bounds(range: &Range, statistic: &Statistic) -> String {
    let signed = [(&range.at_least, "≥"), (&range.above, ">"), (&range.at_most, "≤"), (&range.below, "<")];
    let parts = signed.into_iter().filter_map(|(bound, sign)| Some((bound.as_ref()?, sign)));
    parts.map(|(bound, sign)| format!("{sign} {}", number(bound, statistic))).collect::<Vec<_>>().join(" ")
}

/// Whether more subjects are counted than what was printed admits; then those who are counted are to blame.
fn too_many(result: &StatisticResult, statistic: &Statistic) -> bool {
    let failing = result.claims.iter().filter(|one| one.standing == Standing::Fails);
    let mut claims = failing.filter_map(|one| statistic.claims.get(one.claim));
    claims.any(|claim| match claim.op {
        ClaimOp::Eq | ClaimOp::JustBelow | ClaimOp::About => {
            let printed = claim.value.as_ref().map(|printed| &printed.value);
            result.figure.value.as_ref().zip(printed).is_some_and(|(computed, printed)| computed > printed)
        }
        // More than half is more than some.
        ClaimOp::Some => result.figure.count.is_some_and(|count| count > 0),
        _ => false,
    })
}

/// Who decides a claim that does not simply hold: those for whom it fails, or where they are too many those for whom it
/// holds, and those of whom nothing is known.
pub fn note(assessment: &Assessment, result: &StatisticResult, statistic: &Statistic, view: &View) -> Option<String> {
    let worst = result.claims.iter().map(|one| one.standing).filter(|one| *one != Standing::Holds).min()?;
    let words = view.words();
    let named = |ids: &[SubjectId]| {
        let names: Vec<&str> = ids.iter().map(|id| outcome::subject_name(&assessment.definition, id)).collect();
        outcome::names(words, &names, MOST_NAMES)
    };
    let mut parts = Vec::new();
    let figure = &result.figure;
    let decisive = if too_many(result, statistic) {
        ("report-figure_holds_for", &figure.holds)
    } else {
        ("report-figure_fails_for", &figure.fails)
    };
    for (id, subjects) in [decisive, ("report-figure_unknown_for", &figure.unknown)] {
        if !subjects.is_empty() {
            parts.push(words.phrase(id, &[("count", subjects.len().into()), ("names", named(subjects).into())]));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let body = words.phrase(
        "report-claim_note",
        &[
            ("statistic", statistic.name.as_str().into()),
            ("standing", words.word(word(worst)).into()),
            ("who", parts.join(if view.lang == Lang::Zh { "；" } else { "; " }).into()),
        ],
    );
    Some(text::wrap(&body, view.width, " ", "   "))
}

/// Why a figure is not computed, and what earlier editions printed of it.
pub fn remarks(statistic: &Statistic, view: &View) -> Vec<String> {
    let words = view.words();
    let name = text::line(&statistic.name).into_owned();
    let mut remarks = Vec::new();
    if let Figure::Stated { why, .. } = &statistic.figure {
        let why = text::line(why).into_owned();
        remarks.push(words.phrase("report-stated_note", &[("statistic", name.as_str().into()), ("why", why.into())]));
    }
    for earlier in &statistic.earlier {
        let (id, why) = match &earlier.differs {
            Some(why) => ("report-earlier_not_comparable", Some(why)),
            None => ("report-earlier", earlier.note.as_ref()),
        };
        let why = why.map(|why| text::line(why).into_owned()).unwrap_or_default();
        let told = [
            ("statistic", name.as_str().into()),
            ("edition", text::line(&earlier.edition).into_owned().into()),
            ("text", text::line(&earlier.text).into_owned().into()),
            ("has_why", if why.is_empty() { "no" } else { "yes" }.into()),
            ("why", why.into()),
        ];
        remarks.push(words.phrase(id, &told));
    }
    let faint = |remark: String| style::paint(&text::wrap(&remark, view.width, " ", "   "), style::FAINT, view.color);
    remarks.into_iter().map(faint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_figure_stands_beside_what_was_printed() {
        let view = View::new(Lang::Zh, false, 100);
        let shown = claims(&sample::assessment(), &view);
        assert!(shown.contains("83.33%") && shown.contains("5/6") && shown.contains("超60%（> 60%）"), "{shown}");
        assert!(shown.contains("所有地区（≥ 100.00%）"), "{shown}");
        assert!(shown.contains("5–6") && shown.contains("待定"), "{shown}");
    }

    #[test]
    fn a_fact_that_is_not_held_needs_no_claim_beside_it() {
        let mut assessment = sample::assessment();
        assessment.statistics.truncate(1);
        assessment.statistics[0].claims.clear();
        let statistic = &mut assessment.definition.statistics[0];
        statistic.figure = Figure::Stated { value: "1300万".to_owned(), why: "一个省的事实".to_owned() };
        let shown = claims(&assessment, &View::new(Lang::Zh, false, 100));
        assert!(shown.contains("结论") && shown.contains("1300万  不核对"), "{shown}");
        assert!(shown.contains("（不核对）：一个省的事实"), "{shown}");
    }

    #[test]
    fn groups_stand_under_their_statistic() {
        let mut assessment = sample::assessment();
        let group = assessment.statistics[0].figure.clone();
        assessment.statistics[0].groups.push(("东部".to_owned(), group));
        insta::assert_snapshot!(claims(&assessment, &View::new(Lang::Zh, false, 100)));
    }

    #[test]
    fn groups_have_the_names_of_their_cohorts() {
        let cohort = |name: &str, members: &[(&str, &[&str])]| Cohort {
            id: name.into(),
            name: name.to_owned(),
            members: heng_model::subject::Filter(
                members
                    .iter()
                    .map(|(attribute, values)| {
                        ((*attribute).to_owned(), values.iter().map(|value| (*value).to_owned()).collect())
                    })
                    .collect(),
            ),
        };
        let cohorts = [
            cohort("全部", &[]),
            cohort("东部城市", &[("level", &["city"]), ("region", &["东部"])]),
            cohort("城市", &[("level", &["city"])]),
            cohort("省市", &[("level", &["province", "city"])]),
        ];
        assert_eq!(group_name(&cohorts, Some("level"), "city"), "城市");
        assert_eq!(group_name(&cohorts, Some("level"), "province"), "province");
        assert_eq!(group_name(&cohorts, Some("region"), "city"), "city");
    }
}
