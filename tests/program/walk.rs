//! The handbook's running examples, done as they are written: blocks that name a file are written, those that change a
//! file change it, commands are typed, and what is printed must be what stands there. With `HENG_RENEW=1` what is printed is put in its place instead.

mod place;

use crate::heng::project;
use place::walk;

fn is_true(path: &str) {
    is_true_from(path, "");
}

/// The same of what follows a heading.
fn is_true_from(path: &str, heading: &str) {
    let file = project().join(path);
    let page = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    let (head, rest) = page.split_at(page.find(heading).expect("the page has the walk"));
    let real = head.to_owned() + &walk(rest);
    if std::env::var_os("HENG_RENEW").is_some_and(|value| !value.is_empty()) {
        std::fs::write(&file, &real).unwrap();
    } else if real != page {
        let differing = page.lines().zip(real.lines()).position(|(page, real)| page != real);
        let at = differing.unwrap_or_else(|| page.lines().count().min(real.lines().count()));
        let show = |text: &str| text.lines().skip(at).take(12).collect::<Vec<_>>().join("\n");
        panic!("{path}:{} says\n{}\n\nbut what is printed is\n{}", at + 1, show(&page), show(&real));
    }
}

#[test]
fn the_handbook_on_writing_checks_does_what_it_says() {
    is_true("docs/writing-checks.md");
}

#[test]
fn the_handbook_on_methodologies_does_what_it_says() {
    is_true("docs/methodologies.md");
}

#[test]
fn the_handbook_on_comparing_does_what_it_says() {
    is_true("docs/diff.md");
}

#[test]
fn the_handbook_on_reports_does_what_it_says() {
    is_true("docs/reports.md");
}

#[test]
fn the_handbook_on_plugins_does_what_it_says() {
    if heng_tests::has_python() {
        is_true("docs/plugins.md");
    }
}

#[test]
fn the_handbook_on_cases_does_what_it_says() {
    is_true("docs/cases.md");
}

#[test]
fn the_five_minutes_of_the_readme_do_what_they_say() {
    // The two commands at the head are cargo's; the walk begins below its heading.
    is_true_from("README.md", "## A check in five minutes");
}

#[test]
fn the_five_minutes_in_chinese_do_what_they_say() {
    is_true_from("README.zh.md", "## 五分钟写一项检查");
}

#[test]
fn the_screens_in_the_readme_are_what_is_printed() {
    let page = std::fs::read_to_string(project().join("README.md")).unwrap();
    let out = tempfile::tempdir().unwrap();
    let out = out.path().to_str().unwrap();
    let printed = crate::heng::heng(["check", "examples/csc-2024", "-v", "-o", out]);
    assert_eq!(printed.status, 0, "{}", printed.errors);
    // A figure and its unit are not parted on the screen; in the page that is no matter.
    let shown = printed.out.replace('\u{a0}', " ");
    let screens: Vec<&str> = page.split("```text\n").skip(1).map(|part| part.split("```").next().unwrap()).collect();
    assert_eq!(screens.len(), 3);
    for screen in screens {
        assert!(shown.contains(screen), "the README shows what is not printed:\n{screen}\n{shown}");
    }
}
