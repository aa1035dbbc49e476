//! The end that somebody else brings: Ctrl-C, a closed terminal, a system that shuts down.

/// The status of a program that a signal ended, as shells count it.
pub const INTERRUPTED: i32 = 130;

/// Ends the program with that status when it is told to end, and whatever plugins it started with it. What Heng writes is replaced as
/// a whole: there is nothing to wait for. A second handler is never set.
pub fn with(status: i32) {
    let _ = ctrlc::set_handler(move || {
        heng_plugin::end_all();
        std::process::exit(status)
    });
}
