//! What the parties should talk about: who loses, who fares much worse than another, what managing takes, who gives less than was agreed.

use super::PartnershipValue;
use crate::document::scalar::Percent;
use crate::grammar::{alternatives, series};
use crate::method::shortfalls::{current, due};
use crate::method::value::{Ratio, ValueEquation};
use crate::view::Text;
use crate::view::place::line_in;
use crate::wording::parties::names;
use crate::wording::value::{cause, step};

pub(super) fn points(weighed: &PartnershipValue<'_>) -> Vec<Text> {
    let mut points = Vec::new();
    if let Some(equation) = weighed.equation() {
        points.extend(losers(weighed, equation));
        points.extend(imbalance(weighed, equation));
        points.extend(poor_returns(weighed, equation));
    }
    points.extend(falling(weighed));
    points.extend(busy_managers(weighed));
    points.extend(unequal_shares(weighed));
    let mut texts: Vec<Text> = points.into_iter().map(|point| Text::default().and(point)).collect();
    texts.extend(shortfalls(weighed));
    texts
}

fn losers(weighed: &PartnershipValue<'_>, equation: &ValueEquation) -> Vec<String> {
    let parties = equation.parties.iter();
    let loser = |party: &&crate::method::value::PartyValue| {
        party.ratio.as_ref().is_ok_and(|ratio| *ratio < Ratio::ONE)
    };
    parties
        .filter(loser)
        .map(|party| format!("{} receives less than it contributes", weighed.name(&party.party)))
        .collect()
}

fn imbalance(weighed: &PartnershipValue<'_>, equation: &ValueEquation) -> Option<String> {
    let balance = equation.balance.as_ref().ok()?;
    let least = weighed.policy.value_balance_least;
    (balance.value < Ratio::new(least.into(), 100)?).then(|| {
        let charter = &weighed.surveyed.partnership.charter.value;
        let of = |ids: &[String]| names(charter, &ids.iter().map(String::as_str).collect::<Vec<_>>());
        format!("the return of {} is below {least}% of that of {}", of(&balance.lowest), of(&balance.highest))
    })
}

fn poor_returns(weighed: &PartnershipValue<'_>, equation: &ValueEquation) -> Vec<String> {
    // A partnership that is not about revenue is not measured by it.
    let revenue = weighed.section().and_then(|section| section.expected_revenue.get());
    if revenue.is_none_or(|revenue| revenue.minor() <= 0) {
        return Vec::new();
    }
    let mut points = Vec::new();
    if let Ok(Some(net)) = equation.net_return
        && net.is_below_zero()
    {
        points.push("management cost exceeds the expected revenue".to_owned());
    }
    for party in &equation.parties {
        if let Ok(Some(net)) = party.net_return
            && net.is_below_zero()
        {
            let name = weighed.name(&party.party);
            points.push(format!("no revenue remains for {name} after exchange and management cost"));
        }
    }
    points
}

fn falling(weighed: &PartnershipValue<'_>) -> Option<String> {
    let [first, _, last] = weighed.surveyed.assessment.balance_decline.as_ref()?;
    Some(format!("the balance fell two quarters in a row, from {} to {}", first.period, last.period))
}

fn busy_managers(weighed: &PartnershipValue<'_>) -> Vec<String> {
    let most = weighed.policy.management_time_most;
    let Some(times) = weighed.section().and_then(|it| it.share_of_management_time.get()) else {
        return Vec::new();
    };
    let limit = i64::from(most) * (Percent::HUNDRED.parts() / 100);
    let over = times.iter().filter(|(_, time)| time.parts() > limit);
    over.map(|(party, time)| {
        format!(
            "{} spends {time} of its management time on the partnership, more than {most}%",
            weighed.name(party)
        )
    })
    .collect()
}

fn unequal_shares(weighed: &PartnershipValue<'_>) -> Option<String> {
    let equity = weighed.surveyed.assessment.structure.equity.as_ref()?;
    let apart = equity.apart(weighed.policy.equity_gap_most);
    let names: Vec<&str> = apart.iter().map(|share| weighed.name(&share.party)).collect();
    (!names.is_empty()).then(|| {
        format!("the agreed share of {} differs from what the contributions suggest", series(&names))
    })
}

/// Who gives less than was agreed, why, and the step that is due.
fn shortfalls(weighed: &PartnershipValue<'_>) -> Vec<Text> {
    let reviews = &weighed.surveyed.partnership.records.reviews;
    let point = |noted: crate::method::shortfalls::Noted<'_>| {
        let shortfall = noted.shortfall;
        let review = reviews.get(noted.record)?;
        let side = shortfall.side.get().map_or("a party", |side| weighed.name(side.as_str()));
        let what = shortfall.what.get().map(|what| format!(": {what}")).unwrap_or_default();
        let why = shortfall.cause.get().map(|it| format!(" ({})", cause(*it))).unwrap_or_default();
        let next = match (shortfall.next.get(), due(shortfall)) {
            (Some(next), _) => format!("; next step: {}", step(*next)),
            (None, Some(steps)) => {
                let steps: Vec<&str> = steps.iter().map(|it| step(*it)).collect();
                format!("; no next step agreed yet: {}", alternatives(&steps))
            }
            (None, None) => "; cause not known: resources, priority or capability".to_owned(),
        };
        let path = &review.source.path;
        let line = line_in(&review.source, &format!("shortfalls[{}]", noted.index));
        let place = line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
        Some(Text::default().and(format!("{side} underperforms{what}{why}{next} ({place})")))
    };
    current(weighed.surveyed.partnership, weighed.as_of).into_iter().filter_map(point).collect()
}
