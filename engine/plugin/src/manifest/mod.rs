//! `plugin.yaml`: who a plugin is, how it is started, what it offers and what it may cost.

mod read;
mod shapes;

use std::fmt;

use globset::GlobMatcher;

use crate::kind::Kind;

pub use read::{MOST_PARAMETERS, MOST_TEXT, read};
pub use shapes::file;

/// The file that makes a folder a plugin.
pub const MANIFEST: &str = "plugin.yaml";

/// What `plugin.yaml` says.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// Its name, one among the plugins of a run.
    pub id: String,
    /// Its version, as its author counts.
    pub version: String,
    /// What it is for.
    pub about: About,
    /// What runs.
    pub program: Program,
    /// The name under which scripts call its functions.
    pub namespace: String,
    /// The functions that it offers, in the order of the file.
    pub functions: Vec<Function>,
    /// The files of evidence that it reads.
    pub reads: Vec<Reads>,
    /// The formats of reports that it makes.
    pub reports: Vec<Format>,
    /// What it may do beside answering.
    pub rights: Rights,
    /// What it may cost.
    pub limits: Limits,
}

/// What runs when a plugin is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// A program and its arguments; those that begin with `./` lie in the plugin's folder. It runs as a process with the user's eyes.
    Command(Vec<String>),
    /// A WebAssembly component of the plugin's folder, which has no rights.
    Component(String),
}

/// What something is for, in Chinese and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A function that scripts call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name after `namespace::`.
    pub name: String,
    /// What it takes.
    pub parameters: Vec<(String, Kind)>,
    /// What it gives.
    pub returns: Kind,
    /// What it is for.
    pub about: About,
}

/// Files that a plugin reads as documents.
#[derive(Clone)]
pub struct Reads {
    /// As it is written.
    pub pattern: String,
    /// Tells whether a path fits.
    pub fits: GlobMatcher,
}

impl fmt::Debug for Reads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pattern)
    }
}

/// A format of reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Its name: `heng report -f plugin:NAME`.
    pub name: String,
    /// What it is for.
    pub about: About,
}

/// What a plugin may do beside answering.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rights {
    /// Reach the network.
    pub network: bool,
    /// Write files into its working folder, which is thrown away.
    pub scratch: bool,
}

/// What a plugin may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Seconds until it must have answered.
    pub seconds: u64,
    /// Bytes of address space.
    pub memory: u64,
    /// Bytes of one answer.
    pub answer: u64,
    /// Processes at one time.
    pub processes: u64,
    /// Millions of instructions of one call; of components only.
    pub fuel: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { seconds: 10, memory: 1 << 30, answer: 8 << 20, processes: 2, fuel: 0 }
    }
}

impl Limits {
    /// What a component may cost where `plugin.yaml` does not say: instructions end a call long before time does.
    pub fn of_components() -> Self {
        Self { seconds: 60, memory: 256 << 20, fuel: 2_000, ..Self::default() }
    }
}

impl Function {
    /// As the handbook writes it: `service::density(text: text) -> number`.
    pub fn signature(&self, namespace: &str) -> String {
        let parameters: Vec<String> = self.parameters.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        format!("{namespace}::{}({}) -> {}", self.name, parameters.join(", "), self.returns)
    }
}

impl Manifest {
    /// The component that it is, if it is one.
    pub fn component(&self) -> Option<&str> {
        match &self.program {
            Program::Component(file) => Some(file),
            Program::Command(_) => None,
        }
    }

    /// The function of that name.
    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|function| function.name == name)
    }
}
