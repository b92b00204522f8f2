//! Readiness and health of business partnerships.
//!
//! The way of the data, one direction and no way back:
//!
//! ```text
//! grammar, paths, progress, cores             below everything
//! yaml         texts as trees with places
//! document     trees as typed charters and records; finding, config beside it
//! partnership  a charter with its records and its past; repository finds and reads them
//! method       pure calculations; wording puts their results in words
//! rules        what is looked for
//! check        judging: which rules, how much they weigh, what silences findings
//! agenda, new  what to settle first; the text of new documents
//! survey, view what a command answers
//! render       text, JSON and every other format
//! cli, lsp     the commands, and the same findings in an editor
//! ```
//!
//! Each names only what stands above it here; `tests/it/architecture.rs` says what exactly, and holds it.

pub mod agenda;
pub mod check;
pub mod cli;
pub mod config;
pub mod cores;
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
