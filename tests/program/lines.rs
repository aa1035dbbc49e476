//! A program that goes on and prints now and then.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Long enough for a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(2);

/// A program that runs until this is dropped, and what it prints on standard output.
pub struct Lines {
    /// The program.
    pub child: Child,
    lines: Receiver<String>,
}

impl Lines {
    /// Starts it.
    pub fn of(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = child.stdout.take().unwrap();
        let (to, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if to.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    /// The lines up to one that holds any of these, that one included.
    #[track_caller]
    pub fn until(&self, wanted: &[&str]) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no {wanted:?} in {seen:#?}"));
            let is_last = wanted.iter().any(|wanted| line.contains(wanted));
            seen.push(line);
            if is_last {
                return seen;
            }
        }
    }

    /// The next line, if one comes within this time.
    pub fn within(&self, time: Duration) -> Result<String, RecvTimeoutError> {
        self.lines.recv_timeout(time)
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
