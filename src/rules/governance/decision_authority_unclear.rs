use super::authority::is_identified;
use crate::document::Authority;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a decision belongs to somebody whom the charter does not place
    "decision-authority-unclear",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "where each side reads the decider as its own, both decide",
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
                format!("`{words}` decides, but the charter does not say whose that is"),
            )
            .label("neither a party, a body nor a person of the charter")
            .help(format!(
                "write a party, the id of a body, or `both`; or add `{words}` to `governance.bodies` with its members"
            ));
    }
}
