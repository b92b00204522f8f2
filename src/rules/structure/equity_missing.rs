use super::venture::{is_venture, suggestion};
use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a joint venture does not say who owns how much
    "equity-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Equity), consequence: Exposed,
    question: "What share of the joint venture does each party hold?",
    at: "model.equity", example: "50%", concerns: Each,
    authority: ["S3"],
    why: "shares that were never agreed are fought over when there is something to share",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let equity = subject.charter.model.and(|model| &model.equity);
    if !is_venture(subject) || equity.is_invalid() {
        return;
    }
    let without: Vec<&str> = subject
        .parties()
        .into_iter()
        .filter(|party| equity.get().is_none_or(|equity| equity.of(party).is_missing()))
        .collect();
    let path = match without.as_slice() {
        [] => return,
        [only] if equity.is_given() => format!("model.equity.{only}"),
        _ => "model.equity".to_owned(),
    };
    let message = match (equity.is_open(), without.len() == subject.parties().len()) {
        (true, _) => "who owns how much of the joint venture is still open".to_owned(),
        (false, true) => "it is not said who owns how much of the joint venture".to_owned(),
        (false, false) => {
            format!(
                "it is not said how much of the joint venture {} will own",
                alternatives(&called(subject, &without))
            )
        }
    };
    let suggested =
        suggestion(subject).map(|text| format!("; the contributions suggest {text}")).unwrap_or_default();
    drafts.at_key(path, message).help(format!(
        "write the share of every party under `model.equity`, together exactly 100%{suggested}"
    ));
}

fn called<'a>(subject: &Subject<'a>, parties: &[&'a str]) -> Vec<&'a str> {
    parties.iter().map(|party| subject.charter.party_name(party)).collect()
}
