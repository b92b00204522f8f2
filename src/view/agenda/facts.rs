//! What agendas and minutes both need: figures, open actions, roles.

use super::{Item, Part, Prepared};
use crate::document::charter::metrics::Metric;
use crate::document::records::review::Action;
use crate::document::scalar::Person;
use crate::grammar::{in_print, series};
use crate::method::reviews::{ActionState, ActionStatus};
use crate::method::targets::part;
use crate::method::trends::{Course, all_series, has_reached, is_beyond_tolerance, last_reading};

/// What an action says.
pub(super) fn action<'p>(prepared: &'p Prepared<'_>, status: &ActionStatus) -> Option<&'p Action> {
    let review = &prepared.partnership().records.reviews.get(status.record)?.value;
    review.actions.get()?.0.get(status.index)?.get()
}

/// The actions that are open, what is overdue first, then by their day; without a day last.
pub(super) fn open_actions<'p>(prepared: &'p Prepared<'_>) -> Vec<(&'p ActionStatus, &'p Action)> {
    let actions = prepared.surveyed.assessment.actions.iter();
    let mut open: Vec<_> = actions
        .filter(|it| matches!(it.state, ActionState::Open | ActionState::Overdue))
        .filter_map(|status| Some((status, action(prepared, status)?)))
        .collect();
    open.sort_by_key(|(_, action)| (action.due.get().is_none(), action.due.get().copied()));
    open
}

/// The shared metrics, each with its place in the charter, its id and what people call it.
pub(super) fn metrics<'p>(prepared: &'p Prepared<'_>) -> Vec<(usize, &'p str, &'p str, &'p Metric)> {
    let metrics = prepared.partnership().charter.value.metrics.get();
    let of = |(at, metric): (usize, &'p Metric)| {
        let id = metric.id.get()?.as_str();
        Some((at, id, metric.name.get().map_or(id, |name| name.as_str()), metric))
    };
    metrics.into_iter().flat_map(|list| list.iter()).filter_map(of).collect()
}

/// The last actual of a metric, as in print, with the period of its review.
pub(super) fn last_actual(prepared: &Prepared<'_>, id: &str) -> Option<String> {
    let (record, value) = last_reading(prepared.partnership(), id, prepared.as_of)?;
    let review = &prepared.partnership().records.reviews.get(record)?.value;
    let period = review.period.get().map(|period| format!(" ({period})")).unwrap_or_default();
    Some(format!("{}{period}", in_print(value)))
}

/// Each metric with its last actual, its target and its course.
pub(super) fn figures(prepared: &Prepared<'_>) -> Vec<Item> {
    let partnership = prepared.partnership();
    let recorded = all_series(partnership, prepared.as_of);
    let of = |(at, id, name, metric): (usize, &str, &str, &Metric)| {
        let mut said = vec![match last_actual(prepared, id) {
            Some(actual) => format!("{name}: {actual}"),
            None => format!("{name}: no figure yet"),
        }];
        said.extend(metric.target.get().map(|target| format!("target {}", in_print(target))));
        let path = format!("readings.{id}");
        let course = recorded.iter().find(|series| series.path == path).and_then(|it| it.course());
        said.extend(course.map(|course| match course {
            Course::Same => "unchanged".to_owned(),
            moved => moved.to_string(),
        }));
        let last = last_reading(partnership, id, prepared.as_of);
        if let Some((record, value)) = last {
            let review = partnership.records.reviews.get(record).map(|it| &it.value);
            let share = review.and_then(|review| part(&partnership.charter.value, metric, review));
            match share.and_then(|share| is_beyond_tolerance(metric, &value, share)) {
                Some(true) => said.push("outside tolerance".to_owned()),
                _ if has_reached(metric, &value) == Some(true) => said.push("target met".to_owned()),
                _ => {}
            }
        }
        Item {
            who: metric.owner.get().map(|owner| owner.name().to_owned()).into_iter().collect(),
            place: prepared.at(&format!("metrics[{at}]")),
            ..Item::of(Part::Figures, said.join("; "))
        }
    };
    metrics(prepared).into_iter().map(of).collect()
}

/// How many metrics have reached their targets by their last actual, and how many have a target.
pub(super) fn targets(prepared: &Prepared<'_>) -> (usize, usize) {
    let with_target: Vec<_> =
        metrics(prepared).into_iter().filter(|(.., metric)| metric.target.is_given()).collect();
    let is_reached = |(_, id, _, metric): &&(usize, &str, &str, &Metric)| {
        let last = last_reading(prepared.partnership(), id, prepared.as_of);
        last.is_some_and(|(_, value)| has_reached(metric, &value) == Some(true))
    };
    (with_target.iter().filter(is_reached).count(), with_target.len())
}

/// Who has which role for each party, and what each contributes in each phase.
pub(super) fn roles(prepared: &Prepared<'_>) -> Vec<Item> {
    let charter = &prepared.partnership().charter.value;
    let mut items = Vec::new();
    for party in charter.party_ids() {
        let Some(entry) = charter.parties.get().and_then(|parties| parties.get(party)?.get()) else {
            continue;
        };
        let name = charter.party_name(party);
        let champions: Vec<&Person> =
            entry.champions.get().into_iter().flat_map(|list| list.values()).collect();
        let roles = [
            ("executive sponsor", entry.sponsor.get().into_iter().collect::<Vec<_>>()),
            ("partnership manager", entry.manager.get().into_iter().collect()),
            ("champions", champions),
            ("cultural liaison", entry.liaison.get().into_iter().collect()),
        ];
        let each = roles.into_iter().map(|(role, people)| match people.is_empty() {
            true => format!("{role} not named"),
            false => format!("{role} {}", series(&people.iter().map(|it| it.name()).collect::<Vec<_>>())),
        });
        let said = format!("{name}: {}", each.collect::<Vec<_>>().join("; "));
        items.push(Item { place: prepared.at(&format!("parties.{party}")), ..Item::of(Part::Roles, said) });
    }
    for (phase, commitments) in charter.resources.get().into_iter().flat_map(|table| table.iter()) {
        for (party, given) in commitments.iter() {
            let parts = [
                given.people.get().map(|people| format!("{people} people")),
                given.budget.get().map(in_print),
                given.time.get().map(|time| format!("{time} of their time")),
                given.lead.get().map(|lead| format!("led by {}", lead.name())),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            if parts.is_empty() {
                continue;
            }
            let name = charter.party_name(party);
            let said = format!("{}, {name}: {}", phase.replace('_', " "), series(&parts));
            let place = prepared.at(&format!("resources.{phase}.{party}"));
            items.push(Item { place, ..Item::of(Part::Roles, said) });
        }
    }
    items
}
