use super::naming;
use super::naming::{line, party, place, subject_of, time};
use crate::finding::Place;
use crate::method::deals::lapsed_on;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// two parties registered the same deal during its protection period, or one won it after it lapsed
    "deal-conflict",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Differing,
    authority: ["S1", "ours"],
    why: "two parties that both expect the reward for one deal stop sharing deals",
    policy: [deal_protection],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    collisions(subject, drafts);
    lapses(subject, drafts);
}

/// What was one party's to win, and was won by another as soon as nothing protected it.
fn lapses(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for lapse in &subject.assessment.lapses {
        let Some((record, path)) = place(subject, lapse.later) else { continue };
        let Some(lapsed) = lapsed_on(subject.partnership, subject.policy, lapse.first) else { continue };
        let (what, line) = (subject_of(subject, lapse.later), line(subject, lapse.later));
        let (first, later) = (party(subject, lapse.first), party(subject, lapse.later));
        let (when, then) = (time(subject, lapse.first), time(subject, lapse.later));
        let draft = drafts
            .at_record(
                record,
                path,
                format!("{line}{later} won {what}, registered on {then} after the protection of {first} lapsed on {lapsed}"),
            )
            .help(format!(
                "ask {first} whether it still worked on the deal, settle any reward, and agree who reminds whom before `protection:` ends"
            ));
        if let Some((record, path)) = place(subject, lapse.first) {
            let label = format!("{}registered for {first} on {when}", naming::line(subject, lapse.first));
            draft.also_in_record(record, &Place::value(path), label);
        }
    }
}

fn collisions(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for collision in subject.assessment.collisions.iter().filter(|it| !it.is_same_party) {
        let Some((record, path)) = place(subject, collision.later) else { continue };
        let (what, line) = (subject_of(subject, collision.later), line(subject, collision.later));
        let (first, later) = (party(subject, collision.first), party(subject, collision.later));
        let (when, then) = (time(subject, collision.first), time(subject, collision.later));
        let (message, help) = if collision.is_tied {
            (
                format!("{line}{later} and {first} registered {what} at the same time, {then}: no credit"),
                "agree who is credited, and correct the time that decides it".to_owned(),
            )
        } else {
            (
                format!("{line}{later} registered {what} on {then}, protected for {first} since {when}"),
                format!("credit {first} unless both agree otherwise, and delete the later registration"),
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
