//! When to look at what was saved: at once where a save is whole, and then only after a while of quiet.
//!
//! Editors save in several steps, and a checkout writes hundreds of files. What comes first is shown without delay; what comes on its
//! heels waits until nothing has come for [`QUIET`]. Clocks are handed in.

use std::time::{Duration, Instant};

/// How long nothing may come before what came is looked at.
pub const QUIET: Duration = Duration::from_millis(15);

/// What has come and was not looked at.
#[derive(Debug, Default)]
pub struct Quiet {
    /// The last thing that came.
    latest: Option<Instant>,
    /// When to look.
    due: Option<Instant>,
    /// Whether something was looked at since it was last quiet.
    looked: bool,
}

impl Quiet {
    /// Something came. `whole`: all files that are touched so far are there, and written to their end.
    pub fn came(&mut self, now: Instant, whole: bool) {
        if self.latest.is_some_and(|latest| now.duration_since(latest) >= QUIET) && self.due.is_none() {
            self.looked = false;
        }
        self.latest = Some(now);
        self.due = Some(if whole && !self.looked { now } else { now + QUIET });
    }

    /// When to look at what came; none where nothing waits.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Whether it is time.
    pub fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// It is being looked at. What comes while that goes on comes on its heels, however long it takes.
    pub fn looks(&mut self) {
        self.due = None;
        self.looked = true;
    }

    /// It was looked at.
    pub fn looked(&mut self, now: Instant) {
        self.latest = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks when it is due, between things that come so many milliseconds after the start; gives when it looked.
    fn looks(came: &[(u64, bool)], work: u64) -> Vec<u64> {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let (mut quiet, mut looks) = (Quiet::default(), Vec::new());
        let mut coming = came.iter().peekable();
        let mut now = 0;
        loop {
            while let Some((ms, whole)) = coming.next_if(|(ms, _)| *ms <= now) {
                // While it looks nothing is taken in: what came then is taken in afterwards.
                let _ = ms;
                quiet.came(at(now), *whole);
            }
            if quiet.is_due(at(now)) {
                looks.push(now);
                quiet.looks();
                now += work;
                quiet.looked(at(now));
            } else if coming.peek().is_none() && quiet.due().is_none() {
                return looks;
            } else {
                now += 1;
            }
        }
    }

    #[test]
    fn the_first_is_looked_at_at_once() {
        assert_eq!(looks(&[(5, true)], 3), [5]);
        assert_eq!(looks(&[(5, true), (100, true), (200, true)], 3), [5, 100, 200]);
    }

    #[test]
    fn what_follows_waits_for_quiet() {
        assert_eq!(looks(&[(0, true), (4, true), (9, true)], 2), [0, 24]);
    }

    #[test]
    fn a_hundred_saves_are_looked_at_twice_at_most() {
        for work in [0, 1, 10, 40, 300] {
            let burst: Vec<(u64, bool)> = (0..100).map(|at| (at * 2, true)).collect();
            assert_eq!(looks(&burst, work).len(), 2, "{work}");
            let at_once: Vec<(u64, bool)> = (0..100).map(|_| (0, true)).collect();
            assert_eq!(looks(&at_once, work).len(), 1, "{work}");
        }
    }

    #[test]
    fn what_is_not_whole_waits_until_it_is() {
        // Deleted and created: whole at 6.
        assert_eq!(looks(&[(0, false), (3, false), (6, true)], 2), [6]);
        // Deleted for good.
        assert_eq!(looks(&[(0, false)], 2), [15]);
        // Written in pieces.
        assert_eq!(looks(&[(0, false), (10, false), (20, false)], 2), [35]);
    }
}
