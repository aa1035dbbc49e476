//! Lists the catalogue's files, so that a room's words are there as soon as its file is.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?).join("catalogue");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut list = String::new();
    for (name, lang) in [("ZH", "zh"), ("EN", "en")] {
        let rooms = rooms(&root.join(lang))?;
        let _ = writeln!(list, "const {name}: &[Room] = &{rooms};");
    }
    fs::write(out.join("rooms.rs"), list)
}

/// `[("rule", include_str!("…/rule.ftl")), …]`, in the order of names.
fn rooms(folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    let mut list = String::from("[");
    for path in files {
        let room = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let _ = write!(list, "({room:?}, include_str!({:?})), ", path.display().to_string());
    }
    list.push(']');
    Ok(list)
}
