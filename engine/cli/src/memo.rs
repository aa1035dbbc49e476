//! Where the program keeps what it found out: in `.heng/memo` beside `heng.yaml`. Without a project nothing is kept: Heng writes nowhere
//! unless somebody said where.

use std::path::{Path, PathBuf};

use heng_assess::Disk;

use crate::arguments::Running;
use crate::inputs::Inputs;

/// What tells this build of the engine from others.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("HENG_BUILD"));

/// The folder of a project's memo.
pub fn folder(project: &Path) -> PathBuf {
    project.join(heng_files::OURS).join("memo")
}

/// The memo of a run; none where there is no project, or nobody wants one.
pub fn of(inputs: &Inputs, running: &Running) -> Option<Disk> {
    kept(inputs, running.no_memo)
}

/// The same by the one flag that it hangs on.
pub fn kept(inputs: &Inputs, no_memo: bool) -> Option<Disk> {
    let project = inputs.project.as_ref().filter(|_| !no_memo)?;
    Some(Disk::new(&folder(project), BUILD))
}
