//! A memo in a folder: a file for each subject.
//!
//! A file is written beside the old one and takes its place, so that a run that is killed, or another at the same time, leaves the one
//! or the other. It begins with a line that names the engine's build and the digest of the rest: what was made by another build, or is
//! damaged, is as good as none. Nothing here is an error: a folder that cannot be written is a memo that forgets.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use heng_files::{UNFINISHED, Worth, put};
use heng_model::SubjectId;
use heng_script::Answer;

use super::shard::{self, MOST_WRITTEN};
use super::{Memo, Shard};

/// Bytes of all files together.
const MOST_BYTES: u64 = 256 << 20;
/// After so long a file that was being written is one that nobody will finish.
const ABANDONED: Duration = Duration::from_hours(1);
/// The name of what is known of scripts.
const SCRIPTS: &str = "scripts";

/// A memo in a folder.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    build: String,
    most: u64,
}

impl Disk {
    /// The memo in a folder, which is made when something is kept. `build` tells builds of the engine apart.
    pub fn new(folder: &Path, build: &str) -> Self {
        Self { folder: folder.to_path_buf(), build: build.to_owned(), most: MOST_BYTES }
    }

    /// The same with another bound on the bytes of all files together.
    #[must_use]
    pub fn at_most(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// A text that was kept under a name.
    pub fn text(&self, name: &str) -> Option<String> {
        let path = self.folder.join(name);
        if std::fs::metadata(&path).ok()?.len() > 2 * MOST_WRITTEN as u64 {
            return None;
        }
        let text = std::fs::read_to_string(path).ok()?;
        let (head, body) = text.split_once('\n')?;
        (head == self.head(name, body)).then(|| body.to_owned())
    }

    /// Keeps a text under a name.
    pub fn keep(&self, name: &str, body: &str) {
        // A memo that cannot be written costs time, and nothing else.
        let _ = self.write(name, body);
    }

    fn write(&self, name: &str, body: &str) -> std::io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let note = self.folder.join(".gitignore");
        if !note.is_file() {
            std::fs::write(note, "*\n")?;
        }
        let text = [&self.head(name, body), "\n", body].concat();
        put(&self.folder.join(name), text.as_bytes(), Worth::Private)
    }

    fn head(&self, name: &str, body: &str) -> String {
        format!("heng memo 1 {} {name} {}", self.build, blake3::hash(body.as_bytes()).to_hex())
    }
}

/// The name of a subject's file: ids may hold what no file name can.
fn name_of(subject: &SubjectId) -> String {
    blake3::hash(subject.as_str().as_bytes()).to_hex()[..32].to_owned()
}

impl Memo for Disk {
    fn load(&self, subject: &SubjectId) -> Shard {
        self.text(&name_of(subject)).map(|text| Shard::parse(&text)).unwrap_or_default()
    }

    fn save(&self, subject: &SubjectId, shard: &Shard) {
        self.keep(&name_of(subject), &shard.write());
    }

    fn sound(&self) -> BTreeSet<Answer> {
        let text = self.text(SCRIPTS).unwrap_or_default();
        text.lines().filter_map(shard::read).collect()
    }

    fn note_sound(&self, sound: &BTreeSet<Answer>) {
        let lines: Vec<String> = sound.iter().map(shard::written).collect();
        self.keep(SCRIPTS, &lines.join("\n"));
    }

    fn tidy(&self) {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return };
        let now = SystemTime::now();
        let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in entries.flatten() {
            let Ok(metadata) = entry.metadata() else { continue };
            let (Ok(written), path) = (metadata.modified(), entry.path()) else { continue };
            let is_old = now.duration_since(written).is_ok_and(|age| age > ABANDONED);
            if path.extension() == Some(OsStr::new(UNFINISHED)) {
                if is_old {
                    let _ = std::fs::remove_file(path);
                }
            } else if metadata.is_file() {
                files.push((written, metadata.len(), path));
            }
        }
        let mut sum: u64 = files.iter().map(|(_, size, _)| size).sum();
        files.sort();
        for (_, size, path) in files {
            if sum <= self.most {
                break;
            }
            sum -= size;
            let _ = std::fs::remove_file(path);
        }
    }
}
