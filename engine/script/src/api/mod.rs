//! The interface that scripts see, declared once: each entry registers the function and says how it is called, what it
//! gives and what it is for. Lint, completion and handbook read the same entries.

#![allow(clippy::needless_pass_by_value, reason = "Rhai hands native functions their arguments by value")]
#![allow(clippy::too_many_lines, reason = "a row of declarations is read as a table")]

mod bundle;
mod dates;
mod declare;
mod documents;
mod judging;
mod lists;
mod misread;
mod observations;
mod operators;
mod patterns;
mod reference;
mod tables;
mod texts;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rhai::{Module, Shared};

pub use declare::{Declaration, Form, Parameter, Type};

pub use bundle::bad_pattern;
use declare::Declarer;
pub use judging::{MOST_MEASURES, observation_ruling};
pub(crate) use lists::nearest_cell;
pub use misread::misread;
pub use operators::{MOST_DIGITS, MOST_POWER};
pub use patterns::{PATTERN_SIZE, css_problem, regex_problem};

/// What Rhai's hashes start from: any number, as long as it stays.
const SEED: [u64; 4] = [0x6865_6e67, 0x8861, 2024, 64];

/// The whole interface: what is registered, and what is said of it.
#[derive(Debug)]
pub struct Interface {
    /// What Rhai calls.
    pub module: Shared<Module>,
    /// The same for lint, completion and handbook, in the order of declaration.
    pub declarations: Vec<Declaration>,
    /// What is registered besides, by name and number of arguments, the receiver counted: further forms of entries, and small
    /// things that go without saying.
    pub others: BTreeSet<(String, usize)>,
}

impl Interface {
    /// The interface, made once per process.
    pub fn get() -> &'static Interface {
        static INTERFACE: OnceLock<Interface> = OnceLock::new();
        INTERFACE.get_or_init(|| {
            // Rhai draws its hashes anew in every process unless it is told otherwise, before anything is hashed. The
            // names of closures and what a look-up costs come from them.
            let _ = rhai::config::hashing::set_hashing_seed(Some(SEED));
            let mut declarer = Declarer::new();
            bundle::declare(&mut declarer);
            documents::declare(&mut declarer);
            tables::declare(&mut declarer);
            observations::declare(&mut declarer);
            lists::declare(&mut declarer);
            dates::declare(&mut declarer);
            texts::declare(&mut declarer);
            reference::declare(&mut declarer);
            judging::declare(&mut declarer);
            operators::declare(&mut declarer);
            declarer.finish()
        })
    }

    /// The declarations of that name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Declaration> {
        self.declarations.iter().filter(move |declaration| declaration.name == name)
    }
}

/// A shared text of any origin as a script text.
fn text(value: &Arc<str>) -> rhai::ImmutableString {
    rhai::ImmutableString::from(&**value)
}
