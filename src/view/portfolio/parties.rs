//! Parties that take part in several partnerships: what the same effort brings them elsewhere [S0].

use std::collections::BTreeMap;

use super::{Member, Portfolio};
use crate::document::folded;
use crate::document::scalar::Share;
use crate::method::value::Ratio;
use crate::view::{Cell, Table, Text, Tone};

/// One party of one partnership.
#[derive(Debug)]
pub(super) struct Stake<'a> {
    pub(super) member: &'a Member<'a>,
    pub(super) party: &'a str,
}

impl Stake<'_> {
    /// What it gets for every 1 that it puts in.
    pub(super) fn ratio(&self) -> Option<Ratio> {
        let equation = self.member.surveyed.assessment.value.as_ref()?;
        equation.party(self.party)?.ratio.clone().ok()
    }

    /// How much of management time it puts in.
    pub(super) fn time(&self) -> Option<Share> {
        let value = self.member.surveyed.partnership.charter.value.value.get()?;
        value.share_of_management_time.get()?.of(self.party).get().map(|time| **time)
    }
}

/// The parties with their stakes, by name: charters may call one party by several ids, and several by one.
pub(super) fn shared<'a>(portfolio: &'a Portfolio<'a>) -> Vec<(&'a str, Vec<Stake<'a>>)> {
    let mut parties: BTreeMap<String, (&str, Vec<Stake<'_>>)> = BTreeMap::new();
    for member in &portfolio.members {
        let charter = &member.surveyed.partnership.charter.value;
        for party in charter.party_ids() {
            let name = charter.party_name(party);
            let entry = parties.entry(folded(name)).or_insert_with(|| (name, Vec::new()));
            entry.1.push(Stake { member, party });
        }
    }
    parties.into_values().filter(|(_, stakes)| stakes.len() > 1).collect()
}

pub(super) fn table(parties: &[(&str, Vec<Stake<'_>>)]) -> Table {
    let mut table =
        Table::with_columns(["party", "partnership", "return per 1 contributed", "share of management time"])
            .right(&[2, 3]);
    for (name, stakes) in parties {
        let best = stakes.iter().filter_map(Stake::ratio).max();
        let worst = stakes.iter().filter_map(Stake::ratio).min();
        for stake in stakes {
            let ratio = stake.ratio();
            let tone = match ratio {
                Some(_) if best == worst => Tone::Plain,
                Some(_) if ratio == best => Tone::Good,
                Some(_) if ratio == worst => Tone::Caution,
                _ => Tone::Plain,
            };
            table.rows.push(vec![
                Text::default().and(*name).into(),
                Text::default().and(stake.member.name()).into(),
                ratio.map_or_else(|| "not known".into(), |ratio| Cell::toned(ratio.to_string(), tone)),
                stake.time().map_or_else(|| "not known".into(), |time| time.to_string().into()),
            ]);
        }
    }
    table
}
