//! Figures that each party gives for itself.

use super::words::filled;
use super::{Absent, Wanted, parties};
use crate::rules::{Drafts, Subject};

/// Notes the parties that leave something out, together. `example` is what to write.
pub(super) fn judge(
    wanted: &Wanted,
    absent: &Absent<'_>,
    example: &str,
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
) {
    let Some(gap) = parties::gap(wanted, subject) else { return };
    let place = wanted.place();
    let (key, section) = wanted.key_and_section();
    let keys = gap.keys();
    let add = if gap.is_begun {
        format!("add {keys} to `{place}`")
    } else {
        format!("add `{key}:` to `{section}` with {keys}, each")
    };
    let example = filled(example, drafts.rule, subject, Some(&gap));
    drafts.at_key(gap.path(place), absent.of(&gap, subject.charter)).help(format!("{add} {example}"));
}
