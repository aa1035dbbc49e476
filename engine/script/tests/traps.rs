//! The traps that authors of rule scripts hit, one by one: what Heng does about each.

mod harness;

use harness::{Check, check};

use heng_model::Diagnostic;
use heng_model::evidence::Value;
use heng_model::judgement::Verdict;

/// A check of one criterion, `a`.
fn judges(body: &str) -> Check {
    check(&["a"], &format!("//! 试验。\nfn check(bundle, params) {{\n    {body}\n}}\n"))
}

/// A check that does not compile: the code, and the text under the caret.
fn refused(body: &str) -> (String, String) {
    let ran = judges(body).run();
    let first = ran.diagnostics.first().unwrap_or_else(|| panic!("nothing is said of {body}"));
    at(first)
}

fn at(diagnostic: &Diagnostic) -> (String, String) {
    let label = diagnostic.labels.first().expect("a diagnostic has a place");
    let code = diagnostic.message.code.rsplit("::").next().unwrap_or_default();
    (code.to_owned(), label.source.text[label.span.range()].to_owned())
}

/// What lint says of a check: codes with the texts under the carets.
fn linted(check: &Check) -> Vec<(String, String)> {
    check.lint().iter().map(at).collect()
}

fn pair(code: &str, text: &str) -> (String, String) {
    (code.to_owned(), text.to_owned())
}

const RULES: [(&str, &str); 2] = [
    ("documents/rules/a.txt", "关于印发办法的通知\n成文日期：2023-01-05\n领导小组"),
    ("documents/rules/b.txt", "关于印发细则的通知\n成文日期：2025-02-06\n专班"),
];

fn with_rules(check: Check) -> Check {
    RULES.iter().fold(check, |check, (path, text)| check.file(path, text)).bundle_yaml(
        "subject: \"330100\"\nfiles:\n  documents/rules/a.txt: { dated: 2023-01-05 }\n  documents/rules/b.txt: { dated: 2025-02-06 }\n",
    )
}

#[test]
fn a_captured_variable_in_the_chain_of_its_own_list() {
    let ran = with_rules(judges(
        "let docs = bundle.documents(\"documents/rules/*\").filter(|doc| doc.date <= bundle.assessed_on);
        let pairs = docs.filter(|one| docs.any(|other| other.date == one.date));
        judge(\"a\", docs.len() == 1 && pairs.len() == 1);",
    ))
    .run();
    assert_eq!(ran.says("a"), "met");
}

#[test]
fn a_captured_list_cannot_be_given_another_value_unsaid() {
    let check = with_rules(judges(
        "let docs = bundle.documents(\"documents/rules/*\");
        let any = docs.any(|doc| docs.len() > 1);
        docs = docs.filter(|doc| any);
        judge(\"a\", docs.len() == 2);",
    ));
    assert_eq!(linted(&check), [pair("captured", "docs")]);
    assert_eq!(check.run().errors(), [pair("captured", "docs")]);
}

#[test]
fn three_quarters_is_three_quarters() {
    assert_eq!(judges("judge(\"a\", 3/4 == 0.75 && 3/4 * 4 == 3 && 0.1 + 0.2 == 0.3);").run().says("a"), "met");
}

#[test]
fn unlike_kinds_are_refused_and_not_silently_false() {
    for (body, code, place) in [
        ("judge(\"a\", \"5\" >= 3);", "unlike_kinds", ">="),
        ("judge(\"a\", \"3\" == 3);", "unlike_kinds", "=="),
        ("judge(\"a\", bundle.assessed_on == \"2024-11-30\");", "date_as_text", "\"2024-11-30\""),
        ("judge(\"a\", () < bundle.assessed_on);", "compared_to_nothing", "()"),
        ("judge(\"a\", [1] == 1);", "unlike_kinds", "=="),
    ] {
        let check = judges(body);
        assert!(linted(&check).contains(&pair(code, place)), "{body}: {:?}", linted(&check));
        let said = &check.run().errors()[0].0;
        assert!(["unlike_kinds", "compare_nothing"].contains(&said.as_str()), "{body}: {said}");
    }
}

#[test]
fn texts_compare_across_widths_and_white_space() {
    let ran = judges(
        "judge(\"a\", \"ＣＳＶ\" == \"CSV\" && \"［2024］5号\".contains(\"[2024]\") && \"ｃｓｖ\" in [\"csv\"]
            && \"政务 服务\".starts_with(\"政务\") && \"CSV\" != \"ＸＬＳ\");",
    );
    assert_eq!(ran.run().says("a"), "met");
}

/// Whoever asks first and then takes never finds that there is nothing: both take names to the letter.
#[test]
fn a_name_that_is_in_a_map_can_be_taken_from_it_and_no_other_can() {
    let known = "let m = #{ \"CSV\": 1, \"上海（市）\": 2 };";
    for name in ["CSV", "ＣＳＶ", "上海（市）", "上海(市)", "C SV", "上海"] {
        let asked = judges(&format!("{known} judge(\"a\", \"{name}\" in m);")).run().says("a");
        let taken = judges(&format!("{known} judge(\"a\", m[\"{name}\"] > 0);")).run();
        if known.contains(&format!("\"{name}\"")) {
            assert_eq!((asked.as_str(), taken.says("a").as_str()), ("met", "met"), "{name}");
        } else {
            assert_eq!((asked.as_str(), taken.errors()[0].0.as_str()), ("unmet", "no_such_key"), "{name}");
        }
    }
    let listed = judges(&format!("{known} judge(\"a\", \"ＣＳＶ\" in m.keys());"));
    assert_eq!(listed.run().says("a"), "met", "a list of names holds texts like any other");
}

#[test]
fn what_changes_in_place_elsewhere_gives_a_new_value_here() {
    let ran = judges(
        "let text = \" 甲，乙 \";
        let list = [3, 1, 2];
        judge(\"a\", text.trim().replace(\"，\", \"、\") == \"甲、乙\" && text == \" 甲，乙 \" && list.sort_by(|x| x)[0] == 1 && list[0] == 3);",
    );
    assert_eq!(ran.run().says("a"), "met");
}

#[test]
fn what_is_not_there_is_asked_for_with_exists() {
    let ran = judges("judge(\"a\", bundle.find_page(\"p.html\")?.title == \"x\");").run();
    assert_eq!(ran.errors()[0].0, "compare_nothing");
    assert_eq!(judges("judge(\"a\", exists(bundle.find_page(\"p.html\")));").run().says("a"), "unmet");
    let check = judges("judge(\"a\", bundle.find_page(\"p.html\") != ());");
    assert!(linted(&check).contains(&pair("compared_to_nothing", "()")), "{:?}", linted(&check));
    assert_eq!(check.run().errors()[0].0, "compare_nothing");
}

#[test]
fn a_date_of_nothing_is_missing_evidence_and_chains_can_end_in_what_holds_then() {
    let of_page = |body: &str| judges(body).file("pages/a.html", "<h1>政策</h1>").run().says("a");
    let dated =
        "let d = date(bundle.page(\"pages/a.html\").capture(`成文日期：(\\S+)`));\n    judge(\"a\", d.year > 2020);";
    assert_eq!(of_page(dated), "missing no_text_for_date");
    let chain = "judge(\"a\", bundle.page(\"pages/a.html\").find(\"h2\")?.text.contains(\"政策\") ?? false);";
    assert_eq!(of_page(chain), "unmet");
}

#[test]
fn all_and_share_of_nothing_are_missing_evidence() {
    for call in ["all(|x| true)", "share(|x| true) >= 0.5", "mean() > 1"] {
        let ran = judges(&format!("judge(\"a\", bundle.find_documents(\"documents/none/*\").{call});")).run();
        assert_eq!(ran.says("a"), "missing of_nothing", "{call}");
    }
}

#[test]
fn judge_with_a_number_says_what_it_wants() {
    let check = judges("judge(\"a\", 1);");
    assert_eq!(linted(&check), [pair("judge_needs_bool", "1")]);
    assert_eq!(check.run().errors(), [pair("judge_needs_bool", "judge(\"a\", 1)")]);
}

#[test]
fn a_regular_expression_in_double_quotes() {
    assert_eq!(refused("let r = \"第\\d+号\"; judge(\"a\", true);"), pair("bad_escape", "\\d"));
    let ran = judges("judge(\"a\", \"第5号\".matches(`第\\d+号`) && \"第5号\".matches(#\"第\\d+号\"#));").run();
    assert_eq!(ran.says("a"), "met");
}

#[test]
fn full_width_signs_are_named_at_their_place() {
    for (body, sign) in [
        ("judge（\"a\", true);", "（"),
        ("judge(\"a\"，true);", "，"),
        ("judge(\"a\", true)；", "；"),
        ("judge(“a”, true);", "“"),
        ("let 标题 = \"全角（引号里的不算）\"；", "；"),
    ] {
        assert_eq!(refused(body), pair("full_width_sign", sign), "{body}");
    }
}

#[test]
fn chinese_names_are_names() {
    let map = Value::Map(vec![("文号".to_owned(), Value::Text("国办发〔2022〕14号".to_owned()))]);
    let ran =
        judges("let 政策 = params.表.文号;\n    judge(\"a\", 政策 == params.表[\"文号\"]);").param("表", map).run();
    assert_eq!(ran.says("a"), "met");
}

#[test]
fn reserved_words_are_said_where_they_stand() {
    for word in ["default", "match", "new"] {
        assert_eq!(refused(&format!("judge(\"a\", params.{word});")), pair("reserved_word", word));
    }
    assert_eq!(refused("judge(\"a\", params.null);"), pair("reserved_word", "null"));
    let ran = judges("judge(\"a\", params[\"new\"]);").param("new", Value::Flag(true));
    assert_eq!(linted(&ran), []);
    assert_eq!(ran.run().says("a"), "met");
}

#[test]
fn what_stands_outside_functions_is_not_seen_within() {
    let script = "//! 试验。\nconst 年份 = 2024;\nfn check(bundle, params) { judge(\"a\", later(2025)); }\nfn later(year) { year > 年份 }\n";
    let ran = check(&["a"], script).run();
    assert_eq!(at(&ran.diagnostics[0]), pair("name_outside", "年份"));
    let unread = check(&["a"], "//! 试验。\nlet 年份 = 2024;\nfn check(bundle, params) { judge(\"a\", true); }\n");
    assert_eq!(linted(&unread), [pair("let_outside", "年份")]);
}

#[test]
fn numbers_with_commas_and_percent_signs() {
    let ran = judges(
        "let rows = bundle.table(\"t.csv\").rows;
        judge(\"a\", rows[0].number(\"件数\") == 1234 && rows[0].number(\"占比\") == 0.998 && rows[1].number(\"件数\") == 123);",
    );
    let ran = ran.file("t.csv", "件数,占比\n\"1,234\",99.8%\n１２３,1%\n").run();
    assert_eq!(ran.says("a"), "met");
}

#[test]
fn dates_are_not_compared_as_text() {
    let check = with_rules(judges("judge(\"a\", bundle.document(\"documents/rules/a.txt\").date < \"2024年3月5日\");"));
    assert!(linted(&check).contains(&pair("date_as_text", "\"2024年3月5日\"")), "{:?}", linted(&check));
    assert_eq!(check.run().errors()[0].0, "unlike_kinds");
    let typed = "judge(\"a\", bundle.document(\"documents/rules/a.txt\").date < date(\"2024年3月5日\"));";
    assert_eq!(with_rules(judges(typed)).run().says("a"), "met");
    let texts =
        judges("judge(\"a\", params.since < \"2024-03-05\");").param("since", Value::Text("2024-01-01".to_owned()));
    assert_eq!(linted(&texts)[0].0, "date_as_text");
    assert_eq!(texts.run().errors()[0].0, "order_of_texts");
}

#[test]
fn habits_of_other_languages_are_named() {
    for (body, code, place) in [
        ("let x = true; if x and x { } judge(\"a\", x);", "foreign_word", "and"),
        ("judge(\"a\", not true);", "foreign_word", "not"),
        ("let x = 1; judge(\"a\", x <> 2);", "foreign_word", "<>"),
        ("if true: judge(\"a\", true);", "colon_block", ":"),
        ("if true { } elif true { }", "foreign_word", "elif"),
    ] {
        assert_eq!(refused(body), pair(code, place), "{body}");
    }
    let check = judges("let f = |x| x > 1;\n    judge(\"a\", f(2));");
    assert_eq!(linted(&check), [pair("closure_call", "f(2)")]);
    assert_eq!(judges("let f = |x| x > 1;\n    judge(\"a\", f.call(2));").run().says("a"), "met");
}

#[test]
fn impossible_evidence_is_missing_and_stops_nothing_else() {
    let ran = judges("if 11 > 10 { missing(\"整改数多于差评数\"); }\n    judge(\"a\", true);").run();
    assert!(matches!(ran.judgement.verdict, heng_model::judgement::Verdict::MissingEvidence { .. }));
}

#[test]
fn a_document_number_is_looked_for_whole() {
    let ran = judges(
        "let listed = \"国办发〔2022〕141号、国办发〔2022〕15号\";
        let number = \"国办发〔2022〕14号\";
        judge(\"a\", !(number in listed.split(\"、\")) && \"国办发[2022]15号\" in listed.split(\"、\"));",
    );
    assert_eq!(ran.run().says("a"), "met");
}

#[test]
fn reference_data_is_seen_in_functions_too() {
    let script = "//! 试验。\nfn check(bundle, params) { judge(\"a\", known()); }\nfn known() { reference.list(\"calendars\").len() > 0 }\n";
    let refused = check(&["a"], script);
    assert_eq!(linted(&refused), [pair("unknown_reference", "\"calendars\"")]);
    assert_eq!(refused.run().errors()[0].0, "unknown_reference");
}

#[test]
fn two_slashes_in_a_text_begin_no_comment() {
    let said = |body: &str| refused(body).0;
    assert_eq!(said("judge(\"a\", bundle.page(\"p.html\").says(\"https://x\") true);"), "missing_comma");
    assert_eq!(said("judge(\"a\", true true); // \"甲"), "missing_comma");
    assert_eq!(said("judge(\"a, bundle.page(\"p.html\").says(\"x\")); // 甲"), "odd_quotes");
}

/// The body of `check` runs statement by statement, so that a `return` would end its own statement and nothing else.
#[test]
fn a_return_in_check_is_an_error_wherever_it_stands() {
    let returning = [
        "if bundle.documents(\"x/*\").is_empty() { return; }\n    judge(\"a\", true);",
        "for n in 0..3 { if n == 1 { return; } }\n    judge(\"a\", true);",
        "{ return; }\n    judge(\"a\", true);",
        "judge(\"a\", true);\n    return;",
    ];
    for body in returning {
        let ran = judges(body).run();
        let Verdict::Error { errors } = &ran.judgement.verdict else { panic!("{body}: {:?}", ran.judgement.verdict) };
        assert_eq!(errors[0].message.code, "heng::rule::return_in_check", "{body}");
        let place = &errors[0].chain[0];
        assert_eq!(&ran.script[place.span.range()], "return", "{body}");
        // What is not judged after it is no mistake of its own.
        let said = linted(&judges(body));
        assert!(said.contains(&pair("return_in_check", "return")), "{body}");
        assert!(said.iter().all(|(code, _)| !code.contains("never_judged")), "{body}: {said:?}");
    }
    // Functions and closures return as they like, and `throw` is no return.
    let fine =
        "judge(\"a\", [1, 2].any(|n| { if n == 1 { return false; } n == even() }));\n}\nfn even() {\n    return 2;";
    assert_eq!(judges(fine).run().says("a"), "met");
    let thrown = judges("throw \"不对\";").run();
    assert!(
        matches!(&thrown.judgement.verdict, Verdict::Error { errors } if errors[0].message.code == "heng::rule::thrown")
    );
}

#[test]
fn a_function_cannot_stand_before_one_of_hengs_own() {
    for name in ["judge", "text", "date", "whose"] {
        let script = format!(
            "//! 试验。\nfn check(bundle, params) {{\n    judge(\"a\", true);\n}}\nfn {name}(x) {{\n    x\n}}\n"
        );
        let ran = check(&["a"], &script).run();
        assert_eq!(at(&ran.diagnostics[0]), pair("hides_native", name));
        assert!(matches!(ran.judgement.verdict, Verdict::Error { .. }), "{name}");
    }
    // However it is written, in the order of the text, and in libraries too: there the other functions would call it unawares.
    let odd = "//! 试验。\nfn check(bundle, params) {\n    judge(\"a\", true); // fn text(x)\n}\nprivate fn  text (x) { x }\nfn date(x) { x }\n";
    let ran = check(&["a"], odd).run();
    let said: Vec<_> = ran.diagnostics.iter().map(|one| (at(one), one.labels[0].span.start)).collect();
    let place = |words: &str, name: &str| odd.find(words).unwrap() + words.find(name).unwrap();
    assert_eq!(
        said,
        [
            (pair("hides_native", "text"), place("fn  text", "text")),
            (pair("hides_native", "date"), place("fn date", "date"))
        ]
    );
    let uses = "//! 试验。\nfn check(bundle, params) {\n    judge(\"a\", own::late());\n}\n";
    let library = "//! 日期。\nfn late() { date(\"2024-01-01\") }\nfn date(x) { x == x }\n";
    let ran = check(&["a"], uses).library("own", library).run();
    assert!(ran.diagnostics.iter().any(|one| at(one) == pair("hides_native", "date")), "{:?}", ran.diagnostics);
}

#[test]
fn what_a_method_is_used_on_by_mistake_is_said_in_words() {
    let ran = |body: &str| {
        let ran = judges(body).file("t.csv", "名\n甲\n").run();
        let Verdict::Error { errors } = ran.judgement.verdict else { panic!("{body}: {:?}", ran.judgement.verdict) };
        errors.into_iter().next().unwrap().message
    };
    let nothing = ran(
        "judge(\"a\", bundle.table(\"t.csv\").rows.find(|row| row.text(\"名\") == \"乙\").text(\"名\") == \"甲\");",
    );
    assert_eq!(nothing.code, "heng::rule::of_nothing");
    assert_eq!(ran("judge(\"a\", \"某日\".capture(`(\\d)`).contains(\"2\"));").code, "heng::rule::of_nothing");
    for method in ["len", "is_empty", "unique"] {
        let property = ran(&format!("judge(\"a\", bundle.table(\"t.csv\").rows.{method} == [1].{method});"));
        assert_eq!((&*property.code, property.text("name")), ("heng::rule::method_not_called", Some(method)));
    }
    let unlike = ran("judge(\"a\", bundle.table(\"t.csv\").rows.first().text(3) == \"甲\");");
    assert_eq!((&*unlike.code, unlike.text("arguments")), ("heng::rule::wrong_arguments", Some("row, number")));
}

#[test]
fn regular_expressions_and_separators_do_not_mind_width() {
    let page = "<p>网站标识码：３３０１０００００１（主办）</p>";
    let body = r#"let code = bundle.page("p.html").capture(`标识码：(\d{10})（`);
    let cell = bundle.table("t.csv").rows.first().text("值");
    judge("a", code == "3301000001" && cell.matches(`^甲:1，`) && cell.split(",").len() == 2
        && cell.replace(":", "=").contains("甲=1") && cell.capture(`：(\d)`) == "1");"#;
    let ran = judges(body).file("p.html", page).file("t.csv", "值\n甲：1，乙：2\n").run();
    assert_eq!(ran.says("a"), "met");
}

#[test]
fn as_many_people_code_as_the_methodology_asks_for() {
    let said = |codings: &str| {
        let check = judges("judge(\"a\", bundle.observation(\"x\").yes);").observation("x", &["是", "否"]);
        check.file("observations.yaml", &format!("\"1\":\n  x:\n    codings: [{codings}]\n")).run().says("a")
    };
    assert_eq!(said("{ value: 是, by: 甲 }, { value: 是, by: 乙 }"), "met");
    assert_eq!(said("{ value: 是, by: 甲 }"), "missing too_few_coders");
    assert_eq!(said("{ value: 是, by: 甲 }, { value: 是, by: 甲 }"), "missing too_few_coders");
    assert_eq!(said("{ value: 是, by: 甲 }, { value: 全知道, by: 乙 }"), "missing not_in_codebook");
}

/// Whoever writes of a list's first or last item thinks of a property as often as of a method.
#[test]
fn the_first_and_the_last_item_are_properties_and_methods() {
    let check = judges(
        "let rows = bundle.table(\"t.csv\").rows;
        let none = rows.filter(|row| row.number(\"数\") > 9);
        judge(\"a\", rows.first.text(\"名\") == \"甲\" && rows.first().text(\"名\") == \"甲\" && [7, 8].first == 7 && [7, 8].first() == 7
            && !exists(none.first) && !exists(none.first()) && !exists([].first)
            && rows.last.text(\"名\") == \"乙\" && [7, 8].last() == 8 && rows.last().number(\"数\") == 2 && !exists([].last));",
    );
    let check = check.file("t.csv", "名,数\n甲,1\n乙,2\n");
    assert_eq!(linted(&check), []);
    assert_eq!(check.run().says("a"), "met");
    let unknown = judges("judge(\"a\", bundle.table(\"t.csv\").rows.first.titel == \"甲\");");
    assert_eq!(linted(&unknown), [pair("unknown_property_of", "titel")]);
}

#[test]
fn a_list_of_json_is_a_table() {
    let body = "let rows = bundle.table(\"t.json\").rows;
        judge(\"a\", rows.share(|row| row.number(\"数\") > 1) >= 0.5 && rows.whose(\"名\", \"乙\").first.number(\"数\") == 2.5);";
    let records = r#"[{"名": "甲", "数": 1}, {"数": 2.5, "名": "乙"}]"#;
    for json in [records, r#"[["名", "数"], ["甲", 1], ["乙", 2.5]]"#] {
        let ran = judges(body).file("t.json", json).run();
        assert_eq!(ran.says("a"), "met", "{json}");
    }
    // A cell without a value is missing evidence, as in any table.
    let ran = judges(body).file("t.json", r#"[{"名": "甲", "数": null}]"#).run();
    assert_eq!(ran.says("a"), "missing blank_cell");
}

/// Nothing would be found in it, and absence would be judged of what was never read.
#[test]
fn a_file_of_another_kind_is_not_searched_in_vain() {
    for (call, file) in [
        ("page(\"t.csv\").has(\"a\")", "t.csv"),
        ("pages(\"t/*.json\").any(|page| page.has(\"a\"))", "t/*.json"),
        ("table(\"p.html\").rows.len() > 0", "p.html"),
        ("json(\"t.csv\").items.len() > 0", "t.csv"),
        ("find_json(\"p.htm\") == 1", "p.htm"),
    ] {
        let check = judges(&format!("judge(\"a\", bundle.{call});")).file("t.csv", "名\n甲\n").file("p.html", "<p>甲");
        let wanted = pair("read_as_another", &format!("\"{file}\""));
        assert!(linted(&check).contains(&wanted), "{call}: {:?}", linted(&check));
        assert_eq!(check.run().errors()[0].0, "read_as_another", "{call}");
    }
    let items = judges("judge(\"a\", bundle.json(\"t.json\").items.len() > 0);").file("t.json", "{\"数\": 1}").run();
    assert_eq!(items.says("a"), "missing json_value");
}

/// While a check runs, the same is said of a misspelt name as before it runs.
#[test]
fn a_misspelt_method_is_a_method_at_run_time_too() {
    let said = |body: &str| {
        let ran = judges(body).file("t.csv", "名\n甲\n").file("p.html", "<p>甲</p>").run();
        let Verdict::Error { errors } = ran.judgement.verdict else { panic!("{body}: {:?}", ran.judgement.verdict) };
        let message = errors.into_iter().next().unwrap().message;
        let kind = match message.args.get("kind") {
            Some(heng_model::Arg::Message(kind)) => kind.code.rsplit("::").next().unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        let code = message.code.rsplit("::").next().unwrap_or_default().to_owned();
        (code, kind, message.text("suggestion").unwrap_or_default().to_owned())
    };
    let of = |code: &str, kind: &str, suggestion: &str| (code.to_owned(), kind.to_owned(), suggestion.to_owned());
    let page = "bundle.page(\"p.html\")";
    let any = said(&format!("judge(\"a\", {page}.say_any([\"x\"]));"));
    assert_eq!(any, of("unknown_method_of", "kind_document", "says_any"));
    let list = said("judge(\"a\", bundle.table(\"t.csv\").rows.fliter(|row| true).len() > 0);");
    assert_eq!(list, of("unknown_method_of", "kind_list", "filter"));
    assert_eq!(
        said(&format!("judge(\"a\", {page}.titel == \"甲\");")),
        of("unknown_property_of", "kind_document", "title")
    );
    assert_eq!(said("judge(\"a\", say_any([\"x\"]));").0, "unknown_function");
}

/// A comma in a number that has no quotes shifts what stands behind it: nothing in that row is read as if it did not.
#[test]
fn a_row_with_more_cells_than_its_head_is_missing_evidence() {
    let read = |condition: &str, csv: &str| {
        judges(&format!("let rows = bundle.table(\"t.csv\").rows; judge(\"a\", {condition});"))
            .file("t.csv", csv)
            .run()
            .says("a")
    };
    let shifted = "名,数,好评\n甲,12,11\n乙,1,200,1100\n";
    assert_eq!(read("rows.last().number(\"好评\") >= 200", shifted), "missing shifted_row");
    assert_eq!(read("rows.last().has(\"数\")", shifted), "missing shifted_row");
    assert_eq!(read("rows.all(|row| row.number(\"数\") > 0)", shifted), "missing shifted_row");
    assert_eq!(read("rows.any(|row| row.text(\"名\") == \"甲\")", shifted), "met");
    assert_eq!(read("rows.whose(\"名\", \"乙\").len() == 1", shifted), "missing shifted_row");
    assert_eq!(read("rows.last().number(\"好评\") == 1100", "名,数,好评\n甲,12,11\n乙,\"1,200\",1100\n"), "met");
    // A row of blank cells is none, and is no reason to mind.
    assert_eq!(read("rows.len() == 2 && rows.all(|row| row.number(\"数\") > 0)", "名,数\n甲,1\n,\n乙,2\n,\n"), "met");
}

/// A reason stands in the reader's language, not in that of the library that found it.
#[test]
fn what_is_wrong_with_a_regular_expression_is_said_in_own_words() {
    let reason = |pattern: &str| {
        let check = judges(&format!("judge(\"a\", bundle.page(\"p.html\").text.matches(`{pattern}`));"));
        let Verdict::Error { errors } = check.file("p.html", "<p>甲</p>").run().judgement.verdict else {
            panic!("{pattern} is good")
        };
        match errors[0].message.args.get("reason") {
            Some(heng_model::Arg::Message(why)) => why.code.rsplit("::").next().unwrap_or_default().to_owned(),
            other => panic!("{pattern}: {other:?}"),
        }
    };
    for (pattern, code) in [
        ("国发(", "regex_unclosed_group"),
        ("号)", "regex_unopened_group"),
        ("[甲乙", "regex_unclosed_class"),
        ("*号", "regex_nothing_repeated"),
        ("号{a}", "regex_bad_count"),
        ("号{4,2}", "regex_bad_count"),
        ("[9-0]", "regex_bad_range"),
        (r"\y", "regex_bad_escape"),
        ("(?=甲)", "regex_look_around"),
        (r"(甲)\1", "regex_back_reference"),
        (r"\p{Hanzi}", "regex_unknown_property"),
    ] {
        assert_eq!(reason(pattern), code, "{pattern}");
    }
}
