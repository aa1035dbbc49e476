//! Work without end, and judging without end.

use super::Then::{Judged, Stopped};
use super::{Attack, OPS, SIZE, one, with};

pub(super) fn loops() -> Vec<Attack> {
    vec![
        one("endless loop", OPS, "loop { }"),
        one("endless while", OPS, "while true { let x = 1; }"),
        one("endless do", OPS, "do { let x = 1; } until false;"),
        one("for over a huge range", OPS, "for i in 0..9000000000000000 { }"),
        one("loops within loops", OPS, "for i in 0..1000000 { for j in 0..1000000 { for k in 0..1000000 { } } }"),
        with("recursion", Stopped("too_deep_calls"), "f(0);", "fn f(n) { f(n + 1) }"),
        with("mutual recursion", Stopped("too_deep_calls"), "f(0);", "fn f(n) { g(n) } fn g(n) { f(n) }"),
        with("recursion that doubles", OPS, "f(25);", "fn f(n) { if n > 0 { f(n - 1); f(n - 1) } }"),
        one("closure that calls itself", Stopped("too_deep_calls"), "let f = |g| g.call(g); f.call(f);"),
        one("closure through map", Stopped("too_deep_calls"), "let f = |g| [1].map(|x| g.call(g)); f.call(f);"),
        one("try … catch swallows the operations", OPS, "loop { try { loop { } } catch { } }"),
        with("try … catch swallows a call's operations", OPS, "loop { try { f() } catch { } }", "fn f() { loop { } }"),
        with(
            "try … catch swallows recursion",
            Stopped("too_deep_calls"),
            "loop { try { f(0) } catch { } }",
            "fn f(n) { f(n + 1) }",
        ),
        one(
            "try … catch swallows memory",
            SIZE,
            "let s = \"xxxxxxxx\".split(\",\"); loop { try { let t = \"x\"; loop { t = t + t; } } catch { } }",
        ),
        one(
            "try … catch swallows missing evidence",
            Judged("1"),
            "try { bundle.page(\"none.html\"); } catch { } judge(\"a\", true); judge(\"b\", true);",
        ),
    ]
}

pub(super) fn floods() -> Vec<Attack> {
    vec![
        one("a million judgements", Stopped("judged_twice"), "for i in 0..1000000 { judge(\"a\", true); }"),
        one(
            "a million judgements swallowed",
            Stopped("judged_twice"),
            "loop { try { judge(\"a\", true); } catch { } }",
        ),
        one("a million criteria", Stopped("unknown_criterion"), "for i in 0..1000000 { judge(`c${i}`, true); }"),
        one(
            "notes without end",
            OPS,
            "loop { note(\"这里有话要说，很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长\"); }",
        ),
        one("notes of nothing", OPS, "loop { note(\"\"); }"),
        one("reasons without end", OPS, "let j = judge(\"a\", true); loop { j.because(\"因为\"); }"),
        one("measures without end", Stopped("too_many_measures"), "let n = 0; loop { measure(`m${n}`, n); n += 1; }"),
        one(
            "citations without end",
            OPS,
            "let j = judge(\"a\", true); let page = bundle.page(\"pages/index.html\"); loop { j.cite(page); }",
        ),
        one(
            "events without end",
            OPS,
            "let page = bundle.page(\"pages/index.html\"); loop { page.title; page.has(\"li\"); }",
        ),
    ]
}
