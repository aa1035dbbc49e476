//! The commonest condition of all, `|row| row.text("主题") == theme`, answered without the interpreter: it is put to every
//! row for every theme. What it reads and what it costs is what the interpreter would read and charge; whatever is not
//! as plain as this is left to it.

use heng_evidence::same;
use rhai::{Dynamic, Expr, FnCallExpr, FnPtr, ImmutableString, NativeCallContext, Stmt};

use crate::event::Event;
use crate::run::Run;
use crate::stop::Fallible;
use crate::values::Row;

/// Operations that the interpreter needs for the same.
const COST: usize = 4;

/// A cell compared with a text.
#[derive(Debug, Clone)]
pub struct CellTest {
    column: ImmutableString,
    value: Value,
    equal: bool,
}

#[derive(Debug, Clone)]
enum Value {
    Literal(ImmutableString),
    /// The captured variable of that place.
    Captured(usize),
}

impl CellTest {
    /// The test that a closure is, if it is one. Captured variables come before the item among the parameters.
    pub fn of(parameters: &[ImmutableString], statements: &[Stmt]) -> Option<Self> {
        let (item, captured) = parameters.split_last()?;
        let [Stmt::Expr(condition)] = statements else { return None };
        let Expr::FnCall(comparison, _) = &**condition else { return None };
        let equal = match comparison.name.as_str() {
            "==" => true,
            "!=" => false,
            _ => return None,
        };
        let [cell, value] = comparison.args.as_slice() else { return None };
        let Expr::Dot(pair, ..) = cell else { return None };
        let Expr::MethodCall(read, _) = &pair.rhs else { return None };
        (variable(&pair.lhs)? == item).then_some(())?;
        let value = match value {
            Expr::StringConstant(text, _) => Value::Literal(text.clone()),
            other => Value::Captured(captured.iter().position(|name| Some(name) == variable(other))?),
        };
        Some(Self { column: column(read)?, value, equal })
    }

    /// The text that cells are compared with, while it is one.
    pub fn value(&self, f: &FnPtr) -> Option<ImmutableString> {
        match &self.value {
            Value::Literal(text) => Some(text.clone()),
            Value::Captured(place) => f.curry().get(*place)?.read_lock::<ImmutableString>().map(|text| text.clone()),
        }
    }

    /// Whether it holds for an item; nothing for what is no row, or has no such cell that is filled in.
    pub fn holds(
        &self,
        context: &NativeCallContext<'_>,
        run: &Run,
        value: &str,
        item: &Dynamic,
    ) -> Fallible<Option<bool>> {
        let Some(row) = item.read_lock::<Row>() else { return Ok(None) };
        let Row::Evidence(table, index) = &*row else { return Ok(None) };
        let Some(place) = table.column_index(&self.column).filter(|_| table.unreadable(*index).is_none()) else {
            return Ok(None);
        };
        let cell = table.cell(*index, place);
        if cell.text.trim().is_empty() {
            return Ok(None);
        }
        run.meter.work(context, COST + (cell.text.len() + value.len()) / 64)?;
        let holds = same(&cell.text, value) == self.equal;
        run.log(Event::read(cell.origin, cell.text, "text", Some(self.column.clone())));
        Ok(Some(holds))
    }
}

fn variable(expression: &Expr) -> Option<&ImmutableString> {
    match expression {
        Expr::Variable(variable, ..) if variable.2.is_empty() => Some(&variable.1),
        _ => None,
    }
}

/// The column that `text("…")` reads.
fn column(read: &FnCallExpr) -> Option<ImmutableString> {
    match read.args.as_slice() {
        [Expr::StringConstant(column, _)] if read.name == "text" => Some(column.clone()),
        _ => None,
    }
}
