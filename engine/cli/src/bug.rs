//! A panic is a bug of Heng's. Within a check it is that check's error; anywhere else it is said as what it is.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use heng_model::{Diagnostic, Message};

use crate::console::Console;
use crate::status::Status;

/// Where the last panic happened.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// Exit status of a bug, as the standard library has it.
const BUG: u8 = 101;

/// From now on a panic is noted instead of printed: whoever catches it says it. With `RUST_BACKTRACE` it is printed too.
pub fn watch() {
    let print = take_hook();
    let wanted = std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0");
    set_hook(Box::new(move |panic| {
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
        if wanted {
            print(panic);
        }
    }));
}

/// Runs a command; a panic in it is said as a bug.
pub fn caught(console: &Console, command: impl FnOnce() -> Status) -> ExitCode {
    if let Ok(status) = catch_unwind(AssertUnwindSafe(command)) {
        return status.into();
    }
    let what = PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
    console.say(&[Diagnostic::error(Message::new("heng::cli::bug").with("what", what))]);
    ExitCode::from(BUG)
}
