//! How to judge.

use super::Selection;
use crate::config::Configuration;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;

/// How to judge.
#[derive(Debug, Clone)]
pub struct Question {
    /// On which day.
    pub as_of: Date,
    /// As if every partnership were at this stage.
    pub stage: Option<Stage>,
    /// Which rules.
    pub selection: Selection,
    /// By which numbers, lists and rules of the team's own.
    pub configuration: Configuration,
}
