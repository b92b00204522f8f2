use crate::document::charter::contract::ClauseKind;
use crate::document::folded;
use crate::rules::clauses::{contract_has, contract_says, lack, place, value_of};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// assignment is barred, but change of control is not covered
    "assignment-without-change-of-control",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "a buyer barred from taking over the contract can buy the company that holds it",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a competitor could take over the people who deliver a contractual project overnight",
    ecosystem: "a competitor that buys one member of an ecosystem gains access to the data and standards of all",
    integrated: "in an integrated alliance the buyer would take a seat in every joint body",
    venture: "in a joint venture the buyer would take a seat on the board",
    untold: "a competitor could become the partner by buying it",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if !contract_has(subject, ClauseKind::AntiAssignment) {
        return;
    }
    if names_a_buyer(subject) {
        return;
    }
    let Some(lack) = lack(subject, ClauseKind::ChangeOfControl, "change-of-control clause") else {
        return;
    };
    // An exit trigger of the charter settles it as well, unless the contract is said to have none.
    if condition(subject).is_some() && contract_says(subject, ClauseKind::ChangeOfControl) != Some(false) {
        return;
    }
    drafts
        .at_key(
            place(ClauseKind::AntiAssignment),
            format!("assignment is barred, with {lack}"),
        )
        .note(REASONS.of(subject))
        .help(
            "agree what happens when a party is bought or merged (notice, consent, a right to end), and write `change_of_control: yes`",
        );
}

/// Words for a buyer of the whole business, as stems.
const BUYER: &[&str] = &[
    "buy",
    "bought",
    "acquir",
    "acquisition",
    "merge",
    "merging",
    "successor",
    "takeover",
    "purchaser",
    "control",
];

/// Whether the clause itself says what holds for a buyer: then the contract is not silent on one.
pub(super) fn names_a_buyer(subject: &Subject<'_>) -> bool {
    let value = value_of(subject, ClauseKind::AntiAssignment);
    let words = value.map(|value| folded(&value.to_string())).unwrap_or_default();
    words.split(|c: char| !c.is_alphanumeric()).any(|word| BUYER.iter().any(|stem| word.starts_with(stem)))
}

/// Where the charter lists a change of control among the conditions of leaving.
pub(super) fn condition(subject: &Subject<'_>) -> Option<String> {
    let conditions = subject.charter.exit.get()?.conditions.get()?;
    conditions.iter().find_map(|(party, listed)| {
        let (index, _) = listed.iter().find(|(_, it)| {
            let when = it.when.get().map(|when| when.as_str().to_lowercase().replace(['-', '_'], " "));
            when.is_some_and(|when| when.contains("control"))
        })?;
        let party = party.map_or_else(String::new, |party| format!(".{party}"));
        Some(format!("exit.conditions{party}[{index}]"))
    })
}
