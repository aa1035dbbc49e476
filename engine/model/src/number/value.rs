//! What a number holds: two machine words where they suffice, as they do for nearly every weight, point and score, and
//! numerator and denominator of any length where they do not.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Pow, Signed, ToPrimitive};

/// A rational in lowest terms with a positive denominator. What fits two words is always [`Value::Small`], so that equal
/// values are of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Value {
    /// Neither part is `i64::MIN`, whose sign cannot be turned.
    Small(Ratio<i64>),
    /// At least one part is longer.
    Big(Box<BigRational>),
}

/// Places to which a word can be rounded in two words: 2⁶³ · 10¹⁸ · 2 < 2¹²⁷.
const MOST_PLACES: u8 = 18;

impl Value {
    pub fn whole(value: i64) -> Self {
        Self::small(Ratio::from_integer(value)).unwrap_or_else(|| BigRational::from_integer(value.into()).into())
    }

    fn small(ratio: Ratio<i64>) -> Option<Self> {
        (*ratio.numer() != i64::MIN).then_some(Self::Small(ratio))
    }

    /// The same, however long.
    pub fn to_big(&self) -> BigRational {
        match self {
            Value::Small(small) => BigRational::new_raw((*small.numer()).into(), (*small.denom()).into()),
            Value::Big(big) => (**big).clone(),
        }
    }

    pub fn numerator(&self) -> BigInt {
        match self {
            Value::Small(small) => (*small.numer()).into(),
            Value::Big(big) => big.numer().clone(),
        }
    }

    pub fn denominator(&self) -> BigInt {
        match self {
            Value::Small(small) => (*small.denom()).into(),
            Value::Big(big) => big.denom().clone(),
        }
    }

    pub fn is_integer(&self) -> bool {
        match self {
            Value::Small(small) => small.is_integer(),
            Value::Big(big) => big.is_integer(),
        }
    }

    /// −1, 0 or 1.
    pub fn sign(&self) -> i8 {
        match self {
            Value::Small(small) => i8::try_from(small.numer().signum()).unwrap_or_default(),
            Value::Big(big) => {
                if big.is_negative() {
                    -1
                } else {
                    1
                }
            }
        }
    }

    /// The integer, if it is one that fits.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Value::Small(small) => small.is_integer().then(|| *small.numer()),
            Value::Big(big) => {
                if big.is_integer() {
                    big.numer().to_i64()
                } else {
                    None
                }
            }
        }
    }

    pub fn negated(&self) -> Self {
        match self {
            Value::Small(small) => Value::Small(-small),
            Value::Big(big) => (-&**big).into(),
        }
    }

    pub fn plus(&self, other: &Self) -> Self {
        self.by(other, CheckedAdd::checked_add, |a, b| a + b)
    }
    pub fn minus(&self, other: &Self) -> Self {
        self.by(other, CheckedSub::checked_sub, |a, b| a - b)
    }
    pub fn times(&self, other: &Self) -> Self {
        self.by(other, CheckedMul::checked_mul, |a, b| a * b)
    }
    /// Panics when dividing by zero.
    pub fn over(&self, other: &Self) -> Self {
        self.by(other, CheckedDiv::checked_div, |a, b| a / b)
    }

    fn by(
        &self,
        other: &Self,
        small: fn(&Ratio<i64>, &Ratio<i64>) -> Option<Ratio<i64>>,
        big: fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Value::Small(a), Value::Small(b)) = (self, other)
            && let Some(result) = small(a, b).and_then(Self::small)
        {
            return result;
        }
        big(self.to_big(), other.to_big()).into()
    }

    /// The integer nearest to `self · 10^places`, halves away from zero.
    pub fn rounded(&self, places: u8) -> BigInt {
        match self {
            Value::Small(small) if places <= MOST_PLACES => {
                let (scaled, denominator) = scaled(small, places);
                let twice = scaled.abs() * 2 + denominator;
                (scaled.signum() * (twice / (denominator * 2))).into()
            }
            _ => (self.to_big() * unit(places)).round().to_integer(),
        }
    }

    /// The integer next to `self · 10^places` towards zero.
    pub fn truncated(&self, places: u8) -> BigInt {
        match self {
            Value::Small(small) if places <= MOST_PLACES => {
                let (scaled, denominator) = scaled(small, places);
                (scaled / denominator).into()
            }
            _ => (self.to_big() * unit(places)).trunc().to_integer(),
        }
    }

    /// The decimal places of the exact decimal, if there is one. Denominators that are longer than a word have more places
    /// than anybody prints.
    pub fn places(&self) -> Option<usize> {
        let mut rest = match self {
            Value::Small(small) => *small.denom(),
            Value::Big(big) => big.denom().to_i64()?,
        };
        let twos = rest.trailing_zeros() as usize;
        rest >>= twos;
        let mut fives = 0;
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(twos.max(fives))
    }
}

fn scaled(small: &Ratio<i64>, places: u8) -> (i128, i128) {
    (i128::from(*small.numer()) * 10i128.pow(u32::from(places)), i128::from(*small.denom()))
}

fn unit(places: u8) -> BigRational {
    BigRational::from_integer(BigInt::from(10u8).pow(u32::from(places)))
}

impl From<BigRational> for Value {
    fn from(big: BigRational) -> Self {
        let small = big.numer().to_i64().zip(big.denom().to_i64());
        let small = small.and_then(|(numerator, denominator)| Self::small(Ratio::new_raw(numerator, denominator)));
        small.unwrap_or_else(|| Value::Big(Box::new(big)))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Value::Small(a), Value::Small(b)) => {
                let left = i128::from(*a.numer()) * i128::from(*b.denom());
                left.cmp(&(i128::from(*b.numer()) * i128::from(*a.denom())))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use num_traits::Zero;

    use super::*;

    /// Numbers around every border of the two kinds.
    fn samples() -> Vec<BigRational> {
        let near = [i64::MIN, i64::MIN + 1, -10, -3, -1, 0, 1, 2, 5, 6, 7, 640, i64::MAX - 1, i64::MAX];
        let mut samples = Vec::new();
        for numerator in near {
            for denominator in near.into_iter().filter(|denominator| *denominator != 0) {
                samples.push(BigRational::new(numerator.into(), denominator.into()));
            }
        }
        samples
    }

    #[test]
    fn words_reckon_as_long_numbers_do() {
        let samples = samples();
        for a in &samples {
            let left = Value::from(a.clone());
            assert_eq!(left.to_big(), *a);
            assert_eq!(left.negated().to_big(), -a);
            for places in [0, 1, 2, 18, 19] {
                assert_eq!(left.rounded(places), (a * unit(places)).round().to_integer(), "{a} to {places}");
                assert_eq!(left.truncated(places), (a * unit(places)).trunc().to_integer(), "{a} to {places}");
            }
            for b in &samples {
                let right = Value::from(b.clone());
                assert_eq!(left.plus(&right), Value::from(a + b), "{a} + {b}");
                assert_eq!(left.minus(&right), Value::from(a - b), "{a} - {b}");
                assert_eq!(left.times(&right), Value::from(a * b), "{a} * {b}");
                assert_eq!(left.cmp(&right), a.cmp(b), "{a} <=> {b}");
                if !b.is_zero() {
                    assert_eq!(left.over(&right), Value::from(a / b), "{a} / {b}");
                }
            }
        }
    }

    #[test]
    fn what_fits_two_words_is_small() {
        for big in samples() {
            let fits = [big.numer(), big.denom()].iter().all(|part| part.to_i64().is_some_and(|part| part != i64::MIN));
            assert_eq!(matches!(Value::from(big.clone()), Value::Small(_)), fits, "{big}");
        }
        assert_eq!(Value::whole(i64::MIN), Value::from(BigRational::from_integer(i64::MIN.into())));
    }
}
