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

#[cfg(test)]
mod tests {
    use super::*;

    /// The hook is one for the whole process, so that this runs in one of its own.
    #[test]
    #[ignore = "run by the other test in a process of its own"]
    fn a_panic_in_a_check() {
        watch();
        let check = std::thread::spawn(|| catch_unwind(|| panic!("byte 7 of nothing")).is_err());
        assert!(check.join().expect("the worker goes on"));
        assert!(PLACE.lock().unwrap_or_else(PoisonError::into_inner).contains("byte 7 of nothing"));
    }

    #[test]
    fn a_panic_that_is_caught_prints_nothing_unless_it_is_asked_for() {
        for (backtrace, printed) in [("0", false), ("1", true)] {
            let mut test = std::process::Command::new(std::env::current_exe().expect("this program"));
            test.args(["--ignored", "--exact", "bug::tests::a_panic_in_a_check", "--nocapture"]);
            let ran = test.env("RUST_BACKTRACE", backtrace).output().expect("it runs");
            let (out, errors) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
            assert!(ran.status.success() && out.contains("1 passed"), "{out}{errors}");
            assert_eq!(errors.contains("byte 7 of nothing"), printed, "{errors}");
            assert_eq!(errors.contains("panicked at"), printed, "{errors}");
        }
    }
}
