use crate::document::Field;
use crate::document::charter::resources::Commitment;
use crate::grammar::{alternatives, series};
use crate::rules::resources::{phases, says_nothing, spoken};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a commitment leaves people, budget or time open
    "resources-incomplete",
    severity: Warning, from: Negotiation,
    nature: Gap(Team), consequence: Unsaid,
    question: "How many people does each party commit?",
    at: "resources.{phase}.{party}.people", example: "2", concerns: Each,
    question: "What budget does each party commit?",
    at: "resources.{phase}.{party}.budget", example: "40000 GBP", concerns: Each,
    question: "How much of their time do these people spend on it?",
    at: "resources.{phase}.{party}.time", example: "20%", concerns: Each,
    authority: ["S2"],
    why: "what is still to be decided is not a commitment, and the other side plans as if it were",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(table) = charter.resources.get() else { return };
    // Where no phase says anything, the section as such is reported.
    if says_nothing(table) {
        return;
    }
    for (phase, commitments) in phases(table) {
        let path = format!("resources.{phase}");
        if commitments.is_open() {
            drafts
                .at_value(
                    path.as_str(),
                    format!("what each party commits in {} is still open", spoken(phase)),
                )
                .help(format!("write `people`, `budget` and `time` of each party under `{path}`"));
        }
        let Some(commitments) = commitments.get() else { continue };
        for party in subject.parties() {
            let name = charter.party_name(party);
            let path = format!("{path}.{party}");
            match commitments.of(party) {
                Field::Open => {
                    let message = format!("what {name} commits in {} is still open", spoken(phase));
                    drafts
                        .at_value(path.as_str(), message)
                        .help(format!("write `people`, `budget` and `time` under `{path}`"));
                }
                Field::Given(commitment) => unfinished(drafts, phase, name, &path, commitment),
                Field::Missing | Field::Invalid => {}
            }
        }
    }
}

fn unfinished(drafts: &mut Drafts<'_>, phase: &str, name: &str, path: &str, commitment: &Commitment) {
    let mut cells = Vec::new();
    note(&mut cells, &commitment.people, "people", "`people:` (how many, such as `2`)");
    note(&mut cells, &commitment.budget, "budget", "`budget:` (such as `40000 GBP`)");
    note(&mut cells, &commitment.time, "time", "`time:` (the share of their time, such as `20%`)");
    if cells.is_empty() {
        return;
    }
    let what: Vec<&str> = cells.iter().map(|(what, _)| what.as_str()).collect();
    let write: Vec<&str> = cells.iter().map(|(_, write)| *write).collect();
    drafts
        .at_key(path, format!("{name} names no {} in {}", alternatives(&what), spoken(phase)))
        .help(format!("write {} under `{path}`", series(&write)));
}

fn note<T>(cells: &mut Vec<(String, &'static str)>, cell: &Field<T>, what: &str, write: &'static str) {
    match cell {
        Field::Missing => cells.push((what.to_owned(), write)),
        Field::Open => cells.push((format!("{what} (still open)"), write)),
        Field::Invalid | Field::Given(_) => {}
    }
}
