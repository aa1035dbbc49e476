//! What can be said of scripts without running them.
//!
//! What comes in: the compiled scripts and libraries of a methodology, and what its leaves declare. What goes out: diagnostics
//! at their places. A script is read once for every leaf that uses it, along every path: what a name holds is inferred from
//! what the interface declares ([`known`]), and calls of the script's own and of library functions are followed with what
//! they are given, so that `params` and criteria are known within them too. Nothing is run.

mod bindings;
mod calls;
mod chain;
mod criteria;
mod expression;
mod findings;
mod judging;
pub(crate) mod known;
mod literals;
pub(crate) mod names;
mod operators;
mod outline;
mod part;
mod shape;
mod unused;
mod walk;

use heng_model::{Diagnostic, Message, Source, Span};

use crate::rulebook::Rulebook;

use findings::Findings;
pub use outline::Outline;
use part::Parts;
use walk::Walker;

/// Finds the key of a methodology's YAML at a pointer: `("checks/1-x/indicator.yaml", "/params/recent")`.
pub type KeyPlace<'a> = dyn Fn(&str, &str) -> Option<(std::sync::Arc<Source>, Span)> + 'a;

/// Everything to be said of the scripts of a methodology, by file and place.
pub fn lint(book: &Rulebook, places: &KeyPlace<'_>) -> Vec<Diagnostic> {
    read(book, places).sorted()
}

/// What the scripts use and judge.
pub fn outline(book: &Rulebook) -> Outline {
    read(book, &|_, _| None).outline
}

fn read(book: &Rulebook, places: &KeyPlace<'_>) -> Findings {
    let parts = Parts::of(book);
    // What is wrong with a library is said once, at its place, and not again by every check that uses it.
    let own = book.diagnostics().into_iter().filter(|said| said.message.code != "heng::rule::broken_library");
    let mut findings = Findings::new(own.collect());
    for (path, part) in &parts.scripts {
        shape::script(part, &mut findings);
        let leaves: Vec<_> =
            book.definition.tree.leaves().filter(|(_, leaf)| leaf.script.as_deref() == Some(path)).collect();
        for (node, leaf) in &leaves {
            let walker = Walker::new(&book.definition, &parts, &mut findings, Some((node, leaf)), places);
            walker.shared(leaves.len() > 1).check(part);
        }
        if leaves.is_empty() {
            Walker::new(&book.definition, &parts, &mut findings, None, places).check(part);
        }
    }
    for part in parts.libraries.values() {
        // A check that several leaves share stands in `lib/` too, and was looked at above.
        if !parts.scripts.contains_key(&part.text.source.name) {
            shape::library(part, &mut findings);
        }
    }
    // A script that does not compile may call what nothing else does.
    let all_compile = book.diagnostics().is_empty();
    for (name, part) in &parts.libraries {
        if let Some(plugin) = parts.plugins.of_namespace(name) {
            let message = Message::new("heng::plugin::library_namespace").with("plugin", plugin.id());
            let message = message.with("namespace", name.as_str());
            findings.add(Diagnostic::warning(message).at(&part.text.source, Span::default()));
        }
    }
    unused::functions(&book.definition, &parts, &mut findings, places, all_compile);
    unused::names(&mut findings);
    findings
}
