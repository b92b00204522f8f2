use crate::document::Field;
use crate::document::charter::resources::Commitment;
use crate::finding::Place;
use crate::grammar::{counted, plural, series};
use crate::rules::resources::spoken;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party commits resources in a phase and another does not
    "resources-one-sided",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S2"],
    why: "the party that carries the phase alone may stop when it sees no contribution from the other",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let parties = subject.parties();
    for (phase, commitments) in charter.resources.get().into_iter().flat_map(|table| table.iter()) {
        let is_absent = |party: &&&str| matches!(commitments.of(party), Field::Missing);
        if !parties.iter().any(|party| is_absent(&party)) {
            continue;
        }
        let givers: Vec<(&str, String)> = parties
            .iter()
            .filter_map(|party| Some((*party, stated(commitments.of(party).get()?)?)))
            .collect();
        if givers.is_empty() {
            continue;
        }
        for party in parties.iter().filter(is_absent) {
            let others: Vec<String> = givers
                .iter()
                .map(|(giver, what)| format!("{} commits {what}", charter.party_name(giver)))
                .collect();
            let mut draft = drafts
                .at_key(
                    format!("resources.{phase}.{party}"),
                    format!(
                        "{}: nothing from {}, where {}",
                        spoken(phase),
                        charter.party_name(party),
                        others.join("; ")
                    ),
                )
                .help(format!(
                    "agree what it commits and add `{party}:` with `people`, `budget` and `time` to `resources.{phase}`; if it has no part in this phase, write `people: 0`, `budget: 0 GBP` and `time: 0%`"
                ));
            for (giver, what) in &givers {
                let name = charter.party_name(giver);
                draft =
                    draft.also(&Place::key(format!("resources.{phase}.{giver}")), format!("{name}: {what}"));
            }
        }
    }
}

/// What a party commits, in words; nothing where every cell is empty or unreadable.
fn stated(commitment: &Commitment) -> Option<String> {
    let people = commitment.people.get().map(|people| match people.to_string().as_str() {
        "1" => counted(1, "person"),
        count => format!("{count} {}", plural("person")),
    });
    let budget = commitment.budget.get().map(|budget| format!("{budget:#}"));
    let time = commitment.time.get().map(|time| format!("{time} of their time"));
    let cells: Vec<String> = [people, budget, time].into_iter().flatten().collect();
    (!cells.is_empty()).then(|| series(&cells))
}
