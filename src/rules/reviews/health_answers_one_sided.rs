use crate::document::Each;
use crate::document::charter::reviews::HealthAnswers;
use crate::rules::series::{names, number};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party answers health checks openly, and another has not agreed to it
    "health-answers-one-sided",
    severity: Advice, from: Negotiation,
    authority: ["S0", "ours"],
    why: "an answer under one's name is given freely only where the other side gives its own",
    policy: [health_answers_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let answers = subject.charter.reviews.and(|reviews| &reviews.health_answers);
    let Some(Each::Parties(answers)) = answers.get() else { return };
    let is_open = |party: &str| answers.of(party).get() == Some(&&HealthAnswers::Open);
    let (open, others): (Vec<&str>, Vec<&str>) =
        subject.parties().into_iter().partition(|party| is_open(party));
    if open.is_empty() || others.is_empty() || others.iter().any(|party| answers.of(party).is_invalid()) {
        return;
    }
    let (path, is_said) = match others.as_slice() {
        [only] => (format!("reviews.health_answers.{only}"), answers.of(only).is_given()),
        _ => ("reviews.health_answers".to_owned(), false),
    };
    let message = format!(
        "{} {} health checks openly, and {} {} not agreed to: all answers stay anonymous",
        names(subject.charter, &open),
        number(open.len(), "answers", "answer"),
        names(subject.charter, &others),
        number(others.len(), "has", "have"),
    );
    let draft = if is_said { drafts.at_value(path, message) } else { drafts.at_key(path, message) };
    draft.help(
        "agree on one way: `health_answers: open` or `health_answers: anonymous` under `reviews`, for all",
    );
}
