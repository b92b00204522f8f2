//! Referral chains: where they begin, and those that lead back to their beginning [S1].

use std::collections::{BTreeMap, BTreeSet};

use crate::document::records::candidates::Candidates;

/// Who introduced a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referrer {
    /// Another candidate, by its index in the record.
    Candidate(usize),
    /// A party of the charter, by its id.
    Party(String),
    /// An id that several candidates have.
    Unclear(String),
    /// Somebody else, in the record's own words.
    Other(String),
}

/// Where a chain begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// With the first referrer.
    First(Referrer),
    /// Nowhere: the chain leads into a circle.
    Circle,
}

/// The referral chains.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Referrals {
    referrers: BTreeMap<usize, Referrer>,
}

impl Referrals {
    /// Reads the referrals of a record; `parties` are the ids of the charter's parties. Who has no id cannot be named.
    #[must_use]
    pub fn of(record: &Candidates, parties: &[&str]) -> Self {
        let Some(candidates) = record.candidates.get() else { return Self::default() };
        let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in candidates.iter() {
            if let Some(id) = candidate.id.get() {
                by_id.entry(id.as_str()).or_default().push(index);
            }
        }
        let referrer = |name: &str| match by_id.get(name).map(Vec::as_slice) {
            Some([only]) => Referrer::Candidate(*only),
            Some(_) => Referrer::Unclear(name.to_owned()),
            None if parties.contains(&name) => Referrer::Party(name.to_owned()),
            None => Referrer::Other(name.to_owned()),
        };
        let referrers = candidates
            .iter()
            .filter_map(|(index, it)| Some((index, referrer(it.referred_by.get()?.as_str()))))
            .collect();
        Self { referrers }
    }

    /// Who introduced this candidate.
    #[must_use]
    pub fn by(&self, index: usize) -> Option<&Referrer> {
        self.referrers.get(&index)
    }

    /// Whether nobody is said to have been introduced.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.referrers.is_empty()
    }

    /// The candidates on the way from this one to where its chain begins, this one first; where it leads into a circle, up to where it
    /// would come round.
    #[must_use]
    pub fn way(&self, index: usize) -> Vec<usize> {
        let mut way = vec![index];
        let mut seen = BTreeSet::from([index]);
        let mut here = index;
        while let Some(Referrer::Candidate(there)) = self.by(here) {
            if !seen.insert(*there) {
                break;
            }
            way.push(*there);
            here = *there;
        }
        way
    }

    /// Where the chain of every introduced candidate begins.
    #[must_use]
    pub fn origins(&self) -> BTreeMap<usize, Origin> {
        let mut origins: BTreeMap<usize, Origin> = BTreeMap::new();
        for start in self.referrers.keys() {
            let mut way = Vec::new();
            let mut on_the_way = BTreeSet::new();
            let mut here = *start;
            let origin = loop {
                if let Some(known) = origins.get(&here) {
                    break known.clone();
                }
                if !on_the_way.insert(here) {
                    break Origin::Circle;
                }
                match self.by(here) {
                    Some(Referrer::Candidate(there)) => {
                        way.push(here);
                        here = *there;
                    }
                    Some(other) => {
                        way.push(here);
                        break Origin::First(other.clone());
                    }
                    None => break Origin::First(Referrer::Candidate(here)),
                }
            };
            origins.extend(way.into_iter().map(|index| (index, origin.clone())));
        }
        origins
    }

    /// The candidates that were introduced and have introduced nobody: every chain ends with one of them.
    #[must_use]
    pub fn ends(&self) -> Vec<usize> {
        let introduced: BTreeSet<usize> = self
            .referrers
            .values()
            .filter_map(|it| if let Referrer::Candidate(index) = it { Some(*index) } else { None })
            .collect();
        self.referrers.keys().copied().filter(|index| !introduced.contains(index)).collect()
    }

    /// The referrals that lead back to where they began: each cycle once, as indices from 0, beginning with the smallest and going
    /// from a candidate to the one who introduced it.
    #[must_use]
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        let mut cycles: Vec<Vec<usize>> = Vec::new();
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for start in self.referrers.keys() {
            let mut way: Vec<usize> = Vec::new();
            let mut here = *start;
            while seen.insert(here) {
                way.push(here);
                let Some(Referrer::Candidate(there)) = self.by(here) else { break };
                here = *there;
            }
            let goes_on = matches!(self.by(here), Some(Referrer::Candidate(_)));
            // Seen before, and on this very way: the way has come round.
            if goes_on && way.contains(&here) {
                let mut cycle: Vec<usize> = way.into_iter().skip_while(|it| *it != here).collect();
                let smallest = cycle.iter().enumerate().min_by_key(|(_, it)| **it).map_or(0, |(at, _)| at);
                cycle.rotate_left(smallest);
                cycles.push(cycle);
            }
        }
        cycles.sort();
        cycles
    }
}
