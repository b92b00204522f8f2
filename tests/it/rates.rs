//! Amounts in several currencies, at the rates of `partner.toml`, against figures worked out by hand.

use std::path::PathBuf;

use partner::check::{CheckReport, Options};
use partner::config::{self, Configuration};
use partner::document::scalar::{Money, Scalar as _};
use partner::finding::Finding;
use partner::method::value::{Amount, Ratio, Reason, Uncomputed, ValueEquation};
use partner::repository::{Repository, Request};
use partner::rules;

const RATES: &str = "date = 2026-07-01\nEUR = \"0.85 GBP\"\nUSD = \"0.74 GBP\"\n";

/// What is found in a charter with these entries of the value section, by these rates, and its equation.
fn judged(rates: &str, entries: &[&str]) -> (ValueEquation, Vec<Finding>) {
    let folder = tempfile::tempdir().unwrap();
    let value: String = entries.iter().map(|it| format!("  {it}\n")).collect();
    let parties = "parties: {northwind: {name: Northwind}, kestrel: {name: Kestrel}}";
    let charter = format!("partner: charter/v1\nname: X\nstage: negotiation\n{parties}\nvalue:\n{value}");
    std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    if !rates.is_empty() {
        std::fs::write(folder.path().join("partner.toml"), format!("[rates]\n{rates}")).unwrap();
    }
    let configuration = match config::locate(folder.path(), None, config::ON_DISK).unwrap() {
        Some(location) => config::read(location, &rules::names()).unwrap_or_else(|it| panic!("{it}")),
        None => Configuration::default(),
    };
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let options = Options { configuration, ..crate::program::options() };
    let report = CheckReport::of(&repository, &options);
    let equation = report.partnerships[0].assessment.as_ref().unwrap().value.clone().unwrap();
    (equation, report.findings().cloned().collect())
}

fn equation(rates: &str, entries: &[&str]) -> ValueEquation {
    judged(rates, entries).0
}

fn ratio(over: u128, under: u128) -> Result<Ratio, Uncomputed> {
    Ok(Ratio::new(over, under).unwrap())
}

fn ratio_of(equation: &ValueEquation, party: &str) -> Result<Ratio, Uncomputed> {
    equation.party(party).unwrap().ratio.clone()
}

fn amount(text: &str) -> Amount {
    Amount::of(Money::parse(text).unwrap()).unwrap()
}

const EUROS_AND_POUNDS: &[&str] = &[
    "exchange: [{from: northwind, to: kestrel, amount: 100 EUR}, {from: kestrel, to: northwind, amount: 34 GBP}]",
    "costs: {northwind: [{amount: 20 EUR}], kestrel: [{amount: 51 GBP}]}",
    "expected_revenue: 1000 EUR",
    "revenue_split: {northwind: 0%, kestrel: 0%}",
    "management_cost: {northwind: 50 EUR, kestrel: 100 GBP}",
];

#[test]
fn amounts_are_converted_at_the_rates_given() {
    let it = equation(RATES, EUROS_AND_POUNDS);
    // Northwind: 34 GBP for 120 EUR = 102 GBP; Kestrel: 85 GBP for 34 + 51 = 85 GBP
    assert_eq!(ratio_of(&it, "northwind"), ratio(1, 3));
    assert_eq!(ratio_of(&it, "kestrel"), ratio(1, 1));
    assert_eq!(it.balance.unwrap().value, Ratio::new(1, 3).unwrap());
    // 850 − 42.50 − 100
    assert_eq!(it.net_return, Ok(Some(amount("707.50 GBP"))));
    // Northwind: 34 − 85 − 42.50
    assert_eq!(it.parties[0].net_return, Ok(amount("93.50 GBP").negated()));
}

#[test]
fn currencies_meet_in_one_that_the_charter_need_not_name() {
    let entries = [
        "exchange: [{from: northwind, to: kestrel, amount: 74 EUR}, {from: kestrel, to: northwind, amount: 85 USD}]",
        "costs: {northwind: [{amount: 0 EUR}], kestrel: [{amount: 0 CHF}]}",
        "revenue_split: {northwind: 0%, kestrel: 0%}",
    ];
    // 74 × 0.85 = 62.90 and 85 × 0.74 = 62.90; a zero in francs needs no rate
    let it = equation(RATES, &entries);
    assert_eq!(ratio_of(&it, "northwind"), ratio(1, 1));
    assert_eq!(it.parties[0].received.total(), Ok(Some(amount("62.90 GBP"))));
}

#[test]
fn a_charter_in_one_currency_is_not_converted() {
    let it = equation(
        RATES,
        &["expected_revenue: 100 EUR", "management_cost: {northwind: 1 EUR, kestrel: 1 EUR}"],
    );
    assert_eq!(it.net_return, Ok(Some(amount("98 EUR"))));
}

#[test]
fn nothing_is_rounded_on_the_way() {
    // 3 × 33.33 EUR at 0.333333 = 33.32996667 GBP; rounded one by one they would be 3 × 11.11 = 33.33
    let it = equation(
        "date = 2026-07-01\nEUR = \"0.333333 GBP\"\n",
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 33.33 EUR}, {from: northwind, to: kestrel, amount: 33.33 EUR}, {from: northwind, to: kestrel, amount: 33.33 EUR}]",
            "costs: {northwind: [{amount: 1 GBP}], kestrel: [{amount: 33.33 GBP}]}",
            "revenue_split: {northwind: 0%, kestrel: 0%}",
        ],
    );
    // (99.99 × 0.333333) / 33.33 = 3 × 0.333333
    assert_eq!(ratio_of(&it, "kestrel"), ratio(999_999, 1_000_000));
    assert_eq!(it.parties[1].received.total().unwrap().unwrap().to_string(), "33.33 GBP");
}

#[test]
fn minor_units_of_any_size_are_converted() {
    // 1 KWD = 3.25 USD: 2.001 KWD = 6.50325 USD. 1 USD = 150 JPY: 975.4875 JPY, beside 1 JPY and 0.01 USD = 1.5 JPY.
    let it = equation(
        "date = 2026-07-01\nKWD = \"3.25 USD\"\nUSD = \"150 JPY\"\n",
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 2.001 KWD}]",
            "costs: {northwind: [{amount: 1 JPY}], kestrel: [{amount: 0.01 USD}]}",
            "revenue_split: {northwind: 0%, kestrel: 0%}",
        ],
    );
    // 975.4875 / 1.5 = 650.325
    assert_eq!(ratio_of(&it, "kestrel"), ratio(26_013, 40));
    assert_eq!(it.parties[1].received.total().unwrap().unwrap().to_string(), "975 JPY");
}

#[test]
fn without_a_rate_the_figures_that_need_it_are_not_calculated() {
    let mixed = |codes: &[&str]| {
        let because = codes.iter().map(|it| (*it).to_owned()).collect();
        Err(Uncomputed { reason: Reason::CurrenciesMixed, because })
    };
    let entries = [
        "exchange: [{from: northwind, to: kestrel, amount: 100 EUR}]",
        "costs: {northwind: [{amount: 85 GBP}], kestrel: [{amount: 10 CHF}]}",
        "expected_revenue: 340 GBP",
        "revenue_split: {northwind: 100%, kestrel: 0%}",
    ];
    let it = equation(RATES, &entries);
    // 340 / (85 + 85): the francs do not concern Northwind
    assert_eq!(ratio_of(&it, "northwind"), ratio(2, 1));
    assert_eq!(ratio_of(&it, "kestrel"), mixed(&["CHF", "GBP"]));
    let it = equation("", &entries);
    assert_eq!(ratio_of(&it, "northwind"), mixed(&["EUR", "GBP"]));
    // The rate the other way round is another one.
    let it = equation("date = 2026-07-01\nUSD = \"1.17 EUR\"\n", &entries);
    assert_eq!(ratio_of(&it, "northwind"), mixed(&["EUR", "GBP"]));
}

#[test]
fn findings_over_converted_amounts_name_the_rates_and_their_day() {
    let (_, findings) = judged(RATES, EUROS_AND_POUNDS);
    let found = |rule: &str| findings.iter().find(|finding| finding.rule == rule);
    assert!(found("currencies-mixed").is_none());
    for rule in ["value-imbalanced", "value-shortfall"] {
        let notes = &found(rule).unwrap().notes;
        let note = "converted at 1 EUR = 0.85 GBP, the rate of 2026-07-01".to_owned();
        assert!(notes.contains(&note), "{rule}: {notes:?}");
    }
    let shortfall = &found("value-shortfall").unwrap().message;
    assert!(shortfall.contains("receives GBP 34, contributes GBP 102, return 0.33 per 1"), "{shortfall}");
    // In one currency there is nothing to say about rates.
    let in_pounds: Vec<String> = EUROS_AND_POUNDS.iter().map(|it| it.replace("EUR", "GBP")).collect();
    let in_pounds: Vec<&str> = in_pounds.iter().map(String::as_str).collect();
    let (_, findings) = judged(RATES, &in_pounds);
    assert!(findings.iter().any(|finding| finding.rule == "value-shortfall"));
    assert!(findings.iter().all(|finding| finding.notes.iter().all(|note| !note.contains("converted"))));
}
