use crate::rules::{Drafts, Subject, Usage, rule};

rule! {
    /// a comment ignores a rule without a reason
    "ignore-reasonless",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "later readers cannot tell whether the finding was accepted or overlooked",
    check: Afterwards(check),
}

fn check(_: &Subject<'_>, usage: &Usage, drafts: &mut Drafts<'_>) {
    for spot in &usage.reasonless {
        drafts
            .at_spot(spot, "comment has no effect: no reason")
            .help("give the reason after the bracket: `# partner: ignore[rule-id] why it is accepted here`");
    }
}
