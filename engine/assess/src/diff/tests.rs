use heng_model::Number;
use heng_model::comparison::{Comparison, EditKind, Effect, Ground};

use super::{compare, compare_documents};
use crate::assess;
use crate::small::{Change, assessed, bundles, methodology, options};

const POINTS: [Change<'static>; 2] = [
    ("checks/1-library/indicator.yaml", "points: 60", "points: 80"),
    ("checks/1-library/indicator.yaml", "points: 40", "points: 20"),
];
const WEIGHTS: [Change<'static>; 2] =
    [("methodology.yaml", "weight: 60", "weight: 50"), ("methodology.yaml", "weight: 40", "weight: 50")];
const SCRIPT: Change<'static> = ("checks/1-library/check.rhai", "\"政策文件库\"", "\"要闻\"");

fn between(changes: &[Change<'_>]) -> Comparison {
    let compared = compare(&methodology(&[]), &methodology(changes), bundles(&[]), &options()).unwrap();
    assert!(!compared.broken && compared.rules_after.is_empty(), "{compared:?}");
    compared.comparison
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

#[test]
fn equals_have_no_edits() {
    let comparison = between(&[]);
    assert!(comparison.moves.is_empty() && comparison.edits.is_empty() && comparison.total.is_nothing());
}

#[test]
fn a_single_edit_alone_is_the_whole_difference() {
    let tier: Change<'_> = ("methodology.yaml", "above: 50", "above: 70");
    let claim: Change<'_> = ("statistics.yaml", "50%", "40%");
    let relative: Change<'_> = ("checks/1-library/indicator.yaml", "points: 60", "points: 90");
    let method: Change<'_> = ("methodology.yaml", "indicators:", "index: { method: min }\nindicators:");
    let policy: Change<'_> =
        ("methodology.yaml", "indicators:", "outcomes: { missing_evidence: exclude }\nindicators:");
    for (change, kind) in [
        (tier, EditKind::Tier),
        (claim, EditKind::Claim),
        (relative, EditKind::Points),
        (SCRIPT, EditKind::Script),
        (method, EditKind::Method),
        (policy, EditKind::Policy),
    ] {
        let comparison = between(&[change]);
        let [edit] = &comparison.edits[..] else { panic!("{change:?}: {:?}", comparison.edits) };
        assert_eq!(edit.edit.kind, kind, "{change:?}");
        assert_eq!(edit.alone.as_ref(), Some(&comparison.total), "{change:?}");
        assert_eq!(edit.last.as_ref(), Some(&comparison.total), "{change:?}");
        assert!(comparison.interaction.subjects.is_empty() && comparison.interaction.sum.is_zero(), "{change:?}");
        if kind != EditKind::Policy {
            assert!(!comparison.total.is_nothing(), "{change:?} moves something");
        }
    }
}

#[test]
fn each_edit_is_named_by_the_path_that_makes_it_again() {
    let mut changes = [POINTS.as_slice(), &WEIGHTS].concat();
    changes.push(SCRIPT);
    let comparison = between(&changes);
    let edits: Vec<(EditKind, &str, Option<&str>)> =
        comparison.edits.iter().map(|one| (one.edit.kind, one.edit.path.as_str(), one.edit.after.as_deref())).collect();
    let wanted = [
        (EditKind::Script, "checks/1-library/check.rhai", None),
        (EditKind::Points, "checks/1/rubric/library/points", Some("80")),
        (EditKind::Points, "checks/1/rubric/search/points", Some("20")),
        (EditKind::Weight, "indicators/1/weight", Some("50")),
        (EditKind::Weight, "indicators/2/weight", Some("50")),
    ];
    assert_eq!(edits, wanted);
}

#[test]
fn what_two_edits_do_only_together_is_their_interaction() {
    // The page of Hangzhou has no such word: the script and the points both cost it, and together more than the sum.
    let comparison = between(&[POINTS[0], SCRIPT]);
    let [script, points] = &comparison.edits[..] else { panic!("{:?}", comparison.edits) };
    let sum = |effect: &Option<Effect>| effect.as_ref().unwrap().index.sum.clone();
    let of = |text: &str| comparison.total.index.of(&text.into());
    assert_eq!(of("330100"), number("-40"), "60 of the 60 points of weight at 80 of 120");
    let left = &comparison.total.index.sum - &(&sum(&script.alone) + &sum(&points.alone));
    assert_eq!(comparison.interaction.sum, left);
    assert_eq!(sum(&script.last), &comparison.total.index.sum - &sum(&points.alone));
    let of = comparison.interaction.of(&"330100".into());
    let alone = |effect: &Option<Effect>| effect.as_ref().unwrap().index.of(&"330100".into());
    assert_eq!(of, &number("-40") - &(&alone(&script.alone) + &alone(&points.alone)));
    assert!(!of.is_zero());
}

#[test]
fn words_move_nothing_and_are_counted() {
    let comparison = between(&[
        ("checks/1-library/indicator.yaml", "建有政策文件库", "有政策文件库"),
        ("methodology.yaml", "小评估", "小小评估"),
    ]);
    assert_eq!((comparison.edits.len(), comparison.wordings), (0, 2));
    assert!(comparison.moves.is_empty());
}

#[test]
fn an_edit_that_cannot_stand_alone_says_so() {
    let changes: [Change<'_>; 2] = [
        ("checks/2-notice/indicator.yaml", "rubric:", "params: { word: 通知 }\nrubric:"),
        ("checks/2-notice/check.rhai", "doc.says(\"通知\")", "doc.says(params.word)"),
    ];
    // A script and the parameter that it needs are one edit.
    let comparison = between(&changes);
    let [edit] = &comparison.edits[..] else { panic!("{:?}", comparison.edits) };
    assert_eq!((edit.edit.kind, edit.edit.count), (EditKind::Script, 2));
    assert!(edit.alone.as_ref().unwrap().is_nothing());
}

#[test]
fn a_new_indicator_brings_its_check() {
    let before: [Change<'_>; 2] = [
        ("methodology.yaml", "\"2\": { weight: 40 }", "\"2\": { weight: 40, name: 通知, planned: true }"),
        ("checks/2-notice/indicator.yaml", "name: 通知", "name: 通知"),
    ];
    let compared = compare(&methodology(&before), &methodology(&[]), bundles(&[]), &options()).unwrap();
    let [edit] = &compared.comparison.edits[..] else { panic!("{:?}", compared.comparison.edits) };
    assert_eq!((edit.edit.kind, edit.edit.path.as_str()), (EditKind::Tree, "indicators/2/planned"));
    assert_eq!(edit.alone.as_ref(), Some(&compared.comparison.total));
    let gone: Change<'_> =
        ("methodology.yaml", "\"1\": { weight: 60 }\n  \"2\": { weight: 40 }", "\"2\": { weight: 100 }");
    let statistic: Change<'_> = ("statistics.yaml", "criterion: 1/library", "criterion: 2/notice");
    let compared =
        compare(&methodology(&[gone, statistic]), &methodology(&[statistic]), bundles(&[]), &options()).unwrap();
    let kinds: Vec<EditKind> = compared.comparison.edits.iter().map(|one| one.edit.kind).collect();
    assert_eq!(kinds, [EditKind::Tree, EditKind::Weight]);
    assert!(compared.comparison.edits.iter().all(|one| one.alone.is_some() && one.last.is_some()));
}

#[test]
fn too_many_edits_are_taken_together() {
    let comparison = between(&[]);
    assert_eq!(comparison.grouped_from, None);
    let edit = |at: usize| {
        let id = format!("{}.{}", at % 3 + 1, at % 30);
        let edit = heng_model::comparison::Edit {
            kind: EditKind::Weight,
            indicator: Some(id.as_str().into()),
            path: format!("indicators/{id}/weight"),
            count: 1,
            before: None,
            after: None,
        };
        super::Tried { edit, parts: vec![super::edits::Part::Value(format!("/{at}"))] }
    };
    let (few, from) = super::bounded((0..60).map(edit).collect());
    assert_eq!((few.len(), from), (3, Some(60)));
    assert_eq!(few.iter().map(|one| one.edit.count).sum::<usize>(), 60);
    assert_eq!(few.iter().map(|one| one.parts.len()).sum::<usize>(), 60);
}

#[test]
fn documents_tell_weights_and_points_and_that_rulings_differ() {
    let mut changes = POINTS.to_vec();
    changes.push(SCRIPT);
    let (before, after) = (assessed(&[]), assessed(&changes));
    let comparison = compare_documents(&before, &after);
    assert_eq!(comparison.ground, Ground::Documents);
    let kinds: Vec<EditKind> = comparison.edits.iter().map(|one| one.edit.kind).collect();
    assert_eq!(kinds, [EditKind::Rulings, EditKind::Points, EditKind::Points]);
    let whole = between(&changes);
    assert_eq!((&comparison.total, &comparison.interaction), (&whole.total, &whole.interaction));
    for (one, other) in comparison.edits.iter().zip(&whole.edits) {
        assert_eq!((&one.alone, &one.last), (&other.alone, &other.last));
    }
}

#[test]
fn comparing_says_what_two_runs_say() {
    let mut changes = WEIGHTS.to_vec();
    changes.push(SCRIPT);
    let comparison = between(&changes);
    let run = |changes: &[Change<'_>]| assess(&methodology(changes), bundles(&[]), &options()).unwrap().assessment;
    assert_eq!(comparison.moves, crate::moves(&run(&[]), &run(&changes)));
}
