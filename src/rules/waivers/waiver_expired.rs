use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a waiver has run out
    "waiver-expired",
    severity: Warning, until: WindingDown,
    nature: Due, consequence: Acting,
    authority: ["ours"],
    why: "what was accepted for a time is now simply left undone",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let Some(until) = waiver.until.get().filter(|until| **until < subject.as_of) else { continue };
        let rule = waiver.rule.get().map_or("a finding", |rule| rule.as_str());
        let owner = waiver.owner.get().map_or("its owner", |owner| owner.name());
        drafts
            .at_value(format!("waivers[{index}].until"), format!("the waiver of `{rule}` ran out on {until}"))
            .help(format!("fix the finding and delete the waiver, or let {owner} accept it until a new day"));
    }
}
