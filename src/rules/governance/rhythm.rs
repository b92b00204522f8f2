//! How often is often enough.

use crate::document::scalar::Cadence;

/// The longest month: `every 13 weeks` is a quarter as well as `quarterly` is.
const DAYS_A_MONTH_MOST: u32 = 31;

/// Whether no more than so many months pass from one time to the next.
#[must_use]
pub(in crate::rules) fn is_within_months(cadence: &Cadence, months: u32) -> bool {
    cadence.interval().approximate_days() <= months.saturating_mul(DAYS_A_MONTH_MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Duration;

    #[test]
    fn takes_a_month_at_its_longest() {
        assert!(is_within_months(&Cadence::Quarterly, 3));
        assert!(is_within_months(&Cadence::Every(Duration::of_weeks(13)), 3));
        assert!(!is_within_months(&Cadence::Every(Duration::of_weeks(14)), 3));
        assert!(is_within_months(&Cadence::Every(Duration::of_weeks(4)), 1));
        assert!(!is_within_months(&Cadence::Every(Duration::of_weeks(5)), 1));
        assert!(!is_within_months(&Cadence::HalfYearly, 3));
    }
}
