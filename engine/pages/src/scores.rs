//! A score in a cell: as it was printed, or the sign for why there is none.

use heng_model::Outcome;
use heng_model::assessment::NodeResult;
use heng_report::{Catalogue, league, outcome};
use serde::Serialize;

/// A cell.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// What stands there.
    pub text: String,
    /// The class of its colour in a heat map: `h0` for the lowest tenth, `h9` for the highest, `hx` for none.
    pub heat: String,
    /// What a sign means, where one stands there.
    pub why: Option<String>,
}

/// The cell of a node.
pub fn cell(node: Option<&NodeResult>, words: &Catalogue) -> Cell {
    let none = |text: &str, why: Option<String>| Cell { text: text.to_owned(), heat: "hx".to_owned(), why };
    let Some(node) = node else { return none("—", None) };
    match &node.printed {
        Some(printed) if league::is_unjudged(node) => {
            Cell { text: format!("?{printed}"), heat: heat(printed), why: Some(words.word("pages-unjudged")) }
        }
        Some(printed) => {
            let scored = node.outcome == Outcome::Scored;
            let why = (!scored).then(|| words.word(outcome::word(node.outcome)));
            Cell { text: printed.clone(), heat: heat(printed), why }
        }
        None => none(league::sign(node.outcome), Some(words.word(outcome::word(node.outcome)))),
    }
}

/// The tenth that a printed score lies in.
fn heat(printed: &str) -> String {
    let score: f64 = printed.parse().unwrap_or_default();
    format!("h{:.0}", (score / 10.0).floor().clamp(0.0, 9.0))
}
