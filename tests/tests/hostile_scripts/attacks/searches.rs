//! Searching evidence without end, and leaving it.

use super::Then::{Judged, Stopped};
use super::{Attack, MEM, OPS, one};

impl Attack {
    fn into_mem(mut self) -> Self {
        self.then = MEM;
        self
    }
}

pub(super) fn evidence() -> Vec<Attack> {
    let big = "let page = bundle.page(\"pages/big.html\"); ";
    let on_big = |name, rest: &str| one(name, OPS, &format!("{big}{rest}"));
    vec![
        on_big(
            "select of everything in nested loops",
            "for a in page.select(\"*\") { for b in page.select(\"*\") { b.select(\"*\"); } }",
        ),
        on_big(
            "nested :has, :is and :not",
            "loop { page.select(\":is(:not(:is(:not(:has(li a:not(b)))))) *:has(* * * *)\"); }",
        ),
        on_big(
            "thousands of compounds",
            &format!("loop {{ page.select(\"{}\"); }}", "li a, ".repeat(300).trim_end_matches(", ")),
        ),
        one(
            "a selector that is too long",
            Stopped("selector_too_long"),
            &format!("{big} page.select(\"{}\");", "a ".repeat(5_000)),
        ),
        one(
            "a selector nested too deeply",
            Stopped("bad_selector"),
            &format!("{big} page.select(\"{}a{}\");", ":not(".repeat(320), ")".repeat(320)),
        ),
        on_big("descendants of descendants", "loop { page.select(\"* * * * * * * * * * * * b\"); }"),
        on_big("siblings of siblings", "loop { page.select(\"* ~ * ~ * ~ * ~ b\"); }"),
        on_big("elements' texts", "let ul = page.find(\"ul\"); loop { ul.text; }"),
        on_big("elements' words", "let ul = page.find(\"ul\"); loop { ul.says(\"不\"); }"),
        on_big("elements' markup", "let ul = page.find(\"ul\"); loop { ul.html; ul.href; }").into_mem(),
        on_big("words of a page", "loop { page.says(\"不可能有的话\"); }"),
        on_big("many words of a page", "loop { page.says_any([\"不一\", \"不二\", \"不三\", \"不四\", \"不五\"]); }"),
        on_big(
            "a long text that is nearly there",
            "let w = \"政策解\"; for i in 0..8 { w += w; } judge(\"a\", page.says(w)); loop { }",
        ),
        on_big("meta of a page", "loop { page.meta(\"x\"); page.title; }"),
        on_big("words from the page's own text", "let t = page.text; loop { page.says(t); }"),
        on_big("links of a page", "let n = 0; loop { n += page.links(\"a\").len(); }").into_mem(),
        one(
            "has within has",
            Stopped("bad_selector"),
            "bundle.page(\"pages/index.html\").select(\"ul:has(li:has(a))\");",
        ),
        one(
            "cross join",
            OPS,
            "let rows = bundle.table(\"tables/big.csv\").rows; rows.filter(|a| rows.any(|b| rows.any(|c| false)));",
        ),
        one(
            "sort with a closure that allocates",
            MEM,
            "let rows = bundle.table(\"tables/big.csv\").rows; let s = \"x\"; for i in 0..12 { s += s; } rows.map(|r| s + r.text(\"编号\"));",
        ),
        one(
            "group, unique and sort again and again",
            OPS,
            "let rows = bundle.table(\"tables/big.csv\").rows; loop { rows.group_by(|r| r.number(\"天数\")); rows.sort_by(|r| r.number(\"天数\")); rows.unique(); }",
        ),
        one("rows again and again", OPS, "let table = bundle.table(\"tables/big.csv\"); loop { table.rows; }")
            .into_mem(),
        one(
            "membership in a large list",
            OPS,
            "let rows = bundle.table(\"tables/big.csv\").rows.map(|r| r.text(\"编号\")); loop { rows.contains(\"x\"); }",
        ),
        one(
            "a list compared with itself",
            OPS,
            "let rows = bundle.table(\"tables/big.csv\").rows.map(|r| r.text(\"编号\")); let more = rows.map(|x| x); loop { rows == more; }",
        ),
        one(
            "iterating copies of a list",
            OPS,
            "let rows = bundle.table(\"tables/big.csv\").rows; loop { for r in rows { break; } }",
        ),
        one(
            "a closure that shows large values",
            OPS,
            "let rows = bundle.table(\"tables/big.csv\").rows; loop { `${rows}`; rows.len(); }",
        ),
        one("path with ..", Stopped("bad_pattern"), "bundle.page(\"../330100/pages/index.html\");"),
        one("absolute path", Stopped("bad_pattern"), "bundle.document(\"/etc/passwd\");"),
        one("path of another system", Stopped("bad_pattern"), "bundle.document(`C:\\\\Windows\\\\win.ini`);"),
        one("path with NUL", Stopped("bad_pattern"), "bundle.document(\"a\\x00b\");"),
        one("a device by name", Stopped("bad_pattern"), "bundle.document(\"/dev/zero\");"),
        one(
            "bundle.yaml from outside data",
            Judged("missing_file"),
            "judge(\"a\", bundle.document(\"bundle.yaml\").says(\"x\")); judge(\"b\", true);",
        ),
        one(
            "a very long path",
            Stopped("path_too_long"),
            "let p = \"a/\"; for i in 0..15 { p += p; } bundle.page(p + \"x\");",
        ),
        one("a glob of many stars", Stopped("path_too_long"), &format!("bundle.pages(\"{}x\");", "**/".repeat(2_000))),
        one("stars within a name", OPS, &format!("loop {{ bundle.find_pages(\"{}x\"); }}", "*a".repeat(100))),
        one(
            "braces that unfold",
            Stopped("path_too_long"),
            &format!("bundle.pages(\"{}\");", "{a,b,c,d,e,f,g,h}".repeat(400)),
        ),
        one(
            "nested braces",
            Stopped("path_too_long"),
            &format!("bundle.pages(\"{}a{}\");", "{a,".repeat(2_000), "}".repeat(2_000)),
        ),
        one(
            "fewer braces",
            Judged("missing_file"),
            &format!(
                "judge(\"a\", bundle.pages(\"{}\").len() > 1); judge(\"b\", true);",
                "{a,b,c,d,e,f,g,h}".repeat(200)
            ),
        ),
        one("an unclosed bracket", Stopped("bad_pattern"), "bundle.pages(\"[a\");"),
        one(
            "names that are nearly there, again and again",
            OPS,
            "let n = 0; loop { bundle.find_page(`pages/${n}`); n += 1; }",
        ),
    ]
}
