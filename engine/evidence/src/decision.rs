//! What the codings of an observation come to: a value, or why there is none yet. Checks and collectors' lists both go by this.

use heng_model::Message;
use heng_model::evidence::WantedObservation;

use crate::bundle::Bundle;
use crate::document::Part;
use crate::fold::same;
use crate::observation::{Coding, Disagreement, Observation};
use crate::unreadable::Unreadable;

/// What the codings of an observation come to.
#[derive(Debug)]
pub struct Decision<'a> {
    /// The settled coding, else the one that all agree on; none where there is neither.
    pub coding: Option<&'a Coding>,
    /// What it cites.
    pub cited: Vec<Part>,
    /// Its value, or why that cannot be used.
    pub value: Result<&'a str, Open>,
}

/// Why an observation has no value yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Open {
    /// Fewer people coded it than were asked for.
    TooFewCoders {
        /// How many did.
        count: usize,
        /// How many were asked for.
        coders: usize,
    },
    /// The coders disagree and nobody settled it.
    Disagreement(Disagreement),
    /// A word that is not in the codebook.
    NotInCodebook {
        /// The word.
        value: String,
        /// The codebook.
        codebook: Vec<String>,
    },
    /// What a coder cites is not there.
    NotCited(Message),
    /// What a coder cites was not read: whoever was to read it crashed, was late, is not trusted.
    Unread(Unreadable),
}

impl Open {
    /// As it is said of the observation of that id.
    pub fn message(self, id: &str) -> Message {
        match self {
            Open::TooFewCoders { count, coders } => {
                let message = Message::new("heng::finding::too_few_coders").with("id", id);
                message.with("count", count).with("coders", coders)
            }
            Open::Disagreement(disagreement) => {
                let message = Message::new("heng::finding::coders_disagree").with("id", id);
                message.with("codings", disagreement.to_string())
            }
            Open::NotInCodebook { value, codebook } => {
                let message = Message::new("heng::finding::not_in_codebook").with("id", id).with("value", value);
                message.with("codebook", codebook)
            }
            Open::NotCited(message) => message,
            Open::Unread(unreadable) => unreadable.not_read(),
        }
    }
}

impl Bundle {
    /// What the codings of an observation come to, by what the indicator asks; where it asks nothing, any word of one coder will do.
    pub fn decision<'a>(&self, observation: &'a Observation, wanted: Option<&WantedObservation>) -> Decision<'a> {
        // Looked up first, so that a wrong citation is noted whatever else is wrong.
        let cited = self.cited_by(observation);
        let undecided = |open| Decision { coding: None, cited: Vec::new(), value: Err(open) };
        if let Err(open @ Open::Unread(_)) = cited {
            return undecided(open);
        }
        let codebook = wanted.map(|wanted| wanted.values.as_slice()).unwrap_or_default();
        let strange = |coding: &Coding| {
            let known = codebook.is_empty() || codebook.iter().any(|known| same(known, &coding.value));
            (!known).then(|| Open::NotInCodebook { value: coding.value.clone(), codebook: codebook.to_vec() })
        };
        if observation.settled.is_none() {
            // A word outside the codebook is no opinion that another could outvote.
            if let Some(open) = observation.codings.iter().find_map(strange) {
                return undecided(open);
            }
            let (count, coders) = (observation.coders(), wanted.map_or(1, |wanted| wanted.coders as usize));
            if count < coders {
                return undecided(Open::TooFewCoders { count, coders });
            }
        }
        let coding = match observation.agreed() {
            Ok(coding) => coding,
            Err(disagreement) => return undecided(Open::Disagreement(disagreement)),
        };
        let (cited, value) = match cited {
            Ok(cited) => (cited, strange(coding).map_or(Ok(coding.value.as_str()), Err)),
            Err(open) => (Vec::new(), Err(open)),
        };
        Decision { coding: Some(coding), cited, value }
    }
}
