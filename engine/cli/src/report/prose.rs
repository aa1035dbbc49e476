//! The report as prose: the templates and the style of the methodology, where it is at hand, else Heng's own.

use std::path::Path;
use std::sync::Arc;

use heng_model::assessment::Assessment;
use heng_model::{Diagnostic, Message, Source};
use heng_prose::{Asked, Format, Options, Style, Templates, reports};
use heng_report::{Made, View};

use crate::arguments::Report;
use crate::console::placed;
use crate::inputs;
use crate::report::memory::Bounded;
use crate::report::project::Project;

/// Largest template or style that is read; a template that is larger than the room admits is refused there, at its name.
const MOST_BYTES: u64 = 4 << 20;

/// The reports; every mistake in the templates that shows at once.
pub fn made(
    format: Format,
    assessment: &Assessment,
    view: &View,
    command: &Report,
    rules: &str,
) -> Result<Vec<Made>, Vec<Diagnostic>> {
    let project = Project::of(command, assessment, view);
    let mut options = Options::new(view.clone(), format);
    if !command.template.is_empty() {
        options.asked = Asked::Named(command.template.clone());
    }
    let folder = project.as_ref().map(|one| one.methodology.clone());
    let folder = folder.or_else(|| (!rules.is_empty()).then(|| Path::new(rules).to_path_buf()));
    if let Some(folder) = folder.map(|folder| folder.join(Templates::FOLDER)).filter(|folder| folder.is_dir()) {
        let (templates, style) = read(&folder)?;
        options.templates = Templates::read(templates)?;
        if let Some(style) = style {
            options.style = Style::read(&style)?;
        }
    }
    if let Some(project) = &project {
        options.sources = project;
    }
    for result in view.results(assessment) {
        let next = heng_assess::to_next_tier(assessment, &result.subject);
        options.next_tiers.extend(next.map(|next| (result.subject.clone(), next)));
    }
    let bounded = Bounded::begin();
    let made = reports(assessment, &options)?;
    drop(bounded);
    let single = command.out.as_deref().is_some_and(|out| out.extension().is_some() && !out.is_dir());
    if single && made.len() > 1 && command.formats.len() <= 1 {
        return Err(vec![Diagnostic::error(Message::new("heng::prose::several").with("count", made.len()))]);
    }
    Ok(made)
}

/// Templates, and a style where there is one.
type Texts = (Vec<Arc<Source>>, Option<Arc<Source>>);

/// The templates and the style of a folder, named from where the reader stands. What lies deeper belongs to other formats.
fn read(folder: &Path) -> Result<Texts, Vec<Diagnostic>> {
    let files = inputs::open(folder).map_err(|problem| vec![*problem])?;
    let (mut templates, mut style) = (Vec::new(), None);
    for entry in files.list().files {
        let name = entry.path;
        let is_template = name.ends_with(Templates::ENDING) && !name.contains('/');
        if !is_template && name != Style::FILE {
            continue;
        }
        let refused = |why: String| {
            let path = folder.join(&name).display().to_string();
            vec![Diagnostic::error(Message::new("heng::cli::cannot_read").with("path", path).with("why", why))]
        };
        let bytes = files.read(&name, MOST_BYTES).map_err(|error| refused(error.to_string()))?;
        let text = String::from_utf8(bytes.to_vec()).map_err(|error| refused(error.to_string()))?;
        let source = placed(folder, &Source::new(name.as_str(), text.strip_prefix('\u{feff}').unwrap_or(&text)));
        if is_template { templates.push(source) } else { style = Some(source) }
    }
    Ok((templates, style))
}
