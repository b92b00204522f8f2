use crate::finding::Place;
use crate::method::structure::equity::{Valued, different_units};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contributions are valued in units that cannot be added up
    "contributions-incomparable",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "what cannot be added up suggests no shares, and the split is a guess again",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let Some((first, other)) = different_units(model) else { return };
    let path = |value: &Valued<'_>| format!("model.contributions[{}].{}", value.entry, value.party);
    drafts
        .at_value(
            path(&other),
            format!("the contributions are valued in different units: `{}` and `{}`", first.value, other.value),
        )
        .help("value every kind on one scale, such as 1 to 5, or all of them in one currency, and weigh them with `weight:`")
        .also(&Place::value(path(&first)), "the first value");
}
