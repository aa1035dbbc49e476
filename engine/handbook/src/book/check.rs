//! A check with all that belongs to it.

use heng_model::indicator::{Kind, Leaf, Node};
use heng_model::normalise::{Direction, Normaliser};
use heng_model::{IndicatorId, Source};
use heng_report::figure;
use serde::Serialize;

use super::tree::Weights;
use super::{Asked, Cases, Criterion, Ground, Param, Wanted, cases, criteria, figures, params, wanted};
use crate::material::Material;

/// A check.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    /// The id of its leaf.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The file of its page, among pages of checks.
    pub page: String,
    /// What stands above it, from the top: id and name.
    pub above: Vec<(String, String)>,
    /// Its folder within the methodology.
    pub folder: String,
    /// Its weight, and the points of the index that hang on it, in words.
    pub weight: Vec<String>,
    /// How its judgements become a score, in words.
    pub kind: String,
    /// Whom it applies to; none: everybody.
    pub applies: Option<String>,
    /// What the indicator and its further figures rest on: what, and the ground.
    pub grounds: Vec<(String, Ground)>,
    /// The head of its script, paragraph by paragraph.
    pub head: Vec<String>,
    /// Its rubric.
    pub rubric: Vec<Criterion>,
    /// Its parameters.
    pub params: Vec<Param>,
    /// The files that it wants.
    pub evidence: Vec<Wanted>,
    /// What people code for it.
    pub observations: Vec<Asked>,
    /// Its cases.
    pub cases: Option<Cases>,
    /// Its script; none where observations judge everything.
    pub script: Option<Code>,
}

/// A script or a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// Its path within the methodology.
    pub path: String,
    /// What places of lines begin with: `6.1.2`, `lib-tables`.
    pub place: String,
    /// Its lines.
    pub lines: Vec<String>,
}

impl Code {
    fn of(place: String, source: &Source) -> Self {
        let text = source.text.trim_start_matches('\u{feff}').trim_end();
        Self { path: source.name.clone(), place, lines: text.lines().map(str::to_owned).collect() }
    }
}

/// Every check in the order of the tree.
pub fn all(of: &Material<'_>, weights: &Weights) -> Vec<Check> {
    let leaves = in_order(of);
    leaves
        .into_iter()
        .filter(|(_, leaf)| !leaf.is_planned())
        .map(|(node, leaf)| check(of, node, leaf, weights))
        .collect()
}

/// The leaves from the top of the tree down.
fn in_order<'a>(of: &Material<'a>) -> Vec<(&'a Node, &'a Leaf)> {
    fn visit<'a>(of: &Material<'a>, node: &'a Node, into: &mut Vec<(&'a Node, &'a Leaf)>) {
        into.extend(node.leaf.as_ref().map(|leaf| (node, leaf)));
        for child in node.children.iter().filter_map(|id| of.definition().tree.get(id)) {
            visit(of, child, into);
        }
    }
    let mut leaves = Vec::new();
    visit(of, of.definition().tree.root(), &mut leaves);
    leaves
}

/// The libraries, each once.
pub fn libraries(of: &Material<'_>) -> Vec<Code> {
    let libraries = of.methodology.libraries.iter();
    libraries.map(|(name, source)| Code::of(format!("lib-{name}"), source)).collect()
}

fn check(of: &Material<'_>, node: &Node, leaf: &Leaf, weights: &Weights) -> Check {
    let folder = leaf.folder.clone().unwrap_or_default();
    let script = leaf.script.as_ref().and_then(|path| of.methodology.scripts.get(path));
    let head = leaf.script.as_ref().and_then(|path| of.rulebook.head(path)).unwrap_or_default();
    let points = weights.points(&node.id);
    Check {
        id: node.id.to_string(),
        name: node.name.clone(),
        page: format!("{}.md", folder.rsplit('/').next().unwrap_or_default()),
        above: above(of, node),
        weight: weight(of, node, points),
        kind: kind(of, &leaf.kind),
        applies: figures::filter(of, &leaf.applies_to),
        grounds: grounds(of, leaf),
        head: paragraphs(head),
        rubric: criteria::all(of, &node.id, leaf, points),
        params: params::all(of, leaf),
        evidence: wanted::files(of, leaf),
        observations: wanted::observations(of, leaf),
        cases: cases::all(of, &node.id, leaf),
        script: script.map(|source| Code::of(node.id.to_string(), source)),
        folder,
    }
}

fn above(of: &Material<'_>, node: &Node) -> Vec<(String, String)> {
    let tree = &of.definition().tree;
    let up = |id: &IndicatorId| tree.get(id).filter(|node| !node.id.is_root());
    let parent = |node: &&Node| node.parent.as_ref().and_then(up);
    let mut above: Vec<(String, String)> =
        std::iter::successors(parent(&node), parent).map(|node| (node.id.to_string(), node.name.clone())).collect();
    above.reverse();
    above
}

fn weight(of: &Material<'_>, node: &Node, points: Option<&heng_model::Number>) -> Vec<String> {
    let Some(points) = points.filter(|_| !node.is_veto()) else { return Vec::new() };
    let index = of.definition().index_name.as_str();
    vec![
        of.say("weight_is", &[("weight", node.weight.to_string().into())]),
        of.say("points_are", &[("index", index.into()), ("points", figure::short(points).into())]),
    ]
}

/// The head of a script without its signs; an empty line parts paragraphs.
fn paragraphs(head: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in head.lines() {
        let line = line.trim().trim_start_matches("//!").trim();
        let last = paragraphs.len() - 1;
        if line.is_empty() {
            paragraphs.push(String::new());
        } else {
            let text = &mut paragraphs[last];
            // Chinese is written without spaces between lines.
            if text.ends_with(|sign: char| sign.is_ascii_graphic()) && line.starts_with(|sign: char| sign.is_ascii()) {
                text.push(' ');
            }
            text.push_str(line);
        }
    }
    paragraphs.retain(|text| !text.is_empty());
    paragraphs
}

fn kind(of: &Material<'_>, kind: &Kind) -> String {
    match kind {
        Kind::Rubric => of.word("kind_rubric"),
        Kind::Deduction { full } => of.say("kind_deduction", &[("full", full.to_string().into())]),
        Kind::Veto { .. } => of.word("kind_veto"),
        Kind::Measured(normalisation) => {
            let method = match &normalisation.method {
                Normaliser::Minmax { lower, upper } => {
                    format!("minmax({lower}, {upper})")
                }
                Normaliser::Scaled { from, to, full } => format!("scaled({from} → 0, {to} → {full})"),
                Normaliser::Goalposts { from, to, full } => format!("goalposts({from} → 0, {to} → {full})"),
                Normaliser::Bands { steps, below } => {
                    let steps = steps.iter().map(|(threshold, score)| format!("≥ {threshold} → {score}"));
                    format!("bands({}, {below})", steps.collect::<Vec<_>>().join(", "))
                }
                other => format!("{other:?}"),
            };
            let better = of.word(match normalisation.direction {
                Direction::Higher => "more_is_better",
                Direction::Lower => "less_is_better",
            });
            let measure = normalisation.measure.as_str().into();
            of.say("kind_measured", &[("measure", measure), ("method", method.into()), ("better", better.into())])
        }
    }
}

/// The grounds that belong to no parameter and to no criterion.
fn grounds(of: &Material<'_>, leaf: &Leaf) -> Vec<(String, Ground)> {
    let others = leaf.grounds.iter().filter(|(place, _)| !place.starts_with("params/"));
    let what = |place: &str| if place == Leaf::ITSELF { of.word("ground_indicator") } else { place.to_owned() };
    others.map(|(place, basis)| (what(place), of.ground(basis))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_script_becomes_paragraphs() {
        let head = "//! 门户网站是否建有政策文件库，\n//! 提供查询。\n//!\n//! One line\n//! and another.";
        assert_eq!(paragraphs(head), ["门户网站是否建有政策文件库，提供查询。", "One line and another."]);
        assert!(paragraphs("").is_empty());
    }
}
