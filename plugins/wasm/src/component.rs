//! A component that is ready for calls.
//!
//! Every call has an instance of its own. It is cheap: what can be prepared is prepared once, and memory is shared with the compiled
//! component until it is written to.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use wasmtime::component::{Component, Instance, InstancePre, Linker};
use wasmtime::{Engine, Store};

use crate::crossing;
use crate::engine::engine;
use crate::fault::Fault;
use crate::hosted::{Hosted, Limits};
use crate::limits::Taken;
use crate::nothing::{self, Around};
use crate::wit::exports::heng::plugin::{functions, reader, reports};

/// Bytes of memory that taking over a result may cost for each byte of an answer: a list takes more than its text.
const TAKING: usize = 8;

/// A component, compiled and linked.
pub struct Ready {
    engine: Engine,
    pre: InstancePre<Around>,
    functions: Option<functions::GuestIndices>,
    reader: Option<reader::GuestIndices>,
    reports: Option<reports::GuestIndices>,
    /// The kinds of the parameters of each function.
    kinds: BTreeMap<String, Vec<String>>,
    limits: Limits,
}

impl Ready {
    /// Compiles a component and looks whether it offers what `plugin.yaml` promises, by an instance that is made for it.
    pub fn load(hosted: &Hosted) -> Result<Self, Fault> {
        let file = &hosted.component;
        let unread = |error: std::io::Error| Fault::unloadable(&error.to_string());
        let length = fs::metadata(file).map_err(unread)?.len();
        if length > hosted.limits.component {
            return Err(Fault::unloadable(&format!("{length} > {} bytes", hosted.limits.component)));
        }
        let bytes = fs::read(file).map_err(unread)?;
        let broken = |error: wasmtime::Error| Fault::loading(&error);
        let engine = engine(hosted.cache.as_deref()).map_err(broken)?;
        let component = Component::new(&engine, &bytes).map_err(broken)?;
        let mut linker = Linker::new(&engine);
        nothing::offer(&mut linker).map_err(broken)?;
        let pre = linker.instantiate_pre(&component).map_err(broken)?;
        let found =
            (functions::GuestIndices::new(&pre), reader::GuestIndices::new(&pre), reports::GuestIndices::new(&pre));
        let (kinds, limits) = (hosted.functions.clone(), hosted.limits);
        let mut ready = Self { engine, pre, functions: None, reader: None, reports: None, kinds, limits };
        ready.run(|_, _| Ok(()))?;
        ready.functions = offered(!hosted.functions.is_empty(), found.0)?;
        ready.reader = offered(hosted.reads, found.1)?;
        ready.reports = offered(hosted.reports, found.2)?;
        // Whether what it offers is of the shape that it should be shows in an instance only.
        ready
            .run(|store, instance| {
                let loaded = [
                    ready.functions.as_ref().map(|found| found.load(&mut *store, instance).map(drop)),
                    ready.reader.as_ref().map(|found| found.load(&mut *store, instance).map(drop)),
                    ready.reports.as_ref().map(|found| found.load(&mut *store, instance).map(drop)),
                ];
                Ok(loaded.into_iter().flatten().collect::<wasmtime::Result<()>>())
            })?
            .map_err(broken)?;
        Ok(ready)
    }

    /// Calls a function.
    pub fn call(&self, function: &str, arguments: Vec<Value>) -> Result<Value, Fault> {
        let (Some(offered), Some(kinds)) = (&self.functions, self.kinds.get(function)) else {
            return Err(Fault::unknown(function));
        };
        let arguments = crossing::arguments(kinds, arguments)?;
        let came = self
            .run(|store, instance| offered.load(&mut *store, instance)?.call_call(&mut *store, function, &arguments))?;
        crossing::outcome(came.map_err(|failure| crossing::failure(failure, function))?)
    }

    /// Reads a file.
    pub fn read(&self, path: &str, bytes: &[u8]) -> Result<Value, Fault> {
        let offered = self.reader.as_ref().ok_or_else(|| Fault::unknown("read"))?;
        let came =
            self.run(|store, instance| offered.load(&mut *store, instance)?.call_read(&mut *store, path, bytes))?;
        Ok(crossing::reading(came.map_err(|failure| crossing::failure(failure, "read"))?))
    }

    /// Makes a report.
    pub fn report(&self, format: &str, results: &str) -> Result<Value, Fault> {
        let offered = self.reports.as_ref().ok_or_else(|| Fault::unknown("report"))?;
        let came =
            self.run(|store, instance| offered.load(&mut *store, instance)?.call_report(&mut *store, format, results))?;
        Ok(crossing::files(came.map_err(|failure| crossing::failure(failure, format))?))
    }

    /// Asks an instance of which nothing is left afterwards.
    fn run<T>(&self, ask: impl FnOnce(&mut Store<Around>, &Instance) -> wasmtime::Result<T>) -> Result<T, Fault> {
        let mut store = Store::new(&self.engine, Around::new(Taken::of(self.limits.memory, self.limits.entries)));
        store.limiter(|around| &mut around.taken);
        store.set_hostcall_fuel(self.limits.answer.saturating_mul(TAKING));
        let came = store
            .set_fuel(self.limits.fuel)
            .and_then(|()| self.pre.instantiate(&mut store))
            .and_then(|instance| ask(&mut store, &instance));
        came.map_err(|error| Fault::calling(&error, &store.data().log(), self.limits.answer))
    }
}

/// An interface that a component offers; an error where it must and does not.
fn offered<T>(wanted: bool, found: wasmtime::Result<T>) -> Result<Option<T>, Fault> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if wanted => Err(Fault::loading(&error)),
        Err(_) => Ok(None),
    }
}
