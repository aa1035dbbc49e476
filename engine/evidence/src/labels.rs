//! What a document says of itself under labels: 发文机关 | 国务院办公厅 in a table, beside or above its value, in a list of terms, or 文号：… in a
//! line of text.

use std::sync::Arc;

use ego_tree::NodeId;
use heng_model::Origin;
use scraper::{ElementRef, Selector};

use crate::document::Document;
use crate::fold::{Folded, Folder, normalise};
use crate::html::Tree;
use crate::visible::fold_children;

/// Labels of the heads of documents. One of them is never the value of another.
const LABELS: [&str; 28] = [
    "标题",
    "名称",
    "信息名称",
    "索引号",
    "信息索引",
    "主题分类",
    "组配分类",
    "体裁分类",
    "公文种类",
    "主题词",
    "关键词",
    "发文机关",
    "发布机关",
    "发布机构",
    "发文单位",
    "制定机关",
    "发文字号",
    "文号",
    "文件编号",
    "成文日期",
    "发文日期",
    "发布日期",
    "公开日期",
    "生成日期",
    "施行日期",
    "废止日期",
    "有效性",
    "时效性",
];
/// Columns and rows that a cell may span.
const MOST_SPANNED: usize = 64;
/// Cells of a table beyond which it is no head of a document.
const MOST_CELLS: usize = 2_000;
/// Characters of a line in which labels are looked for.
const MOST_IN_LINE: usize = 200;

/// A value under a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The label, without white space and colon.
    pub label: &'static str,
    /// The value, in one width.
    pub text: Arc<str>,
    /// The value with the letters of the file.
    pub quote: Arc<str>,
    /// Where the value stands.
    pub origin: Origin,
}

/// The labelled values of a document.
#[derive(Debug, Default)]
pub struct Labels {
    /// The values.
    pub values: Vec<Labelled>,
    /// Whether the page lists other documents under such labels.
    pub lists: bool,
}

/// The label that a text is, if it is one and nothing else.
fn label_of(text: &str) -> Option<&'static str> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '[' | ']')).collect();
    LABELS.into_iter().find(|label| *label == bare)
}

impl Document {
    /// Every labelled value: those of tables first, then those of lists of terms, then those of lines.
    pub(crate) fn labels(&self) -> Labels {
        let mut found = Labels::default();
        if let Some(tree) = self.tree() {
            let tables = Selector::parse("table").expect("a fixed selector");
            for table in tree.html.select(&tables) {
                self.of_table(&tree, table, &mut found);
            }
            let terms = Selector::parse("dt").expect("a fixed selector");
            for term in tree.html.select(&terms) {
                let next = term.next_siblings().find_map(ElementRef::wrap).filter(|next| next.value().name() == "dd");
                if let (Some(label), Some(value)) = (label_of(&text_of(self, &tree, term)), next) {
                    self.take(&tree, label, value, &mut found);
                }
            }
        }
        self.of_lines(&mut found);
        found
    }

    fn take(&self, tree: &Tree, label: &'static str, value: ElementRef<'_>, found: &mut Labels) {
        let folded = folded_of(self, tree, value);
        let Some(bytes) = tree.elements.get(&value.id()).filter(|_| !folded.text.trim().is_empty()) else { return };
        found.values.push(Labelled {
            label,
            text: folded.text.trim().into(),
            quote: folded.written(0..folded.text.len(), &self.source().text).trim().into(),
            origin: self.origin(bytes.tag.start, bytes.end),
        });
    }

    fn of_table<'t>(&self, tree: &'t Tree, table: ElementRef<'t>, found: &mut Labels) {
        let Some(grid) = Grid::of(table) else { return };
        let mut texts: std::collections::HashMap<NodeId, String> = std::collections::HashMap::new();
        let mut text =
            |cell: ElementRef<'t>| texts.entry(cell.id()).or_insert_with(|| text_of(self, tree, cell)).clone();
        let mut seen = std::collections::BTreeSet::new();
        for (row, cells) in grid.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let Some(cell) = cell else { continue };
                // A layout table holds the page; its cells are no labels.
                let Some(label) = label_of(&text(*cell)).filter(|_| seen.insert(cell.id())) else { continue };
                let mut is_value = |value: Option<ElementRef<'t>>| {
                    value.filter(|value| {
                        let text = text(*value);
                        value.id() != cell.id() && !text.trim().is_empty() && label_of(&text).is_none()
                    })
                };
                let right = cells[column..].iter().flatten().find(|next| next.id() != cell.id()).copied();
                if let Some(value) = is_value(right) {
                    self.take(tree, label, value, found);
                    continue;
                }
                let below: Vec<ElementRef<'t>> = (row + 1..grid.rows.len())
                    .filter_map(|row| grid.at(row, column))
                    .filter(|next| next.id() != cell.id())
                    .collect();
                // A label over one value; over several, or over a row that links elsewhere, it heads a list of other documents.
                let Some(value) = is_value(below.first().copied()) else { continue };
                let next = below.iter().find(|next| next.id() != value.id()).copied();
                if grid.links(row + 1) || is_value(next).is_some() {
                    found.lists = true;
                } else {
                    self.take(tree, label, value, found);
                }
            }
        }
    }

    /// `发文字号：国办发〔2022〕14号`, several in a line too; a label that ends its line stands before the next line.
    fn of_lines(&self, found: &mut Labels) {
        let tight = self.folded().tight();
        let text = &tight.text;
        let mut start = 0;
        let mut waiting = None;
        for line in text.split('\n') {
            let short = line.chars().count() <= MOST_IN_LINE;
            let labels = if short { labels_in(line, |at| tight.is_after_space(start + at)) } else { Vec::new() };
            if let (Some(label), []) = (waiting.take(), labels.as_slice()) {
                self.take_range(label, start, start + line.len(), found);
            }
            for (index, (label, _, from)) in labels.iter().enumerate() {
                let to = labels.get(index + 1).map_or(line.len(), |(_, begin, _)| *begin);
                if line[*from..to].trim().is_empty() {
                    waiting = Some(*label).filter(|_| to == line.len());
                } else {
                    self.take_range(label, start + from, start + to, found);
                }
            }
            start += line.len() + 1;
        }
    }

    fn take_range(&self, label: &'static str, from: usize, to: usize, found: &mut Labels) {
        let folded = self.folded();
        let value = &folded.tight().text[from..to];
        let (from, to) = (from + value.len() - value.trim_start().len(), to - (value.len() - value.trim_end().len()));
        if from < to {
            let range = folded.tight().folded(&(from..to));
            let (text, quote) = (folded.text[range.clone()].into(), self.written(range));
            found.values.push(Labelled { label, text, quote, origin: self.place_in_tight(from, to) });
        }
    }
}

/// The labels of a line of tight text, with the bytes where each begins and where its value does. Within a sentence they are none;
/// `spaced` says whether a space stood before a byte.
fn labels_in(line: &str, spaced: impl Fn(usize) -> bool) -> Vec<(&'static str, usize, usize)> {
    let mut labels = Vec::new();
    for (colon, _) in line.match_indices(':') {
        let before = &line[..colon];
        let before = before.trim_end_matches(']');
        let ending = LABELS.iter().filter(|label| before.ends_with(**label)).max_by_key(|label| label.len());
        let Some(label) = ending else { continue };
        let begin = before.len() - label.len();
        let bracketed = line[..begin].ends_with('[');
        let begin = if bracketed { begin - 1 } else { begin };
        let opens = line[..begin].chars().next_back().is_none_or(|c| !c.is_alphabetic() && c != ':');
        if opens || bracketed || spaced(begin) {
            labels.push((*label, begin, colon + 1));
        }
    }
    labels
}

fn text_of(document: &Document, tree: &Tree, element: ElementRef<'_>) -> String {
    folded_of(document, tree, element).text
}

fn folded_of(document: &Document, tree: &Tree, element: ElementRef<'_>) -> Folded {
    let mut folder = Folder::default();
    fold_children(tree, *element, &document.source().text, &mut folder);
    folder.finish()
}

/// The cells of a table by row and column, those that span several at each of their places.
struct Grid<'a> {
    rows: Vec<Vec<Option<ElementRef<'a>>>>,
}

impl<'a> Grid<'a> {
    /// The grid of a table's own rows; nothing where it is too large, or holds other tables: then it lays out a page.
    fn of(table: ElementRef<'a>) -> Option<Self> {
        let inner = Selector::parse("table").expect("a fixed selector");
        if table.select(&inner).next().is_some() {
            return None;
        }
        let lines = Selector::parse("tr").expect("a fixed selector");
        let mut grid = Self { rows: Vec::new() };
        let mut count = 0;
        for (row, line) in table.select(&lines).enumerate() {
            let mut column = 0;
            let cells = line.children().filter_map(ElementRef::wrap);
            for cell in cells.filter(|cell| matches!(cell.value().name(), "td" | "th")) {
                while grid.at(row, column).is_some() {
                    column += 1;
                }
                let spanned = |name: &str| {
                    let stated = cell.attr(name).and_then(|text| normalise(text).trim().parse::<usize>().ok());
                    stated.unwrap_or(1).clamp(1, MOST_SPANNED)
                };
                let (width, height) = (spanned("colspan"), spanned("rowspan"));
                count += width * height;
                if count > MOST_CELLS {
                    return None;
                }
                for row in row..row + height {
                    for column in column..column + width {
                        grid.put(row, column, cell);
                    }
                }
                column += width;
            }
        }
        Some(grid)
    }

    fn at(&self, row: usize, column: usize) -> Option<ElementRef<'a>> {
        self.rows.get(row)?.get(column).copied().flatten()
    }

    /// Whether a row leads elsewhere.
    fn links(&self, row: usize) -> bool {
        let cells = self.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let leads = |element: ElementRef<'_>| element.value().name() == "a" && element.attr("href").is_some();
        cells.iter().flatten().any(|cell| cell.descendants().filter_map(ElementRef::wrap).any(leads))
    }

    fn put(&mut self, row: usize, column: usize, cell: ElementRef<'a>) {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, None);
        }
        cells[column].get_or_insert(cell);
    }
}
