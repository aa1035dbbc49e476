//! `heng report`: what is read, what is written where, and what is said where nothing can be made.

use crate::heng::heng;
use crate::small::Small;

/// A project with results.
fn checked() -> Small {
    let small = Small::new();
    assert_eq!(small.heng(&["check", "-q"]).status, 0);
    small
}

#[test]
fn results_are_handed_on_as_they_are() {
    let small = checked();
    let whole = std::fs::read_to_string(small.path("out/results.json")).unwrap();
    for typed in [
        &["report", "-f", "json"][..],
        &["report", ".", "-f", "json", "-o", "-"],
        &["report", "out", "--format=json"],
        &["report", "out/results.json", "-f", "json,json", "--subject", "厦门"],
    ] {
        let ran = small.heng(typed);
        assert_eq!((ran.status, ran.errors.as_str()), (0, ""), "{typed:?}");
        assert!(ran.out == whole, "{typed:?}");
    }
}

#[test]
fn what_was_written_is_said_with_its_size() {
    let small = checked();
    let into = small.heng(&["report", "-f", "json", "-o", "年报/2024"]);
    assert_eq!((into.status, into.out.as_str()), (0, ""));
    assert!(small.path("年报/2024/small.json").is_file());
    let named = small.heng(&["report", "-o", "年报/结果.json", "--lang", "en"]);
    assert_eq!((named.status, named.out.as_str()), (0, ""));
    assert!(small.path("年报/结果.json").is_file());
    let silent = small.heng(&["report", "-f", "json", "-o", "again/", "-q"]);
    assert_eq!((silent.status, silent.errors.as_str()), (0, ""));
    assert!(small.path("again/small.json").is_file());
    let size = |text: &str| {
        text.split('\n').map(|line| line.split(['(', '（']).next().unwrap().to_owned() + "\n").collect::<String>()
    };
    insta::assert_snapshot!(size(&(into.errors + &named.errors)));
}

#[test]
fn what_cannot_be_reported_is_said_with_what_to_do() {
    let small = checked();
    let results = std::fs::read_to_string(small.path("out/results.json")).unwrap();
    let half: String = results.chars().take(results.chars().count() / 2).collect();
    small.write("bad/cut.json", half);
    small.write("bad/empty.json", "");
    small.write("bad/page.json", "<html>不是</html>");
    small.write("bad/other.json", results.replacen("\"format\": 1", "\"format\": 9", 1));
    small.write("bad/newer.json", "{ \"format\": 9, \"what\": [] }");
    small.write("bad/list.json", "[1, 2]");
    small.write("bad/judgements.json", std::fs::read(small.path("out/judgements/330100.json")).unwrap());
    small.write("bad/deep.json", "[".repeat(100_000));
    small.write("bad/bytes.json", [0, 159, 146, 150]);
    let tree = results.replacen("\"parent\": \"index\"", "\"parent\": \"2\"", 1);
    assert_ne!(tree, results);
    small.write("bad/tree.json", tree);
    small.write("new/heng.yaml", "methodology: ../rules\nbundles: bundles/*\nout: 结果\n");
    small.write("none/a.txt", "");
    let mut said = String::new();
    for typed in [
        &["report", "bad/cut.json", "-f", "json"][..],
        &["report", "bad/empty.json", "-f", "json"],
        &["report", "bad/page.json", "-f", "json"],
        &["report", "bad/other.json", "-f", "json"],
        &["report", "bad/newer.json", "-f", "json"],
        &["report", "bad/list.json", "-f", "json"],
        &["report", "bad/judgements.json", "-f", "json"],
        &["report", "bad/deep.json", "-f", "json"],
        &["report", "bad/bytes.json", "-f", "json"],
        &["report", "bad/tree.json", "-f", "json"],
        &["report", "没有", "-f", "json"],
        &["report", "new", "-f", "json"],
        &["report", "new", "-f", "json", "--lang", "en"],
        &["report"],
        &["report", "-f", "jsn"],
        &["report", "-f", "json", "--subject", "福州市"],
        &["report", "-f", "json", "--cohort", "县"],
        &["report", "-f", "json", "-o", "-", "--open"],
        &["report", "-f", "json", "-o", "heng.yaml/x/"],
        &["report", "-f", "csv", "-o", "-"],
        &["report", "-f", "sarif,junit", "-o", "-"],
        &["report", "-f", "sarif,junit", "-o", "heng.yaml"],
        &["report", "-f", "exel"],
    ] {
        let ran = small.heng(typed);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{typed:?}\n{}", ran.errors);
        said.push_str(&format!("$ heng {}\n{}\n", typed.join(" "), ran.errors));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn all_formats_in_one_run_are_files_with_names_of_their_own() {
    let small = checked();
    let ran = small.heng(&["report", "-f", "csv,xlsx,json", "-f", "sarif", "-f", "junit", "-f", "github", "-o", "all"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.errors);
    let mut found: Vec<String> = walkdir::WalkDir::new(small.path("all"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|file| file.file_type().is_file())
        .map(|file| file.path().strip_prefix(small.path("all")).unwrap().to_str().unwrap().replace('\\', "/"))
        .collect();
    found.sort();
    insta::assert_snapshot!(found.join("\n"));
    for name in &found {
        assert!(ran.errors.contains(name.as_str()), "{name} is said");
    }
    let beside = small.heng(&["report", "-f", "csv,sarif"]);
    assert_eq!((beside.status, beside.out.as_str()), (0, ""), "{}", beside.errors);
    assert!(small.path("out/small.sarif").is_file() && small.path("out/small-csv/league.csv").is_file());
    let plain = small.heng(&["report", "-f", "csv", "--no-bom", "-o", "plain", "-q"]);
    assert_eq!((plain.status, plain.errors.as_str()), (0, ""));
    let mark = |path: &str| std::fs::read(small.path(path)).unwrap().starts_with("\u{feff}".as_bytes());
    assert!(mark("all/small-csv/league.csv") && !mark("plain/small-csv/league.csv"));
}

#[test]
fn annotations_name_rules_from_where_the_command_runs() {
    let small = checked();
    let within = |ran: crate::heng::Ran| ran.out.lines().filter(|line| line.contains("file=rules/checks/")).count();
    assert!(within(small.heng(&["report", "-f", "github"])) > 0);
    assert!(within(small.heng(&["report", "out/results.json", "-f", "github"])) > 0);
    std::fs::create_dir_all(small.path("apart")).unwrap();
    std::fs::copy(small.path("out/results.json"), small.path("apart/results.json")).unwrap();
    assert_eq!(within(small.heng(&["report", "apart/results.json", "-f", "github"])), 0);
}

#[test]
fn a_folder_without_results_or_project_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let ran = heng(["report", folder.path().to_str().unwrap(), "-f", "json"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.errors.contains("heng::cli::no_results_there"), "{}", ran.errors);
}

#[cfg(target_os = "linux")]
#[test]
fn a_text_that_grows_without_end_ends_the_program_and_not_the_machine() {
    let small = checked();
    let folder = small.path("rules/report");
    std::fs::create_dir_all(&folder).unwrap();
    let doubled = "{% set text = text ~ text %}\n".repeat(60);
    let template = format!("# 报告\n{{% set text = \"便民服务\" %}}\n{doubled}{{{{ text|length }}}}\n");
    std::fs::write(folder.join("endless.md.j2"), template).unwrap();
    let ran = small.heng(&["report", "-f", "md", "-o", "reports"]);
    assert_ne!(ran.status, 0, "{}", ran.errors);
    assert!(ran.errors.contains("memory allocation of"), "{}", ran.errors);
    assert!(!small.path("reports").exists(), "nothing is written");
}
