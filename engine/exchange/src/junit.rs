//! `JUnit` XML: a suite per subject, a case per leaf. Whatever runs checks on every change shows it.

use heng_model::assessment::{Assessment, NodeResult, SubjectResult};
use heng_model::indicator::{Leaf, Node};
use heng_model::judgement::{Judgement, Ruling, Verdict};
use heng_model::{IndicatorId, Number, Outcome};
use heng_report::{Made, View, figure, named, outcome_word, ruling, subject_name, text};
use quick_junit::{NonSuccessKind, Property, Report, TestCase, TestCaseStatus, TestSuite};

/// Points lost fail a case; what cannot be said skips it; a broken rule is an error. Bonuses that are not had fail nothing.
pub fn junit(assessment: &Assessment, view: &View) -> Made {
    let mut report = Report::new(plain(&assessment.methodology.name));
    for result in view.results(assessment) {
        report.add_test_suite(suite(assessment, view, result));
    }
    let xml = report.to_string().expect("what XML has no place for was made visible");
    Made::new(assessment, ".junit.xml", xml)
}

/// Several lines, without what XML 1.0 has no place for: such characters are made visible.
fn plain(said: &str) -> String {
    let illegal = |character: char| matches!(character, '\u{fffe}' | '\u{ffff}');
    text::lines(said).replace(illegal, "\u{fffd}")
}

fn suite(assessment: &Assessment, view: &View, result: &SubjectResult) -> TestSuite {
    let name = subject_name(&assessment.definition, &result.subject);
    let mut suite = TestSuite::new(plain(&format!("{} {name}", result.subject)));
    let index = &result.card.index;
    let digest = result.judgements.bundle.as_ref().map(|bundle| bundle.digest.clone());
    let plugins: Vec<String> = assessment.methodology.plugins.iter().map(ToString::to_string).collect();
    let plugins = plugins.join("; ");
    let properties = [
        ("index", index.printed.clone()),
        ("tier", index.tier.clone()),
        ("outcome", Some(outcome_word(view.words(), index.outcome))),
        ("bundle", digest),
        ("methodology", Some(assessment.methodology.digest.clone())),
        ("plugins", Some(plugins).filter(|plugins| !plugins.is_empty())),
    ];
    suite.add_properties(properties.into_iter().filter_map(|(name, value)| Some(Property::new(name, plain(&value?)))));
    for (node, leaf) in assessment.definition.tree.leaves() {
        suite.add_test_case(case(assessment, view, result, node, leaf));
    }
    suite
}

fn case(assessment: &Assessment, view: &View, result: &SubjectResult, node: &Node, leaf: &Leaf) -> TestCase {
    let status = status(assessment, view, result, node, leaf);
    let mut case = TestCase::new(plain(&named(assessment, &node.id)), status);
    case.set_classname(plain(&above(assessment, node)));
    case
}

/// The indicators that a leaf is part of: 管理保障度.组织保障. Readers take the points for levels.
fn above(assessment: &Assessment, node: &Node) -> String {
    let tree = &assessment.definition.tree;
    let mut names = Vec::new();
    let mut at = node.parent.as_ref().and_then(|id| tree.get(id));
    while let Some(one) = at.filter(|one| !one.id.is_root() && names.len() < tree.nodes.len()) {
        names.push(one.name.replace('.', "·"));
        at = one.parent.as_ref().and_then(|id| tree.get(id));
    }
    names.push(assessment.methodology.id.clone());
    names.reverse();
    names.join(".")
}

fn status(assessment: &Assessment, view: &View, result: &SubjectResult, node: &Node, leaf: &Leaf) -> TestCaseStatus {
    let words = view.words();
    let earned = result.card.nodes.get(&node.id);
    let judged = result.judgements.leaves.get(&node.id);
    match judged.map(|judged| &judged.verdict) {
        Some(Verdict::Error { errors }) => {
            let told: Vec<String> = errors
                .iter()
                .map(|error| {
                    let place = error.chain.first().map(|at| format!("{}:{} ", at.file, at.line)).unwrap_or_default();
                    format!("{place}{}", words.title(&error.message))
                })
                .collect();
            ended(NonSuccessKind::Error, &told[0], "rule_error", &told.join("\n"))
        }
        Some(Verdict::Vetoed { why }) => ended(NonSuccessKind::Failure, &words.title(&why.message), "veto", ""),
        Some(Verdict::NotApplicable { why } | Verdict::MissingEvidence { why }) => {
            let outcome = earned.map_or(Outcome::MissingEvidence, |node| node.outcome);
            skipped(&format!("{}：{}", outcome_word(words, outcome), words.title(&why.message)))
        }
        Some(Verdict::Judged { criteria }) => judged_leaf(assessment, view, node, leaf, criteria, earned),
        Some(Verdict::Planned) | None => skipped(&outcome_word(words, Outcome::Planned)),
    }
}

fn judged_leaf(
    assessment: &Assessment,
    view: &View,
    node: &Node,
    leaf: &Leaf,
    criteria: &[Judgement],
    earned: Option<&NodeResult>,
) -> TestCaseStatus {
    let words = view.words();
    let result_of = |judgement: &Judgement| {
        earned.and_then(|node| node.criteria.iter().find(|one| one.criterion == judgement.criterion))
    };
    if leaf.kind.is_veto() {
        let fires = |one: &&Judgement| matches!(&one.ruling, Ruling::Judged { ratio, .. } if *ratio == Number::one());
        let fired: Vec<String> = criteria.iter().filter(fires).map(|one| line(view, leaf, one, None)).collect();
        return match fired.first() {
            Some(first) => ended(NonSuccessKind::Failure, first, "veto", &fired.join("\n")),
            None => TestCaseStatus::success(),
        };
    }
    if let Some(outcome) = earned.map(|node| node.outcome).filter(|outcome| is_unsaid(*outcome)) {
        let why: Vec<String> = criteria.iter().map(|one| line(view, leaf, one, None)).collect();
        return skipped(&format!("{}：{}", outcome_word(words, outcome), why.join("；")));
    }
    let short: Vec<&Judgement> = criteria
        .iter()
        .filter(|one| {
            result_of(one).is_some_and(|earned| earned.counts && earned.ratio.as_ref() != Some(&Number::one()))
        })
        .collect();
    let own = earned.and_then(|node| node.points_lost.as_ref());
    let lost: Number = short.iter().filter_map(|one| result_of(one)?.points_lost.as_ref()).chain(own).sum();
    if (short.is_empty() && own.is_none()) || is_bonus(assessment, &node.id) {
        return TestCaseStatus::success();
    }
    let message = words.phrase("report-points_lost", &[("points", figure::points(&lost).into())]);
    let told: Vec<String> = short
        .iter()
        .map(|one| line(view, leaf, one, result_of(one).and_then(|earned| earned.points_lost.as_ref())))
        .collect();
    ended(NonSuccessKind::Failure, &message, "points_lost", &told.join("\n"))
}

fn is_unsaid(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::NotApplicable | Outcome::MissingEvidence | Outcome::Planned | Outcome::LowCoverage)
}

fn is_bonus(assessment: &Assessment, id: &IndicatorId) -> bool {
    assessment.definition.tree.bonus_of(id).is_some()
}

/// `download 提供政策文件下载：部分满足 0.7 (7/10)，−1.20  documents/a.html · check.rhai:9`
fn line(view: &View, leaf: &Leaf, judgement: &Judgement, lost: Option<&Number>) -> String {
    let known = leaf.rubric.iter().find(|one| one.id == judgement.criterion);
    let name = known.map_or("", |criterion| criterion.text.as_str());
    let lost = lost.filter(|lost| lost.is_positive()).map(|lost| format!(" −{}", figure::points(lost)));
    let because = judgement.because.as_ref().map(|why| format!("（{why}）"));
    let file = judgement.trail.citations.first().map(|citation| format!("  {}", citation.origin.file));
    let at = judgement.at.as_ref().map(|at| format!("  {}:{}", at.file, at.line));
    let said = ruling(view.words(), &judgement.ruling);
    let rest: String = [lost, because, file, at].into_iter().flatten().collect();
    text::line(&format!("{} {name}：{said}{rest}", judgement.criterion)).into_owned()
}

fn ended(kind: NonSuccessKind, message: &str, what: &str, told: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_message(text::line(&plain(message)).into_owned());
    status.set_type(what);
    if !told.is_empty() {
        status.set_description(plain(told));
    }
    status
}

fn skipped(message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(text::line(&plain(message)).into_owned());
    status
}
