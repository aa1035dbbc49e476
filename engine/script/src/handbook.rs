//! The interface as people and editors read it, from the same declarations that register it: a page in Chinese or
//! English, and snippets that editors complete with.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::api::{Declaration, Form, Interface};

/// The language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageLang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// What things are called on a page, and in which order they come. What stands here and is not declared, or the other way
/// round, is found by a test.
const PARTS: [(&str, &str, &str); 17] = [
    ("", "函数", "Functions"),
    ("judgement", "判定之后", "After a judgement"),
    ("bundle", "证据包", "Bundle"),
    ("subject", "评估对象", "Subject"),
    ("document", "网页和文件", "Pages and documents"),
    ("element", "网页里的元素", "Elements of a page"),
    ("table", "表", "Tables"),
    ("row", "表里的一行", "Rows"),
    ("json", "JSON 和 YAML", "JSON and YAML"),
    ("observation", "人工编码", "Observations"),
    ("list", "列表", "Lists"),
    ("group", "分组", "Groups"),
    ("share", "占比", "Shares"),
    ("date", "日期", "Dates"),
    ("text", "文字", "Text"),
    ("map", "名字和值", "Maps"),
    ("reference", "参考数据", "Reference data"),
];

/// The interface as a page of Markdown.
pub fn page(lang: PageLang) -> String {
    let mut out = match lang {
        PageLang::Zh => "# 脚本接口\n\n检查脚本里能用的全部名字。`text?` 这样带问号的，可能是 `()`，用 `exists(x)` 判断有没有。\n".to_owned(),
        PageLang::En => "# The script interface\n\nEverything that a check can say. What ends in `?` may be `()`: ask `exists(x)`.\n".to_owned(),
    };
    for (receiver, declarations) in parts() {
        let known = PARTS.iter().find(|(name, ..)| *name == receiver);
        let head = match (known, lang) {
            (Some((_, zh, _)), PageLang::Zh) => *zh,
            (Some((.., en)), PageLang::En) => *en,
            (None, _) => receiver,
        };
        let kind = if receiver.is_empty() { String::new() } else { format!(" `{receiver}`") };
        let columns = match lang {
            PageLang::Zh => "| 写法 | 给出 | 说明 |",
            PageLang::En => "| form | gives | what it is for |",
        };
        let _ = write!(out, "\n## {head}{kind}\n\n{columns}\n| --- | --- | --- |\n");
        for declaration in declarations {
            let (call, gives) = declaration.signature.split_once("->").unwrap_or((&declaration.signature, ""));
            let said = if lang == PageLang::Zh { declaration.zh } else { declaration.en };
            let gives = gives.trim();
            let gives = if gives.is_empty() { String::new() } else { format!("`{gives}`") };
            let _ = writeln!(out, "| `{}` | {gives} | {} |", cell(call.trim()), cell(said));
        }
    }
    out
}

/// Snippets for editors that complete by them (`*.code-snippets` of Visual Studio Code and those that read the same).
pub fn snippets() -> String {
    let mut entries = BTreeMap::new();
    for declaration in &Interface::get().declarations {
        let parameters = declaration.parameters.iter().enumerate();
        let places: Vec<String> = parameters.map(|(at, one)| format!("${{{}:{}}}", at + 1, one.name)).collect();
        let body = match declaration.form {
            Form::Property => declaration.name.clone(),
            Form::Function | Form::Method => format!("{}({})", declaration.name, places.join(", ")),
        };
        let entry = format!(
            "  {}: {{ \"scope\": \"rhai\", \"prefix\": {}, \"body\": {}, \"description\": {} }}",
            quoted(&declaration.signature),
            quoted(&declaration.name),
            quoted(&body),
            quoted(declaration.zh),
        );
        entries.insert(declaration.signature.as_str(), entry);
    }
    let entries: Vec<String> = entries.into_values().collect();
    format!("{{\n{}\n}}\n", entries.join(",\n"))
}

/// Declarations by what they are called on, in the order of [`PARTS`], then the rest.
fn parts() -> Vec<(&'static str, Vec<&'static Declaration>)> {
    let mut parts: Vec<(&str, Vec<&Declaration>)> = PARTS.iter().map(|(name, ..)| (*name, Vec::new())).collect();
    for declaration in &Interface::get().declarations {
        let receiver = declaration.receiver.as_ref().and_then(|kind| kind.receiver_name()).unwrap_or_default();
        match parts.iter_mut().find(|(name, _)| *name == receiver) {
            Some((_, list)) => list.push(declaration),
            None => parts.push((receiver, vec![declaration])),
        }
    }
    parts.retain(|(_, list)| !list.is_empty());
    parts
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// As a JSON text.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if u32::from(letter) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_declaration_is_on_the_page_and_every_part_has_one() {
        let parts = parts();
        let named: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
        for (name, ..) in PARTS {
            assert!(named.contains(&name), "nothing is called on {name}");
        }
        let page = page(PageLang::Zh);
        for declaration in &Interface::get().declarations {
            let call = declaration.signature.split("->").next().unwrap().trim();
            assert!(page.contains(&format!("`{}`", cell(call))), "{call}");
        }
    }

    #[test]
    fn every_declaration_says_what_it_is_for_in_both_languages() {
        for declaration in &Interface::get().declarations {
            let said = [declaration.zh, declaration.en];
            assert!(said.iter().all(|words| words.ends_with(['。', '.'])), "{}: {said:?}", declaration.signature);
        }
    }
}
