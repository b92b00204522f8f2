//! How the figures of the one partnership of a report went, where git knows.

use std::path::PathBuf;

use super::super::history::followed;
use super::super::{Common, output};
use super::made::{Made, Maker};
use crate::config::Configuration;
use crate::repository::{ComparisonError, GitError};
use crate::view::history::{FINDINGS, State};
use crate::view::report::Audience;

/// The part that the history stands before.
const BEFORE: &str = "findings";

/// Adds the history to the report on a single partnership. Of several it would take longer than all the rest, and leaders get one page.
pub(super) fn add(
    common: &Common,
    configuration: &Configuration,
    paths: &[PathBuf],
    made: &mut Made,
    maker: &Maker<'_>,
) {
    let [single] = made.reports.as_mut_slice() else { return };
    let Some(today) = single.today.take().filter(|it| matches!(it, State::Judged(_))) else { return };
    let history = match followed(common, configuration, paths, Some(maker.as_of)) {
        Ok(history) => history.with_today(&single.path, today, maker.as_of),
        Err(error) => {
            if !has_no_history(&error) {
                output::note(common, &format!("the report has no history: {error:#}"));
            }
            return;
        }
    };
    let is_hidden = |section: &str| match section {
        FINDINGS => maker.keeps_back(),
        section => maker.is_private(section),
    };
    let Some(section) = history.section(&single.path, &is_hidden) else { return };
    let sections = &mut single.report.sections;
    let at = sections.iter().position(|it| it.id == BEFORE).unwrap_or(sections.len());
    sections.insert(at, section);
}

/// Whether it is no wonder that there is none.
fn has_no_history(error: &anyhow::Error) -> bool {
    let git = match error.downcast_ref() {
        Some(ComparisonError::Git(git)) => Some(git),
        _ => None,
    };
    matches!(git, Some(GitError::Absent(_) | GitError::NoRepository(_) | GitError::NoWorkTree(_)))
}

/// Whether the report is one that shows its history.
pub(super) fn is_wanted(audience: &Audience, is_site: bool) -> bool {
    *audience != Audience::Leaders && !is_site
}
