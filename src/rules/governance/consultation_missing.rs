use crate::document::Authority;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party decides alone, and no decision names anyone to consult
    "consultation-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    question: "Who is consulted before it is decided?",
    at: "governance.decisions[].consulted", example: "kestrel", concerns: All,
    authority: ["S0"],
    why: "the other party learns of the decision afterwards, which costs trust and rework",
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
        decision.what.get().map_or_else(|| format!("decision {}", index + 1), |what| format!("\"{what}\""));
    let message = if decision.consulted.is_open() {
        format!("consultation undecided: {name} decides {what} alone")
    } else {
        format!("no one is consulted on any decision, though {name} decides {what} alone")
    };
    let others: Vec<&str> = subject.parties().into_iter().filter(|it| *it != party.as_str()).collect();
    drafts.at_key(format!("governance.decisions[{index}].consulted"), message).help(format!(
        "agree who is asked first and add `consulted: [{}]` here, and to each decision that affects the other party",
        others.join(", ")
    ));
}
