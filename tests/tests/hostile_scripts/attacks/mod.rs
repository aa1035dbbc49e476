//! The attacks: a name, a script, on whom, and what it must meet.

mod loops;
mod memory;
mod names;
mod numbers;
mod searches;
mod sources;
mod texts;

/// What an attack must meet.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// An error with this code, with a place in the script.
    Stopped(&'static str),
    /// Nothing: it is harmless, and this is the ruling of criterion `a`.
    Judged(&'static str),
}
use Then::Stopped;

/// An attack.
pub struct Attack {
    pub name: &'static str,
    pub script: String,
    /// The subject that it is made on; none: all.
    pub on: Option<&'static str>,
    pub then: Then,
}

const HZ: &str = "330100";

fn whole(name: &'static str, then: Then, script: impl Into<String>) -> Attack {
    Attack { name, script: script.into(), on: None, then }
}

/// A body that attacks one subject and judges the others.
fn one(name: &'static str, then: Then, body: &str) -> Attack {
    let script = format!(
        "fn check(bundle, params) {{\n    if bundle.subject.id == \"{HZ}\" {{\n{body};\n    }} else {{\n        judge(\"a\", true);\n        judge(\"b\", false);\n    }}\n}}\n"
    );
    Attack { name, script, on: Some(HZ), then }
}

/// The same with functions beside it.
fn with(name: &'static str, then: Then, body: &str, functions: &str) -> Attack {
    let mut attack = one(name, then, body);
    attack.script.push_str(functions);
    attack
}

/// The same where it does not compile, or changes what all of the script does: every subject has the error.
fn plain(name: &'static str, then: Then, body: &str) -> Attack {
    Attack { on: None, ..one(name, then, body) }
}

fn plain_with(name: &'static str, then: Then, body: &str, functions: &str) -> Attack {
    Attack { on: None, ..with(name, then, body, functions) }
}

const OPS: Then = Stopped("too_many_operations");
const MEM: Then = Stopped("too_much_memory");
const SIZE: Then = Stopped("text_too_long");
const LIST: Then = Stopped("list_too_long");

pub fn all() -> Vec<Attack> {
    let all = [
        loops::loops(),
        loops::floods(),
        memory::memory(),
        texts::texts(),
        searches::evidence(),
        numbers::numbers(),
        names::words(),
        names::names(),
        sources::sources(),
    ];
    all.into_iter().flatten().collect()
}
