//! Judgements that were once wrong, or kept silent, each with its neighbours: a small charter for every case, judged on 10 July 2026.
//!
//! A line names a rule, says whether it speaks, and gives the rest of a charter, with further files behind `# file: name`.

use std::path::PathBuf;

use partner::check::CheckReport;
use partner::repository::{Repository, Request};

use crate::program::{folder, options};

const HEAD: &str = "partner: charter/v1\nname: Frozen food\nparties:\n  ostra: {name: Ostra Foods}\n  velm: {name: Velm Logistics}\n";

/// The rules that speak of these files, each with its message.
fn found(rest: &str) -> Vec<(String, String)> {
    let mut parts = rest.split("# file: ");
    let charter = parts.next().unwrap_or_default();
    let stage = if charter.contains("stage: ") { "" } else { "stage: negotiation\n" };
    let mut files = vec![("charter.yaml".to_owned(), format!("{HEAD}{stage}{charter}"))];
    for part in parts {
        let (name, text) = part.split_once('\n').unwrap();
        files.push((name.to_owned(), text.to_owned()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = folder(&files);
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let report = CheckReport::of(&repository, &options());
    let found: Vec<(String, String)> =
        report.findings().map(|it| (it.rule.to_string(), it.message.clone())).collect();
    let unread =
        ["unknown-key", "invalid-value", "yaml-syntax", "key-missing", "record-orphaned", "duplicate-key"];
    let unread: Vec<_> = found.iter().filter(|(rule, _)| unread.contains(&rule.as_str())).collect();
    assert!(unread.is_empty(), "{unread:?}\n{rest}");
    found
}

/// Whether each rule speaks where it should, and only there.
pub(super) fn judge(cases: &[(&str, bool, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(rule, speaks, rest)| {
            let said: Vec<String> =
                found(rest).into_iter().filter(|(id, _)| id == rule).map(|(_, message)| message).collect();
            (said.is_empty() == *speaks).then(|| format!("{rule} says {said:?} of:\n{rest}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub(super) const SPEAKS: bool = true;
pub(super) const SILENT: bool = false;

#[test]
fn a_contract_can_be_left_by_whatever_ends_it_wherever_it_is_written() {
    const RULE: &str = "way-out-missing";
    judge(&[
        (
            RULE,
            SILENT,
            "contract: {termination_for_convenience: no, expiration_date: 2027-06-30, renewal_term: successive 1 year, renewal_notice: 60 days}\n",
        ),
        (
            RULE,
            SILENT,
            "term: {start: 2026-01-01, length: 1 year, renewal: automatic, notice: 60 days}\ncontract: {termination_for_convenience: no}\n",
        ),
        (
            RULE,
            SILENT,
            "term: {start: 2026-01-01, length: 1 year, renewal: automatic}\ncontract: {termination_for_convenience: no, renewal_notice: 90 days}\n",
        ),
        (
            RULE,
            SILENT,
            "exit: {notice: 90 days}\ncontract: {termination_for_convenience: no, expiration_date: perpetual}\n",
        ),
        (RULE, SILENT, "term: {length: 2 years}\ncontract: {termination_for_convenience: no}\n"),
        (RULE, SPEAKS, "contract: {termination_for_convenience: no, expiration_date: perpetual}\n"),
        (
            RULE,
            SPEAKS,
            "exit: {right: none}\ncontract: {termination_for_convenience: no, expiration_date: perpetual}\n",
        ),
        (
            RULE,
            SPEAKS,
            "term: {start: 2026-01-01, renewal: automatic}\ncontract: {termination_for_convenience: no}\n",
        ),
    ]);
}

#[test]
fn charter_and_contract_answer_for_each_other() {
    judge(&[
        ("exit-non-compete-undecided", SILENT, "exit: {notice: 90 days}\ncontract: {non_compete: no}\n"),
        (
            "exit-non-compete-undecided",
            SILENT,
            "exit: {notice: 90 days}\ncontract: {non_compete: 12 months in Germany}\n",
        ),
        (
            "exit-notice-missing",
            SILENT,
            "exit: {transition: 60 days}\ncontract: {termination_for_convenience: On 90 days' notice}\n",
        ),
        ("exit-notice-missing", SPEAKS, "exit: {transition: 60 days}\n"),
        (
            "assignment-without-change-of-control",
            SILENT,
            "exit: {conditions: [breach, change-of-control]}\ncontract: {anti_assignment: yes}\n",
        ),
        (
            "assignment-without-change-of-control",
            SILENT,
            "contract: {anti_assignment: yes, change_of_control: Either may end it}\n",
        ),
        (
            "assignment-without-change-of-control",
            SPEAKS,
            "exit: {conditions: [change-of-control]}\ncontract: {anti_assignment: yes, change_of_control: no}\n",
        ),
    ]);
}

#[test]
fn any_duty_after_the_end_is_one() {
    const RULE: &str = "post-termination-missing";
    judge(&[
        (RULE, SILENT, "contract: {governing_law: DE, survival: Confidentiality for 3 years}\n"),
        (RULE, SILENT, "contract: {governing_law: DE, confidentiality: For 5 years after the end}\n"),
        (RULE, SILENT, "exit: {data: {handover: 30 days}}\ncontract: {governing_law: DE}\n"),
        (
            RULE,
            SILENT,
            "exit: {customers: Each is served to the end of its contract}\ncontract: {governing_law: DE}\n",
        ),
        (RULE, SILENT, "exit: {non_compete: 12 months}\ncontract: {governing_law: DE}\n"),
        (
            RULE,
            SILENT,
            "value: {exchange: [{from: ostra, to: velm, kind: commission, terms: 10% of orders until a year after the end}]}\ncontract: {governing_law: DE}\n",
        ),
        (RULE, SPEAKS, "contract: {governing_law: DE, post_termination_services: no}\n"),
    ]);
}

#[test]
fn confidentiality_in_the_contract_is_an_nda() {
    const RULE: &str = "nda-missing";
    let of = |clause: &str| {
        format!("ip: {{background: {{ostra: Recipes, velm: Routes}}}}\ncontract: {{{clause}}}\n")
    };
    judge(&[
        (RULE, SILENT, &of("confidentiality: For 5 years")),
        (RULE, SILENT, &of("confidentiality: {present: yes}")),
        (RULE, SPEAKS, &of("confidentiality: no")),
        (RULE, SPEAKS, &of("governing_law: DE")),
    ]);
}

#[test]
fn an_end_by_event_is_an_end() {
    judge(&[
        (
            "way-out-missing",
            SILENT,
            "exit: {acceptance: All depots are handed over}\ncontract: {termination_for_convenience: no}\n",
        ),
        (
            "way-out-missing",
            SILENT,
            "term: {end: when the last depot is handed over}\ncontract: {termination_for_convenience: no}\n",
        ),
        (
            "way-out-missing",
            SILENT,
            "contract: {termination_for_convenience: no, expiration_date: when the works are accepted}\n",
        ),
        ("term-indefinite", SILENT, "term: {start: 2026-01-01, end: when the works are accepted}\n"),
    ]);
}

#[test]
fn what_is_owed_for_exclusivity_is_a_minimum() {
    const RULE: &str = "exclusivity-without-minimum";
    let of =
        |rest: &str| format!("{rest}contract: {{exclusivity: {{velm: Only carrier for frozen food}}}}\n");
    judge(&[
        (RULE, SPEAKS, &of("")),
        // Whoever is bound pays, and gets nothing for being bound.
        (
            RULE,
            SPEAKS,
            &of(
                "value: {exchange: [{from: velm, to: ostra, kind: fee, terms: monthly, amount: 240000 EUR}]}\n",
            ),
        ),
        (
            RULE,
            SILENT,
            &of(
                "value: {exchange: [{from: ostra, to: velm, kind: fee, terms: 12 instalments of 20000 EUR a month, amount: 240000 EUR}]}\n",
            ),
        ),
        (RULE, SILENT, &of("value: {minimums: {ostra: [{what: Pallets a year, amount: 4000}]}}\n")),
        (
            RULE,
            SPEAKS,
            &of(
                "value: {minimums: {ostra: [{what: Pallets a year as the parties will agree, amount: TBD}]}}\n",
            ),
        ),
    ]);
}

#[test]
fn courts_and_arbitrators_are_given_no_time_and_need_no_english() {
    let of = |last: &str| {
        format!(
            "conflict: {{levels: [{{who: Managers, within: 5 days}}, {{who: Sponsors, within: 10 days}}, {{who: {last}}}]}}\n"
        )
    };
    for last in [
        "Courts of Hamburg",
        "Arbitration under the ICC rules",
        "Schiedsgericht der DIS in Berlin",
        "Tribunal de commerce de Paris",
    ] {
        judge(&[
            ("conflict-time-limit-missing", SILENT, &of(last)),
            ("neutral-level-missing", SILENT, &of(last)),
        ]);
    }
    judge(&[
        ("conflict-time-limit-missing", SPEAKS, &of("Steering committee")),
        ("neutral-level-missing", SPEAKS, &of("Steering committee")),
    ]);
}

#[test]
fn what_is_reckoned_by_use_needs_no_amount() {
    const RULE: &str = "exchange-incomplete";
    let of = |kind: &str, terms: &str| {
        format!(
            "value: {{documented: 2026-05-01, exchange: [{{from: ostra, to: velm, kind: {kind}, terms: {terms}}}, {{from: velm, to: ostra, kind: storage, terms: monthly, amount: 9000 EUR}}]}}\n"
        )
    };
    judge(&[
        (RULE, SILENT, &of("royalty", "4% of net sales")),
        (RULE, SILENT, &of("commission", "10% of each order")),
        (RULE, SILENT, &of("membership-dues", "by turnover, each January")),
        (RULE, SILENT, &of("grant-share", "as in the funder's budget")),
        (RULE, SPEAKS, &of("fee", "monthly")),
    ]);
}

#[test]
fn a_margin_of_its_own_opens_no_books() {
    let of = |kind: &str, terms: &str| {
        format!(
            "kind: resale\nintent: {{ostra: {{kind: market-access}}, velm: {{kind: revenue-acceleration}}}}\nvalue: {{exchange: [{{from: ostra, to: velm, kind: {kind}, terms: {terms}}}]}}\ncontract: {{governing_law: DE}}\n"
        )
    };
    judge(&[
        ("audit-right-missing", SILENT, &of("reseller-margin", "30% off list")),
        ("audit-right-missing", SILENT, &of("products", "45% off list")),
        ("revenue-share-without-audit", SILENT, &of("reseller-margin", "30% off list")),
    ]);
    let shared = found(
        "intent: {ostra: {kind: revenue-acceleration}, velm: {kind: market-access}}\nvalue: {exchange: [{from: velm, to: ostra, kind: revenue-share, terms: 5% of the revenue}]}\ncontract: {governing_law: DE, audit_rights: no}\n",
    );
    let audit: Vec<&String> = shared
        .iter()
        .filter(|(rule, _)| ["audit-right-missing", "revenue-share-without-audit"].contains(&rule.as_str()))
        .map(|(_, message)| message)
        .collect();
    // Velm sells and keeps the books of what Ostra is paid from.
    assert!(audit.iter().any(|message| message.contains("Velm Logistics")), "{shared:#?}");
}

#[test]
fn money_of_its_own_is_no_mix() {
    const RULE: &str = "currencies-mixed";
    judge(&[
        (
            RULE,
            SILENT,
            "value: {costs: {ostra: [{item: Freezers, amount: 9000 EUR}], velm: [{item: Vans, amount: 80000 SEK}]}, exchange: [{from: ostra, to: velm, kind: fee, terms: monthly, amount: 9000 EUR}]}\n",
        ),
        (
            RULE,
            SPEAKS,
            "value: {exchange: [{from: ostra, to: velm, kind: fee, terms: monthly, amount: 9000 EUR}, {from: velm, to: ostra, kind: rent, terms: monthly, amount: 80000 SEK}]}\n",
        ),
    ]);
}

#[test]
fn what_value_and_conflict_list_is_seen() {
    judge(&[
        (
            "contributions-missing",
            SILENT,
            "model: {legal_form: joint-venture}\nvalue: {exchange: [{from: ostra, to: velm, kind: cash, terms: at closing, amount: 9000 EUR}, {from: velm, to: ostra, kind: vans, terms: at closing, amount: 7000 EUR}]}\n",
        ),
        ("contributions-missing", SPEAKS, "model: {legal_form: joint-venture}\n"),
        (
            "escalation-missing",
            SILENT,
            "governance: {decisions: [{what: Prices, decides: both}]}\nconflict: {levels: [{who: Managers, within: 5 days}, {who: Sponsors, within: 10 days}]}\n",
        ),
        ("escalation-missing", SPEAKS, "governance: {decisions: [{what: Prices, decides: both}]}\n"),
    ]);
}

#[test]
fn a_day_in_words_is_a_day() {
    const RULE: &str = "joint-plan-undated";
    let of = |words: &str| {
        format!(
            "stage: operation\njoint_plan: {{2026-Q3: {{ostra: [\"{words}\"], velm: [\"Two vans by 1 August\"]}}}}\n"
        )
    };
    for dated in [
        "Letters from 22 July",
        "Letters by the end of August",
        "Letters in week 32",
        "Letters on 2026-08-03",
        "Letters by mid-August",
        "Letters on 3.8.2026",
        "Letters by Aug 3",
        "Letters by 30/8",
    ] {
        judge(&[(RULE, SILENT, &of(dated))]);
    }
    for undated in ["Letters to 40 shops", "Letters soon", "22 letters"] {
        judge(&[(RULE, SPEAKS, &of(undated))]);
    }
}

#[test]
fn an_audit_is_not_late_while_nothing_is_linked() {
    let of = |delivered: &str| {
        format!(
            "stage: operation\nmodel: {{facts: {{tight_data_integration: yes}}}}\nplan: {{phases: {{integration: {{start: 2026-02-01, end: 2026-04-30}}}}}}\ndeliverables: [{{what: Link to the depot system, by: velm, due: 2026-04-17{delivered}}}]\n"
        )
    };
    let says = |rest: &str| {
        let found = found(rest);
        found
            .into_iter()
            .filter(|(rule, _)| rule == "security-audit-missing")
            .map(|(_, message)| message)
            .collect::<Vec<_>>()
    };
    assert!(says(&of("")).iter().all(|it| !it.contains("ended")), "{:?}", says(&of("")));
    let done = says(&of(", delivered: 2026-04-20"));
    assert!(done.iter().any(|it| it.contains("ended")), "{done:?}");
}

#[test]
fn a_firm_with_one_product_is_not_led_astray_by_selling_it() {
    const RULE: &str = "core-business-distraction";
    let of = |alignment: &str| {
        format!(
            "value: {{share_of_annual_resources: {{ostra: 55%, velm: 1%}}}}\nmodel: {{criteria: {{strategic_alignment: {{ostra: {alignment}, velm: low}}}}}}\n"
        )
    };
    judge(&[
        (RULE, SILENT, "value: {share_of_annual_resources: {ostra: 55%, velm: 1%}}\n"),
        (RULE, SILENT, &of("high")),
        (RULE, SPEAKS, &of("low")),
    ]);
}

#[test]
fn low_answers_on_both_sides_are_not_silence() {
    let of = |answer: &str| {
        let three = format!("[{{{answer}}}, {{{answer}}}, {{{answer}}}]");
        format!(
            "stage: operation\n# file: health/2026-h1.yaml\npartner: health/v1\nperiod: 2026-H1\nresponses: {{ostra: {three}, velm: {three}}}\n"
        )
    };
    judge(&[
        ("health-low", SPEAKS, &of("alignment: 1, governance: 1")),
        ("health-low", SPEAKS, &of("alignment: 2, relationship: 2")),
        ("health-low", SILENT, &of("alignment: 3, governance: 4")),
    ]);
}

#[test]
fn an_audit_that_ends_in_winding_down_has_consequences() {
    let of = |outcome: &str| {
        format!(
            "stage: operation\nterm: {{start: 2025-01-01, length: 4 years}}\n# file: reviews/audit.yaml\npartner: review/v1\nkind: audit\nheld: 2026-06-20\noutcome: {outcome}\n"
        )
    };
    let says = |rest: &str| {
        let mut rules: Vec<String> = found(rest).into_iter().map(|(rule, _)| rule).collect();
        rules.sort();
        rules
    };
    let (on, down) = (says(&of("continue")), says(&of("wind-down")));
    assert_ne!(on, down);
    let more: Vec<&String> = down.iter().filter(|rule| !on.contains(rule)).collect();
    assert!(!more.is_empty(), "{down:?}");
}

#[test]
fn goals_without_a_metric_are_compared_by_what_they_count() {
    const RULE: &str = "goal-mismatch";
    let goals =
        |ostra: &str, velm: &str| format!("canvas: {{goals: {{ostra: [{ostra}], velm: [{velm}]}}}}\n");
    let plan = |ostra: &str, velm: &str| {
        format!("stage: operation\njoint_plan: {{2026-Q3: {{ostra: [{ostra}], velm: [{velm}]}}}}\n")
    };
    judge(&[
        (RULE, SPEAKS, &goals("{goal: Leads, target: 100}", "{goal: Revenue, target: 500000 USD}")),
        (RULE, SPEAKS, &goals("100 leads by August", "500000 USD in the first year")),
        (
            RULE,
            SILENT,
            &goals("{goal: Revenue of both, target: 500000 USD}", "{goal: Revenue, target: 500000 USD}"),
        ),
        (RULE, SILENT, &goals("{goal: Leads, target: 100}", "{goal: Leads, target: 100}")),
        (RULE, SPEAKS, &plan("{goal: Leads, target: 100}", "{goal: Revenue, target: 500000 USD}")),
        (RULE, SILENT, &plan("{goal: Leads, target: 100}", "{goal: Leads, target: 100}")),
    ]);
}

#[test]
fn a_pivot_asks_for_the_plan_that_follows_it() {
    let of = |vote: &str| {
        format!(
            "stage: operation\ngates: [{{id: spring, due: 2026-06-30, question: Go on?, criteria: [Forty shops], deciders: {{ostra: Ann, velm: Bo}}}}]\n# file: decisions/spring.yaml\npartner: decision/v1\ngate: spring\ndate: 2026-06-29\nvotes: {{ostra: {{vote: {vote}, by: Ann}}, velm: {{vote: {vote}, by: Bo}}}}\n"
        )
    };
    judge(&[("pivot-plan-missing", SPEAKS, &of("pivot")), ("pivot-plan-missing", SILENT, &of("continue"))]);
}

#[test]
fn scope_that_one_party_extends_again_and_again_is_told_once() {
    let change = |nth: usize, by: &str| {
        format!(
            "# file: changes/{nth}.yaml\npartner: change/v1\nwhat: More {nth}\nasked_by: {by}\ndate: 2026-0{nth}-02\ntouches: [scope.included]\nstatus: approved\n"
        )
    };
    let of = |by: [&str; 3]| {
        let changes: String = by.iter().enumerate().map(|(nth, by)| change(nth + 3, by)).collect();
        format!("stage: operation\nscope: {{included: [Shops]}}\n{changes}")
    };
    let count =
        |rest: &str| found(rest).iter().filter(|(rule, _)| rule == "scope-extended-repeatedly").count();
    assert_eq!(count(&of(["velm", "velm", "velm"])), 1);
    assert_eq!(count(&of(["velm", "ostra", "velm"])), 0);
}

#[test]
fn what_passes_quietly_is_said() {
    let data = |agreed: &str| {
        format!(
            "stage: launch\nplan: {{start: 2026-02-02, data_agreement: {agreed}}}\n# file: reviews/03.yaml\npartner: review/v1\nkind: operations\nperiod: 2026-03\nheld: 2026-03-26\nactions: [{{id: load, what: Load the orders of 60 shops into the test system, owner: Bo, side: velm, due: 2026-04-03, done: 2026-04-01}}]\n"
        )
    };
    let lead = |decisions: &str| {
        format!(
            "stage: launch\ngovernance: {{integration_lead: {{name: Piet Vos, reports_to: [ostra, velm], may_decide: yes}}, decisions: [{decisions}]}}\n"
        )
    };
    let promise = |due: &str| {
        format!(
            "stage: operation\n# file: reviews/1.yaml\npartner: review/v1\nkind: business\nheld: 2026-04-02\nactions: [{{id: forecast, what: Forecast, owner: Bo, side: velm, due: 2026-04-30}}]\n# file: reviews/2.yaml\npartner: review/v1\nkind: business\nheld: 2026-07-02\nactions: [{{id: forecast, what: Forecast, owner: Bo, side: velm, due: {due}}}]\n"
        )
    };
    let deals = |registered: &str| {
        format!(
            "stage: operation\n# file: deals.yaml\npartner: deals/v1\nprotection: 30 days\ndeals:\n  - {{customer: Berg, product: Card, partner: velm, registered: 2026-05-04}}\n  - {{customer: Berg, product: Card, partner: ostra, registered: {registered}, status: won}}\n"
        )
    };
    judge(&[
        ("data-agreement-missing", SPEAKS, &data("TBD")),
        ("data-agreement-missing", SILENT, &data("docs/data.md")),
        ("lead-not-empowered", SPEAKS, &lead("{what: Every change to the interface, decides: both}")),
        ("lead-not-empowered", SILENT, &lead("{what: Prices, decides: both}")),
        // 30 April to 29 July are 90 days; to 20 July they are 81, so that it is not due again yet.
        ("action-overdue", SPEAKS, &promise("2026-07-29")),
        (
            "action-overdue",
            SILENT,
            &promise("2026-05-20").replace("due: 2026-05-20", "due: 2026-05-20, done: 2026-05-19"),
        ),
        // 30 days from 4 May end on 3 June.
        ("deal-conflict", SPEAKS, &deals("2026-06-04")),
        ("deal-conflict", SPEAKS, &deals("2026-06-03")),
        (
            "deal-conflict",
            SILENT,
            &deals("2026-06-04").replace(
                "customer: Berg, product: Card, partner: ostra",
                "customer: Chu, product: Card, partner: ostra",
            ),
        ),
    ]);
}

/// Three parties, one of which the others make up.
fn with_a_home(rest: &str) -> String {
    format!(
        "value: {{exchange: [{{from: ostra, to: home, kind: membership-dues, terms: 5000 EUR a year}}, {{from: velm, to: home, kind: membership-dues, terms: 5000 EUR a year}}]}}\n{rest}"
    )
}

/// The messages of a rule on a charter of Ostra, Velm and the home that they make up.
fn at_home(rule: &str, rest: &str) -> Vec<String> {
    let parties = "partner: charter/v1\nname: Cold chain\nstage: negotiation\nparties:\n  ostra: {name: Ostra Foods}\n  velm: {name: Velm Logistics}\n  home: {name: Cold Chain Association}\n";
    let folder = folder(&[("charter.yaml", &format!("{parties}{}", with_a_home(rest)))]);
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let report = CheckReport::of(&repository, &options());
    let said = report.findings().filter(|it| it.rule == rule).map(|it| it.message.clone());
    said.collect()
}

#[test]
fn a_body_that_the_others_make_up_keeps_the_name_and_needs_no_seat_or_goal_of_theirs() {
    let nothing: [String; 0] = [];
    let seats = "governance: {bodies: [{id: board, name: Board, members: {ostra: [Ann], velm: [Bo]}}]}\n";
    assert_eq!(at_home("decision-rights-imbalance", seats), nothing);
    assert_eq!(at_home("name-lost-on-exit", "exit: {notice: 90 days, name: home}\n"), nothing);
    let said = at_home("name-lost-on-exit", "exit: {notice: 90 days, name: velm}\n");
    assert!(said[0].contains("to Velm Logistics"), "{said:?}");
    let goals = |home: &str| {
        format!(
            "canvas: {{goals: {{ostra: [{{goal: Vans, target: 4}}], velm: [{{goal: Vans, target: 4}}], home: [{{goal: {home}, target: 20}}]}}}}\n"
        )
    };
    assert_eq!(at_home("goal-mismatch", &goals("Members")), nothing);
    let said =
        at_home("goal-mismatch", &goals("Members").replace("velm: [{goal: Vans", "velm: [{goal: Shops"));
    assert_eq!(said.len(), 1, "{said:?}");
}

#[test]
fn a_name_that_was_lent_goes_back_to_its_owner() {
    const RULE: &str = "name-lost-on-exit";
    let of = |scope: &str| {
        format!(
            "ip: {{licences: [{{from: ostra, to: velm, scope: {scope}}}]}}\nexit: {{notice: 90 days, name: ostra}}\n"
        )
    };
    judge(&[
        (RULE, SILENT, &of("Name and recipes")),
        (RULE, SILENT, &of("The trade marks of Ostra in Norway")),
        (RULE, SPEAKS, &of("Recipes")),
    ]);
}

#[test]
fn one_party_without_a_notice_is_bound_where_the_other_has_one() {
    let of = |notice: &str| format!("exit: {{notice: {notice}, ip: Its own, transition: 60 days}}\n");
    let said = |rest: &str| {
        let found = found(rest);
        found
            .into_iter()
            .filter(|(rule, _)| rule == "exit-notice-missing")
            .map(|(_, message)| message)
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&of("{ostra: 6 months}")), ["no notice period for Velm Logistics"]);
    assert!(said(&of("6 months")).is_empty());
}

#[test]
fn papers_against_secrets_and_one_liability_against_none_are_conflicts() {
    const RULE: &str = "non-negotiables-conflict";
    let of = |ostra: &str, velm: &str| {
        format!("canvas: {{non_negotiables: {{ostra: [\"{ostra}\"], velm: [\"{velm}\"]}}}}\n")
    };
    judge(&[
        (RULE, SPEAKS, &of("Results are published.", "Nothing is published before it is patented.")),
        (RULE, SPEAKS, &of("All of us are liable for all of it.", "We sign no joint and several liability.")),
        (RULE, SILENT, &of("Results are published.", "The laboratory stays in Graz.")),
    ]);
}

#[test]
fn a_licence_to_everybody_leaves_nothing_to_settle() {
    let of = |scope: &str| {
        format!(
            "ip: {{licences: [{{from: ostra, to: velm, scope: {scope}}}], foreground: {{ownership: Whoever writes it}}}}\nexit: {{notice: 90 days}}\n"
        )
    };
    for scope in ["Apache 2.0", "\"GPLv3, all of it\"", "Any open source licence", "CC BY 4.0"] {
        judge(&[("ip-sublicensing-undecided", SILENT, &of(scope)), ("exit-ip-missing", SILENT, &of(scope))]);
    }
    judge(&[
        ("ip-sublicensing-undecided", SPEAKS, &of("Recipes")),
        ("exit-ip-missing", SPEAKS, &of("Recipes")),
    ]);
}

#[test]
fn a_first_gate_is_late_as_long_as_an_earlier_one_could_be_held() {
    let of = |start: &str| {
        format!(
            "stage: operation\nterm: {{start: {start}, length: 6 years}}\ngates: [{{id: late, due: 2027-01-30, question: Go on?, criteria: [Shops], deciders: {{ostra: Ann, velm: Bo}}}}]\n"
        )
    };
    judge(&[("gate-first-late", SPEAKS, &of("2026-06-01")), ("gate-first-late", SILENT, &of("2024-06-01"))]);
}

#[test]
fn whoever_sets_the_prices_of_others_asks_counsel() {
    let limit = |words: &str| format!("canvas: {{non_negotiables: {{ostra: [\"{words}\"]}}}}\n");
    judge(&[
        ("competition-review-missing", SPEAKS, &limit("Prices of the card are ours, in every shop.")),
        ("competition-review-missing", SPEAKS, &limit("We set the price at which you sell.")),
        ("competition-review-missing", SPEAKS, &limit("No discounts.")),
        ("competition-review-missing", SILENT, &limit("Prices are agreed each January.")),
    ]);
    let members = |what: &str| {
        let rest = format!(
            "exit: {{notice: 90 days, expulsion: none}}\ngovernance: {{bodies: [{{id: council, name: Council, members: {{ostra: [Ann], velm: [Bo]}}}}], decisions: [{{what: {what}, decides: council}}, {{what: New members, decides: council}}]}}\n"
        );
        let parties = HEAD.replace("  velm:", "  kold: {name: Kold}\n  velm:");
        let folder = folder(&[("charter.yaml", &format!("{parties}stage: negotiation\n{rest}"))]);
        let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
        let repository = Repository::load(&request).unwrap();
        CheckReport::of(&repository, &options()).findings().any(|it| it.rule == "competition-rules-missing")
    };
    assert!(members("Tariffs between members"));
    assert!(!members("Colour of the vans"));
}

#[test]
fn enough_seats_for_the_majority_amend_alone() {
    const RULE: &str = "one-sided-amendment";
    let of = |how: &str, ostra: &str| {
        format!(
            "governance: {{amendments: {how}, bodies: [{{id: board, name: Board, members: {{ostra: [{ostra}], velm: [Bo]}}}}]}}\n"
        )
    };
    judge(&[
        (RULE, SPEAKS, &of("By three quarters of the board", "Ann, Eve, Per")),
        (RULE, SILENT, &of("By three quarters of the board", "Ann, Eve")),
        // Two of three are two thirds, and more than half.
        (RULE, SPEAKS, &of("With two thirds of the board", "Ann, Eve")),
        (RULE, SPEAKS, &of("By majority of the Board", "Ann, Eve")),
        (RULE, SILENT, &of("By majority of the Board", "Ann")),
        (RULE, SILENT, &of("In writing by both", "Ann, Eve, Per")),
    ]);
}
