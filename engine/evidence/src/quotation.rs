//! What coders cite: `where` must be a file of the bundle, and `quote` must stand in it. A coding that cites what is not there cannot
//! be defended: the observation is then missing evidence, until it is mended or settled. Where a quotation cannot be looked up, because
//! the file is no text, the coding counts and a warning says so.

use heng_model::{Diagnostic, Message, Origin, Span};

use crate::bundle::{Bundle, OBSERVATIONS};
use crate::decision::Open;
use crate::document::{Document, Part};
use crate::fold::{contains, normalise};
use crate::observation::{Coding, Observation};

impl Bundle {
    /// What the codings that decide an observation cite: the settled one, else all. The error says what is not there. What is wrong
    /// with any coding is noted at its place. What a reader did not read is not known to be there or not, whichever coding cites it:
    /// that is the error before any other.
    pub fn cited_by(&self, observation: &Observation) -> Result<Vec<Part>, Open> {
        let (mut cited, mut wrong, mut unread) = (Vec::new(), None, None);
        for coding in observation.codings.iter().chain(&observation.settled) {
            let decides = observation.settled.is_none() || observation.settled.as_ref() == Some(coding);
            match self.cited(coding) {
                Ok(part) if decides => cited.extend(part),
                Err(open @ Open::Unread(_)) => unread = unread.or(Some(open)),
                Err(open) if decides => wrong = wrong.or(Some(open)),
                Ok(_) | Err(_) => {}
            }
        }
        unread.or(wrong).map_or(Ok(cited), Err)
    }

    fn cited(&self, coding: &Coding) -> Result<Option<Part>, Open> {
        let Some(path) = &coding.location else {
            if coding.quote.is_some() {
                self.warn(Message::new("heng::evidence::quote_without_place"), coding.quote_span);
            }
            return Ok(None);
        };
        let Ok(index) = self.paths().binary_search_by(|known| (**known).cmp(path.as_str())) else {
            let nearest: Vec<String> = self.nearest(path).iter().map(ToString::to_string).collect();
            let message = Message::new("heng::evidence::no_such_place").with("file", path.as_str());
            let message = message.with("nearest", nearest);
            self.warn(message.clone(), coding.location_span);
            return Err(Open::NotCited(message));
        };
        let file = self.paths()[index].clone();
        let document = match (self.document(&file), &coding.quote) {
            (Ok(document), _) => document,
            (Err(unreadable), _) if !unreadable.lasting => return Err(Open::Unread(unreadable)),
            (Err(_), None) => return Ok(Some(Part { text: file.clone(), origin: Origin::whole(&file) })),
            (Err(unreadable), Some(_)) => {
                let message = Message::new("heng::evidence::quote_not_verified").with("file", &*file);
                self.warn(message.with("why", unreadable.why), coding.quote_span);
                return Ok(Some(Part { text: file.clone(), origin: Origin::whole(&file) }));
            }
        };
        let Some(quote) = &coding.quote else {
            let title = document.title().map_or_else(|| file.clone(), |title| title.text);
            return Ok(Some(Part { text: title, origin: Origin::whole(&file) }));
        };
        if let Some(part) = document.quoted(quote) {
            return Ok(Some(part));
        }
        let message =
            Message::new("heng::evidence::quote_not_found").with("file", &*file).with("quote", quote.as_str());
        self.warn(message.clone(), coding.quote_span);
        Err(Open::NotCited(message))
    }

    fn warn(&self, message: Message, span: Span) {
        if let Some((source, _)) = self.source(OBSERVATIONS) {
            self.say(Diagnostic::warning(message).at(&source, span));
        }
    }
}

impl Document {
    /// Where words that somebody quotes stand: in the text, across lines and blocks, or in the title. White space and width do not
    /// matter, and `…` stands for what was left out.
    pub fn quoted(&self, quote: &str) -> Option<Part> {
        let parts: Vec<String> = normalise(quote).replace("...", "…").split('…').map(bare).collect();
        let mut parts = parts.iter().filter(|part| !part.is_empty());
        let first = parts.next()?;
        let text = &self.folded().text;
        let (all, places) = (bare(text), places(text));
        let start = all.find(first);
        let end = start.and_then(|start| {
            parts.try_fold(start + first.len(), |at, part| Some(at + all[at..].find(part)? + part.len()))
        });
        if let (Some(start), Some(end)) = (start, end) {
            let of = |at: usize| places[places.partition_point(|(bare, _)| *bare <= at) - 1].1;
            let last = all[..end].char_indices().next_back().map_or(start, |(at, _)| at);
            let length = all[last..end].len();
            let (from, to) = (of(start), of(last) + length);
            return Some(Part { text: self.written(from..to), origin: self.place(from, to) });
        }
        self.title().filter(|title| contains(&title.text, quote))
    }
}

/// Without any white space.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// For every letter of the bare text: its byte there, and its byte in the text.
fn places(text: &str) -> Vec<(usize, usize)> {
    let letters = text.char_indices().filter(|(_, letter)| !letter.is_whitespace());
    let place = |bare: &mut usize, (at, letter): (usize, char)| {
        let own = *bare;
        *bare += letter.len_utf8();
        Some((own, at))
    };
    letters.scan(0, place).collect()
}
