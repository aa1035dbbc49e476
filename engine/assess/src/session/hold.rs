//! Last good wins: of a file that breaks its last good version goes on.
//!
//! What is newest is tried first, all of it. Where that cannot be, the files that the mistakes point to are held, of those that are
//! not as they last were when all went well; where that does not help, every file that is not. What went well once goes well again,
//! so that this ends.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use heng_files::{Files, Memory, Overlay, Remembered};
use heng_methodology::{Methodology, load_again};
use heng_model::assessment::Assessment;
use heng_model::diagnostic::Severity;
use heng_model::indicator::Leaf;
use heng_model::judgement::{Judgements, LeafJudgement, RuleError, Verdict};
use heng_model::{Diagnostic, IndicatorId, SubjectId};

use super::rules::Rules;
use super::update::Held;

/// Mistakes of one file that are kept, where each subject adds its own.
const MOST_SAID: usize = 5;

/// A file that is held, with what is in force of it.
#[derive(Debug, Clone)]
pub struct Hold {
    /// Its last good bytes; none where there was no such file.
    bytes: Option<Arc<[u8]>>,
    /// What is said of it.
    pub held: Held,
}

/// A folder after a change, and what must be held of it.
#[derive(Debug)]
pub struct Edit {
    folder: Arc<Remembered>,
    /// Files that changed.
    pub changed: BTreeSet<String>,
    /// Files that are not as they were when all went well.
    candidates: BTreeSet<String>,
    holds: BTreeMap<String, Vec<Diagnostic>>,
}

impl Edit {
    /// Nothing held yet.
    pub fn new(folder: Arc<Remembered>, changed: BTreeSet<String>, held: &BTreeMap<String, Hold>) -> Self {
        let candidates = changed.iter().chain(held.keys()).cloned().collect();
        Self { folder, changed, candidates, holds: BTreeMap::new() }
    }

    /// The rules that are in force after it, as far as can be told without running them.
    pub fn rules(&mut self, before: &Rules, edits: u64) -> Rules {
        if self.changed.is_empty() {
            return before.clone();
        }
        loop {
            let files = self.files(before);
            let mut trees = before.trees.lock().unwrap_or_else(PoisonError::into_inner);
            let loaded = load_again(files.clone(), &mut trees);
            drop(trees);
            let Some(methodology) = loaded.methodology else {
                if self.hold_pointed(&loaded.diagnostics) {
                    continue;
                }
                // All that differs is held, and still it does not go: a file is not what it was said to be. The whole stays.
                return before.clone();
            };
            let mut rules = before.with(&self.folder, files, methodology, loaded.diagnostics);
            if self.hold_uncompiled(before, &rules) {
                continue;
            }
            rules.diagnostics.extend(rules.rulebook.diagnostics());
            rules.held = self.held(before, &rules, edits);
            return rules;
        }
    }

    /// Holds what makes checks fail that did not fail before. Whether there is more to hold than before.
    pub fn hold_what_fails(&mut self, before: &Assessment, judged: &[Judgements], rules: &Rules) -> bool {
        if self.changed.is_empty() {
            return false;
        }
        let was: BTreeMap<&SubjectId, &Judgements> =
            before.subjects.iter().map(|result| (&result.subject, &result.judgements)).collect();
        let mut found = false;
        for judgements in judged {
            let Some(was) = was.get(&judgements.subject) else { continue };
            for (id, judgement) in &judgements.leaves {
                let Verdict::Error { errors } = &judgement.verdict else { continue };
                let fine = |was: &Arc<LeafJudgement>| !matches!(was.verdict, Verdict::Error { .. } | Verdict::Planned);
                if !was.leaves.get(id).is_some_and(fine) {
                    continue;
                }
                let Some(file) = self.culprit(id, errors, rules) else { continue };
                let said = self.holds.entry(file).or_default();
                found |= said.is_empty();
                let methodology = rules.methodology();
                for diagnostic in errors.iter().map(|error| said_of(methodology, error)) {
                    if said.len() < MOST_SAID && !said.contains(&diagnostic) {
                        said.push(diagnostic);
                    }
                }
            }
        }
        found
    }

    /// The file whose edit made a leaf fail.
    fn culprit(&self, id: &IndicatorId, errors: &[RuleError], rules: &Rules) -> Option<String> {
        let leaf: &Leaf = rules.definition().tree.get(id)?.leaf.as_ref()?;
        // What is held already is as it was when nothing failed.
        let free = |file: &String| self.candidates.contains(file) && !rules.held.contains_key(file);
        let named = errors.iter().flat_map(|error| &error.chain).map(|place| place.file.to_string());
        let own = leaf.script.iter().cloned();
        let rubric = leaf.folder.iter().map(|folder| format!("{folder}/indicator.yaml"));
        let calls = |file: &&String| leaf.script.as_ref().is_some_and(|script| rules.calls(script, file));
        let libraries = self.candidates.iter().filter(calls);
        named.chain(own).chain(rubric).chain(libraries.cloned()).find(free)
    }

    fn files(&self, before: &Rules) -> Arc<dyn Files> {
        if self.holds.is_empty() {
            return self.folder.clone();
        }
        let mut above = Memory::new();
        let mut gone = Vec::new();
        for file in self.holds.keys() {
            match last_good(before, file) {
                // The path is one that the folder had.
                Some(bytes) => drop(above.insert(file, bytes)),
                None => gone.push(file),
            }
        }
        Arc::new(gone.into_iter().fold(Overlay::new(self.folder.clone(), above), Overlay::without))
    }

    /// Holds the files that mistakes point to, else every YAML file that differs, else everything that does.
    fn hold_pointed(&mut self, diagnostics: &[Diagnostic]) -> bool {
        let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
        let file = |one: &Diagnostic| one.labels.first().map(|label| label.source.name.clone());
        let free = |holds: &BTreeMap<_, _>, file: &String| self.candidates.contains(file) && !holds.contains_key(file);
        let mut found = false;
        let pointed: BTreeSet<String> =
            errors.iter().filter_map(|one| file(one)).filter(|file| free(&self.holds, file)).collect();
        for name in pointed {
            let own = errors.iter().filter(|one| file(one).as_ref() == Some(&name));
            let own = own.map(|one| (*one).clone()).collect();
            self.holds.insert(name, own);
            found = true;
        }
        if found {
            return true;
        }
        let left: Vec<String> = self.candidates.iter().filter(|file| free(&self.holds, file)).cloned().collect();
        let yaml: Vec<String> = left.iter().filter(|file| file.strip_suffix(".yaml").is_some()).cloned().collect();
        for file in if yaml.is_empty() { left } else { yaml } {
            self.holds.insert(file, errors.iter().map(|one| (*one).clone()).collect());
            found = true;
        }
        found
    }

    /// Holds scripts and libraries that no longer compile.
    fn hold_uncompiled(&mut self, before: &Rules, rules: &Rules) -> bool {
        let mut found = BTreeMap::new();
        let free = |file: &str| self.candidates.contains(file) && !self.holds.contains_key(file);
        let some_library = self.candidates.iter().any(|file| file.starts_with("lib/"));
        if some_library {
            let was = before.rulebook.problems_of_libraries();
            for (file, problems) in rules.rulebook.problems_of_libraries() {
                if free(&file) && !was.contains_key(&file) {
                    found.insert(file, problems);
                }
            }
        }
        for path in rules.methodology().scripts.keys() {
            if rules.rulebook.text_digest(path) == before.rulebook.text_digest(path) {
                continue;
            }
            let problems = rules.rulebook.problems_of_script(path);
            let fine =
                before.methodology().scripts.contains_key(path) && before.rulebook.problems_of_script(path).is_empty();
            if problems.is_empty() || !fine {
                continue;
            }
            if free(path) {
                found.insert(path.clone(), problems);
            } else if found.is_empty() {
                let libraries = self.candidates.iter().filter(|file| file.starts_with("lib/") && free(file));
                found.extend(libraries.map(|file| (file.clone(), problems.clone())));
            }
        }
        let is_more = !found.is_empty();
        self.holds.extend(found);
        is_more
    }

    fn held(&self, before: &Rules, rules: &Rules, edits: u64) -> BTreeMap<String, Hold> {
        let hold = |(file, diagnostics): (&String, &Vec<Diagnostic>)| {
            let since = before.held.get(file).map_or(edits, |hold| hold.held.since);
            let indicators = rules.resting_on(file);
            let held = Held { file: file.clone(), since, indicators, diagnostics: diagnostics.clone() };
            (file.clone(), Hold { bytes: last_good(before, file), held })
        };
        self.holds.iter().map(hold).collect()
    }
}

/// What was in force of a file.
fn last_good(before: &Rules, file: &str) -> Option<Arc<[u8]>> {
    match before.held.get(file) {
        Some(hold) => hold.bytes.clone(),
        None => before.folder.known(file),
    }
}

/// An error of a check, where it stands.
fn said_of(methodology: &Methodology, error: &RuleError) -> Diagnostic {
    let diagnostic = Diagnostic::error(error.message.clone());
    let Some(place) = error.chain.first() else { return diagnostic };
    let texts = methodology.scripts.values().chain(methodology.libraries.values());
    match texts.into_iter().find(|source| source.name == *place.file) {
        Some(source) => diagnostic.at(source, place.span),
        None => diagnostic,
    }
}
