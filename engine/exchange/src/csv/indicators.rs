//! `indicators.csv`: long form, a row per subject and node of the tree.

use heng_model::assessment::Assessment;
use heng_report::View;

use super::{Table, count, maybe, maybe_number, number, of, printed, text, word};

pub(super) fn table(assessment: &Assessment, view: &View) -> Table {
    let mut table = Table::new(&[
        "subject",
        "subject_name",
        "indicator",
        "indicator_name",
        "level",
        "parent",
        "role",
        "weight",
        "outcome",
        "score",
        "printed",
        "coverage",
        "share_of_parent",
        "points",
        "points_lost",
        "why",
    ]);
    let tree = &assessment.definition.tree;
    for result in view.results(assessment) {
        for (id, node) in &result.card.nodes {
            let Some(known) = tree.get(id) else { continue };
            let [subject, name] = of(assessment, result);
            let own = node.points_lost.iter();
            let lost = own.chain(node.criteria.iter().filter_map(|one| one.points_lost.as_ref()));
            let lost: Option<heng_model::Number> = known.leaf.is_some().then(|| lost.sum());
            table.row([
                subject,
                name,
                text(id),
                text(&known.name),
                count(id.depth()),
                maybe(known.parent.as_ref()),
                word(&known.role),
                number(&known.weight),
                word(&node.outcome),
                maybe_number(node.score.as_ref()),
                printed(node.printed.as_ref()),
                number(&node.coverage),
                maybe_number(node.share_of_parent.as_ref()),
                maybe_number(node.points.as_ref()),
                maybe_number(lost.as_ref()),
                maybe(node.why.as_ref().map(|why| view.words().title(why))),
            ]);
        }
    }
    table
}
