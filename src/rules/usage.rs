//! What silences findings, as far as rules speak of it.

use std::sync::Arc;

use crate::document::Source;
use crate::yaml::{Span, YamlPath};

/// What is of no use among the comments and waivers of a partnership. Worked out once all other rules have spoken.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// Comments that give no reason, and so silence nothing.
    pub reasonless: Vec<Spot>,
    /// Comments that name no rule.
    pub nameless: Vec<Spot>,
    /// Comments that are not quite written as those that silence, and so silence nothing.
    pub nearly: Vec<Spot>,
    /// Rules that comments name and that have nothing to say there.
    pub unused_rules: Vec<(Spot, Unused)>,
    /// Waivers, by their index in the charter, that accept nothing.
    pub unused_waivers: Vec<(usize, Unused)>,
    /// Rules that comments name and that they did not name at the revision that the partnership is compared with.
    pub new_comments: Vec<(Spot, String)>,
}

/// Where a comment, or a part of it, stands.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The file.
    pub source: Arc<Source>,
    /// Where in the file.
    pub span: Span,
    /// The path of what it stands beside.
    pub path: YamlPath,
}

/// Why something silences nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}
