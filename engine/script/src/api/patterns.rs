//! Selectors and regular expressions: compiled once, charged for, and refused where they are none or too large.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use heng_evidence::{BadCss, Css, MOST_SELECTOR};
use heng_model::Message;
use regex::{Regex, RegexBuilder};
use rhai::{ImmutableString, NativeCallContext};

use crate::event::clip;
use crate::run::{Run, fail};
use crate::stop::Fallible;

/// Bytes of a compiled pattern: a pattern that unfolds beyond it is refused.
pub const PATTERN_SIZE: usize = 1 << 20;
/// Operations that it costs to compile a pattern or a selector.
const COMPILING: usize = 256;
/// Compiled selectors and patterns kept.
const KEPT: usize = 1_024;

/// A compiled selector, charged for.
pub(super) fn selector(context: &NativeCallContext<'_>, css: &ImmutableString) -> Fallible<Css> {
    static KNOWN: OnceLock<Mutex<HashMap<String, Css>>> = OnceLock::new();
    let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(selector) = known.get(css.as_str()) {
        return Ok(selector.clone());
    }
    Run::of(context).meter.work(context, COMPILING + css.len() / 4)?;
    match Css::parse(css) {
        Ok(selector) => {
            if known.len() < KEPT {
                known.insert(css.to_string(), selector.clone());
            }
            Ok(selector)
        }
        Err(bad) => fail(context, bad_selector(css, bad)),
    }
}

fn bad_selector(css: &str, bad: BadCss) -> Message {
    match bad {
        BadCss::TooLong => Message::new("heng::rule::selector_too_long").with("most", MOST_SELECTOR),
        BadCss::Malformed(reason) => {
            Message::new("heng::rule::bad_selector").with("selector", &*clip(css)).with("reason", reason)
        }
    }
}

/// What is wrong with a selector, for lint.
pub fn css_problem(css: &str) -> Option<Message> {
    Css::parse(css).err().map(|bad| bad_selector(css, bad))
}

/// A compiled pattern with what it costs to put it to a text, in steps of the simplest.
type Compiled = (Arc<Regex>, usize);

/// A compiled pattern, charged for a text of so many bytes.
pub(super) fn regex(context: &NativeCallContext<'_>, pattern: &ImmutableString, bytes: usize) -> Fallible<Arc<Regex>> {
    let (regex, cost) = compiled(context, pattern)?;
    Run::of(context).meter.work(context, (bytes / 64 + 1).saturating_mul(cost))?;
    Ok(regex)
}

fn compiled(context: &NativeCallContext<'_>, pattern: &ImmutableString) -> Fallible<Compiled> {
    static KNOWN: OnceLock<Mutex<HashMap<String, Compiled>>> = OnceLock::new();
    let known = KNOWN.get_or_init(Mutex::default);
    if let Some(compiled) = known.lock().unwrap_or_else(PoisonError::into_inner).get(pattern.as_str()) {
        return Ok(compiled.clone());
    }
    Run::of(context).meter.work(context, COMPILING + pattern.len())?;
    // A pattern that unfolds to sixteen times the size may take sixteen times as long on the same text.
    let sizes = [(PATTERN_SIZE / 8, 1), (PATTERN_SIZE / 4, 4), (PATTERN_SIZE, 16)];
    for (size, cost) in sizes {
        Run::of(context).meter.work(context, size / 1024)?;
        match build(pattern, size) {
            Ok(regex) => {
                let compiled = (Arc::new(regex), cost);
                let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
                if known.len() < KEPT {
                    known.insert(pattern.to_string(), compiled.clone());
                }
                return Ok(compiled);
            }
            Err(regex::Error::CompiledTooBig(_)) => {}
            Err(error) => return fail(context, bad_regex(pattern, &error)),
        }
    }
    fail(context, too_large())
}

fn build(pattern: &str, size: usize) -> Result<Regex, regex::Error> {
    RegexBuilder::new(&heng_evidence::fold_pattern(pattern)).size_limit(size).dfa_size_limit(PATTERN_SIZE).build()
}

fn bad_regex(pattern: &str, error: &regex::Error) -> Message {
    if matches!(error, regex::Error::CompiledTooBig(_)) {
        return too_large();
    }
    // The reason's last line says what is wrong; those before it draw the pattern.
    let reason = error.to_string();
    let reason = reason.lines().last().unwrap_or_default().trim();
    let reason = reason.strip_prefix("error: ").unwrap_or(reason);
    let message = Message::new("heng::rule::bad_regex").with("pattern", &*clip(pattern));
    match in_own_words(reason) {
        Some(code) => message.with("reason", Message::new(code)),
        None => message.with("reason", reason),
    }
}

/// What authors get wrong most, as the library says it. Its own words are left where none of these is meant.
fn in_own_words(reason: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 13] = [
        ("unclosed group", "heng::rule::regex_unclosed_group"),
        ("unopened group", "heng::rule::regex_unopened_group"),
        ("unclosed character class", "heng::rule::regex_unclosed_class"),
        ("repetition operator missing expression", "heng::rule::regex_nothing_repeated"),
        ("repetition quantifier expects a valid decimal", "heng::rule::regex_bad_count"),
        ("unclosed counted repetition", "heng::rule::regex_bad_count"),
        ("invalid repetition count range", "heng::rule::regex_bad_count"),
        ("invalid character class range", "heng::rule::regex_bad_range"),
        ("unrecognized escape sequence", "heng::rule::regex_bad_escape"),
        ("incomplete escape sequence", "heng::rule::regex_bad_escape"),
        ("look-around", "heng::rule::regex_look_around"),
        ("backreferences are not supported", "heng::rule::regex_back_reference"),
        ("Unicode property", "heng::rule::regex_unknown_property"),
    ];
    WORDS.iter().find(|(words, _)| reason.contains(words)).map(|(_, code)| *code)
}

fn too_large() -> Message {
    Message::new("heng::rule::regex_too_large").with("most", PATTERN_SIZE)
}

/// What is wrong with a regular expression, for lint.
pub fn regex_problem(pattern: &str) -> Option<Message> {
    build(pattern, PATTERN_SIZE).err().map(|error| bad_regex(pattern, &error))
}
