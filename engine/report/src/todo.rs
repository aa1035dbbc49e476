//! What is still to be collected, as whoever collects it reads it.

mod item;

use heng_model::todo::{IndicatorTodo, Lack, SubjectTodo, Todo};
use heng_model::{Date, Severity};

use crate::table::{Grid, Side, Tone};
use crate::view::View;
use crate::{style, text};

/// What of the lists is shown. Of several subjects it is only how much is on theirs, unless more is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The subjects were asked for by name: the list of each.
    pub named: bool,
    /// The lists of all that have a bundle, and what is done on them as well.
    pub everything: bool,
}

/// The lists of subjects; of several, first how much is on them.
pub fn todo(todo: &Todo, view: &View, shown: Shown) -> String {
    let (with, without): (Vec<&SubjectTodo>, Vec<&SubjectTodo>) =
        todo.subjects.iter().partition(|subject| subject.bundle.is_some());
    let listed: Vec<&SubjectTodo> = match (shown.named || todo.subjects.len() == 1, with.len()) {
        (true, _) => todo.subjects.iter().collect(),
        (false, count) if count == 1 || shown.everything => with.clone(),
        (false, _) => Vec::new(),
    };
    let mut parts = Vec::new();
    if with.len() > 1 {
        parts.push(table(&with, view));
    }
    parts.extend(listed.iter().map(|subject| Telling { todo, view, shown }.subject(subject)));
    let unlisted = without.into_iter().filter(|subject| !listed.contains(subject));
    let notes = notes(todo, &unlisted.collect::<Vec<_>>(), &listed, view);
    if !notes.is_empty() {
        parts.push(notes);
    }
    parts.join("\n")
}

/// How much there is to do for each subject.
fn table(subjects: &[&SubjectTodo], view: &View) -> String {
    let words = view.words();
    let lacks = lacks(subjects);
    let mut heads = vec![
        (words.word("report-subject"), Side::Left),
        (words.word("report-todo_wanted"), Side::Right),
        (words.word("report-todo_done"), Side::Right),
        (words.word("report-todo_left"), Side::Right),
    ];
    heads.extend(lacks.iter().map(|lack| (words.word(word(*lack)), Side::Right)));
    let mut grid = Grid::new(&heads, view.color);
    for subject in subjects {
        let tally = &subject.tally;
        let left = if tally.left() == 0 { Tone::Good } else { Tone::Strong };
        let mut cells = vec![
            (subject.name.clone(), Tone::Plain),
            (tally.wanted.to_string(), Tone::Faint),
            (tally.done.to_string(), Tone::Plain),
            (tally.left().to_string(), left),
        ];
        cells.extend(lacks.iter().map(|lack| match tally.open.get(lack) {
            Some(count) => (count.to_string(), tone(*lack)),
            None => ("·".to_owned(), Tone::Faint),
        }));
        grid.row(&cells);
    }
    grid.text()
}

/// Everything that any of them lacks, the gravest first.
fn lacks(subjects: &[&SubjectTodo]) -> Vec<Lack> {
    let mut lacks: Vec<Lack> = subjects.iter().flat_map(|subject| subject.tally.open.keys().copied()).collect();
    lacks.sort_unstable();
    lacks.dedup();
    lacks
}

/// The catalogue's entry for what is lacking.
fn word(lack: Lack) -> &'static str {
    match lack {
        Lack::Missing => "report-todo_missing",
        Lack::Unreadable => "report-todo_unreadable",
        Lack::Columns => "report-todo_columns",
        Lack::Stale => "report-todo_stale",
        Lack::Late => "report-todo_late",
        Lack::Undated => "report-todo_undated",
        Lack::Uncoded => "report-todo_uncoded",
        Lack::TooFewCoders => "report-todo_too_few_coders",
        Lack::Disagreement => "report-todo_disagreement",
        Lack::BadCoding => "report-todo_bad_coding",
    }
}

fn tone(lack: Lack) -> Tone {
    match lack {
        Lack::Missing | Lack::Unreadable | Lack::Uncoded => Tone::Bad,
        _ => Tone::Doubt,
    }
}

/// What holds for the whole: who has no bundle, what is not known yet, how to go on.
fn notes(todo: &Todo, without: &[&SubjectTodo], listed: &[&SubjectTodo], view: &View) -> String {
    let words = view.words();
    let mut notes = Vec::new();
    if lacks(listed).iter().any(|lack| [Lack::Missing, Lack::Uncoded].contains(lack)) {
        notes.push(words.word("report-todo_how"));
    }
    if !without.is_empty() {
        let names: Vec<&str> = without.iter().map(|subject| subject.name.as_str()).collect();
        let args = [("count", names.len().into()), ("names", words.list(&names).into())];
        notes.push(words.phrase("report-without_bundle", &args));
    }
    if !todo.planned.is_empty() {
        notes.push(words.phrase("report-todo_planned", &[("count", todo.planned.len().into())]));
    }
    let most = todo.subjects.iter().max_by_key(|subject| (subject.bundle.is_some(), subject.tally.left()));
    if let (true, Some(most)) = (listed.is_empty(), most) {
        notes.push(words.phrase("report-todo_hint", &[("subject", most.name.as_str().into())]));
    }
    let notes = notes.iter().map(|note| text::wrap(note, view.width, " ", "   "));
    notes.map(|note| style::paint(&note, style::FAINT, view.color) + "\n").collect()
}

/// What one subject's list is told with.
struct Telling<'a> {
    todo: &'a Todo,
    view: &'a View,
    shown: Shown,
}

impl Telling<'_> {
    fn subject(&self, subject: &SubjectTodo) -> String {
        let mut parts = vec![self.heading(subject)];
        parts.extend(subject.indicators.iter().filter_map(|indicator| self.indicator(indicator)));
        parts.extend(self.remarks(subject));
        parts.push(self.summary(subject));
        parts.join("\n")
    }

    fn heading(&self, subject: &SubjectTodo) -> String {
        let words = self.view.words();
        let date = ("date", (&self.todo.assessed_on).into());
        let beside = match &subject.bundle {
            Some(bundle) => words.phrase("report-todo_bundle", &[("bundle", bundle.as_str().into()), date]),
            None => words.phrase("report-todo_no_bundle", &[("subject", (&subject.subject).into()), date]),
        };
        let name = style::paint(&text::line(&subject.name), style::HEADING, self.view.color);
        format!("{name}  {}\n", style::paint(&beside, style::FAINT, self.view.color))
    }

    fn indicator(&self, indicator: &IndicatorTodo) -> Option<String> {
        let open = |lack: Option<Lack>| lack.is_some() || self.shown.everything;
        let evidence = indicator.evidence.iter().filter(|one| open(one.lack())).map(|one| self.evidence(one));
        let observations = indicator.observations.iter().filter(|one| open(one.lack()));
        let items: String = evidence.chain(observations.map(|one| self.observation(one))).collect();
        let title = text::line(&format!("{} {}", indicator.indicator, indicator.name)).into_owned();
        (!items.is_empty()).then(|| format!("{}\n{items}", style::paint(&title, style::HEADING, self.view.color)))
    }

    /// What else is to be mended; what is broken is said apart, with its place.
    fn remarks(&self, subject: &SubjectTodo) -> Option<String> {
        let words = self.view.words();
        let mut out = style::paint(&words.word("report-todo_also"), style::HEADING, self.view.color) + "\n";
        let remarks = subject.remarks.iter().filter(|remark| remark.severity != Severity::Error);
        let mut any = false;
        for remark in remarks {
            any = true;
            out.push_str(&text::wrap(&words.title(&remark.message), self.view.width, " · ", "   "));
            out.push('\n');
            if let Some(help) = words.help(&remark.message) {
                out.push_str(&self.advice(&help));
            }
        }
        any.then_some(out)
    }

    fn summary(&self, subject: &SubjectTodo) -> String {
        let words = self.view.words();
        let tally = &subject.tally;
        let open = tally.open.iter().map(|(lack, count)| format!("{} {count}", words.word(word(*lack))));
        let open = open.collect::<Vec<_>>().join(" · ");
        let args = [
            ("subject", subject.name.as_str().into()),
            ("left", tally.left().into()),
            ("open", open.into()),
            ("done", tally.done.into()),
            ("wanted", tally.wanted.into()),
        ];
        let id = if tally.left() == 0 { "report-todo_all_done" } else { "report-todo_summary" };
        let mut line = words.phrase(id, &args);
        if tally.absent > 0 {
            line.push_str(&words.phrase("report-todo_of_them_absent", &[("count", tally.absent.into())]));
        }
        let tone = if tally.left() == 0 { style::GOOD } else { style::HEADING };
        style::paint(&text::wrap(&line, self.view.width, "", "  "), tone, self.view.color) + "\n"
    }

    /// From which day to which something may be captured.
    fn window(&self, not_before: Date) -> [(&'static str, heng_model::Arg); 2] {
        [("from", (&not_before).into()), ("to", (&self.todo.assessed_on).into())]
    }
}

#[cfg(test)]
mod tests;
