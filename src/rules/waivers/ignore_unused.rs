use crate::rules::{Drafts, Subject, Usage, rule};

rule! {
    /// a comment ignores a rule that finds nothing there
    "ignore-unused",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "the comment may hide the next finding of that rule",
    check: Afterwards(check),
}

fn check(_: &Subject<'_>, usage: &Usage, drafts: &mut Drafts<'_>) {
    for (spot, unused) in &usage.unused_rules {
        drafts.at_spot(spot, unused.message.as_str()).help(unused.help.as_str());
    }
    for spot in &usage.nameless {
        drafts
            .at_spot(spot, "comment names no rule")
            .help("write the rule's id in the brackets, as findings show it");
    }
}
