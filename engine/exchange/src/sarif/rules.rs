//! The checks as rules. What is said of no check has its own code as a rule.

use std::collections::BTreeMap;

use heng_model::assessment::Assessment;
use heng_model::finding::Finding;
use heng_model::indicator::{Leaf, Node, Role};
use heng_model::{IndicatorId, Severity};
use heng_report::{View, figure};

use super::shape::{Bag, Configuration, Level, Rule, Text};
use super::{level, plain};

/// The rules so far, in the order of the tree; codes after them.
pub(super) struct Rules<'a> {
    pub(super) all: Vec<Rule>,
    leaves: BTreeMap<&'a IndicatorId, usize>,
    codes: BTreeMap<&'a str, usize>,
    view: &'a View,
}

impl<'a> Rules<'a> {
    pub(super) fn new(assessment: &'a Assessment, view: &'a View) -> Self {
        let mut rules = Self { all: Vec::new(), leaves: BTreeMap::new(), codes: BTreeMap::new(), view };
        for (node, leaf) in assessment.definition.tree.leaves().filter(|(_, leaf)| !leaf.is_planned()) {
            rules.leaves.insert(&node.id, rules.all.len());
            rules.all.push(of_check(node, leaf));
        }
        rules
    }

    /// The rule that a finding comes of.
    pub(super) fn of(&mut self, finding: &'a Finding) -> (String, usize) {
        if let Some((id, place)) = finding.indicator.as_ref().and_then(|id| Some((id, *self.leaves.get(id)?))) {
            return (id.to_string(), place);
        }
        let code = &*finding.message.code;
        let (words, all) = (self.view.words(), &mut self.all);
        let place = *self.codes.entry(code).or_insert_with(|| {
            all.push(Rule {
                id: plain(code),
                name: None,
                short_description: Text::new(plain(&words.title(&finding.message))),
                help: words.help(&finding.message).map(|help| Text::new(plain(&help))),
                default_configuration: Configuration { level: level(finding.severity) },
                properties: Bag::default(),
            });
            all.len() - 1
        });
        (plain(code), place)
    }
}

fn of_check(node: &Node, leaf: &Leaf) -> Rule {
    let default = if leaf.kind.is_veto() {
        Level::Error
    } else if node.role == Role::Bonus {
        Level::Note
    } else {
        level(Severity::Warning)
    };
    let line = |criterion: &heng_model::rubric::Criterion| {
        format!("{} ({}) {}", criterion.id, figure::short(&criterion.points), criterion.text)
    };
    let rubric: Vec<String> = leaf.rubric.iter().map(line).map(|line| plain(&line)).collect();
    Rule {
        id: node.id.to_string(),
        name: leaf.folder.as_ref().and_then(|folder| folder.rsplit('/').next()).map(plain),
        short_description: Text::new(plain(&node.name)),
        help: (!rubric.is_empty()).then(|| Text::new(rubric.join("\n"))),
        default_configuration: Configuration { level: default },
        properties: Bag::of([("weight", node.weight.to_f64().into()), ("script", leaf.script.as_deref().into())]),
    }
}
