use heng_model::evidence::{Duration, Unit, Wanted};
use heng_model::judgement::MethodologyStamp;
use heng_model::todo::{EvidenceState, EvidenceTodo, Tally};

use super::*;
use crate::Lang;

const HOSTILE: &str = "红\u{1b}[31m\u{202e}\n字";

fn of(state: EvidenceState, age: Option<Duration>) -> Todo {
    let wanted =
        Wanted { pattern: HOSTILE.into(), what: HOSTILE.into(), max_age: age, columns: vec![HOSTILE.into(); 2] };
    let not_before = age.map(|_| Date::constant(2024, 5, 30));
    let evidence = vec![EvidenceTodo { wanted, not_before, state }];
    let indicators =
        vec![IndicatorTodo { indicator: HOSTILE.into(), name: HOSTILE.into(), evidence, observations: Vec::new() }];
    let tally = Tally::of(&indicators);
    let (name, bundle) = (HOSTILE.to_owned(), Some(HOSTILE.to_owned()));
    let subject = SubjectTodo { subject: HOSTILE.into(), name, bundle, tally, indicators, remarks: Vec::new() };
    let stamp = MethodologyStamp { id: "x".into(), name: "体系".into(), digest: "0".into(), plugins: Vec::new() };
    Todo {
        format: 1,
        engine: "heng".into(),
        methodology: stamp,
        assessed_on: Date::constant(2024, 11, 30),
        planned: Vec::new(),
        subjects: vec![subject],
    }
}

fn shown(todo: &Todo, lang: Lang) -> String {
    super::todo(todo, &View::new(lang, false, 60), Shown { named: false, everything: true })
}

#[test]
fn names_that_a_terminal_would_obey_are_shown_instead() {
    let file: std::sync::Arc<str> = HOSTILE.into();
    for state in [
        EvidenceState::Missing { nearest: vec![file.clone()] },
        EvidenceState::Absent { searched: Some(HOSTILE.into()), by: Some(HOSTILE.into()), on: None },
        EvidenceState::Faulty {
            files: 2,
            faults: vec![
                heng_model::todo::Fault::Columns { file: file.clone(), columns: vec![HOSTILE.into()] },
                heng_model::todo::Fault::Undated { file },
            ],
        },
    ] {
        let text = shown(&of(state, None), Lang::Zh);
        assert!(!text.contains(['\u{1b}', '\u{202e}']) && text.contains("红␛[31m�␊字"), "{text}");
    }
}

#[test]
fn ages_are_said_in_the_readers_words() {
    let of = |count, unit| of(EvidenceState::Missing { nearest: Vec::new() }, Some(Duration { count, unit }));
    for (count, unit, zh, en) in [
        (1, Unit::Years, "（基准日之前 1 年以内）", "(at most 1 year before"),
        (3, Unit::WorkingDays, "（基准日之前 3 个工作日以内）", "(at most 3 working days before"),
        (2, Unit::Weeks, "（基准日之前 2 周以内）", "(at most 2 weeks before"),
        (10, Unit::Days, "（基准日之前 10 天以内）", "(at most 10 days before"),
    ] {
        let unwrapped = |lang| shown(&of(count, unit), lang).replace("\n     ", " ").replace("  ", " ");
        assert!(unwrapped(Lang::En).contains(en), "{}", unwrapped(Lang::En));
        let chinese = unwrapped(Lang::Zh).replace(' ', "");
        assert!(chinese.contains(&zh.replace(' ', "")), "{chinese}");
    }
}
