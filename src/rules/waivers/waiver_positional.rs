use crate::document::identity::Places;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a waiver refers to a list entry by its position
    "waiver-positional",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "an entry inserted above would move the waiver to something that was never accepted",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut places = Places::of(&subject.partnership.charter.source.tree);
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let Some(place) = waiver.place().filter(|place| place.has_index()) else { continue };
        let counted = places.indexed(&place);
        let stable = places.stable(&counted);
        let (message, help) = if stable.has_index() {
            (
                format!("waiver refers to an entry by its number, and nothing is at `{place}`"),
                "write the path with the entry's id or name, such as `gates.traction`, or delete the waiver"
                    .to_owned(),
            )
        } else {
            (
                format!("waiver refers to an entry by its number: `{place}`, now `{stable}`"),
                format!("if that is what was accepted, write `at: {stable}`"),
            )
        };
        drafts.at_value(format!("waivers[{index}].at"), message).help(help);
    }
}
