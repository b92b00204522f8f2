use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::NonCompete;
use crate::document::charter::risks::Risk;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Id, Text};
use crate::document::{Field, NoneOr};
use crate::finding::Place;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// no term or risk covers a competing product of a party
    "competition-uncovered",
    severity: Warning, from: Negotiation,
    nature: Gap(Competing), consequence: Exposed,
    question: "What happens if a party builds or sells a competing product?",
    also_at: "exit.non_compete", example: "12 months", concerns: Each,
    authority: ["S0", "S3"],
    why: "a party could use what it has learnt to compete, and the other would have no agreed response",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    // Without either section, their own rules speak.
    let has_neither = charter.exit.is_missing() && charter.risks.is_missing();
    // An exit section without a decision on competing has a finding of its own from negotiation on.
    let is_told = subject.stage >= Stage::Negotiation
        && charter.exit.get().is_some_and(|exit| exit.non_compete.is_missing());
    if has_neither
        || is_told
        || subject.is_informal()
        || is_decided(subject)
        || settled::competing(subject)
        || is_exclusive(subject)
        || is_named(subject)
    {
        return;
    }
    let message = "no terms for the case that a party builds or sells a competing product";
    let draft = match (charter.risks.is_missing(), charter.exit.is_missing()) {
        (true, _) => drafts.at_key("exit.non_compete", message),
        (false, true) => drafts.at_key("risks", message),
        (false, false) => drafts
            .at_key("risks", message)
            .label("no risk on competition")
            .also(&Place::key("exit.non_compete"), "no decision on competing"),
    };
    draft
        .help("agree what happens then: add a risk with `kind: strategic` to `risks`, or decide on `non_compete:` under `exit` (a length, or `none` with a reason)");
}

/// Whether the parties have decided on competing: a length, none with a reason, or a clause in the contract.
fn is_decided(subject: &Subject<'_>) -> bool {
    let terms = subject.charter.exit.and(|exit| &exit.non_compete);
    let is_settled = |terms: &NonCompete| match &terms.length {
        Field::Given(NoneOr::None) => !terms.reason.is_missing(),
        other => !other.is_missing(),
    };
    let by_exit = match terms {
        Field::Given(terms) => terms.iter().any(|(_, terms)| is_settled(terms)),
        Field::Invalid => true,
        Field::Missing | Field::Open => false,
    };
    by_exit
        || [ClauseKind::NonCompete, ClauseKind::Exclusivity]
            .into_iter()
            .any(|kind| contract_has(subject, kind))
}

/// Whether a party grants another exclusivity.
fn is_exclusive(subject: &Subject<'_>) -> bool {
    let granted = subject.charter.canvas.and(|canvas| &canvas.exclusivity);
    granted
        .get()
        .is_some_and(|it| it.iter().any(|(_, it)| it.grants.get().is_some_and(|it| it.value().is_some())))
}

/// Whether a risk speaks of competition, or cannot be read.
fn is_named(subject: &Subject<'_>) -> bool {
    let risks = &subject.charter.risks;
    let speaks = |text: &str| {
        let text = text.to_lowercase();
        [
            "compet",
            "rival",
            "substitut",
            "bypass",
            "own product",
            "product of its own",
            "without us",
            "in-house",
        ]
        .iter()
        .any(|word| text.contains(word))
    };
    let is_about = |risk: &Risk| {
        let what = risk.what.get().and_then(NoneOr::value).map(Text::as_str);
        let answers = [&risk.mitigation, &risk.contingency, &risk.reason];
        let answers = answers.into_iter().filter_map(|text| text.get().map(Text::as_str));
        risk.id.get().map(Id::as_str).into_iter().chain(what).chain(answers).any(speaks)
    };
    risks.is_invalid()
        || risks
            .get()
            .is_some_and(|risks| risks.0.iter().any(Field::is_invalid) || risks.values().any(is_about))
}
