//! How the parties' views and the metrics went from one time to the next.

use super::Scene;
use super::element::{Drawing, Level, Lines, Section, Series};
use crate::document::ByParty;
use crate::document::charter::metrics::Metric;
use crate::document::records::health::HealthQuestion;
use crate::document::records::review::{Dimension, Review, Scorecard};
use crate::document::scalar::Quantity;
use crate::grammar::in_print;
use crate::method::health::{Views, completed, views};
use crate::method::reviews::held;
use crate::method::trends::all_series;
use crate::view::{Cell, Table, Text};

/// The scale of answers, in thousandths.
const ANSWERS: (i128, i128) = (1_000, 5_000);

/// Each dimension of the scorecard over the reviews that have one, a line a party; nothing before the second one.
pub(super) fn scorecards(scene: &Scene<'_>, section: &mut Section) {
    let partnership = scene.partnership();
    let cards: Vec<_> = held(partnership, scene.as_of)
        .filter_map(|(_, review)| Some((review, review.scorecard.get()?)))
        .collect();
    if cards.len() < 2 {
        return;
    }
    let time = |review: &Review| {
        review.period.get().map(ToString::to_string).or_else(|| review.day().map(|day| day.to_string()))
    };
    let times: Vec<String> = cards.iter().map(|(review, _)| time(review).unwrap_or_default()).collect();
    section.heading("Scores from review to review (1 to 5)");
    for dimension in Dimension::ALL {
        let of = |party: &str| {
            let value = |(_, card): &(_, &ByParty<Scorecard>)| {
                let score = card.of(party).get()?.score(*dimension).get()?.value();
                Some(Level { at: i128::from(score) * 1_000, said: score.to_string() })
            };
            let name = scene.charter().party_name(party).to_owned();
            Series { name, values: cards.iter().map(value).collect() }
        };
        let series: Vec<Series> = scene.charter().party_ids().into_iter().map(of).collect();
        if series.iter().all(|series| series.values.iter().all(Option::is_none)) {
            continue;
        }
        let title = dimension.name().to_owned();
        let lines = Lines { title, times: times.clone(), series, target: None, scale: Some(ANSWERS) };
        let table = table(&lines);
        section.chart(format!("Scorecard, {}", dimension.name()), Drawing::Lines(lines), Some(table));
    }
}

/// Each question of the health checks over time, a line a party; nothing before the second check.
pub(super) fn health(scene: &Scene<'_>, section: &mut Section) {
    let checks = completed(scene.partnership(), scene.as_of);
    if checks.len() < 2 {
        return;
    }
    let times: Vec<String> =
        checks.iter().map(|check| check.period.get().map(ToString::to_string).unwrap_or_default()).collect();
    let seen: Vec<Vec<Views>> =
        checks.iter().map(|check| views(scene.partnership(), check, scene.policy(), scene.as_of)).collect();
    section.heading("Answers from check to check (means, 1 to 5)");
    for question in HealthQuestion::ALL {
        let of = |party: &str| {
            let value = |views: &Vec<Views>| {
                let asked = views.iter().find(|it| it.question == *question)?;
                let view = asked.sides.iter().find(|view| view.party == party)?;
                Some(Level { at: i128::from(view.mean.tenths()) * 100, said: view.mean.to_string() })
            };
            Series {
                name: scene.charter().party_name(party).to_owned(),
                values: seen.iter().map(value).collect(),
            }
        };
        let series: Vec<Series> = scene.charter().party_ids().into_iter().map(of).collect();
        let lines = Lines {
            title: question.title().to_owned(),
            times: times.clone(),
            series,
            target: None,
            scale: Some(ANSWERS),
        };
        let table = table(&lines);
        section.chart(format!("Health check, {}", question.title()), Drawing::Lines(lines), Some(table));
    }
}

/// Each metric over the periods of which it is known, against its target; nothing before the second value.
pub(super) fn metrics(scene: &Scene<'_>, section: &mut Section) {
    let recorded = all_series(scene.partnership(), scene.as_of);
    for metric in scene.charter().metrics.get().into_iter().flat_map(|metrics| metrics.values()) {
        let Some(id) = metric.id.get() else { continue };
        let path = format!("readings.{id}");
        let Some(series) = recorded.iter().find(|it| it.path == path && it.points.len() > 1) else {
            continue;
        };
        let name = metric.name.get().map_or_else(|| id.to_string(), ToString::to_string);
        let lines = Lines {
            title: name.clone(),
            times: series.points.iter().map(|point| point.period.to_string()).collect(),
            series: vec![Series {
                name: "actual".to_owned(),
                values: series.points.iter().map(|point| level(&point.value)).collect(),
            }],
            target: target(metric),
            scale: None,
        };
        section.chart(format!("{name}, by period"), Drawing::Lines(lines), None);
    }
}

fn target(metric: &Metric) -> Option<Level> {
    level(metric.target.get()?)
}

fn level(value: &Quantity) -> Option<Level> {
    let at = match value {
        Quantity::Number(number) => number.millionths() / 1_000,
        Quantity::Money(money) => money.minor().checked_mul(10)?,
        Quantity::Percent(percent) => i128::from(percent.parts()),
    };
    Some(Level { at, said: in_print(value) })
}

/// A row for each time and a column for each party: so it has room beside another chart.
fn table(lines: &Lines) -> Table {
    let names = lines.series.iter().map(|series| series.name.clone());
    let right: Vec<usize> = (1..=lines.series.len()).collect();
    let mut table = Table::with_columns(std::iter::once("period".to_owned()).chain(names)).right(&right);
    for (nth, time) in lines.times.iter().enumerate() {
        let value = |series: &Series| {
            let value = series.values.get(nth).and_then(Option::as_ref);
            Cell::from(Text::default().and(value.map_or("\u{2013}", |level| level.said.as_str())))
        };
        let time = Cell::from(Text::default().and(time));
        table.rows.push(std::iter::once(time).chain(lines.series.iter().map(value)).collect());
    }
    table
}
