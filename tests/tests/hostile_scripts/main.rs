//! Scripts that would break out, never end, or fill memory. Each is run beside good checks and other subjects, which must be judged
//! as they are without it; what stopped it is named, with the check, the subject and the place in the script.

#![allow(clippy::format_collect, clippy::too_many_lines, reason = "attacks are built once, and read as a table")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test ends where it cannot go on, and prints its table"
)]

mod aborted;
mod attacks;
mod stand;

use std::time::{Duration, Instant};

use attacks::{Attack, Then};
use heng_model::judgement::Verdict;
use stand::{HOSTILE, Stand, Told};

/// A guard against hanging, not a measure: what is bounded is counts.
const GUARD: Duration = Duration::from_secs(20);

#[test]
fn every_attack_meets_a_bound_and_hurts_nobody_else() {
    let stand = Stand::new();
    let quiet = stand.run("fn check(bundle, params) { judge(\"a\", true); judge(\"b\", false); }");
    assert!(quiet.subjects.iter().all(|subject| matches!(subject.hostile, Verdict::Judged { .. })));
    let only = std::env::var("HENG_ATTACK").ok();
    let attacks: Vec<Attack> =
        attacks::all().into_iter().filter(|attack| only.as_ref().is_none_or(|only| attack.name == only)).collect();
    assert!(only.is_some() || attacks.len() >= 45, "{} attacks", attacks.len());
    let mut table = Vec::new();
    let mut wrong = Vec::new();
    for attack in &attacks {
        // Said first, so that a crash has a name.
        eprintln!("… {}", attack.name);
        let began = Instant::now();
        let ran = stand.run(&attack.script);
        let took = began.elapsed();
        let met = ran.met(attack.on);
        table.push(format!("| {} | {} | {} |", attack.name, attack.on.unwrap_or("all"), met.cell()));
        eprintln!("  {:>6} ms  {}", took.as_millis(), met.cell());
        if took > GUARD {
            wrong.push(format!("{}: took {took:?}", attack.name));
        }
        if let Err(why) = holds(attack, &met) {
            wrong.push(format!("{}: {why}", attack.name));
        }
        for (with, without) in ran.subjects.iter().zip(&quiet.subjects) {
            assert_eq!(with.id, without.id);
            if with.good != without.good {
                wrong.push(format!("{}: the good checks of {} changed", attack.name, with.id));
            }
            let attacked = attack.on.is_none_or(|on| on == with.id);
            if !attacked && with.rulings() != without.rulings() {
                wrong.push(format!("{}: {} changed too: {:?}", attack.name, with.id, with.hostile));
            }
        }
    }
    println!("| attack | subject | what it met |\n| --- | --- | --- |\n{}", table.join("\n"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether what an attack met is what it should have met.
fn holds(attack: &Attack, met: &Told) -> Result<(), String> {
    match (&attack.then, met) {
        (Then::Stopped(code), Told::Errors(errors)) => {
            let Some(error) = errors.iter().find(|error| error.code == *code) else {
                return Err(format!("wanted {code}, met {errors:?}"));
            };
            if !error.file.ends_with(HOSTILE) || error.line == 0 {
                return Err(format!("no place in the script: {error:?}"));
            }
            if error.found.is_none_or(|found| !found) {
                return Err(format!("the finding does not name check and subject: {error:?}"));
            }
            Ok(())
        }
        (Then::Judged(a), Told::Judged(judged)) if judged == a => Ok(()),
        (then, met) => Err(format!("wanted {then:?}, met {met:?}")),
    }
}
