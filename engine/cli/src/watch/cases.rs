//! The cases of checks that changed: which of them say something else than before.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_assess::{Session, Update};
use heng_cases::{CheckCases, Options, Snapped, Suite, Tested, test};
use heng_evidence::Readers;
use heng_files::Files as _;
use heng_model::IndicatorId;
use heng_report::Catalogue;
use heng_report::catalogue::codes;

use crate::console::Console;

/// Titles named in a line.
const MOST_NAMED: usize = 5;

/// What came of the cases of each check when they were last run.
#[derive(Debug, Default)]
pub struct Cases {
    known: BTreeMap<IndicatorId, Outcome>,
}

/// What came of the cases of a check.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    /// Those that say something else than they should.
    amiss: Vec<String>,
    /// How many wait for their first snapshot.
    new: usize,
}

impl Cases {
    /// Runs the cases of what changed, and those whose evidence somebody else reads than `before`, where that may be. Says what came of
    /// them where that is something else than before, or where somebody has just written them. Whether anything was said.
    pub fn update(&mut self, console: &Console, session: &Session, update: &Update, before: Option<&Readers>) -> bool {
        if update.checks.is_empty() && before.is_none() {
            return false;
        }
        let wanted = |id: &IndicatorId| before.is_some() || update.checks.contains(id);
        let mut suite = Suite::read_of(session.methodology(), &**session.files(), &codes(), wanted);
        let now = session.rulebook().readers();
        let is_read_anew = |check: &CheckCases| before.is_some_and(|before| is_read_anew(check, before, now));
        // What was lost of a file with mistakes would make its cases mean something else.
        suite.checks.retain(|check| !check.broken && (update.checks.contains(&check.indicator) || is_read_anew(check)));
        let options = Options { threads: None, abort: Arc::default(), done: &|_, _| {} };
        let tested = test(&suite, session.rulebook(), &**session.files(), &options);
        let tested = tested.expect("nobody aborts a watch but by ending the program");
        let mut said = false;
        for (at, check) in suite.checks.iter().enumerate() {
            let of_check = || tested.iter().filter(|tested| tested.check == at);
            let amiss = of_check().filter(|tested| is_amiss(tested));
            let amiss: Vec<String> = amiss.map(|tested| check.cases[tested.case].full_title()).collect();
            let new = of_check().filter(|tested| !is_amiss(tested) && matches!(tested.snapped, Snapped::New)).count();
            let written = update.files.contains(&format!("{}/cases.md", check.folder));
            let outcome = Outcome { amiss, new };
            let before = self.known.get(&check.indicator);
            if written || *before.unwrap_or(&Outcome::default()) != outcome {
                console.print(&line(console, check, &outcome));
                said = true;
            }
            self.known.insert(check.indicator.clone(), outcome);
        }
        said
    }
}

/// Whether some evidence of the cases is read by somebody else.
fn is_read_anew(check: &CheckCases, before: &Readers, now: &Readers) -> bool {
    check.cases.iter().flat_map(|case| case.files.list().files).any(|file| {
        let path = file.path.strip_prefix("data/").unwrap_or(&file.path);
        before.of(path).digest() != now.of(path).digest()
    })
}

fn line(console: &Console, check: &CheckCases, outcome: &Outcome) -> String {
    let words = Catalogue::of(console.lang);
    let named: Vec<&str> = outcome.amiss.iter().take(MOST_NAMED).map(String::as_str).collect();
    let more = if outcome.amiss.len() > named.len() { "…" } else { "" };
    let arguments = [
        ("indicator", check.indicator.to_string().into()),
        ("cases", check.cases.len().into()),
        ("amiss", outcome.amiss.len().into()),
        ("names", format!("{}{more}", words.list(&named)).into()),
        ("new", outcome.new.into()),
    ];
    format!("{}\n", words.phrase("cli-watch_cases", &arguments))
}

/// Whether an expectation does not hold, or the snapshot is another. A case without a snapshot waits for its first.
fn is_amiss(tested: &Tested) -> bool {
    !tested.ran.failures.is_empty() || matches!(tested.snapped, Snapped::Changed(_))
}
