use super::wording::with_article;
use crate::document::{Each, Field};
use crate::grammar::series;
use crate::method::structure::facts::Fact;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a fact that could rule out the chosen structure is not answered
    "facts-unanswered",
    severity: Warning, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Has an earlier merger integration failed?",
    at: "model.facts.failed_ma_integration", example: "no", concerns: Each,
    question: "Is a party short of lawyers for an alliance?",
    at: "model.facts.legal_understaffed", example: "no", concerns: Each,
    question: "Must the parties' data be tightly integrated?",
    at: "model.facts.tight_data_integration", example: "yes", concerns: Each,
    question: "Must a product be developed jointly?",
    at: "model.facts.joint_product_development", example: "no", concerns: Each,
    authority: ["S2"],
    why: "an answer after signing may rule out the structure that the parties have already paid for",
    check: Partnership(check),
}

/// A fact as a question.
const fn question(fact: Fact) -> &'static str {
    match fact {
        Fact::FailedMaIntegration => "has a merger integration failed before",
        Fact::LegalUnderstaffed => "is the legal team understaffed",
        Fact::TightDataIntegration => "must data be tightly integrated",
        Fact::JointProductDevelopment => "must a product be developed jointly",
    }
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assessment = &subject.assessment.structure;
    let (Some(model), Some(chosen)) = (subject.charter.model.get(), assessment.chosen) else { return };
    let is_readable = |fact: Fact| match &model.facts {
        Field::Given(facts) => match fact.of(facts) {
            Field::Given(Each::Parties(answers)) => {
                !subject.parties().iter().any(|party| answers.of(party).is_invalid())
            }
            field => !field.is_invalid(),
        },
        facts => !facts.is_invalid(),
    };
    let open: Vec<&(Fact, Vec<String>)> = assessment
        .rating
        .unanswered
        .iter()
        .filter(|(fact, _)| fact.rules_out() == chosen && is_readable(*fact))
        .collect();
    let path = match open.as_slice() {
        [] => return,
        [(fact, parties)] => match parties.as_slice() {
            [only] => format!("{}.{only}", fact.path()),
            _ => fact.path(),
        },
        _ => "model.facts".to_owned(),
    };
    let questions: Vec<String> = open
        .iter()
        .map(|(fact, parties)| {
            let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
            let of = match parties.as_slice() {
                [] => String::new(),
                parties => format!(" ({})", names(subject.charter, parties)),
            };
            format!("{}{of}?", question(*fact))
        })
        .collect();
    let keys: Vec<String> = open.iter().map(|(fact, _)| format!("`{fact}: no`")).collect();
    drafts
        .at_key(path, format!("unanswered: {} (yes rules out {})", questions.join(" "), with_article(chosen)))
        .help(format!(
            "ask, and write {} or `yes` under `model.facts`, for all or for each party",
            series(&keys)
        ));
}
