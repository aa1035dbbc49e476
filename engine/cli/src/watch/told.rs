//! What is said of a change: what is held, what moved, and how long it took.

use std::collections::BTreeMap;
use std::time::Instant;

use heng_assess::{Held, Session, Update};
use heng_model::Diagnostic;
use heng_report::{Catalogue, live};

use crate::console::{Console, within};
use crate::inputs::{self, Inputs};

/// Indicators named of a file that is held.
const MOST_INDICATORS: usize = 6;

/// What was said so far, as far as it matters for what is said next.
#[derive(Debug)]
pub struct Told {
    lines: usize,
    clear: bool,
    /// What was said to be wrong with files that are held.
    held: BTreeMap<String, Vec<Diagnostic>>,
}

impl Told {
    /// Nothing yet. `lines`: how many subjects are shown of one change.
    pub fn new(lines: usize, clear: bool) -> Self {
        Self { lines, clear, held: BTreeMap::new() }
    }

    /// Says what a change came to.
    pub fn update(&mut self, console: &Console, found: &Inputs, session: &Session, update: &Update) {
        let words = Catalogue::of(console.lang);
        let mut text = String::new();
        if self.clear {
            text.push_str("\u{1b}[2J\u{1b}[H");
        }
        let path = |file: &str| found.methodology.join(file).display().to_string();
        for file in &update.mended {
            text.push_str(&words.phrase("cli-watch_mended", &[("file", path(file).into())]));
            text.push('\n');
        }
        for held in &update.held {
            let key = if self.held.get(&held.file) == Some(&held.diagnostics) {
                "cli-watch_held_still"
            } else {
                "cli-watch_held"
            };
            let arguments = [("file", path(&held.file).into()), ("indicators", rows(console, held).into())];
            text.push_str(&words.phrase(key, &arguments));
            text.push('\n');
            if key == "cli-watch_held" {
                let pictures = held.diagnostics.iter().map(|one| console.drawn(&within(&found.methodology, one)));
                text.extend(pictures);
            }
        }
        self.held = update.held.iter().map(|held| (held.file.clone(), held.diagnostics.clone())).collect();
        let said = update.diagnostics.iter().map(|one| console.drawn(&within(&found.methodology, one)));
        text.extend(said);
        if !update.bundles.is_empty() || !update.files.is_empty() {
            refused(console, found, session);
        }
        let moved = live(&update.moves, self.lines, &console.view());
        if moved.is_empty() && !update.is_of_cases() {
            text.push_str(&words.phrase("cli-watch_nothing", &[]));
            text.push('\n');
        }
        for line in moved {
            text.push_str(&line);
            text.push('\n');
        }
        console.print(&text);
    }
}

/// Says how long it took, and how many checks ran.
pub fn took(console: &Console, update: &Update, started: Instant) {
    let arguments = [("ran", update.ran.into()), ("time", milliseconds(started).into())];
    console.print(&format!("{}\n", Catalogue::of(console.lang).phrase("cli-watch_took", &arguments)));
}

/// The rows that rest on a file.
fn rows(console: &Console, held: &Held) -> String {
    let words = Catalogue::of(console.lang);
    if held.indicators.is_empty() {
        return words.phrase("cli-watch_held_all", &[]);
    }
    let shown: Vec<String> = held.indicators.iter().take(MOST_INDICATORS).map(ToString::to_string).collect();
    let more = if held.indicators.len() > shown.len() { "…" } else { "" };
    format!("{}{more}", words.list(&shown))
}

/// Says which bundles are left out.
pub fn refused(console: &Console, found: &Inputs, session: &Session) {
    console.say(&inputs::refusals(&found.bundles, session.refused()));
}

/// Whole milliseconds since then.
pub fn milliseconds(started: Instant) -> String {
    started.elapsed().as_millis().to_string()
}
