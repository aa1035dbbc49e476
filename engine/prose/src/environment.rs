//! The sandbox of templates: the names and filters they may use, and the bounds of one rendering.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use heng_model::Diagnostic;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use crate::bounds::{MOST_DEPTH, MOST_STEPS, MOST_WRITTEN};
use crate::escape::escaped;
use crate::fault::{self, Known};
use crate::filters::{self, Speaker};
use crate::kinds::{ASSESSMENT, SELF};
use crate::template::{Template, Templates};
use crate::tests_of_values;

/// Filters that would let a text pass as Markdown, or write what no report wants.
const REMOVED: [&str; 4] = ["safe", "escape", "e", "pprint"];

/// Templates that are ready to be filled.
pub struct Renderer<'a> {
    env: Environment<'static>,
    templates: &'a Templates,
    written: Arc<AtomicUsize>,
}

impl<'a> Renderer<'a> {
    /// The templates in the words of a language; everything that can be found wrong with them before they are filled.
    pub fn new(templates: &'a Templates, speaker: &Speaker) -> Result<Self, Vec<Diagnostic>> {
        let mut env = Environment::new();
        env.set_debug(true);
        env.set_trim_blocks(true);
        env.set_lstrip_blocks(true);
        env.set_keep_trailing_newline(true);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_recursion_limit(MOST_DEPTH);
        env.set_fuel(Some(MOST_STEPS));
        env.set_auto_escape_callback(|_| AutoEscape::Custom("markdown"));
        let written = Arc::new(AtomicUsize::new(0));
        let count = written.clone();
        env.set_formatter(move |out, state, value| write(out, state, value, &count));
        for filter in REMOVED {
            env.remove_filter(filter);
        }
        env.remove_global("debug");
        filters::register(&mut env, speaker);
        tests_of_values::register(&mut env);
        let mut problems = Vec::new();
        for template in &templates.all {
            let name = format!("{}{}", template.name, Templates::ENDING);
            if let Err(error) = env.add_template_owned(name, template.text()) {
                problems.push(fault::of(&error, template, templates, &Known::of(&env, template)));
            }
        }
        let this = Self { env, templates, written };
        let sound = problems.is_empty();
        for template in templates.all.iter().filter(|_| sound) {
            problems.extend(fault::unknown_names(template, &this.undeclared(template), &this.known(template)));
        }
        if problems.is_empty() { Ok(this) } else { Err(problems) }
    }

    fn known(&self, template: &Template) -> Known {
        Known::of(&self.env, template)
    }

    fn undeclared(&self, template: &Template) -> Vec<String> {
        let name = format!("{}{}", template.name, Templates::ENDING);
        let names = self.env.get_template(&name).map(|one| one.undeclared_variables(false)).unwrap_or_default();
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort();
        names
    }

    /// The template filled: Markdown.
    pub fn fill(&self, template: &Template, context: Value) -> Result<String, Box<Diagnostic>> {
        self.written.store(0, Ordering::Relaxed);
        let name = format!("{}{}", template.name, Templates::ENDING);
        let mut out = Bounded::default();
        let filled = self.env.get_template(&name).and_then(|one| one.render_captured_to(context, &mut out).map(|_| ()));
        match filled {
            Ok(()) => Ok(String::from_utf8(out.bytes).expect("templates and values are UTF-8")),
            Err(error) => Err(Box::new(fault::of(&error, template, self.templates, &self.known(template)))),
        }
    }
}

/// The names that a template of this kind may use.
pub fn names(template: &Template) -> Vec<&'static str> {
    let own = SELF.fields.iter().filter(|_| template.is_per_government() || template.name.starts_with('_'));
    ASSESSMENT.fields.iter().chain(own).map(|(name, _, _)| *name).collect()
}

/// A text that ends where it becomes too large.
#[derive(Default)]
struct Bounded {
    bytes: Vec<u8>,
}

impl std::io::Write for Bounded {
    fn write(&mut self, more: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + more.len() > MOST_WRITTEN {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Writes a value: what a filter of Heng's made as it is, everything else as text. This is the one place through which a
/// value becomes Markdown. What goes into a variable instead of the report counts as well.
fn write(out: &mut Output<'_>, _: &State<'_, '_>, value: &Value, count: &AtomicUsize) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    if value.is_none() {
        return Ok(());
    }
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let text = match value.kind() {
        _ if value.is_safe() => text,
        // A whole number that the template counts with may begin a list of its own.
        minijinja::value::ValueKind::Number => text,
        _ => escaped(&text),
    };
    if count.fetch_add(text.len(), Ordering::Relaxed) + text.len() > MOST_WRITTEN {
        return Err(Error::from(ErrorKind::WriteFailure));
    }
    out.write_str(&text)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::JINJA;

    #[test]
    fn the_filters_that_are_offered_are_there() {
        let env = Environment::new();
        let state = env.empty_state();
        let lacking = JINJA.into_iter().filter(|name| {
            let refused = state.apply_filter(name, &[Value::from(vec![1])]).err();
            refused.is_some_and(|error| error.kind() == ErrorKind::UnknownFilter)
        });
        assert_eq!(lacking.collect::<Vec<_>>(), Vec::<&str>::new());
        assert!(REMOVED.iter().all(|name| !JINJA.contains(name)));
    }
}
