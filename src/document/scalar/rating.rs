//! Ratings in three steps.

use super::keyword;

keyword! {
    /// How much of something there is; `low` is less than `high`.
    pub enum Rating {
        /// The least.
        Low = "low",
        /// Between.
        Medium = "medium",
        /// The most.
        High = "high",
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scalar;
    use super::*;

    #[test]
    fn is_ordered() {
        assert!(Rating::Low < Rating::Medium && Rating::Medium < Rating::High);
        assert_eq!(Rating::parse("medium"), Ok(Rating::Medium));
        assert_eq!(Rating::parse("High").unwrap_err().help, "did you mean `high`?");
        assert_eq!(Rating::parse("medum").unwrap_err().help, "did you mean `medium`?");
        assert_eq!(Rating::EXPECTED, "one of `low`, `medium`, `high`");
    }
}
