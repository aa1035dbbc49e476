//! The few colours of a terminal that Heng uses, all from the sixteen that the reader's own theme decides.

use owo_colors::{OwoColorize, Style};

/// Advice, and what introduces it.
pub(crate) const ADVICE: Style = Style::new().cyan();
/// What heads a part.
pub(crate) const HEADING: Style = Style::new().bold();
/// What matters less.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// What is well.
pub(crate) const GOOD: Style = Style::new().green();
/// What deserves a look.
pub(crate) const DOUBT: Style = Style::new().yellow();
/// What is lost or wrong.
pub(crate) const BAD: Style = Style::new().red();

/// The text in that style, where colour is asked for.
pub(crate) fn paint(text: &str, style: Style, color: bool) -> String {
    if color && !text.is_empty() { text.style(style).to_string() } else { text.to_owned() }
}
