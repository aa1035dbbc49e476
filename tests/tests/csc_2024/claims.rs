//! Every published figure is borne out, and one changed truth makes the right one fail.

use heng_generator::truth::Cell;
use heng_generator::write;
use heng_model::assessment::{Standing, StatisticResult};
use heng_model::judgement::Judgements;

use crate::{assessed, methodology, run, subjects, table};

#[test]
fn every_claim_holds() {
    let statistics = &assessed().assessment.statistics;
    let claims =
        || statistics.iter().flat_map(|statistic| statistic.claims.iter().map(move |claim| (statistic, claim)));
    for (statistic, claim) in claims() {
        assert_eq!(claim.standing, Standing::Holds, "{}", statistic.id);
    }
    assert_eq!(claims().count(), 42);
}

/// The statistics where one government's evidence says something else.
fn statistics_with(subject: &str, changes: &[(&str, Cell)]) -> Vec<StatisticResult> {
    let mut row = table().rows[subject].clone();
    for (criterion, cell) in changes {
        assert_ne!(row.cells.insert((*criterion).to_owned(), cell.clone()).as_ref(), Some(cell), "{criterion}");
    }
    let mut truth = table();
    truth.rows.retain(|id, _| id == subject);
    truth.rows.insert(subject.to_owned(), row);
    let folder = tempfile::tempdir().unwrap();
    write::put(&write::bundles(&subjects(), &truth), folder.path()).unwrap();
    let changed = run(&[folder.path().join(subject)]);
    let changed = &changed.assessment.subjects[0].judgements;
    let all: Vec<&Judgements> = assessed()
        .assessment
        .subjects
        .iter()
        .map(|result| if result.judgements.subject == changed.subject { changed } else { &result.judgements })
        .collect();
    heng_score::score(&methodology().definition, &all).statistics
}

#[test]
fn one_changed_truth_fails_the_right_claim_and_names_the_government() {
    let state = |name: &str| Cell::State(name.to_owned());
    let cases = [
        ("110000", "1.1.2/body", Cell::Unmet, "data_body"),
        ("330000", "1.2.1/plan", Cell::Unmet, "plans_provinces"),
        ("440300", "2.1.1/cloud", state("none"), "cloud_started"),
        ("510000", "3.1.1/catalogue", state("none"), "catalogue"),
        ("370000", "5.4.1/platform", state("none"), "one_map_provinces"),
        ("330100", "6.1.1/recent", Cell::Unmet, "publication"),
        ("420100", "6.2.1/interpreted", Cell::Part(0, 6), "interpretation"),
    ];
    for (subject, criterion, cell, wanted) in cases {
        let results = statistics_with(subject, &[(criterion, cell)]);
        let failing: Vec<&StatisticResult> = results
            .iter()
            .filter(|statistic| statistic.claims.iter().any(|claim| claim.standing == Standing::Fails))
            .collect();
        assert!(failing.iter().any(|statistic| statistic.id.as_str() == wanted), "{criterion}: {wanted} holds");
        let failing = failing.into_iter().find(|statistic| statistic.id.as_str() == wanted).unwrap();
        assert!(failing.figure.fails.iter().any(|id| id.as_str() == subject), "{criterion}: {subject} is not named");
    }
}

#[test]
fn a_tier_that_is_lost_fails_what_is_published_of_tiers() {
    // The weakest of those at 良好级 loses what it can.
    let last = assessed()
        .assessment
        .subjects
        .iter()
        .filter(|result| result.card.index.tier.as_deref() == Some("良好级"))
        .min_by(|a, b| a.card.index.score.cmp(&b.card.index.score))
        .unwrap();
    let subject = last.subject.as_str();
    let lost = |criterion: &'static str| {
        (table().rows[subject].cells[criterion] != Cell::Unmet).then_some((criterion, Cell::Unmet))
    };
    let changes: Vec<(&str, Cell)> = ["2.2.5/apply", "2.2.3/payment", "4.4.4/remote", "7.3.1/rating", "6.1.2/search"]
        .into_iter()
        .filter_map(lost)
        .collect();
    let results = statistics_with(subject, &changes);
    for id in ["good_or_above", "more_good_or_above", "growth_of_good_or_above"] {
        let result = results.iter().find(|statistic| statistic.id.as_str() == id).unwrap();
        assert_eq!(result.claims[0].standing, Standing::Fails, "{id}");
        assert!(result.figure.fails.iter().any(|failing| failing.as_str() == subject), "{id}");
    }
}
