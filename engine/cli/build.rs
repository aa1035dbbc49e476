//! Tells builds of the engine apart: a digest of its sources, the versions it depends on, the compiler and the profile. What one build
//! remembers no other reads.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

/// Readers that are part of the program.
const SHIPPED: [&str; 6] = ["docx", "pdf", "shipped", "warc", "xlsx", "zipped"];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let engine = here.parent().ok_or(io::ErrorKind::NotFound)?;
    let mut hasher = blake3::Hasher::new();
    for folder in engine.read_dir()?.collect::<io::Result<Vec<_>>>()?.iter().map(std::fs::DirEntry::path) {
        for part in ["src", "catalogue", "Cargo.toml"] {
            let part = folder.join(part);
            if part.exists() {
                println!("cargo::rerun-if-changed={}", part.display());
            }
        }
    }
    let mut sources = files(engine)?;
    for reader in SHIPPED.map(|name| engine.join("../plugins").join(name)) {
        println!("cargo::rerun-if-changed={}", reader.display());
        sources.extend(files(&reader)?);
    }
    let lock = engine.join("../Cargo.lock");
    println!("cargo::rerun-if-changed={}", lock.display());
    for path in sources.iter().chain([&lock]) {
        let bytes = std::fs::read(path)?;
        let name = path.strip_prefix(engine).unwrap_or(path).to_string_lossy().into_owned();
        for part in [name.as_bytes(), &bytes] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
    }
    let compiler = Command::new(env::var_os("RUSTC").ok_or(io::ErrorKind::NotFound)?).arg("-vV").output()?.stdout;
    hasher.update(&compiler);
    for name in ["PROFILE", "TARGET", "OPT_LEVEL", "DEBUG"] {
        hasher.update(env::var(name).unwrap_or_default().as_bytes()).update(&[0]);
    }
    println!("cargo::rustc-env=HENG_BUILD={}", &hasher.finalize().to_hex()[..32]);
    Ok(())
}

/// What the engine is made of, in the order of paths.
fn files(engine: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(engine).sort_by_file_name() {
        let path = entry?.into_path();
        let is_source =
            ["rs", "ftl", "toml"].iter().any(|ending| path.extension().is_some_and(|known| known == *ending));
        let is_test = path.components().any(|part| part.as_os_str() == "tests");
        if is_source && !is_test && path.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}
