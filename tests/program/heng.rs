//! Running the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What came of a run.
pub struct Ran {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub errors: String,
}

/// The project's folder.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The program, in an environment that says nothing.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heng"));
    command.current_dir(project()).env_remove("HENG_LANG").env("NO_COLOR", "1").env("RUST_BACKTRACE", "0");
    command
}

/// Runs the program in the project's folder.
pub fn heng<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Ran {
    ran(program().args(arguments))
}

/// Runs a prepared command.
pub fn ran(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Ran {
        status: status.code().unwrap_or(-1),
        out: String::from_utf8(stdout).unwrap(),
        errors: String::from_utf8(stderr).unwrap(),
    }
}
