//! The value for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::{PartnershipValue, amount, sum};
use crate::document::charter::value::Exchange;
use crate::document::records::review::{Shortfall, ShortfallCause, ShortfallStep};
use crate::document::scalar::{Date, Ending, Money, Period, Quantity, Text};
use crate::document::{Field, List, PartyRef};
use crate::method::revisits::ValueAge;
use crate::method::shortfalls::{current, due};
use crate::method::trends::{Point, QuarterBalance};
use crate::method::value::{Amount, PartyValue, Ratio, Reason, Uncomputed};
use crate::view::commitment::{self, Commitment};
use crate::view::data::ForEachParty;
use crate::view::equity::{EquityEntry, shares};
use crate::view::head::Head;
use crate::wording::value::rate;

/// The value of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ValueData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The commitment in force; null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// The value equation; null where the charter has no value section that can be read.
    equation: Option<Equation<'a>>,
    /// When it is to be reviewed; null where no day shows how old it is, and once the partnership has ended.
    revisit: Option<Revisit>,
    /// How evenly the parties fared, quarter by quarter.
    quarters: Vec<Quarter<'a>>,
    /// The shares in a joint venture; none where the contributions are not known.
    equity: Vec<EquityEntry<'a>>,
    /// Which parties contribute less than was agreed.
    underperformance: Vec<Underperformance<'a>>,
}

/// When the value was reviewed, and when it is to be reviewed again.
#[derive(Debug, Serialize, JsonSchema)]
struct Revisit {
    /// When it was last reviewed.
    last: Date,
    /// By which day it is to be reviewed again.
    due: Date,
    /// Whether that day has passed.
    overdue: bool,
}

/// What each party contributes and receives.
#[derive(Debug, Serialize, JsonSchema)]
struct Equation<'a> {
    /// Each party.
    by_party: Vec<PartyEquation<'a>>,
    /// The smallest return per 1 contributed over the largest; null where it is not known.
    balance: Option<Ratio>,
    /// The parties with the lowest return.
    lowest_return: &'a [String],
    /// The parties with the highest return.
    highest_return: &'a [String],
    /// The expected revenue less the management cost of all parties; null where it is not known.
    net_return: Option<String>,
    /// The figures that are not known.
    not_known: Vec<UnknownFigure<'a>>,
    /// The exchange between the parties.
    exchange: Vec<ExchangeEntry<'a>>,
    /// What the rates are taken of.
    volumes: Vec<Volume<'a>>,
}

/// What a rate is taken of.
#[derive(Debug, Serialize, JsonSchema)]
struct Volume<'a> {
    /// The base, as the charter calls it.
    base: &'a str,
    /// The volume that is assumed; null where none is, and the sums depend on it.
    assumed_volume: Option<Quantity>,
}

/// What one party contributes and receives: amounts of money, `0` for nothing, null where they are not known.
#[derive(Debug, Serialize, JsonSchema)]
struct PartyEquation<'a> {
    /// The party.
    party: &'a str,
    /// What it receives in the exchange.
    received: Option<String>,
    /// Its share of the revenue.
    revenue_share: Option<String>,
    /// All that it receives.
    gets: Option<String>,
    /// What it contributes in the exchange.
    given: Option<String>,
    /// Its own costs.
    costs: Option<String>,
    /// All that it contributes.
    puts_in: Option<String>,
    /// Its return per 1 contributed.
    ratio: Option<Ratio>,
    /// What managing the partnership costs it.
    management_cost: Option<String>,
    /// Net revenue after exchange and management cost.
    net_return: Option<String>,
    /// What the saving that was asked about adds.
    saving: Option<Amount>,
    /// The figures that are not known.
    not_known: Vec<UnknownFigure<'a>>,
    /// What the sums are at least in which only that is missing of which no amount can be known beforehand.
    at_least: Vec<LeastFigure>,
}

/// What a sum is at least.
#[derive(Debug, Serialize, JsonSchema)]
struct LeastFigure {
    /// Which figure.
    figure: &'static str,
    /// What it is at least.
    amount: Amount,
}

/// A figure that is not known.
#[derive(Debug, Serialize, JsonSchema)]
struct UnknownFigure<'a> {
    /// Which figure.
    figure: &'static str,
    /// Why.
    reason: Reason,
    /// The places of the charter.
    because: &'a [String],
}

/// Something that passes between two parties.
#[derive(Debug, Serialize, JsonSchema)]
struct ExchangeEntry<'a> {
    /// Who gives.
    from: &'a Field<PartyRef>,
    /// Who receives.
    to: &'a Field<PartyRef>,
    /// What it is.
    kind: &'a Field<Text>,
    /// On which terms.
    terms: &'a Field<Text>,
    /// What it is worth over the term.
    amount: &'a Field<Money>,
    /// The rate in words, where it depends on a volume.
    rate: Option<String>,
    /// What it comes to with the assumed volume; null without one.
    reckoned: Option<Amount>,
    /// When it is paid, where it is paid once: a day, or the event that it waits for, in words.
    due: &'a Field<Ending>,
}

/// How evenly the parties fared in a quarter.
#[derive(Debug, Serialize, JsonSchema)]
struct Quarter<'a> {
    /// Which quarter.
    period: Period,
    /// The return of each party per 1 contributed.
    ratios: ForEachParty<'a, Ratio>,
    /// The smallest of these over the largest.
    balance: Option<Ratio>,
    /// The review that has it.
    path: &'a str,
}

/// A party that contributes less than was agreed.
#[derive(Debug, Serialize, JsonSchema)]
struct Underperformance<'a> {
    /// The party.
    party: &'a Field<PartyRef>,
    /// What is missing or late.
    what: &'a Field<Text>,
    /// Why, as far as the parties know.
    cause: &'a Field<ShortfallCause>,
    /// What follows from it.
    next_step: &'a Field<ShortfallStep>,
    /// The steps that would do, the first one first.
    due_steps: &'static [ShortfallStep],
    /// The review that says so.
    path: &'a str,
}

pub(super) fn partnership<'a>(shown: &'a PartnershipValue<'a>) -> ValueData<'a> {
    let (partnership, assessment) = (shown.surveyed.partnership, &shown.surveyed.assessment);
    let reviews = &partnership.records.reviews;
    let path = |record: usize| reviews.get(record).map_or("", |review| review.source.path.as_str());
    let quarter = |point: &'a Point<QuarterBalance>| Quarter {
        period: point.period,
        ratios: ForEachParty(
            point.value.ratios.iter().map(|(party, ratio)| (party.as_str(), *ratio)).collect(),
        ),
        balance: Some(point.value.balance.value),
        path: path(point.record),
    };
    let underperformance = |shortfall: &'a Shortfall, record| Underperformance {
        party: &shortfall.side,
        what: &shortfall.what,
        cause: &shortfall.cause,
        next_step: &shortfall.next,
        due_steps: due(shortfall).unwrap_or_default(),
        path: path(record),
    };
    ValueData {
        head: Head::of(partnership),
        commitment: commitment::data(partnership, &assessment.gates),
        equation: equation(shown),
        revisit: shown.revisit().map(|ValueAge { since, due, .. }| Revisit {
            last: since,
            due,
            overdue: due < shown.as_of,
        }),
        quarters: shown.quarters.iter().map(quarter).collect(),
        equity: shares(assessment.structure.equity.as_ref()),
        underperformance: current(partnership, shown.as_of)
            .into_iter()
            .map(|noted| underperformance(noted.shortfall, noted.record))
            .collect(),
    }
}

fn equation<'a>(shown: &'a PartnershipValue<'a>) -> Option<Equation<'a>> {
    let equation = shown.equation()?;
    let balance = equation.balance.as_ref().ok();
    let entries = shown.section().and_then(|section| section.exchange.get());
    let not_known =
        [("balance", equation.balance.as_ref().err()), ("net_return", equation.net_return.as_ref().err())];
    Some(Equation {
        by_party: equation.parties.iter().map(|it| party(shown, it)).collect(),
        balance: balance.map(|it| it.value),
        lowest_return: balance.map(|it| it.lowest.as_slice()).unwrap_or_default(),
        highest_return: balance.map(|it| it.highest.as_slice()).unwrap_or_default(),
        net_return: equation.net_return.as_ref().ok().map(|net| amount(*net)),
        not_known: unknowns(not_known),
        exchange: entries.into_iter().flat_map(List::values).map(|it| exchange(shown, it)).collect(),
        volumes: shown
            .bases()
            .into_iter()
            .map(|(base, assumed_volume)| Volume { base, assumed_volume })
            .collect(),
    })
}

fn exchange<'a>(shown: &PartnershipValue<'_>, entry: &'a Exchange) -> ExchangeEntry<'a> {
    ExchangeEntry {
        from: &entry.from,
        to: &entry.to,
        kind: &entry.kind,
        terms: &entry.terms,
        amount: &entry.amount,
        rate: entry.rate.get().map(rate),
        reckoned: shown.reckoned(entry),
        due: &entry.due,
    }
}

fn party<'a>(shown: &PartnershipValue<'_>, party: &'a PartyValue) -> PartyEquation<'a> {
    let not_known = [("ratio", party.ratio.as_ref().err()), ("net_return", party.net_return.as_ref().err())];
    PartyEquation {
        party: &party.party,
        received: sum(&party.received),
        revenue_share: sum(&party.share),
        gets: sum(&party.gets()),
        given: sum(&party.given),
        costs: sum(&party.costs),
        puts_in: sum(&party.puts_in()),
        ratio: party.ratio.as_ref().ok().copied(),
        management_cost: sum(&party.management_cost),
        net_return: party.net_return.as_ref().ok().map(|net| amount(*net)),
        saving: shown.saved(&party.party).and_then(|(_, saved)| saved),
        not_known: unknowns(not_known),
        at_least: least(party),
    }
}

fn least(party: &PartyValue) -> Vec<LeastFigure> {
    let sums = [
        ("received", party.received.at_least()),
        ("gets", party.gets().at_least()),
        ("given", party.given.at_least()),
        ("puts_in", party.puts_in().at_least()),
    ];
    sums.into_iter().filter_map(|(figure, amount)| Some(LeastFigure { figure, amount: amount? })).collect()
}

fn unknowns<'a, const N: usize>(
    figures: [(&'static str, Option<&'a Uncomputed>); N],
) -> Vec<UnknownFigure<'a>> {
    let unknown = |(figure, why): (&'static str, Option<&'a Uncomputed>)| {
        let why = why?;
        Some(UnknownFigure { figure, reason: why.reason, because: &why.because })
    };
    figures.into_iter().filter_map(unknown).collect()
}
