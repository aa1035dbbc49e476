//! `cohorts:` who is ranked together.

use heng_model::subject::{Cohort, Filter, Subject};
use heng_model::{CohortId, Message};

use heng_yaml::shape::{Key, Keys, Shape};

use crate::read::At;
use crate::read::shapes::{FILTER, TEXT_IN};
use crate::subjects::attribute_names;

/// `cohorts:`
pub(super) const COHORTS: Shape = Shape::Names(&Shape::Map(&COHORT));

static COHORT: Keys = Keys::of(
    "cohort",
    ["参评组：在一起排名的评估对象。", "Subjects that are ranked together."],
    &[
        Key::may("name", TEXT_IN, ["名称；不写时用它的标识。", "Its name; its id where none is stated."]),
        Key::may(
            "where",
            FILTER,
            ["成员要满足的条件：属性: 值，或属性: [值, 值]。", "What its members have in common."],
        )
        .example("{\"level\": [\"city\", \"county\"]}"),
    ],
);

/// The cohorts in the order of the file; one of all subjects where none is stated.
pub(crate) fn read(at: Option<At<'_>>, language: &str, subjects: Option<&[Subject]>) -> Vec<Cohort> {
    let stated: Vec<Cohort> = at
        .map(|at| at.entries().into_iter().filter_map(|entry| cohort(entry, language, subjects)).collect())
        .unwrap_or_default();
    if stated.is_empty() { vec![everybody(language)] } else { stated }
}

fn everybody(language: &str) -> Cohort {
    let name = if language == "en" { "All" } else { "全部" };
    Cohort { id: CohortId::from("all"), name: name.to_owned(), members: Filter::default() }
}

fn cohort(at: At<'_>, language: &str, subjects: Option<&[Subject]>) -> Option<Cohort> {
    let map = at.map(&COHORT)?;
    let name = map.get("name").map_or_else(|| Some(at.name().to_owned()), |name| name.text_in(language))?;
    let members = map.get("where").map(|filter| population(filter, subjects)).unwrap_or_default();
    if admits_nobody(&members, subjects) {
        at.key_warn(Message::new("heng::methodology::empty_cohort").with("cohort", at.name()));
    }
    Some(Cohort { id: CohortId::from(at.name()), name, members })
}

/// A filter whose attributes some subject has.
pub(crate) fn population(at: At<'_>, subjects: Option<&[Subject]>) -> Filter {
    let filter = at.filter();
    let entries = if at.is_map() { at.entries() } else { Vec::new() };
    for entry in entries {
        check_attribute(entry.name(), subjects, |message| entry.key_error(message));
    }
    filter
}

/// Whether no subject satisfies a condition all of whose attributes exist: an unknown one is a mistake of its own.
pub(crate) fn admits_nobody(filter: &Filter, subjects: Option<&[Subject]>) -> bool {
    let Some(subjects) = subjects.filter(|subjects| !subjects.is_empty()) else { return false };
    let known = attribute_names(subjects);
    filter.0.keys().all(|name| known.contains(name)) && !subjects.iter().any(|subject| filter.admits(subject))
}

/// Notes an attribute that no subject has.
pub(crate) fn check_attribute(name: &str, subjects: Option<&[Subject]>, note: impl FnOnce(Message)) {
    let Some(subjects) = subjects.filter(|subjects| !subjects.is_empty()) else { return };
    let known = attribute_names(subjects);
    if !known.contains(name) {
        let message = Message::new("heng::methodology::unknown_attribute").with("name", name);
        note(crate::suggest::with_suggestion(message, name, known.iter().map(String::as_str)));
    }
}

/// Notes a reference cohort that does not exist.
pub(crate) fn reference(at: At<'_>, cohorts: &[Cohort]) -> Option<CohortId> {
    let text = at.text()?;
    if !cohorts.iter().any(|cohort| cohort.id.as_str() == text) {
        at.unknown("heng::methodology::unknown_cohort", &text, cohorts.iter().map(|cohort| cohort.id.as_str()));
        return None;
    }
    Some(CohortId::from(text))
}
