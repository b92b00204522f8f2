//! `partner value`: what each party puts in and gets.

use serde_json::{Value, json};

use crate::program::{folder, lines_under, row, run};

const HEAD: &str = "\
partner: charter/v1
name: Embedded lending
stage: operation
parties: {north: {name: North}, kes: {name: Kes}}
";

/// North: gets 30% of 1000 and 50, which is 350; puts in 150 and 350, which is 500: 0.70 for every 1; left 350 - 150 - 40 = 160.
/// Kes: gets 70% of 1000 and 150, which is 850; puts in 50 and 200, which is 250: 3.40; left 850 - 50 - 10 = 790.
/// Balance 0.70 / 3.40 = 0.2059; the partnership keeps 1000 - 50 = 950, which is 160 + 790.
const VALUE: &str = "\
value:
  exchange:
    - {from: north, to: kes, kind: technology-access, terms: Platform, amount: 150 EUR}
    - {from: kes, to: north, kind: referral-fee, amount: 50 EUR}
  costs: {north: [{item: People, amount: 350 EUR}], kes: [{item: People, amount: 200 EUR}]}
  expected_revenue: 1000 EUR
  revenue_split: {north: 30%, kes: 70%}
  management_cost: {north: 40 EUR, kes: 10 EUR}
  share_of_management_time: {north: 10.5%, kes: 10%}
  intangibles: {kes: [{kind: learning, rating: high}]}
";

fn said(files: &[(&str, &str)], arguments: &[&str]) -> String {
    crate::program::said(files, &[&["value"], arguments].concat())
}

fn charter(value: &str) -> String {
    format!("{HEAD}{value}")
}

fn json(value: &str, arguments: &[&str]) -> Value {
    let text = said(&[("charter.yaml", &charter(value))], &[&["--format", "json"], arguments].concat());
    serde_json::from_str::<Value>(&text).unwrap()["partnerships"][0].clone()
}

#[test]
fn the_equation_is_shown_with_its_arithmetic() {
    let page = said(&[("charter.yaml", &charter(VALUE))], &["--saving", "30%"]);
    assert!(page.contains("Return per 1 contributed: North 0.70 and Kes 3.40."), "{page}");
    assert!(page.contains("Lowest return North, highest Kes; balance 0.21 (1.00 is equal)."), "{page}");
    let rows = [
        ("receives in the exchange", ["EUR 50", "EUR 150"]),
        ("+ share of revenue", ["EUR 300", "EUR 700"]),
        ("= receives in total", ["EUR 350", "EUR 850"]),
        ("contributes in the exchange", ["EUR 150", "EUR 50"]),
        ("+ own costs", ["EUR 350", "EUR 200"]),
        ("= contributes in total", ["EUR 500", "EUR 250"]),
        ("return per 1 contributed", ["0.70", "3.40"]),
        ("management cost", ["EUR 40", "EUR 10"]),
        ("net revenue after exchange and management cost", ["EUR 160", "EUR 790"]),
        ("share of management time", ["10.5%", "10%"]),
    ];
    for (name, cells) in rows {
        assert_eq!(row(&page, name)[1..], cells, "{name}");
    }
    assert!(page.contains("leaves EUR 950."), "{page}");
    // 30% of 40 is 12, of 10 is 3.
    for line in
        ["North: 30% of EUR 40 is EUR 12 more", "Kes: 30% of EUR 10 is EUR 3 more", "together: EUR 15"]
    {
        assert!(page.contains(line), "{line} in {page}");
    }
    assert!(page.contains("Kes: learning (high)"), "{page}");
}

#[test]
fn what_to_talk_about_names_each_side() {
    let page = said(&[("charter.yaml", &charter(VALUE))], &[]);
    assert_eq!(
        lines_under(&page, "Points to discuss"),
        [
            "  - North receives less than it contributes",
            "  - the return of North is below 50% of that of Kes",
            "  - North spends 10.5% of its management time on the partnership, more than 10%",
        ]
    );
}

#[test]
fn what_is_not_known_is_not_nothing() {
    let lacking = VALUE.replace(", amount: 50 EUR}", "}");
    let value = json(&lacking, &[])["equation"].clone();
    assert_eq!(value["balance"], Value::Null);
    assert_eq!(value["by_party"][0]["received"], Value::Null);
    assert_eq!(value["by_party"][0]["given"], "150 EUR");
    assert_eq!(
        value["not_known"][0],
        json!({"figure": "balance", "reason": "incomplete", "because": ["value.exchange[1].amount"]})
    );
    // Kes gives it, so that neither side is known; the return of the whole is.
    assert_eq!(value["by_party"][1]["ratio"], Value::Null);
    assert_eq!(value["net_return"], "950 EUR");
    let page = said(&[("charter.yaml", &charter(&lacking))], &[]);
    assert!(page.contains("Balance not known: amounts are missing"), "{page}");
    assert!(page.contains("North: figures missing, since `value.exchange[1].amount` is missing"), "{page}");
    assert_eq!(row(&page, "receives in the exchange")[1..], ["not known", "EUR 150"]);
}

#[test]
fn nothing_is_said_in_the_currency_of_the_rest() {
    // Only North gives anything in the exchange; no revenue is expected of the deal.
    let value = "\
value:
  exchange:
    - {from: north, to: kes, kind: technology-access, terms: Platform, amount: 150 EUR}
  costs: {north: [{item: People, amount: 350 EUR}], kes: [{item: People, amount: 200 EUR}]}
  expected_revenue: 0 EUR
  revenue_split: {north: 30%, kes: 70%}
";
    let page = said(&[("charter.yaml", &charter(value))], &[]);
    assert_eq!(row(&page, "receives in the exchange")[1..], ["EUR 0", "EUR 150"]);
    assert_eq!(row(&page, "+ share of revenue")[1..], ["EUR 0", "EUR 0"]);
    assert_eq!(row(&page, "contributes in the exchange")[1..], ["EUR 150", "EUR 0"]);
}

#[test]
fn what_cannot_be_known_beforehand_makes_a_sum_at_least_the_rest() {
    // North gives 150 EUR and, by the piece, a royalty; its own costs are 350 EUR: 150 + 350 = 500 at least.
    let royalty = "    - {from: north, to: kes, kind: royalty, terms: 3% of sales}\n  costs:";
    let value = VALUE.replacen("  costs:", royalty, 1);
    let page = said(&[("charter.yaml", &charter(&value))], &[]);
    assert_eq!(row(&page, "contributes in the exchange")[1..], ["at least EUR 150", "EUR 50"]);
    assert_eq!(row(&page, "= contributes in total")[1..], ["at least EUR 500", "EUR 250"]);
    // Kes gets 150 EUR and 70% of 1000 EUR: 150 + 700 = 850 at least. A ratio of unknown figures is none.
    assert_eq!(row(&page, "= receives in total")[1..], ["EUR 350", "at least EUR 850"]);
    assert_eq!(row(&page, "return per 1 contributed")[1..], ["not known", "not known"]);
    let data = json(&value, &[])["equation"].clone();
    assert_eq!(data["by_party"][0]["given"], Value::Null);
    let least = json!([{"figure": "given", "amount": "150 EUR"}, {"figure": "puts_in", "amount": "500 EUR"}]);
    assert_eq!(data["by_party"][0]["at_least"], least);
    // Without terms nobody can tell whether an amount belongs there: it is not known.
    let untold = value.replace(", terms: 3% of sales", "");
    let page = said(&[("charter.yaml", &charter(&untold))], &[]);
    assert_eq!(row(&page, "contributes in the exchange")[1..], ["not known", "EUR 50"]);
}

#[test]
fn currencies_without_a_rate_stay_apart_and_with_one_come_together() {
    let mixed = VALUE.replace("amount: 50 EUR", "amount: 50 USD");
    let page = said(&[("charter.yaml", &charter(&mixed))], &[]);
    assert!(
        page.contains("the amounts are in EUR and USD, and `partner.toml` has no rate between them"),
        "{page}"
    );
    // 50 USD at 0.8 are 40 EUR: North gets 340 of 500, 0.68; Kes 850 of 240, 3.54.
    let folder = folder(&[
        ("charter.yaml", charter(&mixed).as_str()),
        ("partner.toml", "[rates]\ndate = \"2026-07-01\"\nUSD = \"0.8 EUR\"\n"),
    ]);
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    let output = run(folder.path(), "200", &["value", "--as-of", "2026-07-10"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("North 0.68 and Kes 3.54"), "{page}{}", String::from_utf8_lossy(&output.stderr));
    assert!(page.contains("converted at 1 USD = 0.8 EUR, the rate of 1 July 2026"), "{page}");
}

#[test]
fn quarters_shares_and_shortfalls_come_from_where_they_stand() {
    let model =
        "model:\n  equity: {north: 50%, kes: 50%}\n  contributions: [{kind: cash, north: 3, kes: 1}]\n";
    let review = |period: &str, held: &str, north: u32| {
        format!(
            "partner: review/v1\nkind: business\nperiod: {period}\nheld: {held}\nindicators:\n  value_contributed: {{north: 100 EUR, kes: 100 EUR}}\n  value_received: {{north: {north} EUR, kes: 120 EUR}}\n"
        )
    };
    let last = review("2026-Q2", "2026-07-01", 60)
        + "shortfalls:\n  - {side: kes, what: One developer of three, cause: resources, able: no}\n";
    let text = charter(&format!("{model}{VALUE}"));
    let files = [
        ("charter.yaml", text.as_str()),
        ("q4.yaml", &review("2025-Q4", "2026-01-08", 90)),
        ("q1.yaml", &review("2026-Q1", "2026-04-08", 72)),
        ("q2.yaml", &last),
    ];
    let page = said(&files, &[]);
    // 0.9, 0.72 and 0.6 over 1.2 are 0.75, 0.6 and 0.5.
    assert_eq!(row(&page, "2025-Q4"), ["2025-Q4", "0.90", "1.20", "0.75"]);
    assert_eq!(row(&page, "2026-Q1"), ["2026-Q1", "0.72", "1.20", "0.60"]);
    assert_eq!(row(&page, "2026-Q2"), ["2026-Q2", "0.60", "1.20", "0.50"]);
    assert!(page.contains("the balance fell two quarters in a row, from 2025-Q4 to 2026-Q2"), "{page}");
    // 3 of 4 points and 1 of 4.
    let shares = page.split("Shares in the joint venture").nth(1).unwrap();
    assert_eq!(row(shares, "North")[1..], ["50%", "75%"]);
    assert!(
        page.contains(
            "Kes underperforms: One developer of three (too little time, money or people); no next step agreed yet: scale back or continue as a contractual project (q2.yaml:"
        ),
        "{page}"
    );
    let told = {
        let folder = folder(&files);
        let output = run(folder.path(), "200", &["value", "--as-of", "2026-07-10", "--format", "json"]);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["partnerships"][0].clone()
    };
    assert_eq!(told["quarters"][2]["ratios"], json!({"north": "0.60", "kes": "1.20"}));
    assert_eq!(told["equity"][0], json!({"party": "north", "agreed": "50%", "suggested": "75%"}));
    assert_eq!(told["underperformance"][0]["due_steps"], json!(["scale-back", "contractual"]));
}

#[test]
fn a_charter_without_the_section_says_so_and_a_broken_one_is_not_called_empty() {
    let page = said(&[("charter.yaml", HEAD)], &[]);
    assert!(page.contains("the charter has no `value` section"), "{page}");
    let folder = folder(&[("charter.yaml", &charter("value: nothing much\n"))]);
    let output = run(folder.path(), "200", &["value", "--as-of", "2026-07-10"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(
        !page.contains("the charter has no `value` section") && page.contains("Cannot be read: `value`"),
        "{page}"
    );
}

#[test]
fn a_spreadsheet_has_a_row_for_each_party() {
    let csv = said(&[("charter.yaml", &charter(VALUE))], &["--format", "csv"]);
    let rows: Vec<&str> = csv.lines().map(|line| line.split_once(',').unwrap().1).collect();
    assert_eq!(
        rows,
        [
            "party,currency,received,revenue_share,gets,given,costs,puts_in,ratio,management_cost,net_return,balance,not_known",
            "north,EUR,50,300,350,150,350,500,0.70,40,160,0.21,",
            "kes,EUR,150,700,850,50,200,250,3.40,10,790,0.21,",
        ]
    );
}

#[test]
fn a_saving_is_a_share() {
    let folder = folder(&[("charter.yaml", HEAD)]);
    for wrong in ["101%", "-1%", "a third"] {
        let output =
            run(folder.path(), "200", &["value", "--as-of", "2026-07-10", &format!("--saving={wrong}")]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
    }
}

/// A milestone of 300 EUR once a first person is treated is not owed yet: Kes receives at least the fixed 150.
#[test]
fn a_payment_that_waits_for_an_event_is_left_out_of_what_is_at_least_paid() {
    let with = |more: &str| {
        charter(&VALUE.replace(
            "  costs:",
            &format!("    - {{from: north, to: kes, kind: milestone, amount: 300 EUR, due: \"A first person is treated{more}}}\n  costs:"),
        ))
    };
    let text = said(&[("charter.yaml", &with("\""))], &[]);
    assert!(text.contains("waits for: A first person is treated"), "{text}");
    assert!(text.contains("at least EUR 150"), "{text}");
    assert!(text.contains("they depend on \"A first person is treated\""), "{text}");
    // Once it has happened, and where a latest day makes it certain, it counts: 150 + 300.
    for more in ["\", happened: 2026-07-01", ", latest 2027-12-31\""] {
        let text = said(&[("charter.yaml", &with(more))], &[]);
        assert!(text.contains("EUR 450") && !text.contains("at least"), "{more}: {text}");
    }
}

/// North pays Kes 5% of net sales, at least 100 EUR. Kes receives 150 for its technology and at least 100; with net sales of 4,000 EUR it is
/// 5% of 4,000 = 200, which makes 350.
#[test]
fn rates_are_reckoned_with_an_assumed_volume() {
    let value = VALUE.replace(
        "  costs:",
        "    - {from: north, to: kes, kind: royalty, rate: {percent: 5%, of: net sales, minimum: 100 EUR}}\n  costs:",
    );
    let files = [("charter.yaml", charter(&value))];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let open = said(&files, &[]);
    assert!(open.contains("at least EUR 250"), "{open}");
    assert!(open.contains("5% of net sales, at least EUR 100"), "{open}");
    assert!(open.contains("Depends on net sales: `--assume 'net sales=VOLUME'` includes it."), "{open}");
    assert!(open.contains("they depend on the volume of net sales"), "{open}");
    let assumed = said(&files, &["--assume", "Net sales=4000 EUR"]);
    assert!(assumed.contains("Assumed: net sales EUR 4,000."), "{assumed}");
    assert!(assumed.contains("EUR 350") && !assumed.contains("at least EUR 250"), "{assumed}");
    let json = json(&value, &["--assume", "net sales=4000 EUR"]);
    assert_eq!(json["equation"]["exchange"][2]["reckoned"], "200 EUR");
    assert_eq!(json["equation"]["volumes"], json!([{"base": "net sales", "assumed_volume": "4000 EUR"}]));
}

#[test]
fn a_volume_of_no_rate_is_refused() {
    let value = VALUE.replace(
        "amount: 50 EUR}",
        "amount: 50 EUR}\n    - {from: north, to: kes, kind: royalty, rate: {percent: 5%, of: net sales}}",
    );
    let folder = folder(&[("charter.yaml", &charter(&value))]);
    for (assume, said) in [
        ("profit=5 EUR", "no rate is taken of `profit`; rates are taken of `net sales`"),
        ("5 EUR", "write what the rate is taken of"),
        ("net sales=5%", "a volume is a number or an amount of money"),
    ] {
        let output = run(folder.path(), "200", &["value", "--assume", assume]);
        assert_eq!(output.status.code(), Some(2), "{assume}");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(said), "{assume}: {error}");
    }
}

/// The volume is in dollars, the steps are in euros: nothing is guessed, and the reason is said.
#[test]
fn a_volume_that_does_not_fit_its_rate_comes_to_no_sum() {
    let value = |rate: &str| {
        let entry = format!("    - {{from: north, to: kes, kind: royalty, rate: {{{rate}}}}}\n  costs:");
        charter(&VALUE.replace("  costs:", &entry))
    };
    for (rate, said_is) in [
        (
            "percent: 5%, of: net sales, steps: [{above: 100 EUR, percent: 4%}], steps_apply: to-all",
            "No sum for royalty: the rate is not complete, or the volume is in another unit or currency.",
        ),
        (
            "percent: 5%, of: net sales, counts: by-year",
            "No sum for royalty: it counts by the year, and the term has no start or no end.",
        ),
    ] {
        let text = said(&[("charter.yaml", &value(rate))], &["--assume", "net sales=4000 USD"]);
        assert!(text.contains(said_is), "{text}");
        assert!(text.contains("at a rate"), "{text}");
    }
}
