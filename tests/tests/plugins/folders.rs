//! Folders that are no good plugins: each is bounded, is named, and leaves the others alone.

use std::fs::{self, File};
use std::path::Path;

use heng_model::Diagnostic;
use heng_plugin::{Plugins, Setting};
use heng_script::{PageLang, plugin_page};

const MANIFEST: &str = "id: ID\nversion: 1\nprotocol: 1\ncommand: [python3, ./a.py]\nnamespace: SPACE\nfunctions:\n  f: { returns: number }\n";

fn write(folder: &Path, id: &str, space: &str, program: &str) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("plugin.yaml"), MANIFEST.replace("ID", id).replace("SPACE", space)).unwrap();
    fs::write(folder.join("a.py"), program).unwrap();
}

/// The names of the plugins in a place, and what is said of them.
fn found(place: &Path) -> (Vec<String>, Vec<String>) {
    let (plugins, said) = Plugins::load(&[place.to_path_buf()], &Setting::default());
    let code = |one: &Diagnostic| one.message.code.replace("heng::plugin::", "");
    (plugins.iter().map(|plugin| plugin.id().to_owned()).collect(), said.iter().map(code).collect())
}

/// A good plugin beside one that is made here.
fn beside(make: impl FnOnce(&Path)) -> (Vec<String>, Vec<String>) {
    let place = tempfile::tempdir().unwrap();
    write(&place.path().join("good"), "good", "good", "");
    let folder = place.path().join("bad");
    write(&folder, "bad", "bad", "");
    make(&folder);
    found(place.path())
}

#[track_caller]
fn refused(code: &str, make: impl FnOnce(&Path)) {
    assert_eq!(beside(make), (vec!["good".to_owned()], vec![code.to_owned()]));
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_refused() {
    use std::os::unix::fs::symlink;

    refused("no_plain_file", |folder| symlink("/etc/passwd", folder.join("words.txt")).unwrap());
    refused("no_plain_file", |folder| symlink("/", folder.join("everything")).unwrap());
    refused("no_plain_file", |folder| {
        fs::rename(folder.join("plugin.yaml"), folder.join("../elsewhere.yaml")).unwrap();
        symlink("../elsewhere.yaml", folder.join("plugin.yaml")).unwrap();
    });
}

#[test]
fn large_folders_are_refused_before_they_are_read() {
    // A gigabyte that takes no room on the disk: reading it would take a second, and its memory.
    refused("folder_too_large", |folder| File::create(folder.join("model")).unwrap().set_len(1 << 30).unwrap());
    refused("folder_too_large", |folder| {
        (0..2_001).for_each(|number| drop(File::create(folder.join(number.to_string())).unwrap()));
    });
    refused("folder_too_large", |folder| {
        (0..2_001).for_each(|number| fs::create_dir(folder.join(number.to_string())).unwrap());
    });
    refused("unreadable", |folder| {
        File::options().write(true).open(folder.join("plugin.yaml")).unwrap().set_len(1 << 30).unwrap();
    });
}

#[test]
fn hostile_manifests_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("bad");
    write(&folder, "bad", "bad", "");
    let good = fs::read_to_string(folder.join("plugin.yaml")).unwrap();
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let below = format!("*a{}, ", level - 1).repeat(9);
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", below.trim_end_matches(", ")));
    }
    let deep = format!("limits: {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    for (name, more) in [
        ("a bomb of aliases", bomb.as_str()),
        ("nesting", deep.as_str()),
        ("a key twice", "id: other\n"),
        ("a tag", "about: !!python/object/apply:os.system [ls]\n"),
        ("an escape", "about: { zh: \"\\e]0;x\\a\", en: x }\n"),
        ("a turned direction", "about: { zh: \"\\u202egnp.exe\", en: x }\n"),
        ("a page of words", &format!("about: {{ zh: {}, en: x }}\n", "字".repeat(1_000))),
    ] {
        fs::write(folder.join("plugin.yaml"), format!("{good}{more}")).unwrap();
        let (plugins, said) = found(place.path());
        assert!(plugins.is_empty() && !said.is_empty(), "{name}");
    }
    fs::write(folder.join("plugin.yaml"), [0xff, 0xfe, 0]).unwrap();
    assert_eq!(found(place.path()), (vec![], vec!["unreadable".to_owned()]));
}

#[test]
fn of_two_of_one_name_neither_is_used_wherever_they_lie() {
    let two = |first: [&str; 3], second: [&str; 3]| {
        let place = tempfile::tempdir().unwrap();
        for (name, [id, space, program]) in [("x", first), ("y", second)] {
            write(&place.path().join(name), id, space, program);
        }
        write(&place.path().join("z"), "good", "good", "");
        found(place.path())
    };
    let good = || vec!["good".to_owned()];
    let both = |code: &str| vec![code.to_owned(); 2];
    assert_eq!(two(["a", "a", "1"], ["a", "a", "2"]), (good(), both("same_id")));
    assert_eq!(two(["a", "s", "1"], ["b", "s", "1"]), (good(), both("same_namespace")));
    // The same plugin in the project and in the methodology is one.
    assert_eq!(two(["a", "a", "1"], ["a", "a", "1"]), (vec!["a".to_owned(), "good".to_owned()], vec![]));
}

#[test]
fn names_that_scripts_have_for_something_else_are_refused() {
    for space in ["bundle", "params", "if", "global"] {
        let place = tempfile::tempdir().unwrap();
        write(&place.path().join("a"), "a", space, "");
        let (plugins, said) = found(place.path());
        assert!(plugins.is_empty() && said.len() == 1, "{space}: {said:?}");
    }
    // Where the id stands for the namespace, it is bound by the same.
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("a");
    write(&folder, "switch", "x", "");
    let text = fs::read_to_string(folder.join("plugin.yaml")).unwrap();
    fs::write(folder.join("plugin.yaml"), text.replace("namespace: x\n", "")).unwrap();
    assert_eq!(found(place.path()), (vec![], vec!["reserved_name".to_owned()]));
}

#[test]
fn what_an_author_says_stays_text_in_the_handbook() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("a");
    write(&folder, "a", "a", "");
    let about = "about: { zh: '<script>alert(1)</script> | [x](javascript:y) `z`', en: x }";
    let text = fs::read_to_string(folder.join("plugin.yaml")).unwrap();
    fs::write(folder.join("plugin.yaml"), text.replace("returns: number", &format!("returns: number, {about}")))
        .unwrap();
    let (plugins, said) = Plugins::load(&[place.path().to_path_buf()], &Setting::default());
    assert_eq!(said, []);
    let page = plugin_page(&plugins, PageLang::Zh);
    assert!(page.contains(r"\<script\>alert(1)\</script\> \| \[x\](javascript:y) \`z\`"), "{page}");
}
