use super::authority::sole_decider;
use crate::document::charter::governance::Matter;
use crate::finding::{Place, Severity};
use crate::method::voting::power;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party can be outvoted on its own terms, fees or money
    "party-outvoted",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the others can change what the party pays or has agreed to, and its vote does not stop them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let decisions = subject.charter.governance.get().and_then(|governance| governance.decisions.get());
    for (index, right) in decisions.into_iter().flat_map(|list| list.iter()) {
        let matter = match right.about.get() {
            Some(Matter::AgreedTerms) => "the agreed terms",
            Some(Matter::Fees) => "fees",
            Some(Matter::HeldMoney) => "money held for others",
            Some(Matter::Development) | None => continue,
        };
        let Some(power) = power(subject.charter, index, right) else { continue };
        // Where one party decides, that is what another rule says.
        let is_sole = right.decides.get().is_some_and(|it| sole_decider(subject.charter, it).is_some());
        let Some((needed, total)) = power.votes.filter(|_| !power.can_be_outvoted.is_empty() && !is_sole)
        else {
            continue;
        };
        let outvoted: Vec<&str> = power.can_be_outvoted.iter().map(String::as_str).collect();
        let path = format!("governance.decisions[{index}]");
        let draft = drafts
            .at_value(
                format!("{path}.decides"),
                format!("{} can be outvoted on {matter}", names(subject.charter, &outvoted)),
            )
            .label(format!("{needed} of {total} votes decide"))
            .help("agree a higher `majority:` for it, a `veto:` for the party affected, or its right to exit before the change")
            .also(&Place::value(format!("{path}.about")), "it belongs to others, too");
        // Where it can happen to anyone, nobody is worse off than the others.
        if outvoted.len() == subject.parties().len() {
            draft.at_most(Severity::Advice);
        }
    }
}
