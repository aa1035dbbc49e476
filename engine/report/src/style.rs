//! The few colours of a terminal that Heng uses.

use owo_colors::{OwoColorize, Style};

/// What introduces advice, as miette colours it.
pub fn help(text: &str) -> String {
    text.cyan().to_string()
}

/// The text in that style, where colour is asked for.
pub fn paint(text: &str, style: Style, color: bool) -> String {
    if color { text.style(style).to_string() } else { text.to_owned() }
}
