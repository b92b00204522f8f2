//! The goals of the parties side by side: what each counts in, and what it aims at.

mod measure;

use std::collections::{BTreeMap, BTreeSet};

use crate::document::charter::Charter;
use crate::document::charter::canvas::Goal;
use crate::document::charter::metrics::Metric;
use crate::document::scalar::{Date, Quantity};
use crate::document::{ByParty, List};

/// The shared metrics by their ids: the first of those that have one id.
pub(crate) struct Metrics<'a>(BTreeMap<&'a str, &'a Metric>);

impl<'a> Metrics<'a> {
    pub(crate) fn of(charter: &'a Charter) -> Self {
        let mut by_id = BTreeMap::new();
        for metric in charter.metrics.get().into_iter().flat_map(|metrics| metrics.values()) {
            if let Some(id) = metric.id.get() {
                by_id.entry(id.as_str()).or_insert(metric);
            }
        }
        Self(by_id)
    }

    /// What people call a metric: its name where it has one.
    pub(crate) fn called(&self, metric: &str) -> String {
        let name = self.0.get(metric).and_then(|it| it.name.get());
        name.map_or_else(|| metric.to_owned(), ToString::to_string)
    }

    /// The unit of a metric, for comparing. A percentage is a part of anything, and so nothing in common.
    fn unit(&self, metric: &str) -> Option<String> {
        measure::of_unit(self.0.get(metric)?.unit.get()?.as_str())
    }
}

/// One party and its goals that count something.
pub(crate) struct Side<'a> {
    pub(crate) party: &'a str,
    /// Where its goals stand.
    path: String,
    /// Index from 0, goal, and the metric it counts in; none where only words and targets show what it counts.
    goals: Vec<(usize, &'a Goal, &'a str)>,
    /// What its goals without a metric count, each with the index of the goal: `leads`, `money`.
    measures: Vec<(usize, String)>,
    /// Whether some goal could not be read: it may count in any metric.
    is_unclear: bool,
}

/// What one party aims at in a metric.
#[derive(Clone)]
pub(crate) struct Aim<'a> {
    pub(crate) party: &'a str,
    /// Where the first target stands.
    pub(crate) place: String,
    /// The targets as they are printed.
    pub(crate) targets: Vec<String>,
}

impl<'a> Side<'a> {
    /// The metrics that it counts in, each once.
    pub(crate) fn metrics(&self) -> Vec<&'a str> {
        let mut seen = BTreeSet::new();
        self.goals.iter().map(|(_, _, metric)| *metric).filter(|metric| seen.insert(*metric)).collect()
    }

    /// What it counts, in words: its metrics, else what the goals say.
    pub(crate) fn counts(&self) -> Vec<&str> {
        let counts = self.metrics();
        if !counts.is_empty() {
            return counts;
        }
        let mut seen = BTreeSet::new();
        self.measures.iter().map(|(_, measure)| measure.as_str()).filter(|it| seen.insert(*it)).collect()
    }

    /// Where its first metric stands, else the first goal that counts something.
    pub(crate) fn place_of_metric(&self) -> String {
        match (self.goals.first(), self.measures.first()) {
            (Some((index, _, _)), _) => format!("{}[{index}].metric", self.path),
            (None, Some((index, _))) => format!("{}[{index}]", self.path),
            (None, None) => self.path.clone(),
        }
    }

    /// Whether each of its goals has a target.
    fn has_targets(&self, goals: &ByParty<List<Goal>>) -> bool {
        let goals = goals.of(self.party);
        goals.get().is_some_and(|list| list.values().all(|goal| goal.target.is_given()))
    }

    /// What it counts, for comparing: its metrics, and their units with the nouns of its goals.
    fn traits(&self, metrics: &Metrics<'_>) -> (BTreeSet<&'a str>, BTreeSet<String>) {
        let own: BTreeSet<&str> = self.metrics().into_iter().collect();
        let units = own.iter().filter_map(|metric| metrics.unit(metric));
        let units = units.chain(self.measures.iter().map(|(_, measure)| measure.clone())).collect();
        (own, units)
    }

    /// Its goals by the metrics that they count in, those with a target: index from 0, goal and target.
    fn aims(&self) -> BTreeMap<&'a str, Vec<(usize, &'a Goal, &'a Quantity)>> {
        let mut aims: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (index, goal, metric) in &self.goals {
            if let Some(target) = goal.target.get() {
                aims.entry(metric).or_default().push((*index, *goal, target));
            }
        }
        aims
    }
}

/// The parties that count in a metric, in the order of the charter.
pub(crate) fn sides<'a>(charter: &'a Charter, path: &str, goals: &'a ByParty<List<Goal>>) -> Vec<Side<'a>> {
    let ids = charter.party_ids();
    let side = |party: &'a str| {
        let list = *goals.of(party).get()?;
        let goals: Vec<(usize, &Goal, &str)> = list
            .iter()
            .filter_map(|(index, goal)| Some((index, goal, goal.metric.get()?.as_str())))
            .collect();
        let is_unclear = list
            .0
            .iter()
            .any(|goal| goal.is_invalid() || goal.get().is_some_and(|goal| goal.metric.is_invalid()));
        let uncounted = || list.iter().filter(|(_, goal)| goal.metric.is_missing());
        let measures: Vec<(usize, String)> =
            uncounted().filter_map(|(index, goal)| Some((index, measure::of_goal(goal)?))).collect();
        // A party without any metric is compared where each of its goals says what it counts.
        let is_measured = !measures.is_empty() && measures.len() == list.0.len();
        (!goals.is_empty() || is_measured).then(|| Side {
            party,
            path: format!("{path}.{party}"),
            goals,
            measures,
            is_unclear,
        })
    };
    let mut sides: Vec<Side<'_>> = ids.into_iter().filter_map(side).collect();
    // Words without a target say what a party will do; only words are compared with them.
    if sides.iter().any(|side| !side.goals.is_empty()) {
        sides.retain(|side| !side.goals.is_empty() || side.has_targets(goals));
    }
    sides
}

/// The sides in groups; within a group each counts as some other does. None where some goal could not be read: its
/// metric may be what joins them all.
pub(crate) fn groups<'s, 'a>(metrics: &Metrics<'_>, sides: &'s [Side<'a>]) -> Vec<Vec<&'s Side<'a>>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    if sides.iter().any(|side| side.is_unclear) {
        return Vec::new();
    }
    let traits: Vec<_> = sides.iter().map(|side| side.traits(metrics)).collect();
    let alike = |one: usize, other: usize| {
        let ((mine, my_units), (theirs, their_units)) = (&traits[one], &traits[other]);
        !mine.is_disjoint(theirs) || !my_units.is_disjoint(their_units)
    };
    for side in 0..sides.len() {
        let (near, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|other| alike(side, *other)));
        let mut joined: Vec<usize> = near.into_iter().flatten().collect();
        joined.push(side);
        rest.push(joined);
        groups = rest;
    }
    groups.into_iter().map(|group| group.into_iter().map(|side| &sides[side]).collect()).collect()
}

/// The metrics that at least two sides count in, in the order of the goals.
fn metrics_in_common<'a>(sides: &[Side<'a>]) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for metric in sides.iter().flat_map(Side::metrics) {
        *counts.entry(metric).or_default() += 1;
    }
    let mut seen = BTreeSet::new();
    let all = sides.iter().flat_map(Side::metrics);
    all.filter(|metric| counts.get(metric).is_some_and(|count| *count > 1) && seen.insert(*metric)).collect()
}

/// Of each metric in common the parties whose targets for it differ from another party's; without the metrics in which all agree.
pub(crate) fn apart<'a>(sides: &[Side<'a>]) -> Vec<(&'a str, Vec<Aim<'a>>)> {
    let aims: Vec<_> = sides.iter().map(Side::aims).collect();
    let of = |metric: &str| {
        if is_one_aim(aims.iter().map(|aims| aims.get(metric).map_or(&[][..], Vec::as_slice))) {
            return Vec::new();
        }
        let own: Vec<(&Side<'_>, &[_], Targets)> = sides
            .iter()
            .zip(&aims)
            .map(|(side, aims)| {
                let aims = aims.get(metric).map_or(&[][..], Vec::as_slice);
                (side, aims, Targets::of(aims))
            })
            .collect();
        let differs = |side: &Side<'_>, aims: &[_], targets: &Targets| {
            own.iter().filter(|(other, ..)| other.party != side.party).any(|(_, theirs, their_targets)| {
                their_targets.lack_one_of(aims) || targets.lack_one_of(theirs)
            })
        };
        own.iter()
            .filter(|(side, aims, targets)| differs(side, aims, targets))
            .filter_map(|(side, aims, _)| {
                let (index, _, _) = aims.first()?;
                Some(Aim {
                    party: side.party,
                    place: format!("{}[{index}].target", side.path),
                    targets: aims.iter().map(|(_, _, target)| format!("{target:#}")).collect(),
                })
            })
            .collect()
    };
    metrics_in_common(sides).into_iter().map(|metric| (metric, of(metric))).collect()
}

/// Whether all aim at the same figures by the same days, as most do: then nothing has to be compared.
fn is_one_aim<'g>(mut each: impl Iterator<Item = &'g [(usize, &'g Goal, &'g Quantity)]>) -> bool {
    let Some(first) = each.next() else { return true };
    let is_same = |(_, goal, target): &(usize, &Goal, &Quantity),
                   (_, other, aimed): &(usize, &Goal, &Quantity)| {
        target == aimed
            && goal.due.get() == other.due.get()
            && !goal.due.is_invalid()
            && !other.due.is_invalid()
    };
    each.all(|other| {
        first.len() == other.len() && first.iter().zip(other).all(|(mine, their)| is_same(mine, their))
    })
}

/// The targets of one party for one metric, by the days on which they are due.
#[derive(Default)]
struct Targets {
    /// Of all goals but those whose day cannot be read.
    all: Figures,
    /// Of those without a day.
    open: Figures,
    due: BTreeMap<Date, Figures>,
}

impl Targets {
    fn of(aims: &[(usize, &Goal, &Quantity)]) -> Self {
        let mut targets = Self::default();
        for (_, goal, target) in aims.iter().filter(|(_, goal, _)| !goal.due.is_invalid()) {
            targets.all.add(target);
            match goal.due.get() {
                Some(due) => targets.due.entry(*due).or_default().add(target),
                None => targets.open.add(target),
            }
        }
        targets
    }

    /// Whether one of another party's targets should be here too, and is not. Goals due on different days are different goals.
    fn lack_one_of(&self, aims: &[(usize, &Goal, &Quantity)]) -> bool {
        let is_lacking = |goal: &Goal, target: &Quantity| {
            let here: Vec<&Figures> = match goal.due.get() {
                Some(due) => self.due.get(due).into_iter().chain([&self.open]).collect(),
                None => vec![&self.all],
            };
            here.iter().any(|it| !it.is_empty()) && !here.iter().any(|it| it.has(target))
        };
        aims.iter().any(|(_, goal, target)| !goal.due.is_invalid() && is_lacking(goal, target))
    }
}

/// What targets say. A plain number may stand for an amount in the metric's unit.
#[derive(Default)]
struct Figures {
    /// By what is counted, a currency or a percentage; empty for a plain number.
    exact: BTreeSet<(String, String)>,
    bare: BTreeSet<String>,
}

impl Figures {
    fn add(&mut self, target: &Quantity) {
        let figure = figure(target);
        self.bare.insert(figure.clone());
        self.exact.insert((counted_in(target), figure));
    }

    fn is_empty(&self) -> bool {
        self.bare.is_empty()
    }

    /// Whether one of them says the same.
    fn has(&self, target: &Quantity) -> bool {
        let (unit, figure) = (counted_in(target), figure(target));
        (unit.is_empty() && self.bare.contains(&figure))
            || self.exact.contains(&(String::new(), figure.clone()))
            || self.exact.contains(&(unit, figure))
    }
}

/// What a quantity counts; nothing for a plain number.
fn counted_in(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Number(_) => String::new(),
        Quantity::Percent(_) => "%".to_owned(),
        Quantity::Money(money) => money.currency().to_string(),
    }
}

/// The bare figure: `1234.5` for `1234.50 GBP`.
fn figure(quantity: &Quantity) -> String {
    let text = quantity.to_string();
    let figure = text.split([' ', '%']).next().unwrap_or_default();
    if figure.contains('.') {
        figure.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        figure.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    fn same(one: &str, other: &str) -> bool {
        let mut figures = Figures::default();
        figures.add(&Quantity::parse(one).unwrap());
        figures.has(&Quantity::parse(other).unwrap())
    }

    #[test]
    fn a_plain_number_may_stand_for_an_amount() {
        assert!(same("400", "400"));
        assert!(same("1234.5", "1234.50 GBP"));
        assert!(same("20%", "20"));
        assert!(!same("1234.5", "12345 GBP"));
        assert!(!same("20%", "20 GBP"));
        assert!(!same("500 EUR", "500 GBP"));
    }
}
