use crate::grammar::{alternatives, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the referral programme has no terms, tracking or reward
    "referrals-incomplete",
    severity: Advice, from: Negotiation,
    nature: Gap(Selling), consequence: Unsaid,
    question: "On what terms is an introduction paid for?",
    at: "referrals.terms", example: "paid on the first loan", concerns: All,
    question: "How are introductions counted?",
    at: "referrals.tracking", example: "a code for each party", concerns: All,
    question: "What is paid for an introduction?",
    at: "referrals.reward", example: "2%", concerns: All,
    authority: ["S0"],
    why: "referrals dry up if the first one is not counted and paid",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(referrals) = subject.charter.referrals.get() else { return };
    let gaps: Vec<(&str, bool, &str)> = [
        (
            "terms",
            referrals.terms.is_missing(),
            referrals.terms.is_open(),
            "`terms:` (such as `8% of the first invoice`)",
        ),
        (
            "tracking",
            referrals.tracking.is_missing(),
            referrals.tracking.is_open(),
            "`tracking:` (such as `A shared sheet`)",
        ),
        (
            "reward",
            referrals.reward.is_missing(),
            referrals.reward.is_open(),
            "`reward:` (such as `8%` or `500 GBP`)",
        ),
    ]
    .into_iter()
    .filter_map(|(key, is_missing, is_open, write)| is_missing.then_some((key, is_open, write)))
    .collect();
    let path = match gaps.as_slice() {
        [] => return,
        [(key, ..)] => format!("referrals.{key}"),
        _ => "referrals".to_owned(),
    };
    let lacks: Vec<String> = gaps
        .iter()
        .map(|(key, is_open, _)| if *is_open { format!("{key} (undecided)") } else { (*key).to_owned() })
        .collect();
    let write: Vec<&str> = gaps.iter().map(|(.., write)| *write).collect();
    drafts
        .at_key(path, format!("no {} for the referral programme", alternatives(&lacks)))
        .help(format!("agree and add to `referrals`: {}", series(&write)));
}
