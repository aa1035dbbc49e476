use super::*;

/// Each change of a text as `before → after`, with the text that it makes.
fn changes(text: &str, operator: Operator) -> Vec<(String, String)> {
    let states = [vec!["none".to_owned(), "some".to_owned(), "all".to_owned()]];
    let found = mutants(&Source::new("check.rhai", text), &states);
    let of_kind = found.iter().filter(|one| one.operator == operator);
    of_kind.map(|one| (format!("{} → {}", one.before, one.after), one.applied(text))).collect()
}

fn made(text: &str, operator: Operator) -> Vec<String> {
    changes(text, operator).into_iter().map(|(_, made)| made).collect()
}

#[test]
fn comparisons_move_by_one_and_turn_round() {
    assert_eq!(made("a >= b", Operator::Comparison), ["a < b", "a > b"]);
    assert_eq!(made("a > b", Operator::Comparison), ["a <= b", "a >= b"]);
    assert_eq!(made("a < b", Operator::Comparison), ["a <= b", "a >= b"]);
    assert_eq!(made("a <= b", Operator::Comparison), ["a < b", "a > b"]);
    assert_eq!(made("a == b", Operator::Comparison), ["a != b"]);
    assert_eq!(made("x != \"a == b\"", Operator::Comparison), ["x == \"a == b\""]);
    assert_eq!(made("a in b", Operator::Comparison), ["a !in b"]);
    assert_eq!(made("for a in b { }", Operator::Comparison), [""; 0]);
    assert_eq!(made("for (a, i) in b { }", Operator::Comparison), [""; 0]);
    assert_eq!(made("// a >= b", Operator::Comparison), [""; 0]);
}

#[test]
fn numbers_go_up_and_down_in_their_last_place() {
    assert_eq!(made("f(3)", Operator::Number), ["f(2)", "f(4)"]);
    assert_eq!(made("x > 0", Operator::Number), ["x > -1", "x > 1"]);
    assert_eq!(made("x < 0.90", Operator::Number), ["x < 0.89", "x < 0.91"]);
    assert_eq!(made("x < 1.00", Operator::Number), ["x < 0.99", "x < 1.01"]);
    assert_eq!(made("x.part2(\"3\")", Operator::Number), [""; 0]);
    assert_eq!(made("1..3", Operator::Number), ["0..3", "2..3", "1..2", "1..4"]);
}

#[test]
fn each_condition_is_left_out_once() {
    let chain = "judge(\"a\", x > 1 && y(b, c) && !z);";
    let made_of = made(chain, Operator::Condition);
    assert_eq!(
        made_of,
        ["judge(\"a\",  y(b, c) && !z);", "judge(\"a\", x > 1  && !z);", "judge(\"a\", x > 1 && y(b, c) );"]
    );
    assert_eq!(made("a && b || c", Operator::Condition), [" b || c", " c", "a  || c", "a && b "]);
    assert_eq!(made("if a || b { c }", Operator::Condition), ["if  b { c }", "if a  { c }"]);
    assert_eq!(made("xs.any(|x| x.a && x.b)", Operator::Condition), ["xs.any(|x|  x.b)", "xs.any(|x| x.a )"]);
    assert_eq!(
        made("let v = a && f(#{ x: 1 }); d", Operator::Condition),
        ["let v =  f(#{ x: 1 }); d", "let v = a ; d"]
    );
    // `||` with nothing before it is a closure.
    assert_eq!(made("f(|| 1)", Operator::Condition), [""; 0]);
}

#[test]
fn and_becomes_or() {
    assert_eq!(changes("a && b", Operator::AndOr), [("&& → ||".to_owned(), "a || b".to_owned())]);
    assert_eq!(made("a || b", Operator::AndOr), ["a && b"]);
}

#[test]
fn negations_and_filters_are_left_out() {
    assert_eq!(changes("!x.has(y)", Operator::Negation), [("!x → x".to_owned(), "x.has(y)".to_owned())]);
    assert_eq!(made("a !in b", Operator::Negation), ["a in b"]);
    let filter = "rows\n    .filter(|row| row.f(\")\") &&\n  b(row))\n    .len()";
    let (shown, text) = &changes(filter, Operator::Filter)[0];
    assert_eq!((shown.as_str(), text.as_str()), (".filter(|row| row.f(\")\") && b(row)) → ", "rows\n    \n    .len()"));
    assert_eq!(made("let filter = 1;", Operator::Filter), [""; 0]);
}

#[test]
fn any_and_all_and_true_and_false_change_places() {
    assert_eq!(made("xs.any(f)", Operator::AnyAll), ["xs.all(f)"]);
    assert_eq!(made("xs.all(f)", Operator::AnyAll), ["xs.any(f)"]);
    assert_eq!(made("#{ all: x }", Operator::AnyAll), [""; 0]);
    assert_eq!(made("judge(\"a\", true)", Operator::Literal), ["judge(\"a\", false)"]);
}

#[test]
fn states_change_places() {
    let ladder = "grade(\"a\", #{ some: x(#{ q: 1 }), all: y })";
    assert_eq!(
        changes(ladder, Operator::State),
        [("some, all → all, some".to_owned(), "grade(\"a\", #{ all: x(#{ q: 1 }), some: y })".to_owned())]
    );
    assert_eq!(made("grade(\"a\", \"some\")", Operator::State), ["grade(\"a\", \"all\")", "grade(\"a\", \"none\")"]);
    assert_eq!(made("judge(\"a\", \"some\")", Operator::State), [""; 0]);
}

#[test]
fn a_check_reaches_what_its_libraries_call() {
    let library = |name: &str, text: &str| (name.to_owned(), Source::new(format!("lib/{name}.rhai"), text));
    let libraries = std::collections::BTreeMap::from([
        library("a", "fn one(x) { two(x) }\nfn two(x) { b::deep(x) }\nfn never(x) { x }"),
        library("b", "fn deep(x) { x }\nfn other(x) { x }"),
    ]);
    let check = Source::new("check.rhai", "fn check(bundle, params) { judge(\"a\", a::one(bundle)); }");
    let reached = reached(&check, &libraries);
    let texts = |key: &str| -> Vec<&str> {
        let text = &libraries[key].text;
        reached[key].iter().map(|span| &text[span.range()]).collect()
    };
    assert_eq!(texts("a"), ["fn one(x) { two(x) }", "fn two(x) { b::deep(x) }"]);
    assert_eq!(texts("b"), ["fn deep(x) { x }"]);
}
