//! The page of one check.

use heng_report::Catalogue;

use super::write::{Page, ground};
use super::{cases, sign};
use crate::book::{Check, Code};

/// The page.
pub fn page(check: &Check, libraries: &[Code], words: &'static Catalogue) -> String {
    let mut page = Page::new(words);
    page.heading(1, "", &format!("{} {}", sign::text(&check.id), sign::text(&check.name)));
    let mut above = vec![format!("[{}](../README.md)", page.word("handbook"))];
    above.extend(check.above.iter().map(|(id, name)| {
        format!(
            "[{}](<{}>)",
            sign::text(&format!("{id} {name}")),
            sign::address("../README.md", &format!("indicator-{id}"))
        )
    }));
    page.line(&above.join(" › "));
    for paragraph in &check.head {
        page.line(&sign::text(paragraph));
    }
    let mut about: Vec<String> = check.weight.iter().map(|line| sign::text(line)).collect();
    about.push(sign::text(&check.kind));
    about.extend(check.applies.iter().map(|applies| format!("{}{}", page.word("applies_to"), sign::text(applies))));
    about.push(format!("{}{}", page.word("folder"), sign::code(&check.folder)));
    for (what, basis) in &check.grounds {
        about.push(format!("{}{}{}", sign::text(what), page.word("colon"), ground(Some(basis))));
    }
    page.list(&about);
    rubric(&mut page, check, libraries);
    params(&mut page, check);
    wanted(&mut page, check);
    if let Some(script) = &check.script {
        let title = page.word("script");
        page.heading(2, "script", &title);
        page.line(&sign::code(&script.path));
        page.line(sign::fence("rhai", &script.lines.join("\n")).trim_end());
    }
    if let Some(found) = &check.cases {
        cases::write(&mut page, found);
    }
    page.out
}

fn rubric(page: &mut Page, check: &Check, libraries: &[Code]) {
    if check.rubric.is_empty() {
        return;
    }
    let title = page.word("rubric");
    page.heading(2, "rubric", &title);
    let heads = ["criterion_id", "text", "points", "of_index", "states", "judged_by", "ground"].map(|id| page.word(id));
    let line = |file: &str, line: usize, own: bool| {
        let library = libraries.iter().find(|library| library.path == file);
        let target = match library.filter(|_| !own) {
            Some(library) => sign::address("../libraries.md", &library.place),
            None => "#script".to_owned(),
        };
        let name = if own { String::new() } else { format!("{} ", sign::code(file)) };
        format!("[{name}L{line}](<{target}>)")
    };
    let rows: Vec<Vec<String>> = check
        .rubric
        .iter()
        .map(|one| {
            let states: Vec<String> =
                one.states.iter().map(|(name, share)| format!("{} {share}", sign::code(name))).collect();
            let mut judged: Vec<String> = one.marks.iter().map(|mark| sign::text(mark)).collect();
            judged.extend(one.judged.iter().map(|at| line(&at.file, at.line, at.own)));
            vec![
                format!("{}{}", sign::place(&one.place), sign::code(&one.id)),
                sign::text(&one.text),
                one.points.clone().unwrap_or_default(),
                one.of_index.clone().unwrap_or_default(),
                states.join("<br>"),
                judged.join("<br>"),
                ground(one.ground.as_ref()),
            ]
        })
        .collect();
    page.table(&heads, &rows);
}

fn params(page: &mut Page, check: &Check) {
    if check.params.is_empty() {
        return;
    }
    let title = page.word("params");
    page.heading(2, "params", &title);
    let heads = ["param", "value", "ground", "stated"].map(|id| page.word(id));
    let rows: Vec<Vec<String>> = check
        .params
        .iter()
        .map(|one| {
            let value = |(who, value): &(String, String)| {
                let who = if who.is_empty() { String::new() } else { format!("{} ", sign::text(who)) };
                format!("{who}{}", sign::code(value))
            };
            vec![
                format!("{}{}", sign::place(&one.place), sign::code(&one.name)),
                one.values.iter().map(value).collect::<Vec<_>>().join("<br>"),
                ground(one.ground.as_ref()),
                sign::code(one.stated.as_deref().unwrap_or_default()),
            ]
        })
        .collect();
    page.table(&heads, &rows);
}

fn wanted(page: &mut Page, check: &Check) {
    if check.evidence.is_empty() && check.observations.is_empty() {
        return;
    }
    let title = page.word("evidence");
    page.heading(2, "evidence", &title);
    let heads = ["pattern", "what", "columns", "max_age"].map(|id| page.word(id));
    let rows: Vec<Vec<String>> = check
        .evidence
        .iter()
        .map(|one| {
            let columns: Vec<String> = one.columns.iter().map(|column| sign::text(column)).collect();
            let age = one.max_age.as_deref().map(sign::text).unwrap_or_default();
            vec![sign::code(&one.pattern), sign::text(&one.what), columns.join("<br>"), age]
        })
        .collect();
    page.table(&heads, &rows);
    let heads = ["observation", "ask", "answers", "coders", "look_at"].map(|id| page.word(id));
    let rows: Vec<Vec<String>> = check
        .observations
        .iter()
        .map(|one| {
            let look = one.place.as_deref().map(sign::code).unwrap_or_default();
            vec![sign::code(&one.id), sign::text(&one.ask), sign::text(&one.values), one.coders.to_string(), look]
        })
        .collect();
    page.table(&heads, &rows);
}
