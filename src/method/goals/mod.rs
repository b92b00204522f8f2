//! The goals of the parties side by side: what each counts in, and what it aims at.

mod measure;

use std::cmp::Ordering;

use crate::document::charter::Charter;
use crate::document::charter::canvas::Goal;
use crate::document::scalar::Quantity;
use crate::document::{ByParty, List};

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
        let mut metrics: Vec<&str> = Vec::new();
        for (_, _, metric) in &self.goals {
            if !metrics.contains(metric) {
                metrics.push(metric);
            }
        }
        metrics
    }

    /// What it counts, in words: its metrics, else what the goals say.
    pub(crate) fn counts(&self) -> Vec<&str> {
        let mut counts: Vec<&str> = self.metrics();
        if counts.is_empty() {
            for (_, measure) in &self.measures {
                if !counts.contains(&measure.as_str()) {
                    counts.push(measure);
                }
            }
        }
        counts
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

    /// What it counts, for comparing: the units of its metrics and the nouns of its goals.
    fn units(&self, charter: &Charter) -> Vec<String> {
        let metrics = self.metrics().into_iter().filter_map(|metric| unit(charter, metric));
        metrics.chain(self.measures.iter().map(|(_, measure)| measure.clone())).collect()
    }

    /// Its goals in this metric that have a target.
    fn aims(&self, metric: &str) -> Vec<(usize, &'a Goal, &'a Quantity)> {
        self.goals
            .iter()
            .filter(|(_, _, counted)| *counted == metric)
            .filter_map(|(index, goal, _)| Some((*index, *goal, goal.target.get()?)))
            .collect()
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
pub(crate) fn groups<'s, 'a>(charter: &Charter, sides: &'s [Side<'a>]) -> Vec<Vec<&'s Side<'a>>> {
    let mut groups: Vec<Vec<&Side<'_>>> = Vec::new();
    if sides.iter().any(|side| side.is_unclear) {
        return groups;
    }
    for side in sides {
        let (near, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|other| count_alike(charter, side, other)));
        let mut joined: Vec<&Side<'_>> = near.into_iter().flatten().collect();
        joined.push(side);
        rest.push(joined);
        groups = rest;
    }
    groups
}

fn count_alike(charter: &Charter, one: &Side<'_>, other: &Side<'_>) -> bool {
    let theirs = other.units(charter);
    one.metrics().iter().any(|mine| other.metrics().contains(mine))
        || one.units(charter).iter().any(|mine| theirs.contains(mine))
}

/// What people call a metric: its name where it has one.
pub(crate) fn called(charter: &Charter, metric: &str) -> String {
    let mut metrics = charter.metrics.get().into_iter().flat_map(|metrics| metrics.values());
    let named = metrics.find(|it| it.id.get().is_some_and(|id| id.as_str() == metric));
    named.and_then(|it| it.name.get()).map_or_else(|| metric.to_owned(), ToString::to_string)
}

/// The unit of a metric, for comparing. A percentage is a part of anything, and so nothing in common.
fn unit(charter: &Charter, metric: &str) -> Option<String> {
    let mut metrics = charter.metrics.get()?.values();
    let unit = metrics.find(|it| it.id.get().is_some_and(|id| id.as_str() == metric))?.unit.get()?;
    measure::of_unit(unit.as_str())
}

/// The metrics that at least two sides count in, in the order of the goals.
pub(crate) fn metrics_in_common<'a>(sides: &[Side<'a>]) -> Vec<&'a str> {
    let mut metrics: Vec<&str> = Vec::new();
    for metric in sides.iter().flat_map(Side::metrics) {
        let count = sides.iter().filter(|side| side.metrics().contains(&metric)).count();
        if count > 1 && !metrics.contains(&metric) {
            metrics.push(metric);
        }
    }
    metrics
}

/// The parties whose targets for a metric differ from another party's; none where all agree.
pub(crate) fn apart<'a>(sides: &[Side<'a>], metric: &str) -> Vec<Aim<'a>> {
    sides
        .iter()
        .filter(|side| sides.iter().any(|other| other.party != side.party && differ(side, other, metric)))
        .filter_map(|side| {
            let aims = side.aims(metric);
            let (index, _, _) = aims.first()?;
            Some(Aim {
                party: side.party,
                place: format!("{}[{index}].target", side.path),
                targets: aims.iter().map(|(_, _, target)| format!("{target:#}")).collect(),
            })
        })
        .collect()
}

/// Whether one of the two has a target that the other should have too, and has not. Goals due on different days are
/// different goals.
fn differ(one: &Side<'_>, other: &Side<'_>, metric: &str) -> bool {
    let (mine, theirs) = (one.aims(metric), other.aims(metric));
    let is_unmatched = |aims: &[(usize, &Goal, &Quantity)], others: &[(usize, &Goal, &Quantity)]| {
        aims.iter().any(|(_, goal, target)| {
            let mut same_day =
                others.iter().filter(|(_, other, _)| may_be_due_together(goal, other)).peekable();
            same_day.peek().is_some() && !same_day.any(|(_, _, other)| is_same(target, other))
        })
    };
    is_unmatched(&mine, &theirs) || is_unmatched(&theirs, &mine)
}

fn may_be_due_together(one: &Goal, other: &Goal) -> bool {
    match (one.due.get(), other.due.get()) {
        (Some(one), Some(other)) => one == other,
        _ => !one.due.is_invalid() && !other.due.is_invalid(),
    }
}

/// Whether two targets say the same. A plain number may stand for an amount in the metric's unit.
fn is_same(one: &Quantity, other: &Quantity) -> bool {
    match one.checked_cmp(other) {
        Some(order) => order == Ordering::Equal,
        None => {
            let has_plain = [one, other].iter().any(|it| matches!(it, Quantity::Number(_)));
            has_plain && figure(one) == figure(other)
        }
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
        is_same(&Quantity::parse(one).unwrap(), &Quantity::parse(other).unwrap())
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
