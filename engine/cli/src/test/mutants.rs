//! `heng test --mutants`: which small changes of rules and evidence no case notices.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use heng_cases::{Fate, Killer, Mutants, Mutated, Sample, Tested, Trying, mutate};
use heng_report::{Catalogue, text};
use heng_script::Rulebook;
use serde_json::{Value, json};

use super::{Asked, share};
use crate::arguments::Test;
use crate::console::{Console, placed};
use crate::status::Status;

/// How many changes came out as they ought to, of how many.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    killed: usize,
    of: usize,
}

impl Count {
    fn add(&mut self, mutated: &Mutated) {
        match mutated.fate {
            Fate::Killed(_) => (self.killed, self.of) = (self.killed + 1, self.of + 1),
            Fate::Survived => self.of += 1,
            Fate::Excused(_) | Fate::Stillborn => {}
        }
    }

    fn json(self) -> Value {
        json!({ "killed": self.killed, "of": self.of })
    }
}

/// The kinds that are counted apart, so that many easy changes of one cannot hide what another lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Rules,
    Removed,
    Width,
}

impl Kind {
    fn of(mutated: &Mutated) -> Self {
        match mutated.changed {
            heng_cases::Changed::Width => Kind::Width,
            changed if changed.is_of_rules() => Kind::Rules,
            _ => Kind::Removed,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Rules => "rules",
            Kind::Removed => "removed",
            Kind::Width => "width",
        }
    }
}

/// Tries the changes, tells of those that survive, and gives the document of it.
pub(super) fn run(
    console: &Console,
    command: &Test,
    asked: &Asked<'_>,
    rulebook: &Rulebook,
    tested: &[Tested],
) -> (Status, Value) {
    let bar = OnceLock::new();
    let sample = command.sample.map(|count| Sample { count, seed: command.seed });
    let trying = Trying {
        sample,
        threads: command.threads.map(usize::from),
        abort: Arc::default(),
        begin: &|count| {
            bar.get_or_init(|| console.progress(count));
        },
        done: &|| bar.get().into_iter().for_each(|bar| bar.inc(1)),
    };
    let found = mutate(&asked.suite, &asked.methodology, rulebook, tested, &trying).expect("nobody aborts this run");
    bar.get().into_iter().for_each(indicatif::ProgressBar::finish_and_clear);
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    for mutated in &found.all {
        counts.entry(Kind::of(mutated)).or_default().add(mutated);
    }
    if command.format == crate::arguments::Format::Text && !console.quiet() {
        console.print(&told(console, asked, &found, &counts));
    }
    let is_below = |count: &Count| command.threshold.is_some_and(|least| below(count.killed, count.of, least));
    let status = if counts.values().any(is_below) { Status::Findings } else { Status::Done };
    (status, document(asked, &found, &counts))
}

/// Whether that is less than so many per cent.
pub(super) fn below(part: usize, of: usize, least: u8) -> bool {
    part * 100 < usize::from(least) * of
}

fn told(console: &Console, asked: &Asked<'_>, found: &Mutants, counts: &BTreeMap<Kind, Count>) -> String {
    let words = Catalogue::of(console.lang);
    let mut out = String::new();
    for kind in counts.keys().copied() {
        let survived = found.all.iter().filter(|one| one.fate == Fate::Survived && Kind::of(one) == kind);
        let lines: Vec<String> = survived.map(|mutated| line(console, asked, mutated)).collect();
        if !lines.is_empty() {
            out.push_str(&words.phrase(&format!("cases-mutants_weak_{}", kind.name()), &[]));
            out.push('\n');
            out.push_str(&lines.concat());
            out.push('\n');
        }
    }
    for (source, span) in &found.idle_excuses {
        let place = format!("{}:{}", placed(asked.folder, source).name, source.position(span.start).0);
        let args = [("place", place.into()), ("text", text::line(&source.text[span.range()]).into_owned().into())];
        out.push_str(&format!("{}\n", words.phrase("cases-mutants_idle_excuse", &args)));
    }
    for (folder, count) in by_folder(found) {
        if count.killed < count.of || console.verbose() {
            let args = [("folder", folder.into()), ("killed", count.killed.into()), ("of", count.of.into())];
            out.push_str(&format!("{}\n", words.phrase("cases-mutants_of_check", &args)));
        }
    }
    for (kind, count) in counts {
        let args =
            [("killed", count.killed.into()), ("of", count.of.into()), ("share", share(count.killed, count.of).into())];
        out.push_str(&format!("{}\n", words.phrase(&format!("cases-mutants_{}", kind.name()), &args)));
    }
    let excused = found.all.iter().filter(|one| matches!(one.fate, Fate::Excused(_))).count();
    let only_snapshot = |one: &&Mutated| matches!(one.fate, Fate::Killed(Some(Killer { by_snapshot: true, .. })));
    let remarks = [
        ("cases-mutants_by_snapshot", found.all.iter().filter(only_snapshot).count()),
        ("cases-mutants_excused", excused),
        ("cases-mutants_failing", found.failing),
        ("cases-without_cases", asked.bare.len()),
    ];
    for (id, count) in remarks.into_iter().filter(|(_, count)| *count > 0) {
        out.push_str(&format!("{}\n", words.phrase(id, &[("count", count.into())])));
    }
    out
}

/// Changes of rules, by the folder of the check or the library.
fn by_folder(found: &Mutants) -> BTreeMap<String, Count> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for mutated in found.all.iter().filter(|one| one.changed.is_of_rules()) {
        let name = &mutated.source.name;
        let folder =
            if name.starts_with("lib/") { name } else { name.rsplit_once('/').map_or(&**name, |(folder, _)| folder) };
        counts.entry(folder.to_owned()).or_default().add(mutated);
    }
    counts
}

/// What survived: where, what was changed, and the line that it stands on.
fn line(console: &Console, asked: &Asked<'_>, mutated: &Mutated) -> String {
    let words = Catalogue::of(console.lang);
    let source = placed(asked.folder, &mutated.source);
    let number = source.position(mutated.span.start).0;
    let line = source.text.lines().nth(number - 1).unwrap_or_default().trim();
    let shown = |text: &str| if text.is_empty() { "∅".to_owned() } else { text::line(text).into_owned() };
    let place = format!("{}:{number}", source.name);
    match &mutated.evidence {
        None => {
            let args = [
                ("place", place.into()),
                ("before", shown(&mutated.before).into()),
                ("after", shown(&mutated.after).into()),
            ];
            format!("  {}\n      {}\n", words.phrase("cases-mutants_changed", &args), text::line(line))
        }
        Some((case, file)) => {
            let title = asked.suite.checks[mutated.checks[0]].cases[*case].full_title();
            let args = [
                ("place", place.into()),
                ("file", text::line(file).into_owned().into()),
                ("before", shown(&mutated.before).into()),
                ("after", shown(&mutated.after).into()),
            ];
            format!("  {}\n      {}\n", words.phrase("cases-mutants_changed_evidence", &args), text::line(&title))
        }
    }
}

fn document(asked: &Asked<'_>, found: &Mutants, counts: &BTreeMap<Kind, Count>) -> Value {
    let case = |killer: Killer| {
        let check = &asked.suite.checks[killer.check];
        let title = check.cases[killer.case].full_title();
        json!({ "indicator": check.indicator, "case": title, "by": if killer.by_snapshot { "snapshot" } else { "expectation" } })
    };
    let all = found.all.iter().map(|mutated| {
        let (line, column) = mutated.source.position(mutated.span.start);
        let checks = mutated.checks.iter().map(|at| &asked.suite.checks[*at].indicator);
        let (fate, by, reason) = match &mutated.fate {
            Fate::Killed(by) => ("killed", by.map(case), None),
            Fate::Survived => ("survived", None, None),
            Fate::Excused(reason) => ("excused", None, Some(reason)),
            Fate::Stillborn => ("stillborn", None, None),
        };
        json!({
            "file": mutated.source.name,
            "line": line,
            "column": column,
            "change": mutated.changed.name(),
            "case": mutated.evidence.as_ref().map(|(case, _)| asked.suite.checks[mutated.checks[0]].cases[*case].full_title()),
            "evidence": mutated.evidence.as_ref().map(|(_, file)| file),
            "before": mutated.before,
            "after": mutated.after,
            "checks": checks.collect::<Vec<_>>(),
            "fate": fate,
            "killed_by": by,
            "reason": reason,
        })
    });
    let mutants: Vec<Value> = all.collect();
    let totals: serde_json::Map<String, Value> =
        counts.iter().map(|(kind, count)| (kind.name().to_owned(), count.json())).collect();
    let by_folder: serde_json::Map<String, Value> =
        by_folder(found).into_iter().map(|(folder, count)| (folder, count.json())).collect();
    let idle = found
        .idle_excuses
        .iter()
        .map(|(source, span)| json!({ "file": source.name, "line": source.position(span.start).0 }));
    json!({
        "methodology": asked.methodology.definition.id,
        "totals": totals,
        "rules": by_folder,
        "mutants": mutants,
        "idle_excuses": idle.collect::<Vec<_>>(),
        "failing_cases": found.failing,
        "without_cases": asked.bare,
    })
}
