//! Every bound of every room that a run goes through.

use heng_model::bound::Bound;

/// The bounds on scripts, evidence and methodologies; those that a methodology may state first.
pub fn bounds() -> Vec<Bound> {
    [heng_methodology::bounds(), heng_script::bounds(), heng_evidence::bounds(), heng_plugin::bounds()].concat()
}
