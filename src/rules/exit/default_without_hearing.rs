use crate::document::scalar::YesNo;
use crate::document::{Field, NoneOr};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party can be expelled without a hearing
    "default-without-hearing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "an expelled party loses its place, and what it is still owed, without giving its side",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(NoneOr::Some(expulsion)) = subject.charter.exit.get().and_then(|exit| exit.expulsion.get())
    else {
        return;
    };
    let message = match &expulsion.hearing {
        Field::Given(YesNo::No) => "a party can be expelled without a hearing",
        Field::Missing => "no hearing agreed before expulsion",
        Field::Open => "hearing before expulsion undecided",
        Field::Given(YesNo::Yes) | Field::Invalid => return,
    };
    drafts
        .at_key("exit.expulsion.hearing", message)
        .help("agree that the party is told the grounds and heard before the vote, and write `hearing: yes`");
}
