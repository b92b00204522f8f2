use crate::rules::{Drafts, Subject, Usage, rule};

rule! {
    /// a waiver accepts a finding that is not there
    "waiver-unused",
    severity: Warning, until: WindingDown,
    authority: ["ours"],
    why: "a waiver for something that was mended long ago will one day accept something new",
    check: Afterwards(check),
}

fn check(subject: &Subject<'_>, usage: &Usage, drafts: &mut Drafts<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let is_in_force = waiver.until.get().is_some_and(|until| subject.as_of <= *until);
        let is_complete = waiver.owner.is_given() && waiver.reason.is_given();
        let Some(rule) = waiver.rule.get().filter(|_| is_in_force && is_complete) else { continue };
        if usage.used_waivers.contains(&index) {
            continue;
        }
        let Some((message, help)) = usage.why_unused(subject, rule.as_str()) else { continue };
        drafts.at_value(format!("waivers[{index}].rule"), message).help(help);
    }
}
