use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::clauses::{contract_says, lack, place};
use crate::rules::joint_development::joint_development;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// joint development, with no owner of the result in the contract
    "ip-ownership-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Trapped,
    question: "Does the contract assign what is developed to one party?",
    at: "contract.ip_ownership_assignment", example: "no", concerns: All,
    question: "Does the contract make what is developed joint property?",
    at: "contract.joint_ip_ownership", example: "yes", concerns: All,
    authority: ["contract practice"],
    why: "the law of each country then decides who owns the result, seldom as either party expects",
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
    let listed = if says_no == [true, true] { "" } else { " listed" };
    let draft = drafts
        .at_key(
            place(joint),
            format!("joint development, with no joint ownership or assignment of IP{listed} in the contract"),
        )
        .also(&Place::value(development.path), development.reason)
        .help(
            "agree who owns the result, and write `joint_ip_ownership: yes` or `ip_ownership_assignment: yes` under `contract`",
        );
    let foreground = subject.charter.ip.get().and_then(|ip| ip.foreground.get());
    if foreground.is_some_and(|it| it.ownership.is_given()) && says_no != [true, true] {
        draft
            .at_most(Severity::Advice)
            .also(&Place::value("ip.foreground.ownership"), "the owner in the charter");
    }
}
