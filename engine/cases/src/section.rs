//! The parts of a `cases.md` as they are written, for whoever shows them to readers.

use std::sync::Arc;

use heng_model::Source;

use crate::block;
use crate::lines::{self, Item};
use crate::table::said;
use crate::words::Key;

/// A case as it is written, or what stands before the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Its title; none before the first case.
    pub title: Option<String>,
    /// What is told between, line by line.
    pub prose: Vec<String>,
    /// Who, when, and with which parameters: what each line states, and its value as written. What is expected is not here.
    pub settings: Vec<(Stated, String)>,
    /// The table of variants, as it is written.
    pub table: Option<Variants>,
    /// The files of evidence, with the places for what variants put in.
    pub files: Vec<Shown>,
}

/// What a line of a case states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// Whom it is about.
    Subject,
    /// The assessment date.
    AssessedOn,
    /// Values of parameters.
    Params,
}

/// A table of variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variants {
    /// The heads of its columns, and what stands in each.
    pub heads: Vec<(Column, String)>,
    /// A row per variant.
    pub rows: Vec<Vec<String>>,
}

/// What a column of variants says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// What the variant is called.
    Name,
    /// What is given to the case.
    Given,
    /// What is expected.
    Expected,
}

/// A file of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its path.
    pub path: String,
    /// The encoding that it is saved in.
    pub encoding: &'static str,
    /// Its text.
    pub text: String,
}

/// The parts of a file in their order: the first is what stands before the first case. What has mistakes is left out; they are
/// said where the file is read for running.
pub fn sections(source: &Arc<Source>) -> Vec<Section> {
    let text = |span: heng_model::Span| source.text[span.range()].to_owned();
    let mut sections = vec![Section::default()];
    for item in lines::read(source).0 {
        let last = sections.len() - 1;
        let section = &mut sections[last];
        match item {
            Item::Title(span) => sections.push(Section { title: Some(text(span)), ..Section::default() }),
            Item::Prose(span) => section.prose.push(text(span)),
            Item::Setting { key, value, .. } => section.settings.extend(stated(key).map(|key| (key, text(value)))),
            Item::Table(table) => {
                let cell = |cell: &heng_model::Span| said(&source.text, *cell);
                section.table = Some(Variants {
                    heads: table.heads.iter().map(cell).map(|head| (column(&head), head)).collect(),
                    rows: table.rows.iter().map(|(_, row)| row.iter().map(cell).collect()).collect(),
                });
            }
            Item::Block(block) => {
                let read = block::read(source, block).ok();
                section.files.extend(read.map(|file| Shown {
                    encoding: file.encoding(),
                    path: file.path,
                    text: file.text,
                }));
            }
        }
    }
    sections
}

fn column(head: &str) -> Column {
    match head.split_whitespace().next().and_then(Key::of) {
        Some(Key::Variant) => Column::Name,
        Some(Key::Expect) => Column::Expected,
        _ => Column::Given,
    }
}

fn stated(key: Key) -> Option<Stated> {
    match key {
        Key::Subject => Some(Stated::Subject),
        Key::AssessedOn => Some(Stated::AssessedOn),
        Key::Params => Some(Stated::Params),
        Key::Expect | Key::Variant => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_shown() {
        let text = "# 案例\n先看标题。\n\n## 甲：有\n这一条来自复核。\nsubject: 330100\nparams: { n: 3 }\nexpect: a met\n\
                    | {{题}} | expect a |\n| --- | --- |\n| a\\|b | met |\n```pages/a.html gbk\n<p>{{题}}</p>\n```\n";
        let sections = sections(&Source::new("cases.md", text));
        assert_eq!(sections[0].prose, ["先看标题。"]);
        let case = &sections[1];
        assert_eq!((case.title.as_deref(), &case.prose[..]), (Some("甲：有"), &["这一条来自复核。".to_owned()][..]));
        assert_eq!(case.settings, [(Stated::Subject, "330100".to_owned()), (Stated::Params, "{ n: 3 }".to_owned())]);
        let variants = case.table.as_ref().unwrap();
        let heads = [(Column::Given, "{{题}}".to_owned()), (Column::Expected, "expect a".to_owned())];
        assert_eq!((&variants.heads[..], &*variants.rows[0][0]), (&heads[..], "a|b"));
        assert_eq!((case.files[0].encoding, &*case.files[0].text), ("GBK", "<p>{{题}}</p>\n"));
    }
}
