//! The Rhai host: compile, lint, sandbox, the interface that scripts see, run one check.
//!
//! What comes in: a script, a methodology's definition, a subject and its bundle. What goes out: what the check says of each
//! criterion, with the evidence it rests on. This room never sees a path outside a bundle, a weight, or a language.

mod api;
mod bounds;
mod check;
mod closure;
mod compile;
mod event;
mod failure;
mod flow;
mod functions;
mod guard;
mod handbook;
mod libraries;
mod lint;
mod mutants;
mod params;
mod place;
mod plugins;
mod reads;
mod rulebook;
mod run;
mod sandbox;
mod shortcut;
mod stop;
mod suggest;
mod syntax;
mod trail;
mod values;
mod verdict;
mod watch;

pub use api::{Declaration, Form, Interface, Parameter, Type};
pub use bounds::bounds;
pub use handbook::{
    Entry as InterfaceEntry, PageLang, Part as InterfacePart, page as interface_page, parts as interface_parts,
    snippets as editor_snippets,
};
pub use lint::{KeyPlace, Outline};
pub use mutants::{Mutant, Operator, mutants, nudged, reached};
pub use plugins::{CALL as PLUGIN_CALL, page as plugin_page, snippets as plugin_snippets};
pub use reads::{Answer, Asked, ReadAs, Surroundings, digest};
pub use rulebook::{Judged, Rulebook, Worker};
pub use watch::{Part, Place, Watch};
