//! Whom somebody has consented to: the digests of plugins' folders, in a file of the user's own, never in a project.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What somebody consented to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trusted {
    /// By the digest of the folder.
    #[serde(default)]
    trusted: BTreeMap<String, Named>,
}

/// What a digest was of, for whoever reads the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Named {
    id: String,
    version: String,
}

/// Whether a plugin may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// As it is.
    Given,
    /// As it was before.
    Before,
    /// Never.
    Never,
}

impl Trusted {
    /// What stands in the file; nothing where it cannot be understood: then consent is asked for again.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As it is written into the file.
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts are JSON") + "\n"
    }

    /// Consents to a folder of that digest.
    pub fn consent(&mut self, digest: &str, id: &str, version: &str) {
        let named = Named { id: id.to_owned(), version: version.to_owned() };
        self.trusted.insert(digest.to_owned(), named);
    }

    /// Takes back every consent to plugins of that name. Whether there was one.
    pub fn withdraw(&mut self, id: &str) -> bool {
        let before = self.trusted.len();
        self.trusted.retain(|_, named| named.id != id);
        self.trusted.len() < before
    }

    /// Whether a plugin may run.
    pub fn of(&self, digest: &str, id: &str) -> Consent {
        if self.trusted.get(digest).is_some_and(|named| named.id == id) {
            Consent::Given
        } else if self.trusted.values().any(|named| named.id == id) {
            Consent::Before
        } else {
            Consent::Never
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_is_to_a_digest() {
        let mut trusted = Trusted::default();
        assert_eq!(trusted.of("aa", "keywords"), Consent::Never);
        trusted.consent("aa", "keywords", "1.0");
        let mut trusted = Trusted::read(&trusted.write());
        assert_eq!(trusted.of("aa", "keywords"), Consent::Given);
        assert_eq!(trusted.of("bb", "keywords"), Consent::Before);
        assert_eq!(trusted.of("aa", "other"), Consent::Never);
        assert!(trusted.withdraw("keywords"));
        assert_eq!(trusted.of("aa", "keywords"), Consent::Never);
        assert_eq!(Trusted::read("{"), Trusted::default());
    }
}
