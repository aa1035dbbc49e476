//! A methodology folder and bundles as texts, small changes to them, and what comes of a run.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_files::Memory;
use heng_methodology::{Methodology, load};
use heng_model::Outcome;
use heng_model::assessment::{Assessment, NodeResult, SubjectResult};
use heng_model::judgement::{Judgement, Ruling, Verdict};

/// The texts of a methodology folder by path.
#[derive(Clone)]
pub struct Rules(BTreeMap<String, String>);

impl Rules {
    /// A folder of `tests/methodologies`.
    pub fn of(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("methodologies").join(name);
        let files =
            walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap).filter(|file| file.file_type().is_file());
        let read = |file: walkdir::DirEntry| {
            let path = file.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            (path, std::fs::read_to_string(file.path()).unwrap())
        };
        Self(files.map(read).collect())
    }

    /// A folder with two cities, 甲 and 乙, whose `methodology.yaml` ends with this.
    pub fn new(rest: &str) -> Self {
        let head = format!("heng: 1\nid: small\nname: 小体系\nassessed_on: 2024-11-30\n{rest}");
        let subjects = "甲: { name: 甲市, level: city }\n乙: { name: 乙市, level: city }\n";
        let files = [("methodology.yaml", head.as_str()), ("subjects.yaml", subjects)];
        Self(files.map(|(path, text)| (path.to_owned(), text.to_owned())).into())
    }

    /// With one more file, or another text in its place.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    /// With a check: its `indicator.yaml`, and the body of its script where it has one.
    pub fn check(self, id: &str, indicator: &str, body: &str) -> Self {
        let rules = self.with(&format!("checks/{id}/indicator.yaml"), indicator);
        if body.is_empty() {
            return rules;
        }
        rules.with(&format!("checks/{id}/check.rhai"), &format!("fn check(bundle, params) {{\n{body}\n}}\n"))
    }

    /// With the one place where `from` stands changed to `to`.
    pub fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = &self.0[path];
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        let text = text.replace(from, to);
        self.with(path, &text)
    }

    /// With every text whose path begins so rewritten.
    pub fn rewrite(mut self, prefix: &str, change: impl Fn(&str, &str) -> String) -> Self {
        for (path, text) in self.0.iter_mut().filter(|(path, _)| path.starts_with(prefix)) {
            *text = change(path, text);
        }
        self
    }

    /// The methodology, of a folder in which nothing is wrong.
    #[track_caller]
    pub fn methodology(&self) -> Methodology {
        let loaded = load(Arc::new(self.0.iter().collect::<Memory>()));
        let said = |diagnostic: &heng_model::Diagnostic| {
            let label = &diagnostic.labels[0];
            format!(
                "{} in {} at {:?}",
                diagnostic.message.code,
                label.source.name,
                label.source.text.get(label.span.range())
            )
        };
        assert_eq!(loaded.diagnostics.iter().map(said).collect::<Vec<_>>(), [""; 0]);
        loaded.methodology.unwrap()
    }

    /// A run in which no rule and no bundle is broken.
    #[track_caller]
    pub fn run(&self, bundles: &[Evidence]) -> Results {
        let results = self.broken_run(bundles);
        assert!(
            results.0.rules.is_empty() && results.0.problems.is_empty(),
            "{:?} {:?}",
            results.0.rules,
            results.0.problems
        );
        for (id, leaf) in results.assessment().subjects.iter().flat_map(|result| &result.judgements.leaves) {
            assert!(!matches!(leaf.verdict, Verdict::Error { .. }), "{id}: {:?}", leaf.verdict);
        }
        results
    }

    /// A run of which parts may be broken.
    #[track_caller]
    pub fn broken_run(&self, bundles: &[Evidence]) -> Results {
        let bundles = bundles
            .iter()
            .map(|evidence| BundleInput { name: evidence.0.clone(), files: Arc::new(evidence.1.clone()) });
        let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
        let assessed = assess(&self.methodology(), bundles.collect(), &options).unwrap();
        assert!(assessed.refused.is_empty(), "{:?}", assessed.refused);
        Results(assessed)
    }
}

/// A bundle: its subject and its files.
#[derive(Clone)]
pub struct Evidence(String, Memory);

impl Evidence {
    /// A bundle of which nothing is known but the subject.
    pub fn of(subject: &str) -> Self {
        Self(subject.to_owned(), Memory::new()).raw("bundle.yaml", format!("subject: \"{subject}\"\n").as_bytes())
    }

    /// With more of `bundle.yaml`.
    pub fn known(self, more: &str) -> Self {
        let text = format!("subject: \"{}\"\n{more}", self.0);
        self.raw("bundle.yaml", text.as_bytes())
    }

    /// With a file of evidence.
    pub fn with(self, path: &str, text: &str) -> Self {
        self.raw(&format!("data/{path}"), text.as_bytes())
    }

    /// With a file by its bytes.
    pub fn raw(mut self, path: &str, bytes: &[u8]) -> Self {
        self.1.insert(path, bytes).unwrap();
        self
    }
}

/// What came of a run.
pub struct Results(pub Assessed);

impl Results {
    pub fn assessment(&self) -> &Assessment {
        &self.0.assessment
    }

    #[track_caller]
    pub fn of(&self, subject: &str) -> &SubjectResult {
        self.assessment().subjects.iter().find(|result| result.subject.as_str() == subject).unwrap()
    }

    #[track_caller]
    pub fn node(&self, subject: &str, id: &str) -> &NodeResult {
        &self.of(subject).card.nodes[&id.into()]
    }

    /// The exact score, which must be there.
    #[track_caller]
    pub fn score(&self, subject: &str, id: &str) -> String {
        let node = self.node(subject, id);
        assert_eq!(node.outcome, Outcome::Scored, "{id} of {subject}: {:?}", node.why);
        node.score.as_ref().unwrap().to_string()
    }

    /// The outcome, and the exact score where there is one.
    #[track_caller]
    pub fn outcome(&self, subject: &str, id: &str) -> (Outcome, Option<String>) {
        let node = self.node(subject, id);
        (node.outcome, node.score.as_ref().map(ToString::to_string))
    }

    /// The index as it is printed, with its tier.
    #[track_caller]
    pub fn index(&self, subject: &str) -> (Option<&str>, Option<&str>) {
        let index = &self.of(subject).card.index;
        (index.printed.as_deref(), index.tier.as_deref())
    }

    #[track_caller]
    pub fn verdict(&self, subject: &str, id: &str) -> &Verdict {
        &self.of(subject).judgements.leaves[&id.into()].verdict
    }

    #[track_caller]
    pub fn judgement(&self, subject: &str, id: &str, criterion: &str) -> &Judgement {
        let Verdict::Judged { criteria } = self.verdict(subject, id) else { panic!("{:?}", self.verdict(subject, id)) };
        criteria.iter().find(|judgement| judgement.criterion.as_str() == criterion).unwrap()
    }

    /// A criterion's ratio, or the end of the code that says why there is none.
    #[track_caller]
    pub fn ruling(&self, subject: &str, id: &str, criterion: &str) -> String {
        match &self.judgement(subject, id, criterion).ruling {
            Ruling::Judged { ratio, .. } => ratio.to_string(),
            Ruling::NotApplicable { .. } => "not applicable".to_owned(),
            Ruling::Missing { why } => why.code.rsplit("::").next().unwrap().to_owned(),
        }
    }
}
