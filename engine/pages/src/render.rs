//! Layouts become markup. Whatever a layout writes out is escaped here, on every way: there is no filter, and no block, by
//! which a text of evidence could become markup.

use std::collections::BTreeMap;

use base64::Engine as _;
use heng_model::{Arg, Diagnostic, Message};
use heng_report::Catalogue;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};
use sha2::{Digest, Sha256};

use crate::svg::escape_into;
use crate::theme::Theme;

/// Layouts that are ready to be filled.
pub struct Renderer {
    env: Environment<'static>,
    theme: Theme,
}

impl Renderer {
    /// The layouts of a theme, in the words of a language.
    pub fn new(theme: &Theme, words: &'static Catalogue) -> Result<Self, Diagnostic> {
        let mut env = Environment::new();
        env.set_trim_blocks(true);
        env.set_lstrip_blocks(true);
        env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        env.set_auto_escape_callback(|_| AutoEscape::Html);
        env.set_formatter(write);
        for filter in ["safe", "escape", "e"] {
            env.remove_filter(filter);
        }
        env.add_function("say", move |id: &str, args: Kwargs| say(words, "pages", id, &args));
        env.add_function("word", move |id: &str, args: Kwargs| say(words, "report", id, &args));
        let this = Self { env, theme: theme.clone() };
        this.with_layouts()
    }

    fn with_layouts(mut self) -> Result<Self, Diagnostic> {
        for name in Theme::layouts() {
            let text = self.theme.source(name).text.clone();
            if let Err(error) = self.env.add_template_owned(name, text) {
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
        let source = self.theme.source(&at.0);
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
