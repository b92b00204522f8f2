use crate::document::charter::growth::GrowthKind;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties market together and have not written what they tell
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
    let open = if narrative.is_open() { ": it is still open" } else { "" };
    drafts
        .at_value(
            format!("{}.kind", first.path),
            format!("the parties market together, and nothing says what they tell the market{open}"),
        )
        .help("add `narrative:` at the outermost level: one sentence on the offer that both would sign");
}
