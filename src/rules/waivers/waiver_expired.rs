use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a waiver has expired
    "waiver-expired",
    severity: Warning, until: WindingDown,
    nature: Due, consequence: Acting,
    authority: ["ours"],
    why: "the finding was accepted for a limited time only, and counts again",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let Some(until) = waiver.until.get().filter(|until| **until < subject.as_of) else { continue };
        let rule = waiver.rule.get().map_or("a finding", |rule| rule.as_str());
        let owner = waiver.owner.get().map_or("its owner", |owner| owner.name());
        drafts
            .at_value(format!("waivers[{index}].until"), format!("waiver of `{rule}` expired on {until}"))
            .help(format!(
                "fix the finding and delete the waiver, or ask {owner} to accept it until a new date"
            ));
    }
}
