//! Who reads, on what, and which part of an assessment they ask for.

use std::sync::Arc;

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::finding::Finding;
use heng_model::moves::SubjectMove;
use heng_model::subject::Order;
use heng_model::{CohortId, Definition, IndicatorId, Source, Span, SubjectId};
use heng_model::{Message, Severity};

use crate::catalogue::{Catalogue, Lang};

/// How something is to be shown. Filters choose what is shown; they never change a score or a rank.
#[derive(Debug, Clone)]
pub struct View {
    /// The reader's language.
    pub lang: Lang,
    /// Whether to colour.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Only this cohort.
    pub cohort: Option<CohortId>,
    /// Only these subjects; empty: all.
    pub subjects: Vec<SubjectId>,
    /// Only what is at or below this indicator.
    pub indicator: Option<IndicatorId>,
    /// The order of league tables; none: the methodology's.
    pub order: Option<Order>,
    /// Down to which level of indicators league tables show scores: 1 for the first.
    pub levels: usize,
    /// What has been said already: a script that does not compile is no finding about every subject as well.
    pub said: Vec<Message>,
    /// How grave a finding must be to be shown.
    pub least: Severity,
    /// How many findings are shown at most.
    pub findings: usize,
}

impl View {
    /// Everything, in that language, for a terminal of so many columns.
    pub fn new(lang: Lang, color: bool, width: usize) -> Self {
        Self {
            lang,
            color,
            width: width.max(40),
            cohort: None,
            subjects: Vec::new(),
            indicator: None,
            order: None,
            levels: 1,
            said: Vec::new(),
            least: Severity::Note,
            findings: 5,
        }
    }

    /// The words of the reader's language.
    pub fn words(&self) -> &'static Catalogue {
        Catalogue::of(self.lang)
    }

    pub(crate) fn shows(&self, subject: &SubjectId) -> bool {
        self.subjects.is_empty() || self.subjects.contains(subject)
    }

    /// Whether a subject is to be shown: one of those asked for, and of the cohort asked for.
    pub fn admits(&self, definition: &Definition, id: &SubjectId) -> bool {
        let Some(cohort) = &self.cohort else { return self.shows(id) };
        let cohort = definition.cohorts.iter().find(|one| one.id == *cohort);
        let subject = definition.subjects.iter().find(|one| one.id == *id);
        self.shows(id) && cohort.zip(subject).is_some_and(|(cohort, subject)| cohort.members.admits(subject))
    }

    /// The results of the subjects that are to be shown, in administrative order.
    pub fn results<'a>(&'a self, assessment: &'a Assessment) -> impl Iterator<Item = &'a SubjectResult> {
        assessment.subjects.iter().filter(|result| self.admits(&assessment.definition, &result.subject))
    }

    /// Whether a finding is to be shown: of such a subject, at or below the indicator asked for, as grave as asked for.
    /// What is said of the assessment as a whole is no part of one subject's or one indicator's.
    pub fn admits_finding(&self, definition: &Definition, finding: &Finding) -> bool {
        let subject = match &finding.subject {
            Some(id) => self.admits(definition, id),
            None => self.subjects.is_empty() && self.indicator.is_none(),
        };
        let indicator = self
            .indicator
            .as_ref()
            .is_none_or(|from| finding.indicator.as_ref().is_some_and(|id| definition.tree.within(id, from)));
        subject && indicator && finding.severity >= self.least
    }

    /// Whether a subject's moves are to be shown; it may belong to the cohort on either side.
    pub fn admits_move(&self, one: &SubjectMove) -> bool {
        let cohort = self.cohort.as_ref().is_none_or(|cohort| one.ranks.iter().any(|rank| rank.cohort == *cohort));
        self.shows(&one.subject) && cohort
    }
}

/// The text of an evidence file, and where bytes of the file as saved stand in it.
pub struct EvidenceText {
    /// The text.
    pub source: Arc<Source>,
    /// From bytes of the file as saved to bytes of the text; the same for UTF-8.
    pub place: Box<dyn Fn(Span) -> Span>,
}

/// The files that results speak of, where they are still at hand. Results explain themselves without them, in fewer words.
pub trait Sources {
    /// The text of an evidence file of a subject, by the path that origins name.
    fn evidence(&self, subject: &SubjectId, file: &str) -> Option<EvidenceText>;
    /// The text of a file of the methodology.
    fn rule(&self, file: &str) -> Option<Arc<Source>>;
    /// Where the value at a pointer (RFC 6901) into a YAML file of the methodology stands.
    fn value(&self, file: &str, pointer: &str) -> Option<(Arc<Source>, Span)> {
        let _ = (file, pointer);
        None
    }
}

/// No files at hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSources;

impl Sources for NoSources {
    fn evidence(&self, _: &SubjectId, _: &str) -> Option<EvidenceText> {
        None
    }
    fn rule(&self, _: &str) -> Option<Arc<Source>> {
        None
    }
}
