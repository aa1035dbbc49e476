use heng_model::{Diagnostic, Message, Source};

use super::*;

fn render(diagnostic: &Diagnostic) -> String {
    Renderer::new(Lang::Zh, false, 100).render(diagnostic)
}

/// A diagnostic of a code that is in the catalogue, under the first occurrence of `needle`.
fn at(name: &str, text: &str, needle: &str) -> Diagnostic {
    let source = Source::new(name, text);
    let start = text.find(needle).unwrap();
    Diagnostic::error(Message::new("heng::finding::missing_evidence").with("why", needle))
        .at(&source, start..start + needle.len())
}

#[test]
fn chinese_before_and_under_the_caret() {
    let text = "tiers:\n  - { name: 卓越级, at_least: 九十五 }\n  - { name: 优秀级, at_least: 85 }\n";
    insta::assert_snapshot!(render(&at("methodology.yaml", text, "九十五")));
}

#[test]
fn tabs_and_full_width_brackets() {
    let text = "fn check(bundle, params) {\n\t\tjudge（\"group\"）;\n}\n";
    insta::assert_snapshot!(render(&at("checks/1.1.1/check.rhai", text, "（")));
}

#[test]
fn a_line_of_five_thousand_characters() {
    let text = format!("<html>\n{}<a href=x>下载政策</a>{}\n</html>", "前文".repeat(1200), "后文".repeat(1300));
    insta::assert_snapshot!(render(&at("data/pages/a.html", &text, "<a href=x>")));
}

#[test]
fn the_end_of_the_file() {
    for text in ["第一行\n最后一行", "第一行\n最后一行\n", "第一行\r\n最后一行\r\n"] {
        let source = Source::new("a.yaml", text);
        let diagnostic = Diagnostic::warning(Message::new("heng::finding::missing_evidence").with("why", "}"))
            .at(&source, text.len()..text.len());
        insta::assert_snapshot!(render(&diagnostic));
    }
}

#[test]
fn an_empty_file_and_one_that_could_not_be_read() {
    let diagnostic = Diagnostic::note(Message::new("heng::finding::missing_evidence").with("why", "heng: 1"))
        .at(&Source::unread("methodology.yaml"), 0..0);
    insta::assert_snapshot!(render(&diagnostic));
}

#[test]
fn several_lines() {
    let text = "rubric:\n  group:\n    points: 40\n    text: 领导小组\n  body:\n    points: 60\n";
    insta::assert_snapshot!(render(&at("indicator.yaml", text, "group:\n    points: 40\n    text: 领导小组\n")));
}

#[test]
fn very_many_lines_are_shown_by_their_head() {
    let text = format!("开头\n{}结尾\n", "<div>甲</div>\n".repeat(400));
    insta::assert_snapshot!(render(&at("a.html", &text, &"<div>甲</div>\n".repeat(400))));
}

#[test]
fn a_place_without_width() {
    let text = "name: 指标\nweight: \n";
    let source = Source::new("methodology.yaml", text);
    let end = text.len() - 1;
    let diagnostic =
        Diagnostic::error(Message::new("heng::finding::missing_evidence").with("why", "weight")).at(&source, end..end);
    insta::assert_snapshot!(render(&diagnostic));
}

#[test]
fn several_labels_in_several_files() {
    let tree = Source::new(
        "methodology.yaml",
        "indicators:\n  \"1\": { name: 管理保障度, weight: 10 }\n  \"2\": { name: 基础设施, weight: 20 }\n\n\n\n\n  \"1\": { name: 管理保障, weight: 10 }\n",
    );
    let leaf = Source::new("checks/1-保障/indicator.yaml", "name: 管理保障度\nkind: rubric\n");
    let place = |source: &Source, needle: &str, from: usize| {
        let start = source.text[from..].find(needle).unwrap() + from;
        start..start + needle.len()
    };
    let word = |text: &str| Message::new("heng::finding::author").with("text", text);
    let diagnostic = Diagnostic::error(Message::new("heng::finding::missing_evidence").with("why", "\"1\""))
        .at(&tree, place(&tree, "\"1\"", 90))
        .context(&tree, place(&tree, "\"1\"", 0), word("第一次在这里"))
        .context(&leaf, place(&leaf, "管理保障度", 0), word("检查的文件夹"));
    insta::assert_snapshot!(render(&diagnostic));
    insta::assert_snapshot!("several_labels_english", Renderer::new(Lang::En, false, 100).render(&diagnostic));
}

#[test]
fn hostile_text_cannot_reach_the_terminal() {
    let text = "<title>\u{1b}[2J\u{1b}]0;拥有\u{7}标题\u{202e}</title>\r<p>\u{9b}31m</p>";
    let mut diagnostic = at("a\u{1b}[31m.html", text, "标题");
    diagnostic.message = Message::new("heng::finding::missing_evidence").with("why", "\u{1b}[5m闪\nx");
    let shown = render(&diagnostic);
    assert!(shown.chars().all(|character| character == '\n' || text::visible(character).is_none()), "{shown:?}");
    insta::assert_snapshot!(shown);
}

#[test]
fn a_span_outside_the_file_is_shown_at_its_end() {
    let source = Source::new("a.csv", "编号,日期\n一,二");
    for span in [500..900, 7..8, 16..1000] {
        let diagnostic =
            Diagnostic::error(Message::new("heng::finding::missing_evidence").with("why", "x")).at(&source, span);
        assert!(render(&diagnostic).contains("a.csv:"));
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let diagnostic = at("methodology.yaml", "tiers: 九十五\n", "九十五");
    let coloured = Renderer::new(Lang::Zh, true, 100).render(&diagnostic);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(trim_line_ends(&plain), render(&diagnostic));
}

#[test]
fn nothing_to_point_at() {
    let diagnostic = Diagnostic::error(Message::new("heng::finding::missing_evidence").with("why", "证据包"));
    insta::assert_snapshot!(render(&diagnostic));
}

#[test]
fn severities_are_counted_the_worst_first() {
    let message = || Message::new("heng::finding::author").with("text", "x");
    let all = [Diagnostic::note(message()), Diagnostic::error(message()), Diagnostic::note(message())];
    assert_eq!(tally(Lang::Zh, &all), "错误 1，提示 2");
    assert_eq!(tally(Lang::En, &[]), "");
}

/// Texts, spans and labels at random, but the same every time.
#[test]
fn no_text_and_no_span_upset_the_renderer() {
    let pieces = ["a", "政", "\t", "\n", "\r\n", "\r", "（", "\u{1b}[2J", "\u{200b}", "😀", "e\u{301}", " ", "\n\n"];
    let mut seed = 7u64;
    let mut random = move |below: usize| {
        // Knuth's MMIX constants; the high bits are the good ones.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for round in 0..3_000 {
        let long = round % 5 == 0;
        let text: String = (0..random(if long { 600 } else { 40 }))
            .map(|_| pieces[random(if long { 3 } else { pieces.len() })])
            .collect();
        let source = Source::new("随机.txt", text.clone());
        let mut diagnostic = Diagnostic::error(Message::new("heng::finding::unmet"));
        for _ in 0..=random(4) {
            let start = random(text.len() + 4);
            let word = Message::new("heng::finding::author").with("text", "这里");
            diagnostic = diagnostic.context(&source, start..start + random(30), word);
        }
        let shown = render(&diagnostic);
        assert!(shown.contains("随机.txt") && shown.contains("这里"), "{text:?}\n{shown}");
        assert!(!shown.contains("Failed"), "{text:?}\n{shown}");
        let wide = shown.lines().map(text::width).max().unwrap();
        assert!(wide <= 400, "{wide} columns: {shown}");
    }
}

/// What stands in a drawn line above the marks of the line below it.
fn marked(line: &str, marks: &str) -> String {
    let is_mark = |character: char| ['─', '┬', '▲'].contains(&character);
    let start = text::width(&marks[..marks.find(is_mark).unwrap()]);
    let end = start + marks.chars().filter(|character| is_mark(*character)).count();
    let mut column = 0;
    let mut found = String::new();
    for character in line.chars() {
        if (start..end).contains(&column) {
            found.push(character);
        }
        column += text::width(&character.to_string());
    }
    found
}

#[test]
fn the_marks_stand_under_what_they_mark() {
    let line = "甲a（乙）b「数字政府」1２3".repeat(40);
    let text = format!("前一行\n{line}\n后一行\n");
    let source = Source::new("a.html", text.clone());
    let places: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| text[*at..].starts_with(['甲', '（', 'b', '数', '２']))
        .collect();
    for start in places {
        let end = start + text[start..].char_indices().nth(3).map_or(0, |(at, _)| at);
        if text[start..end].contains('\n') || end == start {
            continue;
        }
        let shown = render(&Diagnostic::error(Message::new("heng::finding::unmet")).at(&source, start..end));
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains('┬')).unwrap();
        assert_eq!(marked(lines[at - 1], lines[at]), &text[start..end], "{shown}");
    }
}

#[test]
fn a_label_within_another_stands_under_its_own_characters() {
    let text = "judge(\"有\", rows.any(|row| row.date(\"日期\") <= params.截止));\n";
    let source = Source::new("checks/1/check.rhai", text);
    let span = |needle: &str| {
        let start = text.find(needle).unwrap();
        start..start + needle.len()
    };
    let message = Message::new("heng::rule::no_such_key").with("key", "截止");
    let outer = || Message::new("heng::finding::missing_evidence").with("why", "外层");
    let diagnostic = Diagnostic::error(message)
        .at(&source, span("截止"))
        .context(&source, span("rows.any(|row| row.date(\"日期\") <= params.截止)"), outer())
        .context(&source, span("rows.any"), outer());
    insta::assert_snapshot!(render(&diagnostic));
}
