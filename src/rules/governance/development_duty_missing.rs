use super::affected::{Affected, affected};
use crate::document::charter::governance::Matter;
use crate::document::{Field, NoneOr};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party alone decides on development, without a duty to pursue it
    "development-duty-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "the others earn nothing from a result left on the shelf, and cannot take it elsewhere",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(decisions) = subject.charter.governance.get().and_then(|it| it.decisions.get()) else { return };
    for (index, decision) in decisions.iter() {
        let Some((Affected::Matter(Matter::Development), who)) = affected(subject.charter, decision) else {
            continue;
        };
        let lack = match &decision.duty {
            Field::Given(NoneOr::None) => "with no duty to develop",
            Field::Missing => "with no duty to develop agreed",
            Field::Open => "with its duty to develop undecided",
            Field::Given(NoneOr::Some(_)) | Field::Invalid => continue,
        };
        let name = subject.charter.party_name(who);
        drafts
            .at_key(
                format!("governance.decisions[{index}].duty"),
                format!("{name} alone decides on development, {lack}"),
            )
            .help("agree dated milestones after which the rights revert, and write them under `duty:`");
    }
}
