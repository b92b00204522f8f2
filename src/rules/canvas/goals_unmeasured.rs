use crate::document::List;
use crate::document::charter::canvas::Goal;
use crate::finding::Consequence;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no goal of a party has a shared metric
    "goals-unmeasured",
    severity: Warning, from: Negotiation,
    nature: Gap(Measures), consequence: Unsaid,
    question: "Which shared metric shows that the goal is reached?",
    at: "canvas.goals.{party}[].metric", example: "loans-paid", concerns: Each,
    authority: ["S1", "S3"],
    why: "progress towards the goal can be neither reviewed nor compared with the other party's",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(goals) = charter.canvas.get().and_then(|canvas| canvas.goals.get()) else { return };
    let metrics = charter.metrics.get();
    let metric = metrics.and_then(|list| list.values().find_map(|metric| metric.id.get()));
    let example = metric.map_or("loans-originated", |id| id.as_str());
    for party in subject.parties() {
        let crate::document::Field::Given(goals) = goals.of(party) else { continue };
        if goals.is_empty() || is_measured(goals) {
            continue;
        }
        let name = charter.party_name(party);
        // If the other party counts, the two will look at different things.
        let is_counted = |other: &&str| *other != party && goals_of(subject, other).is_some_and(is_measured);
        let differs = subject.parties().iter().any(is_counted);
        let draft = drafts
            .at_key(format!("canvas.goals.{party}"), format!("no goal of {name} has a shared metric"))
            .help(format!("agree how to measure a goal of {name}, and add `metric:` and `target:`, such as `metric: {example}`"));
        if differs {
            draft.consequence(Consequence::Differing);
        }
    }
}

fn goals_of<'a>(subject: &Subject<'a>, party: &str) -> Option<&'a List<Goal>> {
    subject.charter.canvas.get()?.goals.get()?.of(party).get().copied()
}

/// Whether a goal names a metric; one that cannot be read may have named one.
fn is_measured(goals: &List<Goal>) -> bool {
    goals.0.iter().any(|goal| {
        goal.is_invalid() || goal.get().is_some_and(|goal| goal.metric.is_given() || goal.metric.is_invalid())
    })
}
