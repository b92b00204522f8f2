use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::contract_has;
use crate::rules::ip::licences::licences;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a licence does not say whether it may be passed on
    "ip-sublicensing-undecided",
    severity: Warning, from: Negotiation,
    nature: Gap(OwnKnowledge), consequence: Exposed,
    question: "May the licence be sublicensed?",
    at: "ip.licences[].sublicensing", example: "no", concerns: All,
    authority: ["S2"],
    why: "a licence that may be passed on can reach a competitor of the one who gave it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if contract_has(subject, ClauseKind::NonTransferableLicence) {
        return;
    }
    for listed in licences(subject) {
        let sublicensing = &listed.licence.sublicensing;
        if sublicensing.is_missing() {
            let open = if sublicensing.is_open() { ": it is still open" } else { "" };
            let path = format!("{}.sublicensing", listed.path);
            drafts
                .at_key(path, format!("{} does not say whether it may be passed on{open}", listed.name))
                .help(format!("write `sublicensing: no` or `sublicensing: yes` under `{}`", listed.path));
        }
    }
}
