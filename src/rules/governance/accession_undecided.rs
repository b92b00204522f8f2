use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::folded;
use crate::finding::Place;
use crate::grammar::counted;
use crate::rules::clauses::contract_says;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// members form a class, and how one joins or leaves the others is not agreed
    "accession-undecided",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["contract practice"],
    why: "each new or leaving member makes the parties negotiate the whole agreement again",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some((party, members)) = class(charter) else { return };
    let name = charter.party_name(party);
    let size = counted(members, "member");
    let joins = charter.governance.and(|governance| &governance.accession);
    let is_said = contract_says(subject, ClauseKind::Accession).is_some() || decides_on_joining(charter);
    if joins.is_missing() && !is_said && !charter.governance.is_invalid() {
        drafts
            .at_key("governance.accession", format!("{name} has {size}, with no terms for new ones"))
            .also(&Place::value(format!("parties.{party}.members")), "a class of members")
            .help("agree who admits a member and what it accepts, and add `accession:` to `governance`, with `decides:` and `terms:`");
    }
    let Some(exit) = charter.exit.get().filter(|exit| exit.others.is_missing()) else { return };
    let is_open = exit.others.is_open();
    let missing = if is_open { "undecided" } else { "not agreed" };
    drafts
        .at_key("exit.others", format!("what the others do when one party exits is {missing}"))
        .also(&Place::value(format!("parties.{party}.members")), "a class of members")
        .help("write `others: continue` under `exit` where they go on without it, or `others: end`");
}

/// The first party that is a class of several members.
fn class(charter: &Charter) -> Option<(&str, u32)> {
    let parties = charter.parties.get()?;
    let of =
        |(id, party): (_, &crate::document::charter::party::Party)| Some((id, party.members.get()?.value()));
    parties.iter().filter_map(of).find(|(_, members)| *members > 1)
}

/// Whether a decision is about who joins.
fn decides_on_joining(charter: &Charter) -> bool {
    let decisions = charter.governance.get().and_then(|governance| governance.decisions.get());
    let about = |what: &str| {
        ["join", "accession", "admi", "new member"].iter().any(|word| folded(what).contains(word))
    };
    decisions
        .is_some_and(|list| list.values().any(|it| it.what.get().is_some_and(|what| about(what.as_str()))))
}
