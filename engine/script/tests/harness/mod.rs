//! A check on a bundle in memory, as a methodologist would put it together.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test ends where it cannot go on, and explains itself")]

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_evidence::{Bundle, Readers};
use heng_files::Memory;
use heng_model::definition::{Limits, Ranking, Scale};
use heng_model::evidence::{Calendar, Param, Reference, ReferenceContent, Value, WantedObservation};
use heng_model::indicator::{Kind, Leaf, Node, Policies, Role, Tree};
use heng_model::judgement::{Judgement, LeafJudgement, Ruling, Verdict};
use heng_model::rubric::{Criterion, State};
use heng_model::subject::{Filter, Order, Subject};
use heng_model::{Date, Definition, IndicatorId, Number, Source};
use heng_script::Rulebook;

/// A check in the making.
pub struct Check {
    script: String,
    leaf: Leaf,
    files: Vec<(String, Vec<u8>)>,
    libraries: BTreeMap<String, Arc<Source>>,
    limits: Limits,
}

/// A check with these criteria; `a:none,some,all` gives a criterion states at even distances.
pub fn check(criteria: &[&str], script: &str) -> Check {
    let rubric = criteria.iter().map(|text| {
        let (id, states) = text.split_once(':').unwrap_or((text, ""));
        let names: Vec<&str> = states.split(',').filter(|name| !name.is_empty()).collect();
        let last = names.len().saturating_sub(1).max(1);
        let states = names.iter().enumerate().map(|(place, name)| State {
            name: (*name).to_owned(),
            ratio: Number::ratio(place as i64, last as i64).unwrap(),
        });
        Criterion {
            id: id.into(),
            points: Number::from(10),
            text: id.to_owned(),
            states: states.collect(),
            each: None,
            from: None,
            basis: None,
        }
    });
    let leaf = Leaf {
        folder: Some("checks/1-test".to_owned()),
        script: Some("checks/1-test/check.rhai".to_owned()),
        kind: Kind::Rubric,
        applies_to: Filter::default(),
        evidence: Vec::new(),
        observations: Vec::new(),
        params: BTreeMap::new(),
        rubric: rubric.collect(),
        grounds: BTreeMap::new(),
    };
    let limits = Limits { operations: 200_000, ..Limits::default() };
    Check { script: script.to_owned(), leaf, files: Vec::new(), libraries: BTreeMap::new(), limits }
}

#[allow(dead_code, reason = "each test program uses its own part")]
impl Check {
    pub fn file(mut self, path: &str, text: &str) -> Self {
        self.files.push((format!("data/{path}"), text.as_bytes().to_vec()));
        self
    }
    pub fn bundle_yaml(mut self, text: &str) -> Self {
        self.files.push(("bundle.yaml".to_owned(), text.as_bytes().to_vec()));
        self
    }
    pub fn param(mut self, name: &str, value: Value) -> Self {
        self.leaf.params.insert(name.to_owned(), Param::Value(value));
        self
    }
    pub fn texts(self, name: &str, items: &[&str]) -> Self {
        self.param(name, Value::List(items.iter().map(|item| Value::Text((*item).to_owned())).collect()))
    }
    pub fn observation(mut self, id: &str, values: &[&str]) -> Self {
        self.leaf.observations.push(WantedObservation {
            id: id.to_owned(),
            ask: id.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            coders: 2,
            place: None,
        });
        self
    }
    pub fn library(mut self, name: &str, text: &str) -> Self {
        self.libraries.insert(name.to_owned(), Source::new(format!("lib/{name}.rhai"), text));
        self
    }
    pub fn limits(mut self, change: impl FnOnce(&mut Limits)) -> Self {
        change(&mut self.limits);
        self
    }

    fn definition(&self) -> Definition {
        let root = IndicatorId::root();
        let policies = Policies::default();
        let node =
            |id: IndicatorId, parent: Option<IndicatorId>, children: Vec<IndicatorId>, leaf: Option<Leaf>| Node {
                name: id.to_string(),
                id,
                parent,
                weight: Number::from(100),
                role: Role::Base,
                gate: None,
                method: heng_model::indicator::Aggregation::Mean,
                floor: None,
                relative_weights: false,
                policies: policies.clone(),
                children,
                leaf,
                basis: None,
            };
        let one = IndicatorId::from("1");
        let nodes = [
            (root.clone(), node(root.clone(), None, vec![one.clone()], None)),
            (one.clone(), node(one, Some(root), vec![], Some(self.leaf.clone()))),
        ];
        let calendar = Calendar {
            years: vec![2024],
            holidays: (1..=5).map(|day| Date::new(2024, 5, day).unwrap()).collect(),
            workdays: vec![Date::new(2024, 4, 28).unwrap(), Date::new(2024, 5, 11).unwrap()],
        };
        let reference = Reference {
            id: "calendar".to_owned(),
            version: None,
            source: None,
            url: None,
            retrieved: None,
            content: ReferenceContent::Calendar(calendar),
        };
        Definition {
            id: "test".to_owned(),
            name: "试验".to_owned(),
            version: None,
            language: "zh".to_owned(),
            assessed_on: Date::new(2024, 11, 30).unwrap(),
            scale: Scale { full: Number::from(100), decimals: 2 },
            policies,
            coverage_at_least: Number::zero(),
            index_name: "总分".to_owned(),
            tiers: vec![],
            tree: Tree { nodes: nodes.into() },
            subjects: vec![],
            cohorts: vec![],
            reference_cohort: None,
            ranking: Ranking::default(),
            order: Order::default(),
            statistics: vec![],
            words: BTreeMap::new(),
            reference: [("calendar".to_owned(), reference)].into(),
            calendar: Some("calendar".to_owned()),
            limits: self.limits,
        }
    }

    /// What lint says of it, without what it says of a check's surroundings that no test is about: evidence that
    /// `indicator.yaml` does not ask for.
    pub fn lint(&self) -> Vec<heng_model::Diagnostic> {
        let path = "checks/1-test/check.rhai";
        let scripts = [(path.to_owned(), Source::new(path, self.script.clone()))].into();
        let book = Rulebook::compile(Arc::new(self.definition()), &scripts, &self.libraries);
        let said = book.lint(&|_, _| None);
        said.into_iter().filter(|diagnostic| !diagnostic.message.code.ends_with("undeclared_evidence")).collect()
    }

    /// Runs it.
    pub fn run(self) -> Ran {
        let mut memory = Memory::new();
        memory.insert("bundle.yaml", b"subject: \"330100\"\n".as_slice()).unwrap();
        for (path, bytes) in &self.files {
            memory.insert(path, bytes.as_slice()).unwrap();
        }
        let bundle = Arc::new(Bundle::open("test", Arc::new(memory), self.limits, &Readers::none()));
        let subject = Subject {
            id: "330100".into(),
            code: Some("330100".to_owned()),
            name: "杭州市".to_owned(),
            names: vec!["杭州".to_owned(), "杭州市人民政府".to_owned()],
            level: Some("city".to_owned()),
            region: Some("东部".to_owned()),
            parent: Some("330000".to_owned()),
            order: BTreeMap::new(),
            attributes: BTreeMap::new(),
        };
        let path = "checks/1-test/check.rhai";
        let scripts = [(path.to_owned(), Source::new(path, self.script.clone()))].into();
        let book = Rulebook::compile(Arc::new(self.definition()), &scripts, &self.libraries);
        let diagnostics = book.diagnostics();
        let worker = book.worker(&Arc::default());
        let judgement = worker.judge(&"1".into(), &Arc::new(subject), &bundle).expect("nobody aborted");
        Ran { judgement, script: self.script, diagnostics }
    }
}

/// What came of a run.
pub struct Ran {
    pub judgement: LeafJudgement,
    pub script: String,
    #[allow(dead_code, reason = "each test program uses its own part")]
    pub diagnostics: Vec<heng_model::Diagnostic>,
}

#[allow(dead_code, reason = "each test program uses its own part")]
impl Ran {
    pub fn of(&self, criterion: &str) -> &Judgement {
        match &self.judgement.verdict {
            Verdict::Judged { criteria } => {
                criteria.iter().find(|known| known.criterion.as_str() == criterion).unwrap()
            }
            other => panic!("not judged: {other:?}"),
        }
    }
    /// `met`, `unmet`, `3/4`, a state, `missing <code>`, `n/a`.
    pub fn says(&self, criterion: &str) -> String {
        match &self.of(criterion).ruling {
            Ruling::Judged { state: Some(state), .. } => state.clone(),
            Ruling::Judged { share: Some(share), .. } => format!("{}/{}", share.met, share.of),
            Ruling::Judged { ratio, .. } if *ratio == Number::one() => "met".to_owned(),
            Ruling::Judged { ratio, .. } if ratio.is_zero() => "unmet".to_owned(),
            Ruling::Judged { ratio, .. } => ratio.to_string(),
            Ruling::Missing { why } => format!("missing {}", why.code.rsplit("::").next().unwrap()),
            Ruling::NotApplicable { .. } => "n/a".to_owned(),
        }
    }
    /// Quotations that a judgement rests on.
    pub fn quotes(&self, criterion: &str) -> Vec<String> {
        self.of(criterion).trail.citations.iter().map(|citation| citation.quote.to_string()).collect()
    }
    /// Codes of the rule's errors, with the text at the place of each.
    pub fn errors(&self) -> Vec<(String, String)> {
        let Verdict::Error { errors } = &self.judgement.verdict else {
            panic!("no error: {:?}", self.judgement.verdict)
        };
        let of = errors.iter().map(|error| {
            let place = error.chain.first();
            let text = place
                .filter(|place| place.file.starts_with("checks/"))
                .map(|place| self.script[place.span.range()].to_owned());
            (error.message.code.rsplit("::").next().unwrap().to_owned(), text.unwrap_or_default())
        });
        of.collect()
    }
}
