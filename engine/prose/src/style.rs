//! Fonts, sizes and margins of Word, which a methodology may change in `report/style.yaml`.

use std::sync::Arc;

use heng_model::{Diagnostic, Message, Severity, Source, Span};
use heng_yaml::{Entry, Node, Yaml, parse};

use crate::fault::with_suggestion;

/// The look of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    pub(crate) fonts: [String; FONTS.len()],
    /// In half points.
    pub(crate) sizes: [u32; SIZES.len()],
    /// In twentieths of a point.
    pub(crate) margins: [u32; MARGINS.len()],
    /// In hundredths of a line.
    pub(crate) line: u32,
}

/// The fonts: key, font, and what they are for.
pub static FONTS: [(&str, &str, &str); 5] = [
    ("title", "宋体", "题目"),
    ("heading", "黑体", "标题"),
    ("body", "仿宋", "正文"),
    ("table", "宋体", "表格"),
    ("latin", "Times New Roman", "西文和数字"),
];
/// The sizes in points: key, size, and what they are for.
pub static SIZES: [(&str, &str, &str); 5] = [
    ("title", "26", "题目"),
    ("heading1", "16", "一级标题；下一级小一点"),
    ("body", "14", "正文"),
    ("table", "10.5", "表格"),
    ("footer", "10.5", "页码"),
];
/// The margins in millimetres: key, width.
pub static MARGINS: [(&str, &str, &str); 4] =
    [("top", "37", "上"), ("bottom", "35", "下"), ("left", "28", "左"), ("right", "26", "右")];

/// Places among [`FONTS`] and [`SIZES`].
pub mod at {
    /// The title.
    pub const TITLE: usize = 0;
    /// Headings.
    pub const HEADING: usize = 1;
    /// The text.
    pub const BODY: usize = 2;
    /// Tables.
    pub const TABLE: usize = 3;
    /// Latin letters and figures, among fonts.
    pub const LATIN: usize = 4;
    /// The footer, among sizes.
    pub const FOOTER: usize = 4;
}

impl Default for Style {
    fn default() -> Self {
        Self {
            fonts: FONTS.map(|(_, font, _)| font.to_owned()),
            sizes: SIZES.map(|(_, size, _)| half_points(size).unwrap_or(28)),
            margins: MARGINS.map(|(_, width, _)| twips(width).unwrap_or(1_440)),
            line: 150,
        }
    }
}

/// Points as half points: `10.5` is 21.
fn half_points(text: &str) -> Option<u32> {
    bounded(text, 2.0, 5.0, 72.0)
}

/// Millimetres as twentieths of a point.
fn twips(text: &str) -> Option<u32> {
    bounded(text, 1_440.0 / 25.4, 5.0, 80.0)
}

fn bounded(text: &str, factor: f64, least: f64, most: f64) -> Option<u32> {
    let number: f64 = text.parse().ok()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number above zero")]
    (least..=most).contains(&number).then(|| (number * factor).round() as u32)
}

impl Style {
    /// The file's name within the folder of templates.
    pub const FILE: &str = "style.yaml";

    /// The style that a file states; what it does not state stays as it is.
    pub fn read(source: &Arc<Source>) -> Result<Self, Vec<Diagnostic>> {
        let mut style = Self::default();
        let (root, mut problems) = parse(source);
        let at = |span: Span, message: Message| Diagnostic::error(message).at(source, span);
        for entry in root.iter().flat_map(entries) {
            match entry.key.as_str() {
                "fonts" => set(&mut style.fonts, &FONTS, entry, &font, source, &mut problems),
                "sizes" => set(&mut style.sizes, &SIZES, entry, &half_points, source, &mut problems),
                "margins" => set(&mut style.margins, &MARGINS, entry, &twips, source, &mut problems),
                "line" => match bounded(text(&entry.node), 100.0, 0.8, 4.0) {
                    Some(line) => style.line = line,
                    None => problems.push(at(entry.node.span, wrong("line"))),
                },
                key => {
                    let message = Message::new("heng::prose::head_key").with("key", key);
                    let known = ["fonts", "sizes", "margins", "line"];
                    problems.push(at(entry.key_span, with_suggestion(message, key, known.into_iter())));
                }
            }
        }
        if problems.iter().any(|problem| problem.severity == Severity::Error) { Err(problems) } else { Ok(style) }
    }
}

fn font(text: &str) -> Option<String> {
    let fits = !text.trim().is_empty() && text.chars().count() <= 60 && !text.contains([';', '<', '>', '"']);
    fits.then(|| text.trim().chars().map(crate::escape::shown).collect())
}

fn wrong(key: &str) -> Message {
    Message::new("heng::prose::style_value").with("key", key)
}

fn set<T>(
    into: &mut [T],
    keys: &[(&'static str, &'static str, &'static str)],
    group: &Entry,
    read: &dyn Fn(&str) -> Option<T>,
    source: &Arc<Source>,
    problems: &mut Vec<Diagnostic>,
) {
    for entry in entries(&group.node) {
        let Some(place) = keys.iter().position(|(key, _, _)| *key == entry.key) else {
            let message = Message::new("heng::prose::head_key").with("key", entry.key.as_str());
            let message = with_suggestion(message, &entry.key, keys.iter().map(|(key, _, _)| *key));
            problems.push(Diagnostic::error(message).at(source, entry.key_span));
            continue;
        };
        match read(text(&entry.node)) {
            Some(value) => into[place] = value,
            None => problems.push(Diagnostic::error(wrong(&entry.key)).at(source, entry.node.span)),
        }
    }
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Yaml::Map(entries) => entries,
        _ => &[],
    }
}

fn text(node: &Node) -> &str {
    match &node.value {
        Yaml::Scalar { text, .. } => text,
        _ => "",
    }
}
