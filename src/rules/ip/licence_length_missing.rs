use crate::rules::ip::licences::licences;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// a licence does not say how long it holds
    "ip-licence-length-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(OwnKnowledge), consequence: Unsaid,
    question: "How long does the licence last?",
    at: "ip.licences[].length", example: "5 years", concerns: All,
    authority: ["ours"],
    why: "whether a licence outlives the partnership is the first thing that a party that leaves will ask",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if settled::licence_length(subject) {
        return;
    }
    for listed in licences(subject) {
        let length = &listed.licence.length;
        if length.is_missing() {
            let open = if length.is_open() { ": it is still open" } else { "" };
            let path = format!("{}.length", listed.path);
            drafts.at_key(path, format!("{} does not say how long it holds{open}", listed.name)).help(
                "write `length:`, such as `18 months`, or `perpetual` if it is to outlive the partnership",
            );
        }
    }
}
