//! The small bundle of a case, as files.

use heng_files::Memory;

/// What is known of the files.
pub(crate) const META: &str = "bundle.yaml";
/// What people coded stands in one file for all indicators.
pub(crate) const OBSERVATIONS: &str = "observations.yaml";
/// The `bundle.yaml` of a case that states none. The subject is chosen elsewhere.
pub const META_UNSTATED: &str = "synthetic: true\n";

/// The bundle of a case without blocks: without a `bundle.yaml` it would be none.
pub(crate) fn empty() -> Memory {
    Memory::from_iter([(META, META_UNSTATED)])
}

/// Where a file stands within the bundle; blocks name it by its path within `data/`, beside which `bundle.yaml` stands.
pub(crate) fn place(path: &str) -> String {
    if path == META { path.to_owned() } else { format!("data/{path}") }
}
