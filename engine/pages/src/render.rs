//! Layouts become markup. Whatever a layout writes out is escaped here, on every way: there is no filter, and no block, by
//! which a text of evidence could become markup.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use heng_model::{Arg, Diagnostic, Message, Source};
use heng_report::Catalogue;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};
use sha2::{Digest, Sha256};

use crate::anchor::fragment;
use crate::svg::escape_into;
use crate::theme::Theme;

/// Layouts that are ready to be filled.
pub struct Renderer {
    env: Environment<'static>,
    layouts: BTreeMap<String, Arc<Source>>,
}

impl Renderer {
    /// The layouts of a theme, in the words of a language.
    pub fn new(theme: &Theme, words: &'static Catalogue) -> Result<Self, Diagnostic> {
        Self::of(Theme::layouts().map(|name| (name, theme.source(name))), words, "pages")
    }

    /// These layouts, by the names of their files. `say` speaks the words of that room of the catalogue.
    pub fn of(
        layouts: impl IntoIterator<Item = (&'static str, Arc<Source>)>,
        words: &'static Catalogue,
        room: &'static str,
    ) -> Result<Self, Diagnostic> {
        let mut env = Environment::new();
        env.set_trim_blocks(true);
        env.set_lstrip_blocks(true);
        env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        env.set_auto_escape_callback(|_| AutoEscape::Html);
        env.set_formatter(write);
        for filter in ["safe", "escape", "e"] {
            env.remove_filter(filter);
        }
        env.add_function("say", move |id: &str, args: Kwargs| say(words, room, id, &args));
        env.add_function("word", move |id: &str, args: Kwargs| say(words, "report", id, &args));
        env.add_function("block", |text: &str| block(text));
        env.add_function("fragment", |place: &str| fragment(place));
        let layouts = layouts.into_iter().map(|(name, layout)| (name.to_owned(), layout)).collect();
        Self { env, layouts }.with_layouts()
    }

    fn with_layouts(mut self) -> Result<Self, Diagnostic> {
        for (name, layout) in &self.layouts {
            if let Err(error) = self.env.add_template_owned(name.clone(), layout.text.clone()) {
                return Err(self.broken(&error, name));
            }
        }
        Ok(self)
    }

    /// The layout filled.
    pub fn fill(&self, layout: &'static str, context: &Value) -> Result<String, Diagnostic> {
        let filled = self.env.get_template(layout).and_then(|layout| layout.render(context));
        filled.map_err(|error| self.broken(&error, layout))
    }

    /// What is wrong with a layout, at its line.
    fn broken(&self, error: &Error, layout: &str) -> Diagnostic {
        // What an `include` stumbled over stands in its cause.
        let mut at = (error.name().unwrap_or(layout).to_owned(), error.line());
        let mut why = reason(error);
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause.and_then(|cause| cause.downcast_ref::<Error>()) {
            at = (inner.name().map_or(at.0, str::to_owned), inner.line());
            why = reason(inner);
            cause = std::error::Error::source(inner);
        }
        let source = self.layouts.get(&at.0).cloned().unwrap_or_else(|| Source::unread(at.0.as_str()));
        let line = at.1.unwrap_or(1).max(1);
        let start: usize = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let length = source.text[start..].lines().next().map_or(0, |text| text.trim_end().len());
        let indent = source.text[start..].chars().take_while(|one| *one == ' ').count().min(length);
        let message = Message::new("heng::pages::layout").with("file", at.0.as_str()).with("why", why);
        Diagnostic::error(message).at(&source, start + indent..start + length)
    }
}

/// Why a layout cannot be filled: for the commonest slip in the reader's words, else in those of the template engine.
fn reason(error: &Error) -> Arg {
    match error.kind() {
        ErrorKind::UndefinedError => Message::new("heng::pages::unknown_name").into(),
        kind => error.detail().map_or_else(|| kind.to_string(), str::to_owned).into(),
    }
}

/// Writes a value: what this room drew as it is, everything else as text.
fn write(out: &mut Output<'_>, _: &State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() || value.is_none() {
        return Ok(());
    }
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if value.is_safe() {
        out.write_str(&text)?;
    } else {
        let mut escaped = String::with_capacity(text.len());
        escape_into(&text, &mut escaped);
        out.write_str(&escaped)?;
    }
    Ok(())
}

/// Text of several lines, escaped like any other, in which line breaks and tabs stay: what stands in `pre`.
fn block(text: &str) -> Value {
    let mut out = String::with_capacity(text.len() + 16);
    for part in text.replace("\r\n", "\n").split_inclusive(['\n', '\t']) {
        let inner = part.trim_end_matches(['\n', '\t']);
        escape_into(inner, &mut out);
        out.push_str(&part[inner.len()..]);
    }
    Value::from_safe_string(out)
}

/// The catalogue's words: `say("regions")`, `say("subjects", count=3)`.
fn say(words: &Catalogue, room: &str, id: &str, args: &Kwargs) -> Result<String, Error> {
    let mut message = Message { code: format!("heng::{room}::{id}").into(), args: BTreeMap::new() };
    for name in args.args() {
        let value: Value = args.get(name)?;
        let arg = match (i64::try_from(value.clone()), value.as_str()) {
            (_, Some(text)) => Arg::Text(text.to_owned()),
            (Ok(count), None) => Arg::Count(count),
            _ => Arg::Text(value.to_string()),
        };
        message.args.insert(name.to_owned().into(), arg);
    }
    Ok(words.title(&message))
}

/// What a Content-Security-Policy names a script or a style by.
pub fn fingerprint(text: &str) -> String {
    format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes())))
}
