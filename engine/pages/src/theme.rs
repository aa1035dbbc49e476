//! Layouts, style, script and the places of the map: files of this room, each of which users may replace by one of theirs.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::Source;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The files of a theme, by name.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../layouts/", $name)))),*];
    };
}

files!(
    "page.html",
    "overview.html",
    "league.html",
    "distribution.html",
    "regions.html",
    "map.html",
    "heat.html",
    "compare.html",
    "governments.html",
    "government.html",
    "losses.html",
    "indicators.html",
    "claims.html",
    "notes.html",
    "theme.css",
    "script.js",
    "map.csv",
);

/// The files a page is laid out with: those of Heng, and those that a user put in their place.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    replaced: BTreeMap<&'static str, Arc<Source>>,
}

/// A file that no theme has; the names are those it could have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Every name that there is.
    pub known: Vec<&'static str>,
}

impl Theme {
    /// The folder of a methodology whose files are taken in place of Heng's.
    pub const FOLDER: &str = "report/html";

    /// The names of all files.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(name, _)| *name)
    }

    /// The names of those that are filled.
    pub(crate) fn layouts() -> impl Iterator<Item = &'static str> {
        Self::names().filter(|name| name.strip_suffix(".html").is_some())
    }

    /// Puts a user's file in the place of Heng's.
    pub fn replace(&mut self, name: &str, source: Arc<Source>) -> Result<(), Unknown> {
        match FILES.iter().find(|(known, _)| *known == name) {
            Some((known, _)) => {
                self.replaced.insert(known, source);
                Ok(())
            }
            None => Err(Unknown { known: Self::names().collect() }),
        }
    }

    /// The file of that name. Empty for a name that there is not.
    pub(crate) fn source(&self, name: &str) -> Arc<Source> {
        let own = || FILES.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
        self.replaced.get(name).cloned().unwrap_or_else(|| Source::new(name, own()))
    }

    /// A style or script as browsers read it, who take returns out of it before they compute its digest.
    pub fn inline(&self, name: &str) -> String {
        self.source(name).text.replace("\r\n", "\n").replace('\r', "\n")
    }
}
