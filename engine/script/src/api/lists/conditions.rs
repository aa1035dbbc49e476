//! Conditions on items, and which of them decided.

use std::sync::Arc;

use heng_model::Message;
use heng_model::trail::Citation;
use rhai::{Dynamic, FnPtr, INT, NativeCallContext};

use super::of_nothing;
use crate::closure::Closure;
use crate::event::{Event, Near, Search, Wanted};
use crate::run::{Run, at, fail};
use crate::stop::{Fallible, Stop};
use crate::values::{List, Share, citation, display, kind, showing};

/// Items of one search that are cited, and what is cited of each.
pub(super) const CITED: usize = 3;
const READS: usize = 2;

/// One item put to a condition, with what was read of it.
pub(super) struct Tried {
    pub value: Dynamic,
    pub events: Vec<Event>,
}

pub(super) fn try_item(
    context: &NativeCallContext<'_>,
    run: &Run,
    f: &mut Closure<'_>,
    item: &Dynamic,
) -> Fallible<Tried> {
    run.meter.work(context, 1)?;
    let mark = run.mark();
    let value = f.call(item.clone())?;
    Ok(Tried { value, events: run.take_since(mark) })
}

/// One item put to a condition that must say yes or no.
fn ask(
    context: &NativeCallContext<'_>,
    run: &Run,
    f: &mut Closure<'_>,
    item: &Dynamic,
    call: &'static str,
) -> Fallible<(bool, Vec<Event>)> {
    let tried = try_item(context, run, f, item)?;
    if let Ok(holds) = tried.value.as_bool() {
        Ok((holds, tried.events))
    } else {
        let message = Message::new("heng::rule::condition_not_bool").with("call", call);
        fail(context, message.with("kind", kind(&tried.value)))
    }
}

/// The last thing that was read of an item: what it failed by, or what it was recognised by.
fn last_read(events: &[Event], item: &Dynamic) -> Option<Citation> {
    last_reads(events, item).pop()
}

/// The last things that were read of an item, in the order of reading.
fn last_reads(events: &[Event], item: &Dynamic) -> Vec<Citation> {
    let mut reads: Vec<Citation> = Vec::new();
    for event in events.iter().rev() {
        reads.extend(event.citation().filter(|read| reads.iter().all(|known| known.origin != read.origin)));
        if reads.len() == READS {
            break;
        }
    }
    reads.reverse();
    if reads.is_empty() { citation(item).into_iter().collect() } else { reads }
}

/// Items that decided, with what was read and computed of the first of them.
#[derive(Default)]
struct Deciding {
    items: usize,
    cited: Vec<Citation>,
    computed: Vec<Event>,
}

impl Deciding {
    fn add(&mut self, events: &[Event], item: &Dynamic) {
        self.items += 1;
        if self.items <= CITED {
            self.cited.extend(last_reads(events, item));
            self.computed.extend(events.iter().filter(|event| matches!(event, Event::Computed { .. })).cloned());
        }
    }
}

/// The item whose condition was followed furthest before it failed; the first of them, where none got further than the
/// others.
#[derive(Default)]
struct Nearest {
    steps: usize,
    read: Option<Citation>,
    failing: usize,
    is_ahead: bool,
}

impl Nearest {
    fn consider(&mut self, events: &[Event], item: &Dynamic) {
        self.is_ahead |= self.failing > 0 && events.len() != self.steps;
        self.failing += 1;
        if events.len() > self.steps {
            self.steps = events.len();
            self.read = last_read(events, item);
        }
    }
    fn near(self) -> Near {
        match self.read {
            Some(read) if self.is_ahead || self.failing == 1 => Near::Item(read),
            Some(read) => Near::AnyItem(read),
            None => Near::Nothing,
        }
    }
}

fn record(
    context: &NativeCallContext<'_>,
    list: &List,
    call: &'static str,
    f: &FnPtr,
    hits: usize,
    cited: Vec<Citation>,
    near: Near,
) {
    Run::of(context).log(Event::search(Search {
        wanted: Wanted::Condition(call, f.fn_name().into()),
        item: None,
        place: list.place.clone(),
        of: list.len(),
        hits,
        cited,
        near,
        absent: list.absent.clone(),
        at: at(context),
    }));
}

/// Evidence that was missing for an item: it does not matter where another item decides.
#[derive(Default)]
struct Unknown(Option<Box<rhai::EvalAltResult>>);

impl Unknown {
    /// One item put to a condition; nothing where what it says cannot be known.
    fn ask(
        &mut self,
        context: &NativeCallContext<'_>,
        run: &Run,
        f: &mut Closure<'_>,
        item: &Dynamic,
        call: &'static str,
    ) -> Fallible<Option<(bool, Vec<Event>)>> {
        let mark = run.mark();
        match ask(context, run, f, item, call) {
            Ok(said) => Ok(Some(said)),
            Err(error) if matches!(Stop::of(&error).as_deref(), Some(Stop::Missing(_))) => {
                run.take_since(mark);
                self.0.get_or_insert(error);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Nothing decided: what was missing does matter.
    fn settle(self) -> Fallible<()> {
        self.0.map_or(Ok(()), Err)
    }
}

/// The first item for which the condition holds; only what was read of it stays in the log. Where any item will do, one
/// that cannot be judged is passed over as long as another holds, so that the order of files decides nothing.
fn decide(
    context: &NativeCallContext<'_>,
    list: &List,
    f: &FnPtr,
    call: &'static str,
    any_will_do: bool,
) -> Fallible<Option<Dynamic>> {
    let run = Run::of(context);
    let mut condition = Closure::new(context, &run, f.clone());
    let mut nearest = Nearest::default();
    let mut unknown = Unknown::default();
    for item in list.items.iter() {
        let said = if any_will_do {
            unknown.ask(context, &run, &mut condition, item, call)?
        } else {
            Some(ask(context, &run, &mut condition, item, call)?)
        };
        let Some((holds, events)) = said else { continue };
        if holds {
            if events.is_empty() {
                record(context, list, call, f, 1, citation(item).into_iter().collect(), Near::Nothing);
            }
            for event in events {
                run.log(event);
            }
            return Ok(Some(item.clone()));
        }
        nearest.consider(&events, item);
    }
    unknown.settle()?;
    record(context, list, call, f, 0, Vec::new(), nearest.near());
    Ok(None)
}

pub(super) fn any(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<bool> {
    decide(context, list, &f, "any", true).map(|item| item.is_some())
}

pub(super) fn find(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<Dynamic> {
    decide(context, list, &f, "find", false).map(|item| item.unwrap_or(Dynamic::UNIT))
}

/// Every item put to the condition: those for which it holds, and the evidence of some that decide.
fn sift(
    context: &NativeCallContext<'_>,
    list: &List,
    f: &FnPtr,
    call: &'static str,
    cite_failing: bool,
) -> Fallible<Vec<Dynamic>> {
    let run = Run::of(context);
    let mut condition = Closure::new(context, &run, f.clone());
    let mut kept = Vec::new();
    let mut nearest = Nearest::default();
    let mut unknown = Unknown::default();
    let (mut holding, mut failing) = (Deciding::default(), Deciding::default());
    for item in list.items.iter() {
        // One item that fails decides against all of them.
        let said = if call == "all" {
            unknown.ask(context, &run, &mut condition, item, call)?
        } else {
            Some(ask(context, &run, &mut condition, item, call)?)
        };
        let Some((holds, events)) = said else { continue };
        if holds { &mut holding } else { &mut failing }.add(&events, item);
        if holds {
            kept.push(item.clone());
        } else {
            nearest.consider(&events, item);
        }
    }
    if failing.items == 0 {
        unknown.settle()?;
    }
    let deciding = if cite_failing && failing.items > 0 { failing } else { holding };
    for computed in deciding.computed {
        run.log(computed);
    }
    record(context, list, call, f, kept.len(), deciding.cited, nearest.near());
    run.meter.allocate(context, kept.len() * 16)?;
    Ok(kept)
}

pub(super) fn filter(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
    sift(context, list, &f, "filter", false).map(|kept| list.with(kept))
}

pub(super) fn count(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<INT> {
    sift(context, list, &f, "count", false).map(|kept| kept.len() as INT)
}

pub(super) fn share(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<Share> {
    if list.is_empty() {
        return of_nothing(context, list, "share");
    }
    let kept = sift(context, list, &f, "share", true)?;
    Ok(Share { met: kept.len(), of: list.len() })
}

pub(super) fn all(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<bool> {
    if list.is_empty() {
        return of_nothing(context, list, "all");
    }
    sift(context, list, &f, "all", true).map(|kept| kept.len() == list.len())
}
/// What `cover` finds of one item: whether it is there, and the search that says so.
pub(in crate::api) fn cover_item(
    context: &NativeCallContext<'_>,
    run: &Run,
    list: &List,
    condition: &mut Closure<'_>,
    item: &Dynamic,
) -> Fallible<(bool, Search)> {
    let (met, events) = ask(context, run, condition, item, "cover")?;
    let (mut of, mut near, mut place, mut absent) =
        (list.len(), Near::Nothing, list.place.clone(), list.absent.clone());
    // The search within the condition says where was looked, among how many.
    for event in &events {
        if let Event::Search(search) = event {
            (of, near) = (search.of, search.near.clone());
            place = search.place.clone();
            absent = search.absent.clone().or(absent);
        }
    }
    let cited = if met { last_read(&events, item).into_iter().collect() } else { Vec::new() };
    run.meter.work(context, showing(item))?;
    let name: Arc<str> = display(item).into();
    let search = Search {
        wanted: Wanted::Condition("cover", condition.name().clone()),
        item: Some(name),
        place,
        of,
        hits: usize::from(met),
        cited,
        near,
        absent,
        at: at(context),
    };
    Ok((met, search))
}
