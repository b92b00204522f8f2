use crate::document::charter::kind::Kind;
use crate::document::suggestion;
use crate::grammar::quoted;
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
    let own = &subject.configuration.kinds;
    for (index, name) in &subject.assessment.kinds.unknown {
        let mut known: Vec<&str> = Kind::words().collect();
        known.extend(own.iter().map(|kind| kind.id.as_str()));
        let help = match suggestion::nearest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
                format!(
                    "write one of {}, or define it in `partner.toml` under `[kind.{name}]`",
                    suggestion::listed(&words, words.len())
                )
            }
        };
        drafts
            .at_value(format!("kind[{index}]"), format!("no kind of partnership is called {}", quoted(name)))
            .help(help);
    }
}
