//! A script as tokens whose brackets are matched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_model::{Source, Span};

use crate::libraries::name_of;
use crate::place::Text;

/// The tokens of a text.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens, without white space and comments.
    pub spans: Vec<Span>,
    /// For each bracket the token that is its partner.
    partner: Vec<Option<usize>>,
}

const OPEN: [&str; 4] = ["(", "[", "{", "#{"];
/// Words that a condition may follow, and no operator.
const KEYWORDS: [&str; 9] = ["return", "in", "if", "else", "while", "let", "const", "throw", "switch"];
const CLOSE: [&str; 3] = [")", "]", "}"];

impl<'t> Tokens<'t> {
    /// Finds them.
    pub fn of(text: &'t Text) -> Self {
        let spans: Vec<Span> = text.tokens().collect();
        let mut tokens = Self { text: &text.source.text, partner: vec![None; spans.len()], spans };
        let mut open = Vec::new();
        for at in 0..tokens.spans.len() {
            if tokens.opens(at) {
                open.push(at);
            } else if tokens.closes(at)
                && let Some(partner) = open.pop()
            {
                tokens.partner[partner] = Some(at);
                tokens.partner[at] = Some(partner);
            }
        }
        tokens
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// A token's text; empty beyond the ends.
    pub fn word(&self, at: usize) -> &'t str {
        self.spans.get(at).map_or("", |span| &self.text[span.range()])
    }

    /// The token before; empty before the first.
    pub fn before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// Whether it is an opening bracket.
    pub fn opens(&self, at: usize) -> bool {
        OPEN.contains(&self.word(at))
    }

    /// Whether it is a closing bracket.
    pub fn closes(&self, at: usize) -> bool {
        CLOSE.contains(&self.word(at))
    }

    /// The bracket that belongs to the one there.
    pub fn partner(&self, at: usize) -> Option<usize> {
        self.partner.get(at).copied().flatten()
    }

    /// Whether something ends with this token that an operator may follow.
    pub fn ends_operand(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_name = word.starts_with(|letter: char| letter.is_alphanumeric() || "_\"`'".contains(letter));
        (is_name && !KEYWORDS.contains(&word)) || CLOSE.contains(&word) || word.starts_with("#\"")
    }

    /// Whether `||` stands there between two conditions and does not begin a closure without parameters.
    pub fn is_binary(&self, at: usize) -> bool {
        at > 0 && self.ends_operand(at - 1)
    }

    /// The operand that ends before an operator: its first token.
    pub fn left_of(&self, operator: usize) -> usize {
        let mut start = operator;
        while start > 0 && !self.bounds(operator, start - 1) {
            let at = start - 1;
            if self.closes(at) {
                match self.partner(at) {
                    // A block before it is a statement of its own.
                    Some(open) if self.word(open) == "{" && at + 1 < operator => break,
                    Some(open) => start = open,
                    None => break,
                }
            } else if self.opens(at) {
                break;
            } else {
                start = at;
            }
        }
        start
    }

    /// The operand that begins after an operator: the token after its last.
    pub fn right_of(&self, operator: usize) -> usize {
        let mut end = operator + 1;
        while end < self.len() && !self.bounds(operator, end) && !self.closes(end) {
            if self.opens(end) {
                // The block that a condition stands before.
                if self.word(end) == "{" && end > operator + 1 {
                    break;
                }
                match self.partner(end) {
                    Some(close) => end = close + 1,
                    None => return self.len(),
                }
            } else {
                end += 1;
            }
        }
        end
    }

    /// Whether a token at the same depth ends an operand of that operator.
    fn bounds(&self, operator: usize, at: usize) -> bool {
        const ALWAYS: [&str; 21] = [
            ",", ";", "=", "+=", "-=", "*=", "/=", "=>", ":", "||", "return", "throw", "if", "while", "else", "let",
            "until", "do", "switch", "|", "??=",
        ];
        let word = self.word(at);
        ALWAYS.contains(&word) || (word == "&&" && self.word(operator) == "&&")
    }

    /// The bytes of tokens, the second not among them.
    pub fn bytes(&self, from: usize, to: usize) -> Span {
        Span::new(self.spans[from].start, self.spans[to - 1].end)
    }

    /// Tokens on one line.
    pub fn inline(&self, span: Span) -> String {
        self.text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Functions by name, with the bytes from `fn` to the closing brace.
    pub fn functions(&self) -> Vec<(&'t str, Span)> {
        let heads = (0..self.len()).filter(|at| self.word(*at) == "fn" && self.word(at + 2) == "(");
        heads
            .filter_map(|at| {
                let body = self.partner(at + 2)? + 1;
                let close = self.partner(body)?;
                Some((self.word(at + 1), Span::new(self.spans[at].start, self.spans[close].end)))
            })
            .collect()
    }

    /// Calls within these bytes: the library, if one is named, and the function. Of texts in backticks whatever may be called.
    fn calls(&self, within: Span, libraries: &BTreeSet<&str>) -> Vec<(Option<&'t str>, &'t str)> {
        let mut found = Vec::new();
        let inside = |span: &Span| within.start <= span.start && span.end <= within.end;
        for at in (0..self.len()).filter(|at| inside(&self.spans[*at])) {
            let word = self.word(at);
            if self.word(at + 1) == "::" {
                found.push((Some(word), self.word(at + 2)));
            } else if self.word(at + 1) == "(" && !["::", "fn"].contains(&self.before(at)) {
                found.push((None, word));
            } else if word.starts_with('`') {
                for library in libraries {
                    for (start, _) in word.match_indices(&format!("{library}::")) {
                        let rest = &word[start + library.len() + 2..];
                        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
                        found.push((Some(&word[start..start + library.len()]), &rest[..end]));
                    }
                }
            }
        }
        found
    }
}

/// The functions of libraries that a check calls, directly or through others, by the key of the library.
pub fn reached(check: &Arc<Source>, libraries: &BTreeMap<String, Arc<Source>>) -> BTreeMap<String, Vec<Span>> {
    let texts: BTreeMap<&str, (&str, Text)> =
        libraries.iter().map(|(key, source)| (name_of(key), (key.as_str(), Text::new(source.clone())))).collect();
    let names: BTreeSet<&str> = texts.keys().copied().collect();
    let check = Text::new(check.clone());
    let mut seen: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let calls = Tokens::of(&check).calls(Span::new(0, check.source.text.len()), &names);
    let outside = |(library, name): (Option<&str>, &str)| library.map(|library| (library.to_owned(), name.to_owned()));
    let mut waiting: Vec<(String, String)> = calls.into_iter().filter_map(outside).collect();
    while let Some((library, name)) = waiting.pop() {
        let Some((key, text)) = texts.get(library.as_str()) else { continue };
        let tokens = Tokens::of(text);
        for (_, span) in tokens.functions().into_iter().filter(|(own, _)| *own == name) {
            let known = seen.entry((*key).to_owned()).or_default();
            if known.contains(&span) {
                continue;
            }
            known.push(span);
            let further = tokens.calls(span, &names);
            waiting.extend(
                further
                    .into_iter()
                    .map(|(other, name)| (other.map_or_else(|| library.clone(), str::to_owned), name.to_owned())),
            );
        }
    }
    seen
}
