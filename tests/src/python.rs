//! Plugins in tests are written in Python.

use std::process::Command;

/// Whether there is a Python to run plugins with. Where there is none that is said; with `HENG_REQUIRE_PYTHON=1` the test fails instead.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
pub fn has_python() -> bool {
    let found = Command::new("python3").arg("--version").output().is_ok_and(|out| out.status.success());
    let required = std::env::var_os("HENG_REQUIRE_PYTHON").is_some_and(|value| value == "1");
    assert!(found || !required, "there is no python3");
    if !found {
        eprintln!("skipped: there is no python3 to run plugins with");
    }
    found
}
