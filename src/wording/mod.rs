//! Results of the calculations in words, the same wherever they are told: in findings, tables and reports.

pub mod calendar;
pub mod days;
pub mod gates;
pub mod health;
pub mod keys;
pub mod lacking;
pub mod left_out;
pub mod parties;
pub mod readiness;
pub mod sections;
pub mod sources;
pub mod structure;
pub mod term_changes;
pub mod tradeoffs;
pub mod value;
pub mod voting;

/// What every output that speaks of terms says once.
pub const NO_ADVICE: &str = "This is not legal advice: have counsel review what you sign.";
