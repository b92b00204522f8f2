use crate::document::{Field, NoneOr};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party can be put out, and no one hears an appeal
    "expulsion-without-appeal",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party put out for the wrong reason has no way back but a court",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(NoneOr::Some(expulsion)) = subject.charter.exit.get().and_then(|exit| exit.expulsion.get())
    else {
        return;
    };
    let message = match &expulsion.appeal {
        Field::Given(NoneOr::None) => "no appeal against being put out",
        Field::Missing => "no appeal agreed against being put out",
        Field::Open => "appeal against being put out undecided (TBD)",
        Field::Given(NoneOr::Some(_)) | Field::Invalid => return,
    };
    drafts
        .at_key("exit.expulsion.appeal", message)
        .help("agree on somebody who did not take the decision, such as `appeal: The general meeting, within 30 days`");
}
