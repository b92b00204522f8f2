use super::seats::{is_represented, name_of};
use crate::document::charter::Charter;
use crate::document::charter::governance::{Body, Governance};
use crate::document::charter::resources::LeadLevel;
use crate::document::scalar::Person;
use crate::document::{Authority, Each, Field};
use crate::finding::{Place, Severity};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// members of a deciding body have no authority, or it is not stated
    "body-without-authority",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S0", "ours"],
    why: "members without authority must refer every question back, so the body decides nothing",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    for (index, body) in governance.bodies.get().into_iter().flat_map(|bodies| bodies.iter()) {
        let Some(decision) = first_decision(governance, body) else { continue };
        let seated: Vec<(&str, Say)> = subject
            .charter
            .party_ids()
            .into_iter()
            .filter(|party| is_represented(body, party))
            .map(|party| (party, said(subject.charter, body, party)))
            .collect();
        let of_state = |state: Say| -> Vec<&str> {
            seated.iter().filter(|(_, said)| *said == state).map(|(party, _)| *party).collect()
        };
        let (name, what) = (name_of(body, index), what(governance, decision));
        let path = format!("governance.bodies[{index}].may_decide");
        let denied = of_state(Say::No);
        if !denied.is_empty() {
            let message = format!(
                "members from {} may not decide in {name}, which decides {what}",
                names(subject.charter, &denied)
            );
            drafts
                .at_value(at(&path, body, &denied), message)
                .also(&Place::value(format!("governance.decisions[{decision}].decides")), "decided in this body")
                .help("send someone with authority and write `may_decide: yes`, or move the decision to another body");
        }
        let unsaid = of_state(Say::Nothing);
        if !unsaid.is_empty() {
            let who = names(subject.charter, &unsaid);
            drafts
                .at_key(
                    at(&path, body, &unsaid),
                    format!("authority of members from {who} not stated in {name}, which decides {what}"),
                )
                .at_most(Severity::Advice)
                .also(&Place::value(format!("governance.decisions[{decision}].decides")), "decided in this body")
                .help("ask how far they may decide alone, and write `may_decide: yes` or `no` under the body, for all or for each party");
        }
    }
}

/// The first of the decisions that are this body's, counted from 0.
fn first_decision(governance: &Governance, body: &Body) -> Option<usize> {
    let id = body.id.get()?;
    let is_its =
        |decides: Option<&Authority>| matches!(decides, Some(Authority::Body(it)) if it == id.as_str());
    governance.decisions.get()?.iter().find(|(_, it)| is_its(it.decides.get())).map(|(index, _)| index)
}

fn what(governance: &Governance, decision: usize) -> String {
    let decisions = governance.decisions.get();
    let what = decisions.and_then(|list| list.0.get(decision)?.get()?.what.get());
    what.map_or_else(|| format!("decision {}", decision + 1), |what| format!("\"{what}\""))
}

/// At the party's own entry where the map names one party only.
fn at(path: &str, body: &Body, parties: &[&str]) -> String {
    match (body.may_decide.get(), parties) {
        (Some(Each::Parties(_)), [only]) => format!("{path}.{only}"),
        _ => path.to_owned(),
    }
}

/// Whether the members of a party may decide.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Say {
    Yes,
    No,
    Nothing,
}

fn said(charter: &Charter, body: &Body, party: &str) -> Say {
    let may = match &body.may_decide {
        Field::Given(each) => each.of(party),
        Field::Invalid => Field::Invalid,
        Field::Missing | Field::Open => Field::Missing,
    };
    match may {
        Field::Given(may) if may.is_yes() => Say::Yes,
        Field::Given(_) => Say::No,
        Field::Missing | Field::Open if !stand_lower(charter, body, party) => Say::Yes,
        Field::Missing | Field::Open => Say::Nothing,
        Field::Invalid => Say::Yes,
    }
}

/// Whether the party has people who decide for it, and none of them sits in this body.
fn stand_lower(charter: &Charter, body: &Body, party: &str) -> bool {
    let Some(members) = body.members.get().and_then(|members| given(members.of(party))) else { return false };
    let deciders = deciders(charter, party);
    // Where a charter names none of them yet, others say so.
    !deciders.is_empty()
        && !members.0.iter().any(Field::is_invalid)
        && !members.values().any(|member| deciders.iter().any(|it| it.is_same(member)))
        && !members.values().any(|member| empowered_lead(charter).is_some_and(|it| it.is_same(member)))
}

/// Those of a party who decide for it by what they are: sponsor, manager, who votes at a gate, a lead from director on.
fn deciders<'a>(charter: &'a Charter, party: &str) -> Vec<&'a Person> {
    let roles = charter.parties.get().and_then(|parties| parties.get(party)?.get());
    let roles = roles.into_iter().flat_map(|it| [&it.sponsor, &it.manager]).filter_map(Field::get);
    let gates = charter.gates.get().into_iter().flat_map(|gates| gates.values());
    let at_gates = gates.filter_map(|gate| given(gate.deciders.get()?.of(party)));
    let phases = charter.resources.get().into_iter().flat_map(|table| table.iter());
    let seniors = phases.filter_map(|(_, commitments)| {
        let commitment = given(commitments.of(party))?;
        let is_senior = commitment.lead_level.get().is_some_and(|level| *level >= LeadLevel::Director);
        commitment.lead.get().filter(|_| is_senior)
    });
    roles.chain(at_gates).chain(seniors).collect()
}

/// The integration lead of all parties, where the charter lets that person decide.
fn empowered_lead(charter: &Charter) -> Option<&Person> {
    let lead = charter.governance.get()?.integration_lead.get()?;
    lead.name.get().filter(|_| lead.may_decide.get().is_some_and(|may| may.is_yes()))
}

fn given<T>(field: Field<&T>) -> Option<&T> {
    match field {
        Field::Given(value) => Some(value),
        _ => None,
    }
}
