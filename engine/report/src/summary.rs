//! What was judged and what was not, so that nobody reads a league table without knowing what it rests on.

use heng_model::assessment::{Assessment, Standing};
use heng_model::judgement::MethodologyStamp;
use heng_model::{Number, Outcome, Severity};

use crate::catalogue::Catalogue;
use crate::claims::claims;
use crate::view::View;
use crate::{figure, outcome, style, text};

/// Most planned indicators that are named.
const MOST_PLANNED: usize = 6;

/// How much was judged, what is missing, and whether the published figures hold.
pub fn summary(assessment: &Assessment, view: &View) -> String {
    let mut lines = vec![heading(assessment, view), judged(assessment, view)];
    lines.extend(leaves(assessment, view));
    lines.extend(lacking(assessment, view));
    lines.extend(planned(assessment, view));
    lines.push(findings(assessment, view));
    let mut out = String::new();
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
    let claims = claims(assessment, view);
    if !claims.is_empty() {
        out.push('\n');
        out.push_str(&claims);
    }
    out
}

/// A line `word  text`, wrapped beside its word.
fn line(word: &str, body: &str, view: &View) -> String {
    let word = view.words().word(word);
    let column = if view.lang == crate::Lang::Zh { 10 } else { 14 };
    let indent = " ".repeat(column + 1);
    let body = text::wrap(body, view.width, &indent, &indent);
    let head = style::paint(&text::pad(&word, column), style::FAINT, view.color);
    format!(" {head}{}", body.trim_start())
}

/// The plugins that took part; nothing where there were none.
pub fn plugins(stamp: &MethodologyStamp, words: &Catalogue) -> Option<String> {
    let names: Vec<String> = stamp.plugins.iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| words.phrase("report-plugins", &[("plugins", words.list(&names).into())]))
}

fn heading(assessment: &Assessment, view: &View) -> String {
    let name = style::paint(&text::line(&assessment.methodology.name), style::HEADING, view.color);
    let words = view.words().phrase(
        "report-assessed",
        &[
            ("subjects", assessment.subjects.len().into()),
            ("date", (&assessment.definition.assessed_on).into()),
            ("digest", assessment.methodology.digest.chars().take(12).collect::<String>().into()),
        ],
    );
    let plugins = plugins(&assessment.methodology, view.words()).map(|plugins| format!(" · {plugins}"));
    let words = words + plugins.as_deref().unwrap_or_default();
    format!("{name}  {}\n", style::paint(&words, style::FAINT, view.color))
}

fn judged(assessment: &Assessment, view: &View) -> String {
    let summary = &assessment.summary;
    let applicable = summary.judged + summary.missing;
    let share = Number::from(summary.judged).checked_div(&applicable.into());
    let share = share.map_or_else(|| "—".to_owned(), |share| figure::percent(&share));
    let words = view.words();
    let mut parts = vec![words.phrase(
        "report-judged",
        &[("share", share.into()), ("judged", summary.judged.into()), ("of", applicable.into())],
    )];
    for (id, count) in [
        ("report-count_missing", summary.missing),
        ("report-count_not_applicable", summary.not_applicable),
        ("report-count_stale", summary.stale),
    ] {
        if count > 0 {
            parts.push(words.phrase(id, &[("count", count.into())]));
        }
    }
    line("report-criteria", &join(&parts, view), view)
}

fn leaves(assessment: &Assessment, view: &View) -> Option<String> {
    let words = view.words();
    let counted = Outcome::COUNTED.into_iter().filter_map(|one| Some((one, *assessment.summary.leaves.get(&one)?)));
    let parts: Vec<String> = counted
        .filter(|(_, count)| *count > 0)
        .map(|(one, count)| format!("{} {count}", words.word(outcome::word(one))))
        .collect();
    (!parts.is_empty()).then(|| line("report-indicators", &join(&parts, view), view))
}

fn lacking(assessment: &Assessment, view: &View) -> Option<String> {
    let name = |id| crate::outcome::subject_name(&assessment.definition, id);
    let names: Vec<&str> = assessment.without_bundle.iter().map(name).collect();
    let list = outcome::names(view.words(), &names, 12);
    (!names.is_empty()).then(|| line("report-no_bundle", &list, view))
}

fn planned(assessment: &Assessment, view: &View) -> Option<String> {
    if !assessment.provisional {
        return None;
    }
    let leaves = assessment.definition.tree.leaves().filter(|(_, leaf)| leaf.is_planned());
    let names: Vec<String> = leaves.map(|(node, _)| format!("{} {}", node.id, node.name)).collect();
    let body = view.words().phrase(
        "report-provisional_because",
        &[("count", names.len().into()), ("names", outcome::names(view.words(), &names, MOST_PLANNED).into())],
    );
    Some(line("report-provisional_word", &body, view))
}

fn findings(assessment: &Assessment, view: &View) -> String {
    let count = |severity| assessment.findings.iter().filter(|finding| finding.severity == severity).count();
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter(|severity| count(*severity) > 0)
        .map(|severity| format!("{} {}", crate::diagnostic::severity_word(view.words(), severity), count(severity)))
        .collect();
    let body = if parts.is_empty() { view.words().word("report-none") } else { join(&parts, view) };
    line("report-findings", &body, view)
}

/// Claims by standing, in one line: 成立 12 · 不成立 1.
pub(crate) fn standings(assessment: &Assessment, view: &View) -> String {
    let counted = [Standing::Holds, Standing::Fails, Standing::Undecided]
        .into_iter()
        .filter_map(|one| Some((one, *assessment.summary.claims.get(&one)?)))
        .filter(|(_, count)| *count > 0)
        .map(|(one, count)| format!("{} {count}", view.words().word(crate::claims::word(one))));
    counted.collect::<Vec<_>>().join(" · ")
}

fn join(parts: &[String], view: &View) -> String {
    parts.join(match view.lang {
        crate::Lang::Zh => "，",
        crate::Lang::En => ", ",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::sample;

    #[test]
    fn what_a_table_rests_on() {
        insta::assert_snapshot!(summary(&sample::assessment(), &View::new(Lang::Zh, false, 100)));
        insta::assert_snapshot!(summary(&sample::assessment(), &View::new(Lang::En, false, 80)));
    }

    #[test]
    fn nothing_judged_is_said_and_does_not_divide_by_zero() {
        let mut assessment = sample::assessment();
        assessment.summary = heng_model::assessment::Summary::default();
        assessment.findings.clear();
        assessment.statistics.clear();
        let shown = summary(&assessment, &View::new(Lang::Zh, false, 100));
        assert!(shown.contains('—') && shown.contains("（0/0）"), "{shown}");
    }
}
