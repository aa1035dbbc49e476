//! Where the files of a report go.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf, is_separator};

use heng_model::Message;
use heng_report::Made;

use crate::arguments::{Report, ReportFormat};

/// Where to.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// To standard output.
    Printed,
    /// Into files.
    Files(Files),
}

/// Which files.
#[derive(Debug, PartialEq, Eq)]
pub enum Files {
    /// Those of every format, each under its own name.
    In(PathBuf),
    /// The one file of the one format.
    As(PathBuf),
}

impl Place {
    /// Where somebody wants it who typed this. A single text is printed; what is no single text goes beside the results.
    pub fn of(command: &Report, formats: &[ReportFormat], results: &Path) -> Result<Self, Message> {
        let printable = matches!(formats, [one] if one.is_one_text());
        let Some(out) = &command.out else {
            if printable && !command.open {
                return Ok(Place::Printed);
            }
            let beside = results.parent().map(Path::to_path_buf).unwrap_or_default();
            return Ok(Place::Files(Files::In(beside)));
        };
        if out.as_os_str() == "-" {
            return match (printable, command.open) {
                (true, false) => Ok(Place::Printed),
                (false, _) => Err(Message::new("heng::cli::report_not_one")),
                (true, true) => Err(Message::new("heng::cli::report_open_nothing")),
            };
        }
        let folder = out.is_dir() || out.to_string_lossy().ends_with(is_separator);
        let single = matches!(formats, [one] if one.is_one_file()) && out.extension().is_some();
        let place = if single && !folder { Files::As(out.clone()) } else { Files::In(out.clone()) };
        match (&place, out.is_file()) {
            (Files::In(_), true) => {
                Err(Message::new("heng::cli::report_no_folder").with("path", out.display().to_string()))
            }
            _ => Ok(Place::Files(place)),
        }
    }
}

impl Files {
    /// Each file with its path. Two formats that would write the same file are refused.
    pub fn paths(&self, made: Vec<Made>) -> Result<Vec<(PathBuf, Vec<u8>)>, Message> {
        let mut taken = BTreeSet::new();
        let mut paths = Vec::new();
        for one in made {
            let path = match self {
                Files::As(path) => path.clone(),
                Files::In(folder) => folder.join(&one.name),
            };
            if !taken.insert(path.clone()) {
                return Err(Message::new("heng::cli::report_same_file").with("path", path.display().to_string()));
            }
            paths.push((path, one.bytes));
        }
        Ok(paths)
    }
}
