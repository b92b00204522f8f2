use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a listed decision has no decision-maker
    "decision-decider-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Decisions), consequence: Adrift,
    question: "Who decides it?",
    at: "governance.decisions[].decides", example: "all", concerns: All,
    authority: ["S0", "S2"],
    why: "a decision without an owner is taken by the most forceful party, or not at all",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    for (index, decision) in decisions.iter() {
        if !decision.decides.is_missing() {
            continue;
        }
        let what = decision
            .what
            .get()
            .map_or_else(|| format!("decision {}", index + 1), |what| format!("\"{what}\""));
        let message = if decision.decides.is_open() {
            format!("decision-maker undecided: {what}")
        } else {
            format!("no decision-maker for {what}")
        };
        let parties =
            subject.parties().iter().map(|party| format!("`{party}`")).collect::<Vec<_>>().join(", ");
        let draft = drafts
            .at_key(format!("governance.decisions[{index}].decides"), message)
            .help(format!("agree who decides and add `decides:`: {parties}, the id of a body, or `both`"));
        // What was talked about and not settled is in dispute; what was never asked may be no matter at all.
        if decision.decides.is_open() {
            draft.raised();
        }
    }
}
