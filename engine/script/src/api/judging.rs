//! Judging: what a check says, taken down with everything it rests on.

use heng_model::judgement::{Item, Measure, Ruling};
use heng_model::rubric::Criterion;
use heng_model::{CriterionId, Message, Number};
use rhai::{Array, Dynamic, FnPtr, ImmutableString, Map, NativeCallContext};

use super::declare::Declarer;
use super::lists::{cover_item, of_array};
use super::observations;
use crate::closure::Closure;
use crate::event::{Event, Read};
use crate::run::{Judged, Measured, Run, at, fail, lack};
use crate::stop::{Fallible, Stop};
use crate::values::{Coded, JudgementValue, List, Share, citation, display, kind, numeric};

/// Bytes that a note or a measure costs beside its text.
const TAKEN_DOWN: usize = 128;
/// Measures of one check.
pub const MOST_MEASURES: usize = 1_000;

pub(super) fn declare(declarer: &mut Declarer) {
    verdicts(declarer);
    declarer
        .entry(
            "judgement.because(text: text) -> judgement",
            "用自己的话说明这个判定。",
            "The author's words on a judgement.",
            |context: NativeCallContext<'_>, judgement: &mut JudgementValue, words: Dynamic| {
                let run = Run::of(&context);
                if let Some(judged) = run.state().judged.get_mut(judgement.index) {
                    judged.because = Some(display(&words));
                }
                judgement.clone()
            },
        )
        .entry(
            "judgement.cite(evidence: any) -> judgement",
            "这个判定只引这些证据：文件、元素、行、编码，或它们的列表。",
            "Rests the judgement on this evidence alone.",
            |context: NativeCallContext<'_>, judgement: &mut JudgementValue, evidence: Dynamic| {
                let cited = cited(&context, &evidence)?;
                let run = Run::of(&context);
                if let Some(judged) = run.state().judged.get_mut(judgement.index) {
                    judged.cited.extend(cited);
                    judged.cited.truncate(heng_model::trail::MOST_CITATIONS);
                }
                Fallible::Ok(judgement.clone())
            },
        )
        .entry(
            "skip(id: text, why: text) -> nothing",
            "这个评分点不适用，它的分值退出分母。",
            "The criterion does not apply: its points leave the denominator.",
            |context: NativeCallContext<'_>, id: ImmutableString, why: Dynamic| {
                let why = Message::new("heng::finding::author").with("text", display(&why));
                take_down(&context, &id, Ruling::NotApplicable { why }, Vec::new()).map(|_| ())
            },
        )
        .entry(
            "not_applicable(why: text) -> nothing",
            "整个指标不适用，检查到此为止。",
            "The indicator does not apply. Ends the check.",
            |context: NativeCallContext<'_>, why: Dynamic| -> Fallible<()> {
                Stop::NotApplicable(display(&why)).raise(context.call_position())
            },
        )
        .entry(
            "missing(why: text) -> nothing",
            "证据不足以判定整个指标，检查到此为止。",
            "The evidence does not do. Ends the check.",
            |context: NativeCallContext<'_>, why: Dynamic| -> Fallible<()> {
                Stop::MissingWhole(display(&why)).raise(context.call_position())
            },
        )
        .entry(
            "veto(why: text) -> nothing",
            "一票否决，检查到此为止。",
            "Vetoes. Ends the check.",
            |context: NativeCallContext<'_>, why: Dynamic| -> Fallible<()> {
                Stop::Veto(display(&why)).raise(context.call_position())
            },
        )
        .entry(
            "measure(name: text, value: number) -> nothing",
            "记下一个数，供统计和标准化使用。",
            "Takes a number down for statistics and normalisers.",
            |context: NativeCallContext<'_>, name: ImmutableString, value: Dynamic| measure(&context, &name, &value),
        )
        .entry(
            "note(text: text) -> nothing",
            "留一句话在结果里。",
            "Leaves a remark in the results.",
            |context: NativeCallContext<'_>, words: Dynamic| {
                let words = display(&words);
                let run = Run::of(&context);
                run.meter.allocate(&context, words.len() + TAKEN_DOWN)?;
                run.state().notes.push(words);
                Fallible::Ok(())
            },
        );
}

fn verdicts(declarer: &mut Declarer) {
    declarer
        .entry(
            "judge(id: text, holds: any) -> judgement",
            "判定一个评分点：满足或不满足（真假，或一个是否编码）。",
            "Judges a criterion met or unmet.",
            |context: NativeCallContext<'_>, id: ImmutableString, holds: Dynamic| {
                judge(&context, &id, &holds, Vec::new())
            },
        )
        .entry(
            "judge(id: text, holds: any, evidence: any) -> judgement",
            "同上，并写明所依据的证据。",
            "The same, resting on this evidence.",
            |context: NativeCallContext<'_>, id: ImmutableString, holds: Dynamic, evidence: Dynamic| {
                let evidence = cited(&context, &evidence)?;
                judge(&context, &id, &holds, evidence)
            },
        )
        .entry(
            "grade(id: text, ratio: any) -> judgement",
            "按比例或状态判定：0 到 1 的数、占比、状态名、编码，或 #{ 状态: 真假, … }。",
            "Judges a criterion by a ratio, a share, a state, an observation, or a ladder of conditions.",
            |context: NativeCallContext<'_>, id: ImmutableString, value: Dynamic| grade(&context, &id, &value),
        )
        .entry(
            "cover(id: text, list: list, condition: function) -> judgement",
            "清单里有几项满足条件；缺哪几项会写明。",
            "Judges by the share of a list for which a condition holds, naming what is lacking.",
            |context: NativeCallContext<'_>, id: ImmutableString, list: List, f: FnPtr| cover(&context, &id, &list, &f),
        )
        .also("cover", |context: NativeCallContext<'_>, id: ImmutableString, items: Array, f: FnPtr| {
            cover(&context, &id, &of_array(&items), &f)
        });
}

fn judge(
    context: &NativeCallContext<'_>,
    id: &ImmutableString,
    holds: &Dynamic,
    cited: Vec<Event>,
) -> Fallible<JudgementValue> {
    let met = if let Ok(met) = holds.as_bool() {
        met
    } else if let Some(observation) = holds.read_lock::<Coded>().map(|observation| observation.clone()) {
        observations::yes(context, &observation)?
    } else {
        return fail(
            context,
            Message::new("heng::rule::judge_needs_bool").with("criterion", id.as_str()).with("kind", kind(holds)),
        );
    };
    take_down(context, id, Ruling::yes_no(met), cited)
}

fn grade(context: &NativeCallContext<'_>, id: &ImmutableString, value: &Dynamic) -> Fallible<JudgementValue> {
    let run = Run::of(context);
    let criterion = criterion(context, &run, id)?;
    if let Some(observation) = value.read_lock::<Coded>().map(|observation| observation.clone()) {
        let name = observations::coded(context, &observation)?;
        let ruling = state(context, criterion, &name)?;
        return take_down(context, id, ruling, Vec::new());
    }
    if let Some(conditions) = value.read_lock::<Map>().map(|map| map.clone()) {
        let ruling = ladder(context, &run, criterion, &conditions)?;
        return take_down(context, id, ruling, Vec::new());
    }
    if value.is_string() {
        let ruling = state(context, criterion, &display(value))?;
        return take_down(context, id, ruling, Vec::new());
    }
    let share = value.read_lock::<Share>().map(|share| share.counts());
    let Some(ratio) = numeric(value) else {
        let message = Message::new("heng::rule::grade_needs_ratio").with("criterion", id.as_str());
        return fail(context, message.with("kind", kind(value)));
    };
    if ratio.is_negative() || ratio > Number::one() {
        let message = Message::new("heng::rule::ratio_out_of_range").with("criterion", id.as_str());
        return fail(context, message.with("ratio", display(value)));
    }
    take_down(context, id, Ruling::Judged { ratio, state: None, share, items: Vec::new() }, Vec::new())
}

/// The ruling of a state by its name.
fn state(context: &NativeCallContext<'_>, criterion: &Criterion, name: &str) -> Fallible<Ruling> {
    match criterion.states.iter().find(|state| heng_evidence::same(&state.name, name)) {
        Some(state) => Ok(Ruling::Judged {
            ratio: state.ratio.clone(),
            state: Some(state.name.clone()),
            share: None,
            items: Vec::new(),
        }),
        None => unknown_state(context, criterion, name),
    }
}

fn unknown_state<T>(context: &NativeCallContext<'_>, criterion: &Criterion, name: &str) -> Fallible<T> {
    if criterion.states.is_empty() {
        return fail(
            context,
            Message::new("heng::rule::no_states").with("criterion", &criterion.id).with("state", name),
        );
    }
    let known: Vec<String> = criterion.states.iter().map(|state| state.name.clone()).collect();
    let message = Message::new("heng::rule::unknown_state").with("criterion", &criterion.id).with("state", name);
    fail(context, message.with("known", known))
}

/// The highest state that holds with all below it. A state above a gap is remarked on.
fn ladder(context: &NativeCallContext<'_>, run: &Run, criterion: &Criterion, conditions: &Map) -> Fallible<Ruling> {
    for name in conditions.keys() {
        if criterion.state(name).is_none() {
            return unknown_state(context, criterion, name);
        }
    }
    let Some(lowest) = criterion.states.first() else { return unknown_state(context, criterion, "") };
    let (mut reached, mut gap) = (lowest, None);
    for state in &criterion.states[1..] {
        let Some(condition) = conditions.get(state.name.as_str()) else {
            let message = Message::new("heng::rule::state_without_condition").with("criterion", &criterion.id);
            return fail(context, message.with("state", state.name.as_str()));
        };
        let Ok(holds) = condition.as_bool() else {
            let message = Message::new("heng::rule::condition_not_bool").with("call", state.name.as_str());
            return fail(context, message.with("kind", kind(condition)));
        };
        match (holds, &gap) {
            (true, None) => reached = state,
            (false, None) => gap = Some(state),
            (true, Some(gap)) => {
                let message = Message::new("heng::finding::state_above_gap").with("criterion", &criterion.id);
                run.state().remarks.push(message.with("state", state.name.as_str()).with("gap", gap.name.as_str()));
            }
            (false, Some(_)) => {}
        }
    }
    Ok(Ruling::Judged {
        ratio: reached.ratio.clone(),
        state: Some(reached.name.clone()),
        share: None,
        items: Vec::new(),
    })
}

fn cover(context: &NativeCallContext<'_>, id: &ImmutableString, list: &List, f: &FnPtr) -> Fallible<JudgementValue> {
    let run = Run::of(context);
    criterion(context, &run, id)?;
    if list.is_empty() {
        let message = Message::new("heng::finding::of_nothing").with("call", "cover").with("place", &*list.place);
        return lack(context, message);
    }
    let mut condition = Closure::new(context, &run, f.clone());
    let mut items = Vec::with_capacity(list.len());
    for item in list.items.iter() {
        let (met, search) = cover_item(context, &run, list, &mut condition, item)?;
        run.log(Event::search(search));
        items.push(Item { name: display(item), met });
    }
    let share = Share { met: items.iter().filter(|item| item.met).count(), of: items.len() };
    let ruling = Ruling::Judged { ratio: share.ratio(), state: None, share: Some(share.counts()), items };
    take_down(context, id, ruling, Vec::new())
}

fn criterion<'a>(context: &NativeCallContext<'_>, run: &'a Run, id: &str) -> Fallible<&'a Criterion> {
    let rubric = &run.leaf().rubric;
    if let Some(criterion) = rubric.iter().find(|criterion| criterion.id.as_str() == id) {
        Ok(criterion)
    } else {
        let known: Vec<String> = rubric.iter().map(|criterion| criterion.id.to_string()).collect();
        let message = Message::new("heng::rule::unknown_criterion").with("criterion", &*crate::event::clip(id));
        fail(
            context,
            message
                .with("known", known)
                .with("suggestion", crate::suggest::nearest(id, rubric.iter().map(|c| c.id.as_str()))),
        )
    }
}

fn take_down(
    context: &NativeCallContext<'_>,
    id: &ImmutableString,
    ruling: Ruling,
    cited: Vec<Event>,
) -> Fallible<JudgementValue> {
    let run = Run::of(context);
    criterion(context, &run, id)?;
    let mut state = run.state();
    if state.judged.iter().any(|judged| judged.criterion.as_str() == id.as_str()) {
        drop(state);
        return fail(context, Message::new("heng::rule::judged_twice").with("criterion", id.as_str()));
    }
    let now = state.log.len();
    let from = state.statement_start.max(state.last_judged).min(now);
    let index = state.judged.len();
    let not_first = state.judged_here > 0;
    state.judged.push(Judged {
        criterion: CriterionId::from(id.as_str()),
        ruling,
        own: (from, now),
        not_first,
        at: at(context),
        because: None,
        cited,
    });
    state.last_judged = now;
    state.judged_here += 1;
    Ok(JudgementValue { index })
}

/// The evidence that an author names.
fn cited(context: &NativeCallContext<'_>, evidence: &Dynamic) -> Fallible<Vec<Event>> {
    let items: Vec<Dynamic> = if let Some(list) = evidence.read_lock::<List>() {
        list.items.to_vec()
    } else if let Some(items) = evidence.read_lock::<Array>() {
        items.clone()
    } else if evidence.is_unit() {
        Vec::new()
    } else {
        vec![evidence.clone()]
    };
    let events = items.iter().take(heng_model::trail::MOST_CITATIONS).map(|item| match citation(item) {
        Some(citation) => {
            Ok(Event::Read(Read { origin: citation.origin, quote: citation.quote, name: "cite", argument: None }))
        }
        None => fail(context, Message::new("heng::rule::cannot_cite").with("kind", kind(item))),
    });
    events.collect()
}

fn measure(context: &NativeCallContext<'_>, name: &ImmutableString, value: &Dynamic) -> Fallible<()> {
    let run = Run::of(context);
    let Some(number) = numeric(value) else {
        return fail(
            context,
            Message::new("heng::rule::measure_needs_number").with("name", name.as_str()).with("kind", kind(value)),
        );
    };
    run.meter.allocate(context, name.len() + TAKEN_DOWN)?;
    let share = value.read_lock::<Share>().map(|share| share.counts());
    let mut state = run.state();
    if state.measured.len() >= MOST_MEASURES {
        drop(state);
        return fail(context, Message::new("heng::rule::too_many_measures").with("most", MOST_MEASURES));
    }
    if state.measured.iter().any(|known| known.name == name.as_str()) {
        drop(state);
        return fail(context, Message::new("heng::rule::measured_twice").with("name", name.as_str()));
    }
    let measure = Measure { value: number, share, trail: heng_model::trail::Trail::default(), stale: Vec::new() };
    let now = state.log.len();
    let own = (state.statement_start.max(state.last_measured).min(now), now);
    state.measured.push(Measured { name: name.to_string(), measure, own });
    state.last_measured = now;
    Ok(())
}

/// What an observation alone says of a criterion (`from:`).
pub fn observation_ruling(run: &Run, criterion: &Criterion) -> Ruling {
    let id = criterion.from.as_deref().unwrap_or_default();
    let found = match observations::of_run(run, id) {
        Ok(Some(observation)) => observations::value(run, &observation),
        Ok(None) => Err(Message::new("heng::finding::no_observation").with("id", id)),
        Err(message) => Err(message),
    };
    let value = match found {
        Ok(value) => value,
        Err(why) => return Ruling::Missing { why },
    };
    if let Some(state) = criterion.states.iter().find(|state| heng_evidence::same(&state.name, &value)) {
        return Ruling::Judged {
            ratio: state.ratio.clone(),
            state: Some(state.name.clone()),
            share: None,
            items: Vec::new(),
        };
    }
    match super::tables::yes_or_no(&value) {
        Some(yes) if criterion.states.is_empty() => Ruling::yes_no(yes),
        _ => Ruling::Missing { why: Message::new("heng::finding::not_a_state").with("id", id).with("value", value) },
    }
}
