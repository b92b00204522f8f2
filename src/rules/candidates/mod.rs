//! Choosing a partner.

use super::family;

/// The rules of this family.
family! {
    Candidates:
    score_missing,
    referral_cycle,
}
