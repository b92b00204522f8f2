use super::wording::called;
use crate::document::Field;
use crate::document::charter::model::Criteria;
use crate::method::structure::criteria::Criterion;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party has not rated a criterion
    "criteria-unrated",
    severity: Advice, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "How central is the partnership to each party's strategy?",
    at: "model.criteria.strategic_alignment", example: "high", concerns: Each,
    question: "How much will each party commit?",
    at: "model.criteria.resource_commitment", example: "medium", concerns: Each,
    question: "How willing is each party to share risk and to be bound?",
    at: "model.criteria.risk_tolerance", example: "low", concerns: Each,
    question: "How much joint decision-making can each party manage?",
    at: "model.criteria.governance_capacity", example: "medium", concerns: Each,
    question: "How simple must an exit be for each party?",
    at: "model.criteria.exit_need", example: "high", concerns: Each,
    authority: ["S2"],
    why: "the structure is then chosen on the view of the parties that did rate",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if subject.is_informal() || model.criteria.is_invalid() {
        return;
    }
    let help = "ask each party to rate the five criteria on its own, write `low`, `medium` or `high` under `model.criteria`, and compare";
    let Some(criteria) = model.criteria.get() else {
        let message = match model.criteria.is_open() {
            true => "ratings of the five criteria undecided",
            false => "five criteria not rated by any party",
        };
        drafts.at_key("model.criteria", message).help(help);
        return;
    };
    let gaps: Vec<(Criterion, Vec<&str>)> =
        Criterion::ALL.iter().map(|it| (*it, unrated(subject, criteria, *it))).collect();
    let gaps: Vec<(Criterion, Vec<&str>)> =
        gaps.into_iter().filter(|(_, parties)| !parties.is_empty()).collect();
    let path = match gaps.as_slice() {
        [] => return,
        [(criterion, parties)] => match parties.as_slice() {
            [only] => format!("{}.{only}", criterion.path()),
            _ => criterion.path(),
        },
        _ => "model.criteria".to_owned(),
    };
    let said: Vec<String> = gaps
        .iter()
        .map(|(criterion, parties)| format!("{} by {}", called(*criterion), names(subject.charter, parties)))
        .collect();
    drafts.at_key(path, format!("not rated: {}", said.join("; "))).help(help);
}

fn unrated<'a>(subject: &Subject<'a>, criteria: &Criteria, criterion: Criterion) -> Vec<&'a str> {
    let ratings = criterion.of(criteria);
    let is_unrated = |party: &&str| match ratings {
        Field::Invalid => false,
        Field::Given(ratings) => ratings.of(party).is_missing(),
        _ => true,
    };
    subject.charter.party_ids().into_iter().filter(is_unrated).collect()
}
