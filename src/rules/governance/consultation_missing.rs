use crate::document::Authority;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party decides alone, and no decision says who is consulted
    "consultation-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    question: "Who is consulted before it is decided?",
    at: "governance.decisions[].consulted", example: "kestrel", concerns: All,
    authority: ["S0"],
    why: "a decision that one side takes alone and the other learns of afterwards costs more than the meeting would have",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    let is_unclear = decisions.0.iter().any(|entry| entry.is_invalid());
    let is_said = decisions.values().any(|decision| !decision.consulted.is_without_entries());
    if is_unclear || is_said {
        return;
    }
    // A body, or all together, have heard each other before they decide.
    let alone = decisions.iter().find_map(|(index, decision)| match decision.decides.get() {
        Some(Authority::Party(party)) => Some((index, decision, party)),
        _ => None,
    });
    let Some((index, decision, party)) = alone else { return };
    let name = subject.charter.party_name(party);
    let what =
        decision.what.get().map_or_else(|| format!("decision {}", index + 1), |what| format!("`{what}`"));
    let message = if decision.consulted.is_open() {
        format!("{name} decides on {what}, and it is still open whom it asks before")
    } else {
        format!("{name} decides on {what} alone, and no decision says who is consulted")
    };
    let others: Vec<&str> = subject.parties().into_iter().filter(|it| *it != party.as_str()).collect();
    drafts.at_key(format!("governance.decisions[{index}].consulted"), message).help(format!(
        "add `consulted: [{}]` to this decision, and likewise to each that the other side has to live with",
        others.join(", ")
    ));
}
