//! What a check asked of its surroundings, and what it was told: by this a judgement is known to hold still.
//!
//! A question is data; its answer is a digest, made by the same function when the check has run and when the judgement is to be
//! used again. What is the same for every way through the script (its text, its parameters, the bounds) is in the key of the check
//! instead ([`crate::Rulebook::key`]).

use std::collections::BTreeSet;
use std::fmt::{self, Write};
use std::sync::Arc;

use heng_evidence::{Bundle, Observation};
use heng_model::subject::Subject;
use heng_model::{Definition, IndicatorId};
use serde::{Deserialize, Serialize};

/// Questions kept of one check; of a check that asks more nothing is kept.
const MOST_ASKED: usize = 4_096;

/// A digest of what was answered.
pub type Answer = [u8; 32];

/// Something that a check asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Asked {
    /// Which files a pattern names.
    Files(Arc<str>),
    /// How many files there are: searches say so, and looking through them costs by it.
    Count,
    /// Whether there is a file of that path.
    Present(Arc<str>),
    /// Which files have names near to that.
    Nearest(Arc<str>),
    /// Whether a collector recorded that there is none.
    Absence(Arc<str>),
    /// What stands in a file, and what `bundle.yaml` says of it.
    Content(Arc<str>, ReadAs),
    /// What people coded, and what they cite.
    Observation(Arc<str>),
    /// Who is assessed.
    Subject,
    /// The assessment date.
    AssessedOn,
    /// Reference data of that id.
    Reference(Arc<str>),
    /// The working days.
    Calendar,
}

/// What a file was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReadAs {
    /// A page or a plain text.
    Document,
    /// Rows and columns.
    Table,
    /// JSON or YAML.
    Json,
}

/// Questions in the order in which they were asked, each once.
#[derive(Debug, Default)]
pub struct Reads {
    order: Vec<Asked>,
    known: BTreeSet<Asked>,
    overflown: bool,
}

/// Whom and what a check is about.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The methodology.
    pub definition: &'a Definition,
    /// The leaf.
    pub indicator: &'a IndicatorId,
    /// The subject.
    pub subject: &'a Subject,
    /// Its evidence.
    pub bundle: &'a Bundle,
}

impl Reads {
    /// Takes down a question.
    pub fn ask(&mut self, asked: Asked) {
        if self.known.contains(&asked) {
            return;
        }
        if self.order.len() >= MOST_ASKED {
            self.overflown = true;
            return;
        }
        self.known.insert(asked.clone());
        self.order.push(asked);
    }

    /// All of them; nothing where there were too many.
    pub fn all(self) -> Option<Vec<Asked>> {
        (!self.overflown).then_some(self.order)
    }
}

impl Surroundings<'_> {
    /// The answer to a question, as things stand.
    pub fn answer(&self, asked: &Asked) -> Answer {
        let Self { definition, indicator, subject, bundle } = *self;
        match asked {
            Asked::Files(pattern) => digest(&bundle.matching(pattern)),
            Asked::Count => digest(&bundle.paths().len()),
            Asked::Present(path) => digest(&self.is_present(path)),
            Asked::Nearest(pattern) => digest(&bundle.nearest(pattern)),
            Asked::Absence(pattern) => digest(&bundle.absence(pattern).map(|absence| &absence.origin)),
            Asked::Content(path, _) => self.content(path),
            Asked::Observation(id) => match bundle.observation_quietly(indicator.as_str(), id) {
                Ok(Some(observation)) => self.observation(&observation),
                Ok(None) => digest("nothing"),
                Err(unreadable) => digest(&(unreadable.path, unreadable.why)),
            },
            Asked::Subject => {
                let Subject { id, code, name, names, level, region, parent, order: _, attributes } = subject;
                digest(&(id, code, name, names, level, region, parent, attributes))
            }
            Asked::AssessedOn => digest(&definition.assessed_on),
            Asked::Reference(id) => match definition.reference.get(&**id) {
                Some(reference) => digest(&reference.content),
                None => digest(&definition.reference.keys().collect::<Vec<_>>()),
            },
            Asked::Calendar => {
                let id = definition.calendar.as_deref();
                digest(&id.and_then(|id| definition.reference.get(id)).map(|reference| &reference.content))
            }
        }
    }

    /// Asks evidence anew whatever was asked of it, for what is wrong with it to be said again.
    pub fn repeat(&self, asked: &[Asked]) {
        let Self { definition, indicator, bundle, .. } = *self;
        for one in asked {
            match one {
                Asked::Content(path, ReadAs::Document) => drop(bundle.document(path)),
                Asked::Content(path, ReadAs::Table) => drop(bundle.table(path)),
                Asked::Content(path, ReadAs::Json) => drop(bundle.value(path)),
                Asked::Observation(id) => {
                    if let Ok(Some(observation)) = bundle.observation(indicator.as_str(), id) {
                        let leaf = definition.tree.get(indicator).and_then(|node| node.leaf.as_ref());
                        let wanted = leaf.and_then(|leaf| leaf.observations.iter().find(|wanted| *wanted.id == **id));
                        drop(bundle.decision(&observation, wanted));
                    }
                }
                _ => {}
            }
        }
    }

    /// Files that were read as text, for their encodings.
    pub fn texts(&self, asked: &[Asked]) -> BTreeSet<Arc<str>> {
        let mut files = BTreeSet::new();
        for one in asked {
            match one {
                Asked::Content(path, _) => drop(files.insert(path.clone())),
                Asked::Observation(id) => {
                    if let Ok(Some(observation)) = self.bundle.observation_quietly(self.indicator.as_str(), id) {
                        files.extend(places(&observation).map(Arc::from));
                    }
                }
                _ => {}
            }
        }
        files
    }

    fn is_present(&self, path: &str) -> bool {
        self.bundle.paths().binary_search_by(|known| (**known).cmp(path)).is_ok()
    }

    /// What was captured when and by whom is no business of checks: what is stale is marked afterwards.
    fn content(&self, path: &str) -> Answer {
        let bundle = self.bundle;
        let meta = bundle.meta().files.get(path);
        let said = meta.map(|meta| (&meta.url, &meta.area, &meta.dated, &meta.number, &meta.issuer, &meta.title));
        let said = said.filter(|(url, area, dated, number, issuer, title)| {
            dated.is_some() || [url, area, number, issuer, title].iter().any(|text| text.is_some())
        });
        let content = bundle.content(path).map(|content| (content.digest, content.size));
        // Equal bytes are equal evidence to equal readers only.
        let reader = bundle.reader_of(path).digest();
        digest(&(content, said, said.and(meta).map(|meta| &meta.origin), reader))
    }

    fn observation(&self, observation: &Observation) -> Answer {
        let cited = places(observation).map(|place| {
            if self.is_present(place) { Ok(self.content(place)) } else { Err(self.bundle.nearest(place)) }
        });
        digest(&(observation, cited.collect::<Vec<_>>()))
    }
}

/// The files that coders cite.
fn places(observation: &Observation) -> impl Iterator<Item = &str> {
    observation.codings.iter().chain(&observation.settled).filter_map(|coding| coding.location.as_deref())
}

/// The digest of a value as it is written out for debugging: it need be the same within one build of the engine only.
pub fn digest<T: fmt::Debug + ?Sized>(value: &T) -> Answer {
    struct Hashing(blake3::Hasher);
    impl Write for Hashing {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.update(text.as_bytes());
            Ok(())
        }
    }
    let mut hashing = Hashing(blake3::Hasher::new());
    write!(hashing, "{value:?}").expect("hashing takes any text");
    *hashing.0.finalize().as_bytes()
}
