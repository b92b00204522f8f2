use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::{ByParty, List, NoneOr, folded, spaced, speaks_of};
use crate::rules::clauses::{contract_has, place, said_with_party};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties are jointly and severally liable, and nothing says what they owe each other for it
    "joint-liability-unshared",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "the client may take all of it from the party that can pay, whoever was at fault",
    check: Partnership(check),
}

/// Words by which each party answers for all.
const JOINT: &[&str] = &[
    "joint and several",
    "joint and severally",
    "jointly and severally",
    "jointly and several",
    "joint several liability",
    "severally and jointly",
    "each liable for all",
    "each of us liable for all",
    "each is liable for all",
    "each party is liable for all",
    "all of us liable for all",
    "all liable for all",
    "all are liable for all",
    "liable for the whole",
    "liable as one",
    "in solidum",
];

/// A stretch of each of these.
const HINTS: [&str; 5] = ["iable", "everal", "IABLE", "EVERAL", "olidum"];

/// Words by which a text refuses it.
const REFUSED: &[&str] = &[
    "no",
    "not",
    "none",
    "never",
    "nothing",
    "without",
    "nobody",
    "refuse",
    "refuses",
    "excluded",
    "avoid",
    "several only",
];

/// Words by which the parties divide among themselves what one of them has paid.
const SHARED: &[&str] = &[
    "recourse",
    "among ourselves",
    "among themselves",
    "between ourselves",
    "between themselves",
    "between us",
    "between the parties",
    "among the parties",
    "internally",
    "in proportion",
    "proportionate",
    "pro rata",
    "who was at fault",
    "whoever was at fault",
    "whoever is at fault",
    "who caused it",
    "whoever caused it",
    "hold harmless",
    "indemnifies",
    "indemnify",
    "reimburses",
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if contract_has(subject, ClauseKind::Indemnity) {
        return;
    }
    let said = said(subject);
    let is_on = |text: &str, words: &[&str]| speaks_of(&spaced(&folded(text)), words);
    // Next to no text speaks of it.
    let may_be = |text: &str| HINTS.iter().any(|hint| text.contains(hint));
    let is_joint = |text: &str| may_be(text) && is_on(text, JOINT) && !is_on(text, REFUSED);
    let Some((path, _)) = said.iter().find(|(_, text)| is_joint(text)) else { return };
    if said.iter().any(|(_, text)| is_on(text, SHARED)) {
        return;
    }
    drafts
        .at_value(path.as_str(), "each party is liable for the whole, with no terms on what the others pay back")
        .help(
            "agree each party's share, by scope or by fault, who insures it, and a cap between you; write it as `indemnity:` under `contract`",
        );
}

/// The clauses that may say who answers for what.
const CLAUSES: [ClauseKind; 6] = [
    ClauseKind::UncappedLiability,
    ClauseKind::CapOnLiability,
    ClauseKind::Indemnity,
    ClauseKind::Warranty,
    ClauseKind::LiquidatedDamages,
    ClauseKind::Insurance,
];

/// What a charter says in words of what is owed, each with its place.
fn said(subject: &Subject<'_>) -> Vec<(String, String)> {
    let mut said = Vec::new();
    for kind in CLAUSES {
        for (party, clause) in said_with_party(subject, kind) {
            let value = clause.value.get().map(ToString::to_string);
            let at = if party.is_some() { kind.place(party) } else { place(kind) };
            said.extend(value.map(|value| (at, value)));
        }
    }
    said.extend(in_sections(subject.charter));
    said
}

fn in_sections(charter: &Charter) -> Vec<(String, String)> {
    let mut said = Vec::new();
    if let Some(canvas) = charter.canvas.get() {
        let lists =
            [("non_negotiables", canvas.non_negotiables.get()), ("constraints", canvas.constraints.get())];
        for (key, lists) in lists {
            for (party, listed) in lists.into_iter().flat_map(ByParty::iter) {
                let listed = List::iter(listed);
                said.extend(
                    listed
                        .map(|(at, text)| (format!("canvas.{key}.{party}[{at}]"), text.as_str().to_owned())),
                );
            }
        }
    }
    let scope = charter.scope.get();
    let included = scope.and_then(|scope| scope.included.get()).into_iter().flat_map(List::iter);
    said.extend(included.map(|(at, text)| (format!("scope.included[{at}]"), text.as_str().to_owned())));
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    for (at, entry) in exchange.into_iter().flat_map(List::iter) {
        let text = entry.terms.get().map(|text| text.as_str().to_owned());
        said.extend(text.map(|text| (format!("value.exchange[{at}].terms"), text)));
    }
    for (at, risk) in charter.risks.get().into_iter().flat_map(|risks| risks.iter()) {
        let text = risk.what.get().and_then(NoneOr::value).map(|text| text.as_str().to_owned());
        said.extend(text.map(|text| (format!("risks[{at}].what"), text)));
    }
    said.extend(charter.summary.get().map(|text| ("summary".to_owned(), text.as_str().to_owned())));
    said
}
