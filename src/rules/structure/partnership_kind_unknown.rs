use crate::grammar::quoted;
use crate::method::kinds;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the kind of partnership is not defined
    "partnership-kind-unknown",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "the kind decides which questions are asked; with an unknown one, all are",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, name) in &subject.assessment.kinds.unknown {
        drafts
            .at_value(format!("kind[{index}]"), format!("no kind of partnership is called {}", quoted(name)))
            .help(kinds::instead_of(name, &subject.configuration.kinds).unwrap_or_default());
    }
}
