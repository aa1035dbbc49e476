//! `cargo run -p heng-generator -- write`: makes the bundles of the examples from the table of truth.
//! `cargo run -p heng-generator -- draw`: draws the table anew.

use std::path::Path;
use std::process::ExitCode;

use heng_generator::subject::Subject;
use heng_generator::truth::Truth;
use heng_generator::{Error, draw, write};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let subjects = folder.join("../../rules/csc-2024/subjects.yaml");
    let done = match std::env::args().nth(1).as_deref() {
        Some("draw") => drawn(&subjects, folder),
        Some("write") => written(&subjects, folder),
        _ => {
            #[allow(clippy::print_stderr, reason = "the program's own words")]
            {
                eprintln!("cargo run -p heng-generator -- write|draw");
            }
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[allow(clippy::print_stderr, reason = "the program's own words")]
            {
                eprintln!("{error}");
            }
            ExitCode::FAILURE
        }
    }
}

fn drawn(subjects: &Path, folder: &Path) -> Result<(), Error> {
    let truth = draw::draw(&Subject::all(subjects)?, &draw::Plan::read(&folder.join("draw.yaml"))?);
    let path = folder.join("truth.csv");
    std::fs::write(&path, truth.csv()).map_err(|source| Error::File { path, source })
}

fn written(subjects: &Path, folder: &Path) -> Result<(), Error> {
    let truth = Truth::read(&folder.join("truth.csv"))?;
    let made = write::bundles(&Subject::all(subjects)?, &truth);
    write::put(&made, &folder.join("../csc-2024/bundles"))
}
