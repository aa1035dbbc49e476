//! Why the system refused a file, in words; its own are left for what is rare.

use std::io::{Error, ErrorKind};
use std::path::Path;

use heng_model::{Diagnostic, Message};

/// That something cannot be read.
pub fn unreadable(path: &Path, error: &Error) -> Diagnostic {
    refused("heng::cli::cannot_read", path, error)
}

/// That something cannot be written.
pub fn unwritable(path: &Path, error: &Error) -> Diagnostic {
    refused("heng::cli::cannot_write", path, error)
}

fn refused(code: &'static str, path: &Path, error: &Error) -> Diagnostic {
    Diagnostic::error(Message::new(code).with("path", path.display().to_string()).with("why", why(error)))
}

/// The reason of a refusal.
pub fn why(error: &Error) -> Message {
    Message::new(match error.kind() {
        ErrorKind::NotFound => "heng::cli::io_absent",
        ErrorKind::PermissionDenied => "heng::cli::io_denied",
        ErrorKind::IsADirectory => "heng::cli::io_is_folder",
        ErrorKind::NotADirectory => "heng::cli::io_no_folder",
        ErrorKind::AlreadyExists => "heng::cli::io_exists",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "heng::cli::io_full",
        ErrorKind::ReadOnlyFilesystem => "heng::cli::io_read_only",
        ErrorKind::InvalidData => "heng::cli::io_no_text",
        _ => return Message::new("heng::cli::io_other").with("reason", error.to_string()),
    })
}
