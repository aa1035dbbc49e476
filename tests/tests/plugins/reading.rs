//! Plugins as readers of evidence.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_evidence::reader::{Bounds, Reader};
use heng_evidence::{Bundle, Readers};
use heng_files::Memory;
use heng_model::Place;
use heng_model::definition::Limits;
use heng_plugin::{PluginReader, Plugins, Setting};
use heng_tests::has_python;

use crate::stand::{root, search, trusted};

const TEXT: &str = "社区便民服务\n\n养老、托育一件事\n";

fn reader(plugins: &Plugins) -> PluginReader {
    PluginReader(plugins.get("keywords").unwrap().clone())
}

#[test]
fn a_file_that_a_plugin_reads_is_a_document_like_any_other() {
    if !has_python() {
        return;
    }
    let plugins = trusted(&root().join("plugins/examples/keywords-python"));
    let readers = Readers::none().with_plugin(Arc::new(reader(&plugins)));
    let files = [("bundle.yaml", "subject: \"1\"\n"), ("data/a/b.kw.txt", TEXT), ("data/c.txt", TEXT)];
    let files: Arc<Memory> = Arc::new(files.into_iter().collect());
    let bundle = Bundle::open("b", files, Limits::default(), &readers);
    let document = bundle.document("a/b.kw.txt").unwrap();
    assert_eq!(&*document.title().unwrap().text, "社区便民服务");
    let found = document.says("养老").unwrap();
    let Place::Bytes { span } = found.origin.place else { panic!("{:?}", found.origin) };
    assert_eq!(&TEXT[span.range()], "养老", "its own bytes in the file");
    assert!(bundle.document("c.txt").is_ok(), "other files are read as ever");
    assert!(bundle.diagnostics().is_empty(), "{:?}", bundle.diagnostics());
}

#[test]
fn what_goes_wrong_costs_the_file_and_is_named() {
    if !has_python() {
        return;
    }
    let folder = root().join("plugins/examples/keywords-python");
    let bytes: Arc<[u8]> = Arc::from(*b"\xff\xfe");
    let bounds = Bounds::of(Limits::default());
    let good = trusted(&folder);
    let fault = reader(&good).read("a.kw.txt", &bytes, &bounds).unwrap_err();
    assert_eq!((&*fault.why.code, fault.lasting), ("heng::plugin::failed", true), "it says itself that it cannot");
    let setting = Setting { search: search(), ..Setting::default() };
    let (untrusted, _) = Plugins::load(std::slice::from_ref(&folder), &setting);
    let fault = reader(&untrusted).read("a.kw.txt", &bytes, &bounds).unwrap_err();
    assert_eq!((&*fault.why.code, fault.lasting), ("heng::plugin::not_trusted", false), "somebody may trust it yet");
    assert_eq!(fault.why.text("plugin"), Some("keywords"));
}

#[test]
fn lies_about_parts_are_found() {
    if !has_python() {
        return;
    }
    let lies = BTreeMap::from([
        (
            "{'text': '便民', 'parts': [{'start': 1, 'end': 3, 'place': {'kind': 'page', 'page': 1, 'line': 1}}]}",
            "lying_place",
        ),
        (
            "{'text': '便民', 'parts': [{'start': 0, 'end': 9, 'place': {'kind': 'page', 'page': 1, 'line': 1}}]}",
            "lying_place",
        ),
        ("{'text': 3}", "malformed"),
        ("{'words': 'x'}", "malformed"),
    ]);
    for (lie, code) in lies {
        let folder = tempfile::tempdir().unwrap();
        let program = format!(
            "import json, sys\nfor line in sys.stdin:\n    asked = json.loads(line)\n    if asked['method'] == 'shutdown': break\n    \
             result = {lie} if asked['method'] == 'read' else {{'protocol': 1, 'id': 'keywords', 'version': '1'}}\n    \
             print(json.dumps({{'jsonrpc': '2.0', 'id': asked['id'], 'result': result}}), flush=True)\n"
        );
        std::fs::write(folder.path().join("a.py"), program).unwrap();
        let manifest = "id: keywords\nversion: 1\nprotocol: 1\ncommand: [python3, ./a.py]\nreads: '*.kw.txt'\n";
        std::fs::write(folder.path().join("plugin.yaml"), manifest).unwrap();
        let plugins = trusted(folder.path());
        let fault = reader(&plugins).read("a.kw.txt", &Arc::from(*b"ab"), &Bounds::of(Limits::default())).unwrap_err();
        assert_eq!(fault.why.code, format!("heng::plugin::{code}"), "{lie}");
    }
}
