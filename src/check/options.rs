//! How to judge.

use std::sync::Arc;

use super::{Guard, Selection};
use crate::config::Configuration;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;

/// How to judge.
#[derive(Debug, Clone)]
pub struct Options {
    /// On which day.
    pub as_of: Date,
    /// As if every partnership were at this stage.
    pub stage: Option<Stage>,
    /// Which rules.
    pub selection: Selection,
    /// By which numbers, lists and rules of the team's own.
    pub configuration: Configuration,
    /// What was in force at the revision that is compared with, if one is: no change loosens what it is checked by.
    pub guard: Option<Arc<Guard>>,
}

impl Options {
    /// On a day, by every rule and every default.
    #[must_use]
    pub fn on(as_of: Date) -> Self {
        Self {
            as_of,
            stage: None,
            selection: Selection::default(),
            configuration: Configuration::default(),
            guard: None,
        }
    }
}
