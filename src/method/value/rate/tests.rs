//! Sums worked out by hand.

use super::*;
use crate::document::charter::value::Rate;
use crate::document::scalar::{Count, Scalar as _, Text};

fn given<T>(value: T) -> Field<T> {
    Field::Given(value)
}

fn money(text: &str) -> Money {
    Money::parse(text).unwrap()
}

fn percent(text: &str) -> Field<Percent> {
    given(Percent::parse(text).unwrap())
}

fn list<T>(values: Vec<T>) -> Field<List<T>> {
    given(List(values.into_iter().map(Field::Given).collect()))
}

fn rate(of: &str) -> Rate {
    Rate { of: given(Text::parse(of).unwrap()), ..Rate::default() }
}

fn above(volume: &str, rate: &str) -> Step {
    let above = given(Quantity::parse(volume).unwrap());
    match Percent::parse(rate) {
        Ok(percent) => Step { above, percent: given(percent), ..Step::default() },
        Err(_) => Step { above, amount: given(money(rate)), ..Step::default() },
    }
}

fn from_year(year: &str, rate: &str) -> Step {
    let year = given(Count::parse(year).unwrap());
    Step { year, percent: percent(rate), ..Step::default() }
}

/// What the rate comes to with a volume over so many years.
fn comes_to(rate: &Rate, volume: &str, years: u32) -> String {
    let mut assumed = Assumed::default();
    assumed.assume(rate.of.get().unwrap().as_str(), Quantity::parse(volume).unwrap());
    match sum(rate, &assumed, Some(years)) {
        Ok(amount) => amount.to_string(),
        Err(why) => format!("{why:?}"),
    }
}

#[test]
fn a_percent_of_a_base_and_so_much_for_each() {
    // 3% of 250,000 is 7,500; cost plus 10% of 80,000 is 88,000.
    assert_eq!(comes_to(&Rate { percent: percent("3%"), ..rate("net sales") }, "250000 EUR", 3), "7500 EUR");
    assert_eq!(comes_to(&Rate { percent: percent("110%"), ..rate("costs") }, "80000 EUR", 3), "88000 EUR");
    // 1,240.5 hours at 150 are 186,075.
    let hour = Rate { amount: given(money("150 USD")), ..rate("hours") };
    assert_eq!(comes_to(&hour, "1240.5", 1), "186075 USD");
    // Of units there is no percent, and of money no price each.
    assert_eq!(comes_to(&hour, "5 USD", 1), "Unclear");
    assert_eq!(comes_to(&Rate { percent: percent("3%"), ..rate("net sales") }, "5", 1), "Unclear");
}

#[test]
fn steps_of_volume_apply_to_the_part_or_to_all() {
    let steps = vec![above("100000 EUR", "4%"), above("500000 EUR", "3%")];
    let by = |scope| Rate {
        percent: percent("5%"),
        steps: list(steps.clone()),
        steps_apply: given(scope),
        ..rate("net sales")
    };
    // 5% of 100,000 + 4% of 400,000 + 3% of 100,000 = 5,000 + 16,000 + 3,000.
    assert_eq!(comes_to(&by(StepScope::ToPart), "600000 EUR", 1), "24000 EUR");
    // All of 600,000 at 3%; 100,000 is not above 100,000: 5%.
    assert_eq!(comes_to(&by(StepScope::ToAll), "600000 EUR", 1), "18000 EUR");
    assert_eq!(comes_to(&by(StepScope::ToAll), "100000 EUR", 1), "5000 EUR");
    assert_eq!(comes_to(&by(StepScope::ToPart), "60000 EUR", 1), "3000 EUR");
    // To how much a step applies is not guessed, nor is an exchange rate.
    let unsaid = Rate { steps_apply: Field::Missing, ..by(StepScope::ToAll) };
    assert_eq!(comes_to(&unsaid, "600000 EUR", 1), "Unclear");
    assert_eq!(comes_to(&by(StepScope::ToAll), "600000 USD", 1), "Unclear");
}

#[test]
fn units_by_steps() {
    // The first 260 hours are free, each further one costs 150: 40 × 150.
    let free = Rate {
        amount: given(money("0 USD")),
        steps: list(vec![above("260", "150 USD")]),
        steps_apply: given(StepScope::ToPart),
        ..rate("hours")
    };
    assert_eq!(comes_to(&free, "300", 1), "6000 USD");
    assert_eq!(comes_to(&free, "200", 1), "0 USD");
}

#[test]
fn minimum_and_cap_count_by_year_or_over_the_term() {
    let minimums = vec![money("100000 USD"), money("400000 USD")];
    let by_year = Rate {
        percent: percent("5%"),
        minimum: list(minimums),
        cap: given(money("600000 USD")),
        counts: given(RatePeriod::ByYear),
        ..rate("net sales")
    };
    // 5% of 6,000,000 is 300,000: more than 100,000 in the first year, less than 400,000 in the second and third.
    assert_eq!(comes_to(&by_year, "6000000 USD", 3), "1100000 USD");
    // 5% of 20,000,000 is 1,000,000, capped at 600,000 in each of three years.
    assert_eq!(comes_to(&by_year, "20000000 USD", 3), "1800000 USD");
    // At least 100,000 + 400,000 + 400,000.
    assert_eq!(least(&by_year, Some(3)).unwrap().to_string(), "900000 USD");
    assert_eq!(least(&by_year, None), None);
    let over_term = Rate { counts: Field::Missing, ..by_year };
    // Over the term the first minimum and the cap count once: 300,000, and at most 600,000.
    assert_eq!(comes_to(&over_term, "6000000 USD", 3), "300000 USD");
    assert_eq!(comes_to(&over_term, "20000000 USD", 3), "600000 USD");
}

#[test]
fn steps_of_years_hold_from_their_year_on() {
    let rising = Rate {
        percent: percent("2%"),
        steps: list(vec![from_year("2", "3%"), from_year("4", "5%")]),
        counts: given(RatePeriod::ByYear),
        ..rate("revenue")
    };
    // 2% + 3% + 3% + 5% of 1,000,000.
    assert_eq!(comes_to(&rising, "1000000 GBP", 4), "130000 GBP");
}

#[test]
fn without_a_volume_there_is_no_sum() {
    let royalty = Rate { percent: percent("3%"), ..rate("net sales") };
    assert_eq!(sum(&royalty, &Assumed::default(), Some(1)), Err(NoSum::NotAssumed));
    let both = Rate { amount: given(money("1 EUR")), ..royalty };
    assert_eq!(comes_to(&both, "5 EUR", 1), "Unclear");
}
