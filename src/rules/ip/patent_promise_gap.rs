use crate::document::charter::ip::PatentPromise;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a promise not to use patents covers only what is finished while a party is a member
    "patent-promise-gap",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "a party that leaves just before a result is finished may use its patents against everyone who builds on it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let foreground = subject.charter.ip.get().and_then(|ip| ip.foreground.get());
    if foreground.and_then(|it| it.patent_promise.get()) == Some(&PatentPromise::WhileMember) {
        drafts
            .at_value(
                "ip.foreground.patent_promise",
                "patent promise excludes what is finished after a party exits",
            )
            .help("let the promise cover what a party has worked on or voted for before it left, and write `patent_promise: all`");
    }
}
