//! What `partner plan` answers: who does what by when, over one of four horizons [S0, S1, S2, S3].

mod data;
mod feed;
mod page;

pub use data::PlanData;

use crate::document::scalar::Date;
use crate::method::diagnosis::Owner;
use crate::method::plan::{Area, AreaOf, Horizon, Plan, Task, TaskState, plan};
use crate::partnership::{LeftOut, Partnership};
use crate::survey::{Survey, Surveyed};
use crate::view::place::shown;
use crate::view::{Answer, Cell, Data, Feed, Page, Partnerships, Table, Text};

/// The plans of every partnership of a call.
#[derive(Debug)]
pub struct Plans<'a> {
    horizon: Horizon,
    planned: Vec<Planned<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// One partnership with its plan.
#[derive(Debug)]
struct Planned<'a> {
    surveyed: &'a Surveyed<'a>,
    as_of: Date,
    plan: Plan,
}

impl<'a> Plans<'a> {
    /// Plans for every partnership.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>, horizon: Horizon) -> Self {
        let asked = (&survey.configuration.policy, &survey.configuration.instrument);
        let as_of = survey.as_of;
        let of = |surveyed: &'a Surveyed<'a>| Planned {
            surveyed,
            as_of,
            plan: plan(surveyed.partnership, &surveyed.assessment, asked, as_of, horizon),
        };
        Self { horizon, planned: survey.partnerships.iter().map(of).collect(), left_out: survey.left_out }
    }

    /// The tasks that are still ahead, for calendar programs.
    #[must_use]
    pub fn feed(&self) -> Feed {
        feed::feed(self)
    }
}

impl<'a> Planned<'a> {
    fn partnership(&self) -> &'a Partnership {
        self.surveyed.partnership
    }

    fn name<'b>(&'b self, party: &'b str) -> &'b str {
        self.partnership().charter.value.party_name(party)
    }

    /// Who does it, for people: `Ana Costa (Kestrel)`, `partnership manager of Kestrel, not named`.
    fn who(&self, owner: &Owner) -> String {
        let party = owner.party.as_deref().map(|party| self.name(party));
        match (&owner.person, party) {
            (Some(person), Some(party)) => format!("{} ({party})", person.name()),
            (Some(person), None) => person.name().to_owned(),
            (None, Some(party)) => format!("{} of {party}, not named", owner.role),
            (None, None) => format!("{}, not named", owner.role),
        }
    }

    /// Where a task comes from: the place that says it, else the sources of the method.
    fn source(&self, task: &Task) -> String {
        task.place.as_ref().map_or_else(|| task.source.to_owned(), |place| shown(self.partnership(), place))
    }

    /// An area with its figure: `governance: Kestrel 2.3 of 5`.
    fn area(&self, area: &Area) -> String {
        let party = area.party.as_deref().map(|party| self.name(party)).unwrap_or_default();
        match &area.of {
            AreaOf::Health(question, mean) => format!("{}: {party} {mean} of 5", question.title()),
            AreaOf::Promises(kept, of) => format!("promises: {party} kept {kept} of {of}"),
            AreaOf::Readiness(list, met, of) => format!("checklist {list}: {met} of {of} met"),
        }
    }
}

impl Answer for Plans<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    /// What is still to do, in the columns that task trackers import. Of several partnerships each task begins with the name of its own.
    fn sheet(&self) -> Table {
        let mut table = Table::with_columns(["due", "party", "owner", "task", "source"]);
        let is_done = |task: &&Task| matches!(task.state, TaskState::Done | TaskState::Dropped);
        for planned in &self.planned {
            let whose = match self.planned.len() {
                1 => String::new(),
                _ => format!("{}: ", planned.partnership().name()),
            };
            for task in planned.plan.tasks.iter().filter(|task| !is_done(task)) {
                let cells = [
                    task.due.map(|due| due.to_string()).unwrap_or_default(),
                    task.owner.party.clone().unwrap_or_default(),
                    task.owner.person.as_ref().map(|it| it.name().to_owned()).unwrap_or_default(),
                    format!("{whose}{}", task.what),
                    planned.source(task),
                ];
                // What stands in a charter is text, backticks and all.
                table.row(cells.map(|text| Cell::from(Text::default().and(text))));
            }
        }
        table
    }

    fn data(&self) -> Data<'_> {
        Data::Plan(Partnerships::of(self.left_out, self.planned.iter().map(data::partnership)))
    }
}
