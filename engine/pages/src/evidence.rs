//! One piece of evidence: the quotation within what stands around it, where it is from, and when it was captured.

use heng_model::assessment::SubjectResult;
use heng_model::judgement::{Judgement, Reason, Verdict};
use heng_model::trail::{Citation, RulePlace, Trail};
use heng_model::{IndicatorId, Origin};
use heng_report::text;
use serde::Serialize;

use crate::material::Material;

/// Columns of a quotation.
const MOST_QUOTED: usize = 96;
/// Columns of what stands before and after it.
const MOST_AROUND: usize = 32;
/// Bytes of a file that are looked at for what stands around a quotation.
const MOST_LOOKED_AT: usize = 600;

/// What a judgement rests on, in one entry.
#[derive(Debug, Default, Serialize)]
pub struct Evidence {
    quote: Option<Quote>,
    more: usize,
    search: Option<String>,
    computed: Option<String>,
    rule: Option<String>,
}

/// A quotation with its source.
#[derive(Debug, Serialize)]
struct Quote {
    before: String,
    text: String,
    after: String,
    place: String,
    url: Option<String>,
    captured: Option<String>,
}

/// The evidence of a judgement; of the whole leaf where no criterion was judged.
pub fn of_trail(
    material: &Material<'_>,
    result: &SubjectResult,
    leaf: &IndicatorId,
    judged: Option<&Judgement>,
) -> Evidence {
    let (trail, at): (&Trail, Option<&RulePlace>) =
        match (judged, reason(result, leaf), measure(material, result, leaf)) {
            (Some(judged), _, _) => (&judged.trail, judged.at.as_ref()),
            (None, Some(reason), _) => (&reason.trail, reason.at.as_ref()),
            (None, None, Some(trail)) => (trail, None),
            (None, None, None) => return Evidence::default(),
        };
    let teller = material.teller(result);
    let cited = trail.citations.first();
    // What was looked for in vain says more than what was read on the way; beside a quotation, only what came short.
    let search = trail
        .searches
        .iter()
        .find(|search| search.hits == 0)
        .or_else(|| trail.searches.iter().find(|search| cited.is_none() || search.hits < search.of));
    Evidence {
        quote: cited.map(|citation| quote(material, result, citation)),
        more: trail.more + trail.citations.len().saturating_sub(1),
        search: search.map(|search| teller.search(search)),
        computed: trail.computed.first().map(|computed| format!("{} = {}", computed.expression, computed.value)),
        rule: at.map(|at| format!("{}:{}", short_path(&at.file), at.line)),
    }
}

/// `check.rhai`: the folder is that of the indicator, which is named beside it.
fn short_path(file: &str) -> &str {
    if file.starts_with("checks/") { file.rsplit('/').next().unwrap_or(file) } else { file }
}

/// Why the whole leaf was not judged.
fn reason<'a>(result: &'a SubjectResult, leaf: &IndicatorId) -> Option<&'a Reason> {
    match &result.judgements.leaves.get(leaf)?.verdict {
        Verdict::MissingEvidence { why } | Verdict::NotApplicable { why } | Verdict::Vetoed { why } => Some(why),
        _ => None,
    }
}

fn measure<'a>(material: &Material<'_>, result: &'a SubjectResult, leaf: &IndicatorId) -> Option<&'a Trail> {
    let leaf_of = material.assessment.definition.tree.get(leaf)?.leaf.as_ref()?;
    let heng_model::indicator::Kind::Measured(normalisation) = &leaf_of.kind else { return None };
    Some(&result.judgements.leaves.get(leaf)?.measures.get(&normalisation.measure)?.trail)
}

fn quote(material: &Material<'_>, result: &SubjectResult, citation: &Citation) -> Quote {
    let origin = &citation.origin;
    let record = result.judgements.bundle.as_ref().and_then(|bundle| bundle.files.get(&origin.file));
    let (before, after) = around(material, result, origin).unwrap_or_default();
    Quote {
        before,
        text: text::clip(&text::line(&citation.quote), MOST_QUOTED).into_owned(),
        after,
        place: material.teller(result).place(origin),
        url: record.and_then(|record| heng_report::web(record.url.as_deref()?)).map(str::to_owned),
        captured: record.and_then(|record| record.captured_at).map(|date| date.to_string()),
    }
}

/// What stands before and after, as readers see it, where the file is at hand. A cell has its row and column instead.
fn around(material: &Material<'_>, result: &SubjectResult, origin: &Origin) -> Option<(String, String)> {
    if !matches!(origin.place, heng_model::Place::Bytes { .. }) {
        return None;
    }
    let (source, span) = material.teller(result).located(origin)?;
    let markup = [".html", ".htm", ".xml"].iter().any(|end| origin.file.to_ascii_lowercase().ends_with(end));
    let before = near(&source.text, span.start.saturating_sub(MOST_LOOKED_AT), span.start)?;
    let after = near(&source.text, span.end, span.end + MOST_LOOKED_AT)?;
    let plain = |text: &str| if markup { without_tags(text) } else { joined(text) };
    Some((last(&plain(before), MOST_AROUND), first(&plain(after), MOST_AROUND)))
}

/// That part of a text, cut to where characters begin.
fn near(text: &str, from: usize, to: usize) -> Option<&str> {
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    text.get(boundary(from)..boundary(to))
}

/// What readers see of a piece of markup that may begin and end within a tag.
fn without_tags(markup: &str) -> String {
    let begins_within = markup.find('>').is_some_and(|close| markup.find('<').is_none_or(|open| close < open));
    let mut within = begins_within;
    let mut out = String::new();
    for character in markup.chars() {
        match character {
            '<' => within = true,
            '>' if within => {
                within = false;
                out.push(' ');
            }
            other if !within => out.push(other),
            _ => {}
        }
    }
    joined(&out.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first(text: &str, columns: usize) -> String {
    text::clip(text, columns).into_owned()
}

fn last(text: &str, columns: usize) -> String {
    let mut room = columns;
    let mut start = text.len();
    for (at, character) in text.char_indices().rev() {
        let width = text::width(character.encode_utf8(&mut [0; 4]));
        if width > room {
            return format!("…{}", &text[start..]);
        }
        room -= width;
        start = at;
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_is_what_readers_see() {
        assert_eq!(without_tags("ss=\"x\">领导<b>小组</b> <a hre"), "领导 小组");
        assert_eq!(without_tags("甲 &amp; 乙"), "甲 & 乙");
        assert_eq!(last("一二三四五", 6), "…三四五");
        assert_eq!(first("一二三四五", 7), "一二三…");
        assert_eq!(near("一二三", 1, 7), Some("一二"));
    }
}
