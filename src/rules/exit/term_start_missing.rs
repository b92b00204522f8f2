use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the term has no first day
    "term-start-missing",
    severity: Warning, from: Launch,
    authority: ["S0", "ours"],
    why: "gates, phases and the last day are counted from the first",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    if term.start.is_missing() {
        let open = if term.start.is_open() { ": it is still open" } else { "" };
        drafts
            .at_key("term.start", format!("the term does not say when it begins{open}"))
            .help(format!("write `start:` under `term`, such as `start: {}`", subject.as_of));
    }
}
