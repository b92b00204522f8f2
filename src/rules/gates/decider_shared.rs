use super::naming;
use crate::document::scalar::Person;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one person decides at a gate for several parties
    "gate-decider-shared",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S2"],
    why: "one person cannot weigh the interests of both parties, so one of them has no real vote",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject) {
        let Some(deciders) = gate.deciders.get() else { continue };
        let deciders: Vec<(&str, &Person)> = deciders.iter().collect();
        for (at, (party, person)) in deciders.iter().enumerate() {
            // The first one with whom the person is shared is enough: a third one is told with it.
            let Some((other, _)) = deciders[..at].iter().find(|(_, before)| before.is_same(person)) else {
                continue;
            };
            let both = naming::parties(subject, &[other, party]);
            let (index, name) = (status.index, naming::name(gate, status));
            drafts
                .at_value(
                    format!("gates[{index}].deciders.{party}"),
                    format!("{} decides at {name} for {both}", person.name()),
                )
                .help("name a different person for each party; if two people share a name, add their email addresses")
                .also(&Place::value(format!("gates[{index}].deciders.{other}")), "the same person");
        }
    }
}
