//! Memory without end.

use super::Then::Stopped;
use super::{Attack, LIST, OPS, SIZE, one, plain};

pub(super) fn memory() -> Vec<Attack> {
    vec![
        one("string doubling", SIZE, "let s = \"衡\"; loop { s = s + s; }"),
        one("string doubling in place", SIZE, "let s = \"衡\"; loop { s += s; }"),
        one(
            "string growing in place",
            OPS,
            "let s = \"衡衡衡衡衡衡衡衡衡衡衡衡衡衡\"; loop { s += \"衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡衡\"; }",
        ),
        one("interpolation", SIZE, "let s = \"衡\"; loop { s = `${s}${s}${s}${s}`; }"),
        one("array doubling", LIST, "let a = [1]; loop { a = [a, a]; }"),
        one("array doubling in place", LIST, "let a = [1, 2]; loop { a += a; }"),
        one("array push", OPS, "let a = []; loop { a.push(1); }"),
        one(
            "many large texts",
            SIZE,
            "let s = \"x\"; for i in 0..17 { s += s; } let a = []; loop { let t = s; t += \"y\"; a.push(t); }",
        ),
        one(
            "many large texts in maps",
            OPS,
            "let s = \"x\"; for i in 0..17 { s += s; } let a = []; loop { let m = #{}; m[s + \"y\"] = 1; a.push(m); }",
        ),
        one(
            "keys of nested maps",
            OPS,
            "let s = \"x\"; for i in 0..17 { s += s; } let m = #{}; loop { let n = #{}; n[s] = m; m = n; }",
        ),
        one(
            "arrays of copies",
            OPS,
            "let a = []; for i in 0..9000 { a.push(i); } let m = #{}; let n = 0; loop { m[`k${n}`] = a; n += 1; }",
        ),
        one("map growth", OPS, "let m = #{}; let n = 0; loop { m[`${n}`] = n; n += 1; }"),
        one("nested arrays", Stopped("too_nested"), "let a = []; loop { a = [a]; }"),
        one("nested maps", Stopped("too_nested"), "let m = #{}; loop { m = #{ m: m }; }"),
        one("nested arrays and maps", Stopped("too_nested"), "let m = #{}; loop { m = #{ m: [m] }; }"),
        one("nested lists", Stopped("too_nested"), "let l = [1].map(|x| x); loop { l = [l].map(|x| x); }"),
        one("nested groups", Stopped("too_nested"), "let l = [1]; loop { l = [l].group_by(|x| 1); }"),
        one("nested closures", Stopped("too_nested"), "let f = || 1; loop { let g = f; f = || g.call(); }"),
        one("nested closures in arrays", Stopped("too_nested"), "let f = [|| 1]; loop { let g = f; f = [|| g]; }"),
        one("closures that hold themselves", OPS, "loop { let g = 1; let f = || g; g = f; }"),
        plain("curry of itself", Stopped("not_allowed"), "let f = |x, y| x; loop { f = f.curry(f); }"),
        one(
            "variables",
            Stopped("too_many_variables"),
            &(0..400).map(|n| format!("let v{n} = {n};")).collect::<String>(),
        ),
        one(
            "an array of arrays held in steady state",
            OPS,
            "let a = []; for i in 0..9000 { a.push(i); } loop { a.len(); }",
        ),
        one(
            "a large array captured",
            OPS,
            "let a = []; for i in 0..9000 { a.push(i); } let f = || a[0]; loop { f.call(); }",
        ),
    ]
}
