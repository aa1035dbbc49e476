//! Snapshots of cases are insta's: its own tool lists and accepts what `heng test` leaves pending.

use std::path::Path;
use std::process::Command;

use crate::cases::{CASES, small};
use crate::heng::{Ran, ran};

const SNAPSHOT: &str = "rules/checks/1-library/snapshots/没有输入框.snap";

/// `cargo insta …` on the methodology's folder. Nothing where it is not installed, which is said; with
/// `HENG_REQUIRE_CARGO_INSTA` the test fails instead.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn cargo_insta(folder: &Path, arguments: &[&str]) -> Option<Ran> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let insta = || {
        let mut command = Command::new(&cargo);
        // What the run of this test is told by cargo is of another workspace.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("CARGO_") || name.starts_with("INSTA_")) {
                command.env_remove(name);
            }
        }
        command.arg("insta").current_dir(folder);
        command
    };
    if !insta().arg("--version").output().is_ok_and(|output| output.status.success()) {
        assert!(std::env::var_os("HENG_REQUIRE_CARGO_INSTA").is_none(), "cargo insta is required and not there");
        eprintln!("skipped: cargo insta is not installed");
        return None;
    }
    Some(ran(insta().args(arguments)))
}

#[test]
fn its_own_tool_lists_and_accepts_what_is_pending() {
    let small = small();
    let cases = small.read(CASES).replace("## 没有查询", "## 没有输入框");
    small.write(CASES, &cases);
    assert_eq!(small.heng(&["test", "rules"]).status, 5);
    // It looks for snapshots in the folders of packages.
    small.write(
        "rules/Cargo.toml",
        "[package]\nname = \"rules\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    );
    small.write("rules/src/lib.rs", "");
    let folder = small.path("rules");

    let Some(listed) = cargo_insta(&folder, &["pending-snapshots", "--as-json"]) else { return };
    assert_eq!(listed.status, 0, "{}", listed.errors);
    let listed: serde_json::Value = serde_json::from_str(listed.out.trim()).unwrap();
    let path = Path::new(listed["path"].as_str().unwrap()).canonicalize();
    assert!(path.is_err(), "it names the snapshot that is not accepted yet");
    assert!(listed["path"].as_str().unwrap().ends_with("没有输入框.snap"), "{listed}");

    let accepted = cargo_insta(&folder, &["accept"]).unwrap();
    assert_eq!(accepted.status, 0, "{}", accepted.errors);
    let by_its_tool = small.read(SNAPSHOT);
    let after = small.heng(&["test", "rules", "--ci", "--filter", "没有输入框"]);
    assert_eq!(after.status, 0, "{}{}", after.out, after.errors);
    std::fs::remove_file(small.path(SNAPSHOT)).unwrap();
    assert_eq!(small.heng(&["test", "rules", "--accept", "--filter", "没有输入框"]).status, 0);
    assert_eq!(by_its_tool, small.read(SNAPSHOT), "both accept to the byte");
}
