//! One process of a plugin: it is asked one thing at a time, and nothing that it does can hold up or fill up whoever asks.
//!
//! Threads of their own write to it, read its answers and read its errors. What they hand on is bounded: a process that writes more
//! than anybody asked for waits until it is ended. No clock is asked: waiting is counted in steps.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::component::{Fault, MOST_COMPILING};
use crate::launch::{how, kill};
use crate::manifest::Manifest;
use crate::protocol::{Answered, Asked, Cancel, Initialize, MISSING, Method, Nothing, PROTOCOL, Ready, Version};
use crate::trouble::Trouble;

/// Bytes of errors that one process may write.
pub const MOST_ERRORS: u64 = 16 << 20;
/// Bytes of errors that are shown: the last ones.
const SHOWN_ERRORS: usize = 600;
/// Characters of an answer that are shown where it cannot be understood.
const SHOWN: usize = 80;
/// How often it is looked whether the run was ended.
const STEP: Duration = Duration::from_millis(20);
/// Steps that a process has to answer after its call was cancelled, and to end after it was asked to.
const GRACE: u64 = 25;

/// Something that a process did.
enum Event {
    Line(Vec<u8>),
    TooLong,
    Ended,
    Noisy,
    Deaf,
}

/// A process that is ready.
#[derive(Debug)]
pub struct Process {
    child: Child,
    to: Option<Sender<Vec<u8>>>,
    from: Receiver<Event>,
    errors: Arc<Mutex<Vec<u8>>>,
    next: u64,
    most: u64,
    steps: u64,
    seconds: u64,
    /// Whether the program of Heng that hosts components is at the other end.
    component: bool,
}

impl std::fmt::Debug for Event {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Event::Line(line) => write!(f, "{} bytes", line.len()),
            Event::TooLong => f.write_str("too long"),
            Event::Ended => f.write_str("ended"),
            Event::Noisy => f.write_str("noisy"),
            Event::Deaf => f.write_str("deaf"),
        }
    }
}

impl Process {
    /// Makes a started child ready for questions: it must say who it is.
    pub fn begin(mut child: Child, manifest: &Manifest, abort: &AtomicBool) -> Result<Self, Trouble> {
        let limits = manifest.limits;
        // One event of each of the three threads, and one that waits.
        let (say, from) = sync_channel(4);
        let (to, lines) = channel();
        let errors = Arc::default();
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        write_from(stdin.expect("its input is piped"), lines, say.clone());
        read_lines(stdout.expect("its output is piped"), limits.answer, say.clone());
        read_errors(stderr.expect("its errors are piped"), &errors, say);
        let component = manifest.component().is_some();
        // A component is compiled first.
        let seconds = if component { limits.seconds.max(MOST_COMPILING) } else { limits.seconds };
        let (next, most, steps) = (1, limits.answer, steps_of(seconds));
        let mut process = Self { child, to: Some(to), from, errors, next, most, steps, seconds, component };
        let initialize = Initialize {
            protocol: PROTOCOL,
            engine: concat!("heng ", env!("CARGO_PKG_VERSION")).to_owned(),
            plugin: manifest.id.clone(),
        };
        let said = process.ask(Method::Initialize(initialize), abort).map_err(at_the_start)?;
        greet(manifest, &said)?;
        (process.steps, process.seconds) = (steps_of(limits.seconds), limits.seconds);
        Ok(process)
    }

    /// What it answers.
    pub fn ask(&mut self, method: Method, abort: &AtomicBool) -> Result<Value, Trouble> {
        // What it wrote since it was last asked, nobody asked for.
        if let Ok(event) = self.from.try_recv() {
            return Err(match event {
                Event::Line(line) => match understood(&line, None, self.component) {
                    Err(trouble) => trouble,
                    Ok(_) => Trouble::Unasked { found: 0, asked: None },
                },
                other => self.other(&other),
            });
        }
        let id = self.next;
        self.next += 1;
        self.send(&Asked { jsonrpc: Version::Two, id: Some(id), method });
        match self.wait(id, self.steps, abort) {
            Err(Trouble::TimedOut { starting, seconds, .. }) => {
                self.tell(Method::Cancel(Cancel { id }));
                // The call is lost either way; only further silence ends the process.
                let then = self.wait(id, GRACE, abort);
                let alive = matches!(then, Ok(_) | Err(Trouble::Failed { .. } | Trouble::Missing { .. }));
                Err(Trouble::TimedOut { starting, seconds, alive })
            }
            answered => answered,
        }
    }

    /// Tells it something that is not answered.
    pub fn tell(&self, method: Method) {
        self.send(&Asked { jsonrpc: Version::Two, id: None, method });
    }

    /// Asks it to end. Whether it does so by itself.
    pub fn end(mut self) -> bool {
        self.finish()
    }

    fn finish(&mut self) -> bool {
        let id = self.next;
        self.send(&Asked { jsonrpc: Version::Two, id: Some(id), method: Method::Shutdown(Nothing {}) });
        // Its input ends here.
        self.to = None;
        for _ in 0..GRACE {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return true;
            }
            match self.from.recv_timeout(STEP) {
                Ok(Event::Line(_) | Event::Deaf) | Err(RecvTimeoutError::Timeout) => {}
                Ok(Event::Ended) | Err(RecvTimeoutError::Disconnected) => thread::sleep(STEP / 4),
                Ok(Event::TooLong | Event::Noisy) => return false,
            }
        }
        false
    }

    fn send(&self, asked: &Asked) {
        let mut line = serde_json::to_vec(asked).expect("what is asked is JSON");
        line.push(b'\n');
        // Where the writer has ended it has said so.
        let _ = self.to.as_ref().map(|to| to.send(line));
    }

    fn wait(&mut self, id: u64, steps: u64, abort: &AtomicBool) -> Result<Value, Trouble> {
        let mut left = steps;
        loop {
            match self.from.recv_timeout(STEP) {
                Ok(Event::Line(line)) => return understood(&line, Some(id), self.component),
                Ok(other) => return Err(self.other(&other)),
                Err(RecvTimeoutError::Disconnected) => return Err(self.died()),
                Err(RecvTimeoutError::Timeout) if abort.load(Ordering::Relaxed) => return Err(Trouble::Aborted),
                Err(RecvTimeoutError::Timeout) if left == 0 => {
                    return Err(Trouble::TimedOut { starting: false, seconds: self.seconds, alive: false });
                }
                Err(RecvTimeoutError::Timeout) => left -= 1,
            }
        }
    }

    fn other(&mut self, event: &Event) -> Trouble {
        match event {
            Event::TooLong => Trouble::TooLong { most: self.most },
            Event::Noisy => Trouble::Noisy { most: MOST_ERRORS },
            // What no longer reads has most often ended: that says more.
            Event::Deaf => match self.from.recv_timeout(STEP * 10) {
                Ok(Event::Ended) | Err(RecvTimeoutError::Disconnected) => self.died(),
                _ => Trouble::Deaf,
            },
            Event::Ended | Event::Line(_) => self.died(),
        }
    }

    fn died(&mut self) -> Trouble {
        let how = how(&mut self.child);
        // The thread that reads errors may be a step behind.
        thread::sleep(STEP);
        let errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        let words = String::from_utf8_lossy(&errors);
        let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let last = lines[lines.len().saturating_sub(3)..].join(" ");
        Trouble::Died { starting: false, how, words: last }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.to.is_some() {
            self.finish();
        }
        // What it started goes with it, also where it has ended itself.
        kill(&mut self.child);
    }
}

/// How often it is looked within so many seconds.
fn steps_of(seconds: u64) -> u64 {
    seconds.saturating_mul(1_000) / u64::try_from(STEP.as_millis()).expect("a short time")
}

/// A part of an answer as the type it should be.
pub fn decode<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, Trouble> {
    T::deserialize(value).map_err(|error| {
        let shown = clip(&value.to_string());
        Trouble::Malformed { why: error.to_string(), shown }
    })
}

/// Whether it is who `plugin.yaml` says, and speaks the same protocol.
fn greet(manifest: &Manifest, said: &Value) -> Result<(), Trouble> {
    let speaks = said.get("protocol").and_then(Value::as_u64);
    if let Some(found) = speaks.filter(|found| *found != u64::from(PROTOCOL)) {
        return Err(Trouble::Protocol { found });
    }
    let ready: Ready = decode(said)?;
    let (found, wanted) = ((ready.id, ready.version), (manifest.id.clone(), manifest.version.clone()));
    if found == wanted {
        return Ok(());
    }
    let shown = |(id, version): (String, String)| clip(&format!("{id} {version}"));
    Err(Trouble::Impostor { found: shown(found), wanted: shown(wanted) })
}

/// The result within a line that answers the question of that id.
fn understood(line: &[u8], id: Option<u64>, component: bool) -> Result<Value, Trouble> {
    let shown = || clip(&String::from_utf8_lossy(line));
    let text =
        std::str::from_utf8(line).map_err(|error| Trouble::Garbage { why: error.to_string(), shown: shown() })?;
    let value: Value =
        serde_json::from_str(text).map_err(|error| Trouble::Garbage { why: error.to_string(), shown: shown() })?;
    let malformed = |why: String| Trouble::Malformed { why, shown: shown() };
    // An answer with both or neither is none; `"result": null` is one.
    let has = |key: &str| value.get(key).is_some();
    if !value.is_object() || has("result") == has("error") {
        return Err(malformed("neither result nor error, or both".to_owned()));
    }
    let result = value.get("result").cloned();
    let answered: Answered = serde_json::from_value(value).map_err(|error| malformed(error.to_string()))?;
    if Some(answered.id) != id {
        return Err(Trouble::Unasked { found: answered.id, asked: id });
    }
    match answered.error {
        None => Ok(result.unwrap_or_default()),
        Some(failure) => {
            let words = clip_to(&failure.message, 300);
            let fault = Fault::of(failure.code).filter(|_| component);
            Err(match (failure.code, fault) {
                (_, Some(fault)) => Trouble::Component { fault, words },
                (MISSING, None) => Trouble::Missing { words },
                (_, None) => Trouble::Failed { words },
            })
        }
    }
}

fn at_the_start(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Died { how, words, .. } => Trouble::Died { starting: true, how, words },
        Trouble::TimedOut { seconds, .. } => Trouble::TimedOut { starting: true, seconds, alive: false },
        other => other,
    }
}

fn clip(text: &str) -> String {
    clip_to(text, SHOWN)
}

/// The beginning of a text, without what would disturb a line.
fn clip_to(text: &str, most: usize) -> String {
    let mut out: String =
        text.trim().chars().take(most).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    if text.trim().chars().nth(most).is_some() {
        out.push('…');
    }
    out
}

fn write_from(mut stdin: impl Write + Send + 'static, lines: Receiver<Vec<u8>>, say: SyncSender<Event>) {
    thread::spawn(move || {
        for line in lines {
            if stdin.write_all(&line).and_then(|()| stdin.flush()).is_err() {
                let _ = say.send(Event::Deaf);
                return;
            }
        }
    });
}

fn read_lines(stdout: impl Read + Send + 'static, most: u64, say: SyncSender<Event>) {
    thread::spawn(move || {
        let mut stdout = BufReader::with_capacity(64 << 10, stdout);
        loop {
            let mut line = Vec::new();
            let read = (&mut stdout).take(most.saturating_add(1)).read_until(b'\n', &mut line);
            let event = match read {
                Ok(0) | Err(_) => Event::Ended,
                Ok(_) if line.last() != Some(&b'\n') && line.len() as u64 > most => Event::TooLong,
                Ok(_) => {
                    while matches!(line.last(), Some(b'\n' | b'\r')) {
                        line.pop();
                    }
                    // An empty line says nothing.
                    if line.is_empty() {
                        continue;
                    }
                    Event::Line(line)
                }
            };
            let last = matches!(event, Event::Ended | Event::TooLong);
            if say.send(event).is_err() || last {
                return;
            }
        }
    });
}

fn read_errors(mut stderr: impl Read + Send + 'static, errors: &Arc<Mutex<Vec<u8>>>, say: SyncSender<Event>) {
    let errors = errors.clone();
    thread::spawn(move || {
        let (mut buffer, mut count) = (vec![0; 16 << 10], 0u64);
        while let Ok(read) = stderr.read(&mut buffer) {
            if read == 0 {
                return;
            }
            count += read as u64;
            let mut kept = errors.lock().unwrap_or_else(PoisonError::into_inner);
            kept.extend_from_slice(&buffer[..read]);
            let too_many = kept.len().saturating_sub(SHOWN_ERRORS);
            kept.drain(..too_many);
            drop(kept);
            if count > MOST_ERRORS {
                let _ = say.send(Event::Noisy);
                return;
            }
        }
    });
}
