//! What `partner readiness` answers: the checklists with what bears each question out, and what to do next [S0, S3].

mod data;
mod evidence;
mod page;
mod sheet;
mod standing;
mod workshop;

pub use data::{ReadinessAnswer, ReadinessData};
pub use standing::{ListStanding, Unmet, standings};
pub use workshop::Workshop;

use thiserror::Error;

use crate::config::Configuration;
use crate::document::charter::checklists::Answer as Given;
use crate::document::charter::stage::Stage;
use crate::document::charter::waivers::Waiver;
use crate::document::suggestion;
use crate::method::readiness::{
    ChecklistDefinition, ChecklistResult, Deed, ItemResult, ItemState, Step, definitions,
};
use crate::partnership::LeftOut;
use crate::rules::readiness::waiver;
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Data, Page, Partnerships, Table};
use crate::wording::readiness::{self, Standing};

/// The checklists of every partnership of a call.
#[derive(Debug)]
pub struct Readiness<'a> {
    asked: Vec<Asked<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// One partnership with the lists that were asked for.
#[derive(Debug)]
struct Asked<'a> {
    survey: &'a Survey<'a>,
    surveyed: &'a Surveyed<'a>,
    lists: Vec<&'a ChecklistResult>,
    /// Judged as if at this stage instead of the charter's.
    as_if: Option<Stage>,
}

/// A name that no checklist has.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no checklist is called `{name}`; {help}")]
pub struct UnknownChecklist {
    /// The name as written.
    pub name: String,
    /// What to write instead.
    pub help: String,
}

impl<'a> Readiness<'a> {
    /// Takes the lists of every partnership: those with these ids, or all of them. A stage decides what is a forecast; by
    /// default it is the charter's.
    ///
    /// # Errors
    /// An id that no list has, built-in or of the team's own.
    pub fn of(
        survey: &'a Survey<'a>,
        wanted: &[String],
        as_if: Option<Stage>,
    ) -> Result<Self, UnknownChecklist> {
        for name in wanted {
            list_of(survey.configuration, name)?;
        }
        let is_wanted = |list: &&ChecklistResult| {
            wanted.is_empty() || wanted.iter().any(|name| **name == *list.definition.id)
        };
        let ask = |surveyed: &'a Surveyed<'a>| Asked {
            survey,
            surveyed,
            lists: surveyed.assessment.readiness.iter().filter(is_wanted).collect(),
            as_if,
        };
        Ok(Self { asked: survey.partnerships.iter().map(ask).collect(), left_out: survey.left_out })
    }
}

/// The list with an id, built-in or of the team's own.
///
/// # Errors
/// An id that no list has.
pub fn list_of(configuration: &Configuration, id: &str) -> Result<ChecklistDefinition, UnknownChecklist> {
    let lists: Vec<ChecklistDefinition> = definitions(configuration).collect();
    let known: Vec<&str> = lists.iter().map(|list| &*list.id).collect();
    if let Some(at) = known.iter().position(|known| *known == id) {
        return Ok(lists[at].clone());
    }
    let help = match suggestion::nearest(id, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", suggestion::listed(&known, 12)),
    };
    Err(UnknownChecklist { name: id.to_owned(), help })
}

impl Readiness<'_> {
    /// The lists that the partnership is judged by, without its title; `hides` says of which places nothing is shown.
    pub(in crate::view) fn judged(&self, hides: &dyn Fn(&str) -> bool) -> Page {
        page::judged(self, hides)
    }
}

impl<'a> Asked<'a> {
    fn stage(&self) -> Stage {
        self.as_if.unwrap_or_else(|| self.surveyed.partnership.charter.value.stage())
    }

    /// What accepts the strict verdict of a list today.
    fn waiver(&self, list: &ChecklistResult) -> Option<&'a Waiver> {
        waiver(&self.surveyed.partnership.charter.value, list, self.survey.as_of)
    }

    fn standing(&self, list: &ChecklistResult) -> Standing {
        Standing::of(list, Some(self.stage()))
    }

    /// The verdict of a list in a line.
    fn headline(&self, list: &ChecklistResult) -> String {
        let until = self.waiver(list).and_then(|waiver| waiver.until.get()).copied();
        self.standing(list).line(until)
    }

    /// What the charter answers to an item.
    fn given(&self, list: &ChecklistResult, item: &ItemResult) -> Option<&'a Given> {
        let lists = self.surveyed.partnership.charter.value.checklists.get()?;
        lists.get(&list.definition.id)?.get()?.get(&item.definition.id)?.get()
    }
}

impl Answer for Readiness<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Readiness(ReadinessAnswer::of_partnerships(Partnerships::of(
            self.left_out,
            self.asked.iter().map(data::partnership),
        )))
    }
}

/// What a step asks to do, one text each.
fn deeds(list: &ChecklistResult, item: &ItemResult, step: &Step) -> Vec<String> {
    let mut deeds: Vec<String> =
        step.deeds.iter().map(|it| readiness::deed(it, &list.definition.id, item)).collect();
    if matches!(item.state, ItemState::Unproven | ItemState::Claimed)
        && let (Some(Deed::Write(_)), Some(first)) = (step.deeds.first(), deeds.first_mut())
    {
        first.push_str(match item.state {
            ItemState::Claimed => ", or say who has opened the link, and when (`seen_by:`, `on:`)",
            _ => ", or name the document that shows it (`evidence:`)",
        });
    }
    deeds
}
