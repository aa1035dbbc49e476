//! A browser without a window, where one is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Names that the browser goes by.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser. Nothing where there is none, which is said; with `HENG_REQUIRE_BROWSER` the test fails instead.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
pub fn found() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::env::split_paths(&folders).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    let found = paths.into_iter().find(|path| path.is_file());
    if found.is_none() {
        assert!(std::env::var_os("HENG_REQUIRE_BROWSER").is_none(), "a browser is required and not there");
        eprintln!("skipped: no Chromium on this machine");
    }
    found
}

/// What came of opening a page.
#[allow(dead_code, reason = "several tests open pages, and not all ask for everything")]
pub struct Opened {
    /// The tree as it was after scripts had run.
    pub dom: String,
    /// What scripts and policies wrote to the console.
    pub console: Vec<String>,
    /// How long it took, the browser's own start included.
    pub took: Duration,
}

/// Opens a page that stands on a disk, with a fragment or without.
pub fn opened(browser: &Path, page: &str, fragment: &str) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, page).unwrap();
    let begun = Instant::now();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"])
        .args(["--virtual-time-budget=4000", "--window-size=1280,900", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("file://{}{fragment}", file.display()))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let took = begun.elapsed();
    let said = String::from_utf8_lossy(&output.stderr);
    let console = said.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect();
    Opened { dom: String::from_utf8_lossy(&output.stdout).into_owned(), console, took }
}
