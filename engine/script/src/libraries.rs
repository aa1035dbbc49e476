//! `lib/*.rhai`: compiled in the order in which they use each other, whatever their names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_model::{Diagnostic, Message, Source, Span};
use heng_plugin::Plugins;
use rhai::{AST, Engine, Module, Scope, Shared};

use crate::compile::compile_whole;
use crate::guard;
use crate::place::Text;
use crate::plugins;
use crate::run::Meter;
use crate::sandbox;
use crate::syntax::Around;

/// A library that compiles.
#[derive(Debug)]
pub struct Library {
    /// Its text.
    pub text: Text,
    /// Its functions with their bodies, for lint.
    pub ast: AST,
}

/// The libraries of a methodology.
#[derive(Debug, Default)]
pub struct Libraries {
    /// Those that compile, by name: `coding` for `lib/coding.rhai`.
    pub good: BTreeMap<String, Library>,
    /// The same as scripts call them, those that others use first.
    pub modules: Vec<(String, Shared<Module>)>,
    /// Those that do not compile, by name.
    pub broken: BTreeMap<String, Vec<Diagnostic>>,
    /// The names of all, and of what plugins offer.
    pub names: BTreeSet<String>,
}

/// The name that scripts call a library by.
pub fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rhai")
}

impl Libraries {
    /// Compiles all of them beside the functions of plugins, which they may call. Keys are names or paths.
    pub fn compile(meter: &Arc<Meter>, sources: &BTreeMap<String, Arc<Source>>, plugins: &Plugins) -> Self {
        let texts: BTreeMap<String, Text> =
            sources.iter().map(|(path, source)| (name_of(path).to_owned(), Text::new(source.clone()))).collect();
        let mut all = Self { names: texts.keys().cloned().collect(), ..Self::default() };
        all.modules = plugins::modules(plugins, &all.names);
        all.names.extend(all.modules.iter().map(|(name, _)| name.clone()));
        let uses: BTreeMap<&str, Vec<(&str, Span)>> =
            texts.iter().map(|(name, text)| (name.as_str(), uses(text, &texts))).collect();
        let mut waiting: Vec<&str> = uses.keys().copied().collect();
        while !waiting.is_empty() {
            let ready = |name: &&str| uses[name].iter().all(|(used, _)| !waiting.contains(used));
            let (now, later): (Vec<&str>, Vec<&str>) = waiting.iter().partition(|name| ready(name));
            if now.is_empty() {
                all.refuse_cycles(&later, &uses, &texts);
                return all;
            }
            for name in now {
                all.add(meter, name, &texts[name]);
            }
            waiting = later;
        }
        all
    }

    /// What the parser needs to know of them to say what is wrong.
    pub fn around(&self) -> Around<'_> {
        Around { libraries: &self.names }
    }

    fn add(&mut self, meter: &Arc<Meter>, name: &str, text: &Text) {
        let engine = sandbox::engine(meter, sandbox::DEEPEST_CALLS, &self.modules);
        match guard::compiling(&text.source, || library(&engine, text, self.around())) {
            Ok((ast, module)) => {
                self.modules.push((name.to_owned(), module));
                self.good.insert(name.to_owned(), Library { text: text.clone(), ast });
            }
            Err(problems) => {
                self.broken.insert(name.to_owned(), problems);
            }
        }
    }

    /// Those left over use each other in a circle, or use one that does.
    fn refuse_cycles(
        &mut self,
        left: &[&str],
        uses: &BTreeMap<&str, Vec<(&str, Span)>>,
        texts: &BTreeMap<String, Text>,
    ) {
        let next = |name: &str| uses[name].iter().copied().find(|(used, _)| left.contains(used));
        for name in left {
            let mut way = vec![*name];
            while let Some((used, _)) = next(way[way.len() - 1]) {
                if let Some(start) = way.iter().position(|known| *known == used) {
                    way.drain(..start);
                    way.push(used);
                    break;
                }
                way.push(used);
            }
            // Each circle is said once, at its first library; the others of it are broken with it.
            let first = way.iter().min().copied();
            let mut problems = Vec::new();
            if first == Some(*name)
                && let Some((_, place)) = next(name)
            {
                let cycle: Vec<String> = way.iter().map(|name| (*name).to_owned()).collect();
                let message = Message::new("heng::rule::library_cycle").with("cycle", cycle.join(" → "));
                problems.push(Diagnostic::error(message).at(&texts[*name].source, place));
            }
            self.broken.insert((*name).to_owned(), problems);
        }
    }
}

/// The libraries that a text uses, each with its first place.
fn uses<'t>(text: &Text, texts: &'t BTreeMap<String, Text>) -> Vec<(&'t str, Span)> {
    let source = &text.source.text;
    let tokens: Vec<Span> = text.tokens().collect();
    let mut found: Vec<(&str, Span)> = Vec::new();
    let mut note = |word: &str, span: Span| {
        if let Some((name, _)) = texts.get_key_value(word)
            && !found.iter().any(|(known, _)| known == name)
        {
            found.push((name, span));
        }
    };
    for pair in tokens.windows(2) {
        if &source[pair[1].range()] == "::" {
            note(&source[pair[0].range()], pair[0]);
        }
    }
    // Texts in backticks hold calls too.
    for quoted in tokens.iter().filter(|span| source[span.range()].starts_with('`')) {
        for name in texts.keys() {
            if let Some(at) = source[quoted.range()].find(&format!("{name}::")) {
                note(name, Span::new(quoted.start + at, quoted.start + at + name.len()));
            }
        }
    }
    found
}

fn library(engine: &Engine, text: &Text, around: Around<'_>) -> Result<(AST, Shared<Module>), Vec<Diagnostic>> {
    let mut ast = compile_whole(engine, text, around)?;
    ast.set_source(text.source.name.as_str());
    let module = Module::eval_ast_as_new(Scope::new(), &ast, engine).map_err(|error| {
        let message = Message::new("heng::rule::library_runs").with("reason", error.to_string());
        vec![Diagnostic::error(message).at(&text.source, text.token(error.position()))]
    })?;
    Ok((ast, module.into()))
}
