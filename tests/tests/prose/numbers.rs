//! Every number that a report prints is one of the results.

use heng_model::assessment::Assessment;
use heng_prose::Format;
use serde_json::Value;

use crate::known::{Known, known, of_government};
use crate::lines::{of_markdown, of_word};
use crate::stand::{annual, assessment, governments};

/// Texts that the results hold and that may be quoted, with whatever numbers are in them, the longest first.
fn quoted(assessment: &Assessment) -> Vec<String> {
    fn collect(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::String(text) if text.chars().any(|one| one.is_ascii_digit()) && text.parse::<f64>().is_err() => {
                into.push(text.clone());
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
            Value::Object(fields) => fields.values().for_each(|value| collect(value, into)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    let definition = serde_json::to_value(&assessment.definition.tree).unwrap();
    collect(&definition, &mut texts);
    texts.push(assessment.methodology.name.clone());
    texts.extend(assessment.definition.version.clone());
    // Ids, days, and what the annual report says of its own words; the bounds stand in `docs/report-templates.md`.
    texts.push("2024年11月30日".to_owned());
    texts.push("2024年".to_owned());
    texts.push("1.6个百分点".to_owned());
    texts.push("4个百分点".to_owned());
    texts.push("100+10".to_owned());
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts.dedup();
    texts
}

/// The numbers of a line that are in nothing quoted.
fn numbers(line: &str, quoted: &[String]) -> Vec<String> {
    let mut line = line.to_owned();
    for text in quoted {
        line = line.replace(text.as_str(), "·");
    }
    let mut found = Vec::new();
    for part in line.split(|one: char| !one.is_ascii_digit() && one != '.') {
        let part = part.trim_matches('.');
        if !part.is_empty() {
            found.push(part.to_owned());
        }
    }
    found
}

fn walked(lines: &[String], known: &Known, quoted: &[String]) -> usize {
    let mut count = 0;
    for line in lines {
        for number in numbers(line, quoted) {
            assert!(known.0.contains(&number), "{number} is none of the results:\n{line}");
            count += 1;
        }
    }
    count
}

#[test]
fn every_number_of_the_annual_report_is_one_of_the_results() {
    let text = String::from_utf8(annual(assessment(), Format::Markdown)).unwrap();
    let count = walked(&of_markdown(&text), &known(assessment()), &quoted(assessment()));
    assert!(count > 380, "{count} numbers");
}

#[test]
fn the_walk_finds_a_number_that_is_none_of_the_results() {
    let (known, quoted) = (known(assessment()), quoted(assessment()));
    let wrong = ["平均得分77.77分", "共65个对象", "占96.99%", "5663个评分点"];
    for line in wrong {
        let found = numbers(line, &quoted);
        assert!(found.iter().any(|number| !known.0.contains(number)), "{line}: {found:?}");
    }
}

#[test]
fn every_number_of_a_governments_report_is_one_of_the_results() {
    let quoted = quoted(assessment());
    let mut count = 0;
    for subject in ["330100", "530100", "140000", "660000"] {
        let made = governments(assessment(), Format::Markdown, &[subject]);
        let lines = of_markdown(std::str::from_utf8(&made[0].bytes).unwrap());
        // What is quoted of evidence and what rules say of it stands in lines of its own, and behind a ruling; both are held
        // against the results by their own tests. Here are the figures.
        let figures: Vec<String> = lines
            .iter()
            .filter(|line| !line.starts_with(['“', '规']) && !line.starts_with("出处") && !line.contains("处中找到"))
            .filter(|line| !line.contains("个文件里有"))
            .map(|line| line.split("分。").next().unwrap().to_owned() + "分")
            .filter(|line| !line.contains("满足") && !line.contains("档位") && !line.contains('/'))
            .collect();
        count += walked(&figures, &of_government(assessment(), subject), &quoted);
    }
    assert!(count > 400, "{count} numbers");
}

#[test]
fn what_a_governments_report_quotes_has_no_number_of_its_own() {
    let quoted = quoted(assessment());
    let mut count = 0;
    for subject in ["330100", "530100", "140000", "660000"] {
        let mut known = of_government(assessment(), subject);
        let result = assessment().subjects.iter().find(|one| one.subject.as_str() == subject).unwrap();
        let said = serde_json::to_string(result).unwrap();
        known.0.extend(numbers(&said, &[]));
        let made = governments(assessment(), Format::Markdown, &[subject]);
        count += walked(&of_markdown(std::str::from_utf8(&made[0].bytes).unwrap()), &known, &quoted);
    }
    assert!(count > 900, "{count} numbers");
}

#[test]
fn both_formats_have_the_same_words() {
    let text = String::from_utf8(annual(assessment(), Format::Markdown)).unwrap();
    let document = annual(assessment(), Format::Word);
    assert_eq!(of_word(&document), of_markdown(&text));
    assert!(of_word(&document).len() > 300);
    let subjects = ["330100", "620100"];
    let (texts, documents) =
        (governments(assessment(), Format::Markdown, &subjects), governments(assessment(), Format::Word, &subjects));
    for (text, document) in texts.iter().zip(&documents) {
        assert_eq!(of_word(&document.bytes), of_markdown(std::str::from_utf8(&text.bytes).unwrap()));
        assert_eq!(document.name.strip_suffix(".docx"), text.name.strip_suffix(".md"));
    }
    assert_eq!(texts[0].name, "csc-2024-reports/330100-杭州市.md");
}

#[test]
fn equal_results_give_equal_bytes() {
    for format in [Format::Markdown, Format::Word] {
        assert!(annual(assessment(), format) == annual(assessment(), format));
    }
}

#[test]
fn a_figure_that_changes_changes_its_word() {
    let mut changed = assessment().clone();
    let said = |assessment: &Assessment| {
        let text = String::from_utf8(annual(assessment, Format::Markdown)).unwrap();
        let begin = text.find("实现区域电子病历互通，").unwrap() + "实现区域电子病历互通，".len();
        text[begin..].split("建有教育资源").next().unwrap().to_owned()
    };
    assert_eq!(said(&changed), "约九成的地方（58个，90.63%）");
    for (count, words) in [
        (64, "所有地方（64个，100.00%）"),
        (61, "几乎所有地方（61个，95.31%）"),
        (59, "超九成的地方（59个，92.19%）"),
        (56, "近九成的地方（56个，87.50%）"),
        (32, "半数的地方（32个，50.00%）"),
        (2, "不足一成的地方（2个，3.13%）"),
        (0, "没有一个地方（0个，0.00%）"),
    ] {
        let result = changed.statistics.iter_mut().find(|one| one.id.as_str() == "education").unwrap();
        result.figure.count = Some(count);
        assert_eq!(said(&changed), words);
    }
}
