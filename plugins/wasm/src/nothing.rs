//! What a component finds around it: the interfaces of WASI, with nothing behind them.
//!
//! No files, no arguments, no environment, no network. The clocks stand still, and whoever waits has waited already; chance is the
//! same in every instance. What is written goes nowhere, but for the beginning of the errors, which are shown when a call fails.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::AsyncWrite;
use wasmtime::Result;
use wasmtime::component::{HasData, Linker, Resource, ResourceTable};
use wasmtime_wasi::cli::{IsTerminal, StdoutStream};
use wasmtime_wasi::p2::bindings::clocks::monotonic_clock::{self, Host as Clock};
use wasmtime_wasi::p2::pipe::MemoryOutputPipe;
use wasmtime_wasi::p2::{DynPollable, OutputStream, Pollable, StreamResult, subscribe};
use wasmtime_wasi::{
    Deterministic, HostMonotonicClock, HostWallClock, WasiCtx, WasiCtxBuilder, WasiCtxView, WasiView, async_trait,
};

use crate::limits::Taken;

/// Bytes of errors that are kept.
const MOST_LOG: usize = 1 << 10;
/// Bytes of chance before it begins again.
const CHANCE: usize = 4 << 10;
/// Bytes of chance that one question gives.
const MOST_CHANCE: u64 = 64 << 10;
/// Bytes that one question writes.
const MOST_WRITTEN: usize = 64 << 10;

/// What surrounds one instance.
pub struct Around {
    context: WasiCtx,
    table: ResourceTable,
    /// What it may take.
    pub taken: Taken,
    log: Log,
}

impl std::fmt::Debug for Around {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Around").field("taken", &self.taken).finish_non_exhaustive()
    }
}

impl Around {
    /// Nothing but memory.
    pub fn new(taken: Taken) -> Self {
        let log = Log::default();
        let mut context = WasiCtxBuilder::new();
        context
            .wall_clock(Still)
            .monotonic_clock(Still)
            .secure_random(chance())
            .insecure_random(chance())
            .insecure_random_seed(0)
            .max_random_size(MOST_CHANCE)
            .allow_tcp(false)
            .allow_udp(false)
            .allow_ip_name_lookup(false)
            .stderr(log.clone());
        Self { context: context.build(), table: ResourceTable::new(), taken, log }
    }

    /// The beginning of what the component wrote as errors.
    pub fn log(&self) -> String {
        let bytes = self.log.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl WasiView for Around {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.context, table: &mut self.table }
    }
}

/// Offers WASI to components.
pub fn offer(linker: &mut Linker<Around>) -> Result<()> {
    wasmtime_wasi::p2::add_to_linker_sync(linker)?;
    linker.allow_shadowing(true);
    monotonic_clock::add_to_linker::<Around, Waiting>(linker, |around| Standing(&mut around.table))?;
    linker.allow_shadowing(false);
    Ok(())
}

/// The same bytes each time, by `SplitMix64`.
fn chance() -> Deterministic {
    let mut state = 0u64;
    let bytes = (0..CHANCE / 8).flat_map(|_| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).to_le_bytes()
    });
    Deterministic::new(bytes.collect())
}

/// A clock that stands still.
struct Still;

impl HostWallClock for Still {
    fn resolution(&self) -> Duration {
        Duration::from_secs(1)
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }
}

impl HostMonotonicClock for Still {
    fn resolution(&self) -> u64 {
        1_000_000_000
    }

    fn now(&self) -> u64 {
        0
    }
}

/// The clock on which components wait: WASI's own would let them wait for real.
struct Waiting;

/// The same, for one question.
struct Standing<'a>(&'a mut ResourceTable);

impl HasData for Waiting {
    type Data<'a> = Standing<'a>;
}

impl Clock for Standing<'_> {
    fn now(&mut self) -> Result<u64> {
        Ok(HostMonotonicClock::now(&Still))
    }

    fn resolution(&mut self) -> Result<u64> {
        Ok(HostMonotonicClock::resolution(&Still))
    }

    fn subscribe_instant(&mut self, _: u64) -> Result<Resource<DynPollable>> {
        let over = self.0.push(Over)?;
        subscribe(self.0, over)
    }

    fn subscribe_duration(&mut self, _: u64) -> Result<Resource<DynPollable>> {
        self.subscribe_instant(0)
    }
}

/// A wait that is over.
struct Over;

#[async_trait]
impl Pollable for Over {
    async fn ready(&mut self) {}
}

/// The beginning of what is written as errors.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl IsTerminal for Log {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdoutStream for Log {
    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        MemoryOutputPipe::new(MOST_LOG).async_stream()
    }

    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }
}

impl OutputStream for Log {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = MOST_LOG.saturating_sub(kept.len()).min(bytes.len());
        kept.extend_from_slice(&bytes[..room]);
        Ok(())
    }

    fn flush(&mut self) -> StreamResult<()> {
        Ok(())
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        Ok(MOST_WRITTEN)
    }
}

#[async_trait]
impl Pollable for Log {
    async fn ready(&mut self) {}
}
