use crate::document::scalar::YesNo;
use crate::document::{Field, NoneOr};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party can be put out without being heard
    "default-without-hearing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party that is not heard loses its place, and what is still owed to it, on what the others say",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(NoneOr::Some(expulsion)) = subject.charter.exit.get().and_then(|exit| exit.expulsion.get())
    else {
        return;
    };
    let message = match &expulsion.hearing {
        Field::Given(YesNo::No) => "a party is put out without being heard",
        Field::Missing => "no hearing agreed before a party is put out",
        Field::Open => "hearing before a party is put out undecided (TBD)",
        Field::Given(YesNo::Yes) | Field::Invalid => return,
    };
    drafts
        .at_key("exit.expulsion.hearing", message)
        .help("agree that the party is told the grounds and heard before the vote, and write `hearing: yes`");
}
