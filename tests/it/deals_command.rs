//! `partner deals`: the register, and who is credited.

use serde_json::{Value, json};

use crate::program::said;

const CHARTER: &str = "\
partner: charter/v1
name: Resale
stage: operation
parties: {tal: {name: Tallyforge}, bra: {name: Brandt}, zed: {name: Zed}}
";

/// Protected for 30 days: until 31 January the first registration of Ahm keeps others away.
const DEALS: &str = "\
partner: deals/v1
protection: 30 days
deals:
  - {customer: Ahm, product: Plan, partner: bra, registered: 2026-01-31T23:59Z, value: 50 EUR}
  - {customer: AHM, product: plan, partner: tal, registered: 2026-01-01T09:00+02:00, value: 100.50 EUR, status: open}
  - {customer: Ahm, product: Plan, partner: zed, registered: 2026-02-01, value: 70 USD}
  - {customer: Bo, partner: tal, registered: 2026-03-01T10:00Z}
  - {customer: Bo, partner: bra, registered: 2026-03-01T12:00+02:00}
  - {customer: Cy, partner: tal, registered: 2026-03-02}
  - {customer: Cy, partner: tal, registered: 2026-03-03}
  - {customer: Dee, partner: bra}
  - {customer: Eve, partner: bra, registered: 2026-07-11}
";

const BOTH: [(&str, &str); 2] = [("charter.yaml", CHARTER), ("deals.yaml", DEALS)];

#[test]
fn the_first_registration_is_credited_as_long_as_it_protects() {
    let text = said(&BOTH, &["deals", "--format", "json"]);
    let deals = serde_json::from_str::<Value>(&text).unwrap()["partnerships"][0].clone();
    let told: Vec<[Value; 5]> = deals["deals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            ["customer", "party", "credit", "protected_until", "protected_for"].map(|key| it[key].clone())
        })
        .collect();
    let row = |customer: &str, party: &str, credit: &str, until: Option<&str>, whose: Option<&str>| {
        [json!(customer), json!(party), json!(credit), json!(until), json!(whose)]
    };
    assert_eq!(
        told,
        [
            // 1 January and 30 days.
            row("AHM", "tal", "credited", Some("2026-01-31"), None),
            row("Ahm", "bra", "conflict", None, Some("tal")),
            row("Ahm", "zed", "credited", Some("2026-03-03"), None),
            // 12:00 two hours east of UTC is 10:00.
            row("Bo", "tal", "tied", None, None),
            row("Bo", "bra", "tied", None, None),
            row("Cy", "tal", "credited", Some("2026-04-01"), None),
            row("Cy", "tal", "doubled", None, Some("tal")),
            row("Dee", "bra", "unknown", None, None),
        ]
    );
    assert_eq!(deals["later"], 1);
    assert_eq!(
        deals["tallies"],
        json!([
            {"party": "tal", "registrations": 4, "credited": 2, "worth": ["100.50 EUR"], "unpriced": 1},
            {"party": "bra", "registrations": 3, "credited": 0, "worth": [], "unpriced": 0},
            {"party": "zed", "registrations": 1, "credited": 1, "worth": ["70 USD"], "unpriced": 0},
        ])
    );
}

#[test]
fn people_read_who_stands_in_whose_way() {
    let page = said(&BOTH, &["deals"]);
    for said in [
        "8 deals registered; 3 contested; `partner check` says what to do.",
        "not credited: protected for Tallyforge",
        "no one: registered at the same time",
        "registered twice",
        "not known: no time",
        "1 registration is dated later and left out.",
        "From deals.yaml; times are in UTC.",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
}

#[test]
fn a_partnership_without_a_register_says_so() {
    let page = said(&BOTH[..1], &["deals"]);
    assert!(page.contains("No deals record: no customers are registered."), "{page}");
}

#[test]
fn a_row_of_an_imported_file_names_the_file_and_its_line() {
    let record = "partner: deals/v1\nsource: crm.csv\n";
    let csv = "customer,registered,partner,product,value,status\n=Ahm,2026-01-01,tal,Plan,10 EUR,open\n";
    let files = [BOTH[0], ("deals.yaml", record), ("crm.csv", csv)];
    let sheet = said(&files, &["deals", "--format", "csv"]);
    let row = sheet.lines().nth(1).unwrap().split_once(',').unwrap().1;
    // What a spreadsheet would take for a formula is made harmless.
    assert_eq!(
        row, "2026-01-01T00:00:00Z,'=Ahm,Plan,tal,10 EUR,open,credited,2026-04-01,,crm.csv,2",
        "{sheet}"
    );
}
