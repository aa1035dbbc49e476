//! `heng test --review`: one snapshot after the other, each with a key for what is to become of it.
//!
//! Every snapshot waits in its file before the first is shown, and each answer is carried out at once: whoever is interrupted
//! goes on where they were.

use std::io::{BufRead, IsTerminal};

use console::{Key, Term};
use heng_cases::{META_UNSTATED, Snapped, Tested};
use heng_report::{Catalogue, Numbered, numbered};

use super::report::{self, Tally};
use super::{Asked, snapshots};
use crate::console::Console;
use crate::status::Status;

/// What somebody wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Accept,
    Reject,
    Skip,
    AcceptRest,
    Rule,
    Evidence,
    Quit,
}

impl Choice {
    fn of(key: char) -> Option<Self> {
        Some(match key {
            'a' => Choice::Accept,
            'r' => Choice::Reject,
            's' => Choice::Skip,
            'A' => Choice::AcceptRest,
            'u' => Choice::Rule,
            'e' => Choice::Evidence,
            'q' => Choice::Quit,
            _ => return None,
        })
    }
}

/// Where answers come from.
enum Answers {
    /// Single keys.
    Keys(Term),
    /// A line for each, of which the first sign counts.
    Lines,
}

impl Answers {
    fn new() -> Self {
        if std::io::stdin().is_terminal() { Answers::Keys(Term::stdout()) } else { Answers::Lines }
    }

    /// The next key; nothing where there is no more.
    fn next(&self) -> Option<char> {
        match self {
            Answers::Keys(term) => loop {
                match term.read_key() {
                    Ok(Key::Char(key)) => return Some(key),
                    Ok(Key::Escape) => return Some('q'),
                    Ok(_) => {}
                    Err(_) => return None,
                }
            },
            Answers::Lines => {
                let mut line = String::new();
                match std::io::stdin().lock().read_line(&mut line) {
                    Ok(read) if read > 0 => Some(line.trim().chars().next().unwrap_or(' ')),
                    _ => None,
                }
            }
        }
    }

    /// An empty screen for what comes next, where there is a screen.
    fn clear(&self) {
        if let Answers::Keys(term) = self
            && term.is_term()
        {
            let _ = term.clear_screen();
        }
    }
}

/// Walks through the snapshots that wait; says how it ends.
pub(super) fn review(
    console: &Console,
    asked: &Asked<'_>,
    all: &[Tested],
    tally: &mut Tally,
) -> Result<Status, Status> {
    let words = Catalogue::of(console.lang);
    let answers = Answers::new();
    let waits = |tested: &&Tested| tested.ran.failures.is_empty() && tested.snapped != Snapped::Same;
    let waiting: Vec<&Tested> = all.iter().filter(waits).collect();
    let mut rest = false;
    'cases: for (at, tested) in waiting.iter().enumerate() {
        if !rest {
            answers.clear();
            console.print(&screen(console, asked, tested, (at + 1, waiting.len())));
        }
        loop {
            let choice = if rest {
                Choice::Accept
            } else {
                let Some(key) = answers.next() else { break 'cases };
                let Some(choice) = Choice::of(key) else {
                    console.print(&(words.phrase("cases-review_keys", &[]) + "\n"));
                    continue;
                };
                choice
            };
            match choice {
                Choice::Accept | Choice::AcceptRest => {
                    snapshots::accept_one(console, asked, tested)?;
                    (tally.accepted, tally.waiting) = (tally.accepted + 1, tally.waiting - 1);
                    rest = rest || choice == Choice::AcceptRest;
                }
                Choice::Reject => {
                    snapshots::reject_one(console, asked, tested)?;
                    (tally.rejected, tally.waiting) = (tally.rejected + 1, tally.waiting - 1);
                }
                Choice::Skip => {}
                Choice::Rule => {
                    let keys = words.phrase("cases-review_keys", &[]);
                    console.print(&format!("{}\n{keys}\n", rule(console, asked, tested)));
                    continue;
                }
                Choice::Evidence => {
                    let keys = words.phrase("cases-review_keys", &[]);
                    console.print(&format!("{}\n{keys}\n", evidence(console, tested)));
                    continue;
                }
                Choice::Quit => break 'cases,
            }
            break;
        }
    }
    answers.clear();
    tally.reviewed();
    let settled = tally.waiting == 0 && tally.rejected == 0 && tally.orphans == 0;
    Ok(if settled { Status::Done } else { Status::Snapshots })
}

/// The check, the case, what differs, and the keys.
fn screen(console: &Console, asked: &Asked<'_>, tested: &Tested, (at, of): (usize, usize)) -> String {
    let words = Catalogue::of(console.lang);
    let check = &asked.suite.checks[tested.check];
    let name = asked.methodology.definition.tree.get(&check.indicator).map_or("", |node| node.name.as_str());
    let args =
        [("at", at.into()), ("of", of.into()), ("indicator", check.indicator.as_str().into()), ("name", name.into())];
    let head = words.phrase("cases-review_head", &args);
    let difference = report::difference_of(console, asked, tested);
    format!("{head}\n{difference}\n{}\n", words.phrase("cases-review_keys", &[]))
}

/// The script with the lines that decided.
fn rule(console: &Console, asked: &Asked<'_>, tested: &Tested) -> String {
    let color = console.view().color;
    let mut shown: Vec<Numbered<'_>> = Vec::new();
    let places = report::rules_of(asked, tested);
    for (source, line) in &places {
        match shown.iter_mut().find(|one| one.name == source.name) {
            Some(one) => one.marked.push(*line),
            None => shown.push(Numbered { name: &source.name, text: &source.text, marked: vec![*line] }),
        }
    }
    if shown.is_empty() {
        return Catalogue::of(console.lang).phrase("cases-review_no_rule", &[]) + "\n";
    }
    shown.iter().map(|one| numbered(color, one)).collect()
}

/// The texts of the case's blocks.
fn evidence(console: &Console, tested: &Tested) -> String {
    let color = console.view().color;
    let bundle = &tested.ran.bundle;
    let paths = bundle.listing().files.iter().map(|file| file.path.strip_prefix("data/").unwrap_or(&file.path));
    let shown = paths.filter_map(|path| {
        let (source, _) = bundle.source(path)?;
        // Without a block of its own there is one all the same.
        if path == "bundle.yaml" && &*source.text == META_UNSTATED {
            return None;
        }
        Some(numbered(color, &Numbered { name: path, text: &source.text, marked: Vec::new() }))
    });
    shown.collect()
}
