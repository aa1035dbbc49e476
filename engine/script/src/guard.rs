//! A panic in native code costs the script that caused it, and nothing else.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use heng_model::{Diagnostic, Message, Source, Span};

/// Compiles something; a panic meanwhile is a mistake of that script alone.
pub fn compiling<T>(
    source: &Arc<Source>,
    work: impl FnOnce() -> Result<T, Vec<Diagnostic>>,
) -> Result<T, Vec<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let message = Message::new("heng::rule::panic").with("words", words_of(&*panic));
        Err(vec![Diagnostic::error(message).at(source, Span::default())])
    })
}

/// What a panic said.
pub fn words_of(panic: &(dyn Any + Send)) -> &str {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default()
}
