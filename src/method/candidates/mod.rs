//! The landscape of possible partners: scores, ranks, what matches, who introduced whom [S1, S4].

pub mod change;
pub mod criteria;
pub mod landscape;
pub mod matching;
pub mod referrals;
pub mod what_if;
