//! What can go wrong with a plugin. Each costs the call in which it shows, and names the plugin.

use heng_model::Message;

use crate::bounds::in_words;
use crate::component::Fault;
use crate::kind::{Flaw, MOST_DEPTH, MOST_NUMBER, MOST_VALUES, Unfit};

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody has consented to it.
    NotTrusted,
    /// Somebody consented to it as it was before.
    Changed,
    /// It cannot be started, for this reason.
    NoStart(Message),
    /// It is a component, and the program that hosts components is not there.
    NoHost,
    /// It is a component, and ran into this.
    Component {
        /// What.
        fault: Fault,
        /// More about it, for its author.
        words: String,
    },
    /// It ended, with how and with the last lines that it wrote as errors.
    Died {
        /// Whether it had not yet said that it is ready.
        starting: bool,
        /// The exit status, or the signal: `1`, `SIGKILL`.
        how: String,
        /// Its last words.
        words: String,
    },
    /// It did not answer in time.
    TimedOut {
        /// Whether it had not yet said that it is ready.
        starting: bool,
        /// The bound.
        seconds: u64,
        /// Whether it gave up the call when it was told to, so that it can be asked again.
        alive: bool,
    },
    /// It no longer reads what it is asked.
    Deaf,
    /// An answer is too long, or a line without an end.
    TooLong {
        /// The bound in bytes.
        most: u64,
    },
    /// It writes errors without an end.
    Noisy {
        /// The bound in bytes.
        most: u64,
    },
    /// It wrote what is no JSON.
    Garbage {
        /// The parser's reason.
        why: String,
        /// The beginning of what it wrote.
        shown: String,
    },
    /// It wrote JSON that is no answer to what it was asked.
    Malformed {
        /// What is wrong.
        why: String,
        /// The beginning of what it wrote.
        shown: String,
    },
    /// It answered what it was not asked, or the same twice.
    Unasked {
        /// The id of the answer.
        found: u64,
        /// The id of what it was asked; none where it was asked nothing.
        asked: Option<u64>,
    },
    /// It speaks another version of the protocol.
    Protocol {
        /// Its version.
        found: u64,
    },
    /// It says that it is another plugin, or another version of it, than `plugin.yaml` says.
    Impostor {
        /// What it says.
        found: String,
        /// What stands in `plugin.yaml`.
        wanted: String,
    },
    /// A value of an answer is not what was declared.
    Unfit(Unfit),
    /// A place that is not within what it speaks of.
    LyingPlace {
        /// What it says: `5..900`.
        place: String,
        /// What is wrong.
        why: Message,
    },
    /// Answers that cannot be used for another reason.
    Refused(Message),
    /// It says itself that it failed.
    Failed {
        /// Its words.
        words: String,
    },
    /// It says that evidence is missing.
    Missing {
        /// Its words.
        words: String,
    },
    /// An argument that cannot be handed over.
    Argument {
        /// Which, from 1.
        position: usize,
        /// What it should be.
        wanted: String,
    },
    /// It failed too often and is not started again.
    GaveUp {
        /// How often.
        times: u64,
        /// What was the last.
        last: Box<Trouble>,
    },
    /// The whole run was ended from outside.
    Aborted,
}

impl Trouble {
    /// Whether the process cannot be asked again.
    pub fn ends_the_process(&self) -> bool {
        !matches!(
            self,
            Trouble::Failed { .. }
                | Trouble::Missing { .. }
                | Trouble::Component { .. }
                | Trouble::Unfit(_)
                | Trouble::LyingPlace { .. }
                | Trouble::Refused(_)
                | Trouble::Argument { .. }
                | Trouble::TimedOut { alive: true, .. }
        )
    }

    /// Whether it counts among the failures after which a plugin is given up, though its process goes on.
    pub fn counts(&self) -> bool {
        matches!(self, Trouble::Component { .. } | Trouble::TimedOut { .. })
    }

    /// In words, of the plugin of that name.
    pub fn message(&self, plugin: &str) -> Message {
        let of = |code: &'static str| Message::new(code).with("plugin", plugin);
        match self {
            Trouble::NotTrusted => of("heng::plugin::not_trusted"),
            Trouble::Changed => of("heng::plugin::changed"),
            Trouble::NoStart(why) => of("heng::plugin::no_start").with("why", why.clone()),
            Trouble::NoHost => of("heng::plugin::no_host"),
            Trouble::Component { fault, words } => fault.message(plugin, words),
            Trouble::Died { starting: true, how, words } => {
                of("heng::plugin::died_starting").with("how", how.as_str()).with("words", words.as_str())
            }
            Trouble::Died { how, words, .. } => {
                of("heng::plugin::died").with("how", how.as_str()).with("words", words.as_str())
            }
            Trouble::TimedOut { starting: true, seconds, .. } => {
                of("heng::plugin::hung_starting").with("seconds", *seconds)
            }
            Trouble::TimedOut { seconds, .. } => of("heng::plugin::timed_out").with("seconds", *seconds),
            Trouble::Deaf => of("heng::plugin::deaf"),
            Trouble::TooLong { most } => of("heng::plugin::too_long").with("most", in_words(*most)),
            Trouble::Noisy { most } => of("heng::plugin::noisy").with("most", in_words(*most)),
            Trouble::Garbage { why, shown } => {
                of("heng::plugin::garbage").with("why", why.as_str()).with("shown", shown.as_str())
            }
            Trouble::Malformed { why, shown } => {
                of("heng::plugin::malformed").with("why", why.as_str()).with("shown", shown.as_str())
            }
            Trouble::Unasked { found, asked } => of("heng::plugin::unasked")
                .with("found", *found)
                .with("asked", asked.map(|id| id.to_string()).unwrap_or_default()),
            Trouble::Protocol { found } => {
                of("heng::plugin::wrong_protocol").with("found", *found).with("known", u64::from(crate::PROTOCOL))
            }
            Trouble::Impostor { found, wanted } => {
                of("heng::plugin::impostor").with("found", found.as_str()).with("wanted", wanted.as_str())
            }
            Trouble::Unfit(unfit) => {
                let why = match &unfit.what {
                    Flaw::Not(kind) => Message::new("heng::plugin::flaw_kind").with("wanted", kind.to_string()),
                    Flaw::TooLarge => {
                        Message::new("heng::plugin::flaw_number").with("most", format!("{MOST_NUMBER:.0}"))
                    }
                    Flaw::TooDeep => Message::new("heng::plugin::flaw_depth").with("most", MOST_DEPTH),
                    Flaw::TooMany => Message::new("heng::plugin::flaw_count").with("most", MOST_VALUES),
                };
                of("heng::plugin::unfit").with("place", unfit.pointer.as_str()).with("why", why)
            }
            Trouble::LyingPlace { place, why } => {
                of("heng::plugin::lying_place").with("place", place.as_str()).with("why", why.clone())
            }
            Trouble::Refused(why) => of("heng::plugin::refused").with("why", why.clone()),
            Trouble::Failed { words } => of("heng::plugin::failed").with("words", words.as_str()),
            Trouble::Missing { words } => of("heng::plugin::missing").with("words", words.as_str()),
            Trouble::Argument { position, wanted } => {
                of("heng::plugin::argument").with("position", *position).with("wanted", wanted.as_str())
            }
            Trouble::GaveUp { times, last } => {
                of("heng::plugin::gave_up").with("times", *times).with("last", last.message(plugin))
            }
            Trouble::Aborted => of("heng::plugin::aborted"),
        }
    }
}
