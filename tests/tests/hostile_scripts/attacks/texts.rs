//! Long texts and long patterns.

use super::Then::Stopped;
use super::{Attack, MEM, OPS, one};

pub(super) fn texts() -> Vec<Attack> {
    let big = "let s = \"衡平\"; for i in 0..17 { s += s; } ";
    let on_big = |name, rest: &str| one(name, OPS, &format!("{big}{rest}"));
    vec![
        on_big("comparing large texts", "let t = s + \"x\"; loop { t == s; }"),
        on_big("searching large texts", "loop { s.contains(\"不\"); }"),
        on_big("beginnings of large texts", "loop { s.starts_with(\"不\"); s.ends_with(\"不\"); }"),
        on_big("lengths of large texts", "loop { s.len(); s.is_empty(); }"),
        one("changing large texts", OPS, &format!("{big} loop {{ s.trim(); s.to_upper(); s.to_lower(); }}")),
        one("replace that explodes", MEM, &format!("{big} loop {{ s = s.replace(\"衡\", s); }}")),
        one("split into many", Stopped("list_too_long"), &format!("{big} s.split(\"平\");")),
        one(
            "join that explodes",
            MEM,
            &format!(
                "{big} let a = s.replace(\"衡\", \",\"); let l = bundle.table(\"tables/big.csv\").rows; loop {{ l.map(|r| s).join(s); }}"
            ),
        ),
        on_big("letters of large texts by index", "loop { s[100000]; }"),
        on_big(
            "dates in large texts",
            "let d = s + \"2024-01-01\"; loop { d.contains(\"x\"); d.capture(`(\\d{4})-不`); }",
        ),
        one(
            "a pattern that unfolds",
            Stopped("regex_too_large"),
            "bundle.page(\"pages/index.html\").capture(`(a{1000}){1000}`);",
        ),
        one("a pattern of large classes", Stopped("regex_too_large"), "\"x\".matches(`(\\w{100}\\p{Han}{100}){10}`);"),
        one(
            "a pattern nested deeply",
            Stopped("bad_regex"),
            "let p = \"a\"; for i in 0..300 { p = \"(\" + p + \")*\"; } \"x\".matches(p);",
        ),
        one(
            "a catastrophic pattern on a big page",
            OPS,
            "let page = bundle.page(\"pages/big.html\"); loop { page.capture(`(a+)+$`); page.capture(`(a|a)*b`); }",
        ),
        one(
            "a pattern with counted repeats on a big page",
            Stopped("regex_too_large"),
            "let page = bundle.page(\"pages/big.html\"); loop { page.capture(`(\\w{1,50}\\s?){1,20}不可能`); }",
        ),
        one(
            "ever new patterns",
            Stopped("regex_too_large"),
            "let n = 0; loop { \"x\".matches(`\\w{50}\\p{Han}{50}${n}`); n += 1; }",
        ),
    ]
}
