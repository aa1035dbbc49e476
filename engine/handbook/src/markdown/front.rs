//! The first page: how a score comes about, the tree, and what holds for all checks.

use heng_report::Catalogue;

use super::sign;
use super::write::{Page, ground};
use crate::book::{Book, Row};

/// The first page.
pub fn page(book: &Book, words: &'static Catalogue) -> String {
    let mut page = Page::new(words);
    page.heading(1, "", &sign::text(&book.name));
    let mut facts = vec![sign::code(&book.id)];
    facts.extend(book.version.as_deref().map(sign::text));
    facts.push(sign::text(&words.phrase("docs-assessed", &[("date", book.date.as_str().into())])));
    facts.extend(book.facts.iter().map(|fact| sign::text(fact)));
    page.line(&facts.join(" · "));
    let mut links = vec![format!("[{}](interface.md)", page.word("interface"))];
    if !book.libraries.is_empty() {
        links.insert(0, format!("[{}](libraries.md)", page.word("libraries")));
    }
    page.line(&links.join(" · "));
    let title = page.word("how");
    page.heading(2, "how", &title);
    for how in &book.how {
        page.line(&format!("**{}**", sign::text(&how.head)));
        page.list(&how.lines.iter().map(|line| sign::text(line)).collect::<Vec<_>>());
    }
    tree(&mut page, book);
    tiers(&mut page, book);
    cohorts(&mut page, book);
    statistics(&mut page, book);
    references(&mut page, book);
    grounds(&mut page, book);
    page.out
}

fn tree(page: &mut Page, book: &Book) {
    let title = page.word("tree");
    page.heading(2, "tree", &title);
    let heads = ["indicator", "name", "weight", "share", "effective", "special"].map(|id| page.word(id));
    let row = |row: &Row| {
        let (indent, name) = ("&emsp;".repeat(row.depth.saturating_sub(1)), sign::text(&row.name));
        let name = match &row.page {
            Some(file) => format!("{indent}[{name}](<{}>)", sign::address(&format!("checks/{file}"), "")),
            None => format!("{indent}{name}"),
        };
        let place = if row.id.is_empty() { String::new() } else { sign::place(&format!("indicator-{}", row.id)) };
        let id = format!("{place}{}", sign::text(&row.id));
        let marks: Vec<String> = row.marks.iter().map(|mark| sign::text(mark)).collect();
        let cell = |cell: &Option<String>| cell.clone().unwrap_or_default();
        vec![id, name, cell(&row.weight), cell(&row.share), cell(&row.points), marks.join("<br>")]
    };
    page.table(&heads, &book.tree.iter().map(row).collect::<Vec<_>>());
}

fn tiers(page: &mut Page, book: &Book) {
    if book.tiers.is_empty() {
        return;
    }
    let title = page.word("tiers");
    page.heading(2, "tiers", &title);
    let heads = ["tier", "bound", "ground"].map(|id| page.word(id));
    let rows = book
        .tiers
        .iter()
        .map(|tier| vec![sign::text(&tier.name), sign::text(&tier.bound), ground(tier.ground.as_ref())]);
    page.table(&heads, &rows.collect::<Vec<_>>());
}

fn cohorts(page: &mut Page, book: &Book) {
    let title = page.word("cohorts");
    page.heading(2, "cohorts", &title);
    let heads = ["cohort", "name", "members", "count"].map(|id| page.word(id));
    let rows = book.cohorts.iter().map(|cohort| {
        vec![
            sign::code(&cohort.id),
            sign::text(&cohort.name),
            sign::text(&cohort.members),
            cohort.names.len().to_string(),
        ]
    });
    page.table(&heads, &rows.collect::<Vec<_>>());
    for cohort in &book.cohorts {
        let names: Vec<String> = cohort.names.iter().map(|name| sign::text(name)).collect();
        let comma = page.word("comma");
        page.folded(&sign::raw(&cohort.name), &format!("{}\n", names.join(&comma)));
    }
}

fn statistics(page: &mut Page, book: &Book) {
    if book.statistics.is_empty() {
        return;
    }
    let title = page.word("statistics");
    page.heading(2, "statistics", &title);
    let heads = ["statistic", "population", "figure", "published", "earlier_editions"].map(|id| page.word(id));
    let rows = book.statistics.iter().map(|one| {
        let claims = one.claims.iter().map(|(printed, meaning, basis)| {
            let rests = basis.as_ref().map(|basis| format!(" · {}", ground(Some(basis)))).unwrap_or_default();
            format!("{} → {}{rests}", sign::text(printed), sign::text(meaning))
        });
        vec![
            format!("{}{}<br>{}", sign::place(&one.place), sign::text(&one.name), sign::code(&one.id)),
            sign::text(&one.population),
            sign::text(&one.figure),
            claims.collect::<Vec<_>>().join("<br>"),
            one.earlier.iter().map(|line| sign::text(line)).collect::<Vec<_>>().join("<br>"),
        ]
    });
    page.table(&heads, &rows.collect::<Vec<_>>());
}

fn references(page: &mut Page, book: &Book) {
    if book.references.is_empty() {
        return;
    }
    let title = page.word("references");
    page.heading(2, "references", &title);
    let heads = ["reference", "holds_what", "version", "source", "retrieved"].map(|id| page.word(id));
    let rows = book.references.iter().map(|one| {
        let source = one.source.as_deref().map(sign::text).unwrap_or_default();
        let source = match (&one.link, &one.url) {
            (Some(link), _) if source.is_empty() => format!("<{link}>"),
            (Some(link), _) => format!("[{source}](<{link}>)"),
            (None, Some(url)) => format!("{source} {}", sign::text(url)),
            (None, None) => source,
        };
        let text = |text: &Option<String>| text.as_deref().map(sign::text).unwrap_or_default();
        vec![sign::code(&one.id), sign::text(&one.holds), text(&one.version), source, text(&one.retrieved)]
    });
    page.table(&heads, &rows.collect::<Vec<_>>());
}

fn grounds(page: &mut Page, book: &Book) {
    if book.grounds.is_empty() {
        return;
    }
    let title = page.word("grounds");
    page.heading(2, "grounds", &title);
    let heads = ["about", "ground", "stated"].map(|id| page.word(id));
    let rows = book.grounds.iter().map(|one| {
        let what = match &one.page {
            Some(file) => format!("[{}](<{}>)", sign::text(&one.what), sign::address(&format!("checks/{file}"), "")),
            None => sign::text(&one.what),
        };
        vec![what, ground(Some(&one.ground)), sign::code(one.stated.as_deref().unwrap_or_default())]
    });
    page.table(&heads, &rows.collect::<Vec<_>>());
}
