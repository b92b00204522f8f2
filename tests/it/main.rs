//! Everything that is tried from outside: one program, so that it is linked once. A module a subject; its fixtures lie beside
//! this folder, in one of the same name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::needless_pass_by_value,
    reason = "a test fails by panicking"
)]

mod agenda_command;
mod agreements;
mod allocations;
mod anonymity;
mod answer_command;
#[cfg(unix)]
mod answer_terminal;
mod architecture;
mod as_people_read;
mod begun_from_a_sheet;
mod bounded;
mod calendar;
mod candidates;
mod candidates_vectors;
mod cases;
#[cfg(unix)]
mod ci_jobs;
mod circles;
mod cli;
mod closest_match;
mod config;
mod config_default;
mod contributing;
mod csv;
mod deals_command;
mod described_health;
mod diagnose_command;
mod diff_command;
mod diff_directions;
mod docs;
mod documents;
mod exit_family;
mod export_command;
#[cfg(unix)]
mod file_modes;
mod fix;
mod fix_properties;
#[cfg(unix)]
mod foreign_repositories;
mod format;
mod formats;
mod gates;
mod gates_command;
mod git;
mod guard;
mod health_command;
mod health_import;
mod history;
mod history_command;
mod hostile;
mod hostile_costs;
mod hostile_names;
mod hostile_text;
mod identity;
#[cfg(unix)]
mod interrupted;
mod job_log;
mod judgements;
mod keys;
mod kinds;
mod lending;
mod lines;
mod long_output;
mod lsp;
mod method_coverage;
mod mutants;
mod mutated_files;
mod new;
#[cfg(unix)]
mod new_terminal;
#[cfg(unix)]
mod nothing_lost;
mod output_schema;
mod page;
mod plan_command;
mod portfolio_command;
mod portfolio_compared;
mod program;
mod questions;
mod rates;
mod readiness;
mod readiness_command;
mod readiness_terminal;
mod reading;
mod records;
mod register;
mod report_charter;
mod report_command;
mod reports;
mod reviews;
mod rule_docs;
mod rule_pages;
mod schema;
mod schema_config;
mod score;
mod shape;
mod shells;
mod shipping;
mod silent;
mod spreadsheets;
mod stakes;
mod structure_vectors;
mod suppression;
mod symmetry;
#[cfg(unix)]
mod talking;
mod tradeoffs_command;
mod truth;
mod unread;
mod value;
mod value_command;
mod voting;
mod what_hurts;
mod words;
#[cfg(unix)]
mod workshop;
mod worse;
mod writing;
#[cfg(unix)]
mod writing_terminal;
mod yaml_edit;
mod yaml_edit_properties;
mod yaml_problems;
mod yaml_tree;
