//! What in a charter bears an item out: all its paths present and not open.

use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::exit::NonCompete;
use crate::document::{ByParty, Each, Field, FieldRef, List, NoneOr};

/// One thing that an item needs, and that the charter lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Where it belongs.
    pub path: String,
    /// What exactly is wanted, where the path alone does not say it; may be empty.
    pub detail: String,
}

/// What of an item's needs the charter holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    held: usize,
    missing: Vec<Need>,
}

impl Evidence {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether anything is there.
    #[must_use]
    pub fn has_anything(&self) -> bool {
        self.held > 0
    }

    /// What is missing.
    #[must_use]
    pub fn into_missing(self) -> Vec<Need> {
        self.missing
    }

    fn needs(&mut self, path: impl Into<String>, is_held: bool) -> &mut Self {
        self.needs_so(path, is_held, "")
    }

    fn needs_so(&mut self, path: impl Into<String>, is_held: bool, detail: impl Into<String>) -> &mut Self {
        if is_held {
            self.held += 1;
        } else {
            self.missing.push(Need { path: path.into(), detail: detail.into() });
        }
        self
    }

    /// Something of each party; a whole section that is missing is named once, not once a party.
    fn needs_of_each<T>(
        &mut self,
        path: &str,
        parties: &[&str],
        field: FieldRef<'_, ByParty<T>>,
    ) -> &mut Self {
        let Field::Given(by_party) = field else { return self.needs(path, false) };
        for party in parties {
            self.needs(format!("{path}.{party}"), by_party.of(party).is_given());
        }
        self
    }

    /// Something that holds for all parties or is said of each.
    fn needs_for_each<T>(&mut self, path: &str, parties: &[&str], field: FieldRef<'_, Each<T>>) -> &mut Self {
        match field {
            Field::Given(Each::Parties(by_party)) => {
                self.needs_of_each(path, parties, Field::Given(by_party))
            }
            other => self.needs(path, other.is_given()),
        }
    }

    fn needs_some<T>(&mut self, path: &str, field: FieldRef<'_, List<T>>) -> &mut Self {
        self.needs(path, field.get().is_some_and(|list| list.values().next().is_some()))
    }
}

pub(super) fn alignment_canvas(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let canvas = &charter.canvas;
    let mut evidence = Evidence::default();
    if canvas.is_missing() {
        evidence.needs("canvas", false);
        return evidence;
    }
    evidence.needs("canvas.completed", canvas.and(|canvas| &canvas.completed).is_given());
    let together = canvas.and(|canvas| &canvas.together);
    for party in &parties {
        let is_named = together.get().is_some_and(|list| list.values().any(|name| name.as_str() == *party));
        evidence.needs_so("canvas.together", is_named, format!("does not name {party}"));
    }
    evidence
        .needs("canvas.vision", canvas.and(|canvas| &canvas.vision).is_given())
        .needs_of_each("canvas.goals", &parties, canvas.and(|canvas| &canvas.goals))
        .needs_for_each("canvas.success_means", &parties, canvas.and(|canvas| &canvas.success_means))
        .needs_of_each("canvas.non_negotiables", &parties, canvas.and(|canvas| &canvas.non_negotiables));
    evidence
}

pub(super) fn governance_blueprint(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let governance = &charter.governance;
    let mut evidence = Evidence::default();
    evidence
        .needs_some("governance.decisions", governance.and(|governance| &governance.decisions))
        .needs_some("governance.bodies", governance.and(|governance| &governance.bodies))
        .needs_some("governance.escalation", governance.and(|governance| &governance.escalation));
    evidence
}

pub(super) fn shared_metrics(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.needs_some("metrics", charter.metrics.as_ref());
    agreed_by_all(charter, &mut evidence);
    evidence
}

fn agreed_by_all(charter: &Charter, evidence: &mut Evidence) {
    let parties = charter.party_ids();
    for (index, metric) in charter.metrics.get().into_iter().flat_map(List::iter) {
        let absent: Vec<&str> = parties
            .iter()
            .copied()
            .filter(|party| {
                !metric.agreed_by.get().is_some_and(|list| list.values().any(|name| name.as_str() == *party))
            })
            .collect();
        let detail = format!("does not name {}", absent.join(", "));
        evidence.needs_so(format!("metrics[{index}].agreed_by"), absent.is_empty(), detail);
    }
}

pub(super) fn communication_charter(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    meetings(charter, &mut evidence);
    let channels = charter.communication.and(|communication| &communication.channels);
    evidence.needs_some("communication.channels", channels);
    evidence
}

/// At least one meeting, each with a cadence.
fn meetings(charter: &Charter, evidence: &mut Evidence) {
    let meetings = charter.communication.and(|communication| &communication.meetings);
    evidence.needs_some("communication.meetings", meetings);
    for (index, meeting) in meetings.get().into_iter().flat_map(|list| list.iter()) {
        evidence.needs(format!("communication.meetings[{index}].cadence"), meeting.cadence.is_given());
    }
}

/// In at least one phase people, budget and time of every party. What is missing is said of the phase that is nearest
/// to it.
pub(super) fn resource_commitments(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let mut best: Option<Evidence> = None;
    for (phase, commitments) in charter.resources.get().into_iter().flat_map(|phases| phases.iter()) {
        let mut evidence = Evidence::default();
        for party in &parties {
            let path = format!("resources.{phase}.{party}");
            let Field::Given(commitment) = commitments.of(party) else {
                evidence.needs(path, false);
                continue;
            };
            evidence
                .needs(format!("{path}.people"), commitment.people.is_given())
                .needs(format!("{path}.budget"), commitment.budget.is_given())
                .needs(format!("{path}.time"), commitment.time.is_given());
        }
        if best.as_ref().is_none_or(|best| evidence.missing.len() < best.missing.len()) {
            best = Some(evidence);
        }
    }
    best.unwrap_or_else(|| {
        let mut evidence = Evidence::default();
        evidence.needs("resources", false);
        evidence
    })
}

pub(super) fn conflict_protocol(charter: &Charter, policy: &Policy, _: Option<AnswerValue>) -> Evidence {
    let levels = charter.conflict.and(|conflict| &conflict.levels);
    let count = levels.get().map_or(0, |levels| levels.values().count());
    let least = policy.conflict_levels_least as usize;
    let mut evidence = Evidence::default();
    if count > 0 && count < least {
        evidence.held += 1;
    }
    evidence
        .needs_so("conflict.levels", count >= least, format!("has {count} of at least {least}"))
        .needs("conflict.deadlock", charter.conflict.and(|conflict| &conflict.deadlock).is_given());
    evidence
}

pub(super) fn exit_process(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let exit = &charter.exit;
    let mut evidence = Evidence::default();
    evidence
        .needs_for_each("exit.notice", &parties, exit.and(|exit| &exit.notice))
        .needs_for_each("exit.ip", &parties, exit.and(|exit| &exit.ip))
        .needs_for_each("exit.transition", &parties, exit.and(|exit| &exit.transition));
    evidence
}

pub(super) fn health_checks(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.needs("reviews.health", charter.reviews.and(|reviews| &reviews.health).is_given());
    evidence
}

/// The score itself is the evidence.
pub(super) fn strategic_fit(_: &Charter, policy: &Policy, answer: Option<AnswerValue>) -> Evidence {
    let least = policy.fit_score_least;
    let mut evidence = Evidence::default();
    let path = "checklists.fit.strategic_fit";
    match answer {
        Some(AnswerValue::Score(score)) => {
            let points = u32::from(score.value());
            evidence.needs_so(path, points >= least, format!("is {points}, and {least} is the least"));
        }
        _ => {
            evidence.needs_so(path, false, "wants a score from 1 to 5");
        }
    }
    evidence
}

pub(super) fn culture(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let culture = charter.communication.and(|communication| &communication.culture);
    let mut evidence = Evidence::default();
    let Field::Given(culture) = culture else {
        evidence.needs("communication.culture", false);
        return evidence;
    };
    evidence
        .needs("communication.culture.discussed", culture.discussed.is_given())
        .needs_for_each("communication.culture.decision_speed", &parties, culture.decision_speed.as_ref())
        .needs_for_each("communication.culture.style", &parties, culture.style.as_ref())
        .needs_for_each("communication.culture.risk", &parties, culture.risk.as_ref());
    evidence
}

pub(super) fn clear_metrics(charter: &Charter, policy: &Policy, _: Option<AnswerValue>) -> Evidence {
    let count = charter.metrics.get().map_or(0, |metrics| metrics.values().count());
    let (least, most) = (policy.metrics_least as usize, policy.metrics_most as usize);
    let mut evidence = Evidence::default();
    if count > 0 {
        evidence.held += 1;
    }
    evidence.needs_so(
        "metrics",
        (least..=most).contains(&count),
        format!("has {count}, and {least} to {most} are wanted"),
    );
    agreed_by_all(charter, &mut evidence);
    evidence
}

pub(super) fn governance(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let governance = &charter.governance;
    let mut evidence = Evidence::default();
    evidence
        .needs_some("governance.decisions", governance.and(|governance| &governance.decisions))
        .needs_some("governance.escalation", governance.and(|governance| &governance.escalation));
    meetings(charter, &mut evidence);
    evidence
}

pub(super) fn exit_plan(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let exit = &charter.exit;
    let mut evidence = Evidence::default();
    evidence.needs_for_each("exit.ip", &parties, exit.and(|exit| &exit.ip)).needs_for_each(
        "exit.assets",
        &parties,
        exit.and(|exit| &exit.assets),
    );
    let non_compete = exit.and(|exit| &exit.non_compete);
    let is_decided = match non_compete {
        Field::Given(Each::All(value)) => decides(value),
        Field::Given(Each::Parties(values)) => {
            parties.iter().all(|party| values.of(party).get().is_some_and(|value| decides(value)))
        }
        _ => false,
    };
    evidence.needs_so("exit.non_compete", is_decided, "wants a length, or `none` with a reason");
    evidence
}

/// A length, or `none` with a reason.
fn decides(value: &NonCompete) -> bool {
    match &value.length {
        Field::Given(NoneOr::Some(_)) => true,
        Field::Given(NoneOr::None) => value.reason.is_given(),
        _ => false,
    }
}
