//! `heng watch` as it is used: files are saved in whatever way, and what it moved is printed.

use std::process::Command;
use std::time::Duration;

use crate::heng::program;
use crate::lines::Lines;
use crate::small::Small;

const SCRIPT: &str = "rules/checks/1-library/check.rhai";

const STATISTICS: &str = "notice:
  name: 发过通知的城市占比
  population: { where: { level: city } }
  share: { criterion: 2/notice, is: met }
  claims:
    - { op: gt, value: \"50%\", text: 超50% }
";
const CASES: &str = "## 有库有查询

expect: library met
expect: search met
```pages/home.html
<h1>政策文件库</h1><input type=search>
```
";

/// A program that watches a small project.
struct Watching {
    small: Small,
    lines: Lines,
}

impl Watching {
    fn new(more: &[&str]) -> Self {
        Self::on(Small::new(), more)
    }

    fn on(small: Small, more: &[&str]) -> Self {
        let lines = Lines::of(program().current_dir(&small).arg("watch").args(more));
        Self { small, lines }
    }

    /// The lines up to one that holds this, that one included.
    #[track_caller]
    fn until(&self, wanted: &str) -> Vec<String> {
        self.lines.until(&[wanted])
    }

    /// Begun, and the watch is on.
    #[track_caller]
    fn begun(self) -> Self {
        self.until("Ctrl-C");
        self
    }

    /// What is printed of one change, up to how long it took; the time is no part of it.
    #[track_caller]
    fn update(&self) -> String {
        masked(&self.until("次检查"))
    }

    /// Updates up to one that says this.
    #[track_caller]
    fn update_with(&self, wanted: &str) -> String {
        self.until(wanted);
        wanted.to_owned()
    }
}

/// The lines without how long it took.
fn masked(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        match line.strip_prefix("用时 ").and_then(|rest| rest.split_once(' ')) {
            Some((_, rest)) => text.push_str(&format!("用时 N {rest}\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    text
}

/// Saves a file in one step, so that nobody sees it half.
fn save(small: &Small, path: &str, text: impl AsRef<[u8]>) {
    small.write("half-saved", text);
    std::fs::create_dir_all(small.path(path).parent().unwrap()).unwrap();
    std::fs::rename(small.path("half-saved"), small.path(path)).unwrap();
}

fn script(small: &Small, from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(small.path(SCRIPT)).unwrap();
    assert!(text.contains(from));
    text.replace(from, to)
}

#[test]
fn a_script_a_weight_a_page_and_a_broken_rule() {
    let small = Small::new();
    small.write("rules/statistics.yaml", STATISTICS);
    small.write("rules/checks/1-library/cases.md", CASES);
    let watching = Watching::on(small, &[]).begun();
    let small = &watching.small;
    let mut all = String::new();
    save(small, SCRIPT, script(small, "home.says(\"政策文件库\")", "home.says(\"要闻\")"));
    all += &watching.update();
    let tree = std::fs::read_to_string(small.path("rules/methodology.yaml")).unwrap();
    save(small, "rules/methodology.yaml", tree.replace("weight: 60", "weight: 30").replace("weight: 40", "weight: 70"));
    all += &watching.update();
    save(small, "bundles/xiamen/data/documents/b.txt", "关于开展工作的通知");
    all += &watching.update();
    // One rule breaks, another goes on, the first is mended.
    save(small, SCRIPT, script(small, "judge(\"search\",", "judge(\"search\""));
    all += &watching.update();
    let notice = std::fs::read_to_string(small.path("rules/checks/2-notice/check.rhai")).unwrap();
    save(small, "rules/checks/2-notice/check.rhai", notice.replace("通知\"", "通报\""));
    all += &watching.update();
    save(small, SCRIPT, script(small, "judge(\"search\"", "judge(\"search\","));
    all += &watching.update();
    insta::assert_snapshot!(all);
}

#[test]
fn in_english_too() {
    let watching = Watching::new(&["--lang", "en"]).begun();
    let small = &watching.small;
    save(small, SCRIPT, script(small, "home.says(\"政策文件库\")", "home.titel"));
    let held = watching.until(" ms, ");
    assert!(
        held[0].starts_with("The last good version stays in force: rules/checks/1-library/check.rhai (1)"),
        "{held:#?}"
    );
    save(small, SCRIPT, script(small, "home.titel", "home.says(\"要闻\")"));
    let mended = watching.until(" ms, ");
    assert_eq!(mended[0], "Mended, in force again: rules/checks/1-library/check.rhai");
    assert_eq!(mended[2], "1 厦门市 0.00 → 60.00 · 总分 0.00 → 36.00 · rank 2 · 差");
}

#[test]
fn every_way_in_which_editors_save() {
    let watching = Watching::new(&[]).begun();
    let small = &watching.small;
    let path = small.path(SCRIPT);
    let words = ["要闻", "政策文件库"];
    let text = |round: usize| {
        let text = std::fs::read_to_string(small.path(SCRIPT)).unwrap();
        text.replace(words[(round + 1) % 2], words[round % 2])
    };
    let ways: [&dyn Fn(&str); 4] = [
        &|text| std::fs::write(&path, text).unwrap(),
        &|text| {
            let new = path.with_extension("tmp");
            std::fs::write(&new, text).unwrap();
            std::fs::rename(new, &path).unwrap();
        },
        &|text| {
            std::fs::rename(&path, path.with_extension("rhai~")).unwrap();
            std::fs::write(&path, text).unwrap();
        },
        &|text| {
            std::fs::remove_file(&path).unwrap();
            std::fs::write(&path, text).unwrap();
        },
    ];
    for (round, way) in ways.iter().chain(&ways).enumerate() {
        let text = text(round);
        way(&text);
        let moved = if round % 2 == 0 { "1 杭州市 100.00 → 40.00" } else { "1 杭州市 40.00 → 100.00" };
        watching.update_with(moved);
        watching.until("次检查");
    }
}

#[test]
fn bundles_come_and_go() {
    let watching = Watching::new(&[]).begun();
    let small = &watching.small;
    std::fs::rename(small.path("bundles/xiamen"), small.path("elsewhere")).unwrap();
    watching.update_with("厦门市");
    watching.until("次检查");
    std::fs::rename(small.path("elsewhere"), small.path("bundles/xiamen-again")).unwrap();
    watching.update_with("厦门市");
    watching.until("次检查");
    small.write("bundles/xiamen-again/data/documents/b.txt", "关于开展工作的通知");
    watching.update_with("2 厦门市");
}

#[test]
fn a_burst_of_saves_ends_at_the_last() {
    let watching = Watching::new(&[]).begun();
    let small = &watching.small;
    let text = std::fs::read_to_string(small.path(SCRIPT)).unwrap();
    for round in 0..100 {
        small.write(SCRIPT, text.replace("政策文件库\"", &format!("要闻{round}\"")));
    }
    small.write(SCRIPT, text.replace("政策文件库\"", "要闻\""));
    watching.update_with("1 厦门市 0.00 → 60.00");
}

#[test]
fn folders_are_looked_through_where_that_is_asked_for() {
    let watching = Watching::new(&["--poll"]).begun();
    let small = &watching.small;
    watching.until("每半秒");
    small.write(SCRIPT, script(small, "home.says(\"政策文件库\")", "home.says(\"要闻\")"));
    watching.update_with("1 厦门市 0.00 → 60.00");
}

#[test]
fn a_methodology_that_is_broken_at_the_start_is_waited_for() {
    let small = Small::new();
    let tree = std::fs::read_to_string(small.path("rules/methodology.yaml")).unwrap();
    small.write("rules/methodology.yaml", tree.replace("indicators:", "indicators"));
    let watching = Watching::on(small, &["-v"]);
    // Nothing is printed where nothing can be; give it something to see until it sees it.
    let begun = (0..600).any(|round| {
        watching.small.write("rules/methodology.yaml", format!("{tree}# {round}\n"));
        watching.lines.within(Duration::from_millis(200)).is_ok()
    });
    assert!(begun);
    watching.until("Ctrl-C");
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_ended_and_that_is_no_failure() {
    for signal in ["-INT", "-TERM"] {
        let mut watching = Watching::new(&[]).begun();
        let id = watching.lines.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        assert_eq!(watching.lines.child.wait().unwrap().code(), Some(0), "{signal}");
    }
}

#[test]
fn what_cannot_be_watched_is_said() {
    let small = Small::new();
    let ran = small.heng(&["watch", "nowhere"]);
    assert_eq!(ran.status, 2);
    assert!(ran.errors.contains("nowhere"), "{}", ran.errors);
}
