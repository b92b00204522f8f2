use super::acknowledged;
use crate::document::Source;
use crate::document::header::DocumentKind;
use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};
use std::collections::BTreeSet;
use std::sync::Arc;

rule! {
    /// sections acknowledged by one party and not by another
    "acknowledgement-missing",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "until every party has acknowledged the terms, they bind only the one that has",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let last = acknowledged::last(subject);
    let sections: BTreeSet<&str> = last.keys().map(|(_, section)| *section).collect();
    // What an unreadable record acknowledges is not known.
    let is_whole = subject.partnership.records.is_whole(DocumentKind::Acknowledgement);
    let is_unclear = subject
        .partnership
        .records
        .acknowledgements
        .iter()
        .any(|record| record.value.side.is_invalid() || record.value.sections.is_invalid());
    if sections.is_empty() || is_unclear || !is_whole {
        return;
    }
    for party in subject.parties() {
        let missing: Vec<String> = sections
            .iter()
            .filter(|section| !last.contains_key(&(party, **section)))
            .map(|section| format!("`{section}`"))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let Some(record) = own_or_other(subject, party) else { continue };
        let name = subject.charter.party_name(party);
        drafts
            .at_record(record, "side", format!("{name} has not acknowledged {}", alternatives(&missing)))
            .help(format!("have {name} read and acknowledge it, in a record with `side: {party}`"));
    }
}

/// The side's own record that lacks something, else the one of a side that has acknowledged.
fn own_or_other<'a>(subject: &Subject<'a>, party: &str) -> Option<&'a Arc<Source>> {
    let records = &subject.partnership.records.acknowledgements;
    let own = records.iter().rfind(|it| it.value.side.get().is_some_and(|side| side.as_str() == party));
    Some(&own.or_else(|| records.last())?.source)
}
