//! `heng watch`: the table once, and then on every save what it moved.

mod cases;
mod eyes;
mod places;
mod quiet;
mod told;

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use heng_assess::{Memo, Options, Session, Unopened};
use heng_model::{Diagnostic, Message};
use heng_report::{Catalogue, league};

use crate::arguments::Watch;
use crate::console::Console;
use crate::inputs::{self, Inputs};
use crate::run::say;
use crate::status::Status;
use crate::{ended, memo, plugins};
use eyes::Seen;
use places::{Batch, Places};
use quiet::Quiet;
use told::Told;

/// Runs the command. It ends when somebody ends it, and that is no failure.
pub fn run(console: &Console, command: &Watch) -> Status {
    ended::with(0);
    let (to, seen) = mpsc::channel();
    loop {
        match watch(console, command, (&to, &seen)) {
            Ok(()) => {}
            Err(status) => return status,
        }
    }
}

/// Watches until the project names another methodology.
fn watch(console: &Console, command: &Watch, (to, seen): (&Sender<Seen>, &Receiver<Seen>)) -> Result<(), Status> {
    let mut found = find(command).map_err(|problems| say(console, &problems, Status::Usage))?;
    let mut places = Places::of(&found);
    let mut eyes = eyes(console, command, &places, to)?;
    let mut quiet = Quiet::default();
    let mut session = loop {
        let started = Instant::now();
        match open(console, command, &found)? {
            Some(session) => {
                first(console, &found, &session, started, eyes.polling);
                break session;
            }
            None => drop(wait(&places, seen, &mut quiet)?),
        }
    };
    let mut cases = cases::Cases::default();
    let mut told = Told::new(command.lines, command.clear);
    loop {
        let mut batch = wait(&places, seen, &mut quiet)?;
        let started = Instant::now();
        if batch.elsewhere {
            match find(command) {
                Ok(now) if now.methodology != found.methodology => return Ok(()),
                Ok(now) => {
                    let (bundles, problems) = places::bundles(&now.bundles);
                    console.say(&problems);
                    batch.changes.there = Some(bundles);
                    found = now;
                    let now = Places::of(&found);
                    if now.folders() != places.folders() {
                        // The old ones go only now: nothing is missed.
                        drop(std::mem::replace(&mut eyes, self::eyes(console, command, &now, to)?));
                    }
                    places = now;
                }
                // The project file is being written; what it last said goes on.
                Err(problems) => console.say(&problems),
            }
        }
        if batch.plugins {
            let places = plugins::places(&found.methodology, Some(&found));
            let (now, said) = session.methodology().plugins.renewed(&places, &plugins::setting(), true);
            console.say(&said);
            batch.changes.readers = Some(plugins::readers(&now));
            batch.changes.plugins = Some(Arc::new(now));
        }
        let readers = batch.plugins.then(|| session.rulebook().readers().clone());
        let update = session.apply(&batch.changes).expect("nobody aborts a watch but by ending the program");
        if !update.is_nothing() {
            told.update(console, &found, &session, &update);
            let said = cases.update(console, &session, &update, readers.as_ref());
            if said || !update.is_of_cases() {
                told::took(console, &update, started);
            }
        }
        console.forget();
        quiet.looked(Instant::now());
    }
}

/// The inputs of the command.
fn find(command: &Watch) -> Result<Inputs, Vec<Diagnostic>> {
    let found = inputs::find(&command.paths, command.methodology.as_deref(), None)?;
    if found.bundles.is_empty() {
        return Err(vec![Diagnostic::error(Message::new("heng::cli::nothing_to_check"))]);
    }
    Ok(found)
}

fn eyes(console: &Console, command: &Watch, places: &Places, to: &Sender<Seen>) -> Result<eyes::Eyes, Status> {
    let opened = eyes::open(&places.folders(), command.poll, to);
    opened.map_err(|error| {
        let message = Message::new("heng::cli::cannot_watch").with("why", error.to_string());
        say(console, &[Diagnostic::error(message)], Status::Usage)
    })
}

/// A first run; nothing where the methodology is broken, which is said.
fn open(console: &Console, command: &Watch, found: &Inputs) -> Result<Option<Session>, Status> {
    let problem = |problem: Box<Diagnostic>| say(console, &[*problem], Status::Usage);
    let files = inputs::open(&found.methodology).map_err(problem)?;
    let (bundles, problems) = places::bundles(&found.bundles);
    console.say(&problems);
    let memo = memo::kept(found, command.no_memo).map(|disk| -> Arc<dyn Memo> { Arc::new(disk) });
    let bar = console.progress(bundles.len());
    let progress = |progress: heng_assess::Progress| bar.set_position(progress.done as u64);
    let all = plugins::of(console, found);
    let options = Options {
        threads: command.threads.map(usize::from),
        progress: &progress,
        readers: plugins::readers(&all),
        ..Options::default()
    };
    let session = Session::open_with(files, all.clone(), bundles, &options, memo);
    bar.finish_and_clear();
    match session {
        Ok(session) => Ok(Some(session)),
        Err(Unopened::Broken(problems)) => {
            console.say_in(&found.methodology, &problems);
            console.remark(&Catalogue::of(console.lang).phrase("cli-watch_broken", &[]));
            Ok(None)
        }
        Err(Unopened::Aborted) => Err(Status::BrokenRule),
    }
}

/// The table as it is now, and what is watched.
fn first(console: &Console, found: &Inputs, session: &Session, started: Instant, polling: bool) {
    let words = Catalogue::of(console.lang);
    console.say_in(&found.methodology, session.diagnostics());
    told::refused(console, found, session);
    if !console.quiet() {
        console.print(&league(session.assessment(), &console.view()));
        let milliseconds = told::milliseconds(started);
        let shown = found.methodology.display().to_string();
        let bundles = session.planned().len();
        let checks = session.definition().tree.leaves().filter(|(_, leaf)| !leaf.is_planned()).count();
        let arguments = [
            ("folder", shown.into()),
            ("bundles", bundles.into()),
            ("checks", checks.into()),
            ("time", milliseconds.into()),
        ];
        console.print(&format!("{}\n", words.phrase("cli-watching", &arguments)));
    }
    if polling {
        console.print(&format!("{}\n", words.phrase("cli-watch_polling", &[])));
    }
}

/// Waits until something was saved that is to be looked at.
fn wait(places: &Places, seen: &Receiver<Seen>, quiet: &mut Quiet) -> Result<Batch, Status> {
    let mut batch = Batch::default();
    loop {
        let next = match quiet.due() {
            None => seen.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => seen.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        match next {
            Ok(next) => {
                let whole = take(places, &mut batch, next);
                if !batch.is_empty() {
                    quiet.came(Instant::now(), whole && batch.paths.iter().all(|path| eyes::is_there(path)));
                }
            }
            Err(RecvTimeoutError::Timeout) if quiet.is_due(Instant::now()) => {
                quiet.looks();
                return Ok(batch);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(Status::Done),
        }
    }
}

/// Takes in what was seen. Whether what was written is written to its end.
fn take(places: &Places, batch: &mut Batch, seen: Seen) -> bool {
    match seen {
        Seen::Anything => {
            places.touch_all(batch);
            false
        }
        Seen::Paths(paths, whole) => {
            for path in &paths {
                places.touch(batch, path);
            }
            whole
        }
    }
}
