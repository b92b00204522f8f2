//! Something that the charter says of each party, in words of the rule's own.

use super::words::{filled, lack};
use super::{Wanted, Words};
use crate::document::Field;
use crate::rules::gap::Gap;
use crate::rules::{Drafts, Subject};

/// The parties of which nothing is said are named together.
pub(super) fn judge(wanted: &Wanted, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Words::Parties { lacking, open, write, left_out } = wanted.words else { return };
    let Some(gap) = gap(wanted, subject) else { return };
    let is_of_all = gap.parties.len() == subject.parties().len();
    let (lacking, open, write) = left_out.filter(|_| !is_of_all).unwrap_or((lacking, open, write));
    let said = if gap.is_open { Field::Open } else { Field::Missing };
    let rule = drafts.rule;
    let fill = |words: &str| filled(words, rule, subject, Some(&gap));
    let (message, help) = (fill(&lack(&said, lacking, open)), fill(write));
    drafts.at_key(gap.path(wanted.place()), message).help(help);
}

/// Of which parties nothing is said.
pub(super) fn gap<'a>(wanted: &Wanted, subject: &Subject<'a>) -> Option<Gap<'a>> {
    let said = wanted.said;
    let whole = said(subject.charter, None);
    Gap::of(&subject.charter.party_ids(), &whole, |party| said(subject.charter, Some(party)))
}
