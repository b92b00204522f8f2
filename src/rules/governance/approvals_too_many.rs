use crate::document::Authority;
use crate::rules::series::names;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// every decision needs every party
    "approvals-too-many",
    severity: Advice, from: Negotiation,
    authority: ["S1", "ours"],
    why: "where nobody may decide anything alone, the slowest side sets the pace of everything",
    policy: [decisions_judged_from],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    let count = decisions.len();
    let by_all = decisions.values().filter(|it| matches!(it.decides.get(), Some(Authority::All))).count();
    if by_all < count || count < subject.policy.decisions_judged_from as usize {
        return;
    }
    drafts
        .at_key(
            "governance.decisions",
            format!("all {count} decisions listed need {} together", names(subject.charter, &subject.parties())),
        )
        .help("let one party decide, or a body of the working level, what the others can live with either way, and keep `both` for scope, budget and people");
}
