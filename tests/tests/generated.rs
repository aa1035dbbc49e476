//! Files in the repository that are made from the engine's own definitions, and must not fall behind them.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::path::Path;

use heng_report::{Lang, bounds_page};
use heng_script::{PageLang, editor_snippets, interface_page};

/// Compares a file with what it should be; with `HENG_RENEW=1` writes it instead.
fn is_current(path: &str, wanted: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    if std::env::var_os("HENG_RENEW").is_some_and(|value| !value.is_empty()) {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, wanted).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == wanted, "{path} is stale: renew it with HENG_RENEW=1 cargo test -p heng-tests --test generated");
}

#[test]
fn the_page_on_the_script_interface_is_current() {
    is_current("docs/script-interface.md", &interface_page(PageLang::Zh));
    is_current("docs/script-interface.en.md", &interface_page(PageLang::En));
}

#[test]
fn the_page_on_bounds_is_current() {
    let bounds = heng_assess::bounds();
    is_current("docs/bounds.md", &bounds_page(Lang::Zh, &bounds));
    is_current("docs/bounds.en.md", &bounds_page(Lang::En, &bounds));
}

#[test]
fn what_editors_complete_with_is_current() {
    let snippets = editor_snippets();
    assert!(serde_json::from_str::<serde_json::Value>(&snippets).is_ok(), "snippets are JSON");
    is_current("docs/editor/heng.code-snippets", &snippets);
}

#[test]
fn the_page_on_report_templates_is_current() {
    is_current("docs/report-templates.md", &heng_prose::templates_page());
}
