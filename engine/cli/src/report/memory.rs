//! A bound of the system's own on what templates take hold of.
//!
//! The template engine counts steps, calls and what is written, but not what texts grow to that are put together on the way:
//! forty lines of `x ~ x` are a terabyte. Where memory is bounded the program ends there, and not the machine.

/// Bytes that templates may take beyond what the program holds already.
const MOST: u64 = 4 << 30;

/// The bound, until it is dropped.
#[must_use]
pub struct Bounded {
    #[cfg(target_os = "linux")]
    before: Option<rustix::process::Rlimit>,
}

impl Bounded {
    /// Bounds the memory of the program. Systems that do not say how much it holds have no bound.
    #[cfg(target_os = "linux")]
    pub fn begin() -> Self {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let before = getrlimit(Resource::As);
        let bound = held().map(|held| Rlimit { current: Some(held + MOST), maximum: before.maximum });
        let narrower = |bound: &Rlimit| before.current.is_none_or(|now| bound.current.is_some_and(|then| then < now));
        let set = bound.filter(narrower).is_some_and(|bound| setrlimit(Resource::As, bound).is_ok());
        Self { before: set.then_some(before) }
    }

    /// Systems that do not say how much the program holds have no bound.
    #[cfg(not(target_os = "linux"))]
    pub fn begin() -> Self {
        Self {}
    }
}

#[cfg(target_os = "linux")]
impl Drop for Bounded {
    fn drop(&mut self) {
        if let Some(before) = self.before.take() {
            // What was allowed before is allowed again.
            let _ = rustix::process::setrlimit(rustix::process::Resource::As, before);
        }
    }
}

/// Bytes of address space that the program holds.
#[cfg(target_os = "linux")]
fn held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
