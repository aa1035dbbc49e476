//! One leaf from its rubric down to the evidence.

use heng_model::assessment::{Assessment, CriterionResult, SubjectResult};
use heng_model::definition::Basis;
use heng_model::indicator::{Kind, Leaf};
use heng_model::judgement::{Judgement, LeafJudgement, Measure, Reason, Ruling, Verdict};
use heng_model::rubric::Criterion;
use heng_model::trail::RulePlace;
use heng_model::{IndicatorId, Number};

use super::{lost, measured, tree};
use crate::diagnostic::Footnote;
use crate::table::Tone;
use crate::trail::{Teller, sign};
use crate::view::View;
use crate::{figure, style, text};

/// Columns before the facts of a criterion.
const INDENT: usize = 4;

/// Every leaf at or below `from`.
pub(super) fn leaves(
    assessment: &Assessment,
    result: &SubjectResult,
    from: &IndicatorId,
    teller: &Teller<'_>,
    view: &View,
) -> Vec<String> {
    let tree = &assessment.definition.tree;
    let all = tree.leaves().filter(|(node, _)| tree.within(&node.id, from));
    all.map(|(node, leaf)| Telling { assessment, result, teller, view }.leaf(&node.id, leaf)).collect()
}

struct Telling<'a> {
    assessment: &'a Assessment,
    result: &'a SubjectResult,
    teller: &'a Teller<'a>,
    view: &'a View,
}

impl Telling<'_> {
    fn leaf(&self, id: &IndicatorId, leaf: &Leaf) -> String {
        let title = text::line(&tree::named(self.assessment, id)).into_owned();
        let script = leaf.script.as_deref().map(text::line).unwrap_or_default();
        let mut out = format!(
            "{}  {}\n",
            style::paint(&title, style::HEADING, self.view.color),
            style::paint(&script, style::FAINT, self.view.color)
        );
        match self.result.judgements.leaves.get(id) {
            None => out.push_str(&self.plain("report-never_judged")),
            Some(judgement) => out.push_str(&self.verdict(id, leaf, judgement)),
        }
        out
    }

    fn verdict(&self, id: &IndicatorId, leaf: &Leaf, judgement: &LeafJudgement) -> String {
        let mut out = match &judgement.verdict {
            Verdict::Judged { criteria } => {
                criteria.iter().map(|one| self.criterion(id, leaf, one)).collect::<Vec<_>>().join("\n")
            }
            Verdict::NotApplicable { why } => self.reason("finding-not_applicable", why),
            Verdict::MissingEvidence { why } => self.reason("finding-missing_evidence", why),
            Verdict::Vetoed { why } => {
                format!(" {}\n{}", tint("✗", Tone::Bad, self.view.color), self.reason("finding-veto", why))
            }
            Verdict::Planned => self.plain("report-planned_leaf"),
            Verdict::Error { errors } => errors
                .iter()
                .map(|error| {
                    let mut facts = vec![self.fact("report-error", self.teller.words.title(&error.message))];
                    // A line that calls and is called again further up is one line to look at.
                    let mut chain: Vec<&RulePlace> = error.chain.iter().collect();
                    chain.dedup_by(|one, other| (&one.file, one.line) == (&other.file, other.line));
                    facts.extend(chain.iter().map(|at| self.fact("report-fact_rule", self.teller.rule(at))));
                    facts.extend(
                        error.evidence.iter().map(|at| self.fact("report-fact_evidence", self.teller.place(at))),
                    );
                    self.facts(&facts)
                })
                .collect(),
        };
        let mut facts = Vec::new();
        for (name, measure) in &judgement.measures {
            facts.push(self.fact("report-fact_measure", figure::measure(name, measure)));
            facts.extend(self.step(id, leaf, name, measure));
            facts.extend(self.teller.facts(&measure.trail, true));
            facts.extend(measure.stale.iter().map(|stale| self.teller.stale(stale)));
        }
        facts.extend(judgement.notes.iter().map(|note| self.fact("report-fact_note", note)));
        facts.extend(judgement.remarks.iter().map(|remark| {
            let place = remark.origin.as_ref().map(|at| format!("  {}", self.teller.place(at))).unwrap_or_default();
            self.fact("report-fact_note", format!("{}{place}", self.teller.words.title(&remark.message)))
        }));
        facts.extend(leaf.grounds.iter().map(|(place, basis)| {
            let place = if place == Leaf::ITSELF { String::new() } else { format!("{}  ", text::line(place)) };
            self.fact("report-fact_basis", format!("{place}{}", self.basis(basis)))
        }));
        if !facts.is_empty() {
            out.push('\n');
            out.push_str(&self.facts(&facts));
        }
        out
    }

    /// How the measure that a leaf scores by became its score, and what a better one would add.
    fn step(&self, id: &IndicatorId, leaf: &Leaf, name: &str, measure: &Measure) -> Option<Footnote> {
        let Kind::Measured(normalisation) = &leaf.kind else { return None };
        let node = self.assessment.definition.tree.get(id).filter(|_| normalisation.measure == name)?;
        let card = self.result.card.nodes.get(id)?;
        let words = self.teller.words;
        let mut told = vec![measured::step(self.assessment, node, normalisation, measure, card, words)?];
        told.extend(card.points_lost.as_ref().map(|lost| self.lost(lost, "report-points_lost")));
        told.extend(lost::behind_gates(self.assessment, &card.behind_gates, words));
        Some(self.fact("report-fact_normalised", told.join(" · ")))
    }

    fn lost(&self, lost: &Number, id: &str) -> String {
        self.teller.words.phrase(id, &[("points", figure::points(lost).into())])
    }

    fn criterion(&self, id: &IndicatorId, leaf: &Leaf, judgement: &Judgement) -> String {
        let rubric = leaf.rubric.iter().find(|criterion| criterion.id == judgement.criterion);
        let (sign, tone) = if leaf.kind.is_veto() { self.veto_sign(id, judgement) } else { sign(judgement) };
        let title = rubric.map_or("", |criterion| criterion.text.as_str());
        let name = text::line(judgement.criterion.as_str());
        let head = format!(" {} {name}  {}\n", tint(sign, tone, self.view.color), text::line(title));
        let mut facts = vec![self.fact("report-fact_ruling", self.ruling(id, leaf, rubric, judgement))];
        facts.extend(judgement.because.iter().map(|why| self.fact("report-fact_because", why)));
        facts.extend(self.teller.facts(&judgement.trail, true));
        facts.extend(judgement.stale.iter().map(|stale| self.teller.stale(stale)));
        facts.extend(judgement.at.iter().map(|at| self.fact("report-fact_rule", self.teller.rule(at))));
        facts.extend(
            rubric.and_then(|one| one.basis.as_ref()).map(|one| self.fact("report-fact_basis", self.basis(one))),
        );
        format!("{head}{}", self.facts(&facts))
    }

    /// What was said, for how many points, and what the policies made of it.
    fn ruling(&self, id: &IndicatorId, leaf: &Leaf, rubric: Option<&Criterion>, judgement: &Judgement) -> String {
        let words = self.teller.words;
        let mut told = vec![match &judgement.ruling {
            Ruling::Judged { ratio, .. } if leaf.kind.is_veto() => {
                words.word(if *ratio == Number::one() { "report-veto_holds" } else { "report-veto_does_not_hold" })
            }
            ruling => self.teller.ruling(ruling),
        }];
        if let Some(criterion) = rubric.filter(|criterion| criterion.points.is_positive()) {
            told.push(words.phrase("report-of_points", &[("points", figure::short(&criterion.points).into())]));
        }
        let card = self.result.card.nodes.get(id);
        if let Some(earned) =
            card.and_then(|card| card.criteria.iter().find(|one| one.criterion == judgement.criterion))
        {
            told.extend(self.policy(judgement, earned));
            let lost = earned.points_lost.as_ref().filter(|lost| lost.is_positive());
            let id = match self.assessment.definition.tree.bonus_of(id) {
                Some(_) => "report-bonus_to_gain",
                None if earned.counts => "report-points_lost",
                None => "report-points_to_gain",
            };
            told.extend(lost.map(|lost| self.lost(lost, id)));
            told.extend(lost::behind_gates(self.assessment, &earned.behind_gates, words));
        }
        told.join(" · ")
    }

    /// What would veto is bad where it holds, unless its evidence is too old to count, and well where it does not.
    fn veto_sign(&self, id: &IndicatorId, judgement: &Judgement) -> (&'static str, Tone) {
        let Ruling::Judged { ratio, .. } = &judgement.ruling else { return sign(judgement) };
        if *ratio != Number::one() {
            return ("✓", Tone::Good);
        }
        let card = self.result.card.nodes.get(id);
        let line = card.and_then(|card| card.criteria.iter().find(|one| one.criterion == judgement.criterion));
        let in_force = line.is_none_or(|line| line.counts && line.ratio.as_ref() == Some(ratio));
        if in_force { ("✗", Tone::Bad) } else { ("~", Tone::Doubt) }
    }

    fn policy(&self, judgement: &Judgement, earned: &CriterionResult) -> Option<String> {
        let words = self.teller.words;
        let said = match &judgement.ruling {
            Ruling::Judged { ratio, .. } => Some(ratio),
            _ => None,
        };
        match (&earned.ratio, earned.counts) {
            (_, false) => Some(words.word("report-not_counted")),
            (Some(ratio), true) if Some(ratio) != said => {
                Some(words.phrase("report-counted_as", &[("ratio", figure::short(ratio).into())]))
            }
            _ => None,
        }
    }

    fn basis(&self, basis: &Basis) -> String {
        let checked = basis
            .checked_on
            .map(|date| self.teller.words.phrase("report-checked_on", &[("date", date.to_string().into())]));
        let parts = [Some(basis.title.clone()), basis.article.clone(), basis.url.clone(), checked];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| text::line(&part).into_owned()).collect();
        parts.join("  ")
    }

    fn reason(&self, id: &str, why: &Reason) -> String {
        let told = self.teller.words.phrase(id, &[("why", why.message.clone().into())]);
        let mut facts = vec![self.fact("report-fact_ruling", told)];
        facts.extend(self.teller.facts(&why.trail, true));
        facts.extend(why.at.iter().map(|at| self.fact("report-fact_rule", self.teller.rule(at))));
        self.facts(&facts)
    }

    fn fact(&self, word: &str, told: impl AsRef<str>) -> Footnote {
        Footnote { word: self.teller.words.word(word), text: text::line(told.as_ref()).into_owned() }
    }

    fn plain(&self, word: &str) -> String {
        format!("{}{}\n", " ".repeat(INDENT), self.teller.words.word(word))
    }

    /// Facts under each other, a word named once for those that follow it.
    fn facts(&self, facts: &[Footnote]) -> String {
        let column = facts.iter().map(|fact| text::width(&fact.word)).max().unwrap_or(0) + 2;
        let indent = " ".repeat(INDENT + column);
        let mut out = String::new();
        let mut before = "";
        for fact in facts {
            let word = if fact.word == before { "" } else { &fact.word };
            let head = format!("{}{}", " ".repeat(INDENT), text::pad(word, column));
            let body = text::wrap(&fact.text, self.view.width, &indent, &indent);
            out.push_str(&style::paint(&head, style::FAINT, self.view.color));
            out.push_str(body.trim_start());
            out.push('\n');
            before = &fact.word;
        }
        out
    }
}

fn tint(sign: &str, tone: Tone, color: bool) -> String {
    let style = match tone {
        Tone::Good => style::GOOD,
        Tone::Doubt => style::DOUBT,
        Tone::Bad => style::BAD,
        Tone::Plain | Tone::Strong | Tone::Faint => style::FAINT,
    };
    style::paint(sign, style, color)
}
