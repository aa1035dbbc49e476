//! One finding as a picture: its evidence, then the line of the rule.

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::finding::Finding;
use heng_model::judgement::{Judgement, LeafJudgement, Reason, RuleError, Verdict};
use heng_model::rubric::Criterion;
use heng_model::trail::{RulePlace, Trail};
use heng_model::{Origin, SubjectId};

use super::parameter;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Caption, Footnote, Picture, severity_word};
use crate::trail::Teller;
use crate::view::Sources;
use crate::{figure, outcome, text};

/// What pictures are drawn from.
pub(super) struct Drawing<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) words: &'static Catalogue,
    pub(super) sources: &'a dyn Sources,
}

impl<'a> Drawing<'a> {
    pub(super) fn picture(&self, finding: &'a Finding, error: Option<&RuleError>) -> Picture {
        let mut picture = Picture {
            head: format!("{} {}", severity_word(self.words, finding.severity), text::line(&finding.message.code)),
            title: self.title(finding),
            severity: finding.severity,
            captions: Vec::new(),
            notes: Vec::new(),
            help: self.words.help(&finding.message),
        };
        if let Some(subject) = &finding.subject {
            self.place(finding, error, subject, &mut picture);
        }
        picture
    }

    /// 厦门市 1.1.1 数字政府工作领导小组 · group 设立…：未满足，总分少 12.00 分
    fn title(&self, finding: &Finding) -> String {
        let mut parts = Vec::new();
        parts.extend(
            finding.subject.as_ref().map(|id| outcome::subject_name(&self.assessment.definition, id).to_owned()),
        );
        parts.extend(finding.indicator.as_ref().map(|id| crate::explain::named(self.assessment, id)));
        let criterion = self.criterion(finding).map(|criterion| criterion.text.clone());
        parts.extend(criterion.or_else(|| finding.criterion.as_ref().map(ToString::to_string)));
        let place = text::line(&parts.join(" · ")).into_owned();
        let said = self.said(finding);
        let title = if place.is_empty() {
            said
        } else {
            self.words.phrase("report-finding", &[("place", place.into()), ("said", said.into())])
        };
        match finding.points_lost.as_ref().filter(|lost| lost.is_positive()) {
            Some(lost) => {
                let id = match &finding.indicator {
                    Some(id) if self.assessment.definition.tree.bonus_of(id).is_some() => "report-bonus_to_gain",
                    _ if self.counts(finding) => "report-points_lost",
                    _ => "report-points_to_gain",
                };
                let lost = self.words.phrase(id, &[("points", figure::points(lost).into())]);
                self.words.phrase("report-with_loss", &[("said", title.into()), ("lost", lost.into())])
            }
            None => title,
        }
    }

    /// Whether what it is about stands in the denominator: only then are points lost, and not merely to be gained.
    fn counts(&self, finding: &Finding) -> bool {
        let result = finding.subject.as_ref().and_then(|id| self.result(id));
        let Some(node) = result.zip(finding.indicator.as_ref()).and_then(|(result, id)| result.card.nodes.get(id))
        else {
            return true;
        };
        let criterion = node.criteria.iter().find(|one| Some(&one.criterion) == finding.criterion.as_ref());
        criterion.map_or(node.share_of_parent.is_some(), |criterion| criterion.counts)
    }

    /// What is said of the criterion, in full where its judgement is at hand.
    fn said(&self, finding: &Finding) -> String {
        let judged = matches!(&*finding.message.code, "heng::finding::unmet" | "heng::finding::partly");
        match self.judgement(finding).filter(|_| judged) {
            Some((subject, judgement)) => self.teller(subject).ruling(&judgement.ruling),
            None => self.words.title(&finding.message),
        }
    }

    fn place(&self, finding: &'a Finding, error: Option<&RuleError>, subject: &'a SubjectId, picture: &mut Picture) {
        let teller = self.teller(subject);
        if let Some(error) = error {
            return self.error(&teller, finding, error, picture);
        }
        if let Some((_, judgement)) = self.judgement(finding) {
            if &*finding.message.code != "heng::finding::stale" {
                picture.notes.extend(judgement.because.iter().map(|why| Footnote {
                    word: self.words.word("report-fact_because"),
                    text: text::line(why).into_owned(),
                }));
                self.rest_on(&teller, &judgement.trail, judgement.at.as_ref(), picture);
            }
            return;
        }
        let Some(result) = self.result(subject) else { return };
        let leaf = finding.indicator.as_ref().and_then(|id| result.judgements.leaves.get(id)).map(|leaf| &**leaf);
        match leaf.map(|leaf| &leaf.verdict) {
            Some(Verdict::MissingEvidence { why } | Verdict::Vetoed { why } | Verdict::NotApplicable { why })
                if says(finding, why) =>
            {
                self.rest_on(&teller, &why.trail, why.at.as_ref(), picture);
            }
            _ => self.remark(&teller, finding, result, leaf, picture),
        }
    }

    /// The evidence as labels where its text is at hand, else in words; then the rule's line.
    fn rest_on(&self, teller: &Teller<'_>, trail: &Trail, at: Option<&RulePlace>, picture: &mut Picture) {
        for citation in &trail.citations {
            let read = citation.read.as_ref().map(|read| text::line(read).into_owned());
            let told = match read {
                Some(read) => self.words.phrase("report-caption_read", &[("read", read.into())]),
                None => self.words.word("report-caption_evidence"),
            };
            if !caption(teller, &citation.origin, told, picture) {
                let word = self.words.word("report-fact_evidence");
                picture.notes.push(Footnote { word, text: teller.citation(citation) });
            }
        }
        for nearest in trail.searches.iter().filter_map(|search| search.nearest.as_ref()) {
            if let Some(origin) = &nearest.origin {
                let how = self.words.title(&nearest.how);
                let told = self.words.phrase("report-caption_nearest", &[("how", how.into())]);
                caption(teller, origin, told, picture);
            }
        }
        if let Some(at) = at {
            self.rule(teller, at, self.words.word("report-caption_rule"), picture);
        }
        picture.notes.extend(teller.facts(trail, false));
    }

    /// The parameter in `indicator.yaml` that says what the script could make nothing of. What the script wrote out itself
    /// is its own mistake.
    fn parameter(&self, finding: &Finding, error: &RuleError) -> Option<Caption> {
        let leaf = self.assessment.definition.tree.get(finding.indicator.as_ref()?)?.leaf.as_ref()?;
        let at = error.chain.first()?;
        let script = self.sources.rule(&at.file)?;
        if !script.text.get(at.span.range())?.contains("params.") && error.chain.len() == 1 {
            return None;
        }
        let (file, pointers) = parameter::places(leaf, &error.message)?;
        let (source, span) = pointers.iter().find_map(|pointer| self.sources.value(&file, pointer))?;
        Some(Caption { source, span, text: self.words.label(&error.message) })
    }

    fn error(&self, teller: &Teller<'_>, finding: &Finding, error: &RuleError, picture: &mut Picture) {
        let parameter = self.parameter(finding, error);
        let by_parameter = parameter.is_some();
        picture.captions.extend(parameter);
        for (depth, at) in error.chain.iter().enumerate() {
            let told = match depth {
                0 if by_parameter => self.words.word("report-caption_used"),
                0 => self.words.label(&error.message).unwrap_or_else(|| self.words.word("report-caption_error")),
                _ => self.words.word("report-caption_caller"),
            };
            self.rule(teller, at, told, picture);
        }
        if let Some(origin) = &error.evidence {
            caption(teller, origin, self.words.word("report-caption_evidence"), picture);
        }
    }

    /// A finding made of a remark: the remark knows the place.
    fn remark(
        &self,
        teller: &Teller<'_>,
        finding: &Finding,
        result: &SubjectResult,
        leaf: Option<&LeafJudgement>,
        picture: &mut Picture,
    ) {
        let mut remarks = result.judgements.remarks.iter().chain(leaf.into_iter().flat_map(|leaf| &leaf.remarks));
        let origin = remarks.find(|remark| remark.message == finding.message).and_then(|remark| remark.origin.as_ref());
        if let Some(origin) = origin {
            let told = self.words.label(&finding.message).unwrap_or_default();
            caption(teller, origin, told, picture);
        }
    }

    fn rule(&self, teller: &Teller<'_>, at: &RulePlace, told: String, picture: &mut Picture) {
        match self.sources.rule(&at.file) {
            Some(source) => picture.captions.push(Caption { source, span: at.span, text: Some(told) }),
            None => picture.notes.push(Footnote { word: self.words.word("report-fact_rule"), text: teller.rule(at) }),
        }
    }

    fn teller(&self, subject: &'a SubjectId) -> Teller<'a> {
        Teller { words: self.words, subject, sources: self.sources }
    }

    fn result(&self, subject: &SubjectId) -> Option<&'a SubjectResult> {
        self.assessment.subjects.iter().find(|result| result.subject == *subject)
    }

    fn judgement(&self, finding: &'a Finding) -> Option<(&'a SubjectId, &'a Judgement)> {
        let subject = finding.subject.as_ref()?;
        let leaf = self.result(subject)?.judgements.leaves.get(finding.indicator.as_ref()?)?;
        let wanted = finding.criterion.as_ref()?;
        match &leaf.verdict {
            Verdict::Judged { criteria } => {
                criteria.iter().find(|one| one.criterion == *wanted).map(|judgement| (subject, judgement))
            }
            _ => None,
        }
    }

    fn criterion(&self, finding: &Finding) -> Option<&'a Criterion> {
        let leaf = self.assessment.definition.tree.get(finding.indicator.as_ref()?)?.leaf.as_ref()?;
        leaf.rubric.iter().find(|criterion| Some(&criterion.id) == finding.criterion.as_ref())
    }
}

/// Adds the place of evidence; whether its text is at hand.
fn caption(teller: &Teller<'_>, origin: &Origin, told: String, picture: &mut Picture) -> bool {
    let Some((source, span)) = teller.located(origin) else { return false };
    // What comes closest may be what was read: one mark is enough.
    if picture.captions.iter().any(|caption| caption.span == span && caption.source == source) {
        return true;
    }
    picture.captions.push(Caption { source, span, text: Some(told).filter(|told| !told.is_empty()) });
    true
}

/// Whether the finding is the one made of this reason.
fn says(finding: &Finding, why: &Reason) -> bool {
    use heng_model::Arg;
    matches!(finding.message.args.get("why"), Some(Arg::Message(message)) if **message == why.message)
}
