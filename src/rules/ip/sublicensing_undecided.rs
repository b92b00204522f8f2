use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::contract_has;
use crate::rules::ip::licences::{is_open, licences};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a licence leaves sublicensing undecided
    "ip-sublicensing-undecided",
    severity: Warning, from: Negotiation,
    nature: Gap(OwnKnowledge), consequence: Exposed,
    question: "May the licence be sublicensed?",
    at: "ip.licences[].sublicensing", example: "no", concerns: All,
    authority: ["S2"],
    why: "a sublicence can reach a competitor of the licensor",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if contract_has(subject, ClauseKind::NonTransferableLicence) {
        return;
    }
    for listed in licences(subject).into_iter().filter(|listed| !is_open(listed.licence)) {
        let sublicensing = &listed.licence.sublicensing;
        if sublicensing.is_missing() {
            let message = match sublicensing.is_open() {
                true => format!("sublicensing undecided: {}", listed.name),
                false => format!("sublicensing not settled for {}", listed.name),
            };
            let path = format!("{}.sublicensing", listed.path);
            drafts.at_key(path, message).help(format!(
                "agree whether it may be sublicensed, and write `sublicensing: no` or `yes` under `{}`",
                listed.path
            ));
        }
    }
}
