//! `heng new check`: a check that runs from the first moment, with its place in the tree.

use std::path::Path;
use std::sync::Arc;

use heng_files::{Files, Memory, Overlay};
use heng_methodology::{Grown, grown, load};
use heng_model::{Diagnostic, IndicatorId, Message, Number};
use heng_report::Catalogue;

use super::{fresh, scaffold};
use crate::arguments::NewCheck;
use crate::console::Console;
use crate::inputs;
use crate::run::say;
use crate::status::Status;

/// Runs the command.
pub fn run(console: &Console, command: &NewCheck) -> Status {
    made(console, command).unwrap_or_else(|status| status)
}

fn made(console: &Console, command: &NewCheck) -> Result<Status, Status> {
    let usage = |message: Message| say(console, &[Diagnostic::error(message)], Status::Usage);
    let root = inputs::methodology(command.methodology.as_deref());
    let root = root.map_err(|problems| say(console, &problems, Status::Usage))?;
    let files = inputs::open(&root).map_err(|problem| say(console, &[*problem], Status::Usage))?;
    let id = IndicatorId::from(command.indicator.as_str());
    let name = command.name.as_ref().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let name = name.filter(|name| !name.is_empty());
    let loaded = load(files.clone());
    let Some(methodology) = loaded.methodology else {
        // Perhaps nothing is wrong but that this check is not there.
        let checked = name.as_ref().is_some_and(|name| {
            let above = Memory::from_iter(scaffolded(console, &id, name));
            load(Arc::new(Overlay::new(files.clone(), above))).methodology.is_some()
        });
        let Some(name) = name.filter(|_| checked) else {
            console.say_in(&root, &loaded.diagnostics);
            return Err(Status::BrokenRule);
        };
        return put(console, &root, &files, (&id, &name), None);
    };
    let weight: Option<Number> = match &command.weight {
        Some(text) => match text.parse::<Number>() {
            Ok(weight) if weight.is_positive() => Some(weight),
            _ => return Err(usage(Message::new("heng::cli::not_a_weight").with("text", text.as_str()))),
        },
        None => None,
    };
    let grown = grown(&methodology, &id, name.as_deref(), weight.as_ref()).map_err(usage)?;
    let Some(name) = grown.name.clone().or(name) else {
        return Err(usage(Message::new("heng::cli::name_needed").with("id", &id)));
    };
    put(console, &root, &files, (&id, &name), Some(&grown))
}

/// The files of the new check, by their paths in the methodology.
fn scaffolded(console: &Console, id: &IndicatorId, name: &str) -> Vec<(String, String)> {
    let folder = scaffold::folder(id.as_str(), name);
    let files = scaffold::check(console.lang, id.as_str(), name).into_iter();
    files.map(|(path, text)| (format!("{folder}/{path}"), text)).collect()
}

/// Writes the check and its line of the tree, once both have proved to run. Without a change the tree has the line.
fn put(
    console: &Console,
    root: &Path,
    files: &Arc<dyn Files>,
    (id, name): (&IndicatorId, &str),
    grown: Option<&Grown>,
) -> Result<Status, Status> {
    let mut made = scaffolded(console, id, name);
    fresh::is_free(console, root, &made)?;
    // The tree comes last: until then the methodology is as it was.
    made.extend(grown.map(|grown| ("methodology.yaml".to_owned(), grown.text.clone())));
    let above = made.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Memory>();
    let files: Arc<dyn Files> = Arc::new(Overlay::new(files.clone(), above));
    let snapshots = fresh::proved(console, root, &files, id)?;
    fresh::write(console, root, made.iter().map(|(path, text)| (path.as_str(), text.as_str())))?;
    let folder = scaffold::folder(id.as_str(), name);
    fresh::accept(console, root, &folder, snapshots)?;
    tell(console, root, &folder, id, grown);
    Ok(Status::Done)
}

fn tell(console: &Console, root: &Path, folder: &str, id: &IndicatorId, grown: Option<&Grown>) {
    if console.quiet() {
        return;
    }
    let words = Catalogue::of(console.lang);
    let path = |path: &str| root.join(path).to_string_lossy().replace('\\', "/");
    let folder = path(folder);
    let mut lines =
        vec![words.phrase("cli-new_check", &[("folder", folder.as_str().into()), ("id", id.as_str().into())])];
    match grown.map(|grown| &grown.line) {
        Some(Some((number, line))) => {
            let place = format!("{}:{number}", path("methodology.yaml"));
            lines.push(words.phrase("cli-new_line", &[("place", place.into()), ("line", line.as_str().into())]));
        }
        Some(None) => lines.push(words.phrase("cli-new_taken_up", &[("id", id.as_str().into())])),
        None => lines.push(words.phrase("cli-new_in_tree", &[("id", id.as_str().into())])),
    }
    if let Some((lender, before, after)) = grown.and_then(|grown| grown.lent.as_ref()) {
        let args = [
            ("lender", lender.as_str().into()),
            ("before", before.to_string().into()),
            ("after", after.to_string().into()),
        ];
        lines.push(words.phrase("cli-new_lent", &args));
    }
    lines.push(words.phrase("cli-new_check_next", &[("folder", folder.into())]));
    console.print(&(lines.join("\n") + "\n"));
}
