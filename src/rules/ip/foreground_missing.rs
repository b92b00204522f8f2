use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::rules::clauses::contract_has;
use crate::rules::joint_development::joint_development;
use crate::rules::wanted::Absent;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties develop together without settling ownership of the result
    "ip-foreground-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Exposed,
    question: "Who owns foreground IP?",
    at: "ip.foreground.ownership", example: "joint", concerns: All,
    authority: ["S2"],
    why: "each of two parties that built something together tends to believe it is mostly theirs",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(ip) = subject.charter.ip.get() else { return };
    let ownership = ip.foreground.and(|foreground| &foreground.ownership);
    let Some(development) = joint_development(subject) else {
        // Who has written the question down knows that there is something to own.
        if ownership.is_open() && subject.deal().creates() == Some(true) {
            drafts
                .at_key("ip.foreground.ownership", "owner of the results undecided")
                .help("agree who owns what is made, and who else may use it, and write `ownership:` under `ip.foreground`");
        }
        return;
    };
    let in_contract = [ClauseKind::JointIpOwnership, ClauseKind::IpOwnershipAssignment]
        .into_iter()
        .any(|kind| contract_has(subject, kind));
    if !ownership.is_missing() || in_contract {
        return;
    }
    let absent = Absent::new("owner of the joint result").said(&ownership.said());
    drafts
        .at_key(
            "ip.foreground.ownership",
            format!("{absent}, though {}", development.reason),
        )
        .also(&Place::value(development.path), "joint development")
        .help(
            "agree who owns it and write `ownership:` under `ip.foreground`: `joint` with an `exploitation:` plan, or the party that owns it",
        );
}
