//! The changes, one function each.

use heng_model::Span;

use super::tokens::Tokens;
use super::{Mutant, Operator};

/// All of them.
pub(super) fn all(tokens: &Tokens<'_>, states: &[Vec<String>]) -> Vec<Mutant> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let word = tokens.word(at);
        match word {
            "<" | ">" | "<=" | ">=" | "==" | "!=" | "in" => comparison(tokens, at, &mut found),
            "&&" | "||" if tokens.is_binary(at) => connective(tokens, at, &mut found),
            "!" => negation(tokens, at, &mut found),
            "filter" => filter(tokens, at, &mut found),
            "any" | "all" if tokens.before(at) == "." && tokens.word(at + 1) == "(" => {
                found.push(word_for(tokens, at, Operator::AnyAll, if word == "any" { "all" } else { "any" }));
            }
            "true" | "false" => {
                found.push(word_for(tokens, at, Operator::Literal, if word == "true" { "false" } else { "true" }));
            }
            "grade" if tokens.word(at + 1) == "(" => ladder(tokens, at, states, &mut found),
            _ if word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty() => number(tokens, at, &mut found),
            _ => {}
        }
    }
    found
}

fn word_for(tokens: &Tokens<'_>, at: usize, operator: Operator, text: &str) -> Mutant {
    let (before, after) = (tokens.word(at).to_owned(), text.to_owned());
    Mutant { operator, span: tokens.spans[at], text: text.to_owned(), before, after }
}

fn comparison(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Mutant>) {
    let others: &[&str] = match tokens.word(at) {
        "<" => &["<=", ">="],
        ">" => &[">=", "<="],
        "<=" => &["<", ">"],
        ">=" => &[">", "<"],
        "==" => &["!="],
        "!=" => &["=="],
        // `!in` loses its `!`, and a loop has no other way to go through its list.
        "in" if tokens.before(at) == "!" || is_loop(tokens, at) => &[],
        _ => &["!in"],
    };
    found.extend(others.iter().map(|other| word_for(tokens, at, Operator::Comparison, other)));
}

/// Whether this `in` is that of `for x in` or `for (x, i) in`.
fn is_loop(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(item) = at.checked_sub(1) else { return false };
    let item = tokens.partner(item).unwrap_or(item);
    tokens.before(item) == "for"
}

fn connective(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Mutant>) {
    let word = tokens.word(at);
    found.push(word_for(tokens, at, Operator::AndOr, if word == "&&" { "||" } else { "&&" }));
    let mut leave_out = |span: Span| {
        let before = tokens.inline(span);
        found.push(Mutant { operator: Operator::Condition, span, text: String::new(), before, after: String::new() });
    };
    let (left, right) = (tokens.left_of(at), tokens.right_of(at));
    if at + 1 < right {
        leave_out(tokens.bytes(at, right));
    }
    // Of a chain every operand but the first is the right one of some operator.
    if left < at && (left == 0 || tokens.word(left - 1) != word) {
        leave_out(tokens.bytes(left, at + 1));
    }
}

fn negation(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Mutant>) {
    let next = tokens.word(at + 1);
    let before = format!("!{next}");
    let span = tokens.spans[at];
    found.push(Mutant { operator: Operator::Negation, span, text: String::new(), before, after: next.to_owned() });
}

fn filter(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Mutant>) {
    let Some(close) = tokens.partner(at + 1).filter(|_| tokens.word(at + 1) == "(" && tokens.before(at) == ".") else {
        return;
    };
    let span = tokens.bytes(at - 1, close + 1);
    let before = tokens.inline(span);
    found.push(Mutant { operator: Operator::Filter, span, text: String::new(), before, after: String::new() });
}

/// A number one more and one less; a decimal in its last place.
fn number(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Mutant>) {
    let digits = |at: usize| tokens.word(at).bytes().all(|byte| byte.is_ascii_digit()) && !tokens.word(at).is_empty();
    let adjoins = |at: usize| tokens.spans[at].end == tokens.spans[at + 1].start;
    // The part after the point belongs to the number before it.
    if at >= 2 && tokens.word(at - 1) == "." && digits(at - 2) {
        return;
    }
    let is_decimal = tokens.word(at + 1) == "." && digits(at + 2) && adjoins(at) && adjoins(at + 1);
    let span = tokens.bytes(at, if is_decimal { at + 3 } else { at + 1 });
    let before = &tokens.text[span.range()];
    for after in nudged(before) {
        found.push(Mutant { operator: Operator::Number, span, text: after.clone(), before: before.to_owned(), after });
    }
}

/// A number as it is written, one more and one less in its last place.
pub fn nudged(written: &str) -> Vec<String> {
    let places = written.split_once('.').map_or(0, |(_, places)| places.len());
    let Ok(digits) = written.replace('.', "").parse::<i64>() else { return Vec::new() };
    let one = |digits: i64| {
        let sign = if digits < 0 { "-" } else { "" };
        let plain = format!("{:01$}", digits.abs(), places + 1);
        let (whole, part) = plain.split_at(plain.len() - places);
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    };
    [digits.checked_add(1), digits.checked_sub(1)].into_iter().flatten().map(one).collect()
}

/// The states of `grade("…", #{ some: …, all: … })` exchanged pair by pair, and another state for the one that is named.
fn ladder(tokens: &Tokens<'_>, at: usize, states: &[Vec<String>], found: &mut Vec<Mutant>) {
    let Some(close) = tokens.partner(at + 1) else { return };
    if tokens.word(at + 4) == "#{" && tokens.word(at + 3) == "," {
        let Some(end) = tokens.partner(at + 4) else { return };
        let mut keys = Vec::new();
        let mut token = at + 5;
        while token < end {
            if tokens.word(token + 1) == ":" && [",", "#{"].contains(&tokens.before(token)) {
                keys.push(token);
            }
            token = if tokens.opens(token) { tokens.partner(token).map_or(end, |close| close + 1) } else { token + 1 };
        }
        for pair in keys.windows(2) {
            let (first, second) = (tokens.word(pair[0]), tokens.word(pair[1]));
            let between = Span::new(tokens.spans[pair[0]].end, tokens.spans[pair[1]].start);
            let text = format!("{second}{}{first}", &tokens.text[between.range()]);
            let (before, after) = (format!("{first}, {second}"), format!("{second}, {first}"));
            let span = tokens.bytes(pair[0], pair[1] + 1);
            found.push(Mutant { operator: Operator::State, span, text, before, after });
        }
    }
    // A state that is named stands somewhere in the call: `grade("rule", if … { "made" } else { "none" })`.
    for token in at + 3..close {
        let word = tokens.word(token);
        let Some(name) = word.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { continue };
        let Some(ladder) = states.iter().find(|ladder| ladder.iter().any(|state| state == name)) else { continue };
        let others = ladder.iter().filter(|state| *state != name);
        found.extend(others.map(|state| word_for(tokens, token, Operator::State, &format!("\"{state}\""))));
    }
}
