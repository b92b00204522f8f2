use crate::document::charter::contract::ClauseKind;
use crate::grammar::{counted, number};
use crate::rules::clauses::{contract_has, contract_says, lack, place};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// liability is not limited at all
    "liability-uncapped",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "one bad month can cost a party more than the partnership will ever bring",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project is sized so that each side can bear its failure",
    ecosystem: "in an ecosystem a fault of one reaches the customers of all",
    integrated: "an integrated alliance already ties up people and budget",
    venture: "a joint venture is founded to limit what its parents can lose",
    untold: "a party answers with all it has",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (cap, uncapped) = (ClauseKind::CapOnLiability, ClauseKind::UncappedLiability);
    let Some(lack) = lack(subject, cap, "cap on liability") else { return };
    let (said, path) = if contract_has(subject, uncapped) {
        ("the contract leaves liability unlimited", place(uncapped))
    } else if contract_says(subject, cap) == Some(false) {
        ("by law liability is unlimited where nothing limits it", place(cap))
    } else {
        return;
    };
    let reason = smallest(subject).unwrap_or_else(|| REASONS.of(subject).to_owned());
    drafts
        .at_key(path, format!("{said}, and {lack}; {reason}"))
        .help(
            "agree on a cap by amount or by time to claim, with the breaches that stay outside of it, and write `cap_on_liability:`",
        );
}

/// The party that an unlimited claim would hit hardest, where all have said how many people they are.
fn smallest(subject: &Subject<'_>) -> Option<String> {
    let parties = subject.charter.parties.get()?;
    let sizes: Option<Vec<(&str, u32)>> = subject
        .parties()
        .into_iter()
        .map(|id| Some((id, parties.get(id)?.get()?.employees.get()?.value())))
        .collect();
    let sizes = sizes?;
    let (least, most) = (sizes.iter().min_by_key(|it| it.1)?, sizes.iter().max_by_key(|it| it.1)?);
    (least.1 < most.1).then(|| {
        format!(
            "{} answers with all that its {} {} built, {} has {}",
            subject.charter.party_name(least.0),
            counted(least.1, "person"),
            number(least.1, "has", "have"),
            subject.charter.party_name(most.0),
            most.1
        )
    })
}
