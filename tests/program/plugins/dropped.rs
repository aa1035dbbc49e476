//! A folder that is copied into `plugins/` works at once, and everything that comes of it says which plugin it was.

use std::path::Path;

use heng_tests::has_python;

use super::{CALL, CHECK, Project, Watching};

const DENSITY: &str = "judge(\"present\", service::density(page) > 100)";
const READ: &str = "judge(\"present\", bundle.document(\"documents/services.kw.txt\").says(\"便民\"))";
const CASES: &str = "# 案例\n\n## 有\n期望: present 满足\n```pages/1.1/index.html\n<h1>便民</h1>\n```\n```documents/services.kw.txt\n便民\n```\n";

impl Project {
    /// Copies the example in Python into a folder of plugins.
    fn copies_the_example(&self, into: &str) {
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/examples/keywords-python");
        let folder = self.path(into);
        std::fs::create_dir_all(&folder).unwrap();
        for file in ["plugin.yaml", "keywords.py"] {
            std::fs::copy(example.join(file), folder.join(file)).unwrap();
        }
    }
    #[track_caller]
    fn trusts(&self, arguments: &[&str]) {
        let ran = self.heng(&[&["plugins", "trust"], arguments, &["--yes"]].concat());
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.errors);
    }
    fn results(&self) -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(self.path("out/results.json")).unwrap()).unwrap()
    }
    fn has_a_file(&self) {
        let documents = self.path("bundles/example/data/documents");
        std::fs::create_dir_all(&documents).unwrap();
        std::fs::write(documents.join("services.kw.txt"), "设有便民服务站\n").unwrap();
    }
    /// A file that the example reads, in the bundle and in the cases.
    fn has_a_file_of_the_example(&self) {
        self.has_a_file();
        self.edit(CHECK, CALL, READ);
        std::fs::write(self.path("rules/checks/1.1-policy-library/cases.md"), CASES).unwrap();
        std::fs::remove_dir_all(self.path("rules/checks/1.1-policy-library/snapshots")).unwrap();
    }
}

#[test]
fn it_works_at_once_in_lint_check_and_watch() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    project.trust();
    let watching = Watching::of(project.command());
    watching.until("Ctrl-C");
    project.copies_the_example("plugins/keywords");
    project.trusts(&["keywords"]);
    project.edit(CHECK, CALL, DENSITY);
    project.edit("rules/checks/1.1-policy-library/indicator.yaml", "params:\n", "");
    let yaml = project.path("rules/checks/1.1-policy-library/indicator.yaml");
    let text = std::fs::read_to_string(&yaml).unwrap();
    let kept: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("words:")).collect();
    std::fs::write(yaml, kept.join("\n") + "\n").unwrap();
    let lint = project.heng(&["lint", "--fail-on", "warning"]);
    assert_eq!(lint.status, 0, "{}", lint.errors);
    // The page has one such word in forty letters: the score that the other plugin gave is lost.
    let seen = watching.until("60.00 → 0.00");
    assert!(!seen.contains("heng::"), "{seen}");
    let check = project.heng(&["check"]);
    assert_eq!(check.status, 0, "{}{}", check.out, check.errors);
    let page = project.path("bundles/example/data/pages/1.1/index.html");
    let text = std::fs::read_to_string(&page).unwrap();
    std::fs::write(page, text.replace("</h1>", &("便民".repeat(10) + "</h1>"))).unwrap();
    watching.until("0.00 → 60.00");
    assert_eq!(project.heng(&["check"]).status, 0);
    let explained = project.heng(&["explain", "示例市", "1.1"]);
    assert!(
        explained.out.contains("便民") && explained.out.contains("(plugin(\"service::density\"))"),
        "{}",
        explained.out
    );
}

#[test]
fn cases_are_run_with_the_reader_that_is_there_now() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    project.copies_the_example("plugins/keywords");
    project.has_a_file_of_the_example();
    project.trusts(&["keywords"]);
    let accepted = project.heng(&["test", "--accept"]);
    assert_eq!(accepted.status, 0, "{}{}", accepted.out, accepted.errors);
    let watching = Watching::of(project.command());
    watching.until("Ctrl-C");
    project.edit(
        "plugins/keywords/keywords.py",
        "file.decode(\"utf-8\")",
        "file.decode(\"utf-8\").replace(\"便\", \"利\")",
    );
    project.trusts(&["keywords"]);
    let seen = watching.until("1 个里有 1 个和期望或快照不一样：有");
    assert!(seen.contains("60.00 → 0.00"), "the evidence is read anew as well: {seen}");
    project.edit("plugins/keywords/keywords.py", ".replace(\"便\", \"利\")", "");
    project.trusts(&["keywords"]);
    watching.until("1 个都和期望、快照一样");
}

#[test]
fn results_say_which_plugins_took_part_and_diff_tells_them_apart() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    project.copies_the_example("plugins/keywords");
    project.edit(
        CHECK,
        CALL,
        "judge(\"present\", service::density(bundle.document(\"documents/services.kw.txt\")) > 0)",
    );
    project.has_a_file();
    let stamp = |of: &serde_json::Value| of["methodology"]["plugins"].clone();
    assert_eq!(project.heng(&["check"]).status, 3, "nobody trusts it yet");
    project.trusts(&["keywords"]);
    let checked = project.heng(&["check"]);
    assert_eq!(checked.status, 0, "{}{}", checked.out, checked.errors);
    let before = stamp(&project.results());
    let plugins = before.as_array().unwrap();
    assert_eq!(plugins.len(), 1, "the plugin that no script calls took no part: {before}");
    assert_eq!((plugins[0]["id"].as_str(), plugins[0]["version"].as_str()), (Some("keywords"), Some("1.0")));
    let digest = plugins[0]["digest"].as_str().unwrap();
    assert_eq!(digest.len(), 64);
    assert!(checked.out.contains(&format!("插件 keywords 1.0 ({})", &digest[..12])), "{}", checked.out);
    for (file, wanted) in [("a.html", &digest[..12]), ("a.sarif", digest), ("a.xml", &digest[..12])] {
        let format = if file == "a.xml" { "junit" } else { &file[2..] };
        let made = project.heng(&["report", "-f", format, "-o", file]);
        assert_eq!(made.status, 0, "{format}: {}", made.errors);
        let text = std::fs::read_to_string(project.path(file)).unwrap();
        assert!(text.contains(wanted), "{format} says nothing of the plugin");
    }
    std::fs::copy(project.path("out/results.json"), project.path("before.json")).unwrap();
    project.edit("plugins/keywords/plugin.yaml", "\"1.0\"", "\"1.1\"");
    project.edit("plugins/keywords/keywords.py", "\"version\": \"1.0\"", "\"version\": \"1.1\"");
    project.trusts(&["keywords"]);
    assert_eq!(project.heng(&["check"]).status, 0);
    assert_ne!(stamp(&project.results()), before);
    let diff = project.heng(&["diff", "before.json", "out/results.json"]);
    assert_eq!(diff.status, 0, "{}", diff.errors);
    assert!(diff.out.contains("插件：keywords 1.0 (") && diff.out.contains(" → keywords 1.1 ("), "{}", diff.out);
}

#[test]
fn what_another_plugin_moved_is_put_down_to_it() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    project.copies_the_example("rules/plugins/keywords");
    project.has_a_file_of_the_example();
    project.edit(
        CHECK,
        "judge(\"search\", page.has(\"input[type=search], input[type=text]\"))",
        "judge(\"search\", service::words(\"便民\").len() == 1)",
    );
    project.trusts(&["keywords", "rules"]);
    let copied =
        std::process::Command::new("cp").args(["-r", "rules", "others"]).current_dir(project.path("")).status();
    assert!(copied.unwrap().success());
    // The one reads another text, and finds no words: both its parts move the score.
    let program = "others/plugins/keywords/keywords.py";
    project.edit(program, "file.decode(\"utf-8\")", "file.decode(\"utf-8\").replace(\"便\", \"利\")");
    project.edit(program, "list(dict.fromkeys(WORDS.findall(text)))", "[]");
    project.trusts(&["keywords", "others"]);
    let diff = project.heng(&["diff", "rules", "others"]);
    assert_eq!(diff.status, 0, "{}{}", diff.out, diff.errors);
    insta::assert_snapshot!("moved_by_a_plugin", without_digests(&diff.out));
}

const CODED: &str = "name: 政策文件库\nobservations:\n  seen: { ask: 写明了没有？ }\nrubric:\n  present: { points: 60, text: 页面上写明, from: seen }\n  search: { points: 40, text: 提供查询";
const OBSERVED: &str = "\"1.1\":\n  seen:\n    codings:\n      - { value: 是, by: 甲, on: 2024-11-13, where: documents/services.kw.txt, quote: 便民 }\n";

#[test]
fn a_coding_that_cites_what_was_not_read_decides_nothing() {
    if !has_python() {
        return;
    }
    let yaml = "rules/checks/1.1-policy-library/indicator.yaml";
    for with_a_script in [false, true] {
        let project = Project::new();
        project.copies_the_example("plugins/keywords");
        project.has_a_file();
        std::fs::write(project.path("bundles/example/data/observations.yaml"), OBSERVED).unwrap();
        if with_a_script {
            std::fs::write(project.path(yaml), format!("{CODED} }}\n")).unwrap();
            std::fs::write(project.path(CHECK), "fn check(bundle, params) {\n    judge(\"search\", true);\n}\n")
                .unwrap();
        } else {
            std::fs::write(project.path(yaml), format!("{CODED}, from: seen }}\n")).unwrap();
            std::fs::remove_file(project.path(CHECK)).unwrap();
        }
        let untrusted = project.heng(&["check"]);
        assert_eq!(untrusted.status, 3, "{}{}", untrusted.out, untrusted.errors);
        assert!(untrusted.out.contains("heng::rule::reader_failed"), "{}{}", untrusted.out, untrusted.errors);
        assert!(!project.path("out/results.json").exists(), "nothing is published");
        project.trusts(&["keywords"]);
        let trusted = project.heng(&["check"]);
        assert_eq!(trusted.status, 0, "{}{}", trusted.out, trusted.errors);
        assert!(trusted.out.contains("100.00"), "{}", trusted.out);
    }
}

/// With `…` for the twelve digits that stand for a digest.
fn without_digests(text: &str) -> String {
    let part = |part: &str| match part.get(..13) {
        Some(digest) if digest.ends_with(')') && digest[..12].chars().all(|digit| digit.is_ascii_hexdigit()) => {
            format!("…{}", &part[12..])
        }
        _ => part.to_owned(),
    };
    text.split('(').map(part).collect::<Vec<_>>().join("(")
}
