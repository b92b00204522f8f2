use crate::finding::Place;
use crate::rules::joint_development::joint_development;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// no ip section
    "ip-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Exposed, rises: settled::without_creation,
    question: "Who owns background IP and foreground IP?",
    at: "ip", example: "each keeps what it brought; joint work is owned jointly", concerns: All,
    authority: ["S2"],
    why: "without an agreement, whichever law applies decides who owns joint work",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let development = joint_development(subject);
    // Parties that only introduce customers to each other make nothing that could belong to anybody.
    if !subject.charter.ip.is_missing()
        || (subject.is_informal() && development.is_none())
        || settled::creation(subject)
    {
        return;
    }
    let state = if subject.charter.ip.is_open() {
        "IP terms undecided"
    } else {
        "no IP terms: background and foreground IP not settled"
    };
    let draft = drafts
        .at_value("ip", state)
        .help(
            "agree who owns what, and add `ip:` with `background: retained`, `foreground:` with `ownership:`, and `licences:` where one party uses the other's IP",
        );
    if let Some(development) = development {
        draft.also(&Place::value(development.path), development.reason);
    }
}
