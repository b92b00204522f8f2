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
use crate::document::charter::value::{Exchange, RatePeriod, Value as Section};
use crate::document::reads_the_same;
use crate::document::records::review::ReviewKind;
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
        let agreed = self.surveyed.assessment.reviews.iter().find(|it| it.kind == ReviewKind::ValueLoop);
        let age = value_due(partnership, self.policy, self.as_of).filter(|_| !is_over)?;
        // Where the parties have agreed on value reviews, their calendar says when the next one is due.
        Some(ValueAge { due: agreed.map_or(age.due, |it| it.due), ..age })
    }

    /// Whether a rate that is taken of this base counts by the year, so that its volume is that of a year.
    fn is_by_year(&self, base: &str) -> bool {
        let entries = self.section().and_then(|section| section.exchange.get());
        let mut rates = entries.into_iter().flat_map(|list| list.values()).filter_map(|it| it.rate.get());
        rates.any(|rate| {
            rate.counts.get() == Some(&RatePeriod::ByYear)
                && rate.of.get().is_some_and(|of| reads_the_same(of.as_str(), base))
        })
    }

    /// The entries whose rate comes to no sum although a volume is assumed, each with the reason.
    fn unreckoned(&self) -> Vec<(String, &'static str)> {
        let years = rate::years(&self.surveyed.partnership.charter.value);
        let entries = self.section().and_then(|section| section.exchange.get());
        let entries = entries.into_iter().flat_map(|list| list.iter());
        entries
            .filter_map(|(index, entry)| {
                let it = entry.rate.get()?;
                if rate::sum(it, &self.assumed, years) != Err(rate::NoSum::Unclear) {
                    return None;
                }
                self.assumed.of(it.of.get()?.as_str())?;
                let is_by_year = it.counts.get() == Some(&RatePeriod::ByYear);
                let why = match is_by_year && years.is_none() {
                    true => "it counts by the year, and the term has no start or no end",
                    false => "the rate is not complete, or the volume is in another unit or currency",
                };
                let kind =
                    entry.kind.get().map_or_else(|| format!("entry {}", index + 1), ToString::to_string);
                Some((kind, why))
            })
            .collect()
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
