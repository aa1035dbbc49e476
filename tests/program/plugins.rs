//! Plugins as they are used: a folder is copied, looked at, trusted, called, changed, replaced while somebody watches.

mod dropped;
mod left;

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use heng_tests::has_python;

use crate::heng::{Ran, program, ran};

const CHECK: &str = "rules/checks/1.1-policy-library/check.rhai";
const CALL: &str = "judge(\"present\", word_count::count(page, [\"政策文件库\"]) >= 1)";

/// A project with a plugin that one of its checks calls.
struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(project.path("")).unwrap();
        assert_eq!(project.heng(&["init", "."]).status, 0);
        assert_eq!(project.heng(&["new", "plugin", "word-count"]).status, 0);
        project.edit(CHECK, "judge(\"present\", page.says(params.words))", CALL);
        project
    }
    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("project").join(path)
    }
    fn command(&self) -> Command {
        let mut command = program();
        command.current_dir(self.path("")).env("XDG_STATE_HOME", self.folder.path().join("state"));
        command
    }
    fn heng(&self, arguments: &[&str]) -> Ran {
        ran(self.command().args(arguments))
    }
    #[track_caller]
    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.path(path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {}", path.display());
        std::fs::write(path, text.replace(from, to)).unwrap();
    }
    fn trust(&self) {
        let ran = self.heng(&["plugins", "trust", "word-count", "--yes"]);
        assert_eq!(ran.status, 0, "{}", ran.errors);
    }
}

#[test]
fn a_folder_works_once_somebody_trusts_it() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    let tested = project.heng(&["plugins", "test", "plugins/word-count"]);
    assert_eq!(tested.status, 0, "{}", tested.out);
    // Lint runs nothing, and knows its functions before anybody trusts it.
    assert_eq!(project.heng(&["lint"]).status, 0);
    let untrusted = project.heng(&["check"]);
    assert_eq!(untrusted.status, 3);
    insta::assert_snapshot!("untrusted", untrusted.out);
    assert!(!project.path("out/results.json").exists(), "nothing is published");
    assert_eq!(project.heng(&["plugins", "trust", "word-count"]).status, 2, "nobody is there to be asked");
    project.trust();
    let trusted = project.heng(&["check"]);
    assert_eq!((trusted.status, trusted.errors.contains("已写入")), (0, true), "{}{}", trusted.out, trusted.errors);
    insta::assert_snapshot!("explained", project.heng(&["explain", "示例市", "1.1"]).out);
    // Its cases call it too.
    assert_eq!(project.heng(&["test"]).status, 5, "what the judgement rests on is another");
    assert_eq!(project.heng(&["test", "--accept"]).status, 0);
    // What was kept is kept for this very program.
    project.edit("plugins/word-count/plugin.py", "len(places)", "len(places) * 2");
    let changed = project.heng(&["check"]);
    assert_eq!(changed.status, 3);
    assert!(changed.out.contains("得到信任以后变了"), "{}", changed.out);
    project.trust();
    assert_eq!(project.heng(&["check"]).status, 0);
    assert_eq!(project.heng(&["plugins", "distrust", "word-count"]).status, 0);
    assert_eq!(project.heng(&["check"]).status, 3);
}

#[test]
fn a_file_that_nobody_read_is_no_lack_of_evidence() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/examples/keywords-python");
    std::fs::create_dir(project.path("plugins/keywords")).unwrap();
    for file in ["plugin.yaml", "keywords.py"] {
        std::fs::copy(example.join(file), project.path("plugins/keywords").join(file)).unwrap();
    }
    let bundle = std::fs::read_dir(project.path("bundles")).unwrap().next().unwrap().unwrap().path();
    let services = bundle.join("data/documents/services.kw.txt");
    std::fs::create_dir(bundle.join("data/documents")).unwrap();
    std::fs::write(&services, "设有便民服务站\n").unwrap();
    let read = "judge(\"present\", bundle.document(\"documents/services.kw.txt\").says(\"便民\"))";
    project.edit(CHECK, CALL, read);
    let untrusted = project.heng(&["check"]);
    assert_eq!(untrusted.status, 3, "{}{}", untrusted.out, untrusted.errors);
    insta::assert_snapshot!("not_read", untrusted.out);
    let trust = project.heng(&["plugins", "trust", "keywords", "--yes"]);
    assert_eq!(trust.status, 0, "{}", trust.errors);
    let trusted = project.heng(&["check"]);
    assert_eq!(trusted.status, 0, "{}{}", trusted.out, trusted.errors);
    // What it says itself that it cannot read is evidence that cannot be read.
    std::fs::write(services, b"\xff\xfe").unwrap();
    let broken = project.heng(&["check"]);
    assert_eq!(broken.status, 4, "{}{}", broken.out, broken.errors);
}

#[test]
fn what_plugins_there_are() {
    let project = Project::new();
    let listed = project.heng(&["plugins"]);
    let (about, _) = listed.out.trim_end().rsplit_once('\n').unwrap();
    insta::assert_snapshot!("listed", about);
    insta::assert_snapshot!("docs", project.heng(&["plugins", "docs", "--lang", "en"]).out);
    let snippets = project.heng(&["plugins", "docs", "--snippets"]).out;
    let snippets: serde_json::Value = serde_json::from_str(&snippets).unwrap();
    assert!(snippets.as_object().is_some_and(|all| all.len() == 1));
    assert_eq!(project.heng(&["plugins", "trust", "nobody", "--yes"]).status, 2);
}

#[test]
fn lint_knows_the_functions_of_plugins() {
    let project = Project::new();
    let mut said = String::new();
    for call in [
        "word_count::cuont(page, [])",
        "word_count::count(\"a\", [])",
        "word_count::count(page)",
        "word_cuont::count(page, [])",
    ] {
        project.edit(CHECK, "word_count::count(page, [\"政策文件库\"])", call);
        let lint = project.heng(&["lint"]);
        assert_eq!(lint.status, 3, "{call}");
        said.push_str(&lint.errors);
        project.edit(CHECK, call, "word_count::count(page, [\"政策文件库\"])");
    }
    project.edit("plugins/word-count/plugin.yaml", "returns: number", "returns: text");
    let lint = project.heng(&["lint"]);
    said.push_str(&lint.errors);
    project.edit("plugins/word-count/plugin.yaml", "returns: text", "return: text");
    said.push_str(&project.heng(&["lint"]).errors);
    insta::assert_snapshot!("linted", said);
}

/// Long enough for a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(2);

/// A program that watches, with all that it prints.
pub struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    /// Begins.
    pub fn of(mut command: Command) -> Self {
        let mut child = command.arg("watch").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (to, lines) = channel();
        let out: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for out in out {
            let to = to.clone();
            std::thread::spawn(move || {
                BufReader::new(out)
                    .lines()
                    .map_while(Result::ok)
                    .take_while(|line| to.send(line.clone()).is_ok())
                    .count()
            });
        }
        Self { child, lines }
    }

    /// The lines up to one that holds this.
    #[track_caller]
    pub fn until(&self, wanted: &str) -> String {
        let mut seen = String::new();
        while !seen.contains(wanted) {
            let line = self.lines.recv_timeout(PATIENCE);
            seen.push_str(&line.unwrap_or_else(|_| panic!("no {wanted} in {seen}")));
            seen.push('\n');
        }
        seen
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_plugin_is_replaced_while_somebody_watches() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    project.trust();
    let watching = Watching::of(project.command());
    watching.until("Ctrl-C");
    // As it is now nobody trusts it: the one before goes on.
    project.edit("plugins/word-count/plugin.py", "\"value\": len(places)", "\"value\": 0");
    watching.until("沿用上一个好的版本");
    project.trust();
    let seen = watching.until("次检查");
    assert!(seen.contains("60.00 → 0.00") && seen.contains("运行了 1 次检查"), "{seen}");
    // It does not start: the one before goes on.
    project.edit("plugins/word-count/plugin.py", "import json\n", "import jsno\n");
    project.trust();
    let seen = watching.until("沿用上一个好的版本");
    let seen = if seen.contains("jsno") { seen } else { seen + &watching.until("jsno") };
    assert!(seen.contains("word-count"), "{seen}");
    project.edit("plugins/word-count/plugin.py", "import jsno\n", "import json\n");
    project.edit("plugins/word-count/plugin.py", "\"value\": 0", "\"value\": len(places)");
    project.trust();
    let seen = watching.until("0.00 → 60.00");
    assert!(seen.contains("示例市"), "{seen}");
}

const BRIEF: &str = "import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    if asked['method'] == 'initialize':
        result = {'protocol': 1, 'id': 'brief', 'version': '1'}
    elif asked['method'] == 'report':
        names = [one['subject'] for one in asked['params']['results']['subjects']]
        result = {'files': [{'name': NAME, 'text': '简报：' + '、'.join(names) + '\\n'}]}
    else:
        break
    print(json.dumps({'jsonrpc': '2.0', 'id': asked['id'], 'result': result}), flush=True)
";

#[test]
fn a_plugin_makes_a_report_within_its_folder() {
    if !has_python() {
        return;
    }
    let project = Project { folder: tempfile::tempdir().unwrap() };
    std::fs::create_dir(project.path("")).unwrap();
    assert_eq!(project.heng(&["init", "."]).status, 0);
    assert_eq!(project.heng(&["check"]).status, 0);
    assert_eq!(project.heng(&["report", "-f", "plugin:brief"]).status, 2, "nobody offers it");
    let folder = project.path("plugins/brief");
    std::fs::create_dir_all(&folder).unwrap();
    let manifest = "id: brief\nversion: 1\nprotocol: 1\ncommand: [python3, ./brief.py]\nreports: { brief: }\n";
    std::fs::write(folder.join("plugin.yaml"), manifest).unwrap();
    std::fs::write(folder.join("brief.py"), BRIEF.replace("NAME", "'summary/brief.md'")).unwrap();
    let untrusted = project.heng(&["report", "-f", "plugin:brief"]);
    assert!(untrusted.status == 2 && untrusted.errors.contains("heng plugins trust brief"), "{}", untrusted.errors);
    assert_eq!(project.heng(&["plugins", "trust", "brief", "--yes"]).status, 0);
    let made = project.heng(&["report", "-f", "plugin:brief"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    let text = std::fs::read_to_string(project.path("out/summary/brief.md")).unwrap();
    assert!(text.starts_with("简报：") && text.len() > "简报：\n".len(), "{text}");
    std::fs::write(folder.join("brief.py"), BRIEF.replace("NAME", "'../../brief.md'")).unwrap();
    assert_eq!(project.heng(&["plugins", "trust", "brief", "--yes"]).status, 0);
    let outside = project.heng(&["report", "-f", "plugin:brief"]);
    assert!(outside.status == 2 && outside.errors.contains("不在报告的文件夹里"), "{}", outside.errors);
    assert!(!project.path("brief.md").exists());
}
