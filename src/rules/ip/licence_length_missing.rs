use crate::rules::ip::licences::{is_open, licences};
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// a licence has no duration
    "ip-licence-length-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(OwnKnowledge), consequence: Unsaid,
    question: "How long does the licence last?",
    at: "ip.licences[].length", example: "5 years", concerns: All,
    authority: ["ours"],
    why: "when the partnership ends, it is open whether the licence ends too",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if settled::licence_length(subject) {
        return;
    }
    for listed in licences(subject).into_iter().filter(|listed| !is_open(listed.licence)) {
        let length = &listed.licence.length;
        if length.is_missing() {
            let message = match length.is_open() {
                true => format!("duration undecided: {}", listed.name),
                false => format!("no duration for {}", listed.name),
            };
            let path = format!("{}.length", listed.path);
            drafts.at_key(path, message).help(
                "agree how long it lasts and write `length:`, such as `18 months`, or `perpetual` if it outlives the partnership",
            );
        }
    }
}
