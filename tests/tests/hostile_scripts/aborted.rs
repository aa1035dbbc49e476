//! The flag that ends a run is noticed everywhere, and no results come out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::stand::Stand;

#[test]
fn a_run_that_is_ended_from_outside_ends_soon_and_without_results() {
    let stand = Stand::new();
    let bodies = [
        ("an endless loop", "loop { }"),
        (
            "a cross join",
            "let rows = bundle.table(\"tables/big.csv\").rows; rows.any(|a| rows.any(|b| rows.any(|c| false)));",
        ),
        ("a pattern on a big page", "let page = bundle.page(\"pages/big.html\"); loop { page.capture(`(a|a)*b`); }"),
        ("selectors on a big page", "let page = bundle.page(\"pages/big.html\"); loop { page.select(\"* * * b\"); }"),
        ("a swallowed stop", "loop { try { loop { } } catch { } }"),
    ];
    for (name, body) in bodies {
        let script = format!("fn check(bundle, params) {{ {body} judge(\"a\", true); judge(\"b\", true); }}");
        let abort = Arc::new(AtomicBool::new(false));
        let set = abort.clone();
        let setter = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            set.store(true, Ordering::Relaxed);
            Instant::now()
        });
        let ended = stand.assess_without_bounds(&script, &abort);
        let late = Instant::now().saturating_duration_since(setter.join().unwrap());
        assert!(ended.is_err(), "{name}: results came out");
        assert!(late < Duration::from_secs(5), "{name}: {late:?} late");
    }
}
