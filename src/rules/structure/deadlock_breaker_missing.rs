use super::venture::{board, is_venture};
use crate::document::{Field, NoneOr};
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::structure::board::tie;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a joint venture has nothing that breaks a tie
    "deadlock-breaker-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Equity), consequence: Trapped,
    question: "What breaks a tie on the board?",
    at: "model.board.deadlock_breaker", example: "rotating-chair", concerns: All,
    authority: ["S3"],
    why: "two halves that disagree stop the company, and it goes on costing money",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if !is_venture(subject) {
        return;
    }
    let breaker = match board(subject) {
        Field::Given(board) => board.deadlock_breaker.as_ref(),
        Field::Missing => Field::Missing,
        Field::Open => Field::Open,
        Field::Invalid => return,
    };
    let how = match breaker {
        Field::Invalid | Field::Given(NoneOr::Some(_)) => return,
        Field::Given(NoneOr::None) => "the parties decided to have nothing that breaks a tie",
        Field::Open => "what breaks a tie is still open",
        Field::Missing => "nothing is said about what breaks a tie",
    };
    let halves = tie(subject.charter).map(|tie| (tie.path(), tie.words(subject.parties().len())));
    let message = match &halves {
        Some((_, text)) => format!("{text}, and {how}"),
        None => format!("the joint venture can come to a standstill: {how}"),
    };
    let draft = drafts
        .at_key("model.board.deadlock_breaker", message)
        .help("write `deadlock_breaker: rotating-chair` or `swing-vote` under `model.board`, or say in words who decides then");
    match halves {
        Some((path, text)) => draft.also(&Place::value(path), text),
        // A majority decides there, unless a matter needs everybody.
        None => draft.at_most(Severity::Warning),
    };
}
