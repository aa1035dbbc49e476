//! The whole page: the views in their order, one style, one script, and the policy that lets nothing else run.

use heng_model::assessment::Assessment;
use heng_model::{Diagnostic, Message};
use heng_report::{Made, stem};
use minijinja::{Value, context};

use crate::material::Material;
use crate::options::{Options, Pages, Split};
use crate::render::{Renderer, fingerprint};
use crate::{
    about, anchor, claims, distribution, government, heat, indicators, league, map, matrix, overview, regions, tiers,
};

/// The pages of an assessment.
///
/// # Errors
/// A layout of the theme that cannot be filled, with the line at fault.
pub fn html(assessment: &Assessment, options: &Options<'_>) -> Result<Pages, Diagnostic> {
    if options.split == Split::Always && !options.publish {
        return folder(assessment, options, Vec::new());
    }
    let material = Material::new(assessment, options, false);
    let renderer = Renderer::new(&options.theme, material.words)?;
    let page = whole(&material, &renderer, None)?;
    let size = page.len();
    if size > options.too_large && options.split == Split::WhereTooLarge && !options.publish {
        let message =
            Message::new("heng::pages::split").with("size", megabytes(size)).with("most", megabytes(options.too_large));
        return folder(assessment, options, vec![Diagnostic::note(message)]);
    }
    let mut remarks = Vec::new();
    if size > options.large {
        remarks.push(Diagnostic::warning(Message::new("heng::pages::large").with("size", megabytes(size))));
    }
    Ok(Pages { made: vec![Made::new(assessment, ".html", page)], remarks })
}

/// `10 MB`
fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes / 1_000_000)
}

/// A page of what concerns all, and one per government.
fn folder(assessment: &Assessment, options: &Options<'_>, remarks: Vec<Diagnostic>) -> Result<Pages, Diagnostic> {
    let material = Material::new(assessment, options, true);
    let renderer = Renderer::new(&options.theme, material.words)?;
    let folder = stem(assessment);
    let page = |name: &str, text: String| Made { name: format!("{folder}/{name}.html"), bytes: text.into_bytes() };
    let mut made = vec![page("index", whole(&material, &renderer, None)?)];
    for at in 0..material.members().len() {
        let name = anchor::file(material.members()[at].1.subject.id.as_str());
        made.push(page(&name, whole(&material, &renderer, Some(at))?));
    }
    Ok(Pages { made, remarks })
}

/// One page; of a single government where `only` names its place.
fn whole(material: &Material<'_>, renderer: &Renderer, only: Option<usize>) -> Result<String, Diagnostic> {
    let options = material.options;
    let style = options.theme.inline("theme.css");
    let script = options.theme.inline("script.js");
    let publish = options.publish;
    let index = only.is_none();
    let open = !publish;
    let members = material.members();
    let shown: Vec<_> = match only {
        Some(at) => vec![members[at]],
        None if material.split || publish => Vec::new(),
        None => members,
    };
    let governments: Vec<_> = shown.iter().map(|(group, row)| government::part(material, group, row)).collect();
    let title = only.and_then(|_| governments.first().map(|one| one.name.clone()));
    let views = context! {
        overview => index.then(|| overview::view(material)),
        leagues => index.then(|| league::view(material)),
        distribution => index.then(|| distribution::view(material)),
        regions => index.then(|| regions::view(material)).flatten(),
        map => index.then(|| map::view(material)).flatten(),
        heat => (index && open).then(|| heat::view(material)),
        indicators => (index && open).then(|| indicators::view(material)),
        claims => index.then(|| claims::view(material)).flatten(),
        matrix => (index && open).then(|| matrix::view(material)),
        governments => governments,
    };
    let head = context! {
        about => about::view(material),
        signs => tiers::signs(&material.assessment.definition),
        subject => title,
        publish => publish,
        split => material.split,
        index => index,
        home => if material.split { "index.html" } else { "" },
        style => Value::from_safe_string(style.clone()),
        script => Value::from_safe_string(script.clone()),
        style_hash => Value::from_safe_string(fingerprint(&style)),
        script_hash => Value::from_safe_string(fingerprint(&script)),
    };
    renderer.fill("page.html", &context! { ..head, ..views })
}
