//! `league.csv`: a row per cohort and subject.

use heng_model::SubjectId;
use heng_model::assessment::Assessment;
use heng_report::{View, marks};

use super::{Table, count, flag, maybe, maybe_number, of, printed, text, texts, word};

pub(super) fn table(assessment: &Assessment, view: &View) -> Table {
    let definition = &assessment.definition;
    let mut table = Table::new(&[
        "cohort",
        "cohort_name",
        "rank",
        "tied",
        "of",
        "subject",
        "subject_name",
        "level",
        "region",
        "tier",
        "score",
        "printed",
        "base",
        "bonus",
        "coverage",
        "outcome",
        "marks",
        "near_threshold",
        "vetoed_by",
    ]);
    for cohort in &definition.cohorts {
        if view.cohort.as_ref().is_some_and(|asked| *asked != cohort.id) {
            continue;
        }
        let subject = |id: &SubjectId| definition.subjects.iter().find(|subject| subject.id == *id);
        let members = view.results(assessment).filter_map(|result| Some((result, subject(&result.subject)?)));
        let mut members: Vec<_> = members.filter(|(_, subject)| cohort.members.admits(subject)).collect();
        members.sort_by_key(|(result, _)| result.ranks.get(&cohort.id).map_or(usize::MAX, |rank| rank.rank));
        for (result, known) in members {
            let index = &result.card.index;
            let rank = result.ranks.get(&cohort.id);
            let [id, name] = of(assessment, result);
            let nothing = || super::Cell::Nothing;
            let bonus = index.bonus.values().sum();
            let coverage = result.card.nodes.get(&heng_model::IndicatorId::root()).map(|root| &root.coverage);
            let words = marks(result).into_iter().map(|mark| view.words().word(mark.word()));
            table.row([
                text(&cohort.id),
                text(&cohort.name),
                rank.map_or_else(nothing, |rank| count(rank.rank)),
                rank.map_or_else(nothing, |rank| flag(rank.tied)),
                rank.map_or_else(nothing, |rank| count(rank.of)),
                id,
                name,
                maybe(known.level.as_ref()),
                maybe(known.region.as_ref()),
                maybe(index.tier.as_ref()),
                maybe_number(index.score.as_ref()),
                printed(index.printed.as_ref()),
                maybe_number(index.base.as_ref()),
                super::number(&bonus),
                maybe_number(coverage),
                word(&index.outcome),
                texts(words),
                flag(index.near_threshold),
                texts(&index.vetoed_by),
            ]);
        }
    }
    table
}
