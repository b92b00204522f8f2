//! The value equation in words.

use crate::document::charter::Charter;
use crate::document::charter::value::{Rate, RatePeriod};
use crate::document::records::review::{ShortfallCause, ShortfallStep};
use crate::document::scalar::{Money, Percent};
use crate::document::{Field, List};
use crate::grammar::{number, series, spaced};
use crate::method::value::{Reason, Sum, Uncomputed, ValueEquation};

/// What passes or is gained, in words: `revenue share` for `revenue-share`; a sentence as it is.
#[must_use]
pub fn kind_in_words(kind: &str) -> String {
    if kind.contains(' ') { kind.to_owned() } else { spaced(kind) }
}

/// Why a figure is not calculated, behind "not known: ".
#[must_use]
pub fn not_known(charter: &Charter, why: &Uncomputed) -> String {
    let because = || series(&why.because);
    match why.reason {
        Reason::Incomplete => {
            let places: Vec<String> = why.because.iter().map(|place| format!("`{place}`")).collect();
            format!("{} {} missing", series(&places), number(places.len(), "is", "are"))
        }
        Reason::Contingent => {
            let each: Vec<String> = why.because.iter().map(|place| depends_on(charter, place)).collect();
            format!("they depend on {}", series(&each))
        }
        Reason::CurrenciesMixed => {
            format!("the amounts are in {}, and `partner.toml` has no rate between them", because())
        }
        Reason::NothingContributed => {
            let names: Vec<&str> = why.because.iter().map(|party| charter.party_name(party)).collect();
            format!("{} {} nothing", series(&names), number(names.len(), "contributes", "contribute"))
        }
        Reason::NothingReceived => "no party receives anything".to_owned(),
        Reason::SingleParty => "there is only one party".to_owned(),
        Reason::BeyondCounting => "the numbers are too large".to_owned(),
    }
}

/// What an amount depends on that nobody can know beforehand: `"The study is accepted"`, `royalty (`value.exchange[2].amount`)`.
#[must_use]
pub fn depends_on(charter: &Charter, place: &str) -> String {
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let index = place.strip_prefix("value.exchange[").and_then(|rest| rest.split_once(']'));
    let entry = index.and_then(|(index, _)| exchange?.0.get(index.parse::<usize>().ok()?)?.get());
    let event = || entry?.due.get()?.event();
    let base = || entry?.rate.get()?.of.get();
    match entry.and_then(|entry| entry.kind.get()) {
        _ if place.ends_with(".due") && event().is_some() => {
            event().map(|event| format!("\"{event}\"")).unwrap_or_default()
        }
        _ if place.ends_with(".rate") && base().is_some() => {
            base().map(|base| format!("the volume of {base}")).unwrap_or_default()
        }
        Some(kind) => format!("{kind} (`{place}`)"),
        None => format!("`{place}`"),
    }
}

/// A rate in words: `3% of net sales, at least USD 400,000 a year`.
#[must_use]
pub fn rate(rate: &Rate) -> String {
    let part = |percent: &Field<Percent>, amount: &Field<Money>| match (percent.get(), amount.get()) {
        (Some(percent), _) => Some(percent.to_string()),
        (None, Some(amount)) => Some(format!("{amount:#} for each unit")),
        (None, None) => None,
    };
    let mut said: Vec<String> = Vec::new();
    let first = part(&rate.percent, &rate.amount);
    let base = rate.of.get().map_or_else(|| "a base that is not named".to_owned(), ToString::to_string);
    said.push(first.map_or_else(|| format!("by steps of {base}"), |first| format!("{first} of {base}")));
    for step in rate.steps.get().into_iter().flat_map(List::values) {
        let Some(part) = part(&step.percent, &step.amount) else { continue };
        let from = step.above.get().map(|above| format!("above {above:#}"));
        let year = || step.year.get().map(|year| format!("from year {year}"));
        said.extend(from.or_else(year).map(|from| format!("{part} {from}")));
    }
    let each = if rate.counts.get() == Some(&RatePeriod::ByYear) { " a year" } else { "" };
    let minimums: Vec<String> =
        rate.minimum.get().into_iter().flat_map(List::values).map(|it| format!("{it:#}")).collect();
    match minimums.as_slice() {
        [] => {}
        [only] => said.push(format!("at least {only}{each}")),
        several => said.push(format!("at least {} year by year", series(several))),
    }
    said.extend(rate.cap.get().map(|cap| format!("at most {cap:#}{each}")));
    said.join(", ")
}

/// Why a party gives less than was agreed.
#[must_use]
pub const fn cause(cause: ShortfallCause) -> &'static str {
    match cause {
        ShortfallCause::Resources => "too little time, money or people",
        ShortfallCause::Priority => "other priorities",
        ShortfallCause::Capability => "missing skills or systems",
    }
}

/// What follows where a party gives less than was agreed.
#[must_use]
pub const fn step(step: ShortfallStep) -> &'static str {
    match step {
        ShortfallStep::Renegotiate => "renegotiate the terms",
        ShortfallStep::Improve => "improvement plan with milestones",
        ShortfallStep::ScaleBack => "scale back",
        ShortfallStep::Contractual => "continue as a contractual project",
        ShortfallStep::Exit => "orderly exit",
    }
}

/// At which rates figures over several currencies were converted: `converted at 1 EUR = 0.85 GBP, the rate of 2026-07-01`.
#[must_use]
pub fn rates_note(equation: &ValueEquation) -> Option<String> {
    let rates = &equation.conversion.rates;
    let each: Vec<String> =
        rates.iter().map(|(code, rate)| format!("1 {code} = {} {}", rate.amount, rate.of.code())).collect();
    let of = equation.conversion.date.filter(|_| !rates.is_empty())?;
    let noun = if rates.len() == 1 { "rate" } else { "rates" };
    Some(format!("converted at {}, the {noun} of {of}", series(&each)))
}

/// A sum for people; one that is not complete says so.
#[must_use]
pub fn total(sum: &Sum) -> String {
    match sum.total() {
        Ok(Some(amount)) => format!("{amount:#}"),
        Ok(None) => "nothing".to_owned(),
        Err(_) => "an unknown amount".to_owned(),
    }
}
