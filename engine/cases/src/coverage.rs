//! What the cases reach: on which sides each criterion was seen, and which parts of the rules ran.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_assess::{Alone, workers};
use heng_methodology::Methodology;
use heng_model::moves::Saying;
use heng_model::{CriterionId, Source};
use heng_script::{Place, Rulebook, reached};
use rayon::prelude::*;

use crate::mutants::said;
use crate::run::run;
use crate::suite::{Suite, Tested};

/// In how many cases a criterion was seen on which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides {
    /// Met.
    pub met: usize,
    /// Met in part.
    pub partly: usize,
    /// Unmet.
    pub unmet: usize,
    /// Without the evidence.
    pub missing: usize,
    /// Not applicable.
    pub not_applicable: usize,
}

/// A file with its parts, each with whether it ran.
pub type OfFile = (Arc<Source>, Vec<(Place, bool)>);

/// What the cases reach.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// By check, by its place in the suite, and criterion, in the order of the rubric.
    pub criteria: Vec<(usize, CriterionId, Sides)>,
    /// By file: the parts of scripts, and of the functions of libraries that they call, each with whether it ran.
    pub parts: Vec<OfFile>,
    /// Cases that were judged otherwise while they were watched: what is said of parts cannot be relied on. None is expected.
    pub disturbed: usize,
}

impl Coverage {
    /// How many sides of criteria were seen, of those that ought to be: met and unmet.
    pub fn sides(&self) -> (usize, usize) {
        let seen = self.criteria.iter().map(|(.., sides)| usize::from(sides.met > 0) + usize::from(sides.unmet > 0));
        (seen.sum(), self.criteria.len() * 2)
    }

    /// How many parts ran, of how many.
    pub fn ran(&self) -> (usize, usize) {
        let all = || self.parts.iter().flat_map(|(_, parts)| parts);
        (all().filter(|(_, ran)| *ran).count(), all().count())
    }
}

/// Finds it. `tested` is what came of all cases. Nothing where the run was aborted.
pub fn coverage(
    suite: &Suite,
    methodology: &Methodology,
    rulebook: &Rulebook,
    tested: &[Tested],
    threads: Option<usize>,
    abort: &Arc<AtomicBool>,
) -> Option<Coverage> {
    let (marked, watch) = rulebook.watched();
    let same = workers(threads).install(|| {
        tested
            .par_iter()
            .with_max_len(1)
            .map_init(
                || marked.worker(abort),
                |worker, tested| {
                    let check = &suite.checks[tested.check];
                    let ran = run(check, &check.cases[tested.case], worker)?;
                    Some(said(&ran.alone, true) == said(&tested.ran.alone, true))
                },
            )
            .collect::<Option<Vec<bool>>>()
    })?;
    let disturbed = same.iter().filter(|same| !**same).count();
    let mut parts: BTreeMap<&str, OfFile> = BTreeMap::new();
    for check in &suite.checks {
        let leaf = check.definition.tree.leaves().next().map(|(_, leaf)| leaf);
        let Some(source) = leaf.and_then(|leaf| methodology.scripts.get(leaf.script.as_deref()?)) else { continue };
        parts.insert(&source.name, (source.clone(), watch.of(&source.name)));
        for (key, functions) in reached(source, &methodology.libraries) {
            let library = &methodology.libraries[&key];
            let (_, known) = parts.entry(&library.name).or_insert_with(|| (library.clone(), Vec::new()));
            let inside = |place: &Place| {
                functions.iter().any(|span| span.start <= place.span.start && place.span.end <= span.end)
            };
            let further = watch.of(&library.name).into_iter().filter(|(place, _)| inside(place));
            let further: Vec<_> = further.filter(|one| !known.contains(one)).collect();
            known.extend(further);
            known.sort_by_key(|(place, _)| (place.span, place.part));
        }
    }
    let criteria = suite.checks.iter().enumerate().flat_map(|(at, check)| {
        let rubric = check.definition.tree.leaves().flat_map(|(_, leaf)| &leaf.rubric);
        rubric.map(move |criterion| {
            let cases = tested.iter().filter(|tested| tested.check == at);
            let sides = cases.fold(Sides::default(), |sides, tested| sides.with(&tested.ran.alone, &criterion.id));
            (at, criterion.id.clone(), sides)
        })
    });
    Some(Coverage { criteria: criteria.collect(), parts: parts.into_values().collect(), disturbed })
}

impl Sides {
    fn with(mut self, alone: &Alone, id: &CriterionId) -> Self {
        match Saying::of_criterion(&alone.judgement.verdict, id) {
            Saying::Met => self.met += 1,
            Saying::Partly => self.partly += 1,
            Saying::Unmet => self.unmet += 1,
            Saying::Missing => self.missing += 1,
            Saying::NotApplicable => self.not_applicable += 1,
            Saying::Vetoed | Saying::Error | Saying::Unjudged => {}
        }
        self
    }
}
