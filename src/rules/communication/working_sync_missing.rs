use crate::document::FieldRef;
use crate::document::scalar::{Cadence, Duration};
use crate::grammar::every;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no working-level meeting that is frequent enough
    "working-sync-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "In which short, regular meeting do the people who do the work meet?",
    also_at: "communication.meetings", example: "a sync of 15 minutes every week", concerns: All,
    authority: ["S0", "ours"],
    why: "small problems go unmentioned for weeks and surface in the review",
    policy: [sync_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    if subject.is_informal() {
        return;
    }
    let Some(communication) = charter.communication.get() else { return };
    let Some(meetings) = communication.meetings.get().filter(|meetings| !meetings.is_empty()) else { return };
    let most = subject.policy.sync_interval_most;
    let bodies = charter.governance.and(|governance| &governance.bodies);
    let body_cadences =
        bodies.get().into_iter().flat_map(|bodies| bodies.0.iter().map(|it| it.and(|it| &it.cadence)));
    let cadences: Vec<FieldRef<'_, Cadence>> = meetings
        .0
        .iter()
        .map(|meeting| meeting.and(|meeting| &meeting.cadence))
        .chain(body_cadences)
        .collect();
    // What is not given might be the very one that is looked for, and its absence has a finding of its own.
    let is_unknown = bodies.is_invalid() || cadences.iter().any(|cadence| !cadence.is_given());
    let is_often = |cadence: &FieldRef<'_, Cadence>| {
        cadence.get().is_some_and(|cadence| cadence.interval().approximate_days() <= most)
    };
    if is_unknown || cadences.iter().any(is_often) {
        return;
    }
    drafts
        .at_key("communication.meetings", format!("no working-level meeting at least {}", every(most, "day")))
        .help(format!("agree on a short call and add it to `meetings`, such as `- name: Sync` with `cadence: {}` and `length: 15 minutes`", Cadence::each(Duration::of_days(most))));
}
