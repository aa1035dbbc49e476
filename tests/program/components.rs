//! Plugins that are components, as they are used: a folder is copied, and works; the component is replaced while somebody watches.

use std::path::{Path, PathBuf};
use std::process::Command;

use heng_tests::wasm_host;

use crate::heng::{Ran, program, ran};
use crate::plugins::Watching;

const CHECK: &str = "rules/checks/1.1-policy-library/check.rhai";
const CALL: &str = "judge(\"present\", service::words(\"便民\").len() >= 1)";

/// A project with a component that one of its two checks calls.
struct Project {
    folder: tempfile::TempDir,
    host: PathBuf,
}

impl Project {
    fn new(host: PathBuf) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap(), host };
        std::fs::create_dir(project.path("")).unwrap();
        assert_eq!(project.heng(&["init", "."]).status, 0);
        assert_eq!(project.heng(&["new", "check", "1.2", "--name", "第二项"]).status, 0);
        let check = std::fs::read_to_string(project.path(CHECK)).unwrap();
        std::fs::write(project.path(CHECK), check.replace("judge(\"present\", page.says(params.words))", CALL))
            .unwrap();
        std::fs::create_dir_all(project.path("plugins/keywords")).unwrap();
        for file in ["plugin.yaml", "keywords.wasm"] {
            std::fs::copy(example().join(file), project.path("plugins/keywords").join(file)).unwrap();
        }
        project
    }
    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("project").join(path)
    }
    fn command(&self) -> Command {
        let mut command = program();
        command.current_dir(self.path("")).env("HENG_WASM", &self.host);
        command.env("XDG_STATE_HOME", self.folder.path().join("state"));
        command.env("XDG_CACHE_HOME", Path::new(env!("CARGO_TARGET_TMPDIR")));
        command
    }
    fn heng(&self, arguments: &[&str]) -> Ran {
        ran(self.command().args(arguments))
    }
    /// Puts another component in its place at once, as whoever builds one does.
    fn replace(&self, component: &[u8]) {
        let beside = self.folder.path().join("next.wasm");
        std::fs::write(&beside, component).unwrap();
        std::fs::rename(beside, self.path("plugins/keywords/keywords.wasm")).unwrap();
    }
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/examples/keywords-rust")
}

/// The component with a word in it replaced by one of the same length.
fn with_another_word(component: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> = component
        .windows(from.len())
        .enumerate()
        .filter(|(_, bytes)| *bytes == from.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    let mut other = component.to_vec();
    for at in places {
        other[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    other
}

#[test]
fn a_folder_with_a_component_works_at_once() {
    let Some(host) = wasm_host() else { return };
    let project = Project::new(host);
    let listed = project.heng(&["plugins"]);
    assert!(listed.out.contains("keywords 1.0  组件，没有权限，不用信任"), "{}", listed.out);
    let tested = project.heng(&["plugins", "test", "plugins/keywords"]);
    assert_eq!(tested.status, 0, "{}", tested.out);
    assert_eq!(project.heng(&["lint"]).status, 0);
    let checked = project.heng(&["check"]);
    assert!([0, 4].contains(&checked.status), "{}{}", checked.out, checked.errors);
    let explained = project.heng(&["explain", "示例市", "1.1"]).out;
    assert!(explained.contains("service::words"), "{explained}");
    // Where nothing hosts components, it is said what to do, and nothing is published.
    std::fs::remove_dir_all(project.path("out")).unwrap();
    let alone = ran(project.command().arg("check").env_remove("HENG_WASM").env("PATH", "/usr/bin:/bin"));
    assert_eq!(alone.status, 3, "{}{}", alone.out, alone.errors);
    assert!(alone.out.contains("没有运行组件的程序 heng-wasm"), "{}", alone.out);
    assert!(!project.path("out/results.json").exists());
}

#[test]
fn a_component_is_replaced_while_somebody_watches() {
    let Some(host) = wasm_host() else { return };
    let project = Project::new(host);
    let good = std::fs::read(example().join("keywords.wasm")).unwrap();
    let watching = Watching::of(project.command());
    watching.until("Ctrl-C");
    project.replace(&with_another_word(&good, "便民", "便宜"));
    let seen = watching.until("次检查");
    assert!(seen.contains("运行了 1 次检查"), "the other check does not call it: {seen}");
    assert!(seen.contains("示例市") && seen.contains('→'), "{seen}");
    // What is no component does not take its place.
    project.replace(b"(module)");
    watching.until("沿用上一个好的版本");
    // What it said before is known still.
    project.replace(&good);
    let seen = watching.until("次检查");
    assert!(seen.contains("0.00 → 60.00") && seen.contains("运行了 0 次检查"), "{seen}");
}
