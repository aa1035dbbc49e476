//! Files that are missing, unreadable or no YAML; mistakes there must not be blamed on others.

use std::sync::Arc;

use heng_files::Folder as Disk;
use heng_methodology::load;

use crate::folder::good;

#[test]
fn what_must_be_there_is_missed() {
    let codes = |folder: crate::folder::Folder| folder.said();
    assert_eq!(
        codes(good().without("methodology.yaml")),
        [("missing_file".into(), "methodology.yaml".into(), String::new())]
    );
    let said = codes(good().without("subjects.yaml"));
    assert_eq!(said, [("missing_file".into(), "subjects.yaml".into(), String::new())]);
    assert!(good().without("subjects.yaml").load().methodology.is_none());
}

#[test]
fn a_file_in_another_encoding_is_named() {
    good().with("reference/themes.yaml", b"items: [\xd0\xc5\xd3\xc3]\n").refused(
        "not_utf8",
        "reference/themes.yaml",
        "\u{fffd}",
    );
    good().with("subjects.yaml", b"a: \xff\n").refused("not_utf8", "subjects.yaml", "\u{fffd}");
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    good().with("reference/themes.yaml", "\u{feff}items: [信用]\n").methodology();
}

#[test]
fn line_breaks_of_other_systems_are_no_mistake() {
    let folder = good();
    let mut other = good();
    for (path, text) in folder.yaml() {
        other = other.with(&path, text.replace('\n', "\r\n"));
    }
    let methodology = other.methodology();
    assert_eq!(methodology.definition, folder.methodology().definition);
    let (source, span) = methodology.places.of("methodology.yaml", "/indicators/1.1/weight").unwrap();
    assert_eq!(&source.text[span.range()], "25");
    let line = other.with("reference/themes.yaml", "id: themes\r\nitems: [信用]\r\nsorce: a\r\n");
    line.refused("unknown_key", "reference/themes.yaml", "sorce");
}

#[test]
fn what_is_no_yaml_is_said_once() {
    good().with("subjects.yaml", "a: [1\nb: 2\n").refused("yaml_syntax", "subjects.yaml", ":");
    let check = "checks/1.1-group/indicator.yaml";
    good().with(check, "rubric:\n\tgroup: 1\n").refused("yaml_syntax", check, "\t");
    good().with("reference/days.yaml", "a: \"\n").said().iter().for_each(|(code, ..)| assert_eq!(code, "yaml_syntax"));
    let script = "checks/1.1-group/check.rhai";
    good().with(script, "x".repeat(300 << 10)).refused("too_large", script, "");
}

#[test]
fn an_empty_file_is_not_a_methodology() {
    good().with("methodology.yaml", "").refused("wrong_type", "methodology.yaml", "");
    let started = good().with("methodology.yaml", "heng: 1\nid: a\nname: 甲\nassessed_on: 2024-11-30\n");
    started.without("statistics.yaml").refused("missing_key", "methodology.yaml", "heng");
    good().with("statistics.yaml", "# nothing yet\n").methodology();
}

#[test]
fn stray_files_are_pointed_out() {
    let said = good().with("subject.yaml", "").warned("unknown_file", "subject.yaml", "");
    assert_eq!(said.message.text("suggestion"), Some("subjects.yaml"));
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir(root.path().join("lib")).unwrap();
    std::fs::write(root.path().join("outside.rhai"), "").unwrap();
    std::os::unix::fs::symlink(root.path().join("outside.rhai"), root.path().join("lib/a.rhai")).unwrap();
    let loaded = load(Arc::new(Disk::open(root.path()).unwrap()));
    let codes: Vec<_> = loaded.diagnostics.iter().map(|said| &*said.message.code).collect();
    assert!(codes.contains(&"heng::methodology::refused_file"), "{codes:?}");
}
