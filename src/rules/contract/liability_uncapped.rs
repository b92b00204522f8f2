use crate::document::charter::contract::ClauseKind;
use crate::grammar::counted;
use crate::rules::clauses::{contract_has, contract_says, lack, place};
use crate::rules::contract::liability_one_sided::is_of_some;
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// unlimited liability, with no cap
    "liability-uncapped",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "one claim can cost a party more than the partnership will ever earn it",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project should be small enough for each party to survive its failure",
    ecosystem: "in an ecosystem one member's fault reaches the customers of all",
    integrated: "an integrated alliance already ties up people and budget",
    venture: "a joint venture is founded to limit what its parents can lose",
    untold: "each party is liable with everything it owns",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (cap, uncapped) = (ClauseKind::CapOnLiability, ClauseKind::UncappedLiability);
    let Some(lack) = lack(subject, cap, "cap") else { return };
    // That it is so for some of them says another rule.
    if is_of_some(subject) {
        return;
    }
    let (said, path) = if contract_has(subject, uncapped) {
        ("unlimited liability", place(uncapped))
    } else if contract_says(subject, cap) == Some(false) {
        ("liability unlimited by law", place(cap))
    } else {
        return;
    };
    let reason = smallest(subject).unwrap_or_else(|| REASONS.of(subject).to_owned());
    drafts
        .at_key(path, format!("{said}, with {lack}"))
        .note(reason)
        .help(
            "agree a cap by amount or by time to claim, and which breaches stay outside it; write `cap_on_liability:`",
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
            "{} ({}) is liable with everything it owns; {} has {}",
            subject.charter.party_name(least.0),
            counted(least.1, "person"),
            subject.charter.party_name(most.0),
            counted(most.1, "person")
        )
    })
}
