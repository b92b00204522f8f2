//! What `partner diagnose` answers: symptoms, the causes that they add up to, and what to do about them [S0, S1, S2, S3].

mod data;
mod page;
mod sheet;

pub use data::DiagnosisData;

use crate::document::scalar::Date;
use crate::method::Assessment;
use crate::method::diagnosis::{Diagnosis, Movement, Place, Profile, diagnose};
use crate::partnership::{LeftOut, Partnership};
use crate::survey::{Survey, Surveyed};
use crate::view::place::{origin, shown};
use crate::view::{Answer, Data, Page, Partnerships, Table};

/// What is asked besides the diagnosis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// Whether a profile by area and party is wanted.
    pub score: bool,
    /// The earlier day to compare with.
    pub since: Option<Date>,
}

/// The diagnoses of every partnership of a call.
#[derive(Debug)]
pub struct Diagnoses<'a> {
    diagnosed: Vec<Diagnosed<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// One partnership with its diagnosis.
#[derive(Debug)]
struct Diagnosed<'a> {
    surveyed: &'a Surveyed<'a>,
    as_of: Date,
    diagnosis: Diagnosis,
    /// The profile now, where it is asked for.
    profile: Option<Profile>,
    /// What has moved since the earlier day, where one is named; with the profile then, where profiles are asked for.
    since: Option<(Movement, Option<Profile>)>,
}

impl<'a> Diagnoses<'a> {
    /// Diagnoses every partnership.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>, wish: Wish) -> Self {
        let diagnosed = survey.partnerships.iter().map(|surveyed| Diagnosed::of(survey, surveyed, wish));
        Self { diagnosed: diagnosed.collect(), left_out: survey.left_out }
    }
}

impl<'a> Diagnosed<'a> {
    fn of(survey: &'a Survey<'a>, surveyed: &'a Surveyed<'a>, wish: Wish) -> Self {
        let (partnership, policy) = (surveyed.partnership, &survey.configuration.policy);
        let profile = |assessment: &Assessment, day| {
            wish.score.then(|| Profile::of(partnership, assessment, policy, day))
        };
        let diagnosis = diagnose(partnership, &surveyed.assessment, policy, survey.as_of);
        let since = wish.since.map(|from| {
            let then = Assessment::of(partnership, survey.configuration, from);
            let before = diagnose(partnership, &then, policy, from);
            (Movement::between(from, &before, &diagnosis), profile(&then, from))
        });
        Self {
            profile: profile(&surveyed.assessment, survey.as_of),
            surveyed,
            as_of: survey.as_of,
            diagnosis,
            since,
        }
    }

    fn partnership(&self) -> &'a Partnership {
        self.surveyed.partnership
    }

    fn name<'b>(&'b self, party: &'b str) -> &'b str {
        self.partnership().charter.value.party_name(party)
    }

    /// The file in which something stands, and its line, counted from 1.
    fn origin(&self, place: &Place) -> (&'a str, Option<usize>) {
        origin(self.partnership(), place)
    }

    /// The same as people point at it: `reviews/2026-q2.yaml:12`.
    fn shown(&self, place: &Place) -> String {
        shown(self.partnership(), place)
    }
}

impl Answer for Diagnoses<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Diagnose(Partnerships::of(self.left_out, self.diagnosed.iter().map(data::partnership)))
    }
}
