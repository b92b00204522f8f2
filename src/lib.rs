//! Readiness and health of business partnerships.
//!
//! The way of the data, one direction and no way back:
//!
//! ```text
//! files → yaml (tree with places) → document (typed charter and records) → partnership
//!       → method (pure calculations) → rules (findings) → report ─┐
//!                                                       agenda (what to settle first) ─┤
//!                                  → view (what a command answers) ─┴→ render (text, JSON, …)
//! ```

pub mod agenda;
pub mod check;
pub mod cli;
pub mod config;
pub mod document;
pub mod finding;
pub mod grammar;
pub mod lsp;
pub mod method;
pub mod new;
pub mod partnership;
pub mod paths;
pub mod progress;
pub mod render;
pub mod repository;
pub mod rules;
pub mod survey;
pub mod unfinished;
pub mod view;
pub mod wording;
pub mod yaml;
