//! What can go wrong with a component, as an error of the protocol. Heng knows these numbers and has words for them.

use wasmtime::{Error, Trap};
use wasmtime_wasi::I32Exit;

use crate::limits::Beyond;

/// Characters of an explanation.
const SHOWN: usize = 300;

/// What the compiler's runtime says where a result takes more memory than it may; it has no type for it.
const TOO_MUCH: &str = "fuel allocated for hostcalls has been exhausted";

/// An error of the protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub code: i64,
    /// More about it, for its author.
    pub words: String,
}

/// The component says that evidence is missing.
const MISSING: i64 = -32001;
/// The component says that it failed.
const FAILED: i64 = -32000;
/// There is no such method or function.
const UNKNOWN: i64 = -32601;
/// It is no component, or none that can be hosted.
const UNLOADABLE: i64 = -32100;
/// More instructions than a call may cost.
const FUEL: i64 = -32101;
/// More memory than a call may cost.
const MEMORY: i64 = -32102;
/// More entries of tables than a call may cost.
const TABLES: i64 = -32103;
/// Calls within calls without an end.
const STACK: i64 = -32104;
/// It gave up.
const TRAPPED: i64 = -32105;
/// It ended itself.
const EXITED: i64 = -32106;
/// A result larger than an answer may be.
const LARGE: i64 = -32107;
/// A result that is no value.
const INVALID: i64 = -32108;

impl Fault {
    fn of(code: i64, words: impl AsRef<str>) -> Self {
        let words = words.as_ref().split_whitespace().collect::<Vec<_>>().join(" ");
        let mut clipped: String = words.chars().take(SHOWN).collect();
        if clipped.len() < words.len() {
            clipped.push('…');
        }
        Self { code, words: clipped }
    }

    /// The component says that evidence is missing.
    pub fn missing(words: &str) -> Self {
        Self::of(MISSING, words)
    }

    /// The component says that it failed.
    pub fn failed(words: &str) -> Self {
        Self::of(FAILED, words)
    }

    /// There is no such thing.
    pub fn unknown(name: &str) -> Self {
        Self::of(UNKNOWN, name)
    }

    /// A result that is no value, for this reason.
    pub fn invalid(why: &str) -> Self {
        Self::of(INVALID, why)
    }

    /// A result of more than so many bytes.
    pub fn large(most: usize) -> Self {
        Self::of(LARGE, most.to_string())
    }

    /// Why a component cannot be hosted.
    pub fn unloadable(why: &str) -> Self {
        Self::of(UNLOADABLE, why)
    }

    /// Why a component was not loaded.
    pub fn loading(error: &Error) -> Self {
        Self::of(UNLOADABLE, causes(error))
    }

    /// What ended a call whose answer may have so many bytes, with what the component wrote as errors before.
    pub fn calling(error: &Error, log: &str, answer: usize) -> Self {
        if let Some(I32Exit(status)) = error.downcast_ref() {
            return Self::of(EXITED, status.to_string());
        }
        match error.downcast_ref() {
            Some(Beyond::Memory(most)) => return Self::of(MEMORY, (most >> 20).to_string()),
            Some(Beyond::Tables(most)) => return Self::of(TABLES, most.to_string()),
            None => {}
        }
        match error.downcast_ref() {
            Some(Trap::OutOfFuel) => Self::of(FUEL, ""),
            Some(Trap::StackOverflow) => Self::of(STACK, ""),
            Some(trap) => Self::of(TRAPPED, if log.is_empty() { trap.to_string() } else { log.to_owned() }),
            None if error.chain().any(|cause| cause.to_string().contains(TOO_MUCH)) => Self::large(answer),
            // What is no trap came up while the result was taken over.
            None => Self::of(INVALID, causes(error)),
        }
    }
}

/// An error with what caused it, without the backtrace.
fn causes(error: &Error) -> String {
    let mut words: Vec<String> = error.chain().map(ToString::to_string).collect();
    words.dedup();
    words.join(": ")
}
