//! Plugins that are WebAssembly components: the program that hosts them, and what it reports of them.
//!
//! `heng-wasm` speaks the protocol like any other plugin, so that everything else is shared. It is a program of its own because the compiler
//! of components is larger than all of Heng.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use heng_model::Message;
use serde_json::{Value, json};

use crate::launch::Search;
use crate::manifest::Manifest;

/// The program that hosts components.
const PROGRAM: &str = "heng-wasm";
/// What a user who is not on this machine's `PATH` names it by.
pub const VARIABLE: &str = "HENG_WASM";
/// Seconds until a component must be compiled: that is bounded by its size.
pub const MOST_COMPILING: u64 = 120;
/// Bytes of the file of a component.
pub const MOST_COMPONENT: u64 = 32 << 20;
/// Entries of all tables of one call of a component.
pub const MOST_ENTRIES: u64 = 1_000_000;
/// Bytes of what is written into the folder of compiled components at one time.
pub const MOST_COMPILED: u64 = 1 << 30;

/// How components are run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Components {
    /// `heng-wasm`; without it no component runs.
    pub host: Option<PathBuf>,
    /// Where compiled components are kept; nowhere: each process compiles anew.
    pub cache: Option<PathBuf>,
}

impl Components {
    /// `heng-wasm`: beside the program that is running, else where it is named, else where programs of the system are.
    pub fn find(beside: Option<&Path>, named: Option<OsString>, search: &Search) -> Option<PathBuf> {
        let beside = beside.map(|folder| folder.join(if cfg!(windows) { "heng-wasm.exe" } else { PROGRAM }));
        let named = named.filter(|named| !named.is_empty()).map(PathBuf::from);
        let near = [beside, named].into_iter().flatten().find(|path| path.is_file());
        near.or_else(|| search.find(PROGRAM))
    }

    /// The digest of a component together with the host that runs it: another host may answer otherwise.
    pub fn digest(&self, folder: &str) -> String {
        let host = self.host.as_deref().and_then(digest_of).unwrap_or_default();
        blake3::hash(format!("{folder} {host}").as_bytes()).to_hex().to_string()
    }
}

/// The digest of a program, taken once as long as it is the same file.
fn digest_of(program: &Path) -> Option<String> {
    type Known = BTreeMap<(PathBuf, u64, Option<SystemTime>), String>;
    static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
    let metadata = program.metadata().ok()?;
    let file = (program.to_path_buf(), metadata.len(), metadata.modified().ok());
    let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(digest) = known.get(&file) {
        return Some(digest.clone());
    }
    let digest = blake3::hash(&std::fs::read(program).ok()?).to_hex().to_string();
    known.insert(file, digest.clone());
    Some(digest)
}

/// What the host is told of a component that was copied to `file`.
pub fn told(manifest: &Manifest, file: &Path, components: &Components) -> Value {
    let kinds = |function: &crate::manifest::Function| -> Vec<String> {
        function.parameters.iter().map(|(_, kind)| kind.to_string()).collect()
    };
    let functions: BTreeMap<String, Vec<String>> = manifest
        .functions
        .iter()
        .map(|function| (format!("{}::{}", manifest.namespace, function.name), kinds(function)))
        .collect();
    let limits = manifest.limits;
    let limits = json!({
        "fuel": limits.fuel.saturating_mul(1_000_000),
        "memory": limits.memory,
        "entries": MOST_ENTRIES,
        "answer": limits.answer,
        "component": MOST_COMPONENT,
    });
    json!({
        "id": manifest.id,
        "version": manifest.version,
        "component": file,
        "functions": functions,
        "reads": !manifest.reads.is_empty(),
        "reports": !manifest.reports.is_empty(),
        "limits": limits,
        "cache": components.cache,
    })
}

/// What a component ran into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is no component, or none that can be hosted.
    Unloadable,
    /// More instructions than a call may cost.
    Fuel,
    /// More memory than a call may cost.
    Memory,
    /// More entries of tables than a call may cost.
    Tables,
    /// Calls within calls without an end.
    Stack,
    /// It gave up.
    Trapped,
    /// It ended itself.
    Exited,
    /// A result larger than an answer may be.
    Large,
    /// A result that is no value.
    Invalid,
}

impl Fault {
    /// What the host means by an error of that number.
    pub fn of(code: i64) -> Option<Self> {
        Some(match code {
            -32100 => Fault::Unloadable,
            -32101 => Fault::Fuel,
            -32102 => Fault::Memory,
            -32103 => Fault::Tables,
            -32104 => Fault::Stack,
            -32105 => Fault::Trapped,
            -32106 => Fault::Exited,
            -32107 => Fault::Large,
            -32108 => Fault::Invalid,
            _ => return None,
        })
    }

    /// In words, of the plugin of that name.
    pub fn message(self, plugin: &str, words: &str) -> Message {
        let code = match self {
            Fault::Unloadable => "heng::plugin::unloadable",
            Fault::Fuel => "heng::plugin::out_of_fuel",
            Fault::Memory => "heng::plugin::out_of_memory",
            Fault::Tables => "heng::plugin::out_of_tables",
            Fault::Stack => "heng::plugin::out_of_stack",
            Fault::Trapped => "heng::plugin::trapped",
            Fault::Exited => "heng::plugin::exited",
            Fault::Large => "heng::plugin::large_result",
            Fault::Invalid => "heng::plugin::invalid_result",
        };
        Message::new(code).with("plugin", plugin).with("words", words)
    }
}
