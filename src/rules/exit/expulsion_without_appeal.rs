use crate::document::{Field, NoneOr};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party can be expelled without a right of appeal
    "expulsion-without-appeal",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party expelled on wrong grounds has to go to court to be heard again",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(NoneOr::Some(expulsion)) = subject.charter.exit.get().and_then(|exit| exit.expulsion.get())
    else {
        return;
    };
    let message = match &expulsion.appeal {
        Field::Given(NoneOr::None) => "no appeal against expulsion",
        Field::Missing => "no right of appeal agreed against expulsion",
        Field::Open => "right of appeal against expulsion undecided",
        Field::Given(NoneOr::Some(_)) | Field::Invalid => return,
    };
    drafts
        .at_key("exit.expulsion.appeal", message)
        .help("agree who hears an appeal, other than those who decided, and write it, such as `appeal: The general meeting, within 30 days`");
}
