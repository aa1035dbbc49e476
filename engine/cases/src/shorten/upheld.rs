//! What must stay the same of a judgement while its evidence is made shorter.

use std::collections::BTreeSet;
use std::sync::Arc;

use heng_assess::Alone;
use heng_evidence::Pattern;
use heng_model::judgement::{Ruling, Verdict};
use heng_model::trail::Trail;
use heng_model::{CriterionId, Number, Outcome};

/// A judgement: what was said, and what it rests on. Counts behind a ratio may become smaller.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Upheld {
    only: Option<CriterionId>,
    said: Said,
    rests: BTreeSet<(Option<CriterionId>, Rests)>,
}

/// What became of a leaf, its score, and its measures.
type Whole = (Outcome, Option<Number>, Vec<(String, Number)>);

#[derive(Debug, PartialEq, Eq)]
struct Said {
    /// Of the leaf as a whole; nothing where one criterion is asked for.
    whole: Option<Whole>,
    verdict: &'static str,
    why: Option<String>,
    rulings: Vec<(CriterionId, Ruled)>,
}

#[derive(Debug, PartialEq, Eq)]
enum Ruled {
    Judged(Number, Option<String>),
    Missing(String),
    NotApplicable(String),
}

/// Something that a judgement rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Rests {
    Quoted(Arc<str>, Arc<str>),
    /// What came closest to what was not found: a dispute is about that.
    Nearest(Arc<str>),
    /// Something was there to be looked through, and nothing of it was found. A search that found all it went through is not told,
    /// so one with hits may go where only the hits are left.
    Searched(Arc<str>),
    RecordedAbsent(Arc<str>),
}

impl Upheld {
    /// What there is to uphold: of one criterion, or of the whole.
    pub(crate) fn of(alone: &Alone, only: Option<&CriterionId>) -> Self {
        let read = &alone.judgement.read;
        let asked = |id: &CriterionId| only.is_none_or(|only| only == id);
        let (mut rulings, mut rests, mut why) = (Vec::new(), BTreeSet::new(), None);
        let verdict = match &alone.judgement.verdict {
            Verdict::Judged { criteria } => {
                for judgement in criteria.iter().filter(|one| asked(&one.criterion)) {
                    rulings.push((judgement.criterion.clone(), ruled(&judgement.ruling)));
                    let of = Some(judgement.criterion.clone());
                    rests.extend(rests_of(&judgement.trail, read).map(|rests| (of.clone(), rests)));
                }
                "judged"
            }
            Verdict::NotApplicable { why: reason }
            | Verdict::MissingEvidence { why: reason }
            | Verdict::Vetoed { why: reason } => {
                why = Some(reason.message.code.to_string());
                rests.extend(rests_of(&reason.trail, read).map(|rests| (None, rests)));
                match &alone.judgement.verdict {
                    Verdict::NotApplicable { .. } => "not_applicable",
                    Verdict::MissingEvidence { .. } => "missing_evidence",
                    _ => "vetoed",
                }
            }
            Verdict::Error { .. } => "error",
            Verdict::Planned => "planned",
        };
        let whole = only.is_none().then(|| {
            for measure in alone.judgement.measures.values() {
                rests.extend(rests_of(&measure.trail, read).map(|rests| (None, rests)));
            }
            let measures = alone.judgement.measures.iter().map(|(name, measure)| (name.clone(), measure.value.clone()));
            (alone.result.outcome, alone.result.score.clone(), measures.collect())
        });
        Self { only: only.cloned(), said: Said { whole, verdict, why, rulings }, rests }
    }

    /// Whether this comes to the same. It may rest on more.
    pub(crate) fn by(&self, alone: &Alone) -> bool {
        let now = Self::of(alone, self.only.as_ref());
        now.said == self.said && self.rests.is_subset(&now.rests)
    }
}

fn ruled(ruling: &Ruling) -> Ruled {
    match ruling {
        Ruling::Judged { ratio, state, .. } => Ruled::Judged(ratio.clone(), state.clone()),
        Ruling::Missing { why } => Ruled::Missing(why.code.to_string()),
        Ruling::NotApplicable { why } => Ruled::NotApplicable(why.code.to_string()),
    }
}

/// What a trail rests on, of a check that read these files.
fn rests_of<'a>(trail: &'a Trail, read: &'a [Arc<str>]) -> impl Iterator<Item = Rests> + 'a {
    // Where no file is of that pattern, what was looked through are the names of all the others.
    let was_read = |place: &str| {
        let pattern = Pattern::parse(place).ok();
        read.iter().any(|file| **file == *place || pattern.as_ref().is_some_and(|pattern| pattern.fits(file)))
    };
    let quoted = trail.citations.iter().map(|one| Rests::Quoted(one.origin.file.clone(), one.quote.clone()));
    let searched = trail.searches.iter().flat_map(move |search| {
        let nearest = search.nearest.as_ref().and_then(|nearest| nearest.quote.clone()).map(Rests::Nearest);
        let looked = (search.hits == 0 && search.of > 0 && was_read(&search.place))
            .then(|| Rests::Searched(search.place.clone()));
        let absent = search.absent.as_ref().map(|_| Rests::RecordedAbsent(search.place.clone()));
        [nearest, looked, absent].into_iter().flatten()
    });
    quoted.chain(searched)
}
