use crate::document::charter::contract::ClauseKind;
use crate::document::charter::intent::IntentKind;
use crate::grammar::number;
use crate::rules::clauses::contract_says;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party wants capabilities of the other, and the charter does not say what it may use of the other's
    /// knowledge
    "knowledge-boundary-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(OwnKnowledge), consequence: Unsaid,
    question: "What may a party use of the others' knowledge?",
    at: "ip.licences", example: "Kestrel licenses its API to Northwind for 5 years, internal use only", concerns: Each,
    authority: ["S2", "ours"],
    why: "what one learns from the other cannot be unlearnt, so the line has to be drawn before the lesson",
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
    let open = match licences {
        licences if licences.is_open() => ": that is still open",
        licences if licences.is_missing() => "",
        _ => return,
    };
    let who = names(charter, &seekers);
    let (verb, it) = (number(seekers.len(), "takes", "take"), number(seekers.len(), "it", "they"));
    drafts
        .at_value(
            place_of(&seekers),
            format!(
                "{who} {verb} part to extend what {it} can do, and no licence says what may be used of the others' knowledge{open}"
            ),
        )
        .help("list under `ip.licences` who may use what of whom, with `from:`, `to:`, `scope:`, `length:` and `sublicensing:`");
}
