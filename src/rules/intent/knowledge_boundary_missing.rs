use crate::document::charter::contract::ClauseKind;
use crate::document::charter::intent::IntentKind;
use crate::grammar::number;
use crate::rules::clauses::contract_says;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party seeks capabilities, but no licence sets what it may use
    "knowledge-boundary-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(OwnKnowledge), consequence: Unsaid,
    question: "What may a party use of the others' knowledge?",
    at: "ip.licences", example: "Kestrel licenses its API to Northwind for 5 years, internal use only", concerns: Each,
    authority: ["S2", "ours"],
    why: "what one party learns from the other cannot be taken back",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seekers = seekers(subject, IntentKind::CapabilityExtension);
    let charter = subject.charter;
    if seekers.is_empty() || contract_says(subject, ClauseKind::LicenceGrant).is_some() {
        return;
    }
    // A missing section is a matter of its own, but an informal partnership is not asked for one.
    let licences = match charter.ip.get() {
        Some(ip) => &ip.licences,
        None if charter.ip.is_missing() && subject.is_informal() => &crate::document::Field::Missing,
        None => return,
    };
    let licence = match licences {
        licences if licences.is_open() => "licence for the others' knowledge undecided",
        licences if licences.is_missing() => "no licence for the others' knowledge",
        _ => return,
    };
    let who = names(charter, &seekers);
    let verb = number(seekers.len(), "seeks", "seek");
    drafts
        .at_value(
            place_of(&seekers),
            format!(
                "{licence}, though {who} {verb} new capabilities"
            ),
        )
        .help("agree who may use what, and list it under `ip.licences` with `from:`, `to:`, `scope:`, `length:` and `sublicensing:`");
}
