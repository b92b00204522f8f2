//! What `partner tradeoffs` answers: structures and legal forms side by side, and where the parties' ratings lie [S2, S3].

mod data;
mod overlay;
mod page;
mod sheet;

pub use data::TradeoffsData;

use crate::document::charter::model::Structure;
use crate::method::structure::facts::Fact;
use crate::survey::Survey;
use crate::view::{Answer, Data, Page, Table};

/// The tables, and the partnerships whose ratings are laid over them; without any, the tables alone.
#[derive(Debug)]
pub struct Tradeoffs<'a> {
    survey: &'a Survey<'a>,
}

impl<'a> Tradeoffs<'a> {
    /// The tables with the ratings of every partnership of a call.
    #[must_use]
    pub const fn of(survey: &'a Survey<'a>) -> Self {
        Self { survey }
    }

    /// The parties' ratings laid over the table of structures, without the tables themselves.
    pub(in crate::view) fn overlay(&self) -> Page {
        let mut page = Page::default();
        self.survey.partnerships.iter().for_each(|surveyed| overlay::body(&mut page, surveyed));
        page
    }

    /// From how much of a year's resources on an informal form holds no more, in whole percents.
    fn informal_most(&self) -> u32 {
        self.survey.configuration.policy.informal_share_most
    }
}

/// The facts that rule a structure out.
fn facts_against(structure: Structure) -> impl Iterator<Item = Fact> {
    Fact::ALL.iter().copied().filter(move |fact| fact.rules_out() == structure)
}

impl Answer for Tradeoffs<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Tradeoffs(data::data(self))
    }
}
