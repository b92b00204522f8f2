//! What `partner value` answers: what each party puts in and gets, how evenly they fare, and what the partnership returns [S0, S1, S3, S4].

mod data;
mod facts;
mod page;
mod quarters;
mod sheet;
mod talk;

pub use data::ValueData;

use crate::config::Policy;
use crate::document::charter::stage::Stage;
use crate::document::charter::value::Value as Section;
use crate::document::scalar::{Date, Money, Percent};
use crate::method::revisits::{ValueAge, value_due};
use crate::method::trends::{Point, QuarterBalance, balances};
use crate::method::value::{Amount, Sum, ValueEquation, saving};
use crate::partnership::LeftOut;
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Data, Page, Partnerships, Table};

/// The value of every partnership of a call.
#[derive(Debug)]
pub struct Value<'a> {
    weighed: Vec<PartnershipValue<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// One partnership with what is known of its value.
#[derive(Debug)]
struct PartnershipValue<'a> {
    surveyed: &'a Surveyed<'a>,
    as_of: Date,
    policy: &'a Policy,
    /// Which share of the cost of managing it could be saved, where that is asked.
    saving: Option<Percent>,
    /// How evenly the parties fared in each quarter of which it is known, oldest first.
    quarters: Vec<Point<QuarterBalance>>,
}

impl<'a> Value<'a> {
    /// Weighs every partnership; with a saving, what that would add to the returns.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>, saving: Option<Percent>) -> Self {
        let weigh = |surveyed: &'a Surveyed<'a>| PartnershipValue {
            surveyed,
            as_of: survey.as_of,
            policy: &survey.configuration.policy,
            saving,
            quarters: balances(surveyed.partnership, survey.as_of),
        };
        Self { weighed: survey.partnerships.iter().map(weigh).collect(), left_out: survey.left_out }
    }
}

impl Value<'_> {
    /// What is said of the value itself, without the partnership's title and state.
    pub(in crate::view) fn body(&self) -> Page {
        let mut page = Page::default();
        self.weighed.iter().for_each(|weighed| page::body(&mut page, weighed));
        page
    }
}

impl<'a> PartnershipValue<'a> {
    fn section(&self) -> Option<&'a Section> {
        self.surveyed.partnership.charter.value.value.get()
    }

    /// The figures; nothing where it cannot be told who takes part.
    fn equation(&self) -> Option<&'a ValueEquation> {
        let knows_parties = self.surveyed.partnership.charter.value.knows_parties();
        self.surveyed.assessment.value.as_ref().filter(|_| knows_parties)
    }

    /// When it was last reviewed, and by which day to review it again; nothing once the partnership has ended.
    fn revisit(&self) -> Option<ValueAge> {
        let partnership = self.surveyed.partnership;
        let is_over = partnership.charter.value.stage() > Stage::Operation;
        value_due(partnership, self.policy, self.as_of).filter(|_| !is_over)
    }

    fn parties(&self) -> Vec<&'a str> {
        self.surveyed.partnership.charter.value.party_ids()
    }

    /// What the saving that is asked about adds for a party, with the cost that it is a part of; `None` where nothing is
    /// asked or the
    /// cost is not said, and no amount where it is beyond counting.
    fn saved(&self, party: &str) -> Option<(Money, Option<Amount>)> {
        let costs = self.section()?.management_cost.get()?;
        let cost = costs.of(party).get().map(|cost| **cost)?;
        Some((cost, saving(cost, self.saving?)))
    }

    fn name<'b>(&'b self, party: &'b str) -> &'b str {
        self.surveyed.partnership.charter.value.party_name(party)
    }
}

/// An amount as a charter would write it, `0` where it is nothing.
fn amount(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "0".to_owned(), |amount| amount.to_string())
}

/// A sum, written the same; `None` where it is not known.
fn sum(sum: &Sum) -> Option<String> {
    sum.total().ok().map(amount)
}

impl Answer for Value<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Value(Partnerships::of(self.left_out, self.weighed.iter().map(data::partnership)))
    }
}
