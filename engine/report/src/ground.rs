//! What a finding rests on: the judgement it speaks of, its evidence and the line of the rule. For formats that cannot draw it.

use std::collections::BTreeMap;

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::finding::Finding;
use heng_model::judgement::{FileRecord, Judgement, Ruling, Verdict};
use heng_model::rubric::Criterion;
use heng_model::trail::{RulePlace, Trail};
use heng_model::{Arg, Origin, SubjectId};

use crate::catalogue::Catalogue;
use crate::findings::Errors;
use crate::trail::Teller;
use crate::view::{NoSources, View};

/// The findings that a view shows, in the order of the document, each with what it rests on.
pub fn grounded<'a>(assessment: &'a Assessment, view: &View) -> Vec<(&'a Finding, Ground<'a>)> {
    let mut grounds = Grounds { assessment, errors: Errors::new(assessment) };
    // Which error a finding speaks of is known only by counting those before it, shown or not.
    let all = assessment.findings.iter().map(|finding| (finding, grounds.of(finding)));
    all.filter(|(finding, _)| view.admits_finding(&assessment.definition, finding)).collect()
}

/// Finds what findings rest on; they are asked for in the order of the document.
struct Grounds<'a> {
    assessment: &'a Assessment,
    errors: Errors<'a>,
}

/// What one finding rests on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ground<'a> {
    /// The results of its subject.
    pub result: Option<&'a SubjectResult>,
    /// The criterion it speaks of.
    pub criterion: Option<&'a Criterion>,
    /// The judgement it speaks of.
    pub judgement: Option<&'a Judgement>,
    /// What was read and searched.
    pub trail: Option<&'a Trail>,
    /// The line of the rule.
    pub at: Option<&'a RulePlace>,
    /// Where no judgement was come to: the place that something is said of.
    pub origin: Option<&'a Origin>,
    /// Whether the rule is broken.
    pub is_rule_error: bool,
}

impl<'a> Grounds<'a> {
    fn of(&mut self, finding: &'a Finding) -> Ground<'a> {
        let assessment = self.assessment;
        let mut ground = Ground::default();
        let Some(subject) = &finding.subject else { return ground };
        ground.result = assessment.subjects.iter().find(|result| result.subject == *subject);
        let Some(result) = ground.result else { return ground };
        let leaf = finding.indicator.as_ref().and_then(|id| result.judgements.leaves.get(id));
        let rubric = finding.indicator.as_ref().and_then(|id| assessment.definition.tree.get(id)?.leaf.as_ref());
        let rubric = rubric.map_or(&[][..], |leaf| &leaf.rubric);
        ground.criterion = rubric.iter().find(|one| Some(&one.id) == finding.criterion.as_ref());
        if let Some(error) = self.errors.of(finding) {
            return Ground { at: error.chain.first(), origin: error.evidence.as_ref(), is_rule_error: true, ..ground };
        }
        let Some(leaf) = leaf else {
            ground.origin = remarked(finding, &result.judgements.remarks);
            return ground;
        };
        match &leaf.verdict {
            Verdict::Judged { criteria } if finding.criterion.is_some() => {
                ground.judgement = criteria.iter().find(|one| Some(&one.criterion) == finding.criterion.as_ref());
                if let Some(judgement) = ground.judgement {
                    (ground.trail, ground.at) = (Some(&judgement.trail), judgement.at.as_ref());
                    return ground;
                }
            }
            Verdict::MissingEvidence { why } | Verdict::Vetoed { why } | Verdict::NotApplicable { why } if matches!(finding.message.args.get("why"), Some(Arg::Message(said)) if **said == why.message) =>
            {
                (ground.trail, ground.at) = (Some(&why.trail), why.at.as_ref());
                return ground;
            }
            _ => {}
        }
        ground.origin = remarked(finding, &leaf.remarks).or_else(|| remarked(finding, &result.judgements.remarks));
        ground
    }
}

/// The place of the remark that the finding is made of.
fn remarked<'a>(finding: &Finding, remarks: &'a [heng_model::judgement::Remark]) -> Option<&'a Origin> {
    remarks.iter().find(|remark| remark.message == finding.message)?.origin.as_ref()
}

impl<'a> Ground<'a> {
    /// What is known of a file of its subject's evidence.
    pub fn file(&self, file: &str) -> Option<&'a FileRecord> {
        self.result?.judgements.bundle.as_ref()?.files.get(file)
    }

    /// The pieces of evidence with what stands there, in the order in which they were read. Where nothing was found: the
    /// collector's record of that, or what came closest.
    pub fn evidence(&self) -> Vec<(&'a Origin, Option<&'a str>)> {
        let mut places: Vec<(&'a Origin, Option<&'a str>)> = Vec::new();
        if let Some(trail) = self.trail {
            places.extend(trail.citations.iter().map(|citation| (&citation.origin, Some(&*citation.quote))));
            if places.is_empty() {
                let absent = trail.searches.iter().filter_map(|search| Some((search.absent.as_ref()?, None)));
                places.extend(absent);
                let nearest = trail.searches.iter().filter_map(|search| search.nearest.as_ref());
                places.extend(nearest.filter_map(|near| Some((near.origin.as_ref()?, near.quote.as_deref()))));
            }
        }
        places.extend(self.origin.map(|origin| (origin, None)));
        places
    }
}

/// What a finding says, in full where its judgement is at hand.
pub fn said(words: &'static Catalogue, finding: &Finding, ground: &Ground<'_>) -> String {
    let judged = matches!(&*finding.message.code, "heng::finding::unmet" | "heng::finding::partly");
    match ground.judgement.filter(|_| judged) {
        Some(judgement) => ruling(words, &judgement.ruling),
        None => words.title(&finding.message),
    }
}

/// What is said of a criterion: 满足, 部分满足 0.7 (7/10), 证据缺失：…
pub fn ruling(words: &'static Catalogue, ruling: &Ruling) -> String {
    teller(words, &SubjectId::from("")).ruling(ruling)
}

/// Where a piece of evidence stands, without its file at hand: a cell, a pointer, a page, bytes.
pub fn place(words: &'static Catalogue, origin: &Origin) -> String {
    teller(words, &SubjectId::from("")).place(origin)
}

fn teller<'a>(words: &'static Catalogue, subject: &'a SubjectId) -> Teller<'a> {
    Teller { words, subject, sources: &NoSources }
}

/// The criteria that cite each file of a subject, `6.1.2/download`; a leaf that said one thing of all its criteria by itself.
pub fn citing(result: &SubjectResult) -> BTreeMap<&str, Vec<String>> {
    let mut cited: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut found: Vec<(String, &Trail)> = Vec::new();
    for (id, leaf) in &result.judgements.leaves {
        match &leaf.verdict {
            Verdict::Judged { criteria } => {
                found.extend(criteria.iter().map(|one| (format!("{id}/{}", one.criterion), &one.trail)));
            }
            Verdict::NotApplicable { why } | Verdict::MissingEvidence { why } | Verdict::Vetoed { why } => {
                found.push((id.to_string(), &why.trail));
            }
            Verdict::Error { .. } | Verdict::Planned => {}
        }
        found.extend(leaf.measures.iter().map(|(name, one)| (format!("{id}/{name}"), &one.trail)));
    }
    for (by, trail) in found {
        for citation in &trail.citations {
            let citing = cited.entry(&citation.origin.file).or_default();
            if citing.last() != Some(&by) {
                citing.push(by.clone());
            }
        }
    }
    cited
}
