//! `deadlock-breaker-missing`: a joint venture has nothing that breaks a tie.

use super::venture::{board, can_tie, is_venture};
use crate::document::charter::stage::Stage;
use crate::document::{Field, NoneOr};
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "deadlock-breaker-missing",
    family: Family::Structure,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "a joint venture has nothing that breaks a tie",
    why: "two halves that disagree stop the company, and it goes on costing money",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("deadlock_breaker_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    let halves = halves(subject);
    let message = match &halves {
        Some((_, text)) => format!("{text}, and {how}"),
        None => format!("the joint venture can come to a standstill: {how}"),
    };
    let draft = report
        .at_key("model.board.deadlock_breaker", message)
        .help("write `deadlock_breaker: rotating-chair` or `swing-vote` under `model.board`, or say in words who decides then");
    match halves {
        Some((path, text)) => draft.also(&Place::value(path), text),
        // A majority decides there, unless a matter needs everybody.
        None => draft.at_most(Severity::Warning),
    };
}

/// Where the votes can stand half against half, and how it came about.
fn halves(subject: &Subject<'_>) -> Option<(&'static str, String)> {
    let parties = subject.parties();
    let model = subject.charter.model.get()?;
    let equity: Option<Vec<u64>> = model.equity.get().and_then(|equity| {
        parties.iter().map(|party| u64::try_from(equity.of(party).get()?.parts()).ok()).collect()
    });
    if equity.is_some_and(|shares| can_tie(&shares)) {
        let text = match parties.as_slice() {
            [_, _] => "both parties own half",
            _ => "the shares can stand half against half",
        };
        return Some(("model.equity", text.to_owned()));
    }
    let seats = model.board.get()?.seats.get()?;
    let seats: Option<Vec<u64>> =
        parties.iter().map(|party| Some(u64::from(seats.of(party).get()?.value()))).collect();
    let text = match parties.as_slice() {
        [_, _] => "both parties have as many seats",
        _ => "the seats can stand half against half",
    };
    seats.is_some_and(|seats| can_tie(&seats)).then(|| ("model.board.seats", text.to_owned()))
}
