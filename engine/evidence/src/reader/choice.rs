//! Who reads which file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Reader;

/// Readers in force. Cheap to clone.
///
/// A plugin's reader comes before one that ships with the engine, and before what the engine reads by itself. Readers that ship with
/// the engine leave alone what it reads by itself. Where two of the same kind claim a file nobody reads it, and that is said: which
/// of them came first decides nothing.
#[derive(Debug, Clone, Default)]
pub struct Readers {
    shipped: Arc<Vec<Arc<dyn Reader>>>,
    plugins: Arc<Vec<Arc<dyn Reader>>>,
}

/// Who reads a file.
#[derive(Debug, Clone)]
pub enum Who {
    /// The engine, by itself.
    Engine,
    /// A reader.
    Reader(Arc<dyn Reader>),
    /// Nobody, since these all claim it: their names, sorted.
    Nobody(Vec<String>),
}

impl Readers {
    /// No reader at all: pages, tables, data and plain text only.
    pub fn none() -> Self {
        Self::default()
    }

    /// The same with a reader that ships with the engine.
    #[must_use]
    pub fn with_shipped(mut self, reader: impl Reader + 'static) -> Self {
        Arc::make_mut(&mut self.shipped).push(Arc::new(reader));
        self
    }

    /// The same with a plugin's reader.
    #[must_use]
    pub fn with_plugin(mut self, reader: Arc<dyn Reader>) -> Self {
        Arc::make_mut(&mut self.plugins).push(reader);
        self
    }

    /// The same without any plugin's reader.
    #[must_use]
    pub fn without_plugins(&self) -> Self {
        Self { shipped: self.shipped.clone(), plugins: Arc::default() }
    }

    /// All of them, plugins first.
    pub fn all(&self) -> impl Iterator<Item = &Arc<dyn Reader>> {
        self.plugins.iter().chain(&*self.shipped)
    }

    /// Who reads the file of a path within the bundle.
    pub fn of(&self, path: &str) -> Who {
        for rank in [&self.plugins, &self.shipped] {
            let mut claims = rank.iter().filter(|reader| reader.reads(path));
            let Some(first) = claims.next() else { continue };
            let others: BTreeSet<String> = claims.map(|reader| reader.id().to_owned()).collect();
            if others.is_empty() {
                return Who::Reader(first.clone());
            }
            let all = others.into_iter().chain([first.id().to_owned()]);
            return Who::Nobody(all.collect::<BTreeSet<_>>().into_iter().collect());
        }
        Who::Engine
    }
}

impl Who {
    /// Tells apart what may be read of a file of the same bytes.
    pub fn digest(&self) -> Option<[u8; 32]> {
        match self {
            Who::Engine => None,
            Who::Reader(reader) => Some(identity(&**reader)),
            Who::Nobody(ids) => Some(*blake3::hash(ids.join("\n").as_bytes()).as_bytes()),
        }
    }
}

/// Tells readers and their versions apart.
pub(super) fn identity(reader: &dyn Reader) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(reader.id().as_bytes()).update(&[0]).update(&reader.digest());
    *hasher.finalize().as_bytes()
}
