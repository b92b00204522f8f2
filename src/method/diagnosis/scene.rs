//! What a diagnosis looks at, and how it says where something stands.

use std::ops::Deref;

use super::causes::Cause;
use crate::config::Policy;
use crate::document::header::DocumentKind;
use crate::document::records::review::{Review, ReviewKind};
use crate::document::scalar::{Date, Person};
use crate::document::{ByParty, List};
use crate::method::Assessment;
use crate::method::gates::GateState;
use crate::method::ground::Ground;
use crate::method::health::{Views, last_check, views};
use crate::method::reviews::held;
use crate::partnership::Partnership;

/// Which document of a partnership, those of one kind counted from 0 in the partnership's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The charter.
    Charter,
    /// A review.
    Review(usize),
    /// A health check.
    Health(usize),
    /// A change request.
    Change(usize),
    /// A deals record, with the line of the file that it names, where a deal comes from one.
    Deals(usize, Option<u64>),
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// In which document.
    pub of: Of,
    /// The path in it.
    pub path: String,
}

impl Place {
    pub(super) fn new(of: Of, path: impl Into<String>) -> Self {
        Self { of, path: path.into() }
    }

    pub(crate) fn charter(path: impl Into<String>) -> Self {
        Self::new(Of::Charter, path)
    }

    pub(crate) fn review(record: usize, path: impl Into<String>) -> Self {
        Self::new(Of::Review(record), path)
    }
}

/// A fact of the records, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// In words, with its figures.
    pub said: String,
    /// Where it stands.
    pub places: Vec<Place>,
}

/// What tells the causes of a symptom apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Those that are left.
    pub causes: Vec<Cause>,
    /// The fact that decides, in words; empty where it is what was found itself.
    pub because: String,
}

impl Told {
    pub(super) fn by(causes: &[Cause], because: impl Into<String>) -> Self {
        Self { causes: causes.to_vec(), because: because.into() }
    }
}

/// A symptom that follows from the records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Found {
    /// Whom it concerns; none where it concerns all.
    pub(super) parties: Vec<String>,
    /// In words, with the figures.
    pub(super) said: String,
    pub(super) places: Vec<Place>,
    /// What the records themselves say of its cause.
    pub(super) told: Option<Told>,
}

/// One partnership on one day, and its last health check.
pub(super) struct Scene<'a> {
    ground: Ground<'a>,
    /// The last health check that is complete, and what may be shown of it.
    pub(super) check: Option<(usize, Vec<Views>)>,
}

/// A scene is its ground and the check.
impl<'a> Deref for Scene<'a> {
    type Target = Ground<'a>;

    fn deref(&self) -> &Self::Target {
        &self.ground
    }
}

impl<'a> Scene<'a> {
    pub(super) fn of(
        partnership: &'a Partnership,
        assessment: &'a Assessment,
        policy: &'a Policy,
        as_of: Date,
    ) -> Self {
        let check = last_check(partnership, as_of)
            .map(|(record, check)| (record, views(partnership, check, policy, as_of)));
        Self { ground: Ground::of(partnership, assessment, policy, as_of), check }
    }

    /// Whether every record of a kind was read: only then is it known that something is in none of them.
    pub(super) fn is_whole(&self, kind: DocumentKind) -> bool {
        let records = &self.partnership.records;
        let is_each_read = match kind {
            DocumentKind::Review => records
                .reviews
                .iter()
                .all(|it| it.is_whole() && !it.value.kind.is_invalid() && !it.value.held.is_invalid()),
            DocumentKind::Health => records.health.iter().all(|it| it.is_whole()),
            DocumentKind::Change => records.changes.iter().all(|it| it.is_whole()),
            DocumentKind::Deals => records.deals.iter().all(|it| it.record.is_whole()),
            _ => true,
        };
        is_each_read && records.is_whole(kind)
    }

    /// The reviews of a kind that were held, the last one first.
    pub(super) fn reviews(&self, kind: ReviewKind) -> impl Iterator<Item = (usize, &'a Review)> {
        held(self.partnership, self.as_of).rev().filter(move |(_, it)| it.kind.get() == Some(&kind))
    }

    /// Who can decide for a party: at the gates that are still to be decided, as sponsor, or as a member of a body who may.
    pub(super) fn decision_makers(&self, party: &str) -> Vec<&'a Person> {
        let gates = self.charter.gates.get().into_iter().flat_map(List::iter);
        let is_open = |index: usize| {
            let status = self.assessment.gates.gates.iter().find(|it| it.index == index);
            status.is_none_or(|it| it.state != GateState::Decided)
        };
        let of = |people: Option<&'a ByParty<Person>>| people.and_then(|it| it.of(party).value());
        let at_gates = gates.filter(|(index, _)| is_open(*index)).filter_map(|(_, it)| of(it.deciders.get()));
        let bodies = self.charter.governance.get().and_then(|it| it.bodies.get());
        let may_decide = |body: &&crate::document::charter::governance::Body| {
            body.may_decide.get().is_some_and(|it| it.of(party).get().is_some_and(|it| it.is_yes()))
        };
        let seated = bodies.into_iter().flat_map(List::values).filter(may_decide);
        let seated = seated.filter_map(|body| body.members.get()?.of(party).value()).flat_map(List::values);
        let sponsor = self.party(party).and_then(|it| it.sponsor.get());
        at_gates.chain(sponsor).chain(seated).collect()
    }

    /// Whether somebody who can decide for a party was at a review; `None` where nobody is named or it is not known who came.
    pub(super) fn had_decision_maker(&self, review: &Review, party: &str) -> Option<bool> {
        let deciders = self.decision_makers(party);
        let came = review.attended.get()?.of(party).value()?;
        if deciders.is_empty() || came.is_empty() || came.0.iter().any(|it| !it.is_given()) {
            return None;
        }
        Some(came.values().any(|person| deciders.iter().any(|it| it.is_same(person))))
    }

    /// Whether decision-makers came to the last business reviews, as many as make a finding: all parties' to each, or none of one
    /// party's to any. `None` where it is mixed or not known.
    pub(super) fn decision_makers_come(&self) -> Option<bool> {
        let wanted = self.policy.decider_absences_from.max(1) as usize;
        let reviews: Vec<&Review> =
            self.reviews(ReviewKind::Business).take(wanted).map(|(_, it)| it).collect();
        let of = |party: &&'a str| -> Option<Vec<bool>> {
            reviews.iter().map(|review| self.had_decision_maker(review, party)).collect()
        };
        let each: Option<Vec<Vec<bool>>> = self.parties.iter().map(of).collect();
        let each = each.filter(|it| !it.is_empty() && reviews.len() == wanted)?;
        if each.iter().flatten().all(|came| *came) {
            return Some(true);
        }
        each.iter().any(|party| party.iter().all(|came| !came)).then_some(false)
    }

    /// What of the last check may be shown of each party.
    pub(super) fn views(&self) -> &[Views] {
        self.check.as_ref().map(|(_, views)| views.as_slice()).unwrap_or_default()
    }

    /// Where the last check stands. No place within it: that could tell whose answer it is.
    pub(super) fn place_of_check(&self) -> Vec<Place> {
        self.check.iter().map(|(record, _)| Place::new(Of::Health(*record), "period")).collect()
    }
}
