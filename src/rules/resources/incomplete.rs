use crate::document::Field;
use crate::document::charter::resources::Commitment;
use crate::grammar::{alternatives, series};
use crate::rules::resources::{phases, says_nothing, spoken};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party has not committed people, budget or time
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
    why: "the other party plans and hires as if these resources had been committed",
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
                    format!("{}: resources undecided for every party", spoken(phase)),
                )
                .help(format!("agree what each party commits, and write `people`, `budget` and `time` of each under `{path}`"));
        }
        let Some(commitments) = commitments.get() else { continue };
        for party in subject.parties() {
            let name = charter.party_name(party);
            let path = format!("{path}.{party}");
            match commitments.of(party) {
                Field::Open => {
                    let message = format!("{}: resources undecided for {name}", spoken(phase));
                    drafts.at_value(path.as_str(), message).help(format!(
                        "ask what {name} commits, and write `people`, `budget` and `time` under `{path}`"
                    ));
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
    let those = |is_open: bool| -> Vec<&str> {
        cells.iter().filter(|cell| cell.is_open == is_open).map(|cell| cell.what).collect()
    };
    let said = match (those(false).as_slice(), those(true).as_slice()) {
        (missing, []) => format!("no {} for {name}", alternatives(missing)),
        ([], open) => format!("{} undecided for {name}", series(open)),
        (missing, open) => format!("no {} for {name}, {} undecided", alternatives(missing), series(open)),
    };
    let write: Vec<&str> = cells.iter().map(|cell| cell.write).collect();
    drafts
        .at_key(path, format!("{}: {said}", spoken(phase)))
        .help(format!("ask what {name} commits, and write {} under `{path}`", series(&write)));
}

/// A cell without a figure.
struct Cell {
    what: &'static str,
    write: &'static str,
    is_open: bool,
}

fn note<T>(cells: &mut Vec<Cell>, cell: &Field<T>, what: &'static str, write: &'static str) {
    if cell.is_missing() {
        cells.push(Cell { what, write, is_open: cell.is_open() });
    }
}
