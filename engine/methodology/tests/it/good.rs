//! What a folder without a mistake becomes.

use heng_model::definition::{Ties, TiesOn};
use heng_model::evidence::{Param, ReferenceContent, Unit, Value};
use heng_model::indicator::{Aggregation, Kind, MissingCriterion, MissingLeaf, Role, Stale};
use heng_model::normalise::Normaliser;
use heng_model::statistic::{ClaimOp, CriterionTest, Figure, Predicate};
use heng_model::subject::{Attribute, Order};
use heng_model::tier::Bound;
use heng_model::{IndicatorId, Number};

use crate::folder::good;

fn id(text: &str) -> IndicatorId {
    IndicatorId::from(text)
}

#[test]
fn the_head_is_read() {
    let definition = good().methodology().definition;
    assert_eq!((definition.id.as_str(), definition.version.as_deref()), ("sample-2024", Some("1.10")));
    assert_eq!(definition.index_name, "总指数");
    assert_eq!(definition.tiers[0].bound, Bound::Above(90.into()));
    assert_eq!(definition.tiers[1].bound, Bound::AtLeast(75.into()));
    assert_eq!(definition.tiers[1].basis.as_ref().unwrap().title, "评估办法");
    assert_eq!(definition.coverage_at_least, "0.7".parse().unwrap());
    assert_eq!((definition.ranking.ties, definition.ranking.ties_on), (Ties::Dense, TiesOn::Published));
    assert_eq!(definition.order, Order::Division);
    assert_eq!(definition.words[&ClaimOp::Most].at_least, Some("0.8".parse().unwrap()));
    assert_eq!((definition.limits.operations, definition.limits.file_size), (500_000, 30 << 20));
    assert_eq!(definition.reference_cohort.unwrap().as_str(), "city");
    assert_eq!(definition.cohorts[1].members.0["level"], ["city", "town"]);
    assert_eq!(definition.calendar.as_deref(), Some("days"));
}

#[test]
fn policies_are_inherited_and_can_be_changed_below() {
    let tree = good().methodology().definition.tree;
    let root = &tree.root().policies;
    assert_eq!((root.missing_criterion, root.missing_leaf), (MissingCriterion::Exclude, MissingLeaf::ImputeMedian));
    let changed = &tree.get(&id("1.1")).unwrap().policies;
    assert_eq!((changed.missing_criterion, changed.missing_leaf), (MissingCriterion::Zero, MissingLeaf::Zero));
    assert_eq!(changed.stale, Stale::Zero);
    assert_eq!(tree.get(&id("2.1")).unwrap().policies, *root);
}

#[test]
fn the_tree_is_arranged() {
    let tree = good().methodology().definition.tree;
    assert_eq!(tree.root().children, [id("1"), id("2"), id("8")]);
    assert_eq!(tree.root().weight, Number::from(100));
    let services = tree.get(&id("2")).unwrap();
    assert_eq!((&services.method, &services.floor), (&Aggregation::Geometric, &Some(1.into())));
    assert!(services.relative_weights);
    assert_eq!(tree.get(&id("8")).unwrap().role, Role::Bonus);
    assert_eq!(tree.get(&id("1.1")).unwrap().name, "领导小组");
    assert_eq!(tree.get(&id("1.2")).unwrap().basis.as_ref().unwrap().title, "专家打分");
    assert!(tree.get(&id("2.9")).unwrap().leaf.as_ref().unwrap().is_planned());
    assert!(services.leaf.is_none());
}

#[test]
fn checks_are_read() {
    let tree = good().methodology().definition.tree;
    let leaf = |name: &str| tree.get(&id(name)).unwrap().leaf.clone().unwrap();
    let group = leaf("1.1");
    assert_eq!(group.script.as_deref(), Some("checks/1.1-group/check.rhai"));
    assert_eq!(group.evidence[1].max_age.unwrap().unit, Unit::WorkingDays);
    assert_eq!(group.params["limit"], Param::Value(Value::Number(40.into())));
    assert_eq!(group.params["themes"], Param::Reference("themes".into()));
    assert!(matches!(&group.params["spans"], Param::Value(Value::Map(pairs)) if pairs.len() == 2));
    assert!(matches!(&group.params["own"], Param::By { otherwise: Some(Value::Text(text)), .. } if text == "统一"));
    assert_eq!(group.rubric[1].each.as_deref(), Some("levels"));
    assert_eq!(group.rubric[1].basis.as_ref().unwrap().title, "通知");
    let grounds: Vec<&str> = group.grounds.keys().map(String::as_str).collect();
    assert_eq!(grounds, ["indicator", "params/limit"]);
    assert_eq!(group.grounds["indicator"].url.as_deref(), Some("https://example.org/1"));
    let cloud = leaf("1.2");
    assert_eq!((cloud.script, cloud.rubric[0].text.as_str()), (None, "云平台"));
    assert_eq!(cloud.rubric[0].state("started").unwrap().0, 1);
    assert_eq!(leaf("2.1").kind, Kind::Deduction { full: 10.into() });
    let Kind::Measured(normalisation) = leaf("2.2").kind else { panic!() };
    let steps = vec![(10.into(), 50.into()), (20.into(), 100.into())];
    assert_eq!(normalisation.method, Normaliser::Bands { steps, below: 5.into() });
    assert_eq!(leaf("8").kind, Kind::Veto { node: id("1"), score: Number::zero(), tier: Some("发展级".into()) });
}

#[test]
fn what_figures_of_a_check_rest_on_is_kept() {
    let basis = |title: &str| format!("basis: {{ title: {title} }}");
    let folder = good()
        .edit("checks/2.1-open-data/indicator.yaml", "full: 10", &format!("full: {{ value: 10, {} }}", basis("甲")))
        .edit(
            "checks/2.1-open-data/indicator.yaml",
            "{ from: themes }",
            &format!("{{ from: themes, {} }}", basis("乙")),
        )
        .edit("checks/8-cases/indicator.yaml", "score: 0", &format!("score: {{ value: 0, {} }}", basis("丙")))
        .edit("checks/1.1-group/indicator.yaml", "else: 统一", &format!("else: 统一, {}", basis("丁")));
    let tree = folder.methodology().definition.tree;
    let title =
        |leaf: &str, place: &str| tree.get(&id(leaf)).unwrap().leaf.as_ref().unwrap().grounds[place].title.clone();
    let titles =
        [title("2.1", "full"), title("2.1", "params/themes"), title("8", "veto/score"), title("1.1", "params/own")];
    assert_eq!(titles, ["甲", "乙", "丙", "丁"]);
}

#[test]
fn subjects_and_reference_data_are_read() {
    let definition = good().methodology().definition;
    let subjects = &definition.subjects;
    assert_eq!(subjects[1].order["subprovincial"], 10);
    assert_eq!(subjects[1].attributes["sites"], Attribute::Count(3));
    assert_eq!(subjects[1].attributes["pilot"], Attribute::Flag(true));
    assert_eq!(subjects[2].code.as_deref(), Some("120100"));
    assert_eq!(subjects[2].attributes["zone"], Attribute::Text("08".into()));
    let ReferenceContent::Calendar(days) = &definition.reference["days"].content else { panic!() };
    assert_eq!((days.holidays.len(), days.workdays.len(), days.years.as_slice()), (6, 1, &[2024][..]));
    let ReferenceContent::Table { columns, rows } = &definition.reference["peers"].content else { panic!() };
    assert_eq!((columns.join(" "), rows[1].join(" ")), ("城市 人口".to_owned(), "乙城 20".to_owned()));
}

#[test]
fn statistics_are_read() {
    let statistics = good().methodology().definition.statistics;
    let Figure::Count(Predicate::All(parts)) = &statistics[1].figure else { panic!() };
    let test = |at: usize| match &parts[at] {
        Predicate::Criterion { test, item, .. } => (test.clone(), item.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(test(0).0, CriterionTest::StateAtLeast("started".into()));
    assert_eq!(test(4), (CriterionTest::Met, Some("信用".into())));
    assert!(matches!(test(5).0, CriterionTest::Ratio(range) if range.below == Some(1.into())));
    let claim = &statistics[0].claims[0];
    assert_eq!(claim.value.as_ref().unwrap().value, "0.96".parse().unwrap());
    assert_eq!(statistics[1].claims[0].basis.as_ref().unwrap().title, "年报");
    assert!(matches!(&statistics[4].figure, Figure::Mean(_)));
}

#[test]
fn every_value_has_its_place() {
    let methodology = good().methodology();
    let under = |found: Option<(std::sync::Arc<heng_model::Source>, heng_model::Span)>| {
        found.map(|(source, span)| source.text[span.range()].to_owned())
    };
    let places = &methodology.places;
    assert_eq!(under(places.of("methodology.yaml", "/indicators/1.1/weight")).unwrap(), "25");
    assert_eq!(under(places.key("methodology.yaml", "/indicators/1.1")).unwrap(), "\"1.1\"");
    let file = methodology.indicator_file(&id("1.1")).unwrap();
    assert_eq!(under(places.of(&file, "/rubric/group/points")).unwrap(), "60");
    assert_eq!(under(places.of(&file, "/evidence/documents~1group~1*")).unwrap(), "成立通知");
    assert_eq!(under(places.of(&file, "/params/words/1")).unwrap(), "专班");
    assert_eq!(under(places.of("statistics.yaml", "/groups/claims/0/value")).unwrap(), "\"96%\"");
    assert_eq!(places.of(&file, "/rubric/none"), None);
    assert_eq!(methodology.indicator_file(&id("2.9")), None);
}

#[test]
fn scripts_libraries_and_digest_are_there() {
    let methodology = good().methodology();
    assert_eq!(methodology.scripts.len(), 4);
    assert!(methodology.scripts["checks/1.1-group/check.rhai"].text.starts_with("fn check"));
    assert_eq!(methodology.libraries.keys().collect::<Vec<_>>(), ["coding"]);
    let digest = |folder: crate::folder::Folder| folder.methodology().digest;
    assert_eq!(methodology.digest, digest(good()));
    assert_eq!(methodology.digest, digest(good().with("checks/8-cases/cases.md", "## 又一例\n").with("notes.txt", "")));
    assert_ne!(methodology.digest, digest(good().with("lib/coding.rhai", "fn settled(row) { [] }\n")));
    assert_ne!(methodology.digest, digest(good().head("weight: 25", "weight: 25.0")));
}

#[test]
fn a_check_may_use_a_script_of_the_library() {
    let folder = good().edit("checks/2.1-open-data/indicator.yaml", "script: check.rhai", "script: lib/coding.rhai");
    let methodology = folder.methodology();
    assert_eq!(methodology.scripts["lib/coding.rhai"], methodology.libraries["coding"]);
}

#[test]
fn a_small_folder_has_defaults() {
    let folder = good()
        .with(
            "methodology.yaml",
            "heng: 1\nid: a\nname: 甲\nassessed_on: 2024-11-30\nindicators:\n  a: { name: 一, weight: 100, planned: true }\n",
        )
        .without("statistics.yaml");
    let loaded = folder.load();
    let definition = loaded.methodology.unwrap().definition;
    assert_eq!((definition.index_name.as_str(), definition.scale.decimals), ("总分", 2));
    assert_eq!((definition.cohorts.len(), definition.cohorts[0].id.as_str()), (1, "all"));
    assert!(definition.coverage_at_least.is_zero() && definition.tiers.is_empty() && definition.statistics.is_empty());
    // Its checks belong to no leaf of it.
    let codes: Vec<_> = loaded.diagnostics.iter().map(|said| &*said.message.code).collect();
    assert_eq!(codes, ["heng::methodology::check_without_leaf"; 5]);
}
