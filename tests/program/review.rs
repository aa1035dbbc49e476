//! `heng test --review`: driven through a pipe, and on a screen.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::heng::program;
use crate::small::Small;

const FOLDER: &str = "rules/checks/1-library";

/// The small project with three accepted cases, and a rule that says more since.
fn small() -> Small {
    let small = Small::new();
    small.write(
        &format!("{FOLDER}/cases.md"),
        "# 案例

## 都有
期望: library 满足
```pages/home.html
<h1>政策文件库</h1><input type=search>
```

## 没有查询
期望: search 未满足
```pages/home.html
<h1>政策文件库</h1>
```

## 没有库
期望: library 未满足
```pages/home.html
<h1>要闻</h1>
```
",
    );
    assert_eq!(small.heng(&["test", "rules", "--accept"]).status, 0);
    let script = format!("{FOLDER}/check.rhai");
    let text = std::fs::read_to_string(small.path(&script)).unwrap();
    let said = "judge(\"library\", home.says(\"政策文件库\"))";
    assert!(text.contains(said));
    small.write(&script, text.replace(said, &format!("{said}.because(\"看标题\")")));
    small
}

/// What is printed when these lines are typed, and how it ends.
fn typed(small: &Small, arguments: &[&str], lines: &str) -> (String, i32) {
    let mut command = program();
    command.current_dir(small.path("")).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

fn names(small: &Small) -> Vec<String> {
    let entries = std::fs::read_dir(small.path(&format!("{FOLDER}/snapshots"))).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn accepted(small: &Small, name: &str) -> bool {
    let path = small.path(&format!("{FOLDER}/snapshots/{name}.snap"));
    std::fs::read_to_string(path).unwrap().contains("看标题")
}

#[test]
fn each_snapshot_is_shown_and_what_is_answered_is_done_at_once() {
    let small = small();
    let (out, status) = typed(&small, &["test", "rules", "--review"], "?\nu\ne\na\nr\ns\n");
    insta::assert_snapshot!(out);
    assert_eq!(status, 5);
    assert_eq!(names(&small), ["没有库.snap", "没有库.snap.new", "没有查询.snap", "都有.snap"]);
    assert_eq!(["都有", "没有查询", "没有库"].map(|name| accepted(&small, name)), [true, false, false]);
}

#[test]
fn the_rest_is_accepted_with_one_key_and_then_all_is_well() {
    let small = small();
    let (out, status) = typed(&small, &["test", "rules", "--review", "--lang", "en"], "s\nA\n");
    insta::assert_snapshot!(out);
    assert_eq!(status, 5, "the first still waits");
    let (_, status) = typed(&small, &["test", "rules", "--review"], "a\n");
    assert_eq!(status, 0);
    assert_eq!(small.heng(&["test", "rules", "--ci"]).status, 0);
}

#[test]
fn whoever_stops_goes_on_where_they_were() {
    for lines in ["q\n", "", "u\n"] {
        let small = small();
        let (_, status) = typed(&small, &["test", "rules", "--review"], lines);
        assert_eq!(status, 5);
        assert_eq!(names(&small).iter().filter(|name| name.ends_with(".snap.new")).count(), 3, "{lines:?}");
        assert!(!accepted(&small, "都有"));
    }
}

#[test]
fn a_killed_review_leaves_whole_files() {
    let small = small();
    let mut command = program();
    command.current_dir(small.path("")).args(["test", "rules", "--review"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"a\n").unwrap();
    stdin.flush().unwrap();
    let mut waited = 0;
    while !accepted(&small, "都有") {
        std::thread::sleep(Duration::from_millis(20));
        waited += 1;
        assert!(waited < 1_000, "the answer is not carried out");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    for name in names(&small) {
        let text = std::fs::read_to_string(small.path(&format!("{FOLDER}/snapshots/{name}"))).unwrap();
        assert!(text.starts_with("---\n") && text.ends_with('\n') && text.contains("\nsubject: "), "{name}: {text}");
    }
}

/// A terminal of its own, which ends with the test.
struct Screen {
    socket: String,
}

impl Screen {
    fn tmux(&self, arguments: &[&str]) -> String {
        let output = Command::new("tmux").args(["-L", &self.socket]).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// The screen once it shows that.
    fn once(&self, shown: &str) -> String {
        for _ in 0..500 {
            let screen = self.tmux(&["capture-pane", "-p", "-t", "review"]);
            if screen.contains(shown) {
                return screen.trim_end().to_owned();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("{shown} is not shown:\n{}", self.tmux(&["capture-pane", "-p", "-t", "review"]));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

#[test]
fn on_a_terminal_single_keys_do() {
    if Command::new("tmux").arg("-V").output().is_err() {
        eprintln!("tmux is not installed: the screen of the review is not looked at");
        return;
    }
    let small = small();
    let screen = Screen { socket: format!("heng-review-{}", std::process::id()) };
    let heng = env!("CARGO_BIN_EXE_heng");
    let command = format!("NO_COLOR=1 {heng} test rules --review; echo ended $?; sleep 60");
    let folder = small.path("");
    let arguments = ["-u", "new-session", "-d", "-s", "review", "-x", "110", "-y", "40", "-c"];
    screen.tmux(&[&arguments[..], &[folder.to_str().unwrap(), &command]].concat());
    let mut shown = screen.once("[1/3]");
    for (key, next) in [("u", "check.rhai\n"), ("a", "[2/3]"), ("s", "[3/3]"), ("r", "ended 5")] {
        screen.tmux(&["send-keys", "-t", "review", key]);
        shown = format!("{shown}\n\n=== {key} ===\n{}", screen.once(next));
    }
    insta::assert_snapshot!(shown);
    assert!(accepted(&small, "都有"));
}
