//! The head of a template: what it is about and how its headings are, in YAML between two lines of `---`.

use std::sync::Arc;

use heng_model::{Diagnostic, Message, Severity, Source, Span};
use heng_report::Lang;
use heng_yaml::{Entry, Yaml, parse};

use crate::fault::with_suggestion;

/// The keys of a head: what each may hold and what it means.
pub static KEYS: [(&str, &str, &str); 3] = [
    ("per", "`assessment`（默认）或 `government`", "整个评估写一份，还是每个对象写一份"),
    ("numbered", "`true` 或 `false`（默认）", "标题加序号：一、（一）1.；第一个一级标题是题目，不加"),
    ("lang", "`zh` 或 `en`", "量词、日期、词语用哪种语言；不写，用指标体系的 `language`"),
];

/// What a template says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// Whether it is made for each government.
    pub per_government: bool,
    /// Whether headings are numbered.
    pub numbered: bool,
    /// The language of its words.
    pub lang: Option<Lang>,
    /// Bytes before the template's text.
    pub length: usize,
}

/// The head of a template.
pub fn head(source: &Arc<Source>) -> Result<Head, Vec<Diagnostic>> {
    let mut head = Head::default();
    let Some(lines) = source.text.strip_prefix("---\n").or_else(|| source.text.strip_prefix("---\r\n")) else {
        return Ok(head);
    };
    let begin = source.text.len() - lines.len();
    let mut at = begin;
    let end = lines.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        (line.trim_end() == "---").then_some(start)
    });
    let Some(end) = end else {
        return Err(vec![Diagnostic::error(Message::new("heng::prose::open_head")).at(source, 0..3)]);
    };
    head.length = at;
    // What is not the head is blank, so that places stay.
    let yaml =
        Source::new(source.name.as_str(), format!("{}{}", " ".repeat(begin - 1) + "\n", &source.text[begin..end]));
    let (root, problems) = parse(&yaml);
    let mut problems: Vec<Diagnostic> = problems.into_iter().map(|problem| of(source, problem)).collect();
    match root.map(|root| (root.span, root.value)) {
        Some((_, Yaml::Map(entries))) => problems.extend(entries.iter().filter_map(|one| take(&mut head, one, source))),
        Some((_, Yaml::Nothing)) | None => {}
        Some((span, _)) => problems.push(Diagnostic::error(Message::new("heng::prose::head_no_map")).at(source, span)),
    }
    if problems.iter().any(|problem| problem.severity == Severity::Error) { Err(problems) } else { Ok(head) }
}

/// A diagnostic of the blanked text, said of the file.
fn of(source: &Arc<Source>, problem: Diagnostic) -> Diagnostic {
    let labels = problem.labels.into_iter().map(|label| heng_model::Label { source: source.clone(), ..label });
    Diagnostic { labels: labels.collect(), ..problem }
}

fn take(head: &mut Head, entry: &Entry, source: &Arc<Source>) -> Option<Diagnostic> {
    let text = match &entry.node.value {
        Yaml::Scalar { text, .. } => text.as_str(),
        _ => "",
    };
    let wrong = |span: Span, known: &'static str| {
        let message = Message::new("heng::prose::head_value").with("key", entry.key.as_str()).with("known", known);
        Some(Diagnostic::error(message).at(source, span))
    };
    match (entry.key.as_str(), text) {
        ("per", "assessment") => head.per_government = false,
        ("per", "government") => head.per_government = true,
        ("numbered", "true" | "false") => head.numbered = text == "true",
        ("lang", "zh") => head.lang = Some(Lang::Zh),
        ("lang", "en") => head.lang = Some(Lang::En),
        ("per", _) => return wrong(entry.node.span, "assessment, government"),
        ("numbered", _) => return wrong(entry.node.span, "true, false"),
        ("lang", _) => return wrong(entry.node.span, "zh, en"),
        (key, _) => {
            let known = KEYS.iter().map(|(name, _, _)| *name);
            let message = Message::new("heng::prose::head_key").with("key", key);
            return Some(Diagnostic::error(with_suggestion(message, key, known)).at(source, entry.key_span));
        }
    }
    None
}
