use crate::rules::{Drafts, Subject, Usage, rule};

rule! {
    /// a waiver accepts a finding that does not exist
    "waiver-unused",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "the waiver may later accept a new finding that no one has assessed",
    check: Afterwards(check),
}

fn check(_: &Subject<'_>, usage: &Usage, drafts: &mut Drafts<'_>) {
    for (index, unused) in &usage.unused_waivers {
        drafts.at_value(format!("waivers[{index}].rule"), unused.message.as_str()).help(unused.help.as_str());
    }
}
