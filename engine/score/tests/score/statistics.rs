//! Statistics: what they count, and what they leave open.

use heng_model::assessment::{FigureResult, Standing, StatisticResult};
use heng_model::indicator::{Kind, Stale};
use heng_model::judgement::{Item, Judgements, LeafJudgement, Measure, Ruling, Share, Verdict};
use heng_model::rubric::State;
use heng_model::statistic::{
    Claim, ClaimOp, CriterionTest, Figure, Population, Predicate, Quantity, Range, Since, Statistic,
};
use heng_model::subject::Filter;
use heng_model::tier::Bound;
use heng_model::trail::Trail;
use heng_model::{Definition, Number};

use crate::claims::claim;
use crate::methodology::{
    edit, flat, judged, judgement, judgements, measured, missing, not_applicable, number, score, subject, tiers,
};

pub fn test(test: CriterionTest) -> Predicate {
    Predicate::Criterion { indicator: "1".into(), criterion: "a".into(), item: None, test }
}

pub fn met() -> Predicate {
    test(CriterionTest::Met)
}

pub fn statistic(figure: Figure, claims: Vec<Claim>) -> Statistic {
    Statistic {
        id: "x".into(),
        name: "x".into(),
        population: Population::default(),
        figure,
        by: None,
        claims,
        earlier: Vec::new(),
    }
}

/// One statistic over subjects s0, s1, … of whom this was said about leaf `1`.
pub fn over(definition: &mut Definition, statistic: Statistic, said: Vec<LeafJudgement>) -> StatisticResult {
    definition.statistics = vec![statistic];
    let said: Vec<Judgements> = said
        .into_iter()
        .enumerate()
        .map(|(place, leaf)| {
            let id = format!("s{place:03}");
            if definition.subjects.len() <= place {
                subject(definition, &id, &[]);
            }
            judgements(&id, vec![("1", leaf)])
        })
        .collect();
    score(definition, &said).statistics.remove(0)
}

#[test]
fn missing_evidence_counts_on_neither_side() {
    let said = [("1", 58), ("0", 3), ("?", 3), ("-", 2)]
        .into_iter()
        .flat_map(|(ruling, count)| std::iter::repeat_n(judged(&[ruling]), count));
    let said: Vec<LeafJudgement> = said.chain([not_applicable()]).collect();
    let mut definition = flat(&[("1", "1")]);
    let count = over(&mut definition, statistic(Figure::Count(met()), vec![]), said.clone()).figure;
    assert_eq!((count.population, count.count, count.unknown.len()), (64, Some(58), 3));
    assert_eq!(count.possible, Some((number("58"), number("61"))));
    let share = over(&mut definition, statistic(Figure::Share(met()), vec![]), said).figure;
    assert_eq!(share.value, Some(number("58/64")));
    assert_eq!(share.possible, Some((number("58/64"), number("61/64"))));
    assert_eq!((share.holds.len(), share.fails.len()), (58, 3));
}

#[test]
fn shares_stay_fractions_until_they_are_printed() {
    let said = (0..64).map(|place| judged(&[if place < 62 { "1" } else { "0" }])).collect();
    let figure = over(&mut flat(&[("1", "1")]), statistic(Figure::Share(met()), vec![]), said).figure;
    let value = figure.value.unwrap();
    assert_eq!((value.to_string().as_str(), (value * Number::from(100)).printed(2).as_str()), ("0.96875", "96.88"));
    assert_eq!(figure.possible, None);
}

/// What a figure comes to over these values of `value`.
fn measure_figure(figure: fn(Quantity) -> Figure, values: &[&str]) -> FigureResult {
    let of = Quantity::Measure { indicator: "1".into(), name: "value".into() };
    let said = values.iter().map(|value| if *value == "?" { missing() } else { measured(value) }).collect();
    over(&mut flat(&[("1", "1")]), statistic(figure(of), vec![]), said).figure
}

#[test]
fn figures_over_quantities() {
    let value = |figure: fn(Quantity) -> Figure, values: &[&str]| measure_figure(figure, values).value;
    let values = ["1", "2", "4", "?", "9"];
    assert_eq!(value(Figure::Mean, &values), Some(number("4")));
    assert_eq!(value(Figure::Median, &values), Some(number("3")));
    assert_eq!(value(Figure::Median, &["5", "1", "2"]), Some(number("2")));
    assert_eq!(value(Figure::Min, &values), Some(number("1")));
    assert_eq!(value(Figure::Max, &values), Some(number("9")));
    assert_eq!(value(Figure::Sum, &values), Some(number("16")));
    assert_eq!(value(Figure::Mean, &["?"]), None);
    let figure = measure_figure(Figure::Mean, &values);
    assert_eq!((figure.population, figure.unknown.len(), figure.possible), (5, 1, None));
}

#[test]
fn unknown_shares_lie_between_nothing_and_all() {
    let share = |met, of| {
        let mut said = measured("0");
        let value = Number::from(met).checked_div(&Number::from(of)).unwrap();
        let measure = Measure { value, share: Some(Share { met, of }), trail: Trail::default(), stale: Vec::new() };
        said.measures.insert("value".into(), measure);
        said
    };
    let of = Quantity::Measure { indicator: "1".into(), name: "value".into() };
    let claims = vec![claim(ClaimOp::Ge, "30%"), claim(ClaimOp::Gt, "60%"), claim(ClaimOp::Gt, "80%")];
    let said = vec![share(1, 2), share(1, 1), missing()];
    let result = over(&mut flat(&[("1", "1")]), statistic(Figure::Mean(of), claims), said);
    assert_eq!(result.figure.value, Some(number("0.75")));
    assert_eq!(result.figure.possible, Some((number("0.5"), number("5/6"))));
    let standings: Vec<Standing> = result.claims.iter().map(|claim| claim.standing).collect();
    assert_eq!(standings, [Standing::Holds, Standing::Undecided, Standing::Undecided]);
}

#[test]
fn scores_that_policy_made_are_unknown() {
    let of = Quantity::Score("1".into());
    let said = vec![judged(&["0.5"]), judged(&["0.7"]), missing()];
    let figure = over(&mut flat(&[("1", "1")]), statistic(Figure::Mean(of), vec![]), said).figure;
    assert_eq!(figure.value, Some(number("60")));
    assert_eq!(figure.possible, Some((number("40"), number("220/3"))));
}

#[test]
fn a_ratio_is_pooled() {
    let with = |good: &str, all: &str| {
        let mut said = measured(good);
        let value = Measure { value: number(all), share: None, trail: Trail::default(), stale: Vec::new() };
        said.measures.insert("all".into(), value);
        said
    };
    let quantity = |name: &str| Quantity::Measure { indicator: "1".into(), name: name.into() };
    let figure = Figure::Ratio { of: quantity("value"), to: quantity("all") };
    // 99 of 100 and 1 of 900: one tenth, not the mean of the shares.
    let said = vec![with("99", "100"), with("1", "900"), measured("7")];
    let figure = over(&mut flat(&[("1", "1")]), statistic(figure, vec![]), said).figure;
    assert_eq!((figure.value, figure.unknown.len()), (Some(number("0.1")), 1));
}

#[test]
fn growth_is_against_an_earlier_number() {
    let since = || Since { reference: "last".into(), row: "好".into(), column: "数".into(), value: number("49") };
    let said = |met: usize, missing: usize| {
        let all = std::iter::repeat_n("1", met).chain(std::iter::repeat_n("?", missing));
        all.chain(std::iter::repeat_n("0", 64 - met - missing)).map(|ruling| judged(&[ruling])).collect::<Vec<_>>()
    };
    let mut definition = flat(&[("1", "1")]);
    let growth = || statistic(Figure::Growth { count: met(), since: since() }, vec![claim(ClaimOp::Eq, "6.1%")]);
    let result = over(&mut definition, growth(), said(52, 0));
    assert_eq!((result.figure.value, result.figure.count), (Some(number("3/49")), Some(52)));
    assert_eq!(result.claims[0].standing, Standing::Holds);
    let open = over(&mut definition, growth(), said(51, 1));
    assert_eq!(open.figure.possible, Some((number("2/49"), number("3/49"))));
    assert_eq!(open.claims[0].standing, Standing::Undecided);
    let change = statistic(Figure::Change { count: met(), since: since() }, vec![claim(ClaimOp::Eq, "3")]);
    let result = over(&mut definition, change, said(48, 0));
    assert_eq!((result.figure.value, result.claims[0].standing), (Some(number("-1")), Standing::Fails));
    assert_eq!(result.figure.fails.len(), 16);
}

#[test]
fn a_fact_of_one_government_is_not_computed() {
    let stated = Figure::Stated { value: "1300万".into(), why: "一个省的事实".into() };
    let figure = over(&mut flat(&[("1", "1")]), statistic(stated, vec![]), vec![judged(&["1"])]).figure;
    assert_eq!((figure.value, figure.population), (None, 0));
}

fn holds(definition: &mut Definition, predicate: Predicate, said: LeafJudgement) -> Option<bool> {
    let figure = over(definition, statistic(Figure::Share(predicate), vec![]), vec![said]).figure;
    match (figure.holds.len(), figure.fails.len()) {
        (1, _) => Some(true),
        (_, 1) => Some(false),
        _ => None,
    }
}

#[test]
fn tests_of_a_criterion() {
    let mut definition = flat(&[("1", "1")]);
    let mut of = |kind, ratio: &str| holds(&mut definition, test(kind), judged(&[ratio])).unwrap();
    assert_eq!(["0", "0.5", "1"].map(|ratio| of(CriterionTest::Met, ratio)), [false, false, true]);
    assert_eq!(["0", "0.5", "1"].map(|ratio| of(CriterionTest::Partly, ratio)), [false, true, false]);
    assert_eq!(["0", "0.5", "1"].map(|ratio| of(CriterionTest::Unmet, ratio)), [true, false, false]);
    let half = || CriterionTest::Ratio(Box::new(Range { at_least: Some(number("0.5")), ..Range::default() }));
    assert_eq!(["0", "0.5", "1"].map(|ratio| of(half(), ratio)), [false, true, true]);
}

#[test]
fn rungs_of_a_ladder() {
    let mut definition = flat(&[("1", "1")]);
    edit(&mut definition, "1").leaf.as_mut().unwrap().rubric[0].states =
        [("none", "0"), ("started", "0.5"), ("complete", "1")]
            .map(|(name, ratio)| State { name: name.into(), ratio: number(ratio) })
            .into();
    let stands = |state: Option<&str>, ratio: &str| {
        let state = state.map(str::to_owned);
        let ruling = Ruling::Judged { ratio: number(ratio), state, share: None, items: Vec::new() };
        LeafJudgement::only(Verdict::Judged { criteria: vec![judgement("a", ruling, false)] })
    };
    let at_least = |name: &str| test(CriterionTest::StateAtLeast(name.into()));
    let is = |name: &str| test(CriterionTest::State(name.into()));
    let mut of = |predicate, said| holds(&mut definition, predicate, said);
    assert_eq!(of(at_least("started"), stands(Some("complete"), "1")), Some(true));
    assert_eq!(of(at_least("started"), stands(Some("none"), "0")), Some(false));
    assert_eq!(of(is("started"), stands(Some("started"), "0.5")), Some(true));
    assert_eq!(of(is("started"), stands(Some("complete"), "1")), Some(false));
    assert_eq!(of(at_least("started"), stands(None, "0.6")), Some(true), "a bare ratio stands on the rung it reaches");
    assert_eq!(of(is("started"), stands(None, "0.5")), Some(true));
    assert_eq!(of(is("no such rung"), stands(Some("complete"), "1")), None);
    assert_eq!(of(at_least("started"), stands(Some("of another edition"), "1")), None);
}

#[test]
fn items_of_a_list() {
    let mut definition = flat(&[("1", "1")]);
    let of_item = |name: &str| Predicate::Criterion {
        indicator: "1".into(),
        criterion: "a".into(),
        item: Some(name.into()),
        test: CriterionTest::Met,
    };
    let items = [("数据资源", true), ("政务服务", false)].map(|(name, met)| Item { name: name.into(), met }).into();
    let ruling = Ruling::Judged { ratio: number("0.5"), state: None, share: None, items };
    let said = LeafJudgement::only(Verdict::Judged { criteria: vec![judgement("a", ruling, false)] });
    assert_eq!(holds(&mut definition, of_item("数据资源"), said.clone()), Some(true));
    assert_eq!(holds(&mut definition, of_item("政务服务"), said.clone()), Some(false));
    let figure = over(&mut definition, statistic(Figure::Share(of_item("省")), vec![]), vec![said]).figure;
    assert_eq!(figure.population, 0, "an item that the subject's list lacks does not apply to it");
}

#[test]
fn parts_are_joined_in_three_values() {
    let mut definition = flat(&[("1", "1")]);
    edit(&mut definition, "1").leaf.as_mut().unwrap().rubric.push(crate::methodology::criterion("b", "1"));
    let part = |id: &str| Predicate::Criterion {
        indicator: "1".into(),
        criterion: id.into(),
        item: None,
        test: CriterionTest::Met,
    };
    let both = || vec![part("a"), part("b")];
    let mut of = |predicate: Predicate, said: &[&str]| {
        let figure = over(&mut definition, statistic(Figure::Share(predicate), vec![]), vec![judged(said)]).figure;
        ["holds", "fails", "unknown", "out"]
            [[&figure.holds, &figure.fails, &figure.unknown].iter().position(|list| !list.is_empty()).unwrap_or(3)]
    };
    for (said, all, any) in [
        (["1", "1"], "holds", "holds"),
        (["1", "0"], "fails", "holds"),
        (["0", "0"], "fails", "fails"),
        (["1", "?"], "unknown", "holds"),
        (["0", "?"], "fails", "unknown"),
        (["1", "-"], "holds", "holds"),
        (["0", "-"], "fails", "fails"),
        (["?", "-"], "unknown", "unknown"),
        (["-", "-"], "out", "out"),
    ] {
        assert_eq!(of(Predicate::All(both()), &said), all, "all of {said:?}");
        assert_eq!(of(Predicate::Any(both()), &said), any, "any of {said:?}");
    }
    assert_eq!(of(Predicate::Not(Box::new(part("a"))), &["?", "1"]), "unknown");
    assert_eq!(of(Predicate::Not(Box::new(part("a"))), &["0", "1"]), "holds");
}

#[test]
fn scores_and_tiers_are_tested_as_published() {
    let mut definition = flat(&[("1", "1")]);
    let at_least = |bound: &str| Bound::AtLeast(number(bound));
    tiers(&mut definition, &[("高", at_least("80")), ("中", at_least("60")), ("低", at_least("40"))]);
    definition.coverage_at_least = number("0.5");
    let below = |bound: &str| Predicate::Score {
        node: "index".into(),
        range: Range { below: Some(number(bound)), ..Range::default() },
    };
    let mut of = |predicate, ratio: &str| holds(&mut definition, predicate, judged(&[ratio]));
    assert_eq!(
        [of(below("60"), "0.6"), of(below("60"), "0.599"), of(below("60"), "?")],
        [Some(false), Some(true), None]
    );
    let (least, is) = (|| Predicate::TierAtLeast("中".into()), || Predicate::TierIs("中".into()));
    assert_eq!([of(least(), "0.9"), of(least(), "0.6"), of(least(), "0.5")], [Some(true), Some(true), Some(false)]);
    assert_eq!([of(is(), "0.9"), of(is(), "0.6"), of(is(), "0.1")], [Some(false), Some(true), Some(false)]);
    assert_eq!(of(least(), "?"), None);
}

#[test]
fn stale_evidence_follows_its_policy_here_too() {
    let mut definition = flat(&[("1", "1")]);
    assert_eq!(holds(&mut definition, met(), judged(&["1!"])), Some(true));
    edit(&mut definition, "1").policies.stale = Stale::Zero;
    assert_eq!(holds(&mut definition, met(), judged(&["1!"])), Some(false));
    edit(&mut definition, "1").policies.stale = Stale::Exclude;
    assert_eq!(holds(&mut definition, met(), judged(&["1!"])), None);
}

#[test]
fn populations_groups_and_the_order_of_names() {
    let mut definition = flat(&[("1", "1")]);
    for (id, region) in [("s000", "西部"), ("s001", "东部"), ("s002", "东部")] {
        subject(&mut definition, id, &[("region", region), ("level", "city")]);
    }
    subject(&mut definition, "s003", &[("region", "东部"), ("level", "province")]);
    let filter = Filter([("level".to_owned(), vec!["city".to_owned()])].into());
    let population = Population { cohort: Some("all".into()), filter };
    let by = Statistic { population, by: Some("region".into()), ..statistic(Figure::Share(met()), vec![]) };
    let result = over(&mut definition, by, vec![judged(&["1"]), judged(&["0"]), judged(&["1"]), judged(&["1"])]);
    assert_eq!(result.figure.population, 3);
    let groups: Vec<(&str, Option<Number>)> =
        result.groups.iter().map(|(name, figure)| (name.as_str(), figure.value.clone())).collect();
    assert_eq!(groups, [("东部", Some(number("0.5"))), ("西部", Some(Number::one()))]);
}

#[test]
fn a_measured_leaf_without_its_measure_is_missing() {
    let mut definition = flat(&[]);
    let kind = Kind::Measured(heng_model::normalise::Normalisation {
        measure: "value".into(),
        direction: heng_model::normalise::Direction::Higher,
        method: heng_model::normalise::Normaliser::Minmax { lower: number("0"), upper: number("100") },
    });
    crate::methodology::add(&mut definition, crate::methodology::leaf("1", "1", kind, &[]));
    let of = Quantity::Score("1".into());
    let nothing = LeafJudgement::only(Verdict::Judged { criteria: Vec::new() });
    let said = vec![measured("1"), measured("3"), nothing];
    let figure = over(&mut definition, statistic(Figure::Mean(of), vec![]), said).figure;
    assert_eq!((figure.value, figure.unknown.len()), (Some(number("50")), 1));
}

#[test]
fn a_vetoed_subject_has_its_stated_score() {
    let mut definition = flat(&[("1", "1")]);
    let kind = Kind::Veto { node: "index".into(), score: number("20"), tier: None };
    crate::methodology::add(&mut definition, crate::methodology::leaf("9", "0", kind, &["0"]));
    definition.statistics = vec![statistic(Figure::Mean(Quantity::Score("index".into())), vec![])];
    let said = ["0", "1"].map(|veto| {
        subject(&mut definition, veto, &[]);
        judgements(veto, vec![("1", judged(&["1"])), ("9", judged(&[veto]))])
    });
    let figure = score(&definition, &said).statistics.remove(0).figure;
    assert_eq!((figure.value, figure.unknown.len()), (Some(number("60")), 0));
}

#[test]
fn subjects_are_listed_in_the_order_of_their_ids() {
    let mut definition = flat(&[("1", "1")]);
    definition.statistics = vec![statistic(Figure::Count(met()), vec![])];
    let said = ["b", "c", "a"].map(|id| {
        subject(&mut definition, id, &[]);
        judgements(id, vec![("1", judged(&["1"]))])
    });
    let figure = score(&definition, &said).statistics.remove(0).figure;
    assert_eq!(figure.holds, ["a", "b", "c"].map(Into::into));
}
