//! What a reviewer wrote into the workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use heng_model::Message;
use heng_report::{Catalogue, Lang};

/// What the keys of the columns begin with; a number more when they come to mean something else.
pub(crate) const MARK: &str = "heng:review:1:";
/// Most bytes that a workbook may take: a file of a few megabytes can claim to be endless.
const MOST_BYTES: usize = 64 << 20;

/// What a reviewer said of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The finding.
    pub fingerprint: String,
    /// In the reviewer's words.
    pub opinion: String,
    /// What is to be done, once somebody said so.
    pub decision: Option<Decision>,
    /// Who said so.
    pub reviewer: String,
    /// The row of the sheet, from 1.
    pub row: usize,
}

/// What is to be done about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It stands.
    Upheld,
    /// The judgement is to be changed.
    Changed,
    /// More evidence is to be collected.
    MoreEvidence,
    /// Others are to decide.
    Referred,
}

impl Decision {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Decision; 4] = [Decision::Upheld, Decision::Changed, Decision::MoreEvidence, Decision::Referred];

    /// The catalogue's entry for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Decision::Upheld => "office-decision_upheld",
            Decision::Changed => "office-decision_changed",
            Decision::MoreEvidence => "office-decision_more_evidence",
            Decision::Referred => "office-decision_referred",
        }
    }

    /// The decision of that word, in either language.
    fn called(word: &str) -> Option<Self> {
        let is = |decision: &Decision| {
            [Lang::Zh, Lang::En].iter().any(|lang| Catalogue::of(*lang).word(decision.word()) == word)
        };
        Self::ALL.into_iter().find(is)
    }
}

/// A column that is read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Fingerprint,
    Opinion,
    Decision,
    Reviewer,
}

impl Column {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Column::Fingerprint => "fingerprint",
            Column::Opinion => "opinion",
            Column::Decision => "decision",
            Column::Reviewer => "reviewer",
        }
    }
}

/// What was filled in, in the order of the rows. The columns are known by their keys: sheets may be renamed, columns moved,
/// rows sorted and left out.
pub fn reviews(bytes: &[u8]) -> Result<Vec<Review>, Message> {
    let refuse = |reason: String| Message::new("heng::office::no_workbook").with("reason", reason);
    if bytes.len() > MOST_BYTES {
        return Err(Message::new("heng::office::workbook_too_large").with("most", MOST_BYTES >> 20));
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refuse(error.to_string()))?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| refuse(error.to_string()))?;
        let first = range.start().unwrap_or_default();
        let Some((at, row)) = range.rows().enumerate().find(|(_, row)| column(row, Column::Fingerprint).is_some())
        else {
            continue;
        };
        let lacking = |column: Column| Message::new("heng::office::review_column").with("column", column.key());
        let place = |wanted| column(row, wanted).ok_or_else(|| lacking(wanted));
        let fingerprint = place(Column::Fingerprint)?;
        let [opinion, decision, reviewer] =
            [place(Column::Opinion)?, place(Column::Decision)?, place(Column::Reviewer)?];
        let mut found = Vec::new();
        for (below, row) in range.rows().enumerate().skip(at + 1) {
            let cell = |place: usize| row.get(place).map(written).unwrap_or_default();
            let number = first.0 as usize + below + 1;
            let (said, decided, by) = (cell(opinion), cell(decision), cell(reviewer));
            let print = cell(fingerprint);
            // The head of the table stands under its keys.
            if !is_fingerprint(&print) || (said.is_empty() && decided.is_empty() && by.is_empty()) {
                continue;
            }
            let decided = if decided.is_empty() {
                None
            } else {
                let unknown = || {
                    let known = Decision::ALL.map(|one| Catalogue::of(Lang::Zh).word(one.word()));
                    let message = Message::new("heng::office::unknown_decision").with("decision", decided.as_str());
                    message.with("row", number).with("known", known.to_vec())
                };
                Some(Decision::called(&decided).ok_or_else(unknown)?)
            };
            found.push(Review { fingerprint: print, opinion: said, decision: decided, reviewer: by, row: number });
        }
        return Ok(found);
    }
    Err(Message::new("heng::office::no_review_sheet"))
}

fn column(row: &[Data], wanted: Column) -> Option<usize> {
    let key = format!("{MARK}{}", wanted.key());
    row.iter().position(|cell| matches!(cell, Data::String(text) if *text == key))
}

fn is_fingerprint(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn written(cell: &Data) -> String {
    cell.to_string().trim().to_owned()
}
