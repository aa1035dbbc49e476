//! `heng-wasm FILE`: a plugin that is a component, as a process that speaks the protocol of `plugins/PROTOCOL.md`.
//!
//! Heng starts it and writes into FILE which component it is and what it may cost. The component itself has no rights: no file, no
//! network, no environment; its clock stands still and its chance is always the same. Each call is answered by an instance of its
//! own, so that no call knows of another, and is bounded by instructions, not by time.

mod component;
mod crossing;
mod engine;
mod fault;
mod hosted;
mod limits;
mod nothing;
mod process;
mod wit;

use std::io::{self, BufWriter};
use std::path::Path;
use std::process::ExitCode;

use hosted::Hosted;

#[allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [word] = words.as_slice() else {
        eprintln!("heng-wasm is started by heng, for plugins that are components. heng-wasm --version");
        return ExitCode::from(2);
    };
    if word == "--version" {
        println!("heng-wasm {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    let answered = Hosted::read(Path::new(word))
        .and_then(|hosted| process::answer(&hosted, io::stdin().lock(), BufWriter::new(io::stdout().lock())));
    match answered {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
