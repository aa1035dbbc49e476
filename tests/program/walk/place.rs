//! Where a page is gone through: a folder, what was typed in it, and a program that may go on watching it.

use std::fmt::Write as _;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::heng::{program, ran};
use crate::lines::Lines;

/// A fenced block of a page, by the lines of its content.
enum Block {
    /// To be written to a file: `​```yaml rules/methodology.yaml`.
    File(String),
    /// Lines of a file to be replaced: `​```diff rules/methodology.yaml`.
    Change(String),
    /// Commands with their output: `​```console`.
    Console,
    /// What `heng watch`, begun in an earlier block, says next: `​```text watch`.
    Watch,
    /// Only to be read.
    Other,
}

fn block(info: &str) -> Block {
    match info.split_once(' ') {
        Some(("diff", path)) => Block::Change(path.trim().to_owned()),
        Some(("text", "watch")) => Block::Watch,
        Some((_, path)) => Block::File(path.trim().to_owned()),
        None if info == "console" => Block::Console,
        None => Block::Other,
    }
}

/// A file with the lines that start with `-` taken out and those that start with `+` put in. The others only say where;
/// a line of `…` begins another place.
fn changed(text: &str, change: &[&str]) -> String {
    let mut text = text.to_owned();
    for place in change.split(|line| *line == "…") {
        let lines = |other: char| -> String {
            let lines = place.iter().filter(|line| !line.starts_with(other));
            lines.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"]).collect()
        };
        let (before, after) = (lines('+'), lines('-'));
        assert_eq!(text.matches(&before).count(), 1, "these lines do not stand once in\n{text}\n:\n{before}");
        text = text.replacen(&before, &after, 1);
    }
    text
}

/// Goes through a page in a fresh folder; gives the page with what was really printed.
pub fn walk(page: &str) -> String {
    let mut place = Place::new();
    let mut out = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        // A block that holds blocks is fenced with more signs than they are.
        let fence = "`".repeat(line.len() - line.trim_start_matches('`').len());
        let info = line.trim_start_matches('`');
        if fence.len() < 3 || info.is_empty() {
            continue;
        }
        let content: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        let written = || content.join("\n") + "\n";
        let shown = match block(info) {
            Block::File(path) => {
                place.save(&path, &written());
                written()
            }
            Block::Change(path) => {
                let before = std::fs::read_to_string(place.at.join(&path)).unwrap();
                place.save(&path, &changed(&before, &content));
                written()
            }
            Block::Other => written(),
            Block::Console => {
                let commands = content.iter().filter_map(|line| line.strip_prefix("$ "));
                let printed: String =
                    commands.map(|command| format!("$ {command}\n{}", place.typed(command))).collect();
                timeless(&printed, &content)
            }
            Block::Watch => timeless(&place.watched(), &content),
        };
        let _ = writeln!(out, "{shown}{fence}");
    }
    out
}

/// A folder in which commands are typed.
struct Place {
    folder: TempDir,
    /// The folder that was changed to.
    at: PathBuf,
    variables: Vec<(String, String)>,
    watching: Option<Lines>,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { at: folder.path().to_owned(), folder, variables: Vec::new(), watching: None }
    }

    /// Saves a file in one step: who watches must not see it half.
    fn save(&self, path: &str, text: &str) {
        let path = self.at.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let half = self.folder.path().join("half-saved");
        std::fs::write(&half, text).unwrap();
        std::fs::rename(half, path).unwrap();
    }

    /// What is printed when this is typed.
    fn typed(&mut self, command: &str) -> String {
        let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
        match (name, rest) {
            ("cd", folder) => self.at.push(folder),
            ("export", set) => {
                let (name, value) = set.split_once('=').expect("export NAME=VALUE");
                self.variables.push((name.to_owned(), value.to_owned()));
            }
            ("cat", path) => return std::fs::read_to_string(self.at.join(path)).unwrap(),
            ("heng", "watch") => {
                let watching = Lines::of(self.heng().arg("watch"));
                let begun = watching.until(&["Ctrl-C"]).join("\n") + "\n";
                self.watching = Some(watching);
                return begun;
            }
            ("heng", arguments) => {
                let ran = ran(self.heng().args(arguments.split(' ')));
                return ran.errors + &ran.out;
            }
            _ => panic!("the handbook types heng, cd, cat and export only: {command}"),
        }
        String::new()
    }

    fn heng(&self) -> std::process::Command {
        let mut command = program();
        // Whom somebody trusts is written down for one walk only.
        command.env("XDG_STATE_HOME", self.folder.path().join("state"));
        command.current_dir(&self.at).envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// What the program that watches says of one save.
    fn watched(&self) -> String {
        let watching = self.watching.as_ref().expect("heng watch was typed before");
        watching.until(&[" ms, ", " 毫秒，"]).join("\n") + "\n"
    }
}

/// What was printed; where a line differs from the page's only in how long something took, the page's.
fn timeless(printed: &str, page: &[&str]) -> String {
    let mut lines = page.iter();
    let line = |printed: &str| {
        let page = lines.next().copied().filter(|page| masked(page) == masked(printed));
        page.unwrap_or(printed).to_owned() + "\n"
    };
    printed.lines().map(line).collect()
}

/// A line without the milliseconds that it names.
fn masked(line: &str) -> String {
    let parts = line.split_inclusive(' ').collect::<Vec<_>>();
    let is_time = |at: usize| parts.get(at + 1).is_some_and(|next| next.starts_with("ms") || next.starts_with("毫秒"));
    let shown = |(at, part): (usize, &&str)| if is_time(at) { "N ".to_owned() } else { (*part).to_owned() };
    parts.iter().enumerate().map(shown).collect()
}
