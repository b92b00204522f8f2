use super::rhythm::is_within_months;
use crate::document::FieldRef;
use crate::document::scalar::{Cadence, Duration};
use crate::grammar::every;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the working level meets too rarely
    "working-level-too-rare",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "In which body do the people who do the work meet, and how often?",
    also_at: "governance.bodies", example: "a working group, every month", concerns: All,
    authority: ["S0"],
    why: "people doing the work learn too late that the other party has changed course",
    policy: [working_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(governance) = charter.governance.get() else { return };
    let Some(bodies) = governance.bodies.get().filter(|bodies| !bodies.is_empty()) else { return };
    let most = subject.policy.working_interval_most;
    let meetings = charter.communication.and(|communication| &communication.meetings);
    let body_cadences = bodies.0.iter().map(|body| body.and(|body| &body.cadence));
    let meeting_cadences =
        meetings.get().into_iter().flat_map(|meetings| meetings.0.iter().map(|it| it.and(|it| &it.cadence)));
    let cadences: Vec<FieldRef<'_, Cadence>> = body_cadences.chain(meeting_cadences).collect();
    // What is not given might be the very one that is looked for, and its absence has a finding of its own.
    let is_unknown = meetings.is_invalid() || cadences.iter().any(|cadence| !cadence.is_given());
    let is_often =
        |cadence: &FieldRef<'_, Cadence>| cadence.get().is_some_and(|it| is_within_months(it, most));
    if is_unknown || cadences.iter().any(is_often) {
        return;
    }
    let interval = every(most, "month");
    drafts
        .at_key(
            "governance.bodies",
            format!("no body or meeting at least {interval} for the working level"),
        )
        .help(format!(
            "agree on a regular call, and add a working group with `cadence: {}` or a meeting to `communication.meetings`",
            Cadence::each(Duration::of_months(most))
        ));
}
