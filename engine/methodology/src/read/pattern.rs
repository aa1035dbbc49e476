//! Globs that cannot be read, in words.

use globset::{Error, ErrorKind};
use heng_model::Message;

/// What is wrong with a pattern.
pub(crate) fn bad_pattern(pattern: &str, error: &Error) -> Message {
    let why = Message::new(match error.kind() {
        ErrorKind::UnclosedClass => "heng::methodology::pattern_class",
        ErrorKind::InvalidRange(..) => "heng::methodology::pattern_range",
        ErrorKind::UnopenedAlternates | ErrorKind::UnclosedAlternates | ErrorKind::NestedAlternates => {
            "heng::methodology::pattern_braces"
        }
        ErrorKind::DanglingEscape => "heng::methodology::pattern_escape",
        _ => "heng::methodology::pattern_other",
    });
    Message::new("heng::methodology::bad_pattern").with("pattern", pattern).with("why", why)
}
