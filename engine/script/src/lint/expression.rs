//! The reading of expressions: what is known of what they give.

use heng_model::{Diagnostic, Message, Span};
use rhai::{Expr, Position};

use super::known::{Known, bare};
use super::walk::Walker;
use crate::api::Type;

impl<'a> Walker<'a> {
    /// Where an expression stands.
    pub(super) fn span_of(&self, expression: &Expr) -> Span {
        let start = self.part.text.offset(crate::compile::leftmost(expression));
        let whole = self.part.text.expression_span(start);
        self.end_of(expression).filter(|end| *end > start).map_or(whole, |end| Span::new(start, end))
    }

    /// Where an expression ends, as far as its parts tell.
    fn end_of(&self, expression: &Expr) -> Option<usize> {
        let text = &self.part.text;
        Some(match expression {
            Expr::Unit(position) | Expr::Array(_, position) => text.bracket_end(text.offset(*position)),
            Expr::Map(_, position) => text.bracket_end(text.offset(*position) + 1),
            Expr::FnCall(call, _) if call.op_token.is_some() => self.end_of(call.args.last()?)?,
            Expr::FnCall(call, _) if !call.namespace.is_empty() => return None,
            Expr::FnCall(_, position) | Expr::MethodCall(_, position) => text.call(*position).end,
            Expr::Dot(pair, ..) => self.end_of(&pair.rhs)?,
            Expr::And(parts, _) | Expr::Or(parts, _) | Expr::Coalesce(parts, _) => self.end_of(parts.last()?)?,
            Expr::Index(..) | Expr::Stmt(_) | Expr::DynamicConstant(..) => return None,
            other => text.token(other.position()).end,
        })
    }

    /// Reads an expression.
    pub(super) fn expression(&mut self, expression: &'a Expr) -> Known {
        if self.too_deep() {
            return Known::any();
        }
        self.depth += 1;
        let known = self.read(expression);
        self.depth -= 1;
        known
    }

    fn read(&mut self, expression: &'a Expr) -> Known {
        if let Some((closure, captured)) = self.part.closure(expression) {
            self.closure(closure, captured, &[]);
            return Known::named("function");
        }
        match expression {
            Expr::BoolConstant(..) => Known::named("bool"),
            Expr::IntegerConstant(..) => Known::named("number"),
            Expr::FloatConstant(_, position) => {
                self.whole_too_large(*position);
                Known::named("number")
            }
            Expr::CharConstant(sign, position) => {
                let span = self.token(*position);
                let written = self.source().text[span.range()].to_owned();
                let message = Message::new("heng::rule::single_quotes").with("text", written);
                self.say(Diagnostic::error(message.with("instead", format!("\"{sign}\""))), span);
                Known::literal(&sign.to_string())
            }
            Expr::StringConstant(text, _) => Known::literal(text),
            Expr::InterpolatedString(parts, _) => {
                for part in parts {
                    self.expression(part);
                }
                Known::named("text")
            }
            Expr::Array(items, _) => {
                let kinds: Vec<Known> = items.iter().map(|item| self.expression(item)).collect();
                let kind = kinds.into_iter().reduce(Known::or).map_or(Type::Any, |known| known.kind);
                Known { made: true, ..Known::of(Type::List(Box::new(kind))) }
            }
            Expr::Map(map, _) => {
                for (_, value) in &map.0 {
                    self.expression(value);
                }
                Known::named("map")
            }
            Expr::Unit(_) => Known::of(Type::Nothing),
            Expr::Variable(variable, _, _) => self.variable(&variable.1),
            Expr::Stmt(block) => self.statements(block.statements(), true),
            Expr::FnCall(call, position) => self.call(call, *position),
            Expr::Dot(..) | Expr::Index(..) => self.chain(expression),
            Expr::And(parts, _) | Expr::Or(parts, _) => {
                for (at, part) in parts.iter().enumerate() {
                    // What stands behind && and || may not run.
                    let before = (at > 0).then(|| self.paths.here.clone());
                    self.asked += usize::from(at > 0);
                    self.expression(part);
                    self.asked -= usize::from(at > 0);
                    if let Some(before) = before {
                        self.paths.join(before);
                    }
                }
                Known::named("bool")
            }
            Expr::Coalesce(parts, _) => {
                let kinds: Vec<Known> = parts.iter().map(|part| self.expression(part)).collect();
                let bares = kinds.into_iter().map(|known| Known::of(bare(&known.kind).clone()));
                bares.filter(|known| known.kind != Type::Nothing).reduce(Known::or).unwrap_or_else(Known::any)
            }
            _ => Known::any(),
        }
    }

    fn variable(&mut self, name: &str) -> Known {
        if let Some(bound) = self.scopes.get(name) {
            let (place, known) = (bound.place.clone(), bound.known.clone());
            self.findings.read(&place);
            return known;
        }
        if name == "reference" { Known::named("reference") } else { Known::any() }
    }

    /// A whole number that does not fit becomes an inexact one.
    fn whole_too_large(&mut self, position: Position) {
        let span = self.token(position);
        let written = &self.source().text[span.range()];
        let after = &self.source().text[span.end..];
        let whole = written.chars().all(|sign| sign.is_ascii_digit() || sign == '_');
        if whole && !after.starts_with('.') {
            let message = Message::new("heng::rule::whole_too_large").with("number", written);
            self.say(Diagnostic::error(message), span);
        }
    }
}
