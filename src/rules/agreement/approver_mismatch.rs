use super::people;
use crate::document::Source;
use crate::document::scalar::Person;
use crate::rules::{Drafts, Subject, rule};
use std::sync::Arc;

rule! {
    /// an approval or acknowledgement by a person whom the charter does not name for that party
    "approver-mismatch",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Exposed,
    authority: ["S0", "ours"],
    why: "a party can later disown an approval by a person it has not named",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for change in &subject.partnership.records.changes {
        for (party, approval) in change.value.approved.get().into_iter().flat_map(|it| it.iter()) {
            if let Some(person) = approval.by.get() {
                let path = format!("approved.{party}.by");
                judge(subject, drafts, &change.source, path, party, person, "approved the change");
            }
        }
    }
    for record in &subject.partnership.records.acknowledgements {
        if let (Some(side), Some(person)) = (record.value.side.get(), record.value.by.get()) {
            let path = "by".to_owned();
            judge(subject, drafts, &record.source, path, side.as_str(), person, "acknowledged the charter");
        }
    }
}

fn judge(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    record: &Arc<Source>,
    path: String,
    party: &str,
    person: &Person,
    what: &str,
) {
    let own = people::of(subject, party);
    // A party that names nobody leaves open who may speak for it; other rules ask for its people.
    if own.is_empty() || own.iter().any(|it| it.is_same(person)) {
        return;
    }
    let (whose, who) = (subject.charter.party_name(party), person.name());
    let message = match people::side(subject, person) {
        Some(other) => {
            let other = subject.charter.party_name(other);
            format!("{who} {what} for {whose}, but is named for {other}")
        }
        None => format!("{who} {what} for {whose}, but is not named for it"),
    };
    let names: Vec<&str> = own.iter().take(1).map(|it| it.name()).collect();
    drafts.at_record(record, path, message).help(format!(
        "have a person named for {whose} do it, such as {}, or name {who} in the charter",
        names[0]
    ));
}
