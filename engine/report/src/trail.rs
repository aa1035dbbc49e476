//! What a judgement rests on, in words: the evidence with its place, what was looked for, what was computed.

use std::sync::Arc;

use heng_model::judgement::{Item, Judgement, Ruling, StaleFile};
use heng_model::origin::{SheetName, column_letters};
use heng_model::trail::{Citation, RulePlace, Search, Trail};
use heng_model::{Arg, Origin, Place, Span, SubjectId};

use crate::catalogue::Catalogue;
use crate::diagnostic::Footnote;
use crate::table::Tone;
use crate::view::{EvidenceText, Sources};
use crate::{figure, text};

/// Most searches that are told one by one.
const MOST_SEARCHES: usize = 5;
/// Columns of a quotation, and of a line of a rule.
const MOST_QUOTED: usize = 72;

/// What is told of one subject, with the files that are at hand.
pub struct Teller<'a> {
    /// The reader's words.
    pub words: &'static Catalogue,
    /// Of whom.
    pub subject: &'a SubjectId,
    /// The files that are at hand.
    pub sources: &'a dyn Sources,
}

impl Teller<'_> {
    /// Where something stands: `documents/a.txt:3`, a cell, a pointer, a page.
    pub fn place(&self, origin: &Origin) -> String {
        let file = text::line(&origin.file).into_owned();
        if let (Some((source, span)), Place::Whole | Place::Bytes { .. } | Place::Pointer { .. }) =
            (self.located(origin), &origin.place)
        {
            let (line, _) = source.position(span.start);
            return format!("{file}:{line}");
        }
        let name = |name: &str| Arg::from(name);
        match &origin.place {
            Place::Cell { sheet: Some(sheet), row, column, name: head, .. } => {
                let head = head
                    .as_deref()
                    .map_or_else(String::new, |head| self.words.phrase("report-place_head", &[("column", name(head))]));
                let cell = format!("{}{row}", column_letters(*column));
                self.in_sheet(file, sheet, &cell, &[("row", *row), ("number", *column)]) + &head
            }
            Place::Row { sheet: Some(sheet), row } => {
                self.in_sheet(file, sheet, &format!("{row}:{row}"), &[("row", *row)])
            }
            Place::Row { sheet: None, row } => {
                self.words.phrase("report-place_row", &[("file", file.into()), ("row", (*row).into())])
            }
            Place::Paragraph { paragraph } => self
                .words
                .phrase("report-place_paragraph", &[("file", file.into()), ("paragraph", (*paragraph).into())]),
            Place::Cell { row, column, name: Some(head), .. } => self.words.phrase(
                "report-place_cell",
                &[("file", file.into()), ("row", (*row).into()), ("column", name(head)), ("number", (*column).into())],
            ),
            Place::Cell { row, column, .. } => self.words.phrase(
                "report-place_cell_number",
                &[("file", file.into()), ("row", (*row).into()), ("number", (*column).into())],
            ),
            Place::Pointer { pointer, .. } => format!("{file} {}", text::line(pointer)),
            Place::Page { page, line } => self.words.phrase(
                "report-place_page",
                &[("file", file.into()), ("page", (*page).into()), ("line", (*line).into())],
            ),
            Place::Bytes { span } => self.words.phrase(
                "report-place_bytes",
                &[("file", file.into()), ("start", span.start.into()), ("end", span.end.into())],
            ),
            Place::Opaque { name } => format!("{file} {}", text::line(name)),
            _ => file,
        }
    }

    /// `价格.xlsx 表一!C5` as spreadsheets write it; of a table without a name, in words.
    fn in_sheet(&self, file: String, sheet: &SheetName, cell: &str, numbers: &[(&'static str, usize)]) -> String {
        match (sheet, numbers) {
            (SheetName::Name(sheet), _) => format!("{file} {}!{cell}", text::line(sheet)),
            (SheetName::Number(table), [(_, row), (_, column)]) => self.words.phrase(
                "report-place_table_cell",
                &[
                    ("file", file.into()),
                    ("table", (*table).into()),
                    ("row", (*row).into()),
                    ("number", (*column).into()),
                ],
            ),
            (SheetName::Number(table), _) => self.words.phrase(
                "report-place_table_row",
                &[("file", file.into()), ("table", (*table).into()), ("row", numbers[0].1.into())],
            ),
        }
    }

    /// The text in which the origin stands, and where; only where the file is at hand and the place has bytes.
    pub fn located(&self, origin: &Origin) -> Option<(Arc<heng_model::Source>, Span)> {
        let span = origin.span()?;
        let EvidenceText { source, place } = self.sources.evidence(self.subject, &origin.file)?;
        Some((source, place(span)))
    }

    /// The place of a rule with its line, where the script is at hand.
    pub fn rule(&self, at: &RulePlace) -> String {
        let place = format!("{}:{}", text::line(&at.file), at.line);
        let source = self.sources.rule(&at.file);
        let line = source.as_ref().and_then(|source| source.text.lines().nth(at.line.saturating_sub(1)));
        match line.map(str::trim).filter(|line| !line.is_empty()) {
            Some(line) => format!("{place}  {}", text::clip(&text::line(line), MOST_QUOTED)),
            None => place,
        }
    }

    /// A piece of evidence: where, and what it says.
    pub fn citation(&self, citation: &Citation) -> String {
        let read = citation.read.as_ref().map(|read| format!("  ({})", text::line(read))).unwrap_or_default();
        format!("{}  {}{read}", self.place(&citation.origin), self.quote(&citation.quote))
    }

    /// What a piece of evidence says, in quotation marks.
    pub fn quote(&self, quote: &str) -> String {
        let quote = text::line(quote);
        if quote.trim().is_empty() {
            return self.words.word("report-blank");
        }
        self.words.phrase("report-quote", &[("text", text::clip(&quote, MOST_QUOTED).as_ref().into())])
    }

    /// What was looked for, where, and what came closest.
    pub fn search(&self, search: &Search) -> String {
        let item = search.item.as_ref().map(|item| self.quote(item)).unwrap_or_default();
        let place = if search.place.is_empty() { self.words.word("report-own_list") } else { search.place.to_string() };
        let id = match (item.is_empty(), of_files(&search.wanted)) {
            (true, true) => "report-search_files",
            (true, false) => "report-search",
            (false, _) => "report-search_item",
        };
        let mut told = self.words.phrase(
            id,
            &[
                ("wanted", (&*search.wanted).into()),
                ("item", item.into()),
                ("place", place.into()),
                ("of", search.of.into()),
                ("hits", search.hits.into()),
            ],
        );
        if let Some(nearest) = &search.nearest {
            let how = self.words.title(&nearest.how);
            let place = nearest.origin.as_ref().map(|origin| format!("  {}", self.place(origin))).unwrap_or_default();
            let quote = nearest.quote.as_ref().map(|quote| format!("  {}", self.quote(quote))).unwrap_or_default();
            told.push_str(&self.words.phrase("report-nearest", &[("how", how.into())]));
            told.push_str(&place);
            told.push_str(&quote);
        }
        if let Some(record) = &search.absent {
            told.push_str(&self.words.phrase("report-recorded_absent", &[("place", self.place(record).into())]));
        }
        told
    }

    /// Everything that a judgement rests on, a line each; citations only where `cited`.
    pub(crate) fn facts(&self, trail: &Trail, cited: bool) -> Vec<Footnote> {
        let mut facts = Vec::new();
        let mut tell = |word: &str, text: String| facts.push(Footnote { word: self.words.word(word), text });
        if cited {
            for citation in &trail.citations {
                tell("report-fact_evidence", self.citation(citation));
            }
            if trail.more > 0 {
                tell(
                    "report-fact_evidence",
                    self.words.phrase("report-more_citations", &[("count", trail.more.into())]),
                );
            }
        }
        for search in trail.searches.iter().take(MOST_SEARCHES) {
            tell("report-fact_search", self.search(search));
        }
        if trail.searches.len() > MOST_SEARCHES {
            let more = trail.searches.len() - MOST_SEARCHES;
            tell("report-fact_search", self.words.phrase("report-more_searches", &[("count", more.into())]));
        }
        for computed in &trail.computed {
            let (expression, value) = (text::line(&computed.expression), text::line(&computed.value));
            tell("report-fact_computed", format!("{expression} = {value}"));
        }
        if trail.coarse && !(trail.citations.is_empty() && trail.searches.is_empty()) {
            tell("report-fact_note", self.words.word("report-coarse"));
        }
        facts
    }

    pub(crate) fn stale(&self, stale: &StaleFile) -> Footnote {
        let message = heng_model::Message::new("heng::finding::stale")
            .with("file", &*stale.file)
            .with("captured_at", &stale.captured_at)
            .with("not_before", &stale.not_before);
        Footnote { word: self.words.word("report-fact_stale"), text: self.words.title(&message) }
    }

    /// What is said of a criterion: 满足, 部分满足 0.7 (7/10), 证据缺失：…
    pub fn ruling(&self, ruling: &Ruling) -> String {
        match ruling {
            Ruling::Judged { ratio, state, share, items } => {
                let mut told = self.words.word(if ratio.is_zero() {
                    "report-unmet"
                } else if *ratio == heng_model::Number::one() {
                    "report-met"
                } else {
                    "report-partly"
                });
                match share {
                    _ if told == self.words.word("report-partly") => {
                        told.push(' ');
                        told.push_str(&figure::ratio(ratio, *share));
                    }
                    Some(share) => told.push_str(&format!(" ({}/{})", share.met, share.of)),
                    None => {}
                }
                if let Some(state) = state {
                    told.push_str(&self.words.phrase("report-state", &[("state", state.as_str().into())]));
                }
                told.push_str(&self.lacking(items));
                told
            }
            Ruling::NotApplicable { why } => {
                self.words.phrase("finding-not_applicable", &[("why", why.clone().into())])
            }
            Ruling::Missing { why } => self.words.phrase("finding-missing_evidence", &[("why", why.clone().into())]),
        }
    }

    fn lacking(&self, items: &[Item]) -> String {
        let names: Vec<&str> = items.iter().filter(|item| !item.met).map(|item| item.name.as_str()).collect();
        if names.is_empty() {
            return String::new();
        }
        let names = crate::outcome::names(self.words, &names, 10);
        self.words.phrase("report-lacking", &[("names", names.into())])
    }
}

/// Whether files of the bundle were looked for, by their names, and not something in a file.
fn of_files(wanted: &str) -> bool {
    let call = wanted.split('(').next().unwrap_or_default();
    let call = call.strip_prefix("find_").unwrap_or(call);
    matches!(call, "page" | "pages" | "document" | "documents" | "table" | "json")
}

/// A sign for what is said of a criterion, of one column in every terminal, and its tone.
pub(crate) fn sign(judgement: &Judgement) -> (&'static str, Tone) {
    match &judgement.ruling {
        Ruling::Judged { ratio, .. } if ratio.is_zero() => ("✗", Tone::Bad),
        Ruling::Judged { ratio, .. } if *ratio == heng_model::Number::one() => ("✓", Tone::Good),
        Ruling::Judged { .. } => ("~", Tone::Doubt),
        Ruling::Missing { .. } => ("?", Tone::Bad),
        Ruling::NotApplicable { .. } => ("-", Tone::Faint),
    }
}
