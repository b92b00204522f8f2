use super::naming;
use crate::document::Field;
use crate::document::charter::model::Structure;
use crate::document::records::review::{Shortfall, ShortfallStep};
use crate::document::scalar::YesNo;
use crate::grammar::alternatives;
use crate::method::shortfalls::{Noted, current, due};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the cause of underperformance is known, but no next step is agreed
    "shortfall-step-missing",
    severity: Warning, from: Launch,
    nature: Gap(Always), consequence: Adrift,
    question: "What do the parties do about it?",
    of: Review, at: "shortfalls[].next", example: "renegotiate", concerns: All,
    authority: ["S0", "S2", "ours"],
    why: "the party that delivers starts to plan without the other long before it says so",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for noted in current(subject.partnership, subject.as_of) {
        let Some(review) = subject.partnership.records.reviews.get(noted.record) else { continue };
        let shortfall = noted.shortfall;
        let Some(steps) = due(shortfall) else { continue };
        let name = naming::shortfall(subject.charter, shortfall);
        let path = format!("shortfalls[{}].next", noted.index);
        match &shortfall.next {
            Field::Missing | Field::Open => {
                let lack = if shortfall.next.is_open() { "next step undecided" } else { "no next step" };
                drafts
                    .at_record_key(&review.source, path, format!("{lack}: {}", message(subject, shortfall)))
                    .help(help(subject, steps));
            }
            Field::Given(ShortfallStep::Improve) if !has_milestone(subject, &noted) => {
                drafts
                    .at_record(&review.source, path, format!("improvement plan has no milestones: {name}"))
                    .help("agree on milestones, and add each to `actions` of the review with the same `side:`, `what:`, `owner:` and `due:`");
            }
            _ => {}
        }
    }
}

/// What needs a next step; that a party is not willing or not able weighs more than the cause.
fn message(subject: &Subject<'_>, shortfall: &Shortfall) -> String {
    let is_not = |said: &Field<YesNo>| said.get().is_some_and(|said| !said.is_yes());
    let refusal = match shortfall.cause.get() {
        _ if is_not(&shortfall.willing) => "willing",
        _ if is_not(&shortfall.able) => "able",
        Some(cause) => {
            let name = naming::shortfall(subject.charter, shortfall);
            return format!("{name}, cause {cause}");
        }
        None => return naming::shortfall(subject.charter, shortfall),
    };
    let side = shortfall.side.get().map_or("a party", |side| subject.charter.party_name(side.as_str()));
    let what =
        shortfall.what.get().map_or_else(|| "its underperformance".to_owned(), |what| format!("\"{what}\""));
    format!("{side} is not {refusal} to remedy {what}")
}

fn help(subject: &Subject<'_>, steps: &[ShortfallStep]) -> String {
    let structure = subject.charter.model.and(|model| &model.structure);
    let is_contractual = structure.get() == Some(&&Structure::ContractualProject);
    let words: Vec<&str> = steps
        .iter()
        .filter(|step| !(is_contractual && **step == ShortfallStep::Contractual))
        .map(|step| match step {
            ShortfallStep::Renegotiate => {
                "renegotiate the terms to what that party can deliver (`next: renegotiate`)"
            }
            ShortfallStep::Improve => "agree on a plan with milestones under `actions` (`next: improve`)",
            ShortfallStep::ScaleBack => "do less together (`next: scale-back`)",
            ShortfallStep::Contractual => "continue as a contractual project (`next: contractual`)",
            ShortfallStep::Exit => "vote on exit at the next gate (`next: exit`)",
        })
        .collect();
    alternatives(&words)
}

/// Whether that side has a dated action in the review or in one after it. What cannot be read may be one.
fn has_milestone(subject: &Subject<'_>, noted: &Noted<'_>) -> bool {
    let side = noted.shortfall.side.get();
    subject.partnership.records.reviews.iter().skip(noted.record).any(|review| {
        let actions = &review.value.actions;
        actions.is_invalid()
            || actions.get().into_iter().flat_map(|list| &list.0).any(|action| {
                action.is_invalid()
                    || action.get().is_some_and(|action| {
                        let is_its = side.is_none() || action.side.is_invalid() || action.side.get() == side;
                        is_its && !action.due.is_missing()
                    })
            })
    })
}
