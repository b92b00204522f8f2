//! What bears out the questions about metrics: only what can be measured counts [S0, S3].

use super::evidence::{Evidence, count, needs_count};
use super::holding::{Held, Holding};
use crate::config::Policy;
use crate::document::List;
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::metrics::Metric;
use crate::document::scalar::Quantity;

/// A metric without a name, a target or a unit measures nothing yet: two sides would read it in two ways. An amount of money and
/// a percentage bring their unit with them.
impl Held for Metric {
    fn holding(&self) -> Holding {
        Holding::worst([self.name.holding(), self.target.holding(), self.unit_holding()])
    }
}

impl Metric {
    /// Whether anything is said of it but its id.
    pub(super) fn is_begun(&self) -> bool {
        let said = [
            self.name.holding(),
            self.kind.holding(),
            self.unit.holding(),
            self.definition.holding(),
            self.target.holding(),
            self.tolerance.holding(),
            self.direction.holding(),
            self.owner.holding(),
            self.agreed_by.holding(),
        ];
        Holding::best(said) != Holding::Lacking
    }

    /// How far it is said in which unit it counts.
    pub(super) fn unit_holding(&self) -> Holding {
        let of_target = match self.target.get() {
            Some(Quantity::Money(_) | Quantity::Percent(_)) => Holding::Held,
            Some(Quantity::Number(_)) | None => Holding::Lacking,
        };
        Holding::best([self.unit.holding(), of_target])
    }
}

pub(super) fn clear_metrics(charter: &Charter, policy: &Policy, _: Option<AnswerValue>) -> Evidence {
    let (least, most) = (policy.metrics_least as usize, policy.metrics_most as usize);
    let mut evidence = Evidence::default();
    needs_count(&mut evidence, "metrics", charter.metrics.as_ref(), |count| {
        let is_right = (least..=most).contains(&count);
        (!is_right).then(|| format!("has {count}; {least} to {most} are needed"))
    });
    if count(charter.metrics.as_ref()) > most {
        evidence.contradicts();
    }
    // What keeps a metric that is begun from counting is told with how few count.
    if count(charter.metrics.as_ref()) < least {
        let lacking =
            parts_of_metrics(charter).into_iter().filter(|(_, holding)| *holding == Holding::Lacking);
        for (path, holding) in lacking {
            evidence.needs(path, holding);
        }
    }
    marks_unread_parts(charter, &mut evidence);
    agreed_by_all(charter, &mut evidence);
    evidence
}

pub(super) fn shared_metrics(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    if any_metric(charter, &mut evidence) {
        marks_unread_metrics(charter, &mut evidence);
        agreed_by_all(charter, &mut evidence);
    }
    evidence
}

/// At least one metric with a name, a target and a unit. Where there are only parts of some, those are named that make each
/// whole.
pub(super) fn any_metric(charter: &Charter, evidence: &mut Evidence) -> bool {
    let metrics = charter.metrics.as_ref();
    let holding = metrics.holding();
    let parts = parts_of_metrics(charter);
    match holding {
        Holding::Unread if metrics.is_given() => marks_unread_metrics(charter, evidence),
        // What a part of a metric says bears nothing out: only what is missing is told.
        Holding::Lacking if !parts.is_empty() => {
            for (path, holding) in parts {
                evidence.needs(path, holding);
            }
        }
        _ => {
            evidence.needs("metrics", holding);
        }
    }
    holding == Holding::Held
}

/// What keeps the metrics that somebody has begun from being whole.
fn parts_of_metrics(charter: &Charter) -> Vec<(String, Holding)> {
    let metrics = charter.metrics.get().into_iter().flat_map(List::iter);
    let parts = metrics.filter(|(_, metric)| metric.is_begun()).flat_map(|(index, metric)| {
        let parts = [
            ("name", metric.name.holding()),
            ("target", metric.target.holding()),
            ("unit", metric.unit_holding()),
        ];
        let lacking = parts.into_iter().filter(|(_, holding)| *holding != Holding::Held);
        lacking.map(move |(key, holding)| (format!("metrics[{index}].{key}"), holding))
    });
    parts.collect()
}

/// The metrics that may be whole: of each the parts that could not be read.
fn marks_unread_metrics(charter: &Charter, evidence: &mut Evidence) {
    evidence.marks_unread("metrics", charter.metrics.as_ref());
    marks_unread_parts(charter, evidence);
}

fn marks_unread_parts(charter: &Charter, evidence: &mut Evidence) {
    let parts = parts_of_metrics(charter).into_iter().filter(|(_, holding)| *holding == Holding::Unread);
    for (path, holding) in parts {
        evidence.needs(path, holding);
    }
}

/// What is no metric yet has nothing that could be agreed to.
fn agreed_by_all(charter: &Charter, evidence: &mut Evidence) {
    let metrics = charter.metrics.get().into_iter().flat_map(List::iter);
    for (index, metric) in metrics.filter(|(_, metric)| metric.holding() == Holding::Held) {
        evidence.needs_all_named(&format!("metrics[{index}].agreed_by"), charter, metric.agreed_by.as_ref());
    }
}
