//! The reader's side of the program: language, width, colour, and how much they want to hear.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anstream::{AutoStream, ColorChoice};
use heng_model::{Diagnostic, Label, Severity, Source};
use heng_report::{Lang, Renderer, View};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{Deserialize, Serialize};

use crate::arguments::{Color, Common};

/// Columns where the output is no terminal.
const WIDTH: usize = 120;

/// Where everything that people read goes.
#[derive(Debug, Clone)]
pub struct Console {
    /// The reader's language.
    pub lang: Lang,
    out: bool,
    errors: bool,
    width: usize,
    loudness: Loudness,
    said: Arc<Mutex<Vec<Said>>>,
}

/// Something that was said, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// On standard output.
    Printed(String),
    /// On standard error.
    Told(String),
}

/// How much somebody wants to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loudness {
    Errors,
    Usual,
    Everything,
}

impl Console {
    /// As the arguments ask for it.
    pub fn new(common: &Common) -> Self {
        let chosen = |automatic: ColorChoice| match common.color {
            Color::Auto => automatic != ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        };
        Self {
            out: chosen(AutoStream::choice(&std::io::stdout())),
            errors: chosen(AutoStream::choice(&std::io::stderr())),
            loudness: match (common.quiet, common.verbose) {
                (true, _) => Loudness::Errors,
                (false, false) => Loudness::Usual,
                (false, true) => Loudness::Everything,
            },
            ..Self::plain(common.lang.into())
        }
    }

    /// Before the arguments are known.
    pub fn plain(lang: Lang) -> Self {
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        let errors = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
        Self { lang, out: false, errors, width, loudness: Loudness::Usual, said: Arc::default() }
    }

    /// How results are shown on standard output.
    pub fn view(&self) -> View {
        View::new(self.lang, self.out, self.width)
    }

    /// Whether only what is wrong is to be heard.
    pub fn quiet(&self) -> bool {
        self.loudness == Loudness::Errors
    }

    /// Whether everything is to be heard.
    pub fn verbose(&self) -> bool {
        self.loudness == Loudness::Everything
    }

    /// Prints results.
    pub fn print(&self, text: &str) {
        let choice = if self.out { ColorChoice::AlwaysAnsi } else { ColorChoice::Never };
        self.note(Said::Printed(text.to_owned()));
        // A reader that stops reading is no error of ours.
        let _ = AutoStream::new(std::io::stdout().lock(), choice).write_all(text.as_bytes());
    }

    /// Says what is wrong.
    pub fn say(&self, problems: &[Diagnostic]) {
        let wanted = |one: &&Diagnostic| self.hears(one.severity);
        let renderer = Renderer::new(self.lang, self.errors, self.width);
        let text = heng_report::render_all(&renderer, problems.iter().filter(wanted));
        self.tell(&text);
    }

    /// What is wrong, as part of results.
    pub fn drawn(&self, problem: &Diagnostic) -> String {
        Renderer::new(self.lang, self.out, self.width).render(problem)
    }

    /// Says what is wrong with files of a folder; shown by the path that the reader knows.
    pub fn say_in(&self, folder: &Path, problems: &[Diagnostic]) {
        let problems: Vec<Diagnostic> = problems.iter().map(|problem| within(folder, problem)).collect();
        self.say(&problems);
    }

    /// A line about how things go; not for quiet readers.
    pub fn remark(&self, text: &str) {
        if !self.quiet() {
            self.tell(&format!("{text}\n"));
        }
    }

    /// Progress of long work, on a terminal only.
    pub fn progress(&self, of: usize) -> ProgressBar {
        if self.quiet() || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("  {bar:32} {pos}/{len} {elapsed}").expect("the template is sound");
        ProgressBar::with_draw_target(Some(of as u64), ProgressDrawTarget::stderr()).with_style(style)
    }

    fn hears(&self, severity: Severity) -> bool {
        match severity {
            Severity::Error => true,
            Severity::Warning => !self.quiet(),
            Severity::Note => self.verbose(),
        }
    }

    /// All that was said so far.
    pub fn said(&self) -> Vec<Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets go of what was said: of a program that goes on and on nobody asks for it.
    pub fn forget(&self) {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Says something that was said before.
    pub fn repeat(&self, said: &Said) {
        match said {
            Said::Printed(text) => self.print(text),
            Said::Told(text) => self.tell(text),
        }
    }

    /// What decides how things are said.
    pub fn manner(&self) -> String {
        format!("{:?} {} {} {} {:?}", self.lang, self.out, self.errors, self.width, self.loudness)
    }

    fn note(&self, said: Said) {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).push(said);
    }

    fn tell(&self, text: &str) {
        self.note(Said::Told(text.to_owned()));
        let choice = if self.errors { ColorChoice::AlwaysAnsi } else { ColorChoice::Never };
        let _ = AutoStream::new(std::io::stderr().lock(), choice).write_all(text.as_bytes());
    }
}

/// The diagnostic with its files named from where the reader stands.
pub fn within(folder: &Path, problem: &Diagnostic) -> Diagnostic {
    let label = |label: &Label| Label { source: placed(folder, &label.source), ..label.clone() };
    Diagnostic { labels: problem.labels.iter().map(label).collect(), ..problem.clone() }
}

/// A file of a folder, named from where the reader stands.
pub fn placed(folder: &Path, source: &Source) -> Arc<Source> {
    Source::new(folder.join(&source.name).to_string_lossy().replace('\\', "/"), source.text.as_str())
}
