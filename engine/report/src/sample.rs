//! An assessment to try the reports on: six governments, two cohorts, a rubric of each kind, and most outcomes.

mod definition;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::view::{EvidenceText, Sources};
use definition::definition;
use heng_model::assessment::{
    Assessment, ClaimResult, CriterionResult, FigureResult, IndexResult, NodeResult, Rank, ScoreCard, Standing,
    StatisticResult, SubjectResult, Summary,
};
use heng_model::finding::Finding;
use heng_model::judgement::{
    BundleStamp, Judgement, Judgements, LeafJudgement, MethodologyStamp, Reason, Ruling, Share, StaleFile, Verdict,
};
use heng_model::trail::{Citation, Computed, Nearest, RulePlace, Search, Trail};
use heng_model::{
    CohortId, CriterionId, Definition, IndicatorId, Message, Number, Origin, Outcome, Place, Severity, Source, Span,
    SubjectId,
};

pub(crate) const GROUP_SCRIPT: &str = "\
//! 截止日前成文的文件设立了数字政府领导小组或专班。

fn check(bundle, params) {
    let notices = bundle.documents(\"documents/leading-group/*\")
        .filter(|doc| doc.says_any(params.group_words));

    judge(\"group\", !notices.is_empty(), notices);
    judge(\"body\", notices.any(|doc| doc.says(\"大数据局\")));
}
";
pub(crate) const LIBRARY_SCRIPT: &str = "\
fn check(bundle, params) {
    let home = bundle.page(\"pages/policy-library/index.html\");
    judge(\"library\", home.title.contains(\"政策文件库\"));
    let results = bundle.pages(\"pages/policy-library/results/*.html\");
    grade(\"download\", results.share(|page| page.has(\"a.download\")));
}
";
pub(crate) const NOTICE: &str = "\
关于调整数字政府建设工作领导小组的通知
各区、县（市）人民政府，市政府各部门、各直属单位：
领导小组办公室设在市数据资源管理局。
2022年12月6日
";

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

/// Ratios of group, body, appraisal, library, download; nothing where the evidence is missing.
type Ratios = [Option<&'static str>; 5];

const CRITERIA: [(&str, &str, i64, i64); 5] = [
    ("1.1.1", "group", 60, 20),
    ("1.1.1", "body", 40, 20),
    ("1.1.2", "appraisal", 100, 20),
    ("2.1.1", "library", 40, 60),
    ("2.1.1", "download", 60, 60),
];

/// The assessment.
pub(crate) fn assessment() -> Assessment {
    let definition = definition();
    let mut subjects = vec![
        result("330000", [Some("1"), Some("1"), Some("1"), Some("1"), Some("1")], "1", "100.00", Some("卓越级")),
        result("xpcc", [Some("1"), None, None, None, None], "0.12", "", None),
        result("330100", [Some("1"), Some("0"), Some("0.5"), Some("1"), Some("0.7")], "1", "71.20", Some("发展级")),
        result("330200", [Some("1"), Some("0"), Some("0.5"), Some("1"), Some("0.7")], "1", "71.20", Some("发展级")),
        result("350200", [Some("0"), Some("1"), None, Some("1"), Some("0.9")], "0.8", "64.40", Some("发展级")),
        result("440300", [Some("1"), Some("1"), Some("1"), Some("1"), Some("0.5")], "1", "0.00", Some("准备级")),
    ];
    subjects[1].card.index.outcome = Outcome::LowCoverage;
    subjects[4].card.index.near_threshold = true;
    subjects[5].card.index.outcome = Outcome::Vetoed;
    subjects[5].card.index.vetoed_by = vec![IndicatorId::from("1.1.2")];
    for (at, cohort, rank, tied, of) in [
        (0, "province", 1, false, 1),
        (2, "city", 1, true, 4),
        (3, "city", 1, true, 4),
        (4, "city", 3, false, 4),
        (5, "city", 4, false, 4),
    ] {
        subjects[at].ranks.insert(CohortId::from(cohort), Rank { rank, tied, of });
    }
    let findings = findings(&definition, &subjects);
    let summary = Summary {
        leaves: [(Outcome::Scored, 15), (Outcome::MissingEvidence, 3), (Outcome::Planned, 6)].into(),
        judged: 25,
        missing: 5,
        not_applicable: 0,
        stale: 1,
        claims: [(Standing::Holds, 1), (Standing::Fails, 1), (Standing::Undecided, 1)].into(),
    };
    Assessment {
        format: 1,
        engine: "heng 0.1.0".to_owned(),
        methodology: stamp(),
        definition,
        provisional: true,
        subjects,
        without_bundle: vec!["510100".into()],
        normalisers: BTreeMap::new(),
        statistics: statistics(),
        findings,
        summary,
    }
}

fn stamp() -> MethodologyStamp {
    MethodologyStamp {
        id: "csc-2024".to_owned(),
        name: "2024年数字政府服务能力评估".to_owned(),
        digest: "af1349b9f5f9a1a6a0404dea36dcc949".to_owned(),
        plugins: Vec::new(),
    }
}

fn result(id: &str, ratios: Ratios, coverage: &str, printed: &str, tier: Option<&str>) -> SubjectResult {
    let mut nodes = BTreeMap::new();
    let mut judged: BTreeMap<&str, Vec<Judgement>> = BTreeMap::new();
    for ((leaf, criterion, points, weight), ratio) in CRITERIA.into_iter().zip(ratios) {
        let entry = nodes.entry(IndicatorId::from(leaf)).or_insert_with(|| node(Outcome::Scored, weight, coverage));
        let ratio_in_effect = number(ratio.unwrap_or("0"));
        let lost = &Number::ratio(points * weight, 100).unwrap() * &(Number::one() - ratio_in_effect.clone());
        entry.score = Some(entry.score.clone().unwrap_or_else(Number::zero) + &Number::from(points) * &ratio_in_effect);
        entry.printed = entry.score.as_ref().map(|score| score.printed(2));
        entry.criteria.push(CriterionResult {
            criterion: criterion.into(),
            counts: true,
            ratio: Some(ratio_in_effect),
            points_lost: lost.is_positive().then_some(lost),
            behind_gates: BTreeMap::new(),
        });
        judged.entry(leaf).or_default().push(judgement(criterion, ratio));
    }
    let mean = |nodes: &BTreeMap<IndicatorId, NodeResult>, parts: &[(&str, i64)]| {
        let of =
            |(id, weight): &(&str, i64)| nodes[&IndicatorId::from(*id)].score.clone().unwrap() * Number::from(*weight);
        let total: i64 = parts.iter().map(|(_, weight)| weight).sum();
        let mut result = node(Outcome::Scored, total, coverage);
        let score = &parts.iter().map(of).sum::<Number>() / &Number::from(total);
        result.printed = Some(score.printed(2));
        result.score = Some(score);
        result
    };
    for (id, parts) in [
        ("1.1", &[("1.1.1", 20), ("1.1.2", 20)][..]),
        ("1", &[("1.1", 40)]),
        ("2.1", &[("2.1.1", 60)]),
        ("2", &[("2.1", 60)]),
        ("index", &[("1", 40), ("2", 60)]),
    ] {
        let mean = mean(&nodes, parts);
        nodes.insert(IndicatorId::from(id), mean);
    }
    nodes.insert("8".into(), NodeResult { points: None, share_of_parent: None, ..node(Outcome::Planned, 10, "0") });
    for (id, share) in
        [("1.1.1", "0.5"), ("1.1.2", "0.5"), ("1.1", "1"), ("1", "0.4"), ("2.1.1", "1"), ("2.1", "1"), ("2", "0.6")]
    {
        nodes.get_mut(&IndicatorId::from(id)).unwrap().share_of_parent = Some(number(share));
    }
    if printed.is_empty() {
        for (id, outcome) in
            [("2.1.1", Outcome::MissingEvidence), ("2", Outcome::LowCoverage), ("1", Outcome::LowCoverage)]
        {
            let node = nodes.get_mut(&IndicatorId::from(id)).unwrap();
            (node.outcome, node.printed) = (outcome, None);
        }
    }
    let score = (!printed.is_empty()).then(|| nodes[&IndicatorId::root()].score.clone().unwrap());
    let index = IndexResult {
        outcome: Outcome::Scored,
        score: score.clone(),
        printed: (!printed.is_empty()).then(|| printed.to_owned()),
        base: score,
        bonus: BTreeMap::new(),
        tier: tier.map(str::to_owned),
        near_threshold: false,
        vetoed_by: Vec::new(),
        why: None,
    };
    let only = |verdict| Arc::new(LeafJudgement::only(verdict));
    let mut leaves: BTreeMap<IndicatorId, Arc<LeafJudgement>> =
        judged.into_iter().map(|(leaf, criteria)| (leaf.into(), only(Verdict::Judged { criteria }))).collect();
    if printed.is_empty() {
        let message = Message::new("heng::finding::missing_file").with("wanted", "pages/policy-library/index.html");
        let why = Reason {
            message: message.with("nearest", vec!["pages/policy/index.html".to_owned()]),
            trail: Trail::default(),
            at: Some(place("checks/2.1.1-policy-library/check.rhai", LIBRARY_SCRIPT, "bundle.page(")),
        };
        leaves.insert("2.1.1".into(), only(Verdict::MissingEvidence { why }));
    }
    leaves.insert("8".into(), only(Verdict::Planned));
    let bundle = Arc::new(BundleStamp {
        name: format!("{id}-bundle"),
        digest: "9f2c6a".to_owned(),
        synthetic: id == "330200",
        files: BTreeMap::new(),
    });
    let judgements = Judgements {
        format: 1,
        engine: "heng 0.1.0".to_owned(),
        methodology: stamp(),
        subject: id.into(),
        bundle: Some(bundle),
        leaves,
        remarks: Vec::new(),
    };
    SubjectResult { subject: id.into(), card: ScoreCard { nodes, index }, ranks: BTreeMap::new(), judgements }
}

fn node(outcome: Outcome, points: i64, coverage: &str) -> NodeResult {
    NodeResult {
        outcome,
        score: None,
        printed: None,
        coverage: number(coverage),
        share_of_parent: None,
        points: Some(points.into()),
        points_lost: None,
        behind_gates: BTreeMap::new(),
        criteria: Vec::new(),
        why: None,
    }
}

/// The place of `needle` in a script.
fn place(file: &str, script: &str, needle: &str) -> RulePlace {
    let start = script.find(needle).unwrap();
    let end = start + script[start..].find('\n').unwrap();
    let (line, column) = Source::new(file, script).position(start);
    RulePlace { file: file.into(), line, column, span: Span::new(start, end) }
}

fn judgement(criterion: &str, ratio: Option<&str>) -> Judgement {
    let mut judgement = Judgement {
        criterion: criterion.into(),
        ruling: ratio.map_or_else(
            || Ruling::Missing { why: Message::new("heng::finding::no_observation").with("id", criterion) },
            |ratio| Ruling::ratio(number(ratio)),
        ),
        trail: Trail::default(),
        because: None,
        at: None,
        stale: Vec::new(),
    };
    let notice: Arc<str> = "documents/leading-group/2022-12.txt".into();
    let quote = |text: &str| {
        let start = NOTICE.find(text).unwrap();
        let origin = Origin::bytes(&notice, start..start + text.len());
        Citation { origin, quote: text.into(), read: Some("says_any".into()) }
    };
    let group = "checks/1.1.1-leading-group/check.rhai";
    match criterion {
        "group" => {
            judgement.at = Some(place(group, GROUP_SCRIPT, "judge(\"group\""));
            judgement.trail.citations = vec![quote("领导小组")];
            judgement.stale = vec![StaleFile {
                file: notice.clone(),
                captured_at: "2023-01-05".parse().unwrap(),
                not_before: "2023-11-30".parse().unwrap(),
            }];
            if ratio == Some("0") {
                judgement.stale.clear();
                judgement.trail = Trail {
                    searches: vec![search("says_any([\"领导小组\", \"工作专班\"])", 3)],
                    ..Trail::default()
                };
            }
        }
        "body" => {
            judgement.at = Some(place(group, GROUP_SCRIPT, "judge(\"body\""));
            let mut search = search("says(\"大数据局\")", 1);
            search.place = notice.clone();
            let how = Message::new("heng::finding::near_text").with("letters", 3usize).with("part", "数据资");
            let nearest = quote("数据资源管理局");
            search.nearest = Some(Nearest { how, origin: Some(nearest.origin), quote: Some(nearest.quote) });
            judgement.trail.searches = vec![search];
        }
        "appraisal" if ratio.is_some() => {
            if let Ruling::Judged { state, .. } = &mut judgement.ruling {
                *state = Some(if ratio == Some("1") { "rule_and_result" } else { "rule" }.to_owned());
            }
            let origin = Origin {
                file: "tables/appraisal.csv".into(),
                place: Place::Cell { sheet: None, row: 3, column: 2, name: Some("公布日期".into()), bytes: None },
            };
            judgement.trail.citations =
                vec![Citation { origin, quote: "2024-09-20".into(), read: Some("date(\"公布日期\")".into()) }];
            judgement.trail.computed =
                vec![Computed { expression: "2024-09-12 + 5 working days".into(), value: "2024-09-20".into() }];
            judgement.because = Some("有办法，未见\u{1b}[31m公布的结果".to_owned());
        }
        "download" => {
            judgement.at = Some(place("checks/2.1.1-policy-library/check.rhai", LIBRARY_SCRIPT, "grade(\"download\""));
            if let Ruling::Judged { share, ratio, .. } = &mut judgement.ruling {
                let met = usize::try_from((ratio.clone() * Number::from(10)).to_i64().unwrap()).unwrap();
                *share = Some(Share { met, of: 10 });
            }
        }
        _ => {}
    }
    judgement
}

fn search(wanted: &str, of: usize) -> Search {
    Search {
        wanted: wanted.into(),
        item: None,
        place: "documents/leading-group/*".into(),
        of,
        hits: 0,
        nearest: None,
        absent: None,
        at: None,
    }
}

/// A finding for every criterion that lost points, and for what else is worth reading; the worst first.
fn findings(definition: &Definition, subjects: &[SubjectResult]) -> Vec<Finding> {
    let finding = |severity, message, subject: &SubjectId, leaf: &str, criterion: Option<&CriterionId>| Finding {
        severity,
        message,
        subject: Some(subject.clone()),
        indicator: Some(leaf.into()),
        criterion: criterion.cloned(),
        points_lost: None,
        fingerprint: format!("{subject}{leaf}"),
    };
    let mut findings = Vec::new();
    for result in subjects {
        for (leaf, _) in definition.tree.leaves() {
            let Some(LeafJudgement { verdict: Verdict::Judged { criteria }, .. }) =
                result.judgements.leaves.get(&leaf.id).map(|said| &**said)
            else {
                continue;
            };
            for judged in criteria {
                let card = &result.card.nodes[&leaf.id];
                let lost = card
                    .criteria
                    .iter()
                    .find(|one| one.criterion == judged.criterion)
                    .and_then(|one| one.points_lost.clone());
                let Some(lost) = lost else { continue };
                let message = match &judged.ruling {
                    Ruling::Judged { ratio, .. } if ratio.is_zero() => Message::new("heng::finding::unmet"),
                    Ruling::Judged { ratio, .. } => Message::new("heng::finding::partly").with("ratio", ratio),
                    Ruling::Missing { why } | Ruling::NotApplicable { why } => {
                        Message::new("heng::finding::missing_evidence").with("why", why.clone())
                    }
                };
                let mut found =
                    finding(Severity::Warning, message, &result.subject, leaf.id.as_str(), Some(&judged.criterion));
                found.points_lost = Some(lost);
                findings.push(found);
            }
        }
    }
    findings.sort_by(|a, b| b.points_lost.cmp(&a.points_lost));
    let veto = Message::new("heng::finding::veto")
        .with("why", Message::new("heng::finding::author").with("text", "考核结果造假，已被通报"));
    findings.insert(0, finding(Severity::Error, veto, &"440300".into(), "1.1.2", None));
    let stale = Message::new("heng::finding::stale")
        .with("file", "documents/leading-group/2022-12.txt")
        .with("captured_at", "2023-01-05")
        .with("not_before", "2023-11-30");
    findings.push(finding(Severity::Warning, stale, &"330100".into(), "1.1.1", Some(&"group".into())));
    findings
}

fn statistics() -> Vec<StatisticResult> {
    let ids = |names: &[&str]| names.iter().map(|name| SubjectId::from(*name)).collect::<Vec<_>>();
    let claim = |claim, standing| ClaimResult { claim, standing, bounds: None };
    vec![
        StatisticResult {
            id: "group".into(),
            figure: FigureResult {
                value: Number::ratio(5, 6),
                possible: None,
                count: Some(5),
                population: 6,
                unknown: Vec::new(),
                holds: ids(&["330000", "xpcc", "330100", "330200", "440300"]),
                fails: ids(&["350200"]),
            },
            groups: Vec::new(),
            claims: vec![
                claim(0, Standing::Holds),
                ClaimResult {
                    bounds: Some(heng_model::statistic::Range { at_least: Some(Number::one()), ..Default::default() }),
                    ..claim(1, Standing::Fails)
                },
            ],
        },
        StatisticResult {
            id: "library".into(),
            figure: FigureResult {
                value: Some(5.into()),
                possible: Some((5.into(), 6.into())),
                count: Some(5),
                population: 6,
                unknown: ids(&["xpcc"]),
                holds: ids(&["330000", "330100", "330200", "350200", "440300"]),
                fails: Vec::new(),
            },
            groups: Vec::new(),
            claims: vec![claim(0, Standing::Undecided)],
        },
        StatisticResult {
            id: "mean".into(),
            figure: FigureResult {
                value: Some(number("68.9333")),
                possible: None,
                count: None,
                population: 4,
                unknown: Vec::new(),
                holds: Vec::new(),
                fails: Vec::new(),
            },
            groups: Vec::new(),
            claims: Vec::new(),
        },
    ]
}

/// The files that the assessment speaks of.
pub(crate) struct Files;

impl Sources for Files {
    fn evidence(&self, _: &SubjectId, file: &str) -> Option<EvidenceText> {
        (file == "documents/leading-group/2022-12.txt")
            .then(|| EvidenceText { source: Source::new(file, NOTICE), place: Box::new(|span| span) })
    }
    fn rule(&self, file: &str) -> Option<Arc<Source>> {
        match file {
            "checks/1.1.1-leading-group/check.rhai" => Some(Source::new(file, GROUP_SCRIPT)),
            "checks/2.1.1-policy-library/check.rhai" => Some(Source::new(file, LIBRARY_SCRIPT)),
            _ => None,
        }
    }
}
