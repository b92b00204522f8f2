use super::venture::{is_venture, suggestion};
use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no shares agreed in the joint venture
    "equity-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Equity), consequence: Exposed,
    question: "What share of the joint venture does each party hold?",
    at: "model.equity", example: "50%", concerns: Each,
    authority: ["S3"],
    why: "the parties would dispute the shares once there is a profit to share",
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
        (true, _) => "shares in the joint venture undecided".to_owned(),
        (false, true) => "no shares agreed in the joint venture".to_owned(),
        (false, false) => {
            format!("no share in the joint venture for {}", alternatives(&called(subject, &without)))
        }
    };
    let suggested =
        suggestion(subject).map(|text| format!("; the contributions suggest {text}")).unwrap_or_default();
    drafts.at_key(path, message).help(format!(
        "agree on the shares, and write each under `model.equity`, together exactly 100%{suggested}"
    ));
}

fn called<'a>(subject: &Subject<'a>, parties: &[&'a str]) -> Vec<&'a str> {
    parties.iter().map(|party| subject.charter.party_name(party)).collect()
}
