use crate::finding::Place;
use crate::method::structure::equity::{Valued, different_units};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contributions are valued in units that cannot be added up
    "contributions-incomparable",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "without a total no shares can be derived, and the split of the equity is a guess",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let Some((first, other)) = different_units(model) else { return };
    let path = |value: &Valued<'_>| format!("model.contributions[{}].{}", value.entry, value.party);
    drafts
        .at_value(
            path(&other),
            format!("contributions valued in different units: {:#} and {:#}", first.value, other.value),
        )
        .help("agree on one scale for all kinds, such as 1 to 5, or on one currency, and give each kind a `weight:`")
        .also(&Place::value(path(&first)), "first value");
}
