//! Why a score is what it is, for somebody who has to defend it: the tree with the weights in effect, every criterion
//! with the evidence it rests on, where points were lost, and what would reach the next tier.

mod leaf;
mod lost;
mod measured;
mod tree;

pub use lost::{Loss, behind_gates, judgement, losses, measured, whole};
pub use tree::named;

use heng_model::assessment::{Assessment, NextTier, SubjectResult};
use heng_model::indicator::{Node, Role};
use heng_model::{IndicatorId, Number, SubjectId};

use crate::trail::Teller;
use crate::view::{Sources, View};
use crate::{figure, outcome, style, text};

/// The score of a subject, or of one indicator of it, traced back to evidence and rules.
pub fn explain(
    assessment: &Assessment,
    subject: &SubjectId,
    indicator: Option<&IndicatorId>,
    next_tier: Option<&NextTier>,
    view: &View,
    sources: &dyn Sources,
) -> String {
    let words = view.words();
    let Some(result) = assessment.subjects.iter().find(|result| result.subject == *subject) else {
        return format!("{}\n", words.phrase("report-not_assessed", &[("subject", subject.into())]));
    };
    let root = IndicatorId::root();
    let from = indicator.unwrap_or(&root);
    if assessment.definition.tree.get(from).is_none() {
        return format!("{}\n", words.phrase("report-no_such_indicator", &[("indicator", from.into())]));
    }
    let teller = Teller { words, subject, sources };
    let mut parts = vec![head(assessment, result, view), tree::tree(assessment, result, from, view)];
    if indicator.is_some() {
        parts.extend(leaf::leaves(assessment, result, from, &teller, view));
    }
    parts.extend(lost::lost(assessment, result, from, &teller, view));
    if indicator.is_none() {
        parts.extend(next_tier.map(|next| to_next_tier(assessment, next, view)));
        parts.push(hint(assessment, result, view));
    }
    parts.join("\n")
}

fn head(assessment: &Assessment, result: &SubjectResult, view: &View) -> String {
    let words = view.words();
    let definition = &assessment.definition;
    let name = text::line(outcome::subject_name(definition, &result.subject)).into_owned();
    let index = &result.card.index;
    let mut line = vec![format!(
        "{} {}",
        text::line(&definition.index_name),
        index.printed.as_deref().map_or_else(
            || words.word(outcome::word(index.outcome)),
            |printed| { format!("{printed} / {}", full(assessment)) }
        )
    )];
    line.extend(index.tier.as_ref().map(|tier| tier_with_bound(assessment, tier)));
    for (cohort, rank) in &result.ranks {
        let name = definition.cohorts.iter().find(|one| one.id == *cohort).map_or(cohort.as_str(), |one| &one.name);
        let id = if rank.tied { "report-rank_tied" } else { "report-rank_in" };
        let args = [("cohort", name.into()), ("rank", rank.rank.into()), ("of", rank.of.into())];
        line.push(words.phrase(id, &args));
    }
    if let Some(root) = result.card.nodes.get(&IndicatorId::root()) {
        line.push(words.phrase("report-covered", &[("share", figure::coverage(&root.coverage).into())]));
    }
    let name = style::paint(&name, style::HEADING, view.color);
    let methodology = style::paint(&text::line(&assessment.methodology.name), style::FAINT, view.color);
    let mut out = format!("{name}  {methodology}\n{}\n", text::wrap(&line.join(" · "), view.width, "", ""));
    for note in notes(assessment, result, view) {
        out.push_str(&text::wrap(&note, view.width, "", "  "));
        out.push('\n');
    }
    out
}

/// Full marks: the base and what bonuses can add; a veto that stands among them adds nothing.
pub fn full(assessment: &Assessment) -> String {
    let nodes = assessment.definition.tree.nodes.values();
    let adds = |node: &&Node| node.role == Role::Bonus && !node.is_veto();
    let bonus = nodes.filter(adds).map(|node| &node.weight).sum::<Number>();
    let base = figure::short(&assessment.definition.scale.full);
    if bonus.is_zero() { base } else { format!("{base}+{}", figure::short(&bonus)) }
}

/// `优秀级 (≥ 85)`
pub fn tier_with_bound(assessment: &Assessment, name: &str) -> String {
    use heng_model::tier::Bound;
    let bound = assessment.definition.tiers.iter().find(|tier| tier.name == name).map(|tier| match &tier.bound {
        Bound::AtLeast(bound) => format!(" (≥ {})", figure::short(bound)),
        Bound::Above(bound) => format!(" (> {})", figure::short(bound)),
    });
    format!("{}{}", text::line(name), bound.unwrap_or_default())
}

/// What made the index other than the tree alone: bonuses, vetoes, a reason why nothing is published.
pub fn notes(assessment: &Assessment, result: &SubjectResult, view: &View) -> Vec<String> {
    let (words, index) = (view.words(), &result.card.index);
    let named = |id: &IndicatorId| tree::named(assessment, id);
    let mut notes = Vec::new();
    if let (Some(base), false) = (&index.base, index.bonus.is_empty()) {
        let bonus = index.bonus.iter().map(|(id, points)| format!(" + {} {}", named(id), figure::points(points)));
        let bonus: String = bonus.collect();
        notes.push(words.phrase("report-composed", &[("base", figure::points(base).into()), ("bonus", bonus.into())]));
    }
    for id in &index.vetoed_by {
        notes.push(words.phrase("report-vetoed_by", &[("indicator", named(id).into())]));
    }
    if index.near_threshold {
        notes.push(words.word("report-legend_near_threshold"));
    }
    notes.extend(index.why.as_ref().map(|why| words.title(why)));
    if assessment.provisional {
        notes.push(words.word("report-provisional"));
    }
    notes
}

fn to_next_tier(assessment: &Assessment, next: &NextTier, view: &View) -> String {
    let words = view.words();
    let id = match (next.steps.is_empty(), next.fewest) {
        (true, _) => "report-next_tier_out_of_reach",
        (false, true) => "report-next_tier_fewest",
        (false, false) => "report-next_tier",
    };
    let title = words.phrase(
        id,
        &[
            ("tier", next.tier.as_str().into()),
            ("distance", figure::points(&next.distance).into()),
            ("count", next.steps.len().into()),
        ],
    );
    let mut out = format!("{}\n", style::paint(&title, style::HEADING, view.color));
    for (indicator, criterion, gain) in &next.steps {
        let gain = style::paint(&text::pad_left(&format!("+{}", figure::points(gain)), 8), style::GOOD, view.color);
        let line = [gain.as_str(), "  ", &lost::criterion(assessment, indicator, criterion), "\n"].concat();
        out.push_str(&line);
    }
    out
}

fn hint(assessment: &Assessment, result: &SubjectResult, view: &View) -> String {
    let name = outcome::subject_name(&assessment.definition, &result.subject);
    let worst = lost::worst(assessment, result).map_or_else(|| "1".to_owned(), ToString::to_string);
    let hint = view.words().phrase("report-explain_hint", &[("subject", name.into()), ("indicator", worst.into())]);
    format!("{}\n", style::paint(&hint, style::FAINT, view.color))
}

#[cfg(test)]
mod tests;
