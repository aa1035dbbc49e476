//! Numbers and dates.

use super::Then::{Judged, Stopped};
use super::{Attack, OPS, one};

pub(super) fn numbers() -> Vec<Attack> {
    vec![
        one("2 to the millionth", Stopped("bad_power"), "2 ** 1000000;"),
        one("negative exponent", Stopped("bad_power"), "2 ** -1;"),
        one("fractional exponent", Stopped("bad_power"), "2 ** 0.5;"),
        one("repeated squaring", Stopped("number_too_long"), "let x = 3/7; loop { x = x * x; }"),
        one("power of powers", Stopped("number_too_long"), "let x = 3/7; loop { x = x ** 64; }"),
        one("sums of thirds", Stopped("number_too_long"), "let x = 0; let n = 2; loop { x = x + 1/n; n += 1; }"),
        one(
            "a sum of a list of fractions",
            Stopped("number_too_long"),
            "let rows = bundle.table(\"tables/big.csv\").rows; let l = rows.map(|r| 1/(r.number(\"编号\") * 7 + 1)); l.sum();",
        ),
        one(
            "a mean of a list of fractions",
            Stopped("number_too_long"),
            "let rows = bundle.table(\"tables/big.csv\").rows; let l = rows.map(|r| 1/(r.number(\"编号\") * 7 + 1)); l.mean();",
        ),
        one(
            "long numbers again and again",
            OPS,
            "let x = 7 ** 64 / 3 ** 64; x = x * x * x; loop { x * x - x; x == x; x < 1; }",
        ),
        one("long numbers shown", OPS, "let x = 7 ** 64 / 3 ** 64; x = x * x * x; loop { `${x}`; round(x, 12); }"),
        one(
            "integer overflow",
            Judged("1"),
            "judge(\"a\", 9223372036854775807 + 1 == 9223372036854775808.0 || 9223372036854775807 + 1 > 0); judge(\"b\", true);",
        ),
        one(
            "the least integer",
            Judged("1"),
            "let least = -9223372036854775807 - 1; judge(\"a\", -least > 0 && least / -1 > 0 && least % -1 == 0 && least * -1 > 0); judge(\"b\", true);",
        ),
        one("division by zero", Stopped("division_by_zero"), "1 / 0;"),
        one("rest of zero", Stopped("division_by_zero"), "1 % 0;"),
        one("not a number", Stopped("number_too_long"), "let x = 1e308 * 1e308; grade(\"a\", x);"),
        one(
            "a number of a text",
            Judged("no_number_in_text"),
            "judge(\"a\", \"1e999999999\".to_number() > 1); judge(\"b\", true);",
        ),
        one("date overflow", Stopped("bad_duration"), "date(\"2999-12-31\").plus(\"9000000 days\");"),
        one("date underflow", Stopped("bad_duration"), "date(\"1900-01-01\").minus(\"4000000000 years\");"),
        one(
            "a long way by working days",
            Stopped("no_calendar"),
            "date(\"2024-01-01\").plus(\"4000000000 working days\");",
        ),
        one("bits", Stopped("never_judged"), "1 << 99999999;"),
        one("a shift in place", Stopped("never_judged"), "let x = 1; x <<= 99999999;"),
        one("rounding to absurd places", Stopped("bad_round"), "round(1/3, 9223372036854775807);"),
        one("index beyond", Stopped("no_such_item"), "[1].map(|x| x)[-9223372036854775807 - 1];"),
    ]
}
