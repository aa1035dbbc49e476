//! Files of equal bytes are read once, however many bundles hold them.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError, Weak};

use heng_model::Message;

use super::checked::checked;
use super::choice::identity;
use super::{Bounds, Fault, Reader, Reading};

/// What decides what is read: the reader, the bytes, the path (readers may go by its ending), the bounds.
type Key = ([u8; 32], [u8; 32], Arc<str>, Bounds);
/// What was read, once it is.
type Read = OnceLock<Result<Arc<Reading>, Fault>>;

/// Only what somebody still holds: a bundle holds what was read of its files.
static KEPT: LazyLock<Mutex<HashMap<Key, Weak<Read>>>> = LazyLock::new(Mutex::default);
/// Entries after which those that nobody holds are let go of.
const MOST_FORGOTTEN: usize = 1_024;

/// What was read of a file, for whoever holds it.
#[derive(Debug, Clone)]
pub(crate) struct Held(Arc<Read>);

impl Held {
    pub fn get(&self) -> Result<Arc<Reading>, Fault> {
        self.0.get().cloned().unwrap_or_else(|| Err(Fault::broken("")))
    }
}

/// Reads a file, or takes what was read of equal bytes.
pub(crate) fn read(reader: &dyn Reader, path: &Arc<str>, bytes: &Arc<[u8]>, digest: [u8; 32], bounds: &Bounds) -> Held {
    let key = (identity(reader), digest, path.clone(), *bounds);
    let held = {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_FORGOTTEN {
            kept.retain(|_, read| read.strong_count() > 0);
        }
        let known = kept.get(&key).and_then(Weak::upgrade);
        known.unwrap_or_else(|| {
            let new = Arc::new(Read::new());
            kept.insert(key.clone(), Arc::downgrade(&new));
            new
        })
    };
    let result = held.get_or_init(|| attempt(reader, path, bytes, bounds).map(Arc::new));
    if result.as_ref().is_err_and(|fault| !fault.lasting) {
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }
    Held(held)
}

fn attempt(reader: &dyn Reader, path: &str, bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault> {
    let of = |message: Message| Fault { why: message.with("reader", reader.id()), lasting: reader.ships() };
    // A reader gets its own handles only; what it leaves half done is thrown away.
    let read = catch_unwind(AssertUnwindSafe(|| reader.read(path, bytes, bounds)));
    let reading = read.unwrap_or_else(|_| Err(of(Message::new("heng::reader::panicked"))))?;
    checked(reading, bytes, bounds).map_err(|why| match why {
        // What is too much is so whoever counts.
        why if &*why.code == "heng::reader::too_much" => Fault::of_file(why),
        why => of(Message::new("heng::reader::lies").with("why", why)),
    })
}
