//! Sources that would break a parser.

use super::Then::{Judged, Stopped};
use super::{Attack, whole};

pub(super) fn sources() -> Vec<Attack> {
    let body = |text: String| format!("fn check(bundle, params) {{\n{text}\n}}\n");
    let nest = |open: &str, middle: &str, close: &str, times: usize| {
        body(format!("{}{middle}{}", open.repeat(times), close.repeat(times)))
    };
    vec![
        whole("brackets nested deeply", Stopped("too_deep"), nest("(", "1", ")", 20_000)),
        whole("arrays nested deeply", Stopped("too_deep"), nest("[", "1", "]", 20_000)),
        whole("maps nested deeply", Stopped("too_deep"), nest("#{a:", "1", "}", 20_000)),
        whole("blocks nested deeply", Stopped("too_deep"), nest("{", "1", "}", 20_000)),
        whole("ifs nested deeply", Stopped("too_deep"), nest("if true {", "1", "}", 10_000)),
        whole(
            "else ifs in a long row",
            Stopped("too_deep"),
            body(format!("if true {{ }} {}", "else if true { } ".repeat(5_000))),
        ),
        whole("loops nested deeply", Stopped("too_deep"), nest("loop {", "1", "}", 10_000)),
        whole("closures nested deeply", Stopped("too_deep"), nest("|x| ", "1", "", 20_000)),
        whole("switches nested deeply", Stopped("too_deep"), nest("switch 1 { 1 => ", "1", "}", 5_000)),
        whole("tries nested deeply", Stopped("too_deep"), nest("try {", "1", "} catch { }", 5_000)),
        whole("interpolations nested deeply", Stopped("too_deep"), nest("`${", "1", "}`", 2_000)),
        whole("signs in a long row", Stopped("unexpected_sign"), body(format!("let x = {}1;", "-".repeat(50_000)))),
        whole("negations in a long row", Stopped("too_deep"), body(format!("let x = {}true;", "!".repeat(50_000)))),
        whole("a very long sum", Stopped("too_deep"), body(format!("let x = 1{};", "+1".repeat(50_000)))),
        whole("a very long condition", Stopped("too_deep"), body(format!("let x = true{};", "&&true".repeat(20_000)))),
        whole(
            "a very long chain of properties",
            Stopped("too_deep"),
            body(format!("let x = bundle{};", ".a".repeat(50_000))),
        ),
        whole(
            "a very long chain of calls",
            Stopped("too_deep"),
            body(format!("let x = bundle{};", ".a()".repeat(50_000))),
        ),
        whole(
            "a very long chain of indices",
            Stopped("too_deep"),
            body(format!("let x = bundle{};", "[0]".repeat(50_000))),
        ),
        whole(
            "a very long chain of assignments",
            Stopped("does_not_follow"),
            body(format!("let x = 1; {}1;", "x=".repeat(50_000))),
        ),
        whole(
            "a very long chain of else values",
            Stopped("too_deep"),
            body(format!("let x = (){};", "??()".repeat(30_000))),
        ),
        whole("comments nested deeply", Stopped("unclosed"), body("/*".repeat(50_000))),
        whole("an array of many items", Stopped("list_too_long"), body(format!("let x = [{}];", "1,".repeat(50_000)))),
        whole(
            "a map of many names",
            Stopped("map_too_large"),
            body(format!("let x = #{{{}}};", (0..20_000).map(|n| format!("a{n}:1,")).collect::<String>())),
        ),
        whole("a call of many arguments", Stopped("too_many_arguments"), body(format!("f({}1);", "1,".repeat(50_000)))),
        whole(
            "a function of many parameters",
            Stopped("never_judged"),
            format!(
                "fn f({}) {{ }} {}",
                (0..5_000).map(|n| format!("a{n}")).collect::<Vec<_>>().join(","),
                body("1".into())
            ),
        ),
        whole(
            "many statements",
            Judged("1"),
            body(format!("{} judge(\"a\", true); judge(\"b\", true);", "1;".repeat(60_000))),
        ),
        whole(
            "five thousand functions",
            Stopped("too_many_functions"),
            format!("{}{}", (0..5_000).map(|n| format!("fn f{n}() {{ }}\n")).collect::<String>(), body("1".into())),
        ),
        whole("a line of 100,000 columns", Stopped("undefined_name"), body(format!("{} nosuch;", " ".repeat(100_000)))),
        whole("70,000 lines", Stopped("undefined_name"), body(format!("{} nosuch;", "\n".repeat(70_000)))),
        whole(
            "a brace in a comment",
            Judged("1"),
            "fn check(bundle, params) { /* { */ judge(\"a\", true); judge(\"b\", true); } // 衡",
        ),
        whole(
            "a quotation mark in a comment",
            Judged("1"),
            "fn check(bundle, params) { /* it's */ judge(\"a\", true); judge(\"b\", true); } //衡",
        ),
        whole(
            "a raw text with braces",
            Judged("1"),
            "fn check(bundle, params) { let x = #\"}\"}\"#; judge(\"a\", true); judge(\"b\", true); } //衡",
        ),
        whole(
            "an interpolation with quotes",
            Judged("1"),
            "fn check(bundle, params) { let x = `${\"`}\"}`; judge(\"a\", true); judge(\"b\", true); } //衡",
        ),
        whole(
            "check in a comment",
            Judged("1"),
            "/*\nfn check(x) { */ fn check(bundle, params) { judge(\"a\", true); judge(\"b\", true); } //衡",
        ),
        whole(
            "check in a text",
            Judged("1"),
            "fn g() { `\nfn check(x) {` } fn check(bundle, params) { judge(\"a\", true); judge(\"b\", true); } //衡",
        ),
        whole("an unclosed check", Stopped("undefined_name"), "fn check(bundle, params) { judge(\"a\", true); 衡"),
        whole("nothing at all", Stopped("no_check_function"), ""),
        whole("control characters", Stopped("unexpected_sign"), "fn check(bundle, params) { \u{1}\u{1b}[31m }"),
        whole(
            "a byte order mark and bidirectional marks",
            Stopped("unexpected_sign"),
            "\u{feff}fn check(bundle, params) { \u{202e} }",
        ),
    ]
}
