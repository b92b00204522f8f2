use crate::document::Authority;
use crate::document::charter::governance::Body;
use crate::grammar::series;
use crate::rules::governance::seats::name_of;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a body votes, but its votes, majority or chair are not stated
    "vote-unclear",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["contract practice"],
    why: "at the first close vote each party counts in its own way",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let bodies = subject.charter.governance.get().and_then(|governance| governance.bodies.get());
    for (index, body) in bodies.into_iter().flat_map(|bodies| bodies.iter()) {
        let lacks = lacks(body);
        let Some((_, first, _)) = lacks.first() else { continue };
        let what: Vec<&str> = lacks.iter().map(|(what, ..)| *what).collect();
        let write: Vec<&str> = lacks.iter().map(|(.., write)| *write).collect();
        drafts
            .at_key(
                format!("governance.bodies[{index}].{first}"),
                format!("{} votes with no {}", name_of(body, index), series(&what)),
            )
            .help(format!("agree on it, and write {} under the body", series(&write)));
    }
}

/// What a body that votes does not say: in words, its key, and what to write.
fn lacks(body: &Body) -> Vec<(&'static str, &'static str, &'static str)> {
    let has_majority = !body.majority.is_missing();
    let votes = has_majority || !body.quorum.is_missing() || body.casting_vote.is_given();
    let mut lacks = Vec::new();
    if votes && body.votes.is_missing() {
        lacks.push(("number of votes", "votes", "`votes:` with a number for each party"));
    }
    if !has_majority && !body.votes.is_missing() {
        lacks.push(("majority", "majority", "`majority:` (such as `simple` or `2/3`)"));
    }
    let is_cast = body.casting_vote.get().is_some_and(|it| it.is_yes());
    let is_party = body.chair.is_invalid() || matches!(body.chair.get(), Some(Authority::Party(_)));
    if is_cast && !is_party {
        lacks.push(("party in the chair", "chair", "`chair:` with the party that has the casting vote"));
    }
    lacks
}
