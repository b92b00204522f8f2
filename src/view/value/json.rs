//! The value for programs.

use serde::Serialize;

use super::{Weighed, amount, sum};
use crate::method::shortfalls::{current, due};
use crate::method::value::{Balance, PartyValue, Uncomputed};
use crate::view::commitment::{self, Commitment};
use crate::view::head::Head;

#[derive(Serialize)]
pub(super) struct Partnership<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// Null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// Null where the charter has no readable value section.
    value: Option<Equation<'a>>,
    quarters: Vec<Quarter<'a>>,
    equity: Vec<Share<'a>>,
    shortfalls: Vec<Shortfall<'a>>,
}

#[derive(Serialize)]
struct Equation<'a> {
    parties: Vec<Party<'a>>,
    balance: Option<BalanceEntry<'a>>,
    /// The expected revenue less what managing costs all parties; null where that is not known.
    net_return: Option<String>,
    not_known: Vec<Unknown<'a>>,
    exchange: Vec<Exchange<'a>>,
}

#[derive(Serialize)]
struct Party<'a> {
    party: &'a str,
    /// Amounts as a charter writes them, `0` for nothing, null where they are not known.
    received: Option<String>,
    revenue_share: Option<String>,
    gets: Option<String>,
    given: Option<String>,
    costs: Option<String>,
    puts_in: Option<String>,
    ratio: Option<String>,
    management_cost: Option<String>,
    net_return: Option<String>,
    /// What the saving that was asked about adds.
    saving: Option<String>,
    not_known: Vec<Unknown<'a>>,
}

#[derive(Serialize)]
struct Unknown<'a> {
    figure: &'static str,
    reason: &'static str,
    because: &'a [String],
}

#[derive(Serialize)]
struct BalanceEntry<'a> {
    value: String,
    lowest: &'a [String],
    highest: &'a [String],
}

#[derive(Serialize)]
struct Exchange<'a> {
    from: Option<&'a str>,
    to: Option<&'a str>,
    kind: Option<&'a str>,
    terms: Option<&'a str>,
    amount: Option<String>,
}

#[derive(Serialize)]
struct Quarter<'a> {
    period: String,
    ratios: serde_json::Map<String, serde_json::Value>,
    balance: String,
    path: &'a str,
}

#[derive(Serialize)]
struct Share<'a> {
    party: &'a str,
    agreed: Option<String>,
    suggested: Option<String>,
}

#[derive(Serialize)]
struct Shortfall<'a> {
    party: Option<&'a str>,
    what: Option<&'a str>,
    cause: Option<&'static str>,
    next: Option<&'static str>,
    /// The steps that would do, the first one first.
    due: Vec<&'static str>,
    path: &'a str,
}

pub(super) fn partnership<'a>(weighed: &'a Weighed<'a>) -> Partnership<'a> {
    let partnership = weighed.surveyed.partnership;
    let reviews = &partnership.records.reviews;
    let path = |record: usize| reviews.get(record).map_or("", |review| review.source.path.as_str());
    let equity = weighed.surveyed.assessment.structure.equity.as_ref();
    Partnership {
        head: Head::of(partnership),
        commitment: commitment::json(weighed.surveyed),
        value: equation(weighed),
        quarters: weighed
            .quarters
            .iter()
            .map(|point| Quarter {
                period: point.period.to_string(),
                ratios: point
                    .value
                    .ratios
                    .iter()
                    .map(|(party, it)| (party.clone(), it.to_string().into()))
                    .collect(),
                balance: point.value.balance.value.to_string(),
                path: path(point.record),
            })
            .collect(),
        equity: equity
            .into_iter()
            .flat_map(|equity| equity.shares.iter().map(move |share| (equity, share)))
            .map(|(equity, share)| Share {
                party: &share.party,
                agreed: share.agreed.map(|it| it.to_string()),
                suggested: equity.suggested(share).map(|it| it.to_string()),
            })
            .collect(),
        shortfalls: current(partnership, weighed.as_of)
            .into_iter()
            .map(|noted| Shortfall {
                party: noted.shortfall.side.get().map(|side| side.as_str()),
                what: noted.shortfall.what.get().map(|what| what.as_str()),
                cause: noted.shortfall.cause.get().map(|cause| cause.as_str()),
                next: noted.shortfall.next.get().map(|next| next.as_str()),
                due: due(noted.shortfall).unwrap_or_default().iter().map(|step| step.as_str()).collect(),
                path: path(noted.record),
            })
            .collect(),
    }
}

fn equation<'a>(weighed: &'a Weighed<'a>) -> Option<Equation<'a>> {
    let equation = weighed.equation()?;
    let entries = weighed.section().and_then(|section| section.exchange.get());
    let not_known =
        [("balance", equation.balance.as_ref().err()), ("net_return", equation.net_return.as_ref().err())];
    Some(Equation {
        parties: equation.parties.iter().map(|it| party(weighed, it)).collect(),
        balance: equation.balance.as_ref().ok().map(balance),
        net_return: equation.net_return.as_ref().ok().map(|net| amount(*net)),
        not_known: unknowns(not_known),
        exchange: entries
            .into_iter()
            .flat_map(|entries| entries.values())
            .map(|entry| Exchange {
                from: entry.from.get().map(|party| party.as_str()),
                to: entry.to.get().map(|party| party.as_str()),
                kind: entry.kind.get().map(|kind| kind.as_str()),
                terms: entry.terms.get().map(|terms| terms.as_str()),
                amount: entry.amount.get().map(ToString::to_string),
            })
            .collect(),
    })
}

fn party<'a>(weighed: &Weighed<'_>, party: &'a PartyValue) -> Party<'a> {
    let saved = weighed.saved(&party.party).and_then(|(_, saved)| saved);
    let not_known = [("ratio", party.ratio.as_ref().err()), ("net_return", party.net_return.as_ref().err())];
    Party {
        party: &party.party,
        received: sum(&party.received),
        revenue_share: sum(&party.share),
        gets: sum(&party.gets()),
        given: sum(&party.given),
        costs: sum(&party.costs),
        puts_in: sum(&party.puts_in()),
        ratio: party.ratio.as_ref().ok().map(ToString::to_string),
        management_cost: sum(&party.management_cost),
        net_return: party.net_return.as_ref().ok().map(|net| amount(*net)),
        saving: saved.map(|saved| saved.to_string()),
        not_known: unknowns(not_known),
    }
}

fn unknowns<'a, const N: usize>(figures: [(&'static str, Option<&'a Uncomputed>); N]) -> Vec<Unknown<'a>> {
    figures
        .into_iter()
        .filter_map(|(figure, why)| {
            let why = why?;
            Some(Unknown { figure, reason: why.reason.as_str(), because: &why.because })
        })
        .collect()
}

fn balance(balance: &Balance) -> BalanceEntry<'_> {
    BalanceEntry { value: balance.value.to_string(), lowest: &balance.lowest, highest: &balance.highest }
}
