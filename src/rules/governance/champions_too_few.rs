use crate::document::scalar::Person;
use crate::document::{Field, List};
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party has too few champions
    "champions-too-few",
    severity: Warning, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    question: "Which people champion the partnership inside the party, so that it does not depend on one?",
    at: "parties.{party}.champions", example: "Li Wen, Omar Haddad", concerns: Each,
    authority: ["S0"],
    why: "if the only champion changes jobs, the partnership loses its support in that company",
    policy: [champions_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(parties) = subject.charter.parties.get() else { return };
    let least = subject.policy.champions_least as usize;
    for party in subject.parties() {
        let Some(entry) = parties.get(party) else { continue };
        let champions = entry.and(|party| &party.champions);
        if champions.is_invalid() || entry.is_invalid() {
            continue;
        }
        let count = champions.get().map_or(0, |champions| different(champions));
        if count >= least {
            continue;
        }
        let name = subject.charter.party_name(party);
        let message = match champions {
            Field::Open => format!("champions undecided: {name}"),
            _ if count == 0 => format!("no champions for {name}"),
            _ => format!("only {} for {name}", counted(count, "champion")),
        };
        let more = if count == 0 { format!("{least}") } else { format!("{} more", least - count) };
        drafts
            .at_key(format!("parties.{party}.champions"), message)
            .label(format!("at least {least} needed"))
            .help(format!(
                "find people who know the partnership well, and name {more} in `parties.{party}.champions`"
            ));
    }
}

/// How many different people; an unreadable name is somebody.
fn different(champions: &List<Person>) -> usize {
    let mut seen: Vec<&Person> = Vec::new();
    for person in champions.values() {
        if !seen.iter().any(|known| known.is_same(person)) {
            seen.push(person);
        }
    }
    seen.len() + champions.0.iter().filter(|person| person.is_invalid()).count()
}
