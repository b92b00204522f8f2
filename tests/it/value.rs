//! The value equation against figures worked out by hand.

use std::path::PathBuf;

use partner::config::Rates;
use partner::document::scalar::{Money, Percent, Scalar as _};
use partner::method::value::{Amount, PartyValue, Ratio, Reason, Sum, Uncomputed, ValueEquation, saving};
use partner::repository::{Repository, Request};
use proptest::prelude::*;

const TWO: &str = "northwind: {name: Northwind}, kestrel: {name: Kestrel}";
const THREE: &str = "northwind: {name: Northwind}, kestrel: {name: Kestrel}, orion: {name: Orion}";

/// The equation of a charter with these parties and these entries of the value section.
fn equation(parties: &str, entries: &[&str]) -> Option<ValueEquation> {
    let folder = tempfile::tempdir().unwrap();
    let value = match entries {
        [] => String::new(),
        entries => format!("value:\n{}", entries.iter().map(|it| format!("  {it}\n")).collect::<String>()),
    };
    let charter =
        format!("partner: charter/v1\nname: X\nstage: negotiation\nparties: {{{parties}}}\n{value}");
    std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let today = partner::document::scalar::Date::parse("2026-07-10").unwrap();
    ValueEquation::of(&repository.partnerships[0].charter.value, &Rates::default(), today)
}

fn of(parties: &str, entries: &[&str]) -> ValueEquation {
    equation(parties, entries).unwrap()
}

fn party<'a>(equation: &'a ValueEquation, id: &str) -> &'a PartyValue {
    equation.party(id).unwrap()
}

fn ratio(over: u128, under: u128) -> Ratio {
    Ratio::new(over, under).unwrap()
}

fn amount(text: &str) -> Amount {
    Amount::of(Money::parse(text).unwrap()).unwrap()
}

fn owed(text: &str) -> Amount {
    amount(text).negated().unwrap()
}

fn total(sum: &Sum) -> Option<Amount> {
    sum.total().unwrap()
}

fn uncomputed(reason: Reason, because: &[&str]) -> Uncomputed {
    Uncomputed { reason, because: because.iter().map(|it| (*it).to_owned()).collect() }
}

#[test]
fn an_exchange_with_costs_and_no_revenue() {
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 100 GBP}, {from: kestrel, to: northwind, amount: 50 GBP}]",
            "costs: {northwind: [{amount: 50 GBP}], kestrel: [{amount: 60 GBP}, {amount: 40 GBP}]}",
            "revenue_split: {northwind: 0%, kestrel: 0%}",
        ],
    );
    // 50 / (100 + 50) and 100 / (50 + 100)
    assert_eq!(party(&it, "northwind").ratio, Ok(ratio(1, 3)));
    assert_eq!(party(&it, "kestrel").ratio, Ok(ratio(2, 3)));
    let balance = it.balance.unwrap();
    assert_eq!(balance.value, ratio(1, 2));
    assert_eq!((balance.lowest, balance.highest), (vec!["northwind".to_owned()], vec!["kestrel".to_owned()]));
}

#[test]
fn the_share_of_revenue_counts_as_received() {
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 240000 GBP}, {from: kestrel, to: northwind, amount: 180000 GBP}]",
            "costs: {northwind: [{amount: 90000 GBP}], kestrel: [{amount: 150000 GBP}]}",
            "expected_revenue: 600000 GBP",
            "revenue_split: {northwind: 70%, kestrel: 30%}",
            "management_cost: {northwind: 20000 GBP, kestrel: 30000 GBP}",
        ],
    );
    let (northwind, kestrel) = (party(&it, "northwind"), party(&it, "kestrel"));
    assert_eq!(total(&northwind.share), Some(amount("420000 GBP")));
    assert_eq!(total(&northwind.gets()), Some(amount("600000 GBP")));
    assert_eq!(total(&northwind.puts_in()), Some(amount("330000 GBP")));
    assert_eq!(northwind.ratio, Ok(ratio(20, 11)));
    assert_eq!(kestrel.ratio, Ok(ratio(14, 11)));
    assert_eq!(it.balance.as_ref().unwrap().value, ratio(7, 10));
    // 180 + 420 − 240 − 20, and 240 + 180 − 180 − 30; together 600 − 50
    assert_eq!(northwind.net_return, Ok(Some(amount("340000 GBP"))));
    assert_eq!(kestrel.net_return, Ok(Some(amount("210000 GBP"))));
    assert_eq!(it.net_return, Ok(Some(amount("550000 GBP"))));
}

#[test]
fn a_share_of_nothing_is_a_value() {
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 340000 GBP}, {from: kestrel, to: northwind, amount: 120000 GBP}]",
            "costs: {northwind: [{amount: 190000 GBP}, {amount: 120000 GBP}], kestrel: [{amount: 90000 GBP}]}",
            "expected_revenue: 900000 GBP",
            "revenue_split: {northwind: 100%, kestrel: 0%}",
        ],
    );
    // (120 + 900) / (340 + 310) and 340 / (120 + 90)
    assert_eq!(party(&it, "northwind").ratio, Ok(ratio(102, 65)));
    assert_eq!(party(&it, "kestrel").ratio, Ok(ratio(34, 21)));
    assert_eq!(it.balance.unwrap().value, ratio(63, 65));
}

#[test]
fn three_parties_with_exchanges_between_any_two() {
    let it = of(
        THREE,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 60 EUR}, {from: kestrel, to: orion, amount: 30 EUR}, {from: orion, to: northwind, amount: 90 EUR}, {from: orion, to: kestrel, amount: 10 EUR}]",
            "costs: {northwind: [{amount: 40 EUR}], kestrel: [{amount: 70 EUR}], orion: [{amount: 0 EUR}]}",
            "expected_revenue: 200 EUR",
            "revenue_split: {northwind: 50%, kestrel: 30%, orion: 20%}",
            "management_cost: {northwind: 5 EUR, kestrel: 5 EUR, orion: 5 EUR}",
        ],
    );
    // northwind: (90 + 100) / (60 + 40); kestrel: (60 + 10 + 60) / (30 + 70); orion: (30 + 40) / (90 + 10 + 0)
    assert_eq!(party(&it, "northwind").ratio, Ok(ratio(19, 10)));
    assert_eq!(party(&it, "kestrel").ratio, Ok(ratio(13, 10)));
    assert_eq!(party(&it, "orion").ratio, Ok(ratio(7, 10)));
    let balance = it.balance.as_ref().unwrap();
    assert_eq!(balance.value, ratio(7, 19));
    assert_eq!(balance.lowest, ["orion"]);
    assert_eq!(balance.highest, ["northwind"]);
    // 190 − 60 − 5, 130 − 30 − 5, 70 − 100 − 5; together 200 − 15
    assert_eq!(party(&it, "northwind").net_return, Ok(Some(amount("125 EUR"))));
    assert_eq!(party(&it, "kestrel").net_return, Ok(Some(amount("95 EUR"))));
    assert_eq!(party(&it, "orion").net_return, Ok(Some(owed("35 EUR"))));
    assert_eq!(it.net_return, Ok(Some(amount("185 EUR"))));
}

#[test]
fn parties_with_the_same_ratio_are_all_named() {
    let it = of(
        THREE,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 10 EUR}, {from: kestrel, to: northwind, amount: 10 EUR}]",
            "costs: {northwind: [{amount: 10 EUR}], kestrel: [{amount: 10 EUR}], orion: [{amount: 10 EUR}]}",
            "expected_revenue: 50 EUR",
            "revenue_split: {northwind: 20%, kestrel: 20%, orion: 60%}",
        ],
    );
    // twice (10 + 10) / (10 + 10), and 30 / 10
    let balance = it.balance.unwrap();
    assert_eq!(balance.value, ratio(1, 3));
    assert_eq!(balance.lowest, ["northwind", "kestrel"]);
    assert_eq!(balance.highest, ["orion"]);
}

#[test]
fn a_missing_amount_is_listed_and_not_priced() {
    for missing in ["", ", amount: TBD", ", amount: lots"] {
        let exchange = format!(
            "exchange: [{{from: northwind, to: kestrel, amount: 100 GBP}}, {{from: kestrel, to: northwind, kind: brand{missing}}}]"
        );
        let it = of(
            THREE,
            &[
                &exchange,
                "costs: {northwind: [{amount: 1 GBP}], kestrel: [{amount: 1 GBP}], orion: [{amount: 4 GBP}]}",
                "expected_revenue: 100 GBP",
                "revenue_split: {northwind: 50%, kestrel: 48%, orion: 2%}",
            ],
        );
        let gap = uncomputed(Reason::Incomplete, &["value.exchange[1].amount"]);
        assert_eq!(party(&it, "northwind").ratio, Err(gap.clone()), "{missing}");
        assert_eq!(party(&it, "kestrel").ratio, Err(gap.clone()), "{missing}");
        // whom it does not concern has its figure: 2 / 4
        assert_eq!(party(&it, "orion").ratio, Ok(ratio(1, 2)), "{missing}");
        assert_eq!(it.balance, Err(gap), "{missing}");
    }
}

#[test]
fn every_gap_of_the_section_is_listed_once() {
    let it = of(TWO, &["documented: 2026-03-01"]);
    assert_eq!(
        party(&it, "kestrel").ratio,
        Err(uncomputed(
            Reason::Incomplete,
            &["value.costs", "value.exchange", "value.expected_revenue", "value.revenue_split.kestrel"]
        ))
    );
    assert_eq!(
        it.net_return,
        Err(uncomputed(Reason::Incomplete, &["value.expected_revenue", "value.management_cost"]))
    );
}

#[test]
fn costs_that_a_party_does_not_state_are_not_zero() {
    let entries = ["exchange: [{from: northwind, to: kestrel, amount: 100 GBP}]", "expected_revenue: 0 GBP"];
    let left_out = of(TWO, &[entries[0], entries[1], "costs: {northwind: [{amount: 5 GBP}]}"]);
    // nothing gained for the 105 put in: a ratio of zero, which is a figure
    assert_eq!(party(&left_out, "northwind").ratio, Ok(ratio(0, 1)));
    let gap = uncomputed(Reason::Incomplete, &["value.costs.kestrel"]);
    assert_eq!(party(&left_out, "kestrel").ratio, Err(gap));
    let unpriced =
        of(TWO, &[entries[0], entries[1], "costs: {northwind: [{amount: 5 GBP}], kestrel: [{item: API}]}"]);
    let gap = uncomputed(Reason::Incomplete, &["value.costs.kestrel[0].amount"]);
    assert_eq!(party(&unpriced, "kestrel").ratio, Err(gap));
}

#[test]
fn an_exchange_without_a_receiver_concerns_all_but_its_giver() {
    let it = of(
        THREE,
        &[
            "exchange: [{from: northwind, amount: 100 GBP}]",
            "costs: {northwind: [{amount: 10 GBP}], kestrel: [{amount: 10 GBP}], orion: [{amount: 10 GBP}]}",
            "expected_revenue: 0 GBP",
        ],
    );
    assert_eq!(party(&it, "northwind").ratio, Ok(ratio(0, 1)));
    let gap = uncomputed(Reason::Incomplete, &["value.exchange[0].to"]);
    assert_eq!(party(&it, "kestrel").ratio, Err(gap.clone()));
    assert_eq!(party(&it, "orion").ratio, Err(gap));
}

#[test]
fn whoever_puts_nothing_in_has_no_ratio() {
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 100 GBP}]",
            "costs: {northwind: [{amount: 10 GBP}], kestrel: [{amount: 0 GBP}]}",
            "expected_revenue: 220 GBP",
            "revenue_split: {northwind: 100%, kestrel: 0%}",
        ],
    );
    assert_eq!(party(&it, "northwind").ratio, Ok(ratio(2, 1)));
    let nothing = uncomputed(Reason::NothingContributed, &["kestrel"]);
    assert_eq!(party(&it, "kestrel").ratio, Err(nothing.clone()));
    assert_eq!(it.balance, Err(nothing));
}

#[test]
fn where_nobody_gets_anything_there_is_no_balance() {
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 0 GBP}]",
            "costs: {northwind: [{amount: 10 GBP}], kestrel: [{amount: 20 GBP}]}",
            "expected_revenue: 0 GBP",
        ],
    );
    assert_eq!(party(&it, "kestrel").ratio, Ok(ratio(0, 1)));
    assert_eq!(it.balance, Err(uncomputed(Reason::NothingReceived, &[])));
}

#[test]
fn one_party_has_nobody_to_be_in_balance_with() {
    let it = of(
        "northwind: {name: Northwind}",
        &[
            "exchange: [{from: northwind, to: northwind, amount: 10 GBP}]",
            "costs: {northwind: [{amount: 10 GBP}]}",
            "expected_revenue: 30 GBP",
            "revenue_split: {northwind: 100%}",
        ],
    );
    // what passes from a party to itself moves nothing: 30 / 10
    assert_eq!(party(&it, "northwind").ratio, Ok(ratio(3, 1)));
    assert_eq!(it.balance, Err(uncomputed(Reason::SingleParty, &[])));
}

#[test]
fn currencies_are_not_added_up() {
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 100 GBP}, {from: kestrel, to: northwind, amount: 100 EUR}]",
            "costs: {northwind: [{amount: 10 GBP}], kestrel: [{amount: 10 GBP}]}",
            "expected_revenue: 0 GBP",
            "management_cost: {northwind: 1 GBP, kestrel: 0 USD}",
        ],
    );
    let mixed = uncomputed(Reason::CurrenciesMixed, &["EUR", "GBP"]);
    assert_eq!(party(&it, "northwind").ratio, Err(mixed.clone()));
    assert_eq!(it.balance, Err(mixed));
    // a zero is nothing in any currency
    assert_eq!(it.net_return, Ok(Some(owed("1 GBP"))));
    // what is missing has to be found before it can be converted
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 100 GBP}, {from: kestrel, to: northwind, amount: 100 EUR}]",
            "costs: {northwind: [{amount: 10 GBP}]}",
            "expected_revenue: 0 GBP",
        ],
    );
    assert_eq!(it.balance, Err(uncomputed(Reason::Incomplete, &["value.costs.kestrel"])));
}

#[test]
fn ratios_do_not_depend_on_the_minor_unit() {
    for (currency, number) in [("JPY", "3"), ("KWD", "3.000"), ("EUR", "3.00")] {
        let exchange = format!("exchange: [{{from: northwind, to: kestrel, amount: {number} {currency}}}]");
        let costs =
            format!("costs: {{northwind: [{{amount: 1 {currency}}}], kestrel: [{{amount: 2 {currency}}}]}}");
        let it = of(TWO, &[&exchange, &costs, "revenue_split: {northwind: 0%, kestrel: 0%}"]);
        assert_eq!(party(&it, "kestrel").ratio, Ok(ratio(3, 2)), "{currency}");
    }
}

#[test]
fn shares_are_not_rounded_on_the_way() {
    let it = of(
        THREE,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 0 EUR}]",
            "costs: {northwind: [{amount: 1 EUR}], kestrel: [{amount: 1 EUR}], orion: [{amount: 1 EUR}]}",
            "expected_revenue: 0.01 EUR",
            "revenue_split: {northwind: 33.3333%, kestrel: 33.3333%, orion: 33.3334%}",
        ],
    );
    // a third of a cent: 0.333333 of 1 cent, over 100 cents
    assert_eq!(party(&it, "northwind").ratio, Ok(ratio(333_333, 100_000_000)));
    assert_eq!(party(&it, "orion").ratio, Ok(ratio(333_334, 100_000_000)));
    assert_eq!(it.balance.unwrap().value, ratio(333_333, 333_334));
}

#[test]
fn numbers_beyond_counting_are_said_to_be() {
    let it = of(
        TWO,
        &[
            "exchange: [{from: northwind, to: kestrel, amount: 999999999999999999.99 GBP}, {from: kestrel, to: northwind, amount: 999999999999999999.97 GBP}]",
            "costs: {northwind: [{amount: 0.04 GBP}], kestrel: [{amount: 0.05 GBP}]}",
            "revenue_split: {northwind: 0%, kestrel: 0%}",
        ],
    );
    assert!(party(&it, "kestrel").ratio.is_ok());
    assert_eq!(it.balance, Err(uncomputed(Reason::BeyondCounting, &[])));
}

#[test]
fn without_the_section_there_is_no_equation() {
    assert_eq!(equation(TWO, &[]), None);
}

/// 50,000 of revenue and 20,000 of management: 30,000 are left. A saving of 30 % on the 20,000 is 6,000, not 5,000: 36,000,
/// and 120,000 more over twenty partnerships.
#[test]
fn a_saving_is_a_share_of_the_cost_not_of_the_return() {
    let it = of(
        TWO,
        &[
            "expected_revenue: 50000 USD",
            "revenue_split: {northwind: 100%, kestrel: 0%}",
            "management_cost: {northwind: 20000 USD, kestrel: 0 USD}",
        ],
    );
    let net = it.net_return.unwrap().unwrap();
    assert_eq!(net, amount("30000 USD"));
    let saved = saving(Money::parse("20000 USD").unwrap(), Percent::of_hundred(30)).unwrap();
    assert_eq!(saved, amount("6000 USD"));
    assert_eq!(net.plus(saved), Some(amount("36000 USD")));
    let over_twenty = (0..20).try_fold(amount("0 USD"), |sum, _| sum.plus(saved));
    assert_eq!(over_twenty, Some(amount("120000 USD")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// The exchange and the split move money between the parties and make none.
    #[test]
    fn the_returns_of_all_parties_add_up_to_the_return_of_the_partnership(
        exchange in proptest::collection::vec((0_usize..3, 0_usize..3, 0_u32..100_000), 1..6),
        costs in proptest::collection::vec(0_u32..100_000, 3),
        revenue in 1_u32..1_000_000,
        first in 0_u32..=100,
    ) {
        let ids = ["northwind", "kestrel", "orion"];
        let entries: Vec<String> = exchange
            .iter()
            .map(|(from, to, amount)| format!("{{from: {}, to: {}, amount: {amount} EUR}}", ids[*from], ids[*to]))
            .collect();
        let managing: Vec<String> = ids.iter().zip(&costs).map(|(id, cost)| format!("{id}: {cost} EUR")).collect();
        let it = of(THREE, &[
            &format!("exchange: [{}]", entries.join(", ")),
            &format!("expected_revenue: {revenue} EUR"),
            &format!("revenue_split: {{northwind: {first}%, kestrel: {}%, orion: 0%}}", 100 - first),
            &format!("management_cost: {{{}}}", managing.join(", ")),
        ]);
        let each = it.parties.iter().map(|party| party.net_return.clone().unwrap().unwrap());
        let together = each.reduce(|sum, amount| sum.plus(amount).unwrap());
        prop_assert_eq!(together, it.net_return.unwrap());
    }
}
