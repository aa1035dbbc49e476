//! From what the statements said to the judgement of the leaf: every criterion of the rubric exactly once.

use std::collections::BTreeMap;

use heng_model::diagnostic::Severity;
use heng_model::indicator::Kind;
use heng_model::judgement::{Judgement, LeafJudgement, Measure, Reason, Remark, RuleError, Ruling, Verdict};
use heng_model::rubric::Criterion;
use heng_model::trail::Trail;
use heng_model::{Message, Number};

use crate::api::observation_ruling;
use crate::check::{Ended, Loss, Lost, Ran, Range};
use crate::compile::Script;
use crate::event::Event;
use crate::plugins::is_of_the_moment;
use crate::run::{Judged, Measured, Run, State};
use crate::stop::Stop;
use crate::trail::trail;

/// The judgement of the leaf.
pub fn of(script: &Script, run: &Run, mut ran: Ran) -> LeafJudgement {
    let observed = observed(run);
    let mut state = run.state();
    let state = &mut *state;
    let measures = measures(script, state, &ran);
    let lost_measure = ran.lost_measure.take();
    let mut verdict = verdict(script, run, state, ran, &observed);
    if let (Kind::Measured(normalisation), Verdict::Judged { .. }) = (&run.leaf().kind, &verdict)
        && !measures.contains_key(&normalisation.measure)
    {
        verdict = unmeasured(script, state, &normalisation.measure, lost_measure);
    }
    let remarks = state.remarks.drain(..);
    let remarks = remarks.map(|message| Remark { severity: Severity::Note, message, origin: None }).collect();
    LeafJudgement {
        verdict,
        measures,
        notes: std::mem::take(&mut state.notes),
        remarks,
        read: state.files.iter().cloned().collect(),
    }
}

/// The measures by name, each with what it rests on.
fn measures(script: &Script, state: &mut State, ran: &Ran) -> BTreeMap<String, Measure> {
    let taken = std::mem::take(&mut state.measured);
    let with_trail = |(measured, ranges): (Measured, &Vec<Range>)| {
        let mut all = events(state, &[measured.own]);
        all.extend(events(state, ranges));
        (measured.name, Measure { trail: trail(script, &all, false, false), ..measured.measure })
    };
    taken.into_iter().zip(&ran.measures_rest_on).map(with_trail).collect()
}

/// A measured leaf without its measure: the evidence for it is missing, or the script does not take it on every way.
fn unmeasured(script: &Script, state: &State, name: &str, lost: Option<(Loss, Vec<Range>)>) -> Verdict {
    if let Some((Loss::Missing(message) | Loss::Absent(message), ranges)) = lost {
        let trail = trail(script, &events(state, &ranges), true, false);
        return Verdict::MissingEvidence { why: Reason { message, trail, at: None } };
    }
    let message = Message::new("heng::rule::never_measured").with("measure", name);
    let chain = vec![script.text.rule_place(rhai::Position::new(1, 1))];
    Verdict::Error { errors: vec![RuleError { message, chain, evidence: None }] }
}

/// What observations alone say of criteria (`from:`), with the events of reading them.
fn observed(run: &Run) -> Vec<(Criterion, Ruling, Vec<Event>)> {
    let criteria = run.leaf().rubric.iter().filter(|criterion| criterion.from.is_some());
    let of = criteria.map(|criterion| {
        let mark = run.mark();
        let ruling = observation_ruling(run, criterion);
        (criterion.clone(), ruling, run.take_since(mark))
    });
    of.collect()
}

fn verdict(
    script: &Script,
    run: &Run,
    state: &mut State,
    ran: Ran,
    observed: &[(Criterion, Ruling, Vec<Event>)],
) -> Verdict {
    let Ran { rests_on, lost, mut errors, ended, .. } = ran;
    match ended {
        Some(Ended::Said(stop, ranges)) if errors.is_empty() => return said(script, state, &stop, &ranges),
        Some(Ended::Bound(error)) => errors.push(error),
        _ => {}
    }
    let mut judged: Vec<(Judged, (Vec<Range>, bool))> =
        std::mem::take(&mut state.judged).into_iter().zip(rests_on).collect();
    let mut criteria = Vec::new();
    for criterion in &run.leaf().rubric {
        if let Some((_, ruling, events)) = observed.iter().find(|(known, ..)| known.id == criterion.id) {
            if let Ruling::Missing { why } = ruling
                && is_of_the_moment(why)
            {
                // What was not read may be there.
                let chain = vec![script.text.rule_place(rhai::Position::new(1, 1))];
                errors.push(RuleError { message: why.clone(), chain, evidence: None });
                continue;
            }
            let events: Vec<&Event> = events.iter().collect();
            let trail = trail(script, &events, loses(ruling), false);
            let ruling = ruling.clone();
            criteria.push(Judgement {
                criterion: criterion.id.clone(),
                ruling,
                trail,
                because: None,
                at: None,
                stale: vec![],
            });
        } else if let Some(index) = judged.iter().position(|(judged, _)| judged.criterion == criterion.id) {
            let (judged, (ranges, coarse)) = judged.swap_remove(index);
            criteria.push(judgement(script, state, judged, &ranges, coarse));
        } else if let Some(lost) = lost_for(&lost, criterion) {
            criteria.extend(lost_judgement(script, state, criterion, lost));
        } else if errors.is_empty() {
            let message = Message::new("heng::rule::never_judged").with("criterion", &criterion.id);
            errors.push(RuleError {
                message,
                chain: vec![script.text.rule_place(rhai::Position::new(1, 1))],
                evidence: None,
            });
        }
    }
    if errors.is_empty() { Verdict::Judged { criteria } } else { Verdict::Error { errors } }
}

fn said(script: &Script, state: &State, stop: &Stop, ranges: &[Range]) -> Verdict {
    let reason = |words: &str| Reason {
        message: Message::new("heng::finding::author").with("text", words),
        trail: trail(script, &events(state, ranges), true, false),
        at: None,
    };
    match stop {
        Stop::NotApplicable(words) => Verdict::NotApplicable { why: reason(words) },
        Stop::Veto(words) => Verdict::Vetoed { why: reason(words) },
        Stop::MissingWhole(words) => Verdict::MissingEvidence { why: reason(words) },
        _ => Verdict::MissingEvidence { why: reason("") },
    }
}

fn events<'a>(state: &'a State, ranges: &[Range]) -> Vec<&'a Event> {
    // The latest reads first: they are nearest to the judgement.
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable();
    ranges.reverse();
    let mut seen = std::collections::BTreeSet::new();
    let places = ranges.into_iter().flat_map(|(from, to)| from..to);
    places.filter(|place| seen.insert(*place)).filter_map(|place| state.log.get(place)).collect()
}

fn loses(ruling: &Ruling) -> bool {
    !matches!(ruling, Ruling::Judged { ratio, .. } if *ratio == Number::one())
}

fn judgement(script: &Script, state: &State, judged: Judged, ranges: &[Range], coarse: bool) -> Judgement {
    let lost = loses(&judged.ruling);
    let mut all: Vec<&Event> = judged.cited.iter().collect();
    let mut trail_of: Trail;
    if judged.cited.is_empty() {
        all.extend(events(state, &[judged.own]));
        all.extend(events(state, ranges));
        trail_of = trail(script, &all, lost, coarse);
    } else {
        // What the author names stands alone; what was looked for still explains lost points.
        trail_of = trail(script, &all, lost, false);
        if lost {
            let mut rest = events(state, &[judged.own]);
            rest.extend(events(state, ranges));
            trail_of.searches = trail(script, &rest, lost, false).searches;
        }
    }
    trail_of.searches.dedup();
    Judgement {
        criterion: judged.criterion,
        ruling: judged.ruling,
        trail: trail_of,
        because: judged.because,
        at: Some(script.place_of(&judged.at)),
        stale: Vec::new(),
    }
}

/// The loss that explains why a criterion was not judged: one that names it, else one that might have judged it.
fn lost_for<'a>(lost: &'a [Lost], criterion: &Criterion) -> Option<&'a Lost> {
    let named = lost.iter().find(|lost| lost.criteria.iter().any(|id| id == criterion.id.as_str()));
    named.or_else(|| lost.iter().find(|lost| lost.unnamed))
}

fn lost_judgement(script: &Script, state: &State, criterion: &Criterion, lost: &Lost) -> Option<Judgement> {
    let ruling = match &lost.why {
        Loss::Missing(message) => Ruling::Missing { why: message.clone() },
        Loss::Absent(_) => {
            let lowest = criterion.states.first().map(|state| state.name.clone());
            Ruling::Judged { ratio: Number::zero(), state: lowest, share: None, items: Vec::new() }
        }
        Loss::Failed => return None,
    };
    let trail = trail(script, &events(state, &lost.rests_on), true, false);
    Some(Judgement { criterion: criterion.id.clone(), ruling, trail, because: None, at: None, stale: Vec::new() })
}
