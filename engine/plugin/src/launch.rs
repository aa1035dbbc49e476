//! How a process of a plugin is started: as little around it as the system allows.
//!
//! A shell of the system sets the bounds on itself and then becomes the plugin, so that there is no moment without them.
//! `unshare` takes the network and the sight of other processes away, where the system lets users do so; with it, whatever a
//! plugin starts dies with it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use heng_model::Message;

use crate::component::MOST_COMPILED;
use crate::host::TOLD;
use crate::manifest::{Manifest, Program};
use crate::{ending, folder};

/// Open files of one process.
pub const MOST_OPEN: u64 = 256;
/// Seconds of computing of one process: what escapes every other bound ends by this one.
pub const MOST_COMPUTING: u64 = 3_600;
/// Bytes of one file that a plugin with the right `scratch` writes.
pub const MOST_SCRATCH: u64 = 256 << 20;
/// Where plugins find programs of the system.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// How far a plugin is kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// An empty environment, an empty folder, bounds.
    Bounded,
    /// And no network, and no way for what it starts to outlive it.
    Alone,
}

/// Where the system's programs are looked for: the folders of the user's own `PATH`.
#[derive(Debug, Clone, Default)]
pub struct Search(pub Vec<PathBuf>);

impl Search {
    /// The program of that name.
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        if Path::new(name).is_absolute() {
            return Some(PathBuf::from(name)).filter(|path| path.is_file());
        }
        let names = if cfg!(windows) { vec![format!("{name}.exe"), name.to_owned()] } else { vec![name.to_owned()] };
        let found = self.0.iter().flat_map(|folder| names.iter().map(|name| folder.join(name)));
        found.into_iter().find(|path| path.is_file())
    }

    /// How far this system keeps plugins apart. Tried once.
    pub fn apart(&self) -> Apart {
        static APART: OnceLock<Apart> = OnceLock::new();
        *APART.get_or_init(|| {
            let allowed = self.find("unshare").is_some_and(|unshare| {
                let mut trial = Command::new(unshare);
                trial.args(alone(false)).arg("--").arg("/bin/sh").args(["-c", "exit 0"]);
                trial.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
                trial.status().is_ok_and(|status| status.success())
            });
            if cfg!(target_os = "linux") && allowed { Apart::Alone } else { Apart::Bounded }
        })
    }
}

/// What `unshare` is told.
fn alone(network: bool) -> Vec<&'static str> {
    let mut words = vec!["--user", "--map-current-user", "--pid", "--ipc", "--fork", "--kill-child=KILL"];
    if !network {
        words.push("--net");
    }
    words
}

/// Starts a process of a plugin that was copied to `program`, in the folder `work`; of a component, with the program that hosts it.
pub fn launch(
    manifest: &Manifest,
    search: &Search,
    host: Option<&Path>,
    program: &Path,
    work: &Path,
) -> Result<Child, Message> {
    let (first, words) = match &manifest.program {
        Program::Command(words) => (words[0].as_str(), command(words, search, program)?),
        Program::Component(file) => {
            let told = program.parent().unwrap_or(program).join(TOLD);
            let host = host.expect("a component without a host is not launched");
            (file.as_str(), vec![host.as_os_str().to_owned(), told.into_os_string()])
        }
    };
    let mut command = around(manifest, search, words);
    command.env_clear().env("PATH", PATH).env("LANG", "C.UTF-8").env("HOME", work).env("TMPDIR", work);
    // Python would write what it compiled beside the program.
    command.env("PYTHONDONTWRITEBYTECODE", "1").current_dir(work);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    ending::start(|| command.spawn()).map_err(|error| {
        let message = Message::new("heng::plugin::no_such_program").with("program", first);
        if error.kind() == std::io::ErrorKind::NotFound {
            return message;
        }
        Message::new("heng::plugin::unreadable").with("path", first).with("why", error.to_string())
    })
}

/// The words of a command, those of the plugin's folder where it was copied to.
fn command(words: &[String], search: &Search, program: &Path) -> Result<Vec<OsString>, Message> {
    let (first, rest) = words.split_first().expect("a manifest has a command");
    let first = match folder::within(program, first) {
        Some(path) => path,
        None => search
            .find(first)
            .ok_or_else(|| Message::new("heng::plugin::no_such_program").with("program", first.as_str()))?,
    };
    let rest = rest.iter().map(|word| match folder::within(program, word) {
        Some(path) => path.into_os_string(),
        None => word.into(),
    });
    Ok(std::iter::once(first.into_os_string()).chain(rest).collect())
}

#[cfg(unix)]
fn around(manifest: &Manifest, search: &Search, words: Vec<OsString>) -> Command {
    use std::os::unix::process::CommandExt;

    // The host of a component keeps what it compiled, and bounds memory by itself: it reserves far more address space than it uses.
    let (files, memory) = match &manifest.program {
        Program::Component(_) => (MOST_COMPILED / 512, "unlimited".to_owned()),
        Program::Command(_) => {
            let files = if manifest.rights.scratch { MOST_SCRATCH / 512 } else { 0 };
            (files, (manifest.limits.memory / 1024).to_string())
        }
    };
    let bounds = format!(
        "ulimit -c 0; ulimit -f {files}; ulimit -n {MOST_OPEN}; ulimit -t {MOST_COMPUTING}; \
         ulimit -v {memory} 2>/dev/null; exec \"$@\""
    );
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(bounds).arg("plugin");
    if let (Apart::Alone, Some(unshare)) = (search.apart(), search.find("unshare")) {
        command.arg(unshare).args(alone(manifest.rights.network)).arg("--");
    }
    command.args(words).process_group(0);
    command
}

#[cfg(not(unix))]
fn around(_: &Manifest, _: &Search, words: Vec<OsString>) -> Command {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]);
    command
}

/// Ends a process and all that it started and that can be reached.
pub fn kill(child: &mut Child) {
    kill_group(child.id());
    let _ = child.kill();
    // Once it was waited for, its number may be that of another.
    ending::ended(child.id());
    let _ = child.wait();
}

/// Ends a process and those in its group.
#[cfg(unix)]
pub fn kill_group(group: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(group).ok().and_then(Pid::from_raw);
    // That it is gone already is no failure.
    let _ = group.map(|group| kill_process_group(group, Signal::KILL));
}

/// Elsewhere a process ends with its input.
#[cfg(not(unix))]
pub fn kill_group(_: u32) {}

/// How a process ended, in a word: its status, or its signal.
pub fn how(child: &mut Child) -> String {
    // Its last line was read, so that it is about to end if it has not.
    for _ in 0..50 {
        match child.try_wait() {
            Ok(Some(status)) => return status_word(status),
            Ok(None) => std::thread::sleep(std::time::Duration::from_millis(10)),
            Err(_) => break,
        }
    }
    "?".to_owned()
}

#[cfg(unix)]
fn status_word(status: std::process::ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => code.to_string(),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => "?".to_owned(),
    }
}

#[cfg(not(unix))]
fn status_word(status: std::process::ExitStatus) -> String {
    status.code().map_or_else(|| "?".to_owned(), |code| code.to_string())
}
