//! What is left when the program is ended while a plugin does not answer: nothing.

#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use heng_tests::has_python;

use super::{CHECK, Project};

/// Programs that run from a folder.
fn running_from(folder: &Path) -> usize {
    let folder = folder.to_str().unwrap();
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let names = processes.filter_map(|entry| std::fs::read(entry.path().join("cmdline")).ok());
    names.filter(|line| String::from_utf8_lossy(line).contains(folder)).count()
}

#[track_caller]
fn until(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < Duration::from_mins(1), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn no_process_and_no_folder_is_left_after_ctrl_c() {
    if !has_python() {
        return;
    }
    let project = Project::new();
    // It hears nothing, not even that its input ends.
    project.edit("plugins/word-count/plugin.py", "import json\n", "import json, time\n");
    project.edit("plugins/word-count/plugin.py", "def count(", "def count(*_):\n    time.sleep(500)\n\n\ndef counted(");
    project.edit(CHECK, "[\"政策文件库\"]", "[]");
    let manifest = project.path("plugins/word-count/plugin.yaml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(manifest, text + "\nlimits: { seconds: 400 }\n").unwrap();
    project.trust();
    for (command, signal, status) in [("check", "-INT", 130), ("check", "-TERM", 130), ("watch", "-INT", 0)] {
        let temporary = project.folder.path().join(format!("tmp{signal}{command}"));
        std::fs::create_dir(&temporary).unwrap();
        let mut run = project.command();
        run.arg(command).env("TMPDIR", &temporary).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = run.spawn().unwrap();
        until("the plugin is started", || running_from(&temporary) > 0);
        // Until it has been asked.
        std::thread::sleep(Duration::from_millis(500));
        let signalled = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(signalled.success());
        assert_eq!(child.wait().unwrap().code(), Some(status), "{command} {signal}");
        until("its processes are gone", || running_from(&temporary) == 0);
        assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0, "{command} {signal}: nothing lies about");
    }
}
