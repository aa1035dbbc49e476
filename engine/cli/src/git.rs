//! A folder as it was committed, through the `git` program: nothing is checked out, nothing is written.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use heng_files::{Files, Memory};
use heng_model::{Diagnostic, Message};

/// How a revision is written: `git:HEAD`.
const PREFIX: &str = "git:";

/// The revision that an argument names, if it names one.
pub fn revision(argument: &str) -> Option<&str> {
    argument.strip_prefix(PREFIX).map(|revision| if revision.is_empty() { "HEAD" } else { revision })
}

/// The files of a folder as they stand in a revision.
pub fn files(folder: &Path, revision: &str) -> Result<Arc<dyn Files>, Box<Diagnostic>> {
    // A revision that begins with a dash would be an option.
    if revision.starts_with('-') {
        return Err(unknown(folder, revision, "").into());
    }
    let inside = run(folder, &["rev-parse", "--is-inside-work-tree"])?;
    if !inside.status.success() {
        let message = Message::new("heng::cli::not_in_git").with("folder", folder.display().to_string());
        return Err(Box::new(Diagnostic::error(message)));
    }
    let commit = run(folder, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
    if !commit.status.success() {
        return Err(unknown(folder, revision, &said(&commit)).into());
    }
    let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
    // Paths come relative to the folder, each ended by a zero byte, so that no name needs quoting.
    let listed = run(folder, &["ls-tree", "-r", "-z", &commit, "."])?;
    if !listed.status.success() {
        return Err(unknown(folder, revision, &said(&listed)).into());
    }
    let entries: Vec<(&str, &str)> = listed.stdout.split(|byte| *byte == 0).filter_map(blob).collect();
    let contents = contents(folder, entries.iter().map(|(object, _)| *object))?;
    let contents = contents.ok_or_else(|| Box::new(unknown(folder, revision, "")))?;
    let mut memory = Memory::new();
    let mut count = 0;
    for ((_, path), content) in entries.into_iter().zip(contents) {
        // A name that no folder of Heng's can have is not one of its files.
        count += usize::from(memory.insert(path, content).is_ok());
    }
    if count == 0 {
        let message = Message::new("heng::cli::nothing_in_git").with("folder", folder.display().to_string());
        return Err(Box::new(Diagnostic::error(message.with("revision", revision))));
    }
    Ok(Arc::new(memory))
}

/// Object and path of a regular file: `100644 blob <object>\t<path>`. Links and submodules are passed over.
fn blob(entry: &[u8]) -> Option<(&str, &str)> {
    let (head, path) = std::str::from_utf8(entry).ok()?.split_once('\t')?;
    let mut words = head.split(' ');
    let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
    (kind == "blob" && mode != "120000").then_some((object, path))
}

/// The contents of objects, in one run of the program; nothing where it does not say what was asked for.
fn contents<'a>(
    folder: &Path,
    objects: impl Iterator<Item = &'a str>,
) -> Result<Option<Vec<Vec<u8>>>, Box<Diagnostic>> {
    let asked: String = objects.map(|object| format!("{object}\n")).collect();
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::null()).spawn().map_err(|error| Box::new(no_git(&error)))?;
    let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
    // Asked from a thread of its own: the answers would fill the pipe before the last question is put.
    let asking = std::thread::spawn(move || input.write_all(asked.as_bytes()));
    let mut answers = Vec::new();
    let read = output.read_to_end(&mut answers);
    let put = asking.join();
    let done = child.wait();
    if read.is_err() || !matches!(put, Ok(Ok(()))) || !done.is_ok_and(|status| status.success()) {
        return Ok(None);
    }
    Ok(split(&answers))
}

/// `<object> blob <size>`, a line break, the content, a line break; again and again.
fn split(mut answers: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut contents = Vec::new();
    while !answers.is_empty() {
        let end = answers.iter().position(|byte| *byte == b'\n')?;
        let size: usize = std::str::from_utf8(&answers[..end]).ok()?.split(' ').nth(2)?.parse().ok()?;
        let rest = &answers[end + 1..];
        contents.push(rest.get(..size)?.to_vec());
        answers = rest.get(size + 1..)?;
    }
    Some(contents)
}

fn run(folder: &Path, arguments: &[&str]) -> Result<Output, Box<Diagnostic>> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    output.map_err(|error| Box::new(no_git(&error)))
}

fn no_git(error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(Message::new("heng::cli::no_git").with("why", crate::system::why(error)))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or_default().to_owned()
}

fn unknown(folder: &Path, revision: &str, why: &str) -> Diagnostic {
    let message = Message::new("heng::cli::unknown_revision").with("revision", revision).with("why", why);
    Diagnostic::error(message.with("folder", folder.display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_told_from_a_folder() {
        assert_eq!(revision("git:HEAD~2"), Some("HEAD~2"));
        assert_eq!(revision("git:"), Some("HEAD"));
        assert_eq!(revision("rules/git"), None);
    }

    #[test]
    fn only_regular_files_are_read() {
        assert_eq!(blob(b"100644 blob abc\tchecks/1-a/\xe6\x94\xbf.yaml"), Some(("abc", "checks/1-a/政.yaml")));
        assert_eq!(blob(b"120000 blob abc\tlink"), None);
        assert_eq!(blob(b"160000 commit abc\tsub"), None);
        assert_eq!(blob(b""), None);
        assert_eq!(split(b"abc blob 3\na\nb\ndef blob 0\n\n"), Some(vec![b"a\nb".to_vec(), Vec::new()]));
        assert_eq!(split(b"abc missing\n"), None);
    }
}
