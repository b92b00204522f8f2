use crate::document::Field;
use crate::document::charter::canvas::Exclusivity;
use crate::grammar::series;
use crate::rules::canvas::wanted;
use crate::rules::{Drafts, Subject, rule, settled};
use crate::wording::parties::names;

rule! {
    /// exclusivity not discussed: what a party expects and grants
    "exclusivity-undiscussed",
    severity: Advice, from: Alignment,
    nature: Gap(Exclusivity), consequence: Unsaid,
    question: "What exclusivity does each party expect of the others?",
    at: "canvas.exclusivity.{party}.expects", example: "none", concerns: Each,
    question: "What exclusivity does each party grant the others?",
    at: "canvas.exclusivity.{party}.grants", example: "none", concerns: Each,
    authority: ["S0"],
    why: "each party assumes the answer that suits it on working with the other's competitors",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get().filter(|_| !settled::exclusivity(subject)) else {
        return;
    };
    let parties = subject.parties();
    let entry = |party: &str| -> Field<&Exclusivity> {
        match &canvas.exclusivity {
            Field::Given(exclusivity) => exclusivity.of(party),
            Field::Missing => Field::Missing,
            Field::Open => Field::Open,
            Field::Invalid => Field::Invalid,
        }
    };
    // Where somebody expects exclusivity, what the others grant is the matter of the mismatch.
    let is_asked = |party: &str| {
        parties.iter().any(|other| {
            *other != party && entry(other).get().is_some_and(|it| wanted(&it.expects).is_some())
        })
    };
    // What each party leaves unsaid: what it expects, what it grants, and whether both are said to be open.
    let unsaid = |party: &str| match entry(party) {
        Field::Given(said) => {
            let grants = said.grants.is_missing() && !is_asked(party);
            Unsaid {
                expects: said.expects.is_missing(),
                grants,
                is_open: (!said.expects.is_missing() || said.expects.is_open())
                    && (!grants || said.grants.is_open()),
            }
        }
        said => Unsaid { expects: said.is_missing(), grants: said.is_missing(), is_open: said.is_open() },
    };
    let silent: Vec<(&str, Unsaid)> = parties
        .iter()
        .map(|party| (*party, unsaid(party)))
        .filter(|(_, unsaid)| unsaid.expects || unsaid.grants)
        .collect();
    let ids: Vec<&str> = silent.iter().map(|(party, _)| *party).collect();
    let path = match ids.as_slice() {
        [] => return,
        [only] => format!("canvas.exclusivity.{only}"),
        _ => "canvas.exclusivity".to_owned(),
    };
    let keys: Vec<&str> = [
        ("expects", silent.iter().any(|(_, unsaid)| unsaid.expects)),
        ("grants", silent.iter().any(|(_, unsaid)| unsaid.grants)),
    ]
    .into_iter()
    .filter_map(|(key, is_unsaid)| is_unsaid.then_some(key))
    .collect();
    // `Northwind Bank expects`, but `Northwind Bank and Kestrel Software expect`.
    let verbs: Vec<&str> =
        keys.iter().map(|key| if ids.len() == 1 { *key } else { key.trim_end_matches('s') }).collect();
    let what = format!("what {} {}", names(subject.charter, &ids), series(&verbs));
    let message = if silent.iter().all(|(_, unsaid)| unsaid.is_open) {
        format!("exclusivity undecided: {what}")
    } else {
        format!("exclusivity not discussed: {what}")
    };
    let write: Vec<String> = keys.iter().map(|key| format!("`{key}:`")).collect();
    drafts.at_key(path, message).help(format!(
        "ask each party, then write {} under `canvas.exclusivity` for {}; `none` is an answer",
        series(&write),
        ids.join(" and ")
    ));
}

/// What one party leaves unsaid of exclusivity.
struct Unsaid {
    expects: bool,
    grants: bool,
    is_open: bool,
}
