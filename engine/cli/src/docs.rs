//! `heng docs`: the handbook of a methodology, and whether a copy of it is still true.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_files::Files;
use heng_handbook::{Book, Material, book, html, markdown, stale};
use heng_model::{Diagnostic, Message, Severity};
use heng_pages::Theme;
use heng_report::{Catalogue, Made};

use crate::arguments::{Docs, DocsFormat};
use crate::console::Console;
use crate::lint::looked_at;
use crate::report::theme_of;
use crate::run::say;
use crate::status::Status;
use crate::{documents, inputs, system};

/// Runs the command.
pub fn run(console: &Console, command: &Docs) -> Status {
    made(console, command).unwrap_or_else(|status| status)
}

fn made(console: &Console, command: &Docs) -> Result<Status, Status> {
    let folder = inputs::methodology(command.path.as_deref());
    let folder = folder.map_err(|problems| say(console, &problems, Status::Usage))?;
    let files = inputs::open(&folder).map_err(|problem| say(console, &[*problem], Status::Usage))?;
    let book = book_of(console, &folder, &files)?;
    let (format, out) = place(command, &book);
    let misplaced = match format {
        DocsFormat::Md if out.is_file() => Some("heng::docs::not_a_folder"),
        DocsFormat::Html if out.is_dir() => Some("heng::docs::not_a_file"),
        _ => None,
    };
    if let Some(code) = misplaced {
        let message = Message::new(code).with("path", shown(&out));
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    }
    let words = Catalogue::of(console.lang);
    let pages = match format {
        DocsFormat::Md => markdown(&book, words),
        DocsFormat::Html => {
            let own = Some(folder.join(Theme::FOLDER)).filter(|folder| folder.is_dir());
            let theme = theme_of(own.as_deref()).map_err(|problem| say(console, &[*problem], Status::Usage))?;
            let page = html(&book, &theme, words).map_err(|problem| say(console, &[problem], Status::Usage))?;
            vec![page]
        }
    };
    if command.check { held(console, format, &out, &pages) } else { write(console, format, &out, &pages) }
}

/// The content. What is wrong with the methodology is said as `heng lint` says it, and nothing comes of it then.
fn book_of(console: &Console, folder: &Path, files: &Arc<dyn Files>) -> Result<Book, Status> {
    let (read, problems) = looked_at(console, folder, files);
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    let Some(read) = read.filter(|_| !broken) else {
        console.say_in(folder, &problems);
        return Err(Status::BrokenRule);
    };
    let words = Catalogue::of(console.lang);
    Ok(book(&Material::new(&read.methodology, &**files, &read.suite, &read.rules, words)))
}

/// Which form, and where it goes.
fn place(command: &Docs, book: &Book) -> (DocsFormat, PathBuf) {
    let named = command.out.as_ref().map(|out| {
        let is_page = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html"));
        if is_page { DocsFormat::Html } else { DocsFormat::Md }
    });
    let format = command.format.or(named).unwrap_or(DocsFormat::Html);
    let plain = |sign: char| if sign.is_alphanumeric() || "-_".contains(sign) { sign } else { '-' };
    let id: String = book.id.chars().take(80).map(plain).collect();
    let ending = if format == DocsFormat::Html { ".html" } else { "" };
    let out = command.out.clone().unwrap_or_else(|| PathBuf::from(format!("{id}-handbook{ending}")));
    (format, out)
}

/// Where a page stands.
fn at(format: DocsFormat, out: &Path, name: &str) -> PathBuf {
    if format == DocsFormat::Html { out.to_path_buf() } else { out.join(name) }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn write(console: &Console, format: DocsFormat, out: &Path, pages: &[Made]) -> Result<Status, Status> {
    for page in pages {
        let path = at(format, out, &page.name);
        documents::replace(&path, &page.bytes)
            .map_err(|error| say(console, &[system::unwritable(&path, &error)], Status::Usage))?;
    }
    told(console, "docs-written", out, pages.len());
    Ok(Status::Done)
}

/// Holds the copy that stands there against what would be written.
fn held(console: &Console, format: DocsFormat, out: &Path, pages: &[Made]) -> Result<Status, Status> {
    if !out.exists() {
        let message = Message::new("heng::docs::nothing_there").with("path", shown(out));
        return Err(say(console, &[Diagnostic::error(message)], Status::Findings));
    }
    let known = if format == DocsFormat::Md { pages_in(out) } else { Vec::new() };
    let read = |name: &str| {
        let bytes = std::fs::read(at(format, out, name)).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let Some(stale) = stale(pages, &known, read, |name| shown(&at(format, out, name))) else {
        told(console, "docs-current", out, pages.len());
        return Ok(Status::Done);
    };
    console.say(&[stale.first]);
    console.remark(&Catalogue::of(console.lang).phrase("docs-stale_pages", &[("count", stale.pages.into())]));
    Ok(Status::Findings)
}

/// The pages of checks that a copy has.
fn pages_in(out: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(out.join("checks")) else { return Vec::new() };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "md"))
        .map(|name| format!("checks/{name}"))
        .collect();
    names.sort();
    names
}

fn told(console: &Console, id: &str, out: &Path, count: usize) {
    let args = [("path", shown(out).into()), ("count", count.into())];
    console.remark(&Catalogue::of(console.lang).phrase(id, &args));
}
