use super::venture::{board, is_venture};
use crate::document::Field;
use crate::finding::Place;
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party has no seat on the board of the joint venture
    "board-seats-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Equity), consequence: Trapped,
    question: "How many seats on the board does each party hold?",
    at: "model.board.seats", example: "2", concerns: Each,
    authority: ["S3"],
    why: "an owner without a seat has no say in what the board decides about its money",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seats = match board(subject) {
        Field::Given(board) => board.seats.as_ref(),
        Field::Missing => Field::Missing,
        Field::Open => Field::Open,
        Field::Invalid => return,
    };
    if !is_venture(subject) || seats.is_invalid() {
        return;
    }
    let charter = subject.charter;
    let without: Vec<&str> = subject
        .parties()
        .into_iter()
        .filter(|party| match seats.get().map(|seats| seats.of(party)) {
            Some(Field::Given(count)) => count.value() == 0,
            Some(Field::Invalid) => false,
            _ => true,
        })
        .collect();
    let path = match without.as_slice() {
        [] => return,
        [only] if seats.is_given() => format!("model.board.seats.{only}"),
        _ => "model.board.seats".to_owned(),
    };
    let lack = if seats.is_open() {
        "board seats undecided in the joint venture"
    } else {
        "no board seats agreed in the joint venture"
    };
    let message = if without.len() == subject.parties().len() {
        lack.to_owned()
    } else {
        format!("no seat on the board of the joint venture for {}", names(charter, &without))
    };
    let entries: Vec<String> = without.iter().map(|party| format!("`{party}: 2`")).collect();
    drafts
        .at_key(path, message)
        .help(format!(
            "agree on the seats of every party, and write them under `model.board.seats`, such as {}",
            series(&entries)
        ))
        .also(&Place::value("model.legal_form"), "joint venture");
}
