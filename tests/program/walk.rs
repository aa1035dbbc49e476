//! The handbook's running examples, done as they are written: blocks that name a file are written, those that change a
//! file change it, commands are typed, and what is printed must be what stands there. With `HENG_RENEW=1` what is printed is put in its place instead.

use std::fmt::Write as _;

use crate::heng::{program, project, ran};

/// A fenced block of a page, by the lines of its content.
enum Block {
    /// To be written to a file: `​```yaml rules/methodology.yaml`.
    File(String),
    /// Lines of a file to be replaced: `​```diff rules/methodology.yaml`.
    Change(String),
    /// Commands with their output: `​```console`.
    Console,
    /// Only to be read.
    Other,
}

fn block(info: &str) -> Block {
    match info.split_once(' ') {
        Some(("diff", path)) => Block::Change(path.trim().to_owned()),
        Some((_, path)) => Block::File(path.trim().to_owned()),
        None if info == "console" => Block::Console,
        None => Block::Other,
    }
}

/// A file with the lines that start with `-` taken out and those that start with `+` put in. The others only say where;
/// a line of `…` begins another place.
fn changed(text: &str, change: &[&str]) -> String {
    let mut text = text.to_owned();
    for place in change.split(|line| *line == "…") {
        let lines = |other: char| -> String {
            let lines = place.iter().filter(|line| !line.starts_with(other));
            lines.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"]).collect()
        };
        let (before, after) = (lines('+'), lines('-'));
        assert_eq!(text.matches(&before).count(), 1, "these lines do not stand once in\n{text}\n:\n{before}");
        text = text.replacen(&before, &after, 1);
    }
    text
}

/// Goes through a page in a fresh folder; gives the page with what was really printed.
fn walk(page: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut out = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        // A block that holds blocks is fenced with more signs than they are.
        let fence = "`".repeat(line.len() - line.trim_start_matches('`').len());
        let info = line.trim_start_matches('`');
        if fence.len() < 3 || info.is_empty() {
            continue;
        }
        let content: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        match block(info) {
            Block::File(path) => {
                let path = folder.path().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, content.join("\n") + "\n").unwrap();
                let _ = writeln!(out, "{}", content.join("\n"));
            }
            Block::Change(path) => {
                let path = folder.path().join(path);
                let before = std::fs::read_to_string(&path).unwrap();
                std::fs::write(&path, changed(&before, &content)).unwrap();
                let _ = writeln!(out, "{}", content.join("\n"));
            }
            Block::Other => {
                let _ = writeln!(out, "{}", content.join("\n"));
            }
            Block::Console => {
                for command in content.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    let typed = command.strip_prefix("heng ").expect("the handbook types heng only");
                    let ran = ran(program().current_dir(folder.path()).args(typed.split(' ')));
                    let _ = write!(out, "$ {command}\n{}{}", ran.errors, ran.out);
                }
            }
        }
        out.push_str(&fence);
        out.push('\n');
    }
    out
}

fn is_true(path: &str) {
    let file = project().join(path);
    let page = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    let real = walk(&page);
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
fn the_handbook_on_cases_does_what_it_says() {
    is_true("docs/cases.md");
}

#[test]
fn the_five_minutes_of_the_readme_do_what_they_say() {
    let file = project().join("README.md");
    let page = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    // The two commands at the head are cargo's; the walk begins with the first file.
    let at = page.find("## A check in five minutes").expect("the README has the walk");
    let real = walk(&page[at..]);
    if std::env::var_os("HENG_RENEW").is_some_and(|value| !value.is_empty()) {
        std::fs::write(&file, [&page[..at], &real].concat()).unwrap();
    } else {
        assert_eq!(&page[at..], real);
    }
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
