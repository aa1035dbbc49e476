//! Real pages stand beside the project and are never copied into it; `tests/real/assemble.yaml` says which of them make a bundle.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use serde::Deserialize;

/// A bundle of real pages.
#[derive(Debug)]
pub struct Assembled {
    /// Its folder's name.
    pub name: String,
    /// Its files by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The pages among them: the name of the page by the path.
    pub pages: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Plan {
    subject: String,
    files: Vec<Page>,
    #[serde(default)]
    absent: Option<serde_yaml::Value>,
}

#[derive(Deserialize)]
struct Page {
    from: String,
    to: String,
    url: Option<String>,
    captured_at: Option<String>,
    area: Option<String>,
}

/// The bundles that a plan makes of the pages of a folder, in the order of their names.
pub fn assemble(plan: &str, folder: &Path) -> io::Result<Vec<Assembled>> {
    let plan: BTreeMap<String, Plan> = serde_yaml::from_str(plan).map_err(io::Error::other)?;
    let bundles = plan.into_iter().map(|(name, plan)| {
        let (mut files, mut pages) = (BTreeMap::new(), BTreeMap::new());
        let mut meta = format!("subject: {:?}\nfiles:\n", plan.subject);
        for page in plan.files {
            files.insert(format!("data/{}", page.to), std::fs::read(folder.join(&page.from))?);
            pages.insert(format!("data/{}", page.to), page.from);
            let known = [("url", page.url), ("captured_at", page.captured_at), ("area", page.area)];
            let known = known.into_iter().filter_map(|(key, value)| Some(format!("{key}: {:?}", value?)));
            let _ = writeln!(meta, "  {}: {{ {} }}", page.to, known.collect::<Vec<_>>().join(", "));
        }
        if let Some(absent) = plan.absent {
            let _ = write!(meta, "absent:\n{}", serde_yaml::to_string(&absent).map_err(io::Error::other)?);
        }
        files.insert("bundle.yaml".to_owned(), meta.into_bytes());
        Ok(Assembled { name, files, pages })
    });
    bundles.collect()
}

impl Assembled {
    /// For each of its pages, by name, a bundle of the same subject with that page alone.
    pub fn alone(&self) -> impl Iterator<Item = (String, Self)> + '_ {
        self.pages.iter().map(|(path, page)| {
            let subject =
                String::from_utf8_lossy(&self.files["bundle.yaml"]).lines().next().unwrap_or_default().to_owned();
            let files = [("bundle.yaml".to_owned(), subject.into_bytes()), (path.clone(), self.files[path].clone())];
            let alone =
                Self { name: self.name.clone(), files: files.into(), pages: [(path.clone(), page.clone())].into() };
            (page.clone(), alone)
        })
    }

    /// Writes the bundle below a folder.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (path, bytes) in &self.files {
            let file = folder.join(&self.name).join(path);
            if let Some(parent) = file.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(file, bytes)?;
        }
        Ok(())
    }
}
