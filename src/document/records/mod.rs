//! Records: what happened. One event a file, one kind a module.

pub mod acknowledgement;
pub mod candidates;
pub mod change;
pub mod deals;
pub mod decision;
pub mod health;
pub mod review;
pub mod symptom;
