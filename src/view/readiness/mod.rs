//! What `partner readiness` answers: the checklists with what bears each question out, and what to do next [S0, S3].

mod data;
mod evidence;
mod page;
mod sheet;

pub use data::ReadinessData;

use thiserror::Error;

use crate::document::charter::checklists::Answer as Given;
use crate::document::charter::stage::Stage;
use crate::document::charter::waivers::Waiver;
use crate::document::suggestion;
use crate::method::readiness::{BUILT_IN, ChecklistResult, Deed, ItemResult, ItemState, Step};
use crate::rules::readiness::waiver;
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Data, Page, Table};
use crate::wording::readiness::{self, Standing};

/// The checklists of every partnership of a call.
#[derive(Debug)]
pub struct Readiness<'a> {
    asked: Vec<Asked<'a>>,
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
        let own = survey.configuration.checklists.iter().map(|list| &*list.id);
        let known: Vec<&str> = BUILT_IN.iter().map(|list| &*list.id).chain(own).collect();
        if let Some(name) = wanted.iter().find(|name| !known.contains(&name.as_str())) {
            let help = match suggestion::nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", suggestion::listed(&known, 12)),
            };
            return Err(UnknownChecklist { name: name.clone(), help });
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
        Ok(Self { asked: survey.partnerships.iter().map(ask).collect() })
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
        readiness::headline(list, Some(self.stage()), until)
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
        Data::Readiness(self.asked.iter().map(data::partnership).collect())
    }
}

/// What a step asks to do, one text each.
fn deeds(list: &ChecklistResult, item: &ItemResult, step: &Step) -> Vec<String> {
    let mut deeds: Vec<String> =
        step.deeds.iter().map(|it| readiness::deed(it, &list.definition.id, item)).collect();
    if matches!(item.state, ItemState::Unproven | ItemState::Claimed)
        && let (Some(Deed::Write(_)), Some(first)) = (step.deeds.first(), deeds.first_mut())
    {
        first.push_str(", or name the document that shows it (`evidence:`)");
    }
    deeds
}
