use super::authority::is_identified;
use crate::document::Authority;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a decision-maker is not a party, body or person of the charter
    "decision-authority-unclear",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "each party may assume that its own committee decides",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Whoever decides may be a party, or somebody of one.
    if !subject.charter.knows_parties() {
        return;
    }
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    for (index, decision) in decisions.iter() {
        let Some(Authority::Other(words)) = decision.decides.get() else { continue };
        if is_identified(subject.charter, words) {
            continue;
        }
        drafts
            .at_value(
                format!("governance.decisions[{index}].decides"),
                format!("decision-maker `{words}` belongs to no party or body of the charter"),
            )
            .label("no party, body or person of the charter")
            .help(format!(
                "agree whose it is, and write a party, the id of a body or `both`; or add `{words}` to `governance.bodies` with its members"
            ));
    }
}
