//! Which bundle belongs to which subject.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_files::Files;
use heng_model::subject::Subject;
use heng_model::{Definition, Diagnostic, Message, SubjectId};

/// A bundle as it is handed in.
#[derive(Debug, Clone)]
pub struct BundleInput {
    /// Its folder's name.
    pub name: String,
    /// Its files.
    pub files: Arc<dyn Files>,
}

/// A bundle with the subject it is of.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The subject.
    pub subject: Arc<Subject>,
    /// The bundle's folder name.
    pub name: String,
    /// The bundle, with whatever has been read of it.
    pub bundle: Arc<Bundle>,
}

/// A bundle that is left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The bundle.
    pub name: String,
    /// Why.
    pub diagnostic: Diagnostic,
}

/// Matches bundles with subjects. A bundle of an unknown subject, and every bundle of a subject that has two, is left out.
pub fn plan(definition: &Definition, opened: Vec<(BundleInput, Arc<Bundle>)>) -> (Vec<Planned>, Vec<Refused>) {
    let subjects: BTreeMap<&SubjectId, &Subject> =
        definition.subjects.iter().map(|subject| (&subject.id, subject)).collect();
    let mut of: BTreeMap<SubjectId, Vec<(BundleInput, Arc<Bundle>)>> = BTreeMap::new();
    let mut refused = Vec::new();
    for (input, bundle) in opened {
        match &bundle.meta().subject {
            Some(id) if subjects.contains_key(id) => of.entry(id.clone()).or_default().push((input, bundle)),
            Some(id) => {
                let message = Message::new("heng::evidence::unknown_subject")
                    .with("subject", id)
                    .with("bundle", input.name.as_str());
                refused.push(refusal(&input, &bundle, message));
            }
            None => {
                let message = Message::new("heng::evidence::no_subject").with("bundle", input.name.as_str());
                refused.push(refusal(&input, &bundle, message));
            }
        }
    }
    let mut planned = Vec::new();
    for (id, mut bundles) in of {
        if bundles.len() > 1 {
            let names: Vec<String> = bundles.iter().map(|(input, _)| input.name.clone()).collect();
            for (input, bundle) in &bundles {
                let message =
                    Message::new("heng::evidence::subject_twice").with("subject", &id).with("bundles", names.clone());
                refused.push(refusal(input, bundle, message));
            }
        } else if let (Some((input, bundle)), Some(subject)) = (bundles.pop(), subjects.get(&id)) {
            planned.push(Planned { subject: Arc::new((*subject).clone()), name: input.name, bundle });
        }
    }
    refused.sort_by(|a, b| a.name.cmp(&b.name));
    (planned, refused)
}

fn refusal(input: &BundleInput, bundle: &Bundle, message: Message) -> Refused {
    let diagnostic = Diagnostic::error(message);
    let diagnostic = match (bundle.source("bundle.yaml"), bundle.subject_span()) {
        (Some((source, _)), Some(span)) => diagnostic.at(&source, span),
        (Some((source, _)), None) => diagnostic.at(&source, 0..0),
        _ => diagnostic,
    };
    Refused { name: input.name.clone(), diagnostic }
}
