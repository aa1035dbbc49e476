//! What people coded, as a bundle has it: read once, with what is wrong with how it is written.

use std::sync::Arc;

use heng_files::ReadError;
use heng_model::{Diagnostic, Source};

use crate::bundle::{Bundle, DATA, OBSERVATIONS};
use crate::decode::decode;
use crate::observation::{self, Observation, Observations};
use crate::unreadable::Unreadable;

/// What people coded, and what is wrong with how it is written.
#[derive(Debug)]
pub(crate) struct Coded {
    observations: Result<Observations, Unreadable>,
    problems: Vec<Diagnostic>,
}

impl Bundle {
    /// What people coded of one thing.
    pub fn observation(&self, indicator: &str, id: &str) -> Result<Option<Arc<Observation>>, Unreadable> {
        self.note(self.observation_quietly(indicator, id))
    }

    /// The same, without noting that it cannot be read.
    pub fn observation_quietly(&self, indicator: &str, id: &str) -> Result<Option<Arc<Observation>>, Unreadable> {
        let observations = self.observations().as_ref().map_err(Clone::clone)?;
        Ok(observations.get(&(indicator.to_owned(), id.to_owned())).cloned())
    }

    /// Everything that people coded, in the order of indicators; nothing where it cannot be read.
    pub fn observed(&self) -> impl Iterator<Item = &Arc<Observation>> {
        self.observations().iter().flat_map(|observations| observations.values())
    }

    fn observations(&self) -> &Result<Observations, Unreadable> {
        let broken = |unreadable| Coded { observations: Err(unreadable), problems: Vec::new() };
        let read = || {
            let path: Arc<str> = OBSERVATIONS.into();
            let raw = match self.files.read(&format!("{DATA}{OBSERVATIONS}"), self.limits.file_size) {
                Ok(raw) => raw,
                Err(ReadError::NotFound) => {
                    return Coded { observations: Ok(Observations::new()), problems: Vec::new() };
                }
                Err(error) => return broken(Unreadable::of_read(&path, &error)),
            };
            let decoded = match decode(&raw, false) {
                Ok(decoded) => decoded,
                Err(why) => return broken(Unreadable::no_text(&path, why)),
            };
            let (observations, problems) = observation::read(&Source::new(OBSERVATIONS, &*decoded.text));
            Coded { observations: Ok(observations), problems }
        };
        let coded = self.coded.get_or_init(read);
        if !coded.problems.is_empty() {
            self.say_once(&OBSERVATIONS.into(), &coded.problems);
        }
        &coded.observations
    }
}
