//! Ways in which a plugin misbehaves. Each is bounded, is named, and costs its own call only.

use std::path::Path;
use std::time::{Duration, Instant};

use heng_model::Message;
use heng_plugin::{Apart, Plugins, Trouble};
use heng_report::{Catalogue, Lang};
use heng_tests::has_python;
use serde_json::json;
use tempfile::TempDir;

use crate::stand::{call, search, trusted};

const MANIFEST: &str = "id: bad\nversion: \"1\"\nprotocol: 1\ncommand: [python3, ./misbehave.py]\nfunctions:\n  \
    does: { parameters: { what: text, text: text }, returns: text }\n  \
    any: { parameters: { what: text, text: text }, returns: any }\n\
    limits: { seconds: 2, processes: 1 }\n";

/// The plugin that misbehaves, from its start on or when asked to.
struct Bad {
    folder: TempDir,
    plugins: Plugins,
}

impl Bad {
    fn from_the_start(mode: &str) -> Self {
        Self::with(mode, MANIFEST)
    }
    fn with(mode: &str, manifest: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plugins/misbehave.py");
        std::fs::copy(program, folder.path().join("misbehave.py")).unwrap();
        std::fs::write(folder.path().join("plugin.yaml"), manifest).unwrap();
        std::fs::write(folder.path().join("mode.txt"), mode).unwrap();
        Self { plugins: trusted(folder.path()), folder }
    }
    fn does(&self, what: &str) -> Result<String, Trouble> {
        let plugin = self.plugins.get("bad").unwrap();
        let function =
            if ["nan", "infinite", "huge_number", "many", "deep", "nested"].contains(&what) { "any" } else { "does" };
        let outcome = call(plugin, function, &[json!(what), json!("便民")])?;
        Ok(outcome.value.as_str().unwrap_or_default().to_owned())
    }
    /// What goes wrong, by its code.
    #[track_caller]
    fn fails(&self, what: &str) -> String {
        let started = Instant::now();
        let message = self.does(what).expect_err(what).message("bad");
        assert!(started.elapsed() < Duration::from_secs(20), "{what} is bounded");
        assert_eq!(message.text("plugin"), Some("bad"), "it is named");
        in_words(&message);
        message.code.replace("heng::plugin::", "")
    }
}

/// Every trouble has words in both languages, which name the plugin.
fn in_words(message: &Message) {
    for lang in [Lang::Zh, Lang::En] {
        let title = Catalogue::of(lang).title(message);
        assert!(title.contains("bad") && !title.contains("heng::") && !title.contains('$'), "{title}");
        assert!(Catalogue::of(lang).help(message).is_some());
    }
}

#[test]
fn from_the_start() {
    if !has_python() {
        return;
    }
    let fails = |mode: &str| Bad::from_the_start(mode).fails("good");
    assert_eq!(fails("crash_at_start"), "died_starting");
    assert_eq!(fails("exit_at_start"), "died_starting");
    assert_eq!(fails("hang_at_start"), "hung_starting");
    assert_eq!(fails("protocol"), "wrong_protocol");
    assert_eq!(fails("impostor"), "impostor");
    let gone = Bad::with("", &MANIFEST.replace("python3", "no-such-python"));
    assert_eq!(gone.fails("good"), "no_start");
}

#[test]
fn in_a_call() {
    if !has_python() {
        return;
    }
    let ways = [
        ("crash", "died"),
        ("exit", "died"),
        ("hang", "timed_out"),
        ("flood_stderr", "noisy"),
        ("no_end", "too_long"),
        ("garbage", "garbage"),
        ("no_json", "garbage"),
        ("wrong_shape", "malformed"),
        ("neither", "malformed"),
        ("wrong_id", "unasked"),
        ("unasked", "unasked"),
        ("outside", "lying_place"),
        ("inside", "lying_place"),
        ("nan", "garbage"),
        ("infinite", "garbage"),
        ("huge_number", "unfit"),
        ("wrong_kind", "unfit"),
        ("huge", "too_long"),
        ("many", "unfit"),
        ("deep", "garbage"),
        ("nested", "unfit"),
        ("error", "failed"),
        ("missing", "missing"),
    ];
    for (what, code) in ways {
        let bad = Bad::from_the_start("");
        assert_eq!(bad.does("good").unwrap(), "good", "before {what}");
        assert_eq!(bad.fails(what), code, "{what}");
        assert_eq!(bad.does("folder").unwrap(), "", "after {what}: it works on, in an empty folder");
    }
}

#[test]
fn between_calls() {
    if !has_python() {
        return;
    }
    // The first answer is what was asked for; what comes behind it is noticed at the next call, which is lost.
    for what in ["twice", "flood_stdout"] {
        let bad = Bad::from_the_start("");
        assert_eq!(bad.does(what).unwrap(), "x", "{what}");
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(bad.fails("good"), "unasked", "{what}");
        assert_eq!(bad.does("good").unwrap(), "good", "{what}");
    }
    let bad = Bad::from_the_start("");
    assert_eq!(bad.does("close_stdin").unwrap(), "x");
    std::thread::sleep(Duration::from_millis(100));
    // Where something stands between Heng and the plugin, the input stays open, and only its silence shows.
    let said = bad.fails("good");
    assert!(["deaf", "timed_out"].contains(&said.as_str()), "{said}");
    assert_eq!(bad.does("good").unwrap(), "good");
}

#[test]
fn after_three_failures_it_is_given_up() {
    if !has_python() {
        return;
    }
    let bad = Bad::from_the_start("");
    for _ in 0..3 {
        assert_eq!(bad.fails("exit"), "died");
    }
    let last = bad.does("good").unwrap_err();
    let Trouble::GaveUp { times: 3, last: why } = &last else { panic!("{last:?}") };
    assert_eq!(**why, Trouble::Died { starting: false, how: "7".into(), words: String::new() });
    in_words(&last.message("bad"));
}

#[test]
fn what_is_around_it_is_kept_from_it() {
    if !has_python() {
        return;
    }
    let bad = Bad::from_the_start("");
    let environment = bad.does("environment").unwrap();
    // What shells and wrappers of Python set for themselves comes on top.
    let own = ["PWD", "SHLVL", "_", "OLDPWD", "LC_CTYPE"];
    let names = environment.split(' ').filter(|name| !own.contains(name) && !name.contains("PYENV"));
    let names: Vec<&str> = names.collect();
    assert_eq!(names, ["HOME", "LANG", "PATH", "PYTHONDONTWRITEBYTECODE", "TMPDIR"]);
    assert_eq!(bad.does("memory").unwrap(), "refused: MemoryError");
    // No file can grow; what it opens is empty, and what it was copied from is untouched.
    for deed in ["write", "write_here", "write_home"] {
        assert!(bad.does(deed).unwrap().starts_with("refused: "), "{deed}");
    }
    let here = Path::new("/tmp/heng-plugin-was-here");
    assert!(here.metadata().is_ok_and(|file| file.len() == 0), "nothing was written");
    std::fs::remove_file(here).unwrap();
    let before = bad.plugins.get("bad").unwrap().digest.clone();
    bad.does("own_folder").unwrap();
    let after = trusted(bad.folder.path());
    assert_eq!(after.get("bad").unwrap().digest, before, "its folder is as it was");
    let scratch = Bad::with("", &MANIFEST.replace("limits:", "rights: scratch\nlimits:"));
    assert_eq!(scratch.does("write_here").unwrap(), "done: note.txt");
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn nothing_that_it_starts_outlives_it_and_it_reaches_no_network() {
    if !has_python() {
        return;
    }
    if search().apart() < Apart::Alone {
        eprintln!("skipped: this system does not let users take network and processes away from a program");
        return;
    }
    let bad = Bad::from_the_start("");
    assert_eq!(bad.does("network").unwrap(), "refused: OSError");
    assert_eq!(bad.does("fork").unwrap(), "done: forked");
    let folder = std::fs::canonicalize(bad.folder.path()).unwrap();
    drop(bad);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(left_over(), Vec::<String>::new(), "{}", folder.display());
}

/// Processes that run the program that misbehaves and have not the test as their parent's parent any more.
fn left_over() -> Vec<String> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let lines = processes.filter_map(|entry| {
        let line = std::fs::read(entry.path().join("cmdline")).ok()?;
        let line = String::from_utf8_lossy(&line).replace('\0', " ");
        let status = std::fs::read_to_string(entry.path().join("status")).ok()?;
        let orphan = status.lines().any(|line| line == "PPid:\t1");
        (orphan && line.contains("heng-plugin-") && line.contains("misbehave.py")).then_some(line)
    });
    lines.collect()
}
