//! What a plugin did not read is neither there nor missing: no score may hang on it.

use std::sync::Arc;

use heng_evidence::{Bundle, Open, Readers};
use heng_files::Memory;
use heng_model::definition::Limits;
use heng_plugin::{PluginReader, Plugins, Setting};
use heng_tests::has_python;

use crate::stand::{root, search, trusted};

const OBSERVATIONS: &str =
    "'1':\n  has:\n    codings:\n      - { value: 是, by: 甲, on: 2024-11-13, where: a.kw.txt, quote: QUOTE }\n";

fn bundle(plugins: &Plugins, observations: &str) -> Bundle {
    let files = [
        ("bundle.yaml", "subject: \"1\"\n"),
        ("data/observations.yaml", observations),
        ("data/a.kw.txt", "便民服务\n"),
    ];
    let readers = plugins.readers(&Readers::none());
    Bundle::open("b", Arc::new(files.into_iter().collect::<Memory>()), Limits::default(), &readers)
}

#[test]
fn a_coding_is_open_where_what_it_cites_was_not_read() {
    if !has_python() {
        return;
    }
    let folder = root().join("plugins/examples/keywords-python");
    let setting = Setting { search: search(), ..Setting::default() };
    let (untrusted, _) = Plugins::load(std::slice::from_ref(&folder), &setting);
    let trusted = trusted(&folder);
    let said = |plugins: &Plugins, quote: &str| {
        let bundle = bundle(plugins, &OBSERVATIONS.replace("QUOTE", quote));
        let observation = bundle.observation("1", "has").unwrap();
        let observation = observation.unwrap_or_else(|| panic!("{:?}", bundle.diagnostics()));
        let said = bundle.decision(&observation, None).value.map(str::to_owned);
        (said, bundle.diagnostics().len())
    };
    assert_eq!(said(&trusted, "便民").0, Ok("是".to_owned()));
    assert!(matches!(said(&trusted, "高效").0, Err(Open::NotCited(_))));
    for quote in ["便民", "高效"] {
        let (open, diagnostics) = said(&untrusted, quote);
        assert!(matches!(&open, Err(Open::Unread(unreadable)) if !unreadable.lasting), "{quote}: {open:?}");
        assert_eq!(diagnostics, 0, "nothing is said of the evidence");
    }
}

#[test]
fn a_plugin_that_lies_about_the_file_says_nothing_of_it() {
    if !has_python() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let program = "import json, sys\nfor line in sys.stdin:\n    asked = json.loads(line)\n    if asked['method'] == 'shutdown': break\n    \
        part = {'start': 0, 'end': 6, 'place': {'kind': 'bytes', 'start': 0, 'end': 900}}\n    \
        result = {'text': '便民', 'parts': [part]} if asked['method'] == 'read' else {'protocol': 1, 'id': 'liar', 'version': '1'}\n    \
        print(json.dumps({'jsonrpc': '2.0', 'id': asked['id'], 'result': result}), flush=True)\n";
    std::fs::write(folder.path().join("a.py"), program).unwrap();
    let manifest = "id: liar\nversion: 1\nprotocol: 1\ncommand: [python3, ./a.py]\nreads: '*.kw.txt'\n";
    std::fs::write(folder.path().join("plugin.yaml"), manifest).unwrap();
    let unreadable = bundle(&trusted(folder.path()), "").document("a.kw.txt").unwrap_err();
    assert_eq!((&*unreadable.why.code, unreadable.lasting), ("heng::reader::lies", false));
}

#[test]
fn consent_is_part_of_what_tells_readers_apart() {
    use heng_evidence::reader::Reader;

    let folder = root().join("plugins/examples/keywords-python");
    let digest = |plugins: &Plugins| PluginReader(plugins.get("keywords").unwrap().clone()).digest();
    let (untrusted, _) = Plugins::load(std::slice::from_ref(&folder), &Setting::default());
    assert_ne!(digest(&untrusted), digest(&trusted(&folder)));
}
