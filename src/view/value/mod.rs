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
use crate::document::charter::value::{Exchange, Value as Section};
use crate::document::scalar::{Date, Money, Percent, Quantity};
use crate::method::revisits::{ValueAge, value_due};
use crate::method::trends::{Point, QuarterBalance, balances};
use crate::method::value::{Amount, Assumed, Sum, ValueEquation, rate, saving};
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
    /// The volumes that are assumed.
    assumed: Assumed,
    /// The figures with them, where some are.
    assuming: Option<ValueEquation>,
    /// How evenly the parties fared in each quarter of which it is known, oldest first.
    quarters: Vec<Point<QuarterBalance>>,
}

impl<'a> Value<'a> {
    /// Weighs every partnership; with a saving, what that would add to the returns, and with assumed volumes, what rates come to.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>, saving: Option<Percent>, assumed: &Assumed) -> Self {
        let weigh = |surveyed: &'a Surveyed<'a>| PartnershipValue {
            surveyed,
            as_of: survey.as_of,
            policy: &survey.configuration.policy,
            saving,
            assumed: assumed.clone(),
            assuming: (!assumed.is_empty())
                .then(|| {
                    let charter = &surveyed.partnership.charter.value;
                    ValueEquation::assuming(charter, &survey.configuration.rates, survey.as_of, assumed)
                })
                .flatten(),
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
    fn equation(&self) -> Option<&ValueEquation> {
        let knows_parties = self.surveyed.partnership.charter.value.knows_parties();
        let equation = self.assuming.as_ref().or(self.surveyed.assessment.value.as_ref());
        equation.filter(|_| knows_parties)
    }

    /// What the rates are taken of, each with the volume that is assumed.
    fn bases(&self) -> Vec<(&'a str, Option<Quantity>)> {
        let charter = &self.surveyed.partnership.charter.value;
        rate::bases(charter).into_iter().map(|base| (base, self.assumed.of(base).copied())).collect()
    }

    /// What an entry of the exchange comes to by its rate; nothing where no volume is assumed or the rate does not say enough.
    fn reckoned(&self, entry: &Exchange) -> Option<Amount> {
        let years = rate::years(&self.surveyed.partnership.charter.value);
        rate::sum(entry.rate.get()?, &self.assumed, years).ok()
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
