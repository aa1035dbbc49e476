//! The plugin host: programs of others that add functions for scripts, readers of evidence and formats of reports.
//!
//! What comes in: folders with a `plugin.yaml`, and what scripts and reports ask. What goes out: answers that were held against what was
//! declared, or what went wrong, which names the plugin and costs the one call. A plugin is a process that speaks the protocol of
//! `plugins/PROTOCOL.md`, or a component that `heng-wasm` hosts and speaks for; this room never knows scripts, scores or a language, and asks no clock: waiting is counted in steps.

mod bounds;
mod component;
mod conform;
mod ending;
mod folder;
mod host;
mod kind;
mod launch;
mod manifest;
mod plugin;
mod plugins;
mod process;
mod protocol;
mod reader;
mod trouble;
mod trust;

pub use bounds::bounds;
pub use component::{Components, Fault, MOST_COMPILING, VARIABLE};
pub use conform::{Passed, conform};
pub use ending::end_all;
pub use host::MOST_FAILURES;
pub use kind::{Flaw, Kind, Unfit};
pub use launch::{Apart, MOST_COMPUTING, MOST_OPEN, MOST_SCRATCH, Search};
pub use manifest::{About, Format, Function, Limits, MANIFEST, Manifest, Program, Reads, Rights, file, read};
pub use plugin::{Made, Plugin, text_of};
pub use plugins::{Plugins, Setting};
pub use process::MOST_ERRORS;
pub use protocol::{Outcome, PROTOCOL, Within, schema};
pub use reader::PluginReader;
pub use trouble::Trouble;
pub use trust::{Consent, Trusted};
