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

/// What can be called on one kind of value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called on; empty for functions.
    pub receiver: &'static str,
    /// What the part is called.
    pub head: &'static str,
    /// In the order of declaration.
    pub entries: Vec<Entry>,
}

/// An entry of the interface as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The whole signature, by which [`Outline`](crate::Outline) names it.
    pub signature: &'static str,
    /// How it is written.
    pub call: &'static str,
    /// What it gives; empty where it gives nothing.
    pub gives: &'static str,
    /// What it is for.
    pub said: &'static str,
}

/// The interface, part by part.
pub fn parts(lang: PageLang) -> Vec<Part> {
    let part = |(receiver, declarations): (&'static str, Vec<&'static Declaration>)| {
        let known = PARTS.iter().find(|(name, ..)| *name == receiver);
        let head = match (known, lang) {
            (Some((_, zh, _)), PageLang::Zh) => *zh,
            (Some((.., en)), PageLang::En) => *en,
            (None, _) => receiver,
        };
        let entry = |declaration: &'static Declaration| {
            let signature = declaration.signature.as_str();
            let (call, gives) = signature.split_once("->").unwrap_or((signature, ""));
            let said = if lang == PageLang::Zh { declaration.zh } else { declaration.en };
            Entry { signature, call: call.trim(), gives: gives.trim(), said }
        };
        Part { receiver, head, entries: declarations.into_iter().map(entry).collect() }
    };
    by_receiver().into_iter().map(part).collect()
}

/// The interface as a page of Markdown.
pub fn page(lang: PageLang) -> String {
    let mut out = match lang {
        PageLang::Zh => "# 脚本接口\n\n检查脚本里能用的全部名字。`text?` 这样带问号的，可能是 `()`，用 `exists(x)` 判断有没有。\n".to_owned(),
        PageLang::En => "# The script interface\n\nEverything that a check can say. What ends in `?` may be `()`: ask `exists(x)`.\n".to_owned(),
    };
    let columns = match lang {
        PageLang::Zh => "| 写法 | 给出 | 说明 |",
        PageLang::En => "| form | gives | what it is for |",
    };
    for part in parts(lang) {
        let kind = if part.receiver.is_empty() { String::new() } else { format!(" `{}`", part.receiver) };
        let _ = write!(out, "\n## {}{kind}\n\n{columns}\n| --- | --- | --- |\n", part.head);
        for entry in part.entries {
            let gives = if entry.gives.is_empty() { String::new() } else { format!("`{}`", entry.gives) };
            let _ = writeln!(out, "| `{}` | {gives} | {} |", cell(entry.call), cell(entry.said));
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
fn by_receiver() -> Vec<(&'static str, Vec<&'static Declaration>)> {
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
        let parts = by_receiver();
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
