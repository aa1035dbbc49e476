//! The program on real pages under `rules/csc-2024`: the findings as they are printed, read beside the pages.

use std::path::Path;

use crate::heng::{heng, project};

fn text(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The rules with the four governments, on that day, and a bundle each.
fn set_up(folder: &Path, pages: &Path, assessed_on: &str) {
    let rules = folder.join("rules");
    copy(&project().join("rules/csc-2024"), &rules);
    let subjects = [text("rules/csc-2024/subjects.yaml"), text("tests/real/csc-2024-subjects.yaml")].concat();
    std::fs::write(rules.join("subjects.yaml"), subjects).unwrap();
    let methodology = text("rules/csc-2024/methodology.yaml");
    let methodology = methodology.replace("assessed_on: 2024-11-30", &format!("assessed_on: {assessed_on}"));
    std::fs::write(rules.join("methodology.yaml"), methodology).unwrap();
    for bundle in heng_tests::assemble(&text("tests/real/csc-2024.yaml"), pages).unwrap() {
        bundle.write(&folder.join("bundles")).unwrap();
    }
    std::fs::write(folder.join("heng.yaml"), "methodology: rules\nbundles: bundles/*\n").unwrap();
}

/// A line of an excerpt with forty characters of it: of pages that are not ours no more than a short quotation is kept.
fn short(line: &str) -> String {
    let Some((margin, _)) = line.split_once(['│', '·']) else { return line.to_owned() };
    if margin.contains(|sign: char| !sign.is_ascii_digit() && sign != ' ') {
        return line.to_owned();
    }
    line.chars().take(margin.chars().count() + 2 + 40).collect::<String>().trim_end().to_owned()
}

/// What is said of points that were lost, and of evidence that could not be read; that nothing was collected for the other checks is
/// no news.
fn findings(printed: &str) -> String {
    let mut kept = String::new();
    let mut keep = false;
    for line in printed.lines() {
        if let Some((_, code)) = line.split_once(" heng::").filter(|_| !line.starts_with(' ')) {
            keep = ["finding::unmet", "finding::partly", "evidence::column_absent"].contains(&code.trim());
        }
        if keep {
            kept.push_str(&short(line));
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn findings_of_csc_2024_are_true_of_real_pages() {
    let Some(pages) = heng_tests::beside("real/pages") else { return };
    let said = |subject: &str, assessed_on: &str| {
        let folder = tempfile::tempdir().unwrap();
        set_up(folder.path(), &pages, assessed_on);
        let folder = folder.path().to_str().unwrap();
        let ran = heng(["check", folder, "--findings", "1000", "--lang", "zh", "--subject", subject]);
        assert_eq!(ran.status, 0, "{}", ran.errors);
        insta::assert_snapshot!(
            format!("csc_2024_{subject}_{assessed_on}"),
            findings(&ran.out.replace(&format!("{folder}/"), ""))
        );
    };
    said("000000", "2024-11-30");
    said("130400", "2020-08-31");
    said("130400", "2024-11-30");
    said("360900", "2023-11-30");
    said("360922", "2024-11-30");
}
