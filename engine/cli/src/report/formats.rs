//! The formats: what each is called, and which room makes it.

use std::path::Path;

use heng_model::Message;
use heng_model::assessment::Assessment;
use heng_report::{Made, View};

use crate::arguments::{Report, ReportFormat};

impl ReportFormat {
    /// All of them, in the order in which they are told.
    const ALL: [ReportFormat; 1] = [ReportFormat::Json];

    /// As it is typed.
    pub fn name(self) -> &'static str {
        match self {
            ReportFormat::Json => "json",
        }
    }

    /// How its file's name ends, where it is one file.
    fn ending(self) -> Option<&'static str> {
        match self {
            ReportFormat::Json => Some(".json"),
        }
    }

    /// Whether it is a single file.
    pub fn is_one_file(self) -> bool {
        self.ending().is_some()
    }

    /// Whether it is a single text that other programs take from standard output.
    pub fn is_one_text(self) -> bool {
        match self {
            ReportFormat::Json => true,
        }
    }

    /// Its files.
    pub fn made(self, assessment: &Assessment, view: &View, _: &Report) -> Result<Vec<Made>, Message> {
        let _ = view;
        match self {
            ReportFormat::Json => Ok(vec![heng_exchange::json(assessment)]),
        }
    }
}

/// The formats that were asked for, each once; where none is named, the one that the file's name asks for.
pub fn asked(command: &Report) -> Result<Vec<ReportFormat>, Message> {
    let mut formats: Vec<ReportFormat> = Vec::new();
    for format in &command.formats {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    if formats.is_empty() {
        formats.extend(command.out.as_deref().and_then(by_name));
    }
    if formats.is_empty() {
        let known: Vec<String> = ReportFormat::ALL.iter().map(|one| one.name().to_owned()).collect();
        return Err(Message::new("heng::cli::report_no_format").with("known", known));
    }
    Ok(formats)
}

/// The format whose files are named like this one: the longest ending counts.
fn by_name(path: &Path) -> Option<ReportFormat> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let fits = |format: &&ReportFormat| format.ending().is_some_and(|ending| name.ends_with(ending));
    ReportFormat::ALL.iter().filter(fits).max_by_key(|format| format.ending().map(str::len)).copied()
}
