//! The tree of scores with the weights in effect.

use heng_model::assessment::{Assessment, NodeResult, SubjectResult};
use heng_model::indicator::{Aggregation, Node, Role};
use heng_model::{IndicatorId, Outcome};

use crate::table::{Grid, Side, Tone};
use crate::view::View;
use crate::{figure, outcome, style, text};

/// The nodes above `from`, itself, and all below it.
pub(super) fn tree(assessment: &Assessment, result: &SubjectResult, from: &IndicatorId, view: &View) -> String {
    let words = view.words();
    let heads = [
        (words.word("report-indicator"), Side::Left),
        (words.word("report-share"), Side::Right),
        (words.word("report-full"), Side::Right),
        (words.word("report-score"), Side::Right),
        (String::new(), Side::Left),
    ];
    let mut grid = Grid::new(&heads, view.color);
    let mut branch = Branch { assessment, result, view, from, grid: &mut grid };
    branch.draw(&IndicatorId::root(), &[]);
    let legend = text::wrap(&words.word("report-legend_tree"), view.width, " ", " ");
    format!("{}\n{}\n", grid.text(), style::paint(&legend, style::FAINT, view.color))
}

/// `1.1.2 常态化考核机制`; the root has no number.
pub fn named(assessment: &Assessment, id: &IndicatorId) -> String {
    let name = assessment.definition.tree.get(id).map(|node| node.name.as_str());
    match name {
        Some(_) if id.is_root() => assessment.definition.index_name.clone(),
        Some(name) => format!("{id} {name}"),
        None => id.to_string(),
    }
}

struct Branch<'a> {
    assessment: &'a Assessment,
    result: &'a SubjectResult,
    view: &'a View,
    from: &'a IndicatorId,
    grid: &'a mut Grid,
}

impl Branch<'_> {
    /// Draws a node and what is below it; `lasts` says of every level whether its node is the last of its siblings.
    fn draw(&mut self, id: &IndicatorId, lasts: &[bool]) {
        let tree = &self.assessment.definition.tree;
        let Some(node) = tree.get(id).filter(|_| lasts.len() <= tree.nodes.len()) else { return };
        self.row(node, lasts);
        let shown: Vec<&IndicatorId> = node.children.iter().filter(|child| self.shown(child)).collect();
        for (at, child) in shown.iter().enumerate() {
            let below = [lasts, &[at + 1 == shown.len()]].concat();
            self.draw(child, &below);
        }
    }

    fn shown(&self, id: &IndicatorId) -> bool {
        let tree = &self.assessment.definition.tree;
        tree.within(id, self.from) || tree.within(self.from, id)
    }

    fn row(&mut self, node: &Node, lasts: &[bool]) {
        let card = self.result.card.nodes.get(&node.id);
        let title = format!("{}{}", twigs(lasts), named(self.assessment, &node.id));
        let share = card.and_then(|card| card.share_of_parent.as_ref()).map(figure::percent).unwrap_or_default();
        let points = card.and_then(|card| card.points.as_ref()).map(figure::points).unwrap_or_default();
        let score = card.and_then(|card| card.printed.clone()).unwrap_or_else(|| "—".to_owned());
        let (remark, tone) = self.remark(node, card);
        let strong = if node.children.is_empty() { Tone::Plain } else { Tone::Strong };
        self.grid.row(&[(title, strong), (share, Tone::Faint), (points, Tone::Faint), (score, strong), (remark, tone)]);
    }

    /// That a bonus was not given because the base is not above its gate.
    fn gate(&self, node: &Node) -> Option<String> {
        let (gate, base) = (node.gate.as_ref()?, self.result.card.index.base.as_ref()?);
        let args = [("base", figure::points(base).into()), ("gate", figure::short(gate).into())];
        (base <= gate).then(|| self.view.words().phrase("report-gate_shut", &args))
    }

    fn remark(&self, node: &Node, card: Option<&NodeResult>) -> (String, Tone) {
        let words = self.view.words();
        let mut parts = Vec::new();
        if node.role == Role::Bonus {
            parts.push(words.word("report-bonus"));
            parts.extend(self.gate(node));
        }
        parts.extend(method(node).map(|id| words.word(id)));
        let mut tone = Tone::Faint;
        if let Some(card) = card {
            if card.outcome != Outcome::Scored {
                parts.push(words.word(outcome::word(card.outcome)));
                tone = match card.outcome {
                    Outcome::Planned => Tone::Faint,
                    Outcome::Vetoed | Outcome::Error => Tone::Bad,
                    _ => Tone::Doubt,
                };
            }
            parts.extend(card.why.as_ref().map(|why| words.title(why)));
        }
        (parts.join(" · "), tone)
    }
}

/// The word for a way of aggregation that is not the plain weighted mean.
fn method(node: &Node) -> Option<&'static str> {
    if node.children.is_empty() {
        return None;
    }
    match node.method {
        Aggregation::Geometric => Some("report-geometric"),
        Aggregation::Harmonic => Some("report-harmonic"),
        Aggregation::Power(_) => Some("report-power"),
        Aggregation::Min => Some("report-min"),
        Aggregation::Max => Some("report-max"),
        Aggregation::Sum => Some("report-sum"),
        _ => None,
    }
}

/// `│  ├─ `
fn twigs(lasts: &[bool]) -> String {
    let Some((last, above)) = lasts.split_last() else { return String::new() };
    let mut text: String = above.iter().map(|last| if *last { "   " } else { "│  " }).collect();
    text.push_str(if *last { "└─ " } else { "├─ " });
    text
}
