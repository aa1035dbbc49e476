//! The formats: what each is called, and which room makes it.

use std::path::Path;

use clap::ValueEnum;
use heng_model::assessment::Assessment;
use heng_model::{Diagnostic, Message};
use heng_prose::Format;
use heng_report::{Made, View};

use super::{html, plugin, prose};
use crate::arguments::{Report, ReportFormat};
use crate::console::Console;

impl ReportFormat {
    /// As it is typed.
    fn name(self) -> String {
        if let ReportFormat::Plugin(name) = self {
            return format!("plugin:{name}");
        }
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// How its file's name ends, where it is one file.
    fn ending(self) -> Option<&'static str> {
        match self {
            ReportFormat::Json => Some(".json"),
            ReportFormat::Csv | ReportFormat::Plugin(_) => None,
            ReportFormat::Sarif => Some(".sarif"),
            ReportFormat::Junit => Some(".junit.xml"),
            ReportFormat::Github => Some(".github.txt"),
            ReportFormat::Xlsx => Some(".xlsx"),
            ReportFormat::Html => Some(".html"),
            ReportFormat::Md => Some(".md"),
            ReportFormat::Docx => Some(".docx"),
        }
    }

    /// Whether it is a single file.
    pub fn is_one_file(self) -> bool {
        self.ending().is_some()
    }

    /// Whether it is a single text that other programs take from standard output.
    pub fn is_one_text(self) -> bool {
        match self {
            ReportFormat::Json | ReportFormat::Sarif | ReportFormat::Junit | ReportFormat::Github => true,
            ReportFormat::Csv | ReportFormat::Xlsx | ReportFormat::Plugin(_) => false,
            // A page is opened, not read in a terminal.
            ReportFormat::Html => false,
            // A file for each template, and for each government.
            ReportFormat::Md | ReportFormat::Docx => false,
        }
    }

    /// Its files.
    pub fn made(self, of: &Making<'_>) -> Result<Vec<Made>, Vec<Diagnostic>> {
        let Making { console, assessment, view, command, rules } = of;
        let refused = |message: Message| vec![Diagnostic::error(message)];
        Ok(match self {
            ReportFormat::Json => vec![heng_exchange::json(assessment)],
            ReportFormat::Csv => heng_exchange::csv(assessment, view, !command.no_bom),
            ReportFormat::Sarif => vec![heng_exchange::sarif(assessment, view)],
            ReportFormat::Junit => vec![heng_exchange::junit(assessment, view)],
            ReportFormat::Github => vec![heng_exchange::github(assessment, view, rules)],
            ReportFormat::Html => html::made(console, assessment, view, command).map_err(|problem| vec![*problem])?,
            ReportFormat::Plugin(name) => plugin::made(of, name).map_err(refused)?,
            ReportFormat::Xlsx => vec![heng_office::xlsx(assessment, view).map_err(refused)?],
            ReportFormat::Md => prose::made(Format::Markdown, assessment, view, command, rules)?,
            ReportFormat::Docx => prose::made(Format::Word, assessment, view, command, rules)?,
        })
    }
}

/// What files are made of.
pub struct Making<'a> {
    /// Where what there is to be said of files is said.
    pub console: &'a Console,
    /// The results.
    pub assessment: &'a Assessment,
    /// Who reads, and whom they ask about.
    pub view: &'a View,
    /// What was typed.
    pub command: &'a Report,
    /// The methodology's folder as the reader names it; empty where nobody knows it.
    pub rules: &'a str,
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
        let known: Vec<String> = ReportFormat::value_variants().iter().map(|one| one.name()).collect();
        return Err(Message::new("heng::cli::report_no_format").with("known", known));
    }
    // Whoever publishes must not hand on by accident what is not to be published.
    if let Some(other) = formats.iter().find(|format| command.publish && **format != ReportFormat::Html) {
        return Err(Message::new("heng::cli::report_publish").with("format", other.name()));
    }
    Ok(formats)
}

/// The format whose files are named like this one: the longest ending counts.
fn by_name(path: &Path) -> Option<ReportFormat> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let fits = |format: &&ReportFormat| format.ending().is_some_and(|ending| name.ends_with(ending));
    ReportFormat::value_variants().iter().filter(fits).max_by_key(|format| format.ending().map(str::len)).copied()
}
