use crate::document::Authority;
use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// every decision needs every party
    "approvals-too-many",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S1", "ours"],
    why: "if every decision needs every party, the slowest one sets the pace",
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
    let those = if count == 1 { "the one decision".to_owned() } else { format!("all {count} decisions") };
    let need = number(count, "needs", "need");
    drafts
        .at_key(
            "governance.decisions",
            format!("{those} listed {need} {} together", names(subject.charter, &subject.parties())),
        )
        .help("delegate routine decisions to one party or a working group, and keep `both` for scope, budget and people");
}
