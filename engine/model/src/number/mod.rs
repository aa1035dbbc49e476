//! Exact numbers. Points, weights, ratios and scores are rationals until they are printed.

mod value;

use std::borrow::Cow;
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Signed, ToPrimitive, Zero};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use value::Value;

/// An exact rational number. In documents it is a text: a decimal where one is exact (`"53.125"`), else a fraction in
/// lowest terms (`"25/32"`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Value);

/// Decimals after which an exact decimal is written as a fraction instead.
const MOST_DECIMALS: usize = 12;
/// An exponent beyond this is refused: `1e999999999` is nobody's weight.
const MOST_EXPONENT: i64 = 400;
/// Bytes of a number that is read.
const MOST_LENGTH: usize = 2_000;

impl Default for Number {
    /// Zero: what a sum of nothing is.
    fn default() -> Self {
        Self::zero()
    }
}

impl Number {
    /// Zero.
    pub fn zero() -> Self {
        Self(Value::whole(0))
    }
    /// One.
    pub fn one() -> Self {
        Self(Value::whole(1))
    }
    /// `numerator / denominator`; nothing for a denominator of zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| BigRational::new(numerator.into(), denominator.into()).into())
    }
    /// The number whose shortest decimal text is that of `value`: 0.1 is one tenth. Nothing for infinities and NaN.
    pub fn from_shortest(value: f64) -> Option<Self> {
        if value.is_finite() { format!("{value}").parse().ok() } else { None }
    }
    /// The exact binary value of `value`. Nothing for infinities and NaN.
    pub fn from_binary(value: f64) -> Option<Self> {
        BigRational::from_float(value).map(Self::from)
    }
    /// The nearest binary float.
    pub fn to_f64(&self) -> f64 {
        self.0.to_big().to_f64().unwrap_or(f64::NAN)
    }
    /// The integer, if it is one that fits.
    pub fn to_i64(&self) -> Option<i64> {
        self.0.to_i64()
    }
    /// Whether it has no fraction.
    pub fn is_integer(&self) -> bool {
        self.0.is_integer()
    }
    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0.sign() == 0
    }
    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.sign() < 0
    }
    /// Whether it is above zero.
    pub fn is_positive(&self) -> bool {
        self.0.sign() > 0
    }
    /// Without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { Self(self.0.negated()) } else { self.clone() }
    }
    /// The quotient; nothing when `divisor` is zero.
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(self.0.over(&divisor.0)))
    }
    /// Rounded to `decimals` places, halves away from zero (53.125 → 53.13), as published figures are.
    #[must_use]
    pub fn round_half_up(&self, decimals: u8) -> Self {
        tenths(self.0.rounded(decimals), decimals)
    }
    /// Rounded towards zero at `decimals` places.
    #[must_use]
    pub fn truncate(&self, decimals: u8) -> Self {
        tenths(self.0.truncated(decimals), decimals)
    }
    /// One unit of the last printed place: 0.01 for 2 decimals.
    pub fn unit(decimals: u8) -> Self {
        tenths(BigInt::from(1u8), decimals)
    }
    /// As printed: rounded half up, with exactly `decimals` places.
    pub fn printed(&self, decimals: u8) -> String {
        let places = usize::from(decimals);
        let scaled = self.0.rounded(decimals);
        let digits = format!("{:0>width$}", scaled.abs().to_string(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if scaled.is_negative() { "-" } else { "" };
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
    /// Bits of the longer of numerator and denominator.
    pub fn bits(&self) -> u64 {
        self.0.numerator().bits().max(self.0.denominator().bits())
    }
    /// Numerator and denominator in lowest terms, as text.
    pub fn parts(&self) -> (String, String) {
        (self.0.numerator().to_string(), self.0.denominator().to_string())
    }
    /// The exact decimal, if there is one of at most [`MOST_DECIMALS`] places.
    fn decimal(&self) -> Option<String> {
        let places = self.0.places().filter(|places| *places <= MOST_DECIMALS)?;
        Some(self.printed(u8::try_from(places).unwrap_or(u8::MAX)))
    }
}

/// A number of units of the last of so many places.
fn tenths(units: BigInt, places: u8) -> Number {
    BigRational::new(units, BigInt::from(10u8).pow(u32::from(places))).into()
}

impl From<BigRational> for Number {
    fn from(value: BigRational) -> Self {
        Self(value.into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimal() {
            Some(text) => f.pad(&text),
            None => f.pad(&format!("{}/{}", self.0.numerator(), self.0.denominator())),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotANumber(pub String);

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a number: {}", self.0)
    }
}
impl std::error::Error for NotANumber {}

impl FromStr for Number {
    type Err = NotANumber;

    /// Reads `12`, `-0.5`, `1.5e3` and `25/32`.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let refuse = || NotANumber(text.chars().take(40).collect());
        // Reading takes time with the square of the length.
        if text.len() > MOST_LENGTH {
            return Err(refuse());
        }
        if let Some((numerator, denominator)) = text.split_once('/') {
            let numerator: BigInt = numerator.trim().parse().map_err(|_| refuse())?;
            let denominator: BigInt = denominator.trim().parse().map_err(|_| refuse())?;
            if denominator.is_zero() {
                return Err(refuse());
            }
            return Ok(BigRational::new(numerator, denominator).into());
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().map_err(|_| refuse())?),
            None => (text, 0),
        };
        let (sign, digits) = match mantissa.as_bytes().first() {
            Some(b'-') => (-1, &mantissa[1..]),
            Some(b'+') => (1, &mantissa[1..]),
            _ => (1, mantissa),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !(plain(whole) && plain(fraction))
            || (whole.is_empty() && fraction.is_empty())
            || exponent.abs() > MOST_EXPONENT
        {
            return Err(refuse());
        }
        let value: BigInt = format!("{whole}{fraction}").parse().map_err(|_| refuse())?;
        let shift = exponent - i64::try_from(fraction.len()).map_err(|_| refuse())?;
        let power = BigInt::from(10u8).pow(u32::try_from(shift.unsigned_abs()).map_err(|_| refuse())?);
        let value = BigRational::from_integer(value * sign);
        Ok((if shift < 0 { value / power } else { value * power }).into())
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $of_values:ident) => {
        impl $trait for Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                Number(self.0.$of_values(&other.0))
            }
        }
        impl $trait<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                Number(self.0.$of_values(&other.0))
            }
        }
    };
}
operator!(Add, add, plus);
operator!(Sub, sub, minus);
operator!(Mul, mul, times);

/// Panics when dividing by zero, like every division of the standard library; see [`Number::checked_div`].
impl Div<&Number> for &Number {
    type Output = Number;
    fn div(self, other: &Number) -> Number {
        Number(self.0.over(&other.0))
    }
}

impl Neg for Number {
    type Output = Number;
    fn neg(self) -> Number {
        Number(self.0.negated())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Value::whole(value))
    }
}
impl From<i32> for Number {
    fn from(value: i32) -> Self {
        i64::from(value).into()
    }
}
impl From<usize> for Number {
    fn from(value: usize) -> Self {
        i64::try_from(value).map_or_else(|_| BigRational::from_integer(value.into()).into(), Self::from)
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Number>>(iter: I) -> Number {
        iter.fold(Number::zero(), |total, next| total + next)
    }
}
impl<'a> std::iter::Sum<&'a Number> for Number {
    fn sum<I: Iterator<Item = &'a Number>>(iter: I) -> Number {
        iter.fold(Number::zero(), |total, next| &total + next)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "An exact number: a decimal where one is exact, else a fraction in lowest terms.",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?(/[1-9][0-9]*)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn halves_are_printed_away_from_zero() {
        assert_eq!(number("53.125").printed(2), "53.13");
        assert_eq!(number("31.25").printed(1), "31.3");
        assert_eq!(number("-2.675").printed(2), "-2.68");
        assert_eq!(number("2.675").printed(2), "2.68");
        assert_eq!(number("0.005").printed(0), "0");
        assert_eq!(number("99.5").printed(0), "100");
    }

    #[test]
    fn text_and_number_are_one() {
        for text in ["0", "-1", "53.125", "25/32", "1/3", "-0.5", "0.000000000001"] {
            let value = number(text);
            assert_eq!(number(&value.to_string()), value);
        }
        assert_eq!(number("25/32").to_string(), "0.78125");
        assert_eq!(number("2/6").to_string(), "1/3");
        assert_eq!(number("1.5e3").to_string(), "1500");
        for text in ["", ".", "1/0", "abc", "1e", "1e999999999", "１", "0x1", "--1", "1.2.3"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_float_enters_by_its_shortest_decimal() {
        let sum = Number::from_shortest(0.1).unwrap() + Number::from_shortest(0.2).unwrap();
        assert_eq!(sum, number("0.3"));
        assert!(Number::from_shortest(f64::NAN).is_none());
        assert!(Number::from_shortest(f64::INFINITY).is_none());
    }
}
