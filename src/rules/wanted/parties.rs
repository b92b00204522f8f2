//! Something that the charter says of each party, in words of the rule's own.

use super::words::filled;
use super::{Absent, Wanted, Words};
use crate::rules::gap::Gap;
use crate::rules::{Drafts, Subject};

/// The parties of which nothing is said are named together.
pub(super) fn judge(wanted: &Wanted, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Words::Parties { no, open, write, left_out } = wanted.words else { return };
    let Some(gap) = gap(wanted, subject) else { return };
    let is_of_all = gap.parties.len() == subject.parties().len();
    let absent = Absent { no, open };
    let message = match left_out {
        Some(_) if is_of_all && gap.is_open => absent.undecided(),
        Some(_) if is_of_all => format!("no {no}"),
        _ => absent.of(&gap, subject.charter),
    };
    let write = left_out.filter(|_| !is_of_all).unwrap_or(write);
    let help = filled(write, drafts.rule, subject, Some(&gap));
    drafts.at_key(gap.path(wanted.place()), message).help(help);
}

/// Of which parties nothing is said.
pub(super) fn gap<'a>(wanted: &Wanted, subject: &Subject<'a>) -> Option<Gap<'a>> {
    let said = wanted.said;
    let whole = said(subject.charter, None);
    Gap::of(&subject.charter.party_ids(), &whole, |party| said(subject.charter, Some(party)))
}
