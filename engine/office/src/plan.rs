//! What stands where: every sheet that holds a number others are made of has its subjects in the same rows.

use std::collections::BTreeMap;

use heng_model::assessment::{Assessment, NodeResult, SubjectResult};
use heng_model::indicator::{Aggregation, Kind, Node, Role};
use heng_model::rubric::Criterion;
use heng_model::{IndicatorId, Number, Outcome};
use heng_report::{Catalogue, View};
use rust_xlsxwriter::{ColNum, RowNum, utility::column_number_to_name as letters};

/// The row of the first subject on the sheets of scores and of criteria, from 0.
pub(crate) const FIRST: RowNum = 5;
/// The first column after id and name.
pub(crate) const AFTER_NAME: ColNum = 2;

/// The plan.
pub(crate) struct Plan<'a> {
    pub(crate) assessment: &'a Assessment,
    pub(crate) view: &'a View,
    /// Whom the workbook shows, in administrative order.
    pub(crate) results: Vec<&'a SubjectResult>,
    /// The nodes of each level below the root. The children of a node stand side by side.
    pub(crate) levels: Vec<Vec<&'a Node>>,
    /// The criteria of all leaves; those of a leaf stand side by side.
    pub(crate) criteria: Vec<(&'a Node, &'a Criterion)>,
    nodes: BTreeMap<&'a IndicatorId, (usize, usize)>,
}

/// A score in a cell: how it comes about.
pub(crate) enum Made {
    /// By this formula.
    Formula(String),
    /// By what no formula over its neighbours gives.
    Given,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(assessment: &'a Assessment, view: &'a View) -> Self {
        let tree = &assessment.definition.tree;
        let mut levels: Vec<Vec<&Node>> = Vec::new();
        let mut level: Vec<&Node> = vec![tree.root()];
        while !level.is_empty() && levels.len() <= tree.nodes.len() {
            level = level.iter().flat_map(|node| &node.children).filter_map(|id| tree.get(id)).collect();
            if !level.is_empty() {
                levels.push(level.clone());
            }
        }
        let mut nodes = BTreeMap::new();
        for (depth, level) in levels.iter().enumerate() {
            nodes.extend(level.iter().enumerate().map(|(place, node)| (&node.id, (depth, place))));
        }
        let criteria =
            tree.leaves().flat_map(|(node, leaf)| leaf.rubric.iter().map(move |criterion| (node, criterion)));
        let criteria = criteria.collect();
        Self { assessment, view, results: view.results(assessment).collect(), levels, criteria, nodes }
    }

    pub(crate) fn words(&self) -> &'static Catalogue {
        self.view.words()
    }

    pub(crate) fn word(&self, id: &str) -> String {
        self.words().word(id)
    }

    /// The name of the sheet of a level, from 0.
    pub(crate) fn level_name(&self, depth: usize) -> String {
        self.words().phrase("office-level", &[("level", (depth + 1).into())])
    }

    pub(crate) fn criteria_name(&self) -> String {
        self.word("office-criteria")
    }

    /// The row of a subject by its place, from 0.
    pub(crate) fn row(place: usize) -> RowNum {
        FIRST + RowNum::try_from(place).unwrap_or(RowNum::MAX - FIRST)
    }

    /// The columns of a level's blocks: scores, shares, the engine's figures, differences.
    pub(crate) fn column(&self, depth: usize, block: usize, place: usize) -> ColNum {
        let wide = self.levels[depth].len();
        // A space between blocks.
        column(usize::from(AFTER_NAME) + block * (wide + 1) + place)
    }

    pub(crate) fn criterion_column(place: usize) -> ColNum {
        column(usize::from(AFTER_NAME) + place)
    }

    /// How a node's score comes about in that row: by a formula only where it gives the engine's very number.
    pub(crate) fn made(&self, node: &Node, result: &NodeResult, of: &SubjectResult, row: RowNum) -> Made {
        let Some(score) = &result.score else { return Made::Given };
        let formula = match &node.leaf {
            Some(leaf) => self.leaf_formula(node, &leaf.kind, result, score, row),
            None => self.sum_formula(node, score, of, row),
        };
        formula.map_or(Made::Given, Made::Formula)
    }

    /// `SUMPRODUCT` of the children's scores and their shares in effect.
    pub(crate) fn sum_formula(&self, node: &Node, score: &Number, of: &SubjectResult, row: RowNum) -> Option<String> {
        if !matches!(node.method, Aggregation::Mean | Aggregation::Sum) {
            return None;
        }
        let children = node.children.iter().filter_map(|id| of.card.nodes.get(id));
        let counted = children.filter_map(|child| Some((child.share_of_parent.as_ref()?, child.score.as_ref())));
        let mut sum = Number::zero();
        let mut any = false;
        for (share, score) in counted {
            sum = sum + share * score?;
            any = true;
        }
        if !any || sum != *score {
            return None;
        }
        let (depth, first) = *self.nodes.get(node.children.first()?)?;
        let last = first + node.children.len() - 1;
        let sheet = self.level_name(depth);
        let block = |block| {
            let (from, to) = (self.column(depth, block, first), self.column(depth, block, last));
            format!("'{sheet}'!{}{row}:{}{row}", letters(from), letters(to), row = row + 1)
        };
        Some(format!("=SUMPRODUCT({},{})", block(0), block(1)))
    }

    /// Points earned over points that count.
    fn leaf_formula(
        &self,
        node: &Node,
        kind: &Kind,
        result: &NodeResult,
        score: &Number,
        row: RowNum,
    ) -> Option<String> {
        let rubric = &node.leaf.as_ref()?.rubric;
        let points = |id: &heng_model::CriterionId| rubric.iter().find(|one| one.id == *id).map(|one| &one.points);
        let counted = result.criteria.iter().filter(|one| one.counts);
        let counted: Option<Vec<_>> = counted.map(|one| Some((points(&one.criterion)?, one.ratio.as_ref()?))).collect();
        let counted = counted?;
        let all: Number = counted.iter().map(|(points, _)| *points).sum();
        let earned: Number = counted.iter().map(|(points, ratio)| *points * *ratio).sum();
        let hundred = Number::from(100);
        let first = self.criteria.iter().position(|(of, _)| of.id == node.id)?;
        let last = first + rubric.len() - 1;
        let sheet = self.criteria_name();
        let cells = |row: RowNum| {
            let (from, to) = (Self::criterion_column(first), Self::criterion_column(last));
            format!("'{sheet}'!{}{row}:{}{row}", letters(from), letters(to), row = row + 1)
        };
        // Points stand in the row above the first subject.
        let (points, ratios) = (cells(FIRST - 1), cells(row));
        match kind {
            Kind::Rubric if earned.checked_div(&all).map(|share| &share * &hundred).as_ref() == Some(score) => {
                Some(format!("=100*SUMPRODUCT({points},{ratios})/SUMPRODUCT({points},ISNUMBER({ratios})*1)"))
            }
            Kind::Deduction { full } => {
                let left = Number::one() - (&all - &earned).checked_div(full)?;
                let left = if left.is_negative() { Number::zero() } else { left };
                let lost = format!("SUMPRODUCT({points},ISNUMBER({ratios})*1)-SUMPRODUCT({points},{ratios})");
                (&left * &hundred == *score).then(|| format!("=100*MAX(0,1-({lost})/{})", full.to_f64()))
            }
            _ => None,
        }
    }
}

/// Whether a node stands on top of the base score.
pub(crate) fn is_bonus(node: &Node) -> bool {
    node.role == Role::Bonus && !node.is_veto()
}

/// Whether evidence of a node is missing.
pub(crate) fn is_missing(outcome: Outcome) -> bool {
    outcome == Outcome::MissingEvidence
}

/// A column beyond the last is refused by whoever writes it.
fn column(place: usize) -> ColNum {
    ColNum::try_from(place).unwrap_or(ColNum::MAX)
}

impl Plan<'_> {
    /// The cell of a node's score in that row.
    pub(crate) fn score_cell(&self, id: &IndicatorId, row: RowNum) -> Option<String> {
        let (depth, place) = *self.nodes.get(id)?;
        Some(format!("'{}'!{}{}", self.level_name(depth), letters(self.column(depth, 0, place)), row + 1))
    }
}
