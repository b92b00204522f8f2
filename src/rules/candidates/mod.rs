//! Choosing a partner.

use super::family;

family! {
    Candidates:
    score_missing,
    referral_cycle,
}
