//! What all views are made of: who is shown, in which order, beside which medians.

use std::collections::BTreeMap;

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::indicator::Node;
use heng_model::subject::{Cohort, Order};
use heng_model::{IndicatorId, Number, SubjectId};
use heng_report::league::{self, Row};
use heng_report::trail::Teller;
use heng_report::{Catalogue, outcome};

use crate::anchor;
use crate::options::Options;
use heng_report::median;

/// An assessment on its way into pages.
pub struct Material<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What is asked for.
    pub options: &'a Options<'a>,
    /// The reader's words.
    pub words: &'static Catalogue,
    /// The cohorts that are shown.
    pub groups: Vec<Group<'a>>,
    /// Whether every government has a page of its own.
    pub split: bool,
}

/// A cohort with its members.
pub struct Group<'a> {
    /// The cohort.
    pub cohort: &'a Cohort,
    /// How many of it were assessed.
    pub all: usize,
    /// Those that are shown, in the order of the list.
    pub rows: Vec<Row<'a>>,
    /// The median of the index over the whole cohort.
    pub median: Option<Number>,
    /// The median of every node over the whole cohort.
    pub medians: BTreeMap<&'a IndicatorId, Number>,
}

impl<'a> Material<'a> {
    /// The material of these options.
    pub fn new(assessment: &'a Assessment, options: &'a Options<'a>, split: bool) -> Self {
        let words = Catalogue::of(options.view.lang);
        let mut this = Self { assessment, options, words, groups: Vec::new(), split };
        let asked = |cohort: &&Cohort| options.view.cohort.as_ref().is_none_or(|id| *id == cohort.id);
        this.groups = assessment.definition.cohorts.iter().filter(asked).map(|cohort| this.group(cohort)).collect();
        this.groups.retain(|group| !group.rows.is_empty());
        this
    }

    fn group(&self, cohort: &'a Cohort) -> Group<'a> {
        let mut rows = league::rows(self.assessment, cohort);
        let all = rows.len();
        let median_of =
            |id: &IndicatorId| median(rows.iter().filter_map(|row| row.result.card.nodes.get(id)?.printed.as_deref()));
        let nodes = self.assessment.definition.tree.nodes.keys();
        let medians = nodes.filter_map(|id| Some((id, median_of(id)?))).collect();
        let median = median(rows.iter().filter_map(|row| row.result.card.index.printed.as_deref()));
        let order = self.order(&rows);
        league::sort(&mut rows, cohort, order);
        rows.retain(|row| self.shows(&row.subject.id));
        Group { cohort, all, rows, median, medians }
    }

    /// The order of lists: by rank, unless the reader or the methodology says otherwise; for publication never by merit.
    fn order(&self, rows: &[Row<'_>]) -> Order {
        let order = self.options.view.order.unwrap_or(self.assessment.definition.order);
        match order {
            Order::Rank if !self.options.publish => Order::Rank,
            Order::Rank if rows.iter().any(|row| row.subject.order.contains_key("subprovincial")) => {
                Order::Subprovincial
            }
            Order::Rank => Order::Division,
            stated => stated,
        }
    }

    /// Whether the reader asked for this subject.
    pub fn shows(&self, subject: &SubjectId) -> bool {
        self.options.view.subjects.is_empty() || self.options.view.subjects.contains(subject)
    }

    /// Decimals of printed scores.
    pub fn decimals(&self) -> u8 {
        self.assessment.definition.scale.decimals
    }

    /// Every subject that is shown, once, with the first cohort it belongs to.
    pub fn members(&self) -> Vec<(&Group<'a>, &Row<'a>)> {
        let mut seen = std::collections::BTreeSet::new();
        let all = self.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
        all.filter(|(_, row)| seen.insert(&row.subject.id)).collect()
    }

    /// The nodes so many levels below the root, in the order of the tree; leaves above that level stand for themselves. Vetoes
    /// have no score and are left out.
    pub fn level(&self, level: usize) -> Vec<&'a Node> {
        let nodes = self.nodes().into_iter();
        let stands = |depth: usize, node: &Node| depth == level || (depth < level && node.children.is_empty());
        nodes.filter(|(depth, node)| stands(*depth, node) && !node.is_veto()).map(|(_, node)| node).collect()
    }

    /// Every node below the root in the order of the tree, with its level from 1.
    pub fn nodes(&self) -> Vec<(usize, &'a Node)> {
        let tree = &self.assessment.definition.tree;
        // A checked tree has no cycle; of a results document that has one, each node is told of once.
        let mut seen = std::collections::BTreeSet::new();
        let mut nodes = Vec::new();
        let mut open = vec![(0, tree.root())];
        while let Some((level, node)) = open.pop() {
            if !seen.insert(&node.id) {
                continue;
            }
            if level > 0 {
                nodes.push((level, node));
            }
            open.extend(node.children.iter().rev().filter_map(|id| Some((level + 1, tree.get(id)?))));
        }
        nodes
    }

    /// The address of a government's part, or of an indicator within it.
    pub fn href(&self, subject: &SubjectId, indicator: Option<&IndicatorId>) -> String {
        let place = anchor::place(subject.as_str(), indicator.map(IndicatorId::as_str));
        let page = if self.split { format!("{}.html", anchor::file(subject.as_str())) } else { String::new() };
        page + &anchor::fragment(&place)
    }

    /// The address of an indicator over all governments.
    pub fn indicator_href(&self, indicator: &IndicatorId) -> String {
        let page = if self.split { "index.html" } else { "" };
        page.to_owned() + &anchor::fragment(&anchor::place("", Some(indicator.as_str())))
    }

    /// The name of a subject in print.
    pub fn name(&self, subject: &'a SubjectId) -> &'a str {
        outcome::subject_name(&self.assessment.definition, subject)
    }

    /// Who puts the evidence of a subject into words.
    pub fn teller(&self, result: &'a SubjectResult) -> Teller<'a> {
        Teller { words: self.words, subject: &result.subject, sources: self.options.sources }
    }
}

impl Group<'_> {
    /// The median of a node, as it is printed.
    pub fn median_of(&self, id: &IndicatorId, decimals: u8) -> Option<String> {
        self.medians.get(id).map(|number| number.printed(decimals))
    }
}
