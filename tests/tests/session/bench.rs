//! The small project with a session on it.

use std::fmt;
use std::sync::{Arc, Mutex};

use heng_assess::{BundleInput, Changes, Options, Session, Update};
use heng_files::{Files, Listing, ReadError, Touched};

use crate::world::World;

/// A folder of a project that goes on changing.
struct Below {
    world: Arc<Mutex<World>>,
    folder: String,
}

impl fmt::Debug for Below {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.folder)
    }
}

impl Files for Below {
    fn list(&self) -> Listing {
        self.world.lock().unwrap().below(&self.folder).list()
    }

    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError> {
        self.world.lock().unwrap().below(&self.folder).read(path, most)
    }
}

/// A session on the small project.
pub struct Bench {
    pub world: Arc<Mutex<World>>,
    pub session: Session,
}

fn options() -> Options<'static> {
    Options { threads: Some(1), abort: Arc::default(), progress: &|_| {}, ..Options::default() }
}

impl Bench {
    pub fn new() -> Self {
        Self::on(World::new())
    }

    pub fn on(world: World) -> Self {
        let world = Arc::new(Mutex::new(world));
        let session = Session::open(below(&world, "rules/"), bundles(&world), &options(), None).unwrap();
        Self { world, session }
    }

    /// Gives a file other bytes, or takes it away, and says so to the session.
    pub fn set(&mut self, path: &str, bytes: Option<&[u8]>) -> Update {
        self.world.lock().unwrap().set(path, bytes);
        self.apply(&[path])
    }

    /// Replaces the one place where `from` stands.
    #[track_caller]
    pub fn edit(&mut self, path: &str, from: &str, to: &str) -> Update {
        self.world.lock().unwrap().edit(path, from, to);
        self.apply(&[path])
    }

    /// What the session makes of files that may have changed.
    pub fn apply(&mut self, paths: &[&str]) -> Update {
        let mut changes = Changes { there: Some(bundles(&self.world)), ..Changes::default() };
        for path in paths {
            let (folder, path) = path.split_once('/').unwrap();
            let touched = if folder == "rules" {
                &mut changes.rules
            } else {
                changes.bundles.entry(folder.to_owned()).or_default()
            };
            touched.extend(&Touched::from_iter([path]));
        }
        self.session.apply(&changes).unwrap()
    }

    /// All that the session says.
    pub fn said(&self) -> String {
        let session = &self.session;
        let document = serde_json::to_string_pretty(session.assessment()).unwrap();
        format!("{document}\n{:?}\n{:?}", session.refused(), session.problems())
    }

    /// All that a fresh run says of the same files.
    pub fn fresh(&self) -> String {
        let assessed = run(&self.world.lock().unwrap()).unwrap();
        let document = serde_json::to_string_pretty(&assessed.assessment).unwrap();
        format!("{document}\n{:?}\n{:?}", assessed.refused, assessed.problems)
    }

    /// Whether a fresh run can be made.
    pub fn is_sound(&self) -> bool {
        run(&self.world.lock().unwrap()).is_some()
    }
}

fn run(world: &World) -> Option<heng_assess::Assessed> {
    let methodology = heng_methodology::load(Arc::new(world.below("rules/"))).methodology?;
    let bundle = |name: String| {
        let files = Arc::new(world.below(&format!("{name}/")));
        BundleInput { name, files }
    };
    let bundles = names(world).into_iter().map(bundle).collect();
    Some(heng_assess::assess(&methodology, bundles, &options()).unwrap())
}

fn below(world: &Arc<Mutex<World>>, folder: &str) -> Arc<dyn Files> {
    Arc::new(Below { world: world.clone(), folder: folder.to_owned() })
}

/// A folder is a bundle once there is something in it.
fn names(world: &World) -> Vec<String> {
    let folders = world.0.keys().filter_map(|path| path.split_once('/')).map(|(folder, _)| folder.to_owned());
    let mut folders: Vec<String> = folders.filter(|folder| folder != "rules").collect();
    folders.dedup();
    folders
}

fn bundles(world: &Arc<Mutex<World>>) -> Vec<BundleInput> {
    let names = names(&world.lock().unwrap());
    let bundle = |name: String| BundleInput { files: below(world, &format!("{name}/")), name };
    names.into_iter().map(bundle).collect()
}
