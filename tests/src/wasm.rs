//! Plugins in tests that are components want the program that hosts them, which is built on its own.

use std::path::{Path, PathBuf};

/// `heng-wasm`, as `HENG_WASM` names it or as it was built last. Where there is none that is said; with `HENG_REQUIRE_WASM=1` the test
/// fails instead.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
pub fn wasm_host() -> Option<PathBuf> {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/wasm/target");
    let name = if cfg!(windows) { "heng-wasm.exe" } else { "heng-wasm" };
    let named = std::env::var_os("HENG_WASM").map(PathBuf::from);
    let places = named.into_iter().chain(["release", "debug"].map(|profile| built.join(profile).join(name)));
    let found = places.into_iter().find(|path| path.is_file());
    let required = std::env::var_os("HENG_REQUIRE_WASM").is_some_and(|value| value == "1");
    assert!(
        found.is_some() || !required,
        "there is no heng-wasm: cargo build --release --manifest-path plugins/wasm/Cargo.toml"
    );
    if found.is_none() {
        eprintln!("skipped: there is no heng-wasm: cargo build --release --manifest-path plugins/wasm/Cargo.toml");
    }
    found
}
