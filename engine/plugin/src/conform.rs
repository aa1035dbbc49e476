//! Whether a plugin keeps to the protocol: what its author runs before anybody else does (`heng plugins test`).

use std::sync::atomic::AtomicBool;

use heng_model::Message;
use serde_json::{Value, json};

use crate::kind::Kind;
use crate::manifest::Function;
use crate::plugin::Plugin;
use crate::process::Process;
use crate::protocol::{Call, Cancel, Method};
use crate::trouble::Trouble;

/// Something that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// What.
    pub what: Message,
    /// What went wrong; nothing where it passed.
    pub wrong: Option<Message>,
}

/// Texts that have broken programs before: Chinese, letters beyond the first plane, none, and many.
const TEXTS: [&str; 4] = ["为居民提供便民服务，一件事一次办。", "𠮷野家😀 e\u{301}", "", "a\nb\tc\"\\"];
/// Letters of the long text.
const LONG: usize = 100_000;

/// Tries a plugin. Nobody asks for consent here: whoever tests it runs it.
pub fn conform(plugin: &Plugin) -> Vec<Passed> {
    let mut tried = Vec::new();
    let mut note = |what: Message, came: Result<(), Trouble>| {
        let wrong = came.err().map(|trouble| trouble.message(plugin.id()));
        tried.push(Passed { what, wrong });
    };
    note(Message::new("heng::plugin::tried_start"), begin(plugin).map(drop));
    for function in &plugin.manifest.functions {
        let of = |code: &'static str| Message::new(code).with("function", function.name.as_str());
        for (index, text) in TEXTS.iter().enumerate() {
            let what = of("heng::plugin::tried_call").with("number", index + 1);
            note(what, call(plugin, function, text).map(drop));
        }
        note(of("heng::plugin::tried_long"), call(plugin, function, &"便民".repeat(LONG / 2)).map(drop));
        let twice = call(plugin, function, TEXTS[0]).and_then(|first| {
            let again = call(plugin, function, TEXTS[0])?;
            let differ = || Trouble::Refused(Message::new("heng::plugin::answers_differ"));
            if first == again { Ok(()) } else { Err(differ()) }
        });
        note(of("heng::plugin::tried_twice"), twice);
    }
    for format in &plugin.manifest.reports {
        let what = Message::new("heng::plugin::tried_report").with("format", format.name.as_str());
        let came = begin(plugin).and_then(|mut process| {
            let results = json!({ "format": 1, "subjects": [] });
            let report = crate::protocol::Report { format: format.name.clone(), results };
            tolerant(process.ask(Method::Report(report), &AtomicBool::new(false))).map(drop)
        });
        note(what, came);
    }
    note(Message::new("heng::plugin::tried_unknown"), unknown(plugin));
    note(Message::new("heng::plugin::tried_cancel"), cancel(plugin));
    note(Message::new("heng::plugin::tried_shutdown"), shutdown(plugin));
    tried
}

/// A process of its own, so that nothing is left of what was asked before.
fn begin(plugin: &Plugin) -> Result<Process, Trouble> {
    plugin.host().fresh(&AtomicBool::new(false))
}

/// Calls a function with arguments that are made of a text.
fn call(plugin: &Plugin, function: &Function, text: &str) -> Result<Option<Value>, Trouble> {
    let arguments: Vec<Value> = function.parameters.iter().map(|(_, kind)| sample(kind, text)).collect();
    let name = format!("{}::{}", plugin.manifest.namespace, function.name);
    let asked = Method::Call(Call { function: name, arguments: arguments.clone() });
    let answered = tolerant(begin(plugin)?.ask(asked, &AtomicBool::new(false)))?;
    if let Some(value) = &answered {
        Plugin::check_outcome(function, &arguments, value)?;
    }
    Ok(answered)
}

/// An answer, or none where the plugin says itself that it has none: that is an answer too.
fn tolerant(answered: Result<Value, Trouble>) -> Result<Option<Value>, Trouble> {
    match answered {
        Ok(value) => Ok(Some(value)),
        Err(Trouble::Failed { .. } | Trouble::Missing { .. }) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

fn sample(kind: &Kind, text: &str) -> Value {
    match kind {
        Kind::Any | Kind::Text => json!(text),
        Kind::Number => json!(3),
        Kind::Flag => json!(true),
        Kind::Date => json!("2024-11-30"),
        Kind::Document => json!({ "path": "documents/a.txt", "text": text, "title": null }),
        Kind::Table => json!({ "path": "tables/a.csv", "columns": ["名称", "数量"], "rows": [[text, "3"]] }),
        Kind::Map => json!({ "名称": text }),
        Kind::List(inner) => json!([sample(inner, text)]),
        Kind::Maybe(_) => Value::Null,
    }
}

/// A function that it does not have: it says so and goes on.
fn unknown(plugin: &Plugin) -> Result<(), Trouble> {
    let mut process = begin(plugin)?;
    for _ in 0..2 {
        let call = Call { function: format!("{}::no_such_function", plugin.manifest.namespace), arguments: Vec::new() };
        match process.ask(Method::Call(call), &AtomicBool::new(false)) {
            Err(Trouble::Failed { .. }) => {}
            Err(trouble) => return Err(trouble),
            Ok(_) => return Err(Trouble::Refused(Message::new("heng::plugin::answers_unknown"))),
        }
    }
    Ok(())
}

/// A call that is over is cancelled: nothing comes of it.
fn cancel(plugin: &Plugin) -> Result<(), Trouble> {
    let mut process = begin(plugin)?;
    process.tell(Method::Cancel(Cancel { id: 1 }));
    let call = Call { function: format!("{}::no_such_function", plugin.manifest.namespace), arguments: Vec::new() };
    tolerant(process.ask(Method::Call(call), &AtomicBool::new(false))).map(drop)
}

/// Asked to end, it ends by itself.
fn shutdown(plugin: &Plugin) -> Result<(), Trouble> {
    if begin(plugin)?.end() { Ok(()) } else { Err(Trouble::Refused(Message::new("heng::plugin::does_not_end"))) }
}
