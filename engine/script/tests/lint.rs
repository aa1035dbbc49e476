//! Lint against the interface it is made from, and against scripts that are meant to wear it out.

mod harness;

use harness::check;

use heng_model::Message;
use heng_script::{Declaration, Form, Interface, Type};

/// How a script comes by a value of a kind.
fn value(kind: &Type) -> String {
    match kind {
        Type::Any => "1".to_owned(),
        Type::Nothing => "()".to_owned(),
        Type::List(item) => format!("[{}]", value(item)),
        Type::Maybe(inner) => value(inner),
        Type::Named(name) => match name.as_str() {
            "bundle" => "bundle",
            "subject" => "bundle.subject",
            "reference" => "reference",
            "document" => "bundle.page(\"p.html\")",
            "element" => "bundle.page(\"p.html\").select(\"a\")[0]",
            "table" => "bundle.table(\"t.csv\")",
            "row" => "bundle.table(\"t.csv\").rows[0]",
            "json" => "bundle.json(\"j.json\")",
            "observation" => "bundle.observation(\"o\")",
            "date" => "date(\"2024-03-05\")",
            "share" => "[1].share(|x| x > 0)",
            "group" => "[1].group_by(|x| x)[0]",
            "judgement" => "judge(params.id, true)",
            "text" => "\"甲\"",
            "number" => "2",
            "bool" => "true",
            "map" => "#{ a: 1 }",
            "function" => "|x| true",
            other => panic!("how does a script come by a {other}?"),
        }
        .to_owned(),
    }
}

/// A use of an entry, under a name.
fn used(entry: &Declaration, name: &str) -> String {
    let argument = |(at, kind): (usize, &Type)| match (entry.name.as_str(), at) {
        ("plus" | "minus" | "within", 0) => "\"3 days\"".to_owned(),
        ("date", 0) if entry.receiver.is_none() => "\"2024-03-05\"".to_owned(),
        ("observation" | "find_observation", 0) => "\"o\"".to_owned(),
        ("list" | "table", 0) if entry.receiver == Some(Type::Named("reference".to_owned())) => "params.id".to_owned(),
        ("judge" | "grade" | "cover" | "skip", 0) => "params.id".to_owned(),
        ("judge", 1) => "true".to_owned(),
        ("select" | "has" | "find" | "links", 0) if *kind == Type::Named("text".to_owned()) => "\"a\"".to_owned(),
        _ => value(kind),
    };
    let kinds = entry.parameters.iter().map(|parameter| &parameter.kind);
    let arguments = kinds.enumerate().map(argument).collect::<Vec<_>>().join(", ");
    match (&entry.receiver, entry.form) {
        (Some(receiver), Form::Property) => format!("{}.{name}", value(receiver)),
        (Some(receiver), _) => format!("{}.{name}({arguments})", value(receiver)),
        (None, _) => format!("{name}({arguments})"),
    }
}

/// What is said of a check that makes one use of an entry.
fn said(expression: &str) -> Vec<Message> {
    let script = format!(
        "//! 试验。\nfn check(bundle, params) {{\n    let x = {expression};\n    note(x);\n    judge(\"a\", true);\n}}\n"
    );
    let check = check(&["a"], &script).observation("o", &[]).texts("id", &["a"]);
    let beside = ["never_judged", "perhaps_never_judged", "judged_in_loop"];
    let all = check.lint().into_iter().map(|diagnostic| diagnostic.message);
    all.filter(|message| !beside.iter().any(|code| message.code.ends_with(code))).collect()
}

#[test]
fn every_entry_can_be_used_as_it_is_declared() {
    for entry in &Interface::get().declarations {
        let expression = used(entry, &entry.name);
        assert_eq!(said(&expression), [], "{expression}");
    }
}

#[test]
fn every_misspelt_entry_is_said_with_its_name() {
    // Subjects have whatever attributes `subjects.yaml` gives them, and here there is none.
    let subject = Some(Type::Named("subject".to_owned()));
    for entry in Interface::get().declarations.iter().filter(|entry| entry.receiver != subject) {
        let name = format!("{}q", entry.name);
        let expression = used(entry, &name);
        let said = said(&expression);
        let unknown = said.iter().find(|message| message.text("name") == Some(&name));
        let unknown = unknown.unwrap_or_else(|| panic!("{expression}: {said:?}"));
        assert!(unknown.code.contains("unknown_"), "{expression}: {unknown:?}");
        // The nearest may be another by the same distance: `text` and `texts`.
        let suggestion = unknown.text("suggestion").unwrap_or_default();
        assert!(!suggestion.is_empty(), "{expression}: {unknown:?}");
    }
}

#[test]
fn one_argument_too_many_is_said_with_the_usage() {
    for entry in Interface::get().declarations.iter().filter(|entry| entry.form != Form::Property) {
        let right = used(entry, &entry.name);
        let end = right.rfind(')').expect("a call");
        let comma = if entry.parameters.is_empty() { "" } else { ", " };
        let expression = format!("{}{comma}1, 2, 3{}", &right[..end], &right[end..]);
        let said = said(&expression);
        let wrong = said.iter().find(|message| message.text("name") == Some(&entry.name));
        let wrong = wrong.unwrap_or_else(|| panic!("{expression}: {said:?}"));
        assert!(wrong.code.ends_with("wrong_arity"), "{expression}: {wrong:?}");
    }
}

#[test]
fn what_is_asked_for_first_may_be_used() {
    for asked in [
        "page.has(\"h1\") && page.find(\"h1\").says(\"政策\")",
        "if page.has(\"h1\") { page.find(\"h1\").says(\"政策\") } else { false }",
        "page.find(\"h1\")?.text.contains(\"政策\") ?? false",
        "page.select(\"li\").any(|item| page.find(\"h1\").text == item.text)",
        "page.select(\"li\").first.text == \"政策\"",
        "title(page) == \"政策\"",
    ] {
        let helper = "\n/// 标题。\nfn title(page) {\n    page.find(\"h1\").text\n}\n";
        let helper = if asked.starts_with("title") { helper } else { "" };
        let script = format!(
            "//! 试验。\nfn check(bundle, params) {{\n    let page = bundle.page(\"p.html\");\n    judge(\"a\", {asked});\n    \
             note(params.keys());\n}}\n{helper}"
        );
        assert_eq!(check(&["a"], &script).lint(), [], "{asked}");
    }
}

/// Lints a check, which has to come to an end on a small stack.
fn survives(script: &str) {
    let script = script.to_owned();
    let lint = move || {
        let said = check(&["a"], &script).lint();
        said.len()
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(lint).expect("a thread").join().expect("lint ends");
}

#[test]
fn scripts_that_are_meant_to_wear_it_out() {
    let head = "//! 试验。\nfn check(bundle, params) { judge(\"a\", f0(1)); }\n";
    // Functions that call themselves and each other.
    survives(&format!("{head}fn f0(x) {{ f1(x) + f0(x) }}\nfn f1(x) {{ f0(x) }}\n"));
    // Each calls the next twice: two to the hundredth ways.
    let chain = |function: &dyn Fn(usize) -> String| (0..100).map(function).collect::<Vec<_>>().concat();
    let doubling = chain(&|at| format!("fn f{at}(x) {{ f{0}(x) || f{0}(x) }}\n", at + 1));
    survives(&format!("{head}{doubling}fn f100(x) {{ x > 0 }}\n"));
    // The same as statements, each within conditions.
    let nested = |inner: &str| format!("{}{inner};{}", "if true { ".repeat(28), " }".repeat(28));
    let deep = chain(&|at| format!("fn f{at}(x) {{ {} }}\n", nested(&format!("f{}(x)", at + 1))));
    survives(&format!("{head}{deep}fn f100(x) {{ x > 0 }}\n"));
    // Brackets, lists and closures within each other.
    survives(&format!(
        "//! 试验。\nfn check(bundle, params) {{ judge(\"a\", {}1{} > 0); }}\n",
        "(".repeat(60),
        ")".repeat(60)
    ));
    let lists = format!("{}1{}", "[".repeat(50), "]".repeat(50));
    survives(&format!("//! 试验。\nfn check(bundle, params) {{ judge(\"a\", {lists}.len() > 0); }}\n"));
    let closures = format!("{}true{}", "[1].any(|x| ".repeat(12), ")".repeat(12));
    survives(&format!("//! 试验。\nfn check(bundle, params) {{ judge(\"a\", {closures}); }}\n"));
    // Broken in the middle of everything.
    for broken in
        ["\"", "`${`", "/*", "#\"", "'", "\u{0}", "fn", "fn check(", "|", "let 政", "“", "#{", "}", "a::", "::"]
    {
        survives(broken);
        survives(&format!("//! 试验。\nfn check(bundle, params) {{\n    judge(\"a\", true) {broken}"));
        survives(&format!("//! 试验。\nfn check(bundle, params) {{\n    {broken} judge(\"政策\", true);\n}}\n"));
    }
}

#[test]
fn every_cut_of_a_script_gives_a_diagnostic_within_its_text() {
    let script = "//! 政策文件库：分类、查询。\nfn check(bundle, params) {\n    let 页 = bundle.page(\"pages/政策.html\");\n    // 注释（全角）\n    judge(\"a\", 页.select(`.类 a`).any(|x| x.text == \"规划\" && x.attr(\"a\") != ()));\n}\n\n/// 帮手。\nfn helper(甲, 乙) {\n    #{ 名: [甲, 乙], 值: `共 ${甲} 项` }\n}\n";
    for (cut, _) in script.char_indices() {
        for text in [
            script[..cut].to_owned(),
            format!("{}（{}", &script[..cut], &script[cut..]),
            format!("{}\"{}", &script[..cut], &script[cut..]),
        ] {
            for diagnostic in check(&["a"], &text).lint() {
                let label = diagnostic.labels.first().expect("a diagnostic has a place");
                assert!(label.source.text.get(label.span.range()).is_some(), "{:?} of {text:?}", label.span);
            }
        }
    }
}
