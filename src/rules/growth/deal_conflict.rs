use super::naming;
use super::naming::{line, party, place, subject_of, time};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// two parties registered the same deal while the first registration was protected
    "deal-conflict",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Differing,
    authority: ["S1", "ours"],
    why: "two sides that both expect the reward for one deal stop sending each other deals",
    policy: [deal_protection],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for collision in subject.assessment.collisions.iter().filter(|it| !it.is_same_party) {
        let Some((record, path)) = place(subject, collision.later) else { continue };
        let (what, line) = (subject_of(subject, collision.later), line(subject, collision.later));
        let (first, later) = (party(subject, collision.first), party(subject, collision.later));
        let (when, then) = (time(subject, collision.first), time(subject, collision.later));
        let (message, help) = if collision.is_tied {
            (
                format!(
                    "{line}{later} and {first} registered {what} at the same time, {then}: nobody is credited"
                ),
                "settle together who is credited, and write down the time that decided it".to_owned(),
            )
        } else {
            (
                format!(
                    "{line}{later} registered {what} on {then}, when it was protected for {first} since {when}"
                ),
                format!(
                    "credit {first}, or have both sides agree otherwise; take the later registration off the register"
                ),
            )
        };
        let mut draft = drafts.at_record(record, path, message).help(help);
        if let Some((record, path)) = place(subject, collision.first) {
            let label = format!("{}registered for {first} on {when}", naming::line(subject, collision.first));
            draft = draft.also_in_record(record, &Place::value(path), label);
        }
        let _ = draft;
    }
}
