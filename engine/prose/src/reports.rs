//! Templates become files.

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::statistic::ClaimOp;
use heng_model::{Diagnostic, Message, Number};
use heng_report::{Catalogue, Lang, Made, stem, subject_name};

use crate::environment::Renderer;
use crate::fault::with_suggestion;
use crate::filters::Speaker;
use crate::material::Material;
use crate::options::{Asked, Format, Options};
use crate::template::Template;
use crate::tree::Block;
use crate::words::NEARLY_ALL;
use crate::{markdown, read, title, word};

/// Most characters of a government's name in the name of a file.
const MOST_NAME: usize = 40;

/// The files of a report; every mistake in its templates that shows at once.
pub fn reports(assessment: &Assessment, options: &Options<'_>) -> Result<Vec<Made>, Vec<Diagnostic>> {
    let mut made = Vec::new();
    for template in chosen(options)? {
        let lang = lang(assessment, options, template);
        let words = Catalogue::of(lang);
        let stated = assessment.definition.words.get(&ClaimOp::NearlyAll).and_then(|range| range.at_least.clone());
        let nearly_all = stated.or_else(|| Number::ratio(NEARLY_ALL, 1_000)).unwrap_or_else(Number::one);
        let renderer = Renderer::new(&options.templates, &Speaker { words, nearly_all })?;
        let material = Material::new(assessment, options, words);
        let whole = material.whole();
        let one = |of: Option<&SubjectResult>| -> Result<Made, Vec<Diagnostic>> {
            let government = of.and_then(|result| material.government(result));
            let context = Material::root(&whole, government);
            let text = renderer.fill(template, context).map_err(|problem| vec![*problem])?;
            let mut blocks = read::read(&text);
            title::complete(&mut blocks, assessment, of, words);
            if template.head.numbered {
                title::number(&mut blocks, lang);
            }
            Ok(Made { name: name(assessment, options, template, of), bytes: bytes(&blocks, assessment, options)? })
        };
        if template.is_per_government() {
            for result in options.view.results(assessment) {
                made.push(one(Some(result))?);
            }
        } else {
            made.push(one(None)?);
        }
    }
    Ok(made)
}

fn bytes(blocks: &[Block], assessment: &Assessment, options: &Options<'_>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    match options.format {
        Format::Markdown => Ok(markdown::written(blocks).into_bytes()),
        Format::Word => word::written(blocks, &options.style, assessment).map_err(|error| {
            vec![Diagnostic::error(Message::new("heng::prose::cannot_make").with("why", error.to_string()))]
        }),
    }
}

/// The templates that are asked for.
fn chosen<'a>(options: &'a Options<'_>) -> Result<Vec<&'a Template>, Vec<Diagnostic>> {
    let all: Vec<&Template> = options.templates.reports().collect();
    match &options.asked {
        Asked::Named(names) => {
            let find = |name: &String| {
                all.iter().find(|one| one.name == *name).copied().ok_or_else(|| {
                    let known = all.iter().map(|one| one.name.as_str());
                    let message = Message::new("heng::prose::no_such_template").with("name", name.as_str());
                    vec![Diagnostic::error(with_suggestion(message, name, known))]
                })
            };
            names.iter().map(find).collect()
        }
        Asked::All if options.view.subjects.is_empty() => Ok(all),
        Asked::All => {
            let per: Vec<&Template> = all.iter().copied().filter(|one| one.is_per_government()).collect();
            Ok(if per.is_empty() { all } else { per })
        }
    }
}

/// The language of a template's words: its own, else that of the methodology it stands in; Heng's own speak to the reader.
fn lang(assessment: &Assessment, options: &Options<'_>, template: &Template) -> Lang {
    let methodology = if assessment.definition.language == "en" { Lang::En } else { Lang::Zh };
    template.head.lang.unwrap_or(if options.templates.own { options.view.lang } else { methodology })
}

/// `csc-2024-annual.docx`, `csc-2024-reports/330100-杭州市.docx`.
fn name(assessment: &Assessment, options: &Options<'_>, template: &Template, of: Option<&SubjectResult>) -> String {
    let ending = match options.format {
        Format::Markdown => "md",
        Format::Word => "docx",
    };
    let plain = |text: &str| -> String {
        let kept = |one: char| if one.is_alphanumeric() || "-_".contains(one) { one } else { '-' };
        text.chars().take(MOST_NAME).map(kept).collect()
    };
    let stem = stem(assessment);
    let template = plain(&template.name);
    match of {
        None if template == "general" && options.templates.own => format!("{stem}.{ending}"),
        None => format!("{stem}-{template}.{ending}"),
        Some(result) => {
            let folder = if template == "government" { "reports" } else { template.as_str() };
            let who = plain(subject_name(&assessment.definition, &result.subject));
            format!("{stem}-{folder}/{}-{who}.{ending}", plain(result.subject.as_str()))
        }
    }
}
