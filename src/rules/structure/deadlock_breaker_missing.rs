use super::venture::{board, is_venture};
use crate::document::{Field, NoneOr};
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::structure::board::tie;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a joint venture has no deadlock-breaker
    "deadlock-breaker-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Equity), consequence: Trapped,
    question: "What is the deadlock-breaker on the board?",
    at: "model.board.deadlock_breaker", example: "rotating-chair", concerns: All,
    authority: ["S3"],
    why: "if the owners disagree, the company cannot decide and goes on costing both of them money",
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
        Field::Given(NoneOr::None) => "no deadlock-breaker, by decision of the parties",
        Field::Open => "deadlock-breaker undecided",
        Field::Missing => "no deadlock-breaker",
    };
    let halves = tie(subject.charter).map(|tie| (tie.path(), tie.words(subject.parties().len())));
    let message = match &halves {
        Some((_, text)) => format!("{how}, although {text}"),
        None => format!("{how} for the joint venture"),
    };
    let draft = drafts
        .at_key("model.board.deadlock_breaker", message)
        .help("agree who decides a tie, and write `deadlock_breaker: rotating-chair` or `swing-vote`, or the answer in words, under `model.board`");
    match halves {
        Some((path, text)) => draft.also(&Place::value(path), text),
        // A majority decides there, unless a matter needs everybody.
        None => draft.at_most(Severity::Warning),
    };
}
