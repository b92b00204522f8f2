//! Metrics and indicators: the shared metrics with their targets, and the indicators, quarter by quarter.

use crate::document::charter::metrics::Metric;
use crate::document::scalar::{Date, Quantity};
use crate::method::targets::{TargetPart, part};
use crate::method::trends::{
    Course, Point, Series, all_series, has_reached, is_beyond_tolerance, last_reading,
};
use crate::partnership::Partnership;
use crate::wording::health::indicator;

/// One thing that is measured.
#[derive(Debug)]
pub(super) struct Measure<'a> {
    /// Where in a review it stands.
    pub(super) path: String,
    pub(super) name: String,
    /// The metric of the charter, counted from 0; an indicator has none.
    pub(super) metric: Option<(usize, &'a Metric)>,
    /// What the reviews of quarters have recorded; `None` where nothing was.
    pub(super) series: Option<Series>,
    /// The last value, of whatever time, and the review it stands in.
    pub(super) last: Option<(usize, Quantity)>,
    /// Which part of the target the last value is compared with; `None` where its day is to come.
    part: Option<TargetPart>,
}

/// Every shared metric, with a reading or without, and every indicator of which something was recorded.
pub(super) fn measures(partnership: &Partnership, as_of: Date) -> Vec<Measure<'_>> {
    let charter = &partnership.charter.value;
    let mut recorded = all_series(partnership, as_of);
    let mut measures = Vec::new();
    for (index, metric) in charter.metrics.get().into_iter().flat_map(|metrics| metrics.iter()) {
        let Some(id) = metric.id.get() else { continue };
        let path = format!("readings.{id}");
        let at = recorded.iter().position(|series| series.path == path);
        measures.push(Measure {
            name: metric.name.get().map_or_else(|| id.as_str(), |name| name.as_str()).to_owned(),
            metric: Some((index, metric)),
            series: at.map(|at| recorded.remove(at)),
            last: last_reading(partnership, id.as_str(), as_of),
            part: last_reading(partnership, id.as_str(), as_of).and_then(|(record, _)| {
                part(charter, metric, &partnership.records.reviews.get(record)?.value)
            }),
            path,
        });
    }
    let rest = recorded.into_iter().map(|series| Measure {
        name: indicator(charter, &series.path),
        metric: None,
        last: series.points.last().map(|point| (point.record, point.value)),
        path: series.path.clone(),
        part: None,
        series: Some(series),
    });
    measures.extend(rest);
    measures
}

impl Measure<'_> {
    /// The values of quarters, oldest first.
    pub(super) fn points(&self) -> &[Point] {
        self.series.as_ref().map(|series| series.points.as_slice()).unwrap_or_default()
    }

    pub(super) fn target(&self) -> Option<&Quantity> {
        self.metric?.1.target.get()
    }

    /// Whether the last reading misses the target by more than was agreed.
    pub(super) fn is_beyond_tolerance(&self) -> Option<bool> {
        is_beyond_tolerance(self.metric?.1, &self.last.as_ref()?.1, self.part?)
    }

    /// Where the last reading should stand, where that is not the whole target.
    pub(super) fn expected(&self) -> Option<Quantity> {
        let part = self.part.filter(|part| *part != TargetPart::WHOLE)?;
        part.of(self.target()?)
    }

    /// Whether the last reading has reached the target.
    pub(super) fn has_reached(&self) -> Option<bool> {
        has_reached(self.metric?.1, &self.last.as_ref()?.1)
    }

    /// Whether it got worse for two quarters in a row.
    pub(super) fn is_declining(&self) -> bool {
        self.series.as_ref().is_some_and(|series| series.decline().is_some())
    }

    pub(super) fn course(&self) -> Option<Course> {
        self.series.as_ref()?.course()
    }

    /// The last reading where the review that has it is none of a quarter.
    pub(super) fn last_between(&self) -> Option<(usize, Quantity)> {
        let is_listed = |record| {
            self.series.as_ref().is_some_and(|it| it.points.iter().any(|point| point.record == record))
        };
        self.last.filter(|(record, _)| !is_listed(*record))
    }
}
