//! What must not be reached, written or thrown.

use super::Then::{Judged, Stopped};
use super::{Attack, OPS, one, plain, plain_with, whole, with};

pub(super) fn words() -> Vec<Attack> {
    vec![
        one("throw of a map", Stopped("thrown"), "throw #{ a: [1, #{ b: () }] };"),
        one("throw of a closure", Stopped("thrown"), "throw || 1;"),
        one("throw of a large text", Stopped("thrown"), "let s = \"x\"; for i in 0..16 { s += s; } throw s;"),
        one("throw of the bundle", Stopped("thrown"), "throw bundle;"),
        one(
            "because with a large text",
            Judged("1"),
            "let s = \"x\"; for i in 0..16 { s += s; } judge(\"a\", true).because(s); judge(\"b\", true);",
        ),
        one(
            "unknown criterion with a large name",
            Stopped("unknown_criterion"),
            "let s = \"x\"; for i in 0..16 { s += s; } judge(s, true);",
        ),
    ]
}

pub(super) fn names() -> Vec<Attack> {
    vec![
        plain("import", Stopped("no_modules"), "import \"/etc/passwd\" as x;"),
        plain("eval", Stopped("not_allowed"), "eval(\"1\");"),
        plain("print", Stopped("no_printing"), "print(\"x\");"),
        plain("debug", Stopped("no_printing"), "debug(\"x\");"),
        one("sleep", Stopped("unknown_function"), "sleep(1000);"),
        one("timestamp", Stopped("unknown_function"), "timestamp();"),
        plain("export", Stopped("no_modules"), "export x;"),
        one("eval by name", Stopped("failed"), "Fn(\"eval\").call(\"1\");"),
        one("sleep by name", Stopped("unknown_method_of"), "Fn(\"sleep\").call(100000);"),
        one("judge by name", Judged("1"), "Fn(\"judge\").call(\"a\", true); judge(\"b\", true);"),
        one("names of the host", Stopped("unknown_function"), "Fn(\"get$title\").call(bundle); Fn(\"anon$1\").call();"),
        one("a getter by name", Stopped("unknown_method_of"), "bundle.__proto__(1);"),
        one("private properties", Stopped("unknown_property_of"), "bundle.definition;"),
        one("the tag", Stopped("unknown_property_of"), "bundle.tag;"),
        one("global", Stopped("undefined_name"), "global::x;"),
        plain("this", Stopped("not_allowed"), "this.x = 1;"),
        one("shadowing of bundle", Stopped("unknown_method_of"), "let bundle = 1; bundle.page(\"x\");"),
        one("shadowing of judge", Judged("1"), "let judge = 1; judge(\"a\", true); judge(\"b\", true);"),
        one("writing to bundle", Stopped("unknown_property"), "bundle.assessed_on = date(\"2030-01-01\");"),
        one("writing to the subject", Stopped("unknown_property"), "bundle.subject.id = \"110000\";"),
        one(
            "writing to params",
            Judged("1"),
            "params.limit = 0; params.words = []; judge(\"a\", params.limit == 0); judge(\"b\", true);",
        ),
        one(
            "writing to params from a closure",
            Judged("0"),
            "let f = || { params.limit = 0; }; f.call(); judge(\"a\", params.limit == 0); judge(\"b\", true);",
        ),
        one("writing to a list", Stopped("failed"), "params.words[0] = \"x\";"),
        one(
            "changing a list while it is walked",
            Stopped("captured"),
            "let a = [1]; for x in a { a.push(x); } a.map(|x| { a.push(x); x }); loop { a.push(1); }",
        ),
        one(
            "a capture that is read and written at once",
            Judged("1"),
            "let n = 0; let f = || { n += 1; n }; let g = || { f.call() + n }; judge(\"a\", [1, 2].map(|x| g.call()).len() == 2); judge(\"b\", true);",
        ),
        plain_with(
            "judge redefined",
            Stopped("hides_native"),
            "judge(\"a\", true); judge(\"b\", true);",
            "fn judge(id, holds) { loop { } }",
        ),
        plain_with("an operator's name", Stopped("function_shape"), "1 + 1;", "fn +(a, b) { 0 }"),
        with("check calls itself", Stopped("unknown_function"), "check(bundle, params);", ""),
        whole("check twice", Stopped("function_twice"), "fn check(bundle, params) { } fn check(bundle, params) { }"),
        whole(
            "check of another arity first",
            Judged("1"),
            "fn check(a) { } fn check(bundle, params) { judge(\"a\", true); judge(\"b\", true); }",
        ),
        whole(
            "check with names of its own",
            Judged("1"),
            "fn check(judge, reference) { judge(\"a\", true); judge(\"b\", true); }",
        ),
        whole(
            "work at the top level",
            OPS,
            "let x = 0; loop { x += 1; } fn check(bundle, params) { judge(\"a\", true); judge(\"b\", true); }",
        ),
        one("indexing a text beyond its end", Stopped("failed"), "let s = \"衡\"; s[99];"),
        one("a text by range", Stopped("never_judged"), "let s = \"衡\"; s[0..99999999999];"),
        one(
            "writing into a text",
            Judged("1"),
            "let s = \"衡\"; s[0] = 'x'; judge(\"a\", s == \"x\"); judge(\"b\", true);",
        ),
        one("a collected range", Stopped("unknown_method_of"), "(0..1000000000).collect();"),
        one("a range as a list", Stopped("unknown_method_of"), "(0..1000000000).map(|x| x);"),
        plain("a range with a step", Stopped("block_missing"), "for i in 0..9000000000 step 1 { }"),
        one("range with steps", OPS, "for i in range(0, 1000000000, 1) { }"),
    ]
}
