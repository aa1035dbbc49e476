//! The handbook as one page that opens from a disk, reads whole without a script, and lets nothing run.

use std::sync::Arc;

use heng_model::{Diagnostic, Source};
use heng_pages::{Renderer, Theme, fingerprint};
use heng_report::{Catalogue, Made};
use minijinja::{Value, context};

use crate::book::Book;

macro_rules! layouts {
    ($($name:literal),* $(,)?) => {
        const LAYOUTS: &[(&str, &str)] = &[$(($name, include_str!(concat!("../layouts/", $name)))),*];
    };
}

layouts!(
    "handbook.html",
    "front.html",
    "statistics.html",
    "check.html",
    "cases.html",
    "code.html",
    "ground.html",
    "interface.html"
);

/// What the handbook adds to the style of reports.
const STYLE: &str = include_str!("../layouts/handbook.css");

/// The page. The style is that of the theme, and what a handbook needs beside it.
///
/// # Errors
/// A layout that cannot be filled.
pub fn html(book: &Book, theme: &Theme, words: &'static Catalogue) -> Result<Made, Diagnostic> {
    let layouts = LAYOUTS.iter().map(|(name, text)| (*name, Source::new(*name, *text)));
    let layouts: Vec<(&'static str, Arc<Source>)> = layouts.collect();
    let renderer = Renderer::of(layouts, words, "docs")?;
    let style = format!("{}\n{STYLE}", theme.inline("theme.css"));
    let context = context! {
        book => book,
        style => Value::from_safe_string(style.clone()),
        style_hash => Value::from_safe_string(fingerprint(&style)),
    };
    let page = renderer.fill("handbook.html", &context)?;
    Ok(Made { name: "handbook.html".to_owned(), bytes: page.into_bytes() })
}
