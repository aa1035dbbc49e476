//! A methodology is text: whatever is edited in its folder, the next run gives what it should, and nothing is compiled.

use std::path::Path;
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_files::{Files, Folder};
use heng_model::Number;
use heng_model::assessment::SubjectResult;

/// A project on a disk: a copy of `tests/methodologies/small`, and two bundles.
struct Project(tempfile::TempDir);

const PAGE: &str = "<html><head><title>杭州市政策文件库</title></head><body><div class=category><a>规章</a><a>规范性文件</a></div></body></html>";

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("methodologies/small");
        for file in
            walkdir::WalkDir::new(&from).into_iter().map(Result::unwrap).filter(|file| file.file_type().is_file())
        {
            let text = std::fs::read_to_string(file.path()).unwrap();
            put(&folder.path().join("rules"), file.path().strip_prefix(&from).unwrap().to_str().unwrap(), &text);
        }
        let root = folder.path();
        put(root, "bundles/a/bundle.yaml", "subject: \"330100\"\n");
        put(root, "bundles/a/data/pages/policy.html", PAGE);
        put(root, "bundles/a/data/tables/open.csv", "领域,数量\n信用,12\n气象,3\n交通,0\n卫生,5\n");
        put(root, "bundles/b/bundle.yaml", "subject: \"330200\"\n");
        put(root, "bundles/b/data/pages/policy.html", &PAGE.replace("<a>规章", "<a>法规</a><a>规章"));
        put(root, "bundles/b/data/tables/open.csv", "领域,数量\n信用,1\n");
        Self(folder)
    }

    /// Replaces the one place where `from` stands.
    #[track_caller]
    fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let whole = self.0.path().join(path);
        let text = std::fs::read_to_string(&whole).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        std::fs::write(whole, text.replace(from, to)).unwrap();
        self
    }

    fn run(&self) -> Assessed {
        let open = |path: &str| -> Arc<dyn Files> { Arc::new(Folder::open(self.0.path().join(path)).unwrap()) };
        let loaded = heng_methodology::load(open("rules"));
        assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        let bundles =
            ["a", "b"].map(|name| BundleInput { name: name.to_owned(), files: open(&format!("bundles/{name}")) });
        let options = Options { threads: Some(1), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
        assess(&loaded.methodology.unwrap(), bundles.into(), &options).unwrap()
    }
}

/// Index and tier of both cities.
fn league(project: &Project) -> [(String, String); 2] {
    let assessed = project.run();
    assert!(assessed.rules.is_empty() && assessed.problems.is_empty());
    let row = |result: &SubjectResult| {
        let index = &result.card.index;
        (index.score.as_ref().map(Number::to_string).unwrap(), index.tier.clone().unwrap())
    };
    [row(&assessed.assessment.subjects[0]), row(&assessed.assessment.subjects[1])]
}

fn rows(first: &str, first_tier: &str, second: &str, second_tier: &str) -> [(String, String); 2] {
    [(first, first_tier), (second, second_tier)].map(|(score, tier)| (score.to_owned(), tier.to_owned()))
}

/// 40·60 + 60·75 and 40·100 + 60·25, over 100.
fn before() -> [(String, String); 2] {
    rows("69", "良好", "55", "一般")
}

#[test]
fn a_weight() {
    let project = Project::new();
    assert_eq!(league(&project), before());
    project.edit("rules/methodology.yaml", "weight: 40", "weight: 80").edit(
        "rules/methodology.yaml",
        "weight: 60",
        "weight: 20",
    );
    // 80·60 + 20·75, 80·100 + 20·25
    assert_eq!(league(&project), rows("63", "良好", "85", "优秀"));
}

#[test]
fn the_points_of_a_rubric() {
    let project = Project::new();
    project.edit("rules/checks/1-policy/indicator.yaml", "points: 60", "points: 10");
    // 10 of 50 points: 40·20 + 60·75
    assert_eq!(league(&project), rows("53", "一般", "55", "一般"));
}

#[test]
fn a_parameter() {
    let project = Project::new();
    project.edit("rules/checks/1-policy/indicator.yaml", "min_categories: 3", "min_categories: 2");
    assert_eq!(league(&project), rows("85", "优秀", "55", "一般"));
    project.edit("rules/checks/2-data/indicator.yaml", "交通, 卫生", "卫生");
    // 3 of 3 areas and 1 of 3.
    assert_eq!(league(&project), rows("100", "优秀", "60", "良好"));
}

#[test]
fn a_bound_of_a_tier() {
    let project = Project::new();
    project.edit("rules/methodology.yaml", "at_least: 60", "at_least: 55");
    assert_eq!(league(&project), rows("69", "良好", "55", "良好"));
    project.edit("rules/methodology.yaml", "at_least: 55", "above: 55");
    assert_eq!(league(&project), rows("69", "良好", "55", "一般"));
}

#[test]
fn a_line_of_a_script() {
    let project = Project::new();
    project.edit("rules/checks/2-data/check.rhai", "row.number(\"数量\") > 0", "row.number(\"数量\") >= 5");
    // 2 of 4 areas and none.
    assert_eq!(league(&project), rows("54", "一般", "40", "一般"));
}

#[test]
fn a_statistic_and_what_it_names() {
    let project = Project::new();
    let figures = |project: &Project| -> Vec<(Option<Number>, Option<usize>)> {
        let statistics = project.run().assessment.statistics;
        statistics.iter().map(|statistic| (statistic.figure.value.clone(), statistic.figure.count)).collect()
    };
    assert_eq!(figures(&project), [(Some(1.into()), Some(2)), (Some(2.into()), Some(2))]);
    project.edit("rules/statistics.yaml", "areas[信用]", "areas[气象]").edit(
        "rules/statistics.yaml",
        "1/library",
        "1/classify",
    );
    assert_eq!(figures(&project), [(Some("0.5".parse().unwrap()), Some(1)), (Some(1.into()), Some(1))]);
}

#[test]
fn a_mistake_breaks_its_own_leaf_and_the_next_save_mends_it() {
    let project = Project::new();
    let script = "rules/checks/1-policy/check.rhai";
    project.edit(script, "home.title.contains", "home.title.contians");
    let broken = project.run().assessment;
    let card = &broken.subjects[0].card;
    assert_eq!(card.nodes[&"1".into()].outcome, heng_model::Outcome::Error);
    assert_eq!(card.nodes[&"2".into()].score, Some(75.into()));
    assert_eq!(card.index.score, None);
    project.edit(script, "contians", "contains");
    assert_eq!(league(&project), before());
}

#[test]
fn a_file_of_evidence() {
    let project = Project::new();
    project.edit("bundles/a/data/tables/open.csv", "交通,0", "交通,7");
    assert_eq!(league(&project), rows("84", "优秀", "55", "一般"));
}
