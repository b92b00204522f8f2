use crate::document::charter::growth::GrowthKind;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// co-marketing without a joint narrative
    "narrative-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Marketing), consequence: Unsaid,
    question: "What do the parties say together in the market?",
    at: "narrative", example: "money when the ship sails", concerns: All,
    authority: ["S0"],
    why: "customers who hear two stories about one offer believe neither",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let motions = motions(subject, GrowthKind::CoMarketing);
    let narrative = &subject.charter.narrative;
    let Some(first) = motions.first().filter(|_| narrative.is_missing()) else { return };
    let open = if narrative.is_open() {
        "joint narrative undecided"
    } else {
        "no joint narrative for the co-marketing"
    };
    drafts
        .at_value(format!("{}.kind", first.path), open)
        .help("agree one sentence on the offer, and add it at the top level as `narrative:`");
}
