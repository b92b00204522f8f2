//! What has been reported so far, and how it is made.

use anyhow::{bail, ensure};
use rayon::prelude::*;

use super::super::reading::told;
use super::super::{Common, Outcome, output};
use crate::check::{Judge, Options, Selection};
use crate::config::Configuration;
use crate::document::scalar::Date;
use crate::document::suggestion;
use crate::grammar::{counted, number};
use crate::partnership::Partnership;
use crate::render::html::{Brand, Cover};
use crate::repository::Repository;
use crate::survey::{Survey, Surveyed};
use crate::view::history::State;
use crate::view::portfolio::{Portfolio, Standing};
use crate::view::report::{self, Audience, DAYS_AHEAD, Note, Report, Wish};

/// What has been reported so far.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The reports, where they are kept.
    pub(super) reports: Vec<Single>,
    /// How each partnership stands among the others.
    pub(super) standings: Vec<Standing>,
    /// What is said beside the report.
    pub(super) notes: Vec<String>,
    /// How many were reported.
    pub(super) count: usize,
    is_broken: bool,
    /// How many have no part in the report, since whoever reads it takes no part in them.
    without_reader: usize,
    /// Which parties they have instead.
    parties: Vec<String>,
}

/// One report.
#[derive(Debug)]
pub(super) struct Single {
    /// The report.
    pub(super) report: Report,
    /// Where the charter lies, as shown.
    pub(super) path: String,
    /// What the party that reads is called there.
    reader: Option<String>,
    /// What it comes to today, for its history.
    pub(super) today: Option<State>,
}

/// Makes reports.
pub(super) struct Maker<'a> {
    question: Options,
    configuration: &'a Configuration,
    pub(super) audience: Audience,
    notes: Vec<Note>,
    brand: Brand,
    pub(super) as_of: Date,
    /// Whether what a partnership comes to is kept, as its history needs it.
    pub(super) keeps_today: bool,
}

impl<'a> Maker<'a> {
    pub(super) fn of(
        common: &Common,
        configuration: &'a Configuration,
        audience: Audience,
        notes: Vec<Note>,
        brand: Brand,
    ) -> anyhow::Result<Self> {
        let as_of = common.day()?;
        let question = Options {
            as_of,
            stage: None,
            selection: Selection::default(),
            configuration: configuration.clone(),
            guard: None,
        };
        Ok(Self { question, configuration, audience, notes, brand, as_of, keeps_today: false })
    }

    /// What stands around a report.
    pub(super) fn cover(&self, single: Option<&Single>) -> Cover<'_> {
        let audience = match (&self.audience, single) {
            (Audience::Team, _) => None,
            (Audience::Leaders, _) => Some("leaders".to_owned()),
            (Audience::Party(party), single) => {
                Some(single.and_then(|it| it.reader.clone()).unwrap_or_else(|| party.clone()))
            }
        };
        Cover { brand: &self.brand, as_of: self.as_of, audience, home: None }
    }

    /// Reports some partnerships.
    pub(super) fn batch(
        &self,
        partnerships: &[Partnership],
        rest: &Repository,
        made: &mut Made,
    ) -> Vec<Single> {
        let survey = Survey::unassessed(partnerships, rest, self.configuration, self.as_of);
        made.notes.extend(survey.unread.iter().map(told));
        made.is_broken |= survey.is_broken();
        let read: Vec<&Partnership> = partnerships.iter().filter(|it| self.is_read_by(it, made)).collect();
        let judge = Judge::of(&self.question);
        let private = &self.configuration.branding.private;
        let single = |partnership: &&Partnership| {
            let judged = judge.partnership(partnership);
            let wish = Wish { audience: self.audience.clone(), private, notes: &self.notes };
            let report = report::report(&judged, self.configuration, self.as_of, &wish);
            let policy = &self.configuration.policy;
            let today = self.keeps_today.then(|| State::of(&judged, policy, self.as_of));
            let standing = judged.assessment.map(|assessment| {
                let partnerships = vec![Surveyed { partnership, assessment }];
                let survey =
                    Survey { partnerships, ..Survey::unassessed(&[], rest, self.configuration, self.as_of) };
                Portfolio::of(&survey).standings(DAYS_AHEAD, |section| self.is_private(section)).pop()
            });
            let reader = match &self.audience {
                Audience::Party(party) => Some(partnership.charter.value.party_name(party).to_owned()),
                Audience::Team | Audience::Leaders => None,
            };
            let path = partnership.charter.source.path.clone();
            (Single { report, path, reader, today }, standing.flatten())
        };
        let (singles, standings): (Vec<_>, Vec<_>) = read.par_iter().map(single).unzip();
        made.count += singles.len();
        made.standings.extend(standings.into_iter().enumerate().map(|(nth, standing)| {
            // Of a charter that cannot be read only the name is known.
            standing.unwrap_or_else(|| Standing::unread(&singles[nth].report.id, &singles[nth].report.name))
        }));
        singles
    }

    /// Whether a section of the charter stays out of what is made.
    pub(super) fn is_private(&self, section: &str) -> bool {
        let private = &self.configuration.branding.private;
        self.audience != Audience::Team && private.iter().any(|it| it == section)
    }

    /// Whether findings stay out of what is made: those at private places, which are only counted once.
    pub(super) fn keeps_back(&self) -> bool {
        self.audience != Audience::Team && !self.configuration.branding.private.is_empty()
    }

    /// Whether whoever the report is for takes part in a partnership.
    fn is_read_by(&self, partnership: &Partnership, made: &mut Made) -> bool {
        let Audience::Party(party) = &self.audience else { return true };
        let parties = partnership.charter.value.party_ids();
        let is_theirs = parties.contains(&party.as_str());
        if !is_theirs {
            made.without_reader += 1;
            made.parties.extend(parties.into_iter().map(str::to_owned));
        }
        is_theirs
    }
}

impl Made {
    /// Refuses to report nothing to a party that there is not.
    pub(super) fn ensure_any(&mut self, maker: &Maker<'_>) -> anyhow::Result<()> {
        let Audience::Party(party) = &maker.audience else { return Ok(()) };
        if self.count > 0 || self.without_reader == 0 {
            return Ok(());
        }
        self.parties.sort();
        self.parties.dedup();
        ensure!(!self.parties.is_empty(), "no party is called `{party}`: no charter names a party");
        match suggestion::nearest(party, self.parties.iter().map(String::as_str)) {
            Some(near) => bail!("no party is called `{party}`; did you mean `{near}`?"),
            None => {
                let parties: Vec<&str> = self.parties.iter().map(String::as_str).collect();
                bail!("no party is called `{party}`; write one of {}", suggestion::listed(&parties, 12))
            }
        }
    }

    /// How the run ends: 1 where a document could not be read, since the report may lack what stands there.
    pub(super) fn end(&self, common: &Common) -> Outcome {
        self.notes.iter().for_each(|note| output::note(common, note));
        if self.without_reader > 0 {
            let are = number(self.without_reader, "is", "are");
            output::note(
                common,
                &format!("{} without that party {are} left out", counted(self.without_reader, "partnership")),
            );
        }
        if self.is_broken { Outcome::Found } else { Outcome::Clean }
    }
}
