//! The functions of plugins as people and editors read them.

use std::fmt::Write as _;

use heng_plugin::Plugins;
use serde_json::{Map, Value, json};

use crate::handbook::PageLang;

/// The functions of plugins as a page of Markdown; empty where there are none.
pub fn page(plugins: &Plugins, lang: PageLang) -> String {
    let mut out = String::new();
    for plugin in plugins.iter().filter(|plugin| !plugin.manifest.functions.is_empty()) {
        let manifest = &plugin.manifest;
        let of = |about: &heng_plugin::About| match lang {
            PageLang::Zh => about.zh.clone(),
            PageLang::En => about.en.clone(),
        };
        let (head, columns) = match lang {
            PageLang::Zh => ("插件", "| 写法 | 给出 | 说明 |"),
            PageLang::En => ("Plugin", "| form | gives | what it is for |"),
        };
        let _ = writeln!(out, "## {head} `{}` {}\n", manifest.id, plain(&manifest.version));
        if !of(&manifest.about).is_empty() {
            let _ = writeln!(out, "{}\n", plain(&of(&manifest.about)));
        }
        let _ = writeln!(out, "{columns}\n| --- | --- | --- |");
        for function in &manifest.functions {
            let signature = function.signature(&manifest.namespace);
            let (call, gives) = signature.split_once(" -> ").unwrap_or((&signature, ""));
            let _ = writeln!(out, "| `{call}` | `{gives}` | {} |", plain(&of(&function.about)));
        }
        out.push('\n');
    }
    out
}

/// A text that stays text where Markdown is shown: the words of a plugin's author are not Heng's.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        if "\\`*_[]<>&|#~!".contains(sign) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// Snippets for editors, as those of the interface.
pub fn snippets(plugins: &Plugins) -> String {
    let entries = plugins.functions().map(|(plugin, function)| {
        let name = format!("{}::{}", plugin.manifest.namespace, function.name);
        let places = function.parameters.iter().enumerate();
        let places: Vec<String> = places.map(|(at, (name, _))| format!("${{{}:{name}}}", at + 1)).collect();
        let snippet = json!({
            "scope": "rhai", "prefix": &name, "body": format!("{name}({})", places.join(", ")),
            "description": &function.about.zh,
        });
        (function.signature(&plugin.manifest.namespace), snippet)
    });
    let entries: Map<String, Value> = entries.collect();
    serde_json::to_string_pretty(&entries).expect("texts are JSON") + "\n"
}
