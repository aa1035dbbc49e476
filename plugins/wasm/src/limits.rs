//! What a call may take of memory. Beyond it the call ends: what a component makes of a refusal would be another answer.

use std::fmt;

use wasmtime::{ResourceLimiter, Result};

/// Instances, memories and tables of one component.
const MOST_PARTS: usize = 64;

/// What a call took so far.
#[derive(Debug)]
pub struct Taken {
    memory: usize,
    most_memory: usize,
    entries: usize,
    most_entries: usize,
}

/// More than a call may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// Bytes of memory.
    Memory(usize),
    /// Entries of tables.
    Tables(usize),
}

impl fmt::Display for Beyond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Beyond::Memory(most) => write!(f, "more than {most} bytes of memory"),
            Beyond::Tables(most) => write!(f, "more than {most} entries of tables"),
        }
    }
}

impl std::error::Error for Beyond {}

impl Taken {
    /// Nothing yet, of so many bytes and entries.
    pub fn of(most_memory: usize, most_entries: usize) -> Self {
        Self { memory: 0, most_memory, entries: 0, most_entries }
    }
}

impl ResourceLimiter for Taken {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> Result<bool> {
        self.memory = self.memory.saturating_add(desired.saturating_sub(current));
        if self.memory > self.most_memory {
            return Err(Beyond::Memory(self.most_memory).into());
        }
        Ok(true)
    }

    fn memory_grow_failed(&mut self, error: wasmtime::Error) -> Result<()> {
        // The machine has no more: that must not become an answer either.
        Err(error)
    }

    fn table_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> Result<bool> {
        self.entries = self.entries.saturating_add(desired.saturating_sub(current));
        if self.entries > self.most_entries {
            return Err(Beyond::Tables(self.most_entries).into());
        }
        Ok(true)
    }

    fn table_grow_failed(&mut self, error: wasmtime::Error) -> Result<()> {
        Err(error)
    }

    fn instances(&self) -> usize {
        MOST_PARTS
    }

    fn tables(&self) -> usize {
        MOST_PARTS
    }

    fn memories(&self) -> usize {
        MOST_PARTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memories_count_together() {
        let mut taken = Taken::of(100, 10);
        assert!(taken.memory_growing(0, 60, None).is_ok());
        assert!(taken.memory_growing(0, 40, None).is_ok());
        let refused = taken.memory_growing(60, 61, None).unwrap_err();
        assert_eq!(refused.downcast_ref(), Some(&Beyond::Memory(100)));
    }
}
