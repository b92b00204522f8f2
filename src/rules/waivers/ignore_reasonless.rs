use crate::rules::{Drafts, Subject, Usage, rule};

rule! {
    /// a comment silences a rule without saying why
    "ignore-reasonless",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "nobody can tell later whether a finding was looked at or swept away",
    check: Afterwards(check),
}

fn check(_: &Subject<'_>, usage: &Usage, drafts: &mut Drafts<'_>) {
    for spot in &usage.reasonless {
        drafts.at_spot(spot, "this comment silences nothing: it gives no reason").help(
            "write the reason behind the bracket: `# partner: ignore[rule-id] why it is accepted here`",
        );
    }
}
