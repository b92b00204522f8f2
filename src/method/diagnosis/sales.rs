//! Symptoms of leads, deals and sales incentives.

use super::causes::Cause;
use super::scene::{Found, Of, Place, Scene, Told};
use crate::document::header::DocumentKind;
use crate::document::records::deals::Deal;
use crate::document::scalar::Duration;
use crate::grammar::{counted, number, series};
use crate::method::deals::{self, DealPlace, is_lost, is_won};
use crate::method::incentives::paid_for_volume;
use crate::method::leads::leads;

/// How many deals a party must have registered in half a year before their absence in the next says something.
const STEADY_FROM: usize = 3;

fn place(of: DealPlace) -> Place {
    Place::new(Of::Deals(of.record, of.line), format!("deals[{}]", of.index))
}

/// Fewer leads became deals than the policy asks for.
pub(super) fn idle_leads(scene: &Scene<'_>) -> Option<Found> {
    let leads = leads(scene.partnership, scene.policy, scene.as_of).filter(|it| it.is_low)?;
    Some(Found {
        said: format!(
            "{} of {} became deals, fewer than {}%",
            leads.conversions,
            counted(leads.leads, "lead"),
            scene.policy.conversion_least
        ),
        places: vec![Place::review(leads.record, "indicators.conversions")],
        ..Found::default()
    })
}

/// The deals registered by the day, each with the day.
fn registered<'a>(scene: &'a Scene<'_>) -> Vec<(DealPlace, &'a Deal, crate::document::scalar::Date)> {
    let all = deals::all(scene.partnership);
    let all = all.filter_map(|(at, deal)| Some((at, deal, deal.registered.get()?.day()?)));
    all.filter(|(_, _, day)| *day <= scene.as_of).collect()
}

/// Of the deals that came to an end fewer were won than the policy asks of leads.
pub(super) fn deals_lost(scene: &Scene<'_>) -> Option<Found> {
    let all = registered(scene);
    let lost: Vec<_> = all.iter().filter(|(_, deal, _)| is_lost(deal)).collect();
    let won = all.iter().filter(|(_, deal, _)| is_won(deal)).count();
    let ended = won + lost.len();
    let is_few = won * 100 < ended * scene.policy.conversion_least as usize;
    (ended >= scene.policy.conversion_judged_from as usize && is_few).then(|| Found {
        said: format!("{won} of {} that came to an end were won", counted(ended, "deal")),
        places: lost.last().map(|(at, _, _)| place(*at)).into_iter().collect(),
        ..Found::default()
    })
}

/// A party that registered deals in one half-year and none in the next, while another still does.
pub(super) fn leads_dried_up(scene: &Scene<'_>) -> Option<Found> {
    if !scene.is_whole(DocumentKind::Deals) {
        return None;
    }
    let all = registered(scene);
    let months = |count| scene.as_of.minus(&Duration::of_months(count));
    let (recent, before) = (months(6)?, months(12)?);
    let mut found = Found::default();
    let mut said = Vec::new();
    for party in &scene.parties {
        let is_its = |deal: &Deal| deal.partner.get().is_some_and(|it| it.as_str() == *party);
        let earlier: Vec<_> =
            all.iter().filter(|(_, deal, day)| is_its(deal) && before < *day && *day <= recent).collect();
        let is_silent = !all.iter().any(|(_, deal, day)| is_its(deal) && recent < *day);
        let others_go_on =
            all.iter().any(|(_, deal, day)| deal.partner.is_given() && !is_its(deal) && recent < *day);
        if earlier.len() >= STEADY_FROM && is_silent && others_go_on {
            said.push(format!(
                "{} registered {} in the half-year to {recent} and none since",
                scene.name(party),
                counted(earlier.len(), "deal")
            ));
            found.places.extend(earlier.last().map(|(at, _, _)| place(*at)));
            found.parties.push((*party).to_owned());
            if earlier.iter().all(|(_, deal, _)| deal.status.is_missing()) {
                let because = "nothing is recorded of what became of its last deals";
                found.told = Some(Told::by(&[Cause::Trust], because));
            }
        }
    }
    found.said = series(&said);
    (!said.is_empty()).then_some(found)
}

/// Deals that two parties registered under each other's protection.
pub(super) fn contested_credit(scene: &Scene<'_>) -> Option<Found> {
    let contested: Vec<_> = scene.assessment.collisions.iter().filter(|it| !it.is_same_party).collect();
    let count = contested.len();
    (count > 0).then(|| Found {
        said: format!(
            "{} {} registered by two parties at once",
            counted(count, "deal"),
            number(count, "was", "were")
        ),
        places: contested.iter().flat_map(|it| [place(it.first), place(it.later)]).collect(),
        ..Found::default()
    })
}

/// Sales people paid for volume alone.
pub(super) fn incentives_misaligned(scene: &Scene<'_>) -> Option<Found> {
    let parties = paid_for_volume(scene.charter);
    let names: Vec<&str> = parties.iter().map(|party| scene.charter.party_name(party)).collect();
    (!parties.is_empty()).then(|| Found {
        said: format!("sales people of {} are paid for volume alone", series(&names)),
        places: parties.iter().map(|it| Place::charter(format!("canvas.incentives.{it}"))).collect(),
        parties: parties.into_iter().map(str::to_owned).collect(),
        told: None,
    })
}

/// What tells the causes of idle leads apart: what the sales people are paid for.
pub(super) fn tell_leads(scene: &Scene<'_>) -> Option<Told> {
    let found = incentives_misaligned(scene)?;
    Some(Told::by(&[Cause::Pay], found.said))
}

/// What tells the causes of contested credit apart: whether there is a rule of the parties' own that is not used.
pub(super) fn tell_credit(scene: &Scene<'_>) -> Option<Told> {
    let mut registers = scene.partnership.records.deals.iter();
    registers
        .any(|register| register.record.value.protection.is_given())
        .then(|| Told::by(&[Cause::Trust], "a protection period is agreed, but not respected"))
}
