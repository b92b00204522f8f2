use crate::document::charter::reviews::HealthAnswers;
use crate::grammar::number;
use crate::method::health::{self, Thresholds};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// not every party has agreed to open health answers
    "health-answers-one-sided",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S0", "ours"],
    why: "people who answer under their own names are exposed while the other party stays anonymous",
    policy: [health_answers_least, health_spread_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    lowered(subject, drafts);
    let answers = subject.charter.reviews.and(|reviews| &reviews.health_answers);
    let Some(each) = answers.get() else { return };
    let is_open = |party: &str| each.of(party).get() == Some(&&HealthAnswers::Open);
    let (open, others): (Vec<&str>, Vec<&str>) =
        subject.parties().into_iter().partition(|party| is_open(party));
    if open.is_empty() || others.iter().any(|party| each.of(party).is_invalid()) {
        return;
    }
    if others.is_empty() {
        return unacknowledged(subject, drafts);
    }
    let (path, is_said) = match others.as_slice() {
        [only] => (format!("reviews.health_answers.{only}"), each.of(only).is_given()),
        _ => ("reviews.health_answers".to_owned(), false),
    };
    let message = format!(
        "health answers stay anonymous: {} {} open answers, {} {} not",
        names(subject.charter, &open),
        number(open.len(), "agrees to", "agree to"),
        names(subject.charter, &others),
        number(others.len(), "does", "do"),
    );
    let draft = if is_said { drafts.at_value(path, message) } else { drafts.at_key(path, message) };
    draft.help(
        "agree on one way for all parties, and write `health_answers: open` or `health_answers: anonymous` under `reviews`",
    );
}

/// The charter says `open` of all, which one party alone could have written.
fn unacknowledged(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let missing = health::unacknowledged(subject.partnership, subject.as_of);
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "health answers stay anonymous: {} {} not acknowledged open answers",
        names(subject.charter, &missing),
        number(missing.len(), "has", "have")
    );
    drafts.at_key("reviews.health_answers", message).help(format!(
        "ask {} to acknowledge the section: `partner acknowledge --side {} --section reviews`",
        names(subject.charter, &missing),
        missing[0]
    ));
}

/// The configuration asks for less than what holds where answers are anonymous.
fn lowered(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let has_checks = !subject.partnership.records.health.is_empty();
    if !has_checks || health::is_open(subject.partnership, subject.as_of) {
        return;
    }
    let policy = subject.policy;
    let least = Thresholds::LEAST;
    for (key, asked, least) in [
        ("health_answers_least", policy.health_answers_least, least.mean),
        ("health_spread_least", policy.health_spread_least, least.spread),
    ] {
        if asked < least {
            drafts
                .at_key(
                    "reviews",
                    format!("`{key} = {asked}` in `partner.toml` has no effect: fewer than {least} answers are not anonymous"),
                )
                .help(format!(
                    "write `{key} = {least}` or more, or agree on `health_answers: open` and ask every party to acknowledge `reviews`"
                ));
        }
    }
}
