//! The compiler of components, and what it is told: the same answer on every machine, and every call bounded by instructions.

use std::path::Path;

use wasmtime::{Cache, CacheConfig, Config, Engine, Result};

/// Bytes of the stack of a call.
const STACK: usize = 1 << 20;

/// A compiler that keeps what it compiled in a folder, where it can write there.
pub fn engine(cache: Option<&Path>) -> Result<Engine> {
    let mut config = Config::new();
    config
        .consume_fuel(true)
        .max_wasm_stack(STACK)
        .wasm_component_model(true)
        // NaNs and relaxed instructions are what they are on every machine.
        .cranelift_nan_canonicalization(true)
        .relaxed_simd_deterministic(true)
        .wasm_backtrace_max_frames(None)
        .cache(cache.and_then(kept));
    Engine::new(&config)
}

/// The cache in a folder; none where there can be none.
fn kept(folder: &Path) -> Option<Cache> {
    let mut config = CacheConfig::new();
    config.with_directory(folder);
    Cache::new(config).ok()
}
