use super::terms::{for_whom, place};
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::NonCompete;
use crate::document::{Field, NoneOr};
use crate::rules::clauses::charter_says;
use crate::rules::{Drafts, Subject, Wanted, rule, settled, wanted};

rule! {
    /// no decision on a non-compete after exit
    "exit-non-compete-undecided",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Competing), consequence: Unsaid,
    question: "For how long may a party not compete after its exit?",
    at: "exit.non_compete", example: "12 months", concerns: Each,
    question: "Why may a party compete after its exit?",
    at: "exit.non_compete.reason", example: "they sell to different customers", concerns: Each,
    authority: ["S0", "S2", "S3"],
    why: "a party that shares know-how cannot tell whether its partner will compete with it later",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.non_compete.{party},
    words: Term {
        no: "decision on a non-compete",
        open: "non-compete undecided",
        example: "non_compete: 12 months",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get().filter(|_| !settled::competing(subject)) else { return };
    Wanted { said, ..WANTED }.judge(subject, drafts);
    let Some(non_compete) = exit.non_compete.get() else { return };
    for (party, terms) in non_compete.iter() {
        report_undecided(subject, drafts, party, terms);
    }
}

/// The contract decides it, too.
fn said(charter: &Charter, party: Option<&str>) -> Field<()> {
    match charter_says(charter, ClauseKind::NonCompete, party) {
        Some(_) => Field::Invalid,
        None => (WANTED.said)(charter, party),
    }
}

/// Decided is a length, or none with a reason: without one nobody can tell a decision from a gap.
fn report_undecided(subject: &Subject<'_>, drafts: &mut Drafts<'_>, party: Option<&str>, terms: &NonCompete) {
    let (at, whom) = (place("non_compete", party), for_whom(subject, party));
    if terms.length.is_missing() {
        let message = match terms.length.is_open() {
            true => format!("length of the non-compete{whom} undecided"),
            false => format!("no length for the non-compete{whom}"),
        };
        drafts.at_key(format!("{at}.length"), message).help(format!(
            "agree on one and write `length: 12 months` under `{at}`, or `length: none` with a `reason:`"
        ));
        return;
    }
    if terms.length.get() == Some(&NoneOr::None) && terms.reason.is_missing() {
        drafts
            .at_value(at.clone(), format!("no non-compete{whom}, and no reason why not"))
            .label("no reason given")
            .help(format!(
                "agree why none is needed and write `length: none` and `reason:` under `{at}`, or a length such as `12 months`"
            ));
    }
}
