//! Templates: those that stand in a methodology, else Heng's own.

use std::sync::Arc;

use heng_model::{Diagnostic, Message, Source};

use crate::bounds::{MOST_SOURCE, MOST_TEMPLATES};
use crate::head::{Head, head};

/// One template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// `annual` of `annual.md.j2`.
    pub name: String,
    pub(crate) source: Arc<Source>,
    pub(crate) head: Head,
}

impl Template {
    /// Whether it is made for each government.
    pub fn is_per_government(&self) -> bool {
        self.head.per_government
    }

    /// The text as the template engine reads it: the head is blank, so that places stay.
    pub(crate) fn text(&self) -> String {
        let (before, after) = self.source.text.split_at(self.head.length);
        let blank = before.chars().map(|one| if one == '\n' { "\n".to_owned() } else { " ".repeat(one.len_utf8()) });
        blank.collect::<String>() + after
    }
}

/// The templates that there are. Those whose name begins with `_` are only included by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Templates {
    pub(crate) all: Vec<Template>,
    /// Whether they are Heng's own, whose words are the reader's.
    pub(crate) own: bool,
}

impl Templates {
    /// The folder of a methodology that holds them.
    pub const FOLDER: &str = "report";
    /// How their files' names end.
    pub const ENDING: &str = ".md.j2";

    /// Heng's own template, where a methodology has none.
    pub fn own() -> Self {
        let texts = [
            ("general", include_str!("../templates/general.md.j2")),
            ("government", include_str!("../templates/government.md.j2")),
        ];
        let template = |(name, text): (&str, &str)| {
            let source = Source::new(format!("{name}{}", Self::ENDING), text);
            let head = head(&source).expect("Heng's own templates have heads; a test makes them");
            Template { name: name.to_owned(), source, head }
        };
        Self { all: texts.map(template).into(), own: true }
    }

    /// The templates of these files, named as the reader knows them; Heng's own where there is none.
    pub fn read(sources: Vec<Arc<Source>>) -> Result<Self, Vec<Diagnostic>> {
        let (mut all, mut problems) = (Vec::new(), Vec::new());
        for source in sources {
            let file = source.name.rsplit('/').next().unwrap_or_default();
            let Some(name) = file.strip_suffix(Self::ENDING).map(str::to_owned) else { continue };
            if source.text.len() > MOST_SOURCE || all.len() >= MOST_TEMPLATES {
                let message = Message::new("heng::prose::too_large").with("most", MOST_SOURCE / 1024);
                problems.push(Diagnostic::error(message.with("many", MOST_TEMPLATES)).at(&source, 0..0));
                continue;
            }
            match head(&source) {
                Ok(head) => all.push(Template { name, source, head }),
                Err(more) => problems.extend(more),
            }
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        match (problems.is_empty(), all.iter().any(|one| !one.name.starts_with('_'))) {
            (false, _) => Err(problems),
            (true, true) => Ok(Self { all, own: false }),
            (true, false) => Ok(Self::own()),
        }
    }

    /// Those that reports are made of.
    pub fn reports(&self) -> impl Iterator<Item = &Template> {
        self.all.iter().filter(|one| !one.name.starts_with('_'))
    }
}
