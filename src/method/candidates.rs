//! The landscape of possible partners: scores, ranks, what matches, who introduced whom [S1, S4].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::Field;
use crate::document::records::candidates::{Candidate, Candidates, Wanted, Weights};
use crate::document::scalar::{Count, Score};

/// The criteria, in the order of the format.
pub const CRITERIA: [&str; 3] = ["strategic_fit", "operational_compatibility", "risk_profile"];

/// One candidate in the landscape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// Which one, counted from 0 in the record.
    pub index: usize,
    /// Its weighted scores added up, and what they add up to at most; criteria without a score leave both.
    pub points: u64,
    /// What the points add up to at most.
    pub of: u64,
    /// The criteria without a score.
    pub missing: Vec<&'static str>,
    /// Its rank from 1; equal candidates share one, and those without a whole set of scores have none.
    pub rank: Option<usize>,
    /// What is wanted and not there, by key.
    pub unmet: Vec<&'static str>,
}

/// The candidates in the order of their ranks, those without one behind, each group in the order of the record.
#[must_use]
pub fn landscape(record: &Candidates) -> Vec<Placing> {
    let weights = weights(record);
    let mut placings: Vec<Placing> = record
        .candidates
        .get()
        .into_iter()
        .flat_map(|candidates| candidates.iter())
        .map(|(index, candidate)| placing(record, &weights, index, candidate))
        .collect();
    placings.sort_by_key(|it| (!it.missing.is_empty(), Reverse(it.points), it.index));
    let mut last: Option<(u64, usize)> = None;
    for (at, placing) in placings.iter_mut().enumerate() {
        if !placing.missing.is_empty() {
            continue;
        }
        let rank = last.filter(|(points, _)| *points == placing.points).map_or(at + 1, |(_, rank)| rank);
        placing.rank = Some(rank);
        last = Some((placing.points, rank));
    }
    placings
}

/// A weight that is not said is 1.
fn weights(record: &Candidates) -> [u64; 3] {
    let weights = record.weights.get();
    let of = |read: fn(&Weights) -> &Field<Count>| {
        weights.and_then(|it| read(it).get()).map_or(1, |weight| u64::from(weight.value()))
    };
    [of(|it| &it.strategic_fit), of(|it| &it.operational_compatibility), of(|it| &it.risk_profile)]
}

fn placing(record: &Candidates, weights: &[u64; 3], index: usize, candidate: &Candidate) -> Placing {
    let scores = candidate.scores.get();
    let score = |at: usize| -> Option<&Score> {
        let scores = scores?;
        [&scores.strategic_fit, &scores.operational_compatibility, &scores.risk_profile][at].get()
    };
    let mut placing =
        Placing { index, points: 0, of: 0, missing: Vec::new(), rank: None, unmet: unmet(record, candidate) };
    for (at, criterion) in CRITERIA.iter().enumerate() {
        match score(at) {
            Some(score) => {
                placing.points += weights[at] * u64::from(score.value());
                placing.of += weights[at] * 5;
            }
            None => placing.missing.push(criterion),
        }
    }
    placing
}

/// What is wanted of a partner and not found in a candidate. What a candidate does not say is not there.
fn unmet(record: &Candidates, candidate: &Candidate) -> Vec<&'static str> {
    let Some(Wanted { industry, country, capabilities }) = record.wanted.get() else { return Vec::new() };
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let mut unmet = Vec::new();
    if let Some(wanted) = industry.get() {
        let own = candidate.industry.get();
        if !wanted.values().any(|it| own.is_some_and(|own| same(own.as_str(), it.as_str()))) {
            unmet.push("industry");
        }
    }
    if let Some(wanted) = country.get()
        && !wanted.values().any(|it| candidate.country.get() == Some(it))
    {
        unmet.push("country");
    }
    if let Some(wanted) = capabilities.get() {
        let has = |it: &str| {
            let own = candidate.capabilities.get();
            own.is_some_and(|own| own.values().any(|own| same(own.as_str(), it)))
        };
        if !wanted.values().all(|it| has(it.as_str())) {
            unmet.push("capabilities");
        }
    }
    unmet
}

/// The referrals that lead back to where they began: each cycle once, as indices from 0, beginning with the smallest and going from a
/// candidate to the one who introduced it.
#[must_use]
pub fn referral_cycles(record: &Candidates) -> Vec<Vec<usize>> {
    let Some(candidates) = record.candidates.get() else { return Vec::new() };
    let by_id: BTreeMap<&str, usize> =
        candidates.iter().filter_map(|(index, it)| Some((it.id.get()?.as_str(), index))).collect();
    let next: BTreeMap<usize, usize> = candidates
        .iter()
        .filter_map(|(index, it)| Some((index, *by_id.get(it.referred_by.get()?.as_str())?)))
        .collect();
    let mut cycles: Vec<Vec<usize>> = Vec::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for start in next.keys() {
        let mut way: Vec<usize> = Vec::new();
        let mut here = *start;
        while seen.insert(here) {
            way.push(here);
            let Some(there) = next.get(&here) else { break };
            here = *there;
        }
        // Seen before, and on this very way: the way has come round.
        if next.contains_key(&here) && way.contains(&here) {
            let mut cycle: Vec<usize> = way.into_iter().skip_while(|it| *it != here).collect();
            let smallest = cycle.iter().enumerate().min_by_key(|(_, it)| **it).map_or(0, |(at, _)| at);
            cycle.rotate_left(smallest);
            cycles.push(cycle);
        }
    }
    cycles.sort();
    cycles
}
