//! Real pages and samples stand beside the project and are no part of it.

use std::path::{Path, PathBuf};

/// A folder of `../shared`. Nothing where it is not there, which is said; with `HENG_REQUIRE_SHARED` the test fails instead.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
pub fn beside(path: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(path);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("HENG_REQUIRE_SHARED").is_none(), "{} is required and not there", folder.display());
    eprintln!("skipped: {} is not there", folder.display());
    None
}
