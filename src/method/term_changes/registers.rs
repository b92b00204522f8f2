//! How long a registration protects a deal: a term that stands in the deal register and not in the charter.

use std::cmp::Ordering;

use super::{Effect, Movement, Outcome, Seen, TermChange, Texts, Witness};
use crate::document::scalar::{Duration, Scalar as _};
use crate::document::{Difference, Said};
use crate::method::deals::{all, is_lost, protection};
use crate::method::terms::{PROTECTION, Sight};
use crate::partnership::DealRegister;
use crate::yaml::YamlPath;

/// The registers that protect for another time than before.
pub(super) fn changes(texts: &Texts<'_>) -> Vec<TermChange> {
    let now = texts.after.records.deals.iter().enumerate();
    now.filter_map(|(nth, register)| change(texts, nth, before(texts, register)?, register)).collect()
}

/// The register before: the one of the same file, else the only one.
fn before<'t>(texts: &Texts<'t>, now: &DealRegister) -> Option<&'t DealRegister> {
    let path = |register: &DealRegister| register.record.source.path.clone();
    let of_file = texts.registers.iter().find(|it| path(it) == path(now));
    match (texts.registers, texts.after.records.deals.len()) {
        ([only], 1) => Some(only),
        _ => of_file,
    }
}

fn change(texts: &Texts<'_>, nth: usize, then: &DealRegister, now: &DealRegister) -> Option<TermChange> {
    let is_known =
        |it: &DealRegister| !it.record.value.protection.is_open() && !it.record.value.protection.is_invalid();
    if !is_known(then) || !is_known(now) {
        return None;
    }
    let policy = &texts.configuration.policy;
    let times = [protection(then, policy), protection(now, policy)];
    let movement = match times[0].approximate_days().cmp(&times[1].approximate_days()) {
        Ordering::Less => Movement::Raised,
        Ordering::Greater => Movement::Lowered,
        Ordering::Equal => return None,
    };
    let at = YamlPath::from("protection");
    let said = |time: &Duration| Said {
        path: at.clone(),
        words: time.to_string(),
        meaning: Some(time.meaning()),
        is_open: false,
    };
    // Each party is protected by its own registrations, and kept out by those of the others.
    let parties = texts.after.charter.value.party_ids();
    let protected = |party: &str, time: &Duration| {
        let own = all(texts.after).filter(|(place, deal)| {
            place.record == nth && deal.partner.get().is_some_and(|it| it.as_str() == party) && !is_lost(deal)
        });
        own.filter_map(|(_, deal)| deal.registered.get()?.day())
            .filter(|day| *day <= texts.as_of && day.plus(time).is_some_and(|last| last >= texts.as_of))
            .count()
    };
    let witnesses: Vec<Witness> = parties
        .iter()
        .map(|party| Witness {
            party: (*party).to_owned(),
            sight: Sight::Protected,
            is_of_others: false,
            before: Some(Seen::Count(protected(party, &times[0]))),
            after: Some(Seen::Count(protected(party, &times[1]))),
        })
        .collect();
    let outcome = if witnesses.iter().any(Witness::differs) { Outcome::Differs } else { Outcome::NoEffect };
    Some(TermChange {
        difference: Difference {
            name: at.clone(),
            term: vec!["deals".to_owned(), "protection".to_owned()],
            party: None,
            before: Some(said(&times[0])),
            after: Some(said(&times[1])),
            parts: Vec::new(),
        },
        term: PROTECTION,
        movement,
        weight: PROTECTION.weight,
        effects: parties.into_iter().map(|party| (party.to_owned(), Effect::BothWays)).collect(),
        depends_on: None,
        witnesses,
        moved_with: 0,
        outcome,
        approved: None,
        record: Some([then.record.source.path.clone(), now.record.source.path.clone()]),
    })
}
