//! Something that the charter says once.

use super::words::filled;
use super::{Absent, Wanted, Words};
use crate::finding::Place;
use crate::rules::{Drafts, Subject};

/// A section is shown where it is missing, a key at the section that it belongs into.
pub(super) fn judge(wanted: &Wanted, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Words::Whole { no, open, write, also } = wanted.words else { return };
    let said = (wanted.said)(subject.charter, None);
    if !said.is_missing() {
        return;
    }
    let message = Absent { no, open }.said(&said);
    let help = filled(write, drafts.rule, subject, None);
    let draft = if wanted.path.contains('.') {
        drafts.at_key(wanted.path, message)
    } else {
        drafts.at_value(wanted.path, message)
    };
    let draft = draft.help(help);
    if let Some((place, label)) = also {
        draft.also(&Place::value(place), label);
    }
}
