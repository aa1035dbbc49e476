//! The files that results speak of, each told once.

use std::collections::BTreeMap;

use heng_model::SubjectId;
use heng_model::judgement::BundleStamp;
use heng_report::{Catalogue, text};

use super::shape::{Artifact, ArtifactLocation, Bag, Base, Text};

/// The folder of the methodology.
const METHODOLOGY: &str = "METHODOLOGY";
/// The folder in which the bundles stand.
const BUNDLES: &str = "BUNDLES";

/// What locations are relative to. Results do not know where the folders are on the reader's machine.
pub(super) fn bases(words: &Catalogue) -> BTreeMap<&'static str, Base> {
    let base = |word| Base { description: Text::new(words.word(word)) };
    [(METHODOLOGY, base("exchange-base_methodology")), (BUNDLES, base("exchange-base_bundles"))].into()
}

/// The files so far.
pub(super) struct Artifacts<'a> {
    pub(super) all: Vec<Artifact<'a>>,
    known: BTreeMap<String, ArtifactLocation>,
}

impl<'a> Artifacts<'a> {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), known: BTreeMap::new() }
    }

    /// A file of a bundle.
    pub(super) fn evidence(
        &mut self,
        subject: Option<&SubjectId>,
        bundle: Option<&'a BundleStamp>,
        file: &str,
    ) -> ArtifactLocation {
        let folder = bundle.map(|bundle| bundle.name.as_str()).or(subject.map(SubjectId::as_str)).unwrap_or_default();
        // `bundle.yaml` stands beside the evidence, everything else in it.
        let within = if file == "bundle.yaml" { "" } else { "data/" };
        let location = encoded(&format!("{folder}/{within}{file}"));
        let record = bundle.and_then(|bundle| bundle.files.get(file));
        self.file(location, BUNDLES, |location| match record {
            None => Artifact::at(location),
            Some(record) => Artifact {
                length: Some(record.size),
                encoding: record.encoding.as_deref().map(|name| text::line(name).into_owned()),
                hashes: [("blake3", record.digest.as_str())].into(),
                properties: Bag::of([
                    ("url", record.url.as_deref().map(text::line).into()),
                    ("capturedAt", record.captured_at.map(|date| date.to_string()).into()),
                    ("collector", record.collector.as_deref().map(text::line).into()),
                ]),
                ..Artifact::at(location)
            },
        })
    }

    /// A file of the methodology.
    pub(super) fn rule(&mut self, file: &str) -> ArtifactLocation {
        self.file(encoded(file), METHODOLOGY, Artifact::at)
    }

    fn file(
        &mut self,
        uri: String,
        base: &'static str,
        told: impl FnOnce(ArtifactLocation) -> Artifact<'a>,
    ) -> ArtifactLocation {
        let key = format!("{base}/{uri}");
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let location = ArtifactLocation { uri, uri_base_id: base, index: self.all.len() };
        self.all.push(told(location.clone()));
        self.known.insert(key, location.clone());
        location
    }
}

impl Artifact<'_> {
    fn at(location: ArtifactLocation) -> Self {
        Self { location, length: None, encoding: None, hashes: BTreeMap::new(), properties: Bag::default() }
    }
}

/// A path as a relative reference (RFC 3986): what is not unreserved is written in per cent, and no first step looks like a
/// scheme.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.trim_start_matches('/').bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references_that_lead_nowhere_else() {
        assert_eq!(encoded("330100/data/政策 1.html"), "330100/data/%E6%94%BF%E7%AD%96%201.html");
        assert_eq!(encoded("//evil.example/x"), "evil.example/x");
        assert_eq!(encoded("javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(encoded("a?b#c\\d"), "a%3Fb%23c%5Cd");
    }
}
