//! Many threads that ask one plugin, and what is left of it.

use std::sync::atomic::{AtomicBool, Ordering};

use heng_plugin::Trouble;
use heng_tests::has_python;
use serde_json::json;

use crate::stand::{call, root, trusted};

#[test]
fn everybody_gets_the_answer_to_what_they_asked() {
    if !has_python() {
        return;
    }
    let plugins = trusted(&root().join("plugins/examples/keywords-python"));
    let plugin = plugins.get("keywords").unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            scope.spawn(move || {
                for round in 0..25 {
                    // Half of what is asked others ask too.
                    let own = if round % 2 == 0 { 0 } else { thread + 1 };
                    let words = ["便民", "养老", "医保"][(round + own) % 3];
                    let outcome = call(plugin, "words", &[json!(format!("{own}-{round} {words}"))]).unwrap();
                    assert_eq!(outcome.value, json!([words]));
                }
            });
        }
    });
}

#[test]
fn whoever_waits_for_a_process_is_let_go_when_the_run_ends() {
    if !has_python() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let program = "import json, sys, time\nfor line in sys.stdin:\n    asked = json.loads(line)\n    \
        if asked['method'] == 'call': time.sleep(600)\n    \
        print(json.dumps({'jsonrpc': '2.0', 'id': asked['id'], 'result': {'protocol': 1, 'id': 'slow', 'version': '1'}}), flush=True)\n";
    std::fs::write(folder.path().join("a.py"), program).unwrap();
    let manifest = "id: slow\nversion: 1\nprotocol: 1\ncommand: [python3, ./a.py]\nfunctions: { f: { parameters: { n: number }, returns: number } }\nlimits: { seconds: 600, processes: 1 }\n";
    std::fs::write(folder.path().join("plugin.yaml"), manifest).unwrap();
    let plugins = trusted(folder.path());
    let plugin = plugins.get("slow").unwrap();
    let abort = AtomicBool::new(false);
    plugin.start(&abort).unwrap();
    let function = plugin.manifest.function("f").unwrap();
    std::thread::scope(|scope| {
        let asked: Vec<_> = (0..4)
            .map(|number| {
                scope.spawn({
                    let abort = &abort;
                    move || plugin.call(function, &[json!(number)], abort)
                })
            })
            .collect();
        std::thread::sleep(std::time::Duration::from_millis(200));
        abort.store(true, Ordering::Relaxed);
        for one in asked {
            assert_eq!(one.join().unwrap().unwrap_err(), Trouble::Aborted);
        }
    });
}
