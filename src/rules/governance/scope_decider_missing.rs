use crate::method::readiness::is_about_scope;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no decision on scope changes
    "scope-decider-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    question: "Who decides on a change of scope?",
    also_at: "governance.decisions", example: "scope, decided by the steering committee", concerns: All,
    authority: ["S3", "S0"],
    why: "scope grows request by request, and the party doing the extra work pays for it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get().filter(|decisions| !decisions.is_empty()) else {
        return;
    };
    let amendments = governance.amendments.and(|it| &it.how).get().map(|text| text.as_str().to_lowercase());
    let is_unreadable = decisions.0.iter().any(|decision| decision.and(|it| &it.what).is_invalid());
    let is_decided = decisions.values().any(|decision| is_about_scope(&decision.what))
        || amendments.is_some_and(|text| text.contains("scope"));
    if is_unreadable || is_decided {
        return;
    }
    drafts.at_key("governance.decisions", "no decision-maker for scope changes").help(
        "agree who approves extra scope, and add `- what: Scope change` with `decides: both` or the id of a joint body",
    );
}
