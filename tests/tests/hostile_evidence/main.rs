//! Evidence that would exhaust memory, never end, or lead out of its folder. Each stands in a real folder beside a good bundle, whose
//! judgements must not change; what is wrong is named, and costs only the check that reads it.

#![allow(clippy::format_collect, clippy::too_many_lines, reason = "attacks are built once, and read as a table")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test ends where it cannot go on, and prints its table"
)]

mod attacks;
mod changing;
mod stand;

use std::time::{Duration, Instant};

use stand::Stand;

/// A guard against hanging, not a measure: what is bounded is counts and sizes.
const GUARD: Duration = Duration::from_mins(1);

#[test]
fn every_attack_is_named_and_costs_only_its_own_check() {
    let stand = Stand::new();
    let quiet = stand.run(&|_| {});
    assert_eq!(quiet.good[0].1, "a 1, b 1");
    let only = std::env::var("HENG_ATTACK").ok();
    let (mut table, mut wrong) = (Vec::new(), Vec::new());
    for attack in attacks::all() {
        if only.as_ref().is_some_and(|only| !attack.name.contains(only.as_str())) {
            continue;
        }
        eprintln!("… {}", attack.name);
        let began = Instant::now();
        let ran = stand.run(&*attack.make);
        let took = began.elapsed();
        eprintln!("  {:>6} ms  {} | {}", took.as_millis(), ran.read, ran.named.join(", "));
        table.push(format!("| {} | {} | {} |", attack.name, ran.read, ran.named.join(", ")));
        if took > GUARD {
            wrong.push(format!("{}: took {took:?}", attack.name));
        }
        if ran.good != quiet.good {
            wrong.push(format!("{}: the good subject changed: {:?}", attack.name, ran.good));
        }
        if ran.beside != quiet.beside && !attack.whole {
            wrong.push(format!("{}: the check beside changed: {:?}", attack.name, ran.beside));
        }
        if !attack.code.is_empty() && !ran.named.iter().any(|code| code == attack.code) {
            wrong.push(format!("{}: wanted {}, named {:?}", attack.name, attack.code, ran.named));
        }
        if ran.read != attack.read {
            wrong.push(format!("{}: wanted “{}”, read “{}”", attack.name, attack.read, ran.read));
        }
    }
    println!("| attack | the check that reads it | named |\n| --- | --- | --- |\n{}", table.join("\n"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_bundles_of_one_subject_are_both_refused() {
    // Nobody can tell which of them is the true one.
    let ran = Stand::new().run(&|root| std::fs::write(root.join("bundle.yaml"), "subject: \"110000\"\n").unwrap());
    assert_eq!((ran.good.len(), ran.read.as_str()), (0, "refused"));
    assert_eq!(ran.named, ["subject_twice"]);
}
