//! What hurts one party, or all of them, and is told by the words of a charter: money that ends too early, liability for the whole,
//! decisions on what others pay; and what of it is read first.

use crate::judgements::{SILENT, SPEAKS, judge};
use crate::program::{code, folder, run, stdout};

const HEAD: &str = "partner: charter/v1\nname: Frozen food\nparties:\n  ostra: {name: Ostra Foods}\n  velm: {name: Velm Logistics}\n";

fn found(charter: &str) -> Vec<serde_json::Value> {
    let folder = folder(&[("charter.yaml", charter)]);
    let json = stdout(&run(folder.path(), "80", &["check", "--format", "json", "--as-of", "2026-07-10"]));
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    report["findings"].as_array().unwrap().clone()
}

/// What is listed on the page, in the order in which it is read.
fn listed(charter: &str) -> Vec<String> {
    let mut listed: Vec<(u64, String)> = found(charter)
        .iter()
        .filter(|it| ["place", "line"].contains(&it["shown"].as_str().unwrap()))
        .map(|it| (it["rank"].as_u64().unwrap(), it["rule"].as_str().unwrap().to_owned()))
        .collect();
    listed.sort();
    listed.into_iter().map(|(_, rule)| rule).collect()
}

fn page(charter: &str) -> String {
    let folder = folder(&[("charter.yaml", charter)]);
    stdout(&run(folder.path(), "100", &["check", "--as-of", "2026-07-10"]))
}

#[test]
fn money_or_a_right_that_ends_before_the_term_is_seen() {
    const RULE: &str = "funding-ends-early";
    let of =
        |term: &str, text: &str| format!("term: {term}\ncanvas: {{constraints: {{ostra: [\"{text}\"]}}}}\n");
    let term = "{start: 2026-09-01, end: 2028-08-31}";
    judge(&[
        (RULE, SPEAKS, &of(term, "The grant of the region runs out on 31 January 2028")),
        (RULE, SPEAKS, &of(term, "Our lease of the cold store ends in July 2028.")),
        (RULE, SPEAKS, &of(term, "The budget is approved until 2027-12-31")),
        // The month counts to its last day, which is that of the term.
        (RULE, SILENT, &of(term, "Our lease of the cold store ends in August 2028.")),
        (RULE, SILENT, &of(term, "The grant of the region runs out on 31 January 2029")),
        // Nothing ends, no money is in it, or nobody knows when the term is over.
        (RULE, SILENT, &of(term, "The grant of the region was paid on 31 January 2026")),
        (RULE, SILENT, &of(term, "Our people are busy until 31 January 2027")),
        (
            RULE,
            SILENT,
            &of("{start: 2026-09-01, length: perpetual}", "The grant runs out on 31 January 2028"),
        ),
    ]);
    let entry = |terms: &str| {
        format!(
            "term: {term}\nvalue: {{exchange: [{{from: ostra, to: velm, kind: rent, terms: \"{terms}\"}}]}}\n"
        )
    };
    judge(&[
        (RULE, SPEAKS, &entry("2000 a month, from a grant that ends in December 2027")),
        (RULE, SILENT, &entry("2000 a month, from January 2027")),
    ]);
    // Within 90 days it is urgent: before what traps a party.
    let near = of(term, "The grant of the region runs out on 1 October 2026");
    let trap = "exit: {notice: {ostra: 10 days, velm: 12 months}}\n";
    let first = listed(&format!("{HEAD}stage: negotiation\n{near}{trap}"));
    assert_eq!(&first[..2], ["funding-ends-early", "exit-notice-lopsided"], "{first:?}");
    let far = of(term, "The grant of the region runs out on 1 December 2026");
    let first = listed(&format!("{HEAD}stage: negotiation\n{far}{trap}"));
    assert_eq!(first[0], "exit-notice-lopsided", "{first:?}");
}

#[test]
fn liability_for_the_whole_asks_for_what_the_others_pay_back() {
    const RULE: &str = "joint-liability-unshared";
    let insists = |text: &str| format!("canvas: {{non_negotiables: {{ostra: [\"{text}\"]}}}}\n");
    judge(&[
        (
            RULE,
            SPEAKS,
            &insists("The client has one contract, and all of us are liable for all: joint and several."),
        ),
        (RULE, SPEAKS, "contract: {uncapped_liability: Jointly and severally to the client}\n"),
        (
            RULE,
            SPEAKS,
            "value: {exchange: [{from: ostra, to: velm, kind: work, terms: Each is liable for all of it towards the city}]}\n",
        ),
        (RULE, SPEAKS, "risks: [{id: late, what: We are jointly and severally liable for delay}]\n"),
        (RULE, SILENT, &insists("We sign nothing with joint and several liability.")),
        (RULE, SILENT, &insists("Each is liable for its own work.")),
        (
            RULE,
            SILENT,
            "contract: {uncapped_liability: Jointly and severally to the client, indemnity: By fault}\n",
        ),
        (
            RULE,
            SILENT,
            "contract: {uncapped_liability: \"Jointly and severally to the client; between the parties, in proportion to the work\"}\n",
        ),
    ]);
    // That they differ on it traps one of them for good: it comes before other differences.
    let joint = "canvas:\n  horizon: {ostra: 6 months, velm: 4 years}\n  non_negotiables: {ostra: [We sign no joint liability.], velm: [All of us are liable for all.]}\n";
    let first = listed(&format!(
        "{HEAD}stage: alignment\n{joint}value: {{share_of_annual_resources: {{ostra: 40%}}}}\n"
    ));
    assert_eq!(first[0], "non-negotiables-conflict", "{first:?}");
}

#[test]
fn demands_that_share_a_word_or_close_what_another_opens_are_asked_about() {
    const RULE: &str = "non-negotiables-conflict";
    let of = |ostra: &str, velm: &str| {
        format!("canvas: {{non_negotiables: {{ostra: [\"{ostra}\"], velm: [\"{velm}\"]}}}}\n")
    };
    judge(&[
        (RULE, SPEAKS, &of("Only our app.", "Every card is taken.")),
        (RULE, SPEAKS, &of("Flour comes from suppliers that we name.", "Local suppliers for milk and eggs.")),
        (RULE, SPEAKS, &of("The director has the final cut.", "We have the last word on our version.")),
        (
            RULE,
            SPEAKS,
            &of("What the group has chosen is bought by all.", "Our surgeons choose their implants."),
        ),
        // A word that all use, a name, and what only one says.
        (RULE, SILENT, &of("The contract keeps its form.", "Every client has a contract.")),
        (RULE, SILENT, &of("Velm keeps its drivers.", "Velm stays independent.")),
        (RULE, SILENT, &of("Only trained crews open the store.", "The night shift ends at five.")),
        (RULE, SILENT, &of("Every driver is paid by the hour.", "The night shift ends at five.")),
    ]);
    // Data in a goal is no demand on the data of others.
    let goal = "canvas: {non_negotiables: {ostra: [No data leaves the house.]}, goals: {velm: [{goal: A common data model}]}}\n";
    judge(&[(RULE, SILENT, goal)]);
}

#[test]
fn who_decides_on_what_others_pay_is_seen_by_its_words() {
    let of = |what: &str, decides: &str, value: &str| {
        format!("governance: {{decisions: [{{what: {what}, decides: {decides}}}]}}\nvalue: {{{value}}}\n")
    };
    let paid = "exchange: [{from: velm, to: ostra, kind: payment, terms: The price of the month}]";
    let list = "exchange: [{from: velm, to: ostra, kind: payment, terms: 30% off the list price}]";
    let costs = "costs: {ostra: [{item: Trucks, amount: 1000 EUR}], velm: [{item: Staff, amount: 1000 EUR}]}";
    let own = "costs: {ostra: [{item: Trucks, amount: 1000 EUR}]}";
    let (amends, spends) = ("one-sided-amendment", "one-sided-spending");
    judge(&[
        (amends, SPEAKS, &of("Price of the month", "velm", paid)),
        (amends, SILENT, &of("Price of the month", "both", paid)),
        (amends, SILENT, &of("Price list", "ostra", list)),
        (amends, SPEAKS, &of("Second instalment", "velm", paid)),
        (amends, SILENT, &of("Second instalment", "ostra", paid)),
        (spends, SPEAKS, &of("Cost over budget", "ostra", costs)),
        (spends, SILENT, &of("Cost over budget", "ostra", own)),
        (spends, SILENT, &of("Cost over budget", "both", costs)),
        (spends, SPEAKS, &of("Use of the advertising fee", "ostra", paid)),
    ]);
}

#[test]
fn whoever_alone_cannot_leave_is_named_wherever_that_is_written() {
    const RULE: &str = "exit-one-sided";
    judge(&[
        (RULE, SPEAKS, "exit: {right: {ostra: as-agreed, velm: none}, notice: {ostra: 12 months}}\n"),
        (RULE, SILENT, "exit: {right: {ostra: none, velm: none}}\n"),
        (RULE, SPEAKS, "contract: {termination_for_convenience: {ostra: At any time}}\n"),
        (
            RULE,
            SILENT,
            "contract: {termination_for_convenience: {ostra: At any time}}\nexit: {notice: {velm: 30 days}}\n",
        ),
        (RULE, SILENT, "contract: {termination_for_convenience: At any time}\n"),
        (
            "exit-at-once",
            SPEAKS,
            "exit: {notice: 90 days, conditions: [\"Relegation, at once, by Ostra\"]}\n",
        ),
        ("exit-at-once", SILENT, "exit: {notice: 90 days, conditions: [\"Relegation, by Ostra\"]}\n"),
        ("liability-one-sided", SPEAKS, "contract: {uncapped_liability: {velm: yes}}\n"),
        ("liability-one-sided", SILENT, "contract: {uncapped_liability: {ostra: yes, velm: yes}}\n"),
        ("liability-uncapped", SILENT, "contract: {uncapped_liability: {velm: yes}}\n"),
        ("liability-uncapped", SPEAKS, "contract: {uncapped_liability: yes}\n"),
    ]);
}

#[test]
fn a_company_of_the_parties_bears_its_costs_and_owns_what_it_makes() {
    let of = |form: &str| {
        format!(
            "model: {{structure: integrated-alliance, legal_form: {form}}}\nintent: {{ostra: {{kind: risk-mitigation}}}}\nvalue: {{exchange: [{{from: ostra, to: velm, kind: plant}}]}}\n"
        )
    };
    judge(&[
        ("cost-allocation-missing", SILENT, &of("joint-venture")),
        ("cost-allocation-missing", SPEAKS, &of("alliance-contract")),
    ]);
    let of = |form: &str, rule: &str| {
        let rest = "contract: {non_compete: yes, change_of_control: yes}\n";
        let found = found(&format!("{HEAD}stage: negotiation\n{}{rest}", of(form)));
        let it = found.into_iter().find(|it| it["rule"] == rule).unwrap_or_else(|| panic!("no {rule}"));
        it["consequence"].as_str().unwrap().to_owned()
    };
    let restricts = |form: &str| of(form, "restriction-without-exception");
    assert_eq!(["joint-venture", "alliance-contract"].map(restricts), ["untidy", "exposed"]);
    let owns = |form: &str| of(form, "ip-missing");
    assert_eq!(["joint-venture", "alliance-contract"].map(owns), ["unsaid", "exposed"]);
}

#[test]
fn a_target_without_a_direction_cannot_be_missed_and_is_asked_for_one() {
    let of = |rest: &str| {
        format!(
            "metrics: [{{id: packs, name: Packs, unit: packs, definition: Weighed in, owner: Ann, agreed_by: [ostra, velm]{rest}}}]\n"
        )
    };
    const RULE: &str = "metric-incomplete";
    judge(&[
        (RULE, SPEAKS, &of(", target: 400")),
        (RULE, SILENT, &of(", target: 400, direction: up")),
        (RULE, SPEAKS, &of(", target: 400, direction: TBD")),
    ]);
}

/// One party alone may leave, the other has no notice, and it is bound and stakes much: the rest is less grave.
const BOUND: &str = "stage: negotiation
canvas:
  goals: {ostra: [{goal: Shops, target: 40}], velm: [{goal: Turnover, target: 200000 EUR}]}
  horizon: {ostra: 6 months, velm: 4 years}
value: {share_of_annual_resources: {velm: 60%}}
exit: {notice: {ostra: 30 days}, ip: Each keeps its own, transition: 60 days, conditions: [breach, change-of-control]}
";

#[test]
fn what_traps_a_party_anywhere_comes_before_what_differs_and_hits_a_party_with_much_at_stake() {
    let first = listed(&format!("{HEAD}{BOUND}"));
    let at =
        |rule: &str| first.iter().position(|it| it == rule).unwrap_or_else(|| panic!("no {rule}: {first:?}"));
    assert_eq!(at("exit-notice-missing"), 0, "{first:?}");
    assert!(at("goal-mismatch") > 0 && at("horizon-mismatch") > 0, "{first:?}");
}

#[test]
fn no_notice_for_years_traps_whoever_stakes_much() {
    let of = |term: &str, share: &str| {
        let rest = format!(
            "term: {{start: 2026-10-01, length: {term}}}\nvalue: {{exchange: [{{from: ostra, to: velm, kind: lamps}}], share_of_annual_resources: {{velm: {share}}}}}\nexit: {{conditions: [breach], ip: Its own}}\n"
        );
        let found = found(&format!("{HEAD}stage: negotiation\n{rest}"));
        let it = found.into_iter().find(|it| it["rule"] == "exit-notice-missing").unwrap();
        it["consequence"].as_str().unwrap().to_owned()
    };
    // 1 October 2026 + 24 months is 1 October 2028, the day after the last one of two years.
    assert_eq!([of("10 years", "55%"), of("perpetual", "55%")], ["trapped", "trapped"]);
    assert_eq!([of("2 years", "55%"), of("10 years", "20%")], ["exposed", "exposed"]);
}

#[test]
fn the_page_is_in_the_order_of_the_ranks_with_source_lines_or_without() {
    // An error that fails the run is worth its source line, and stands behind what is graver.
    let metrics = "metrics: [{id: shops, name: Shops, unit: shops, target: 40, direction: up, definition: Open, owner: Ann, agreed_by: [ostra]}]\ncontract: {cap_on_liability: {ostra: yes, velm: no}}\n";
    let charter = format!("{HEAD}{BOUND}{metrics}");
    let page = page(&charter);
    let places: Vec<usize> = listed(&charter)
        .iter()
        .map(|rule| page.find(rule.as_str()).unwrap_or_else(|| panic!("no {rule} in\n{page}")))
        .collect();
    assert!(places.len() > 4 && places.is_sorted(), "{places:?}\n{page}");
}

#[test]
fn one_place_is_not_two_of_the_first_three() {
    let charter = format!(
        "{HEAD}stage: negotiation\ncanvas: {{horizon: {{ostra: 6 months, velm: 4 years}}}}\nexit: {{notice: {{ostra: at once, velm: 12 months}}, ip: Each keeps its own}}\ngovernance: {{decisions: [{{what: Fees, decides: ostra}}]}}\nvalue: {{exchange: [{{from: velm, to: ostra, kind: fee}}]}}\n"
    );
    let listed = listed(&charter);
    let at = |rule: &str| listed.iter().position(|it| it == rule).unwrap();
    assert!(at("exit-notice-lopsided") < 3 && at("exit-at-once") >= 3, "{listed:?}");
}

#[test]
fn a_renewal_that_is_years_off_is_no_day_to_wait_for() {
    let of = |length: &str| {
        format!(
            "{HEAD}stage: operation\nterm: {{start: 2026-01-01, length: {length}, renewal: none}}\ncanvas: {{horizon: {{ostra: 6 months, velm: 4 years}}}}\nexit: {{notice: 3 months}}\n"
        )
    };
    // The exit's notice is that of the renewal: 30 September 2027, and 30 September 2035.
    assert!(page(&of("2 years")).contains("To raise before the renewal is decided on 30 September 2027"));
    let far = page(&of("10 years"));
    assert!(!far.contains("To raise") && far.contains("payback horizons differ"), "{far}");
}

#[test]
fn beginning_a_list_is_punished_neither_by_the_exit_code_nor_by_a_longer_page() {
    let of = |rest: &str| format!("{HEAD}stage: negotiation\n{rest}");
    let (silent, begun) = (of(""), of("canvas: {vision: Food that stays cold.}\n"));
    let failing = |charter: &str| {
        let folder = folder(&[("charter.yaml", charter)]);
        let output = run(
            folder.path(),
            "80",
            &["check", "--select", "readiness-paused", "--format", "concise", "--as-of", "2026-07-10"],
        );
        (code(&output), stdout(&output).contains("readiness-paused"))
    };
    // Silence stops the signing as much as a first answer that does not settle everything.
    assert_eq!((failing(&silent), failing(&begun)), ((1, true), (1, true)));
    let lines = |charter: &str| {
        let page = page(charter);
        let verdict = page.split("\n\n").nth(1).unwrap().lines().count();
        (verdict, page)
    };
    let ((before, first), (after, second)) = (lines(&silent), lines(&begun));
    assert!(first.contains("Signing readiness NOT STARTED: no question answered\n"), "{first}");
    assert!(
        second.contains("Signing readiness PAUSE: 8 of 8 not met, do not sign yet (none of them answered)\n"),
        "{second}"
    );
    assert_eq!(before, after, "{first}{second}");
    // A no is named; the other seven are a number.
    let refused = page(&of("checklists: {signing: {exit_process: no}}\n"));
    assert!(refused.contains("8 of 8 not met, do not sign yet (7 of them not answered)"), "{refused}");
    assert!(refused.contains("    no              exit process\n"), "{refused}");
}

#[test]
fn what_the_charter_contradicts_is_not_called_unanswered() {
    // Six metrics where five are the most: partner fit is contradicted, and nobody has answered it.
    let metrics: String = (1..=6)
        .map(|nth| {
            format!("  - {{id: m{nth}, name: Metric {nth}, unit: shops, target: {nth}, direction: up}}\n")
        })
        .collect();
    let page = page(&format!("{HEAD}stage: negotiation\nmetrics:\n{metrics}"));
    let fit = page.split("Partner fit").nth(1).unwrap().split("Commitment").next().unwrap();
    assert!(fit.contains("1 of 6 not met, 5 not answered"), "{page}");
    assert!(fit.contains("    no              clear metrics\n"), "{page}");
}
