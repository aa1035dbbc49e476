//! The report as pages: the project's own layouts and rules where they are at hand, and what is to be published.

use std::path::Path;

use heng_model::assessment::Assessment;
use heng_model::{Diagnostic, Message, Source};
use heng_pages::{Options, Split, Theme, html};
use heng_report::{Made, View};

use crate::arguments::Report;
use crate::console::{Console, placed};
use crate::inputs;
use crate::report::project::Project;

/// Largest file of a theme or of a rule that is read.
const MOST_BYTES: u64 = 4 << 20;

/// The pages; what there is to be said of them is said.
pub fn made(
    console: &Console,
    assessment: &Assessment,
    view: &View,
    command: &Report,
) -> Result<Vec<Made>, Box<Diagnostic>> {
    let project = Project::of(command, assessment, view);
    let mut options = Options::new(view.clone());
    options.publish = command.publish;
    options.split = split(command);
    options.theme = theme(command, project.as_ref())?;
    if let Some(project) = &project {
        options.sources = project;
    }
    for result in view.results(assessment).filter(|_| !command.publish) {
        let next = heng_assess::to_next_tier(assessment, &result.subject);
        options.next_tiers.extend(next.map(|next| (result.subject.clone(), next)));
    }
    let pages = html(assessment, &options).map_err(Box::new)?;
    console.say(&pages.remarks);
    Ok(pages.made)
}

/// A folder of pages where it is asked for; a single file keeps the name that it is given.
fn split(command: &Report) -> Split {
    let named = command.out.as_deref().and_then(Path::extension).is_some_and(|ending| ending == "html");
    match (command.split, named) {
        (true, _) => Split::Always,
        (false, true) => Split::Never,
        (false, false) => Split::WhereTooLarge,
    }
}

/// Layouts of `--theme`, else those in `report/html` of the project's methodology, else Heng's own.
fn theme(command: &Report, project: Option<&Project>) -> Result<Theme, Box<Diagnostic>> {
    let own = || project.map(|one| one.methodology.join(Theme::FOLDER)).filter(|folder| folder.is_dir());
    theme_of(command.theme.clone().or_else(own).as_deref())
}

/// The layouts and the style of a folder, with Heng's own where it has none.
pub fn theme_of(folder: Option<&Path>) -> Result<Theme, Box<Diagnostic>> {
    let mut theme = Theme::default();
    let Some(folder) = folder else { return Ok(theme) };
    let files = inputs::open(folder)?;
    for entry in files.list().files {
        let name = entry.path;
        let read =
            files.read(&name, MOST_BYTES).map_err(|error| unreadable(&folder.join(&name), &error.to_string()))?;
        let text =
            String::from_utf8(read.to_vec()).map_err(|error| unreadable(&folder.join(&name), &error.to_string()))?;
        let source = placed(folder, &Source::new(name.as_str(), text));
        if let Err(unknown) = theme.replace(&name, source) {
            let known: Vec<String> = unknown.known.iter().map(ToString::to_string).collect();
            let message =
                Message::new("heng::cli::unknown_layout").with("path", folder.join(&name).display().to_string());
            return Err(Box::new(Diagnostic::error(message.with("known", known))));
        }
    }
    Ok(theme)
}

fn unreadable(path: &Path, why: &str) -> Diagnostic {
    let message = Message::new("heng::cli::cannot_read").with("path", path.display().to_string());
    Diagnostic::error(message.with("why", why))
}
