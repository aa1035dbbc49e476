//! What the system tells of files, as far as it matters here.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How often a folder is looked through that the system does not watch.
const POLL: Duration = Duration::from_millis(500);

/// Something that was seen.
#[derive(Debug)]
pub enum Seen {
    /// These paths may have changed; whether the system says that a file is written to its end.
    Paths(Vec<PathBuf>, bool),
    /// The system lost count: anything may have changed.
    Anything,
}

/// Whoever watches, for as long as it is kept.
#[derive(Debug)]
pub struct Eyes {
    _watcher: Box<dyn std::any::Any>,
    /// Whether folders are looked through, since the system cannot watch them.
    pub polling: bool,
}

/// Watches folders, each with all below it or alone.
pub fn open(folders: &[(PathBuf, bool)], poll: bool, to: &Sender<Seen>) -> Result<Eyes, notify::Error> {
    if !poll {
        match watching(RecommendedWatcher::new(teller(to), Config::default())?, folders) {
            Ok(watcher) => return Ok(Eyes { _watcher: Box::new(watcher), polling: false }),
            Err(error) if !is_too_much(&error) => return Err(error),
            Err(_) => {}
        }
    }
    let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
    let watcher = watching(PollWatcher::new(teller(to), config)?, folders)?;
    Ok(Eyes { _watcher: Box::new(watcher), polling: true })
}

fn watching<W: Watcher>(mut watcher: W, folders: &[(PathBuf, bool)]) -> Result<W, notify::Error> {
    for (folder, deep) in folders {
        watcher.watch(folder, if *deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive })?;
    }
    Ok(watcher)
}

/// Whether the system has no room for more watches.
fn is_too_much(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(io) => matches!(io.raw_os_error(), Some(24 | 28)) || io.kind() == std::io::ErrorKind::StorageFull,
        _ => false,
    }
}

fn teller(to: &Sender<Seen>) -> impl Fn(Result<Event, notify::Error>) + Send + 'static {
    let to = to.clone();
    move |event| {
        let seen = match event {
            Ok(event) if event.need_rescan() => Some(Seen::Anything),
            Ok(event) => whole(event.kind).map(|whole| Seen::Paths(event.paths, whole)),
            Err(_) => Some(Seen::Anything),
        };
        // Nobody listens any more where the program is about to end.
        if let Some(seen) = seen {
            let _ = to.send(seen);
        }
    }
}

/// Whether a file is written to its end after such an event; nothing where no bytes can have changed.
fn whole(kind: EventKind) -> Option<bool> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(true),
        EventKind::Access(_) => None,
        EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => Some(true),
        // Rights that change make a file unreadable.
        EventKind::Modify(_) | EventKind::Create(_) | EventKind::Remove(_) | EventKind::Any | EventKind::Other => {
            Some(false)
        }
    }
}

/// Whether what stands there can be judged: it is there, and it is not a file that somebody has just emptied.
pub fn is_there(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.is_dir() || metadata.len() > 0)
}
