//! What a person saw and coded.

use std::sync::Arc;

use heng_model::Message;
use rhai::{Array, Dynamic, ImmutableString, NativeCallContext};

use super::declare::Declarer;
use crate::event::Event;
use crate::plugins::is_of_the_moment;
use crate::reads::Asked;
use crate::run::{Run, fail, lack};
use crate::stop::Fallible;
use crate::values::{BundleValue, Coded, List, display};

pub(super) fn declare(declarer: &mut Declarer) {
    declarer
        .entry(
            "bundle.observation(id: text) -> observation",
            "人工编码；没有就是缺证据。",
            "An observation; missing evidence where there is none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, id: ImmutableString| match find(&context, &id)? {
                Some(observation) => Ok(observation),
                None => lack(&context, Message::new("heng::finding::no_observation").with("id", id.as_str())),
            },
        )
        .entry(
            "bundle.find_observation(id: text) -> observation?",
            "人工编码，没有就是 ()。",
            "An observation, or ().",
            |context: NativeCallContext<'_>, _: &mut BundleValue, id: ImmutableString| {
                find(&context, &id).map(|found| found.map_or(Dynamic::UNIT, Dynamic::from))
            },
        )
        .entry(
            "observation.value -> text",
            "一致的或裁定的编码；不一致又未裁定就是缺证据。",
            "The agreed or settled value; missing evidence where there is neither.",
            |context: NativeCallContext<'_>, observation: &mut Coded| {
                coded(&context, observation).map(ImmutableString::from)
            },
        )
        .entry(
            "observation.yes -> bool",
            "编码是不是“是”。",
            "Whether the value is yes.",
            |context: NativeCallContext<'_>, observation: &mut Coded| yes(&context, observation),
        )
        .entry(
            "observation.is_one_of(values: list of text) -> bool",
            "编码是不是其中之一。",
            "Whether the value is one of these.",
            |context: NativeCallContext<'_>, observation: &mut Coded, values: List| {
                one_of(&context, observation, &values.items)
            },
        )
        .also("is_one_of", |context: NativeCallContext<'_>, observation: &mut Coded, values: Array| {
            one_of(&context, observation, &values)
        });
}

fn find(context: &NativeCallContext<'_>, id: &str) -> Fallible<Option<Coded>> {
    let run = Run::of(context);
    let wanted = run.leaf().observations.iter().map(|wanted| wanted.id.as_str());
    let known: Vec<String> = wanted.map(str::to_owned).collect();
    if !known.iter().any(|known| known == id) {
        let message = Message::new("heng::rule::undeclared_observation").with("id", id).with("known", known);
        return fail(context, message);
    }
    of_run(&run, id).or_else(|message| lack(context, message))
}

/// The observation of the leaf that is judged, if one is recorded.
pub(crate) fn of_run(run: &Run, id: &str) -> Result<Option<Coded>, Message> {
    run.ask(Asked::Observation(id.into()));
    match run.bundle.observation(run.indicator.as_str(), id) {
        Ok(found) => {
            run.touch(&Arc::from("observations.yaml"));
            Ok(found.map(Coded))
        }
        Err(unreadable) => {
            Err(Message::new("heng::finding::unreadable").with("file", &*unreadable.path).with("why", unreadable.why))
        }
    }
}

/// The value of an observation, taken down as read.
pub(crate) fn coded(context: &NativeCallContext<'_>, observation: &Coded) -> Fallible<String> {
    value(&Run::of(context), observation).or_else(|message| {
        // What it cites was not read: that says nothing of the evidence.
        if is_of_the_moment(&message) { fail(context, message) } else { lack(context, message) }
    })
}

/// The agreed or settled value, if it is in the codebook and what it cites is there.
pub(crate) fn value(run: &Run, observation: &Coded) -> Result<String, Message> {
    let id = observation.0.id.as_str();
    let wanted = run.leaf().observations.iter().find(|wanted| wanted.id == id);
    let decision = run.bundle.decision(&observation.0, wanted);
    if let Some(coding) = decision.coding {
        run.log(Event::read(coding.origin.clone(), coding.value.clone(), "observation", Some(id.into())));
    }
    for part in decision.cited {
        run.log(Event::read(part.origin, part.text, "quote", Some(id.into())));
    }
    decision.value.map(str::to_owned).map_err(|open| open.message(id))
}

/// Whether an observation says yes.
pub(crate) fn yes(context: &NativeCallContext<'_>, observation: &Coded) -> Fallible<bool> {
    let value = coded(context, observation)?;
    if let Some(yes) = super::tables::yes_or_no(&value) {
        Ok(yes)
    } else {
        let message = Message::new("heng::rule::observation_not_yes_no").with("value", value);
        fail(context, message.with("id", observation.0.id.as_str()))
    }
}

fn one_of(context: &NativeCallContext<'_>, observation: &Coded, values: &[Dynamic]) -> Fallible<bool> {
    let value = coded(context, observation)?;
    Ok(values.iter().any(|known| heng_evidence::same(&display(known), &value)))
}
