//! Figures that each party gives for itself.

use super::words::filled;
use super::{Wanted, parties};
use crate::document::Field;
use crate::rules::{Drafts, Subject};

/// Notes the parties that leave something out, together. `words` are those of one party, of several, and what to write.
pub(super) fn judge(wanted: &Wanted, words: [&str; 3], subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(gap) = parties::gap(wanted, subject) else { return };
    let [one, several, example] = words;
    let place = wanted.place();
    let (key, section) = wanted.key_and_section();
    let lack = if gap.parties.len() == 1 { one } else { several };
    let is_open = (wanted.said)(subject.charter, None) == Field::Open;
    let open = if is_open { format!(": `{key}` is still open") } else { String::new() };
    let keys = gap.keys();
    let add = if gap.is_begun {
        format!("add {keys} to `{place}`")
    } else {
        format!("add `{key}:` to `{section}` with {keys}, each")
    };
    let example = filled(example, drafts.rule, subject, Some(&gap));
    drafts
        .at_key(gap.path(place), format!("{} {lack}{open}", gap.names_with_open(subject.charter)))
        .help(format!("{add} {example}"));
}
