//! Operators: what is refused at run time is said before.

use heng_model::{Diagnostic, Message};
use rhai::{Expr, FnCallExpr, Position};

use super::known::{Known, bare, in_words, looks_like_date};
use super::walk::Walker;
use crate::api::Type;

/// What may stand beside each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Nothing,
    Text,
    Number,
    Date,
    Bool,
    List,
    Map,
    Other,
}

fn class(known: &Known) -> Option<Class> {
    Some(match bare(&known.kind) {
        Type::Any | Type::Maybe(_) => return None,
        Type::Nothing => Class::Nothing,
        Type::List(_) => Class::List,
        Type::Named(name) => match name.as_str() {
            "text" => Class::Text,
            "number" | "share" => Class::Number,
            "date" => Class::Date,
            "bool" => Class::Bool,
            "map" => Class::Map,
            _ => Class::Other,
        },
    })
}

impl<'a> Walker<'a> {
    /// Reads an operator and its sides.
    pub(super) fn operator(&mut self, call: &'a FnCallExpr, position: Position) -> Known {
        let sides = self.arguments(&call.args);
        let name = call.name.as_str();
        match (name, sides.as_slice()) {
            ("==" | "!=", [left, right]) => {
                self.equality(name, left, right, &call.args, position);
                Known::named("bool")
            }
            ("<" | "<=" | ">" | ">=", [left, right]) => {
                self.order(name, left, right, &call.args, position);
                Known::named("bool")
            }
            ("!", [side]) => {
                if let Some(kind) = in_words(&side.kind).filter(|_| !side.is("bool")) {
                    let span = self.span_of(&call.args[0]);
                    self.say(Diagnostic::error(Message::new("heng::rule::not_of").with("kind", kind)), span);
                }
                Known::named("bool")
            }
            ("+", [left, right]) if class(left) == Some(Class::Text) || class(right) == Some(Class::Text) => {
                Known::named("text")
            }
            ("+" | "-" | "*" | "/" | "%" | "**", [left, right]) => {
                self.arithmetic(name, left, right, position);
                match (class(left), class(right)) {
                    (Some(Class::Date), _) | (_, Some(Class::Date)) => Known::any(),
                    // Something unknown may be a text, and `+` joins it.
                    (Some(_), Some(_)) => Known::named("number"),
                    _ if name == "+" => Known::any(),
                    _ => Known::named("number"),
                }
            }
            _ => Known::any(),
        }
    }

    fn equality(&mut self, name: &str, left: &Known, right: &Known, sides: &'a [Expr], position: Position) {
        let (Some(a), Some(b)) = (class(left), class(right)) else {
            // `()` beside anything is refused or says nothing.
            if let Some(at) = [left, right].iter().position(|side| side.kind == Type::Nothing) {
                self.nothing(name, sides, at);
            }
            return;
        };
        if let Some(at) = [a, b].iter().position(|class| *class == Class::Nothing) {
            self.nothing(name, sides, at);
        } else if a == b && a != Class::Other {
            // Alike.
        } else if !self.date_as_text(left, right, [a, b], sides, name) {
            self.unlike(name, left, right, position);
        }
    }

    fn order(&mut self, name: &str, left: &Known, right: &Known, sides: &'a [Expr], position: Position) {
        let classes = [class(left), class(right)];
        if let Some(at) = [left, right].iter().position(|side| side.kind == Type::Nothing) {
            return self.nothing(name, sides, at);
        }
        let dates = [left, right].map(|side| side.text.as_deref().and_then(looks_like_date));
        // A text that looks like a date is never what an unknown value can be put in order with.
        if let Some(at) = dates.iter().position(Option::is_some) {
            let other = classes[1 - at];
            if other.is_none() || matches!(other, Some(Class::Date | Class::Text)) {
                return self.say_date(name, [left, right][at], &sides[at]);
            }
        }
        match classes {
            [Some(Class::Text), Some(Class::Text)] => {
                let message = Message::new("heng::rule::order_of_texts").with("operator", name);
                let span = self.token(position);
                self.say(Diagnostic::error(message), span);
            }
            [Some(a), Some(b)] if a == b && matches!(a, Class::Number | Class::Date) => {}
            [Some(_), Some(_)] => self.unlike(name, left, right, position),
            // Texts have no order: whatever the other side turns out to be, this is refused.
            [Some(Class::Text), None] | [None, Some(Class::Text)] => {
                let message = Message::new("heng::rule::order_of_text").with("operator", name);
                let at = usize::from(classes[0].is_none());
                let span = self.span_of(&sides[at]);
                self.say(Diagnostic::error(message), span);
            }
            _ => {}
        }
    }

    fn arithmetic(&mut self, name: &str, left: &Known, right: &Known, position: Position) {
        let span = self.token(position);
        match [class(left), class(right)] {
            [Some(Class::Date), _] | [_, Some(Class::Date)] => {
                let message = Message::new("heng::rule::date_arithmetic").with("operator", name);
                self.say(Diagnostic::error(message), span);
            }
            [Some(a), Some(b)] if a != Class::Number || b != Class::Number => self.unlike(name, left, right, position),
            _ => {}
        }
    }

    fn unlike(&mut self, name: &str, left: &Known, right: &Known, position: Position) {
        let (Some(a), Some(b)) = (in_words(&left.kind), in_words(&right.kind)) else { return };
        let message = Message::new("heng::rule::unlike_kinds").with("operator", name).with("left", a).with("right", b);
        let span = self.token(position);
        self.say(Diagnostic::error(message), span);
    }

    fn nothing(&mut self, name: &str, sides: &'a [Expr], at: usize) {
        let other = self.span_of(&sides[1 - at]);
        let other = self.source().text[other.range()].to_owned();
        let instead = if name == "==" { format!("!exists({other})") } else { format!("exists({other})") };
        let message = Message::new("heng::rule::compared_to_nothing").with("operator", name).with("instead", instead);
        let span = self.span_of(&sides[at]);
        self.say(Diagnostic::error(message), span);
    }

    /// A date beside a text that looks like one.
    fn date_as_text(
        &mut self,
        left: &Known,
        right: &Known,
        classes: [Class; 2],
        sides: &'a [Expr],
        name: &str,
    ) -> bool {
        for (at, side) in [left, right].into_iter().enumerate() {
            let is_date = side.text.as_deref().and_then(looks_like_date).is_some();
            if is_date && classes[1 - at] == Class::Date {
                self.say_date(name, side, &sides[at]);
                return true;
            }
        }
        false
    }

    fn say_date(&mut self, name: &str, side: &Known, written: &'a Expr) {
        let text = side.text.clone().unwrap_or_default();
        let span = self.span_of(written);
        let instead = format!("date({})", &self.source().text[span.range()]);
        let message = Message::new("heng::rule::date_as_text").with("text", text).with("operator", name);
        self.say(Diagnostic::error(message.with("instead", instead)), span);
    }

    /// `x in list`
    pub(super) fn within(&mut self, call: &'a FnCallExpr, position: Position) -> Known {
        let given = self.arguments(&call.args);
        if let [list, _] = given.as_slice()
            && let Some(kind) = in_words(&list.kind)
            && !["list", "text", "map", "params"].iter().any(|name| list.is(name))
        {
            let message = Message::new("heng::rule::not_within").with("kind", kind);
            let span = self.token(position);
            self.say(Diagnostic::error(message), span);
        }
        Known::named("bool")
    }
}
