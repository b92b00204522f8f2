//! Parties that take part in several partnerships: what the same effort brings them elsewhere [S0].

use std::collections::BTreeMap;

use super::Member;
use super::Row;
use crate::document::folded;
use crate::document::scalar::Share;
use crate::method::value::Ratio;
use crate::view::{Cell, Table, Text, Tone};

/// The part of a party in its partnership.
#[derive(Debug)]
pub(super) struct Stake {
    /// What people call it.
    name: Box<str>,
    pub(super) party: Box<str>,
    /// What it gets for every 1 that it puts in.
    pub(super) ratio: Option<Ratio>,
    /// How much of management time it puts in.
    pub(super) time: Option<Share>,
}

/// The part of each party in a partnership.
pub(super) fn stakes(member: &Member<'_>) -> Vec<Stake> {
    let charter = &member.surveyed.partnership.charter.value;
    let equation = member.surveyed.assessment.value.as_ref();
    let times = charter.value.get().and_then(|value| value.share_of_management_time.get());
    let stake = |party: &str| Stake {
        name: charter.party_name(party).into(),
        party: party.into(),
        ratio: equation.and_then(|it| it.party(party)?.ratio.clone().ok()),
        time: times.and_then(|times| times.of(party).get().map(|time| **time)),
    };
    charter.party_ids().into_iter().map(stake).collect()
}

/// A party, by name, with its stakes, each with the partnership that it is one in.
pub(super) type Shared<'a> = (&'a str, Vec<(&'a Row, &'a Stake)>);

/// The parties with their stakes, by name: charters may call one party by several ids, and several by one.
pub(super) fn shared(rows: &[Row]) -> Vec<Shared<'_>> {
    let mut parties: BTreeMap<String, Shared<'_>> = BTreeMap::new();
    for row in rows {
        for stake in &row.stakes {
            let entry = parties.entry(folded(&stake.name)).or_insert_with(|| (&stake.name, Vec::new()));
            entry.1.push((row, stake));
        }
    }
    parties.into_values().filter(|(_, stakes)| stakes.len() > 1).collect()
}

pub(super) fn table(parties: &[Shared<'_>]) -> Table {
    let mut table =
        Table::with_columns(["party", "partnership", "return per 1 contributed", "share of management time"])
            .right(&[2, 3]);
    for (name, stakes) in parties {
        let best = stakes.iter().filter_map(|(_, stake)| stake.ratio).max();
        let worst = stakes.iter().filter_map(|(_, stake)| stake.ratio).min();
        for (row, stake) in stakes {
            let ratio = stake.ratio;
            let tone = match ratio {
                Some(_) if best == worst => Tone::Plain,
                Some(_) if ratio == best => Tone::Good,
                Some(_) if ratio == worst => Tone::Caution,
                _ => Tone::Plain,
            };
            table.rows.push(vec![
                Text::default().and(*name).into(),
                Text::default().and(&*row.name).into(),
                ratio.map_or_else(|| "not known".into(), |ratio| Cell::toned(ratio.to_string(), tone)),
                stake.time.map_or_else(|| "not known".into(), |time| time.to_string().into()),
            ]);
        }
    }
    table
}
