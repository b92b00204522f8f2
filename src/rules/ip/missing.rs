use crate::finding::Place;
use crate::rules::joint_development::joint_development;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// the charter does not say who owns what was brought and what is made together
    "ip-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Exposed,
    question: "Who owns what each party brought and what is made together?",
    at: "ip", example: "each keeps what it brought; joint work is owned jointly", concerns: All,
    authority: ["S2"],
    why: "what is made together belongs to somebody from the first day, and without a word on it the law of some country decides to whom",
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
        "the `ip` section is still open"
    } else {
        "the charter has no `ip` section"
    };
    let draft = drafts
        .at_value("ip", format!("{state}: nothing says who owns what"))
        .help(
            "add an `ip:` section with `background: retained`, `foreground:` with `ownership:`, and `licences:` where one uses what is the other's",
        );
    if let Some(development) = development {
        draft.also(&Place::value(development.path), development.reason);
    }
}
