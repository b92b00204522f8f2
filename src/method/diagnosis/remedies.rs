//! What to do: for at most two causes the strongest remedy each, with who and by when [S3: one area, thirty days].

use super::causes::{Cause, Role, Within};
use super::promises::Promised;
use super::scene::{Place, Scene};
use super::symptoms::Symptom;
use super::{Case, Sign, Strength};
use crate::document::folded;
use crate::document::records::review::{Action, ReviewKind};
use crate::document::scalar::{Date, Duration, Person, keyword};
use crate::method::reviews::ActionState;

/// For how many causes something is proposed: who mends everything at once mends nothing.
const CAUSES_MOST: usize = 2;
/// How many days a remedy has at most.
const DAYS_MOST: u32 = 30;
/// How many days there are for what was agreed and not carried out.
const DAYS_OVERDUE: u32 = 7;

keyword! {
    /// What is to be done about a remedy.
    pub enum RemedyState {
        /// Nobody has agreed on it yet.
        Proposed = "proposed",
        /// A review has agreed on it, and its day has not come.
        Agreed = "agreed",
        /// A review has agreed on it, and it was not carried out.
        NotCarriedOut = "not-carried-out",
    }
}

/// Who does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// For which party; `None` where it is somebody neutral, or of all parties.
    pub party: Option<String>,
    /// By name; `None` where the charter names nobody.
    pub person: Option<Person>,
    /// In which role.
    pub role: &'static str,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// What.
    pub what: String,
    /// The cause that it is for; `None` for the first step of a symptom whose cause is not settled.
    pub cause: Option<Cause>,
    /// The symptom whose first step it is; `None` for the remedy of a cause.
    pub symptom: Option<Symptom>,
    /// Who, by name and party: `Ana Costa (Kestrel Software)`, or the role where nobody is named.
    pub who: Vec<String>,
    /// The same one by one.
    pub owners: Vec<Owner>,
    /// By when.
    pub by: Option<Date>,
    /// Whether it is new.
    pub state: RemedyState,
    /// The action of a review that agreed on it.
    pub agreed_in: Option<Place>,
}

/// The remedies of the likely and strong causes; where there are none, the first steps of the first symptoms.
pub(super) fn remedies(scene: &Scene<'_>, signs: &[Sign], cases: &[Case]) -> Vec<Remedy> {
    let settled = cases.iter().filter(|case| case.strength >= Strength::Likely).take(CAUSES_MOST);
    let remedies: Vec<Remedy> = settled.map(|case| of_case(scene, signs, case)).collect();
    if !remedies.is_empty() {
        return remedies;
    }
    let mut first: Vec<&Sign> = signs.iter().collect();
    first.sort_by_key(|sign| std::cmp::Reverse((sign.is_decided, sign.weight())));
    first.into_iter().take(CAUSES_MOST).map(|sign| first_step(scene, sign)).collect()
}

fn of_case(scene: &Scene<'_>, signs: &[Sign], case: &Case) -> Remedy {
    let row = case.cause.row();
    let pointing: Vec<&Sign> = case.signs.iter().filter_map(|at| signs.get(*at)).collect();
    let proposed = |what: &str, symptom| Remedy {
        what: what.to_owned(),
        cause: Some(case.cause),
        symptom,
        who: who(scene, row.who, &concerned(&pointing)),
        owners: owners(scene, row.who, &concerned(&pointing)),
        by: by(scene, row.within),
        state: RemedyState::Proposed,
        agreed_in: None,
    };
    match agreed(scene, row.remedy) {
        None => proposed(row.remedy, None),
        Some((status, action)) => {
            let place = Place::review(status.record, format!("actions[{}]", status.index));
            let what = action.what.get().map_or(row.remedy, |what| what.as_str());
            let owner = action.owner.get().map(|owner| owner.name().to_owned());
            let known = |state, by| Remedy {
                who: owner.clone().map_or_else(|| who(scene, row.who, &concerned(&pointing)), |it| vec![it]),
                owners: owner_of(action)
                    .map_or_else(|| owners(scene, row.who, &concerned(&pointing)), |it| vec![it]),
                by,
                state,
                agreed_in: Some(place.clone()),
                ..proposed(what, None)
            };
            match status.state {
                ActionState::Open => known(RemedyState::Agreed, action.due.get().copied()),
                ActionState::Overdue | ActionState::Dropped => {
                    known(RemedyState::NotCarriedOut, days(scene, DAYS_OVERDUE))
                }
                // It was carried out, and the symptoms are still there: the next one is the first step of the heaviest.
                ActionState::Kept | ActionState::Slipped => {
                    let heaviest = pointing.iter().max_by_key(|sign| (sign.is_decided, sign.weight()));
                    match heaviest {
                        Some(sign) => Remedy {
                            agreed_in: Some(place),
                            ..proposed(sign.symptom.row().first_step, Some(sign.symptom))
                        },
                        None => proposed(row.remedy, None),
                    }
                }
            }
        }
    }
}

/// The parties that all the signs are about; none where one of them is about everybody.
fn concerned(signs: &[&Sign]) -> Vec<String> {
    if signs.iter().any(|sign| sign.parties.is_empty()) {
        return Vec::new();
    }
    let mut parties: Vec<String> = signs.iter().flat_map(|sign| sign.parties.clone()).collect();
    parties.sort_unstable();
    parties.dedup();
    parties
}

fn first_step(scene: &Scene<'_>, sign: &Sign) -> Remedy {
    let what = sign.symptom.row().first_step;
    let agreed = agreed(scene, what);
    let is_left =
        agreed.is_some_and(|(it, _)| matches!(it.state, ActionState::Overdue | ActionState::Dropped));
    let is_open = agreed.is_some_and(|(it, _)| it.state == ActionState::Open);
    let state = match (is_left, is_open) {
        (true, _) => RemedyState::NotCarriedOut,
        (_, true) => RemedyState::Agreed,
        _ => RemedyState::Proposed,
    };
    let by = match agreed.filter(|_| is_open) {
        Some((_, action)) => action.due.get().copied(),
        None => days(scene, if is_left { DAYS_OVERDUE } else { DAYS_MOST }),
    };
    Remedy {
        what: what.to_owned(),
        cause: None,
        symptom: Some(sign.symptom),
        who: who(scene, Role::Managers, &sign.parties),
        owners: owners(scene, Role::Managers, &sign.parties),
        by,
        state,
        agreed_in: agreed.map(|(it, _)| Place::review(it.record, format!("actions[{}]", it.index))),
    }
}

/// The last action of the reviews that says the same.
fn agreed<'a>(scene: &'a Scene<'_>, remedy: &str) -> Option<Promised<'a>> {
    let is_it = |(_, action): &Promised<'_>| {
        action.what.get().is_some_and(|what| folded(what.as_str()) == folded(remedy))
    };
    scene.actions().filter(is_it).last()
}

fn days(scene: &Scene<'_>, days: u32) -> Option<Date> {
    scene.as_of.plus(&Duration::of_days(days))
}

fn by(scene: &Scene<'_>, within: Within) -> Option<Date> {
    match within {
        Within::Days(count) => days(scene, count),
        Within::NextReview => {
            let latest = days(scene, DAYS_MOST)?;
            let review = scene.assessment.reviews.iter().find(|it| it.kind == ReviewKind::Business);
            let next = review.map(|it| it.due).filter(|due| scene.as_of <= *due && *due <= latest);
            Some(next.unwrap_or(latest))
        }
    }
}

/// Who has promised an action; `None` where nobody is named.
fn owner_of(action: &Action) -> Option<Owner> {
    let person = action.owner.get()?.clone();
    let party = action.side.get().map(|side| side.as_str().to_owned());
    Some(Owner { party, person: Some(person), role: "owner of the action" })
}

/// Who of the parties concerned carries something out, in words: `Ana Costa (Kestrel Software)`.
pub(super) fn who(scene: &Scene<'_>, role: Role, parties: &[String]) -> Vec<String> {
    let said = |owner: Owner| {
        let party = owner.party.as_deref().map(|party| scene.charter.party_name(party));
        match (owner.person, party) {
            (Some(person), Some(party)) => format!("{} ({party})", person.name()),
            (Some(person), None) => person.name().to_owned(),
            (None, Some(party)) => format!("{} of {party}", owner.role),
            (None, None) => owner.role.to_owned(),
        }
    };
    owners(scene, role, parties).into_iter().map(said).collect()
}

/// Who of the parties concerned carries something out; of all parties where none is named.
fn owners(scene: &Scene<'_>, role: Role, parties: &[String]) -> Vec<Owner> {
    if role == Role::IntegrationLead {
        let lead = scene.charter.governance.get().and_then(|it| it.integration_lead.get()?.name.get());
        return match lead {
            Some(lead) => vec![Owner { party: None, person: Some(lead.clone()), role: "integration lead" }],
            None => owners(scene, Role::Managers, parties),
        };
    }
    let is_meant = |party: &&&str| parties.is_empty() || parties.iter().any(|it| it == *party);
    let of_party = |party: &&str| {
        let people = scene.party(party);
        let (person, role) = match role {
            Role::Sponsors => (people.and_then(|it| it.sponsor.get()), "executive sponsor"),
            Role::Liaisons => {
                let liaison = people.and_then(|it| it.liaison.get());
                (liaison.or_else(|| people.and_then(|it| it.manager.get())), "cultural liaison")
            }
            Role::Managers | Role::IntegrationLead => {
                (people.and_then(|it| it.manager.get()), "partnership manager")
            }
        };
        Owner { party: Some((*party).to_owned()), person: person.cloned(), role }
    };
    scene.parties.iter().filter(is_meant).map(of_party).collect()
}
