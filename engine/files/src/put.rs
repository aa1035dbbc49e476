//! Writing a file so that nobody ever sees half of it: it is written whole beside its place and only then put there. Who is
//! killed meanwhile leaves the old file or the new one, and perhaps one more whose name ends in [`UNFINISHED`].

use std::io::Write;
use std::path::Path;

use tempfile::Builder;

/// The ending of files that are being written.
pub const UNFINISHED: &str = "tmp";

/// What a file is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// Somebody's work: it is on the disk before it is in its place, so that not even the machine can lose both.
    Work,
    /// It can be made again: nobody waits for the disk.
    Result,
    /// The same, and nobody's business but its owner's.
    Private,
}

/// Writes a file in place of the one that may be there, whose permissions it keeps. Folders on the way are made.
pub fn put(path: &Path, bytes: &[u8], worth: Worth) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    let ending = format!(".{UNFINISHED}");
    builder.suffix(&ending);
    if worth != Worth::Private {
        as_other_files(&mut builder);
    }
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(bytes)?;
    if let Ok(known) = path.metadata() {
        beside.as_file().set_permissions(known.permissions())?;
    }
    if worth == Worth::Work {
        beside.as_file().sync_all()?;
    }
    beside.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are their owner's alone; a new file gets what the system gives others, without what the user does not want.
#[cfg(unix)]
fn as_other_files(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn as_other_files(_: &mut Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("检查/结果.json");
        put(&path, b"1", Worth::Result).unwrap();
        put(&path, "二".as_bytes(), Worth::Work).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "二");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_take_its_place_leaves_what_is_there() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("folder/full")).unwrap();
        assert!(put(&root.path().join("folder"), b"1", Worth::Result).is_err());
        let names: Vec<_> = std::fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["folder"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions_and_a_new_one_has_those_of_other_files() {
        use std::fs::Permissions;
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        let mode = |name: &str| at(name).metadata().unwrap().permissions().mode() & 0o777;
        std::fs::write(at("like"), "").unwrap();
        for worth in [Worth::Work, Worth::Result] {
            put(&at("new"), b"", worth).unwrap();
            assert_eq!(mode("new"), mode("like"));
            // More than the system would give a new file, and less.
            for kept in [0o666, 0o640] {
                std::fs::set_permissions(at("new"), Permissions::from_mode(kept)).unwrap();
                put(&at("new"), b"", worth).unwrap();
                assert_eq!(mode("new"), kept);
            }
            std::fs::remove_file(at("new")).unwrap();
        }
        put(&at("own"), b"", Worth::Private).unwrap();
        assert_eq!(mode("own"), 0o600);
    }
}
