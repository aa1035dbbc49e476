//! Same input, same bytes: whatever the number of threads, the locale, the time zone, the folder that one stands in, the
//! language, and the place on the disk.

use std::collections::BTreeMap;
use std::path::Path;

use crate::heng::{program, project, ran};

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Copies a folder without what runs left in it, its entries in the opposite order.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    let mut entries: Vec<_> = std::fs::read_dir(from).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.file_name()));
    for entry in entries {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        match entry.file_type().unwrap().is_dir() {
            true if entry.file_name() == "out" || entry.file_name() == ".heng" => {}
            true => copy(&path, &copied),
            false => drop(std::fs::copy(path, copied).unwrap()),
        }
    }
}

/// Its name, where one stands, what is typed, and the environment.
type Setting<'a> = (&'a str, &'a Path, &'a [&'a str], &'a [(&'a str, &'a str)]);

#[test]
fn results_are_the_same_bytes_everywhere() {
    let root = tempfile::tempdir().unwrap();
    let elsewhere = root.path().join("别的 地方");
    for part in ["rules", "examples"] {
        copy(&project().join(part), &elsewhere.join(part));
    }
    let here = project();
    let examples = here.join("examples/csc-2024");
    let settings: [Setting<'_>; 7] = [
        ("one thread", &here, &["examples/csc-2024", "-j1"], &[]),
        ("two threads", &here, &["examples/csc-2024", "-j2"], &[]),
        ("eight threads", &here, &["examples/csc-2024", "-j8"], &[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Shanghai")]),
        ("a plain locale far west", &here, &["examples/csc-2024"], &[("LC_ALL", "C"), ("TZ", "Pacific/Honolulu")]),
        ("in English, in the project", &examples, &["--lang", "en"], &[("LANG", "en_US.UTF-8"), ("TZ", "UTC+14")]),
        ("from the outside", Path::new("/"), &[examples.to_str().unwrap(), "--color", "always"], &[]),
        ("a copy", &elsewhere, &["examples/csc-2024", "--subject", "杭州市", "--findings", "0"], &[]),
    ];
    let mut first: Option<BTreeMap<String, Vec<u8>>> = None;
    for (index, (name, folder, arguments, environment)) in settings.into_iter().enumerate() {
        let out = root.path().join(format!("out{index}"));
        let mut command = program();
        command.current_dir(folder).arg("check").args(arguments).arg("-o").arg(&out).envs(environment.iter().copied());
        let ran = ran(&mut command);
        assert_eq!(ran.status, 0, "{name}: {}", ran.errors);
        let found = files(&out);
        assert_eq!(found.len(), 65, "{name}: results and the judgements of 64");
        let first = first.get_or_insert_with(|| found.clone());
        for (file, bytes) in &found {
            assert!(first.get(file) == Some(bytes), "{name}: {file} differs");
        }
    }
}
