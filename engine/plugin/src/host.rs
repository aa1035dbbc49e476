//! The processes of one plugin: started when first needed, shared by whoever calls, started again after a crash, and given up after
//! several. What a function said of the same arguments is said again within a run.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::component::{self, Components};
use crate::launch::{Search, launch};
use crate::manifest::Manifest;
use crate::process::Process;
use crate::protocol::Method;
use crate::trouble::Trouble;
use crate::{ending, folder};

/// Failures of processes after which a plugin is not started again within a run.
pub const MOST_FAILURES: u64 = 3;
/// Bytes of answers that are remembered.
const MOST_REMEMBERED: usize = 64 << 20;
/// The file, beside the copy of a component, that tells its host what it hosts.
pub const TOLD: &str = "hosted.json";
/// How long somebody waits for a process before it is looked again whether the run was ended.
const STEP: Duration = Duration::from_millis(20);

/// The processes of one plugin.
#[derive(Debug)]
pub struct Host {
    manifest: Arc<Manifest>,
    folder: PathBuf,
    digest: String,
    search: Search,
    components: Components,
    pool: Mutex<Pool>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct Pool {
    /// The copy that runs, and the folders that its processes work in.
    home: Option<TempDir>,
    idle: Vec<Process>,
    /// Processes that are asked or being started.
    busy: u64,
    failures: u64,
    gave_up: Option<Trouble>,
    known: HashMap<[u8; 32], Arc<Value>>,
    remembered: usize,
    /// Folders made so far.
    works: u64,
}

impl Host {
    /// Nothing is started yet.
    pub fn new(manifest: Arc<Manifest>, folder: PathBuf, digest: String, setting: (Search, Components)) -> Self {
        let (search, components) = setting;
        Self { manifest, folder, digest, search, components, pool: Mutex::default(), freed: Condvar::new() }
    }

    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What it answers; `check` says whether that can be used. With a `key` what was answered before is answered again.
    pub fn ask(
        &self,
        method: Method,
        key: Option<[u8; 32]>,
        abort: &AtomicBool,
        check: impl FnOnce(&Value) -> Result<(), Trouble>,
    ) -> Result<Arc<Value>, Trouble> {
        if let Some(known) = key.and_then(|key| self.pool().known.get(&key).cloned()) {
            return Ok(known);
        }
        let mut process = self.take(abort)?;
        let answered = process.ask(method, abort);
        match &answered {
            Err(trouble) if trouble.ends_the_process() => {
                // It may take a moment to end: nobody waits for that with the pool in hand.
                drop(process);
                self.failed(trouble);
            }
            // It lives, and yet nobody has time to wait for it again and again.
            Err(trouble) if trouble.counts() => {
                self.give_back(process);
                self.counts(trouble);
            }
            _ => self.give_back(process),
        }
        let value = answered?;
        check(&value)?;
        let value = Arc::new(value);
        if let Some(key) = key {
            let bytes = value.to_string().len();
            let mut pool = self.pool();
            if pool.remembered + bytes <= MOST_REMEMBERED && pool.known.insert(key, value.clone()).is_none() {
                pool.remembered += bytes;
            }
        }
        Ok(value)
    }

    /// Starts a process, if none is there: whether the plugin can be used at all.
    pub fn start(&self, abort: &AtomicBool) -> Result<(), Trouble> {
        self.take(abort).map(|process| self.give_back(process))
    }

    /// A process that nobody else uses.
    pub fn fresh(&self, abort: &AtomicBool) -> Result<Process, Trouble> {
        let places = self.places(&mut self.pool());
        places.and_then(|(program, work)| self.begin(&program, &work, abort))
    }

    fn begin(&self, program: &Path, work: &Path, abort: &AtomicBool) -> Result<Process, Trouble> {
        let host = match (self.manifest.component(), &self.components.host) {
            (Some(_), None) => return Err(Trouble::NoHost),
            (_, host) => host.as_deref(),
        };
        let child = launch(&self.manifest, &self.search, host, program, work).map_err(Trouble::NoStart)?;
        Process::begin(child, &self.manifest, abort)
    }

    fn take(&self, abort: &AtomicBool) -> Result<Process, Trouble> {
        let mut pool = self.pool();
        loop {
            if let Some(trouble) = &pool.gave_up {
                return Err(trouble.clone());
            }
            if abort.load(Ordering::Relaxed) {
                return Err(Trouble::Aborted);
            }
            if let Some(process) = pool.idle.pop() {
                pool.busy += 1;
                return Ok(process);
            }
            if pool.busy < self.manifest.limits.processes {
                break;
            }
            pool = self.freed.wait_timeout(pool, STEP).unwrap_or_else(PoisonError::into_inner).0;
        }
        let places = self.places(&mut pool);
        pool.busy += 1;
        drop(pool);
        let started = places.and_then(|(program, work)| self.begin(&program, &work, abort));
        started.inspect_err(|trouble| self.failed(trouble))
    }

    /// The copy of the program, and an empty folder to work in.
    fn places(&self, pool: &mut Pool) -> Result<(PathBuf, PathBuf), Trouble> {
        let unmade = |error: std::io::Error| {
            let message = heng_model::Message::new("heng::plugin::unreadable").with("path", "TMPDIR");
            Trouble::NoStart(message.with("why", error.to_string()))
        };
        if pool.home.is_none() {
            let home = tempfile::Builder::new().prefix("heng-plugin-").tempdir().map_err(unmade)?;
            ending::made(home.path());
            let program = home.path().join("program");
            std::fs::create_dir(&program).map_err(unmade)?;
            let component = self.manifest.component();
            folder::copy(&self.folder, component, &self.digest, &program)
                .inspect_err(|_| ending::removed(home.path()))
                .map_err(Trouble::NoStart)?;
            if let Some(file) = component {
                let told = component::told(&self.manifest, &program.join(file), &self.components);
                std::fs::write(home.path().join(TOLD), told.to_string()).map_err(unmade)?;
            }
            pool.home = Some(home);
        }
        let home = pool.home.as_ref().expect("it was just made").path();
        pool.works += 1;
        let work = home.join(format!("work-{}", pool.works));
        std::fs::create_dir(&work).map_err(unmade)?;
        Ok((home.join("program"), work))
    }

    fn give_back(&self, process: Process) {
        let mut pool = self.pool();
        pool.busy -= 1;
        pool.idle.push(process);
        drop(pool);
        self.freed.notify_one();
    }

    fn failed(&self, trouble: &Trouble) {
        self.pool().busy -= 1;
        self.counts(trouble);
    }

    /// Counts a failure.
    fn counts(&self, trouble: &Trouble) {
        let mut pool = self.pool();
        if *trouble != Trouble::Aborted {
            pool.failures += 1;
        }
        if pool.failures >= MOST_FAILURES && pool.gave_up.is_none() {
            let last = Box::new(trouble.clone());
            pool.gave_up = Some(Trouble::GaveUp { times: pool.failures, last });
        }
        drop(pool);
        self.freed.notify_all();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Processes end before the folders that they run from are removed.
        let mut pool = self.pool();
        pool.idle.clear();
        if let Some(home) = pool.home.take() {
            ending::removed(home.path());
            drop(home);
        }
    }
}
