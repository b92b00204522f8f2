use super::acknowledged;
use crate::document::agreed::fingerprint;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an acknowledgement is out of date: its section has changed
    "acknowledgement-suspect",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["ours"],
    why: "a party cannot be held to terms that changed after it acknowledged them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = &subject.partnership.charter;
    let is_damaged = !charter.is_whole();
    for ((side, section), acknowledged) in acknowledged::last(subject) {
        let (_, value) =
            charter.source.tree.root().and_then(|root| charter.source.tree.get(root, section)).unzip();
        let now = fingerprint(charter, section);
        // A section that could not be read may say what it said.
        if now == *acknowledged.fingerprint || is_damaged {
            continue;
        }
        let Some(record) = subject.partnership.records.acknowledgements.get(acknowledged.record) else {
            continue;
        };
        let name = subject.charter.party_name(side);
        let when = acknowledged.date.map(|date| format!(" on {date}")).unwrap_or_default();
        let help = if value.is_some() {
            format!(
                "have {name} read `{section}` and confirm again with `sections.{section}: {now}`, or undo the change"
            )
        } else {
            format!(
                "restore `{section}`, or remove it from what {name} has acknowledged, with the consent of all parties"
            )
        };
        let change = if value.is_some() { "has changed" } else { "has been removed" };
        drafts
            .at_key(section, format!("`{section}` {change} since {name} acknowledged it{when}"))
            .help(help)
            .also_in_record(
                &record.source,
                &Place::value(format!("sections.{section}")),
                "what was acknowledged",
            );
    }
}
