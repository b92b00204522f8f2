//! What keeps findings from counting: comments, waivers of the charter, a baseline.

mod baseline;
mod comments;
mod usage;
mod waivers;

pub(super) use baseline::Recall;
pub use baseline::{Baseline, BaselineEntry, BaselineError};

use comments::Comment;

use super::Ruleset;
use crate::finding::Finding;
use crate::rules::{self, Rule, Subject, Usage};

/// Lets the comments and waivers of a partnership silence what they name, and says which of them have nothing to silence.
pub(super) fn silence(subject: &Subject<'_>, ruleset: &Ruleset<'_>, findings: &mut [Finding]) -> Usage {
    let may_silence = |id: &str| rules::find(id).is_none_or(Rule::is_silenceable);
    let sources = subject.partnership.sources();
    let mut comments: Vec<Comment> = sources.into_iter().flat_map(comments::of).collect();
    comments::mark_new(&mut comments, subject.partnership);
    comments::apply(&mut comments, findings, may_silence);
    let held = waivers::held(subject.partnership, subject.as_of);
    let charter = &subject.partnership.charter;
    let used_waivers = waivers::apply(charter, subject.as_of, &held, findings, may_silence);
    usage::of(subject, ruleset, &comments, &used_waivers)
}
