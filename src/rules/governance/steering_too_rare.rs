use super::rhythm::is_within_months;
use super::seats::name_of;
use crate::document::charter::governance::Body;
use crate::document::scalar::{Cadence, Duration};
use crate::document::topic::Topic;
use crate::finding::Place;
use crate::grammar::every;
use crate::method::kinds::Asked;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no steering committee meets often enough
    "steering-too-rare",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S0"],
    why: "disputes that the working level cannot settle harden until the next meeting",
    policy: [steering_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(bodies) = governance.bodies.get().filter(|bodies| !bodies.is_empty()) else { return };
    let most = subject.policy.steering_interval_most;
    let steers = |body: &Body| {
        let id = body.id.get().map(|id| id.as_str().to_lowercase());
        let name = body.name.get().map(|name| name.as_str().to_lowercase());
        [id, name].into_iter().flatten().any(|text| text.contains("steer"))
    };
    let has_committee = bodies.values().any(steers);
    // Of a kind that needs no committee for steering none is missed: a memorandum may do with two meetings a year.
    let is_asked = matches!(subject.assessment.kinds.asked(Topic::Bodies), Asked::Asked);
    if !has_committee && !is_asked {
        return;
    }
    // Where no body is called that, any that meets often enough may be it.
    let candidates: Vec<(usize, &Body)> =
        bodies.iter().filter(|(_, body)| !has_committee || steers(body)).collect();
    let is_unknown = bodies.0.iter().any(|body| body.is_invalid() || body.is_open())
        || candidates.iter().any(|(_, body)| body.cadence.get().is_none());
    let meets = |body: &Body| body.cadence.get().is_some_and(|cadence| is_within_months(cadence, most));
    if is_unknown || candidates.iter().any(|(_, body)| meets(body)) {
        return;
    }
    let Some(((at, first), others)) = candidates.split_first() else { return };
    let interval = every(most, "month");
    let message = if has_committee {
        format!("{} meets less often than {interval}", name_of(first, *at))
    } else {
        format!("no steering committee that meets at least {interval}")
    };
    let rhythm = Cadence::each(Duration::of_months(most));
    let place = |index: usize| format!("governance.bodies[{index}].cadence");
    let mut draft =
        drafts.at_value(place(*at), message).label(format!("less often than {interval}")).help(format!(
            "agree to meet more often and write `cadence: {rhythm}` or shorter, or add a steering committee that meets {rhythm}"
        ));
    for (index, body) in others {
        draft =
            draft.also(&Place::value(place(*index)), format!("{} does not either", name_of(body, *index)));
    }
}
