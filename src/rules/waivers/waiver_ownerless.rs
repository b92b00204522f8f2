use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a waiver has no owner
    "waiver-ownerless",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "an accepted risk without an owner is not watched by anyone",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        // Of a waiver that has run out it no longer matters who owned it.
        let is_over = waiver.until.get().is_some_and(|until| *until < subject.as_of);
        if waiver.owner.is_missing() && !is_over {
            drafts
                .at_key(format!("waivers[{index}].owner"), "waiver has no effect: no owner")
                .help("agree who answers for the accepted risk, and add `owner:` with that person");
        }
    }
}
