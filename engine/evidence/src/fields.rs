//! What a document says of itself: title, date, number, issuing body.

use std::ops::Range;
use std::sync::OnceLock;

use heng_model::Date;
use regex::Regex;

use crate::dates;
use crate::document::{Document, Found, Part};
use crate::fold::normalise;
use crate::labels::Labelled;

/// What could be read.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// The title.
    pub title: Option<Part>,
    /// The address.
    pub url: Option<Part>,
    /// The date.
    pub date: Option<Found<Date>>,
    /// The number.
    pub number: Option<Found<String>>,
    /// The issuing body.
    pub issuer: Option<Found<String>>,
}

/// Words beside which a date is that of the page, not of the document: 更新时间：2024-10-22　打印本页.
const OF_THE_PAGE: [&str; 6] = ["发布", "版权", "更新", "打印", "浏览", "访问"];
/// Lines at the head of a text in which a number is looked for.
const HEAD: usize = 12;

/// Reads what a document says of itself.
pub fn read(document: &Document) -> Fields {
    let labels = document.labels();
    let title = title(document, &labels.values);
    let mut fields = Fields { url: url(document), ..Fields::default() };
    for Labelled { label, text, quote, origin } in labels.values {
        match label {
            "成文日期" | "发文日期" if fields.date.is_none() => {
                // What stands behind it in the line, such as 【字体：大 中 小】, is another matter.
                let value = dates::parse_date(&text).or_else(|| dates::at_start(&text));
                fields.date = value.map(|value| Found { value, origin, quote });
            }
            // A field left blank says 无 or -.
            "发文字号" | "文号" if fields.number.is_none() && text.chars().any(|c| c.is_ascii_digit()) => {
                fields.number = Some(Found { value: printed(&text), origin, quote });
            }
            "发文机关" | "发布机关" | "发布机构" | "发文单位" | "制定机关"
                if fields.issuer.is_none() && text.chars().count() >= 2 =>
            {
                fields.issuer = Some(Found { value: text.to_string(), origin, quote });
            }
            _ => {}
        }
    }
    // The numbers and dates of a list are those of other documents.
    if !labels.lists {
        fields.number = fields.number.or_else(|| number_in_head(document));
        fields.date = fields.date.or_else(|| date_at_foot(document));
    }
    fields.date = fields.date.or_else(|| date_of_page(document));
    fields.issuer = fields.issuer.or_else(|| issuer_at_foot(document)).or_else(|| issuer_of_title(title.as_ref()));
    fields.title = title;
    fields
}

fn title(document: &Document, labelled: &[Labelled]) -> Option<Part> {
    if !document.is_html() {
        return document.stated_title().or_else(|| first_line(document));
    }
    if let Some(title) = document.meta("ArticleTitle") {
        return Some(title);
    }
    for selector in ["title", "h1"] {
        if let Some(element) = document.first(selector) {
            let view = document.element(element);
            let text = view.text();
            if !text.trim().is_empty() {
                return Some(Part { text, origin: view.origin() });
            }
        }
    }
    let stated = labelled.iter().find(|labelled| labelled.label == "标题");
    stated.map(|stated| Part { text: stated.text.clone(), origin: stated.origin.clone() })
}

fn first_line(document: &Document) -> Option<Part> {
    let text = &document.folded().text;
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    let start = text.find(line)?;
    Some(Part { text: document.written(start..start + line.len()), origin: document.place(start, start + line.len()) })
}

fn url(document: &Document) -> Option<Part> {
    let canonical = document.is_html().then(|| document.first("link[rel=canonical][href]")).flatten();
    if let Some(element) = canonical {
        let view = document.element(element);
        return Some(Part { text: view.attr("href")?, origin: view.origin() });
    }
    document.meta("og:url").or_else(|| document.meta("Url"))
}

fn number_pattern() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| {
        let text = concat!(
            r"[\p{Han}A-Za-z]{1,16}[\[(](?:19|20)\d{2}[\])]\s*第?\s*\d{1,5}\s*号",
            r"|(?:[\p{Han}]{0,12})令\s*(?:第\s*\d{1,5}\s*号|[\[(]\s*第\s*\d{1,5}\s*号\s*[\])])",
        );
        Regex::new(text).expect("a fixed pattern")
    })
}

/// The first document number in a text, with its bytes: 国办发〔2022〕14号, 国令第707号.
pub fn find_number_of_document(text: &str) -> Option<(Range<usize>, String)> {
    let folded = crate::fold::Folded::of(text);
    let found = number_pattern().find(&folded.tight().text)?;
    let range = folded.tight().folded(&found.range());
    let (start, last) = folded.source_range(range.start, range.end);
    let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
    Some((start..end, printed(found.as_str())))
}

/// A document number as it is printed: 〔2022〕.
fn printed(folded: &str) -> String {
    let compact: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    compact.replace(['[', '('], "〔").replace([']', ')'], "〕")
}

fn number_in_head(document: &Document) -> Option<Found<String>> {
    let text = &document.folded().tight().text;
    let mut start = 0;
    for line in text.split('\n').take(HEAD) {
        // A line of its own: within a sentence it is the number of another document.
        if let Some(found) = number_pattern().find(line)
            && line.trim().chars().count() <= found.as_str().chars().count() + 8
        {
            let (from, to) = (start + found.start(), start + found.end());
            return Some(Found {
                value: printed(found.as_str()),
                origin: document.place_in_tight(from, to),
                quote: document.written_in_tight(start, start + line.len()),
            });
        }
        start += line.len() + 1;
    }
    None
}

/// Dated lines beyond which a page is a list of other documents.
const MOST_DATED: usize = 3;

/// The date that closes a notice: the last line that is a date and little else, but for who signs.
fn date_at_foot(document: &Document) -> Option<Found<Date>> {
    let text = &document.folded().tight().text;
    let mut best = None;
    let mut dated = 0;
    let mut start = 0;
    for line in text.split('\n') {
        if let Some((range, date)) = dates::in_folded(line).into_iter().next_back()
            && line.trim().chars().count() <= line[range.clone()].chars().count() + 24
            && !OF_THE_PAGE.iter().any(|word| line.contains(word))
        {
            dated += 1;
            let before = line[..range.start].trim_matches(|c: char| c.is_whitespace() || "([".contains(c));
            if before.is_empty() || is_body(before) {
                let origin = (start + range.start, start + range.end);
                best = Some((date, origin, (start, start + line.len())));
            }
        }
        start += line.len() + 1;
    }
    if dated > MOST_DATED {
        return None;
    }
    let (value, (from, to), (first, last)) = best?;
    let quote = document.written_in_tight(first, last);
    Some(Found { value, origin: document.place_in_tight(from, to), quote })
}

fn date_of_page(document: &Document) -> Option<Found<Date>> {
    let part = document.meta("PubDate").or_else(|| document.meta("publishdate"))?;
    let value = dates::parse_date(&part.text)?;
    Some(Found { value, origin: part.origin, quote: part.text })
}

fn is_body(name: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "人民政府",
        "办公厅",
        "办公室",
        "委员会",
        "管理局",
        "局",
        "厅",
        "委",
        "部",
        "中心",
        "领导小组",
        "国务院",
        "兵团",
        "协会",
    ];
    let letters = name.chars().count();
    (3..=30).contains(&letters) && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The body that signs above the date.
fn issuer_at_foot(document: &Document) -> Option<Found<String>> {
    let text = &document.folded().tight().text;
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        lines.push((start, line));
        start += line.len() + 1;
    }
    for (index, (start, line)) in lines.iter().enumerate().rev() {
        let dated = dates::in_folded(line).into_iter().next_back();
        let Some((range, _)) = dated else { continue };
        let before = line[..range.start].trim();
        if is_body(before) {
            return Some(Found {
                value: before.to_owned(),
                origin: document.place_in_tight(*start, start + before.len()),
                quote: document.written_in_tight(*start, start + before.len()),
            });
        }
        if let Some((start, above)) = lines[..index].iter().rev().find(|(_, above)| !above.trim().is_empty())
            && is_body(above.trim())
        {
            let above = above.trim();
            return Some(Found {
                value: above.to_owned(),
                origin: document.place_in_tight(*start, start + above.len()),
                quote: document.written_in_tight(*start, start + above.len()),
            });
        }
    }
    None
}

/// The body that a title begins with: ××办公厅关于….
fn issuer_of_title(title: Option<&Part>) -> Option<Found<String>> {
    let title = title?;
    let folded = normalise(&title.text);
    let head = folded.split("关于").next().filter(|head| head.len() < folded.len())?.trim();
    is_body(head).then(|| Found { value: head.to_owned(), origin: title.origin.clone(), quote: title.text.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents_in_every_bracket() {
        for (text, wanted) in [
            ("（国办发〔2022〕14号）", "国办发〔2022〕14号"),
            ("杭政办函［２０２２］45 号", "杭政办函〔2022〕45号"),
            ("杭政[2024]1号", "杭政〔2024〕1号"),
            ("浙政发(2023)7号", "浙政发〔2023〕7号"),
            ("国令第707号", "国令第707号"),
        ] {
            let (range, number) = find_number_of_document(text).unwrap();
            assert_eq!(number, wanted);
            assert!(text.is_char_boundary(range.start) && text[range.clone()].ends_with('号'));
        }
        assert!(find_number_of_document("2024年第1号门").is_none());
    }
}
