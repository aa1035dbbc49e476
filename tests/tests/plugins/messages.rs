//! Everything that is said of plugins, as a user sees it, in both languages. What there are words for and is not said here is missing.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use heng_model::{Arg, Diagnostic, Message, Source, Span};
use heng_plugin::{Fault, Flaw, Kind, Trouble, Unfit};
use heng_report::{Catalogue, Lang, Renderer, catalogue::codes};

/// A `plugin.yaml` without mistakes, and mistakes that take the place of parts of it.
const GOOD: &str = "id: keywords\nversion: \"1.0\"\nprotocol: 1\ncommand: [python3, ./k.py]\nfunctions:\n  density:\n    parameters: { text: document }\n    returns: number\nreads: \"*.kw.txt\"\nrights: []\nlimits: { seconds: 10, memory: 1 GB }\n";
const MISTAKES: &[(&str, &str)] = &[
    ("reads: \"*.kw.txt\"", "read: \"*.kw.txt\""),
    ("version: \"1.0\"\n", ""),
    ("functions:\n  density:\n    parameters: { text: document }\n    returns: number\nreads: \"*.kw.txt\"\n", ""),
    ("id: keywords", "id: 关键词"),
    ("  density:", "  call:"),
    ("id: keywords", "id: keywords\nnamespace: bundle"),
    ("protocol: 1", "protocol: 2"),
    ("[python3, ./k.py]", "python3 k.py"),
    ("./k.py", "./../k.py"),
    ("{ text: document }", "document"),
    ("{ text: document }", "{ text: documnet }"),
    ("returns: number", "returns: table"),
    ("{ text: document }", "{ a: text, b: text, c: text, d: text, e: text, f: text, g: text, h: text, i: text }"),
    ("\"*.kw.txt\"", "\"*.[kw.txt\""),
    ("\"*.kw.txt\"", "text/html"),
    ("rights: []", "rights: [netwrok]"),
    ("seconds: 10", "seconds: 0"),
    ("1 GB", "1 PB"),
    ("\"1.0\"", "\"1\\e[31m\""),
    ("\"1.0\"", "[1, 0]"),
    ("command: [python3, ./k.py]", "command: [python3, ./k.py]\ncomponent: k.wasm"),
    ("command: [python3, ./k.py]", "component: k.wasm"),
    ("seconds: 10", "fuel: 10"),
];

fn mistakes() -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut of = |text: String| {
        let (manifest, said) = heng_plugin::read(&Source::new("plugins/keywords/plugin.yaml", text));
        assert!(manifest.is_none() && !said.is_empty());
        all.extend(said);
    };
    for (from, to) in MISTAKES {
        assert_eq!(GOOD.matches(from).count(), 1, "{from}");
        of(GOOD.replace(from, to));
    }
    of(GOOD.replace("\"1.0\"", &"1".repeat(1_001)));
    all
}

fn troubles() -> Vec<Trouble> {
    let unfit = |what| Trouble::Unfit(Unfit { pointer: "/0/name".into(), what });
    let lying = |code| Trouble::LyingPlace { place: "1..900".into(), why: Message::new(code).with("argument", 1usize) };
    let of_file = |code| Trouble::Refused(Message::new(code).with("file", "../brief.md").with("most", 1_000usize));
    let died = |starting| Trouble::Died { starting, how: "1".into(), words: "KeyError: 'text'".into() };
    let late = |starting| Trouble::TimedOut { starting, seconds: 10, alive: false };
    let shown = || "Traceback (most recent call last):".to_owned();
    let start = |why: Message| Trouble::NoStart(why);
    let component = |fault, words: &str| Trouble::Component { fault, words: words.into() };
    vec![
        Trouble::NoHost,
        start(Message::new("heng::plugin::no_component").with("path", "keywords.wasm")),
        component(Fault::Unloadable, "failed to parse WebAssembly module"),
        component(Fault::Fuel, ""),
        component(Fault::Memory, "64"),
        component(Fault::Tables, "100000"),
        component(Fault::Stack, ""),
        component(Fault::Trapped, "wasm `unreachable` instruction executed"),
        component(Fault::Exited, "1"),
        component(Fault::Large, "8388608"),
        component(Fault::Invalid, "NaN"),
        Trouble::NotTrusted,
        Trouble::Changed,
        start(Message::new("heng::plugin::no_such_program").with("program", "node")),
        start(Message::new("heng::plugin::changed_meanwhile")),
        died(true),
        died(false),
        late(true),
        late(false),
        Trouble::Deaf,
        Trouble::TooLong { most: 8 << 20 },
        Trouble::Noisy { most: 16 << 20 },
        Trouble::Garbage { why: "expected value at line 1 column 1".into(), shown: shown() },
        Trouble::Malformed { why: "missing field `value`".into(), shown: "{\"values\":1}".into() },
        Trouble::Unasked { found: 3, asked: Some(2) },
        Trouble::Unasked { found: 3, asked: None },
        Trouble::Protocol { found: 2 },
        Trouble::Impostor { found: "keywords 1.1".into(), wanted: "keywords 1.0".into() },
        unfit(Flaw::Not(Kind::Text)),
        unfit(Flaw::TooLarge),
        unfit(Flaw::TooDeep),
        unfit(Flaw::TooMany),
        lying("heng::plugin::place_of_nothing"),
        lying("heng::plugin::place_outside"),
        lying("heng::plugin::place_inside_a_character"),
        lying("heng::plugin::part_outside"),
        Trouble::Refused(Message::new("heng::plugin::too_many_places").with("most", 20usize)),
        of_file("heng::plugin::no_files"),
        of_file("heng::plugin::file_elsewhere"),
        of_file("heng::plugin::file_twice"),
        of_file("heng::plugin::no_content"),
        of_file("heng::plugin::no_base64"),
        Trouble::Refused(Message::new("heng::plugin::answers_differ")),
        Trouble::Refused(Message::new("heng::plugin::answers_unknown")),
        Trouble::Refused(Message::new("heng::plugin::does_not_end")),
        Trouble::Failed { words: "不是 UTF-8 文字".into() },
        Trouble::Missing { words: "没有正文".into() },
        Trouble::Argument { position: 2, wanted: "list of text".into() },
        Trouble::GaveUp { times: 3, last: Box::new(died(false)) },
        Trouble::Aborted,
    ]
}

/// What is said of folders, of commands and by lint.
fn others() -> Vec<Message> {
    let of = |code: &'static str| Message::new(code).with("plugin", "keywords");
    let known = || vec!["density".to_owned(), "words".to_owned()];
    vec![
        of("heng::plugin::same_id").with("other", "rules/plugins/keywords"),
        of("heng::plugin::same_namespace").with("namespace", "service").with("other", "residents"),
        of("heng::plugin::library_namespace").with("namespace", "service"),
        of("heng::plugin::held"),
        of("heng::plugin::not_replaced").with("why", Trouble::NotTrusted.message("keywords")),
        of("heng::plugin::unreadable").with("path", "plugins/keywords/k.py").with("why", "Permission denied"),
        of("heng::plugin::no_plain_file").with("path", "words.txt"),
        of("heng::plugin::folder_too_large").with("files", 2_000usize).with("megabytes", 64usize),
        of("heng::plugin::unknown_function")
            .with("name", "densty")
            .with("suggestion", "density")
            .with("known", known()),
        of("heng::plugin::wrong_argument")
            .with("name", "service::density")
            .with("position", 1usize)
            .with("wanted", "document")
            .with("found", Message::new("heng::rule::kind_text"))
            .with("known", "service::density(text: document) -> number"),
        of("heng::plugin::no_such_report").with("format", "breif").with("known", vec!["plugin:brief".to_owned()]),
        of("heng::plugin::no_such_report").with("format", "brief").with("known", Vec::<String>::new()),
        of("heng::plugin::no_such_plugin").with("name", "keyword").with("known", vec!["keywords".to_owned()]),
        of("heng::plugin::no_such_plugin").with("name", "keyword").with("known", Vec::<String>::new()),
        of("heng::plugin::none_in_folder").with("folder", "plugins"),
        of("heng::plugin::ask_first"),
        of("heng::plugin::no_home"),
    ]
}

/// Lines that are no diagnostics: what commands print.
const LINES: &[&str] = &[
    "tried_start",
    "tried_call",
    "tried_long",
    "tried_twice",
    "tried_report",
    "tried_unknown",
    "tried_cancel",
    "tried_shutdown",
    "list_none",
    "list_alone",
    "list_bounded",
    "list_trusted",
    "list_untrusted",
    "list_changed",
    "list_component",
    "list_folder",
    "list_command",
    "list_file",
    "list_functions",
    "list_reads",
    "list_reports",
    "list_rights",
    "list_no_rights",
    "trusted_already",
    "trust_question",
    "trust_not",
    "trust_done",
    "distrust_done",
    "distrust_none",
    "test_good",
    "test_bad",
    "made",
];

fn line(code: &str) -> String {
    format!("plugin-{code}")
}

/// The codes of a message and of those within it.
fn names(message: &Message, into: &mut BTreeSet<String>) {
    into.insert(message.code.to_string());
    for argument in message.args.values() {
        if let Arg::Message(inner) = argument {
            names(inner, into);
        }
    }
}

#[test]
fn everything_that_is_said_of_plugins() {
    let source = Source::new("plugins/keywords/plugin.yaml", GOOD);
    let mut all = mistakes();
    let place = |message: Message| Diagnostic::error(message).at(&source, Span::new(4, 12));
    all.extend(troubles().iter().map(|trouble| place(trouble.message("keywords"))));
    all.extend(others().into_iter().map(place));
    let mut said = BTreeSet::new();
    for one in &all {
        names(&one.message, &mut said);
    }
    said.extend(LINES.iter().map(|code| format!("heng::plugin::{code}")));
    let there: BTreeSet<String> = codes().into_iter().filter(|code| code.starts_with("heng::plugin::")).collect();
    let unsaid: Vec<&String> = there.difference(&said).collect();
    assert!(unsaid.is_empty(), "there are words for these, and nobody has read them here: {unsaid:?}");
    for lang in [Lang::Zh, Lang::En] {
        let (renderer, words) = (Renderer::new(lang, false, 100), Catalogue::of(lang));
        let mut text = String::new();
        let mut seen = BTreeSet::new();
        for one in &all {
            let drawn = renderer.render(one);
            assert!(!drawn.contains("{ $") && !drawn.contains("⟨"), "{drawn}");
            if seen.insert(drawn.clone()) {
                text.push_str(&drawn);
                text.push('\n');
            }
        }
        let arguments = [
            ("plugin", "keywords"),
            ("function", "density"),
            ("number", "1"),
            ("format", "brief"),
            ("what", "…"),
            ("tried", "16"),
            ("wrong", "2"),
            ("folder", "plugins/keywords"),
        ]
        .map(|(name, value)| (name, Arg::from(value)));
        for code in LINES {
            let _ = writeln!(text, "{}", words.phrase(&line(code), &arguments));
        }
        insta::assert_snapshot!(if lang == Lang::Zh { "said_in_chinese" } else { "said_in_english" }, text);
    }
}
