//! Changes of scripts, and of what they call in libraries.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::{Source, Span};
use heng_script::{Mutant, mutants, reached};

use super::{Changed, Fate, Ground, Mutated, Trial, What, script_of};

/// All of them. A library is changed only where a check with cases reaches it.
pub(super) fn trials(ground: &Ground<'_>) -> Vec<Trial> {
    let methodology = ground.methodology;
    let mut trials = Vec::new();
    let mut users: BTreeMap<(String, Span), Vec<usize>> = BTreeMap::new();
    // Several checks may share a script.
    let mut scripts: BTreeMap<&str, (Vec<usize>, Vec<Vec<String>>)> = BTreeMap::new();
    for (at, check) in ground.suite.checks.iter().enumerate() {
        let Some(path) = script_of(&check.definition).filter(|_| !check.cases.is_empty()) else { continue };
        let (checks, ladders) = scripts.entry(path).or_default();
        checks.push(at);
        let rubric = check.definition.tree.leaves().flat_map(|(_, leaf)| &leaf.rubric);
        ladders.extend(rubric.map(|one| one.states.iter().map(|state| state.name.clone()).collect::<Vec<_>>()));
    }
    for (path, (checks, ladders)) in scripts {
        let Some(source) = methodology.scripts.get(path) else { continue };
        for mutant in mutants(source, &ladders) {
            let what = What::Script { path: path.to_owned(), text: mutant.applied(&source.text) };
            trials.push(trial(source, mutant, checks.clone(), what));
        }
        for (library, functions) in reached(source, &methodology.libraries) {
            for function in functions {
                users.entry((library.clone(), function)).or_default().extend(&checks);
            }
        }
    }
    for checks in users.values_mut() {
        checks.sort_unstable();
    }
    for (key, source) in &methodology.libraries {
        for mutant in mutants(source, &[]) {
            let within = |span: &Span| span.start <= mutant.span.start && mutant.span.end <= span.end;
            let found = users.iter().find(|((library, span), _)| library == key && within(span));
            let Some((_, checks)) = found else { continue };
            let what = What::Library { key: key.clone(), text: mutant.applied(&source.text) };
            trials.push(trial(source, mutant, checks.clone(), what));
        }
    }
    trials
}

fn trial(source: &Arc<Source>, mutant: Mutant, checks: Vec<usize>, what: What) -> Trial {
    let Mutant { operator, span, before, after, .. } = mutant;
    let (changed, source) = (Changed::Script(operator), source.clone());
    let mutated = Mutated { changed, source, span, evidence: None, before, after, checks, fate: Fate::Survived };
    Trial { mutated, what }
}
