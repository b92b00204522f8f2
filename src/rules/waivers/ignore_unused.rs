use crate::rules::{Drafts, Subject, Usage, rule};

rule! {
    /// a comment silences a rule that has nothing to say there
    "ignore-unused",
    severity: Warning, until: WindingDown,
    authority: ["ours"],
    why: "a comment that silences nothing today may hide something tomorrow",
    check: Afterwards(check),
}

fn check(subject: &Subject<'_>, usage: &Usage, drafts: &mut Drafts<'_>) {
    for ignore in usage.ignores.iter().filter(|ignore| ignore.reason.is_some()) {
        for rule in ignore.rules.iter().filter(|rule| !rule.is_used) {
            let Some((message, help)) = usage.why_unused(subject, &rule.id) else { continue };
            drafts.at_span(&ignore.source, rule.span, ignore.path.clone(), message).help(help);
        }
        if ignore.rules.is_empty() {
            drafts
                .at_span(&ignore.source, ignore.span, ignore.path.clone(), "this comment names no rule")
                .help("write the rule's id in the brackets, as findings show it");
        }
    }
}
