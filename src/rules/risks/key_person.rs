use crate::document::charter::party::Party;
use crate::document::scalar::Person;
use crate::grammar::{counted, series};
use crate::method::key_people::{sole_person, working_roles};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one person fills every working role of a party
    "key-person-dependency",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S0", "S3", "ours"],
    why: "when that person leaves, the partnership loses its contacts and the knowledge of what was promised",
    policy: [key_roles_from],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if subject.is_informal() {
        return;
    }
    for party in subject.parties() {
        let Some(entry) = subject.charter.parties.get().and_then(|parties| parties.get(party)?.get()) else {
            continue;
        };
        let Some(working) = working_roles(subject.charter, party, entry) else { continue };
        let least = subject.policy.key_roles_from as usize;
        let Some(person) = sole_person(subject.charter, party, least) else { continue };
        let roles: Vec<&str> = working.iter().map(|(role, _)| *role).collect();
        let draft = drafts
            .at_key(
                format!("parties.{party}"),
                format!("{} depends on one person: {} is {}", subject.charter.party_name(party), person.name(), series(&roles)),
            )
            .help(format!(
                "name a second person in at least one of these roles, and record what only {} knows in the knowledge base",
                person.name()
            ));
        if let Some(note) = further_roles(subject, party, entry, person) {
            draft.note(format!("{} is also {note}", person.name()));
        }
    }
}

/// What else depends on the same person.
fn further_roles(subject: &Subject<'_>, party: &str, entry: &Party, person: &Person) -> Option<String> {
    let charter = subject.charter;
    let is_person = |other: &Person| other.is_same(person);
    let gates = charter.gates.get().into_iter().flat_map(|gates| gates.values());
    let decides = gates.filter_map(|gate| gate.deciders.get());
    let decides = decides.filter(|deciders| deciders.of(party).get().is_some_and(|it| is_person(it))).count();
    let metrics = charter.metrics.get().into_iter().flat_map(|metrics| metrics.values());
    let metrics = metrics.filter(|metric| metric.owner.get().is_some_and(is_person)).count();
    let risks = charter.risks.get().into_iter().flat_map(|risks| risks.values());
    let risks = risks.filter(|risk| risk.owner.get().is_some_and(is_person)).count();
    let roles: Vec<String> = [
        entry.sponsor.get().is_some_and(is_person).then(|| "sponsor".to_owned()),
        (decides > 0).then(|| format!("decision-maker at {}", counted(decides, "gate"))),
        (metrics > 0).then(|| format!("owner of {}", counted(metrics, "metric"))),
        (risks > 0).then(|| format!("owner of {}", counted(risks, "risk"))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!roles.is_empty()).then(|| series(&roles))
}
