use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::clauses::{contract_says, lack, place};
use crate::rules::joint_development::joint_development;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties develop together and the contract gives the result to nobody
    "ip-ownership-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Trapped,
    question: "Does the contract assign what is developed to one party?",
    at: "contract.ip_ownership_assignment", example: "no", concerns: All,
    question: "Does the contract make what is developed joint property?",
    at: "contract.joint_ip_ownership", example: "yes", concerns: All,
    authority: ["contract practice"],
    why: "the law of each country fills the gap in its own way, and seldom in the way that either party expects",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (assigned, joint) = (ClauseKind::IpOwnershipAssignment, ClauseKind::JointIpOwnership);
    let Some(development) = joint_development(subject) else { return };
    let (Some(_), Some(_)) = (lack(subject, assigned, "assignment"), lack(subject, joint, "joint ownership"))
    else {
        return;
    };
    let says_no = [assigned, joint].map(|kind| contract_says(subject, kind) == Some(false));
    let verb = if says_no == [true, true] { "has" } else { "is said to have" };
    let draft = drafts
        .at_key(
            place(joint),
            format!(
                "{}, and the contract {verb} neither joint ownership of IP nor an assignment of it",
                development.reason
            ),
        )
        .also(&Place::value(development.path), "this shows it")
        .help(
            "agree who owns the result, and write `joint_ip_ownership: yes` or `ip_ownership_assignment: yes` under `contract`",
        );
    let foreground = subject.charter.ip.get().and_then(|ip| ip.foreground.get());
    if foreground.is_some_and(|it| it.ownership.is_given()) && says_no != [true, true] {
        draft
            .at_most(Severity::Advice)
            .also(&Place::value("ip.foreground.ownership"), "the charter says who owns it");
    }
}
