use super::seats::name_of;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no meeting frequency for a governance body
    "body-cadence-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Bodies), consequence: Unsaid,
    question: "How often does this body meet?",
    at: "governance.bodies[].cadence", example: "quarterly", concerns: All,
    authority: ["S0"],
    why: "a body that meets only on demand usually meets too late",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(bodies) = governance.bodies.get() else { return };
    for (index, body) in bodies.iter().filter(|(_, body)| body.cadence.is_missing()) {
        let name = name_of(body, index);
        let message = if body.cadence.is_open() {
            format!("meeting frequency undecided: {name}")
        } else {
            format!("no meeting frequency for {name}")
        };
        drafts
            .at_key(format!("governance.bodies[{index}].cadence"), message)
            .help("agree how often it meets and add `cadence:`, such as `quarterly` for a steering committee, `monthly` for a working group");
    }
}
