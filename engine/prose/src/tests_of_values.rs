//! Tests that templates put to figures: `{% if pillar.score.mean is at_least(80) %}`. A figure is compared exactly.

use heng_model::Number;
use minijinja::{Environment, Error, Value};

use crate::filters::{exact, refused};

/// All of them, with what each is.
pub static TESTS: [(&str, &str); 4] =
    [("above", "大于"), ("at_least", "不小于"), ("below", "小于"), ("at_most", "不大于")];

/// Registers them. A figure that there is not satisfies none.
pub fn register(env: &mut Environment<'static>) {
    env.add_test("above", |value: Value, bound: Value| holds(&value, &bound, |a, b| a > b));
    env.add_test("at_least", |value: Value, bound: Value| holds(&value, &bound, |a, b| a >= b));
    env.add_test("below", |value: Value, bound: Value| holds(&value, &bound, |a, b| a < b));
    env.add_test("at_most", |value: Value, bound: Value| holds(&value, &bound, |a, b| a <= b));
}

fn holds(value: &Value, bound: &Value, compare: fn(&Number, &Number) -> bool) -> Result<bool, Error> {
    let literal = || f64::try_from(bound.clone()).ok().and_then(Number::from_shortest);
    let bound = exact(bound).or_else(literal).ok_or_else(|| refused("not_a_figure", "is", &bound.to_string()))?;
    Ok(exact(value).is_some_and(|number| compare(&number, &bound)))
}
