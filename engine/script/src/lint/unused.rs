//! Names that nothing reads and functions that nothing calls. Names that begin with `_` may go unused.

use heng_model::{Definition, Diagnostic, Message};

use super::KeyPlace;
use super::bindings::How;
use super::findings::Findings;
use super::part::{Function, Part, Parts};
use super::walk::Walker;

/// Functions that nothing calls: each is said, and read all the same.
pub fn functions<'a>(
    definition: &'a Definition,
    parts: &'a Parts,
    findings: &mut Findings,
    places: &'a KeyPlace<'a>,
    all_compile: bool,
) {
    let all = parts.scripts.values().map(|part| (part, false));
    let all: Vec<(&Part, bool)> = all.chain(parts.libraries.values().map(|part| (part, true))).collect();
    // What only an unused function calls is unused with it, but said once: the first is enough to find the others.
    for (part, library) in all {
        for function in &part.functions {
            if findings.called.contains(&key(part, function)) || function.name == "check" {
                continue;
            }
            if !function.name.starts_with('_') && (all_compile || !library) {
                say(part, function, library, findings);
            }
            Walker::new(definition, parts, findings, None, places).uncalled(part, function);
        }
    }
}

fn key(part: &Part, function: &Function) -> (String, String, usize) {
    (part.text.source.name.clone(), function.name.clone(), function.parameters.len())
}

fn say(part: &Part, function: &Function, library: bool, findings: &mut Findings) {
    let message = Message::new("heng::rule::unused_function").with("name", function.name.as_str());
    // A library may hold what the next check will need.
    let diagnostic =
        if library && !function.private { Diagnostic::note(message) } else { Diagnostic::warning(message) };
    findings.add(diagnostic.at(&part.text.source, function.span));
}

/// Variables and parameters that nothing reads.
pub fn names(findings: &mut Findings) {
    let unread: Vec<_> = findings.declared.values().filter(|declared| !declared.read).cloned().collect();
    for declared in unread {
        let code = match declared.how {
            How::Variable => "heng::rule::unused_variable",
            How::Parameter => "heng::rule::unused_parameter",
            How::Given => continue,
        };
        if declared.name.starts_with('_') {
            continue;
        }
        let message = Message::new(code).with("name", declared.name.as_str());
        findings.add(Diagnostic::warning(message).at(&declared.source, declared.span));
    }
}
