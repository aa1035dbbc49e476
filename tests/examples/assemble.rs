//! Puts the bundles of real pages into a folder, ready for `heng check`:
//!
//! ```console
//! $ cargo run -p heng-tests --example assemble -- target/real
//! $ heng check target/real
//! ```

use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let mut given = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(folder) = given.next() else {
        return Err(io::Error::other("where to? assemble FOLDER [PAGES]"));
    };
    let pages = given.next().unwrap_or_else(|| root.join("../shared/real/pages"));
    let plan = std::fs::read_to_string(root.join("tests/real/assemble.yaml"))?;
    for bundle in heng_tests::assemble(&plan, &pages)? {
        bundle.write(&folder.join("bundles"))?;
    }
    let project =
        format!("methodology: {:?}\nbundles: bundles/*\nout: out\n", root.join("rules/site-basics").to_string_lossy());
    std::fs::write(folder.join("heng.yaml"), project)
}
