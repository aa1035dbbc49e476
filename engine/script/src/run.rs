//! The state of one check on one subject while it runs. Native functions reach it through the call's tag.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use heng_evidence::Bundle;
use heng_model::definition::Limits;
use heng_model::indicator::Leaf;
use heng_model::judgement::{Measure, Ruling};
use heng_model::subject::Subject;
use heng_model::{CriterionId, Date, Definition, IndicatorId, Message};
use rhai::{Dynamic, NativeCallContext};

use crate::closure::Closures;
use crate::event::{At, Event};
use crate::reads::{Asked, Reads};
use crate::stop::{Fallible, Fault, Stop};
use crate::values::{MOST_DEPTH, weigh};
use crate::watch::Watch;

/// Events kept of one check; what comes after is counted only.
const MOST_EVENTS: usize = 20_000;
/// Bytes that a captured variable costs beside what it holds.
const CAPTURE: usize = 256;

/// One check on one subject.
#[derive(Debug)]
pub struct Run {
    /// The methodology.
    pub definition: Arc<Definition>,
    /// The leaf that is judged.
    pub indicator: IndicatorId,
    /// The subject.
    pub subject: Arc<Subject>,
    /// Its evidence.
    pub bundle: Arc<Bundle>,
    /// What the check may cost.
    pub meter: Arc<Meter>,
    /// What the closures of the check do.
    pub closures: Arc<Closures>,
    /// Who wants to know what runs.
    pub watch: Option<Arc<Watch>>,
    state: Mutex<State>,
}

/// What has been said and read so far.
#[derive(Debug, Default)]
pub struct State {
    /// Everything that happened, in order.
    pub log: Vec<Event>,
    /// Events beyond [`MOST_EVENTS`].
    pub unlogged: usize,
    /// Where in `log` the running statement began.
    pub statement_start: usize,
    /// Where in `log` the last judgement of the running statement was made.
    pub last_judged: usize,
    /// Judgements made by the running statement.
    pub judged_here: usize,
    /// Judgements in the order they were made.
    pub judged: Vec<Judged>,
    /// Where in `log` the last measure of the running statement was taken.
    pub last_measured: usize,
    /// Measures in the order they were taken.
    pub measured: Vec<Measured>,
    /// The author's notes.
    pub notes: Vec<String>,
    /// Heng's remarks on this leaf.
    pub remarks: Vec<Message>,
    /// Files read.
    pub files: BTreeSet<Arc<str>>,
    /// Everything that was asked.
    pub reads: Reads,
    /// Variables that closures captured, by the address of what they hold.
    captured: BTreeMap<usize, Dynamic>,
}

/// A measure in the making.
#[derive(Debug)]
pub struct Measured {
    /// Its name.
    pub name: String,
    /// Its value; what it rests on comes last.
    pub measure: Measure,
    /// Its own events: a range of the log.
    pub own: (usize, usize),
}

/// A judgement in the making.
#[derive(Debug)]
pub struct Judged {
    /// The criterion.
    pub criterion: CriterionId,
    /// What was said.
    pub ruling: Ruling,
    /// Its own events: a range of the log.
    pub own: (usize, usize),
    /// Whether other judgements of the same statement came before it.
    pub not_first: bool,
    /// The line that judged.
    pub at: At,
    /// The author's words.
    pub because: Option<String>,
    /// Evidence that the author named, which then stands alone.
    pub cited: Vec<Event>,
}

impl Run {
    /// A fresh run.
    pub fn new(
        (definition, indicator): (Arc<Definition>, IndicatorId),
        subject: Arc<Subject>,
        bundle: Arc<Bundle>,
        meter: Arc<Meter>,
        closures: Arc<Closures>,
        watch: Option<Arc<Watch>>,
    ) -> Arc<Self> {
        Arc::new(Self { definition, indicator, subject, bundle, meter, closures, watch, state: Mutex::default() })
    }

    /// The run that a native function was called in.
    pub fn of(context: &NativeCallContext<'_>) -> Arc<Run> {
        let tag = context.tag().and_then(|tag| tag.read_lock::<Arc<Run>>().map(|run| run.clone()));
        tag.expect("every evaluation carries its run as a tag")
    }

    /// What has been said and read so far.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The leaf that is judged.
    pub fn leaf(&self) -> &Leaf {
        let node = self.definition.tree.get(&self.indicator);
        node.and_then(|node| node.leaf.as_ref()).expect("a check runs for a leaf")
    }

    /// Takes down a question that the judgement hangs on.
    pub fn ask(&self, asked: Asked) {
        self.state().reads.ask(asked);
    }

    /// The assessment date.
    pub fn assessed_on(&self) -> Date {
        self.ask(Asked::AssessedOn);
        self.definition.assessed_on
    }

    /// Takes down an event.
    pub fn log(&self, event: Event) {
        let mut state = self.state();
        if state.log.len() < MOST_EVENTS {
            state.log.push(event);
        } else {
            state.unlogged += 1;
        }
    }

    /// How much is in the log.
    pub fn mark(&self) -> usize {
        self.state().log.len()
    }

    /// Takes back what was logged since `mark`.
    pub fn take_since(&self, mark: usize) -> Vec<Event> {
        let mut state = self.state();
        let mark = mark.min(state.log.len());
        state.log.split_off(mark)
    }

    /// Charges for reading a variable, and refuses values that are nested too deeply.
    pub fn weigh_variable(&self, value: &Dynamic) -> Result<(), Box<Stop>> {
        let shared = value.is_shared();
        let Some(weight) = weigh(value) else {
            let message = Message::new("heng::rule::too_nested").with("most", MOST_DEPTH);
            return Err(Box::new(Stop::Bound(message)));
        };
        self.meter.spend((weight.items / 64 + weight.bytes / 1024) as u64)?;
        if shared { self.hold(value, weight.items * 16 + weight.bytes) } else { Ok(()) }
    }

    /// Keeps a captured variable until the check ends: closures that hold themselves would never be freed otherwise.
    fn hold(&self, value: &Dynamic, bytes: usize) -> Result<(), Box<Stop>> {
        let Some(address) = value.read_lock::<Dynamic>().map(|inner| std::ptr::from_ref(&*inner).addr()) else {
            return Ok(());
        };
        if self.state().captured.contains_key(&address) {
            return Ok(());
        }
        self.meter.take(bytes + CAPTURE)?;
        self.state().captured.insert(address, value.clone());
        Ok(())
    }

    /// Empties the variables that closures captured.
    pub fn release(&self) {
        let captured = std::mem::take(&mut self.state().captured);
        for (_, mut variable) in captured.iter().map(|(address, variable)| (address, variable.clone())) {
            if let Some(mut inner) = variable.write_lock::<Dynamic>() {
                *inner = Dynamic::UNIT;
            }
        }
    }

    /// Takes down that a file was read.
    pub fn touch(&self, file: &Arc<str>) {
        self.state().files.insert(file.clone());
    }
}

/// The place of a call.
pub fn at(context: &NativeCallContext<'_>) -> At {
    At { source: context.call_source().map(Into::into), position: context.call_position() }
}

/// Counts what a check costs. The counts decide; the clock only aborts the whole run.
#[derive(Debug)]
pub struct Meter {
    operations: AtomicU64,
    memory: AtomicU64,
    most_operations: AtomicU64,
    most_memory: AtomicU64,
    abort: Arc<AtomicBool>,
}

impl Meter {
    /// A meter that also stops when `abort` is set.
    pub fn new(abort: Arc<AtomicBool>) -> Arc<Self> {
        Arc::new(Self {
            operations: AtomicU64::new(0),
            memory: AtomicU64::new(0),
            most_operations: AtomicU64::new(u64::MAX),
            most_memory: AtomicU64::new(u64::MAX),
            abort,
        })
    }

    /// Starts anew with these bounds.
    pub fn reset(&self, limits: &Limits) {
        self.operations.store(0, Ordering::Relaxed);
        self.memory.store(0, Ordering::Relaxed);
        self.most_operations.store(limits.operations, Ordering::Relaxed);
        self.most_memory.store(limits.memory, Ordering::Relaxed);
    }

    /// One more operation of the script itself; a stop when it was one too many.
    pub fn tick(&self) -> Option<Dynamic> {
        self.spend(1).err().map(|stop| Dynamic::from(Arc::<Stop>::from(stop)))
    }

    fn spend(&self, count: u64) -> Result<(), Box<Stop>> {
        if self.abort.load(Ordering::Relaxed) {
            return Err(Box::new(Stop::Aborted));
        }
        let most = self.most_operations.load(Ordering::Relaxed);
        if self.operations.fetch_add(count, Ordering::Relaxed).saturating_add(count) > most {
            return Err(Box::new(Stop::Bound(Message::new("heng::rule::too_many_operations").with("most", most))));
        }
        Ok(())
    }

    /// Work done by a native function, in operations.
    pub fn work(&self, context: &NativeCallContext<'_>, count: usize) -> Fallible<()> {
        self.spend(count as u64).or_else(|stop| stop.raise(context.call_position()))
    }

    /// Whether the run was ended from outside: asked within long native work.
    pub fn aborted(&self) -> bool {
        self.abort.load(Ordering::Relaxed)
    }

    /// Set from outside, it ends the run.
    pub fn abort(&self) -> &AtomicBool {
        &self.abort
    }

    /// Memory that a native function hands to the script, in bytes.
    pub fn allocate(&self, context: &NativeCallContext<'_>, bytes: usize) -> Fallible<()> {
        self.take(bytes).or_else(|stop| stop.raise(context.call_position()))
    }

    fn take(&self, bytes: usize) -> Result<(), Box<Stop>> {
        let most = self.most_memory.load(Ordering::Relaxed);
        if self.memory.fetch_add(bytes as u64, Ordering::Relaxed).saturating_add(bytes as u64) > most {
            return Err(Box::new(Stop::Bound(Message::new("heng::rule::too_much_memory").with("most", most))));
        }
        Ok(())
    }

    /// A text that a native function reads through and perhaps normalises.
    pub fn read(&self, context: &NativeCallContext<'_>, bytes: usize) -> Fallible<()> {
        self.work(context, bytes / 64)
    }
}

/// A rule error at the place of the call.
pub fn fail<T>(context: &NativeCallContext<'_>, message: Message) -> Fallible<T> {
    let fault = Fault { message, evidence: None, at: Some(at(context)) };
    Stop::Fault(fault).raise(context.call_position())
}

/// Missing evidence at the place of the call.
pub fn lack<T>(context: &NativeCallContext<'_>, message: Message) -> Fallible<T> {
    Stop::Missing(message).raise(context.call_position())
}
