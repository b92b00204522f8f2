//! What moves a finding up or down: what the party that it hits has at stake, whom it spares, how much of the exchange it is about, whether
//! only an amendment could change it, and whose side is asked about. Each figure is worked out by hand.

use serde_json::Value;

use crate::program::{code, folder, run, stderr, stdout};

const HEAD: &str = "partner: charter/v1\nname: Frozen food\nstage: negotiation\nparties:\n  ostra: {name: Ostra Foods}\n  velm: {name: Velm Logistics}\n";

fn report(charter: &str, arguments: &[&str]) -> Value {
    let folder = folder(&[("charter.yaml", charter)]);
    let all = [&["check", "--format", "json", "--as-of", "2026-07-10"], arguments].concat();
    serde_json::from_slice(&run(folder.path(), "100", &all).stdout).unwrap()
}

/// The findings that count, in the order in which people read.
fn found(charter: &str, arguments: &[&str]) -> Vec<Value> {
    let mut found = report(charter, arguments)["findings"].as_array().unwrap().clone();
    found.sort_by_key(|finding| finding["rank"].as_u64());
    found
}

fn of_rule<'f>(found: &'f [Value], rule: &str) -> &'f Value {
    found.iter().find(|finding| finding["rule"] == rule).unwrap_or_else(|| panic!("no {rule}: {found:#?}"))
}

#[test]
fn what_hits_the_party_that_commits_over_a_fifth_of_its_year_is_a_class_worse() {
    let of = |share: &str| {
        let rest = format!(
            "canvas: {{horizon: {{ostra: 6 months, velm: 3 years}}}}\nvalue: {{share_of_annual_resources: {{ostra: {share}, velm: 2%}}}}\n"
        );
        of_rule(&found(&format!("{HEAD}{rest}"), &[]), "horizon-mismatch")["consequence"].clone()
    };
    assert_eq!(of("20%"), "differing");
    assert_eq!(of("20.5%"), "trapped");
}

#[test]
fn what_hits_a_party_that_is_bound_by_exclusivity_is_a_class_worse() {
    let of = |grants: &str| {
        let rest = format!(
            "canvas:\n  horizon: {{ostra: 6 months, velm: 3 years}}\n  exclusivity: {{ostra: {{expects: none, grants: {grants}}}, velm: {{expects: none, grants: none}}}}\n"
        );
        of_rule(&found(&format!("{HEAD}{rest}"), &[]), "horizon-mismatch")["consequence"].clone()
    };
    assert_eq!(of("none"), "differing");
    assert_eq!(of("No other carrier for frozen food"), "trapped");
}

#[test]
fn an_entry_of_less_than_a_hundredth_of_the_exchange_is_a_class_milder() {
    // 999 of 100,000 are just under a hundredth, 1,000 are one.
    let of = |small: u32| {
        let rest = format!(
            "value: {{exchange: [{{from: ostra, to: velm, kind: fee, terms: monthly, amount: {} EUR}}, {{to: velm, kind: storage, terms: monthly, amount: {small} EUR}}]}}\n",
            100_000 - small
        );
        of_rule(&found(&format!("{HEAD}{rest}"), &[]), "exchange-incomplete")["consequence"].clone()
    };
    let (small, large) = (of(999), of(1_000));
    assert_ne!(small, large);
    let classes = ["acting", "trapped", "differing", "exposed", "adrift", "unsaid", "untidy"];
    let class = |of: &Value| classes.iter().position(|class| of == class).unwrap();
    assert_eq!(class(&small), class(&large) + 1);
}

#[test]
fn of_two_findings_alike_the_one_that_binds_one_party_only_is_read_first() {
    // Both are exposed and of the same severity; the conditions stand further down in the file.
    let of = |conditions: &str| {
        let rest = format!(
            "exit: {{non_compete: {{length: 5 years}}, conditions: {conditions}, ip: Its own, transition: 60 days}}\n"
        );
        let found = found(&format!("{HEAD}{rest}"), &[]);
        let rank = |rule: &str| of_rule(&found, rule)["rank"].as_u64().unwrap();
        rank("exit-at-once") < rank("exit-non-compete-long")
    };
    let at_once = "[{when: A better offer, notice: at once}]";
    assert!(of(&format!("{{ostra: [breach], velm: {at_once}}}")));
    assert!(!of(at_once));
}

/// The gate of 1 March 2027 comes before the day by which the renewal is decided: the last day is 31 December 2027, and 60 days before
/// that is 1 November.
const OPERATING: &str = "term: {start: 2026-01-01, length: 2 years, renewal: by agreement, notice: 60 days}
gates: [{id: spring, name: Second spring, due: 2027-03-01, question: Go on?, criteria: [Forty depots], deciders: {ostra: Ann, velm: Bo}}]
exit: {notice: {ostra: 6 months, velm: at once}, ip: Its own, transition: 60 days}
canvas: {horizon: {ostra: 6 months, velm: 3 years}}
metrics: [{id: shops, name: Shops, target: 40, unit: shops, agreed_by: [ostra]}]
";

#[test]
fn once_operating_what_only_an_amendment_changes_waits_for_the_next_occasion() {
    let head = HEAD.replace("negotiation", "operation");
    let notes = |rest: &str| {
        let found = found(&format!("{head}{rest}"), &[]);
        let notes = of_rule(&found, "exit-notice-lopsided")["notes"].clone();
        (notes.as_array().unwrap().last().map(|it| it.as_str().unwrap().to_owned()), found)
    };
    let (note, all) = notes(OPERATING);
    assert_eq!(note.as_deref(), Some("raise it at the gate Second spring on 2027-03-01"));
    // The trap is the worst that is found, and what can be settled now comes before it.
    assert_eq!(all[0]["rule"], "metric-unagreed");
    assert_eq!(of_rule(&all, "exit-notice-lopsided")["consequence"], "trapped");

    let (note, _) = notes(&OPERATING.replace("due: 2027-03-01", "due: 2028-03-01"));
    assert_eq!(note.as_deref(), Some("raise it before the renewal is decided on 2027-11-01"));

    // On 30 September it is 82 days off: time to raise it.
    let (note, all) = notes(&OPERATING.replace("due: 2027-03-01", "due: 2026-09-30"));
    assert_eq!(note.as_deref(), Some("raise it at the gate Second spring on 2026-09-30"));
    assert_eq!(all[0]["rule"], "exit-notice-lopsided");

    // Before it operates nothing waits.
    let found = found(&format!("{HEAD}{OPERATING}"), &[]);
    assert_eq!(of_rule(&found, "exit-notice-lopsided")["notes"], serde_json::json!([]));
    assert_eq!(found[0]["rule"], "exit-notice-lopsided");
}

#[test]
fn for_a_party_what_concerns_it_comes_first() {
    let charter = format!("{HEAD}{OPERATING}");
    let names = |finding: &Value| finding["message"].as_str().unwrap().contains("Velm Logistics");
    let first = found(&charter, &["--for", "velm"]);
    let (about, others): (Vec<&Value>, Vec<&Value>) = first.iter().partition(|it| names(it));
    let last = about.iter().filter_map(|it| it["rank"].as_u64()).max().unwrap();
    assert!(about.len() >= 3, "{about:#?}");
    // What stands under the party's key concerns it too, whatever the words say.
    let concerns = |it: &&&Value| !it["yaml_path"].as_str().unwrap().contains("velm");
    assert!(others.iter().filter(concerns).all(|it| it["rank"].as_u64() > Some(last)), "{others:#?}");
    // The same is found, whoever asks.
    let plain = found(&charter, &[]);
    assert_eq!(plain.len(), first.len());
    assert_ne!(plain, first);

    let folder = folder(&[("charter.yaml", &charter)]);
    let output = run(folder.path(), "100", &["check", "--for", "vellm", "--as-of", "2026-07-10"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert!(
        stderr(&output).contains("no charter has a party `vellm`; did you mean `velm`?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_list_is_held_up_by_every_error_whatever_is_selected() {
    let state = |arguments: &[&str]| {
        let report = report(&charter_that_is_complete(), arguments);
        let lists = report["partnerships"][0]["readiness"].as_array().unwrap().clone();
        let signing = lists.iter().find(|list| list["checklist"] == "signing").unwrap();
        (signing["verdict"].clone(), signing["held_up_by"].clone())
    };
    let whole = state(&[]);
    assert_eq!(whole.0, "complete", "{whole:?}");
    assert_eq!(state(&["--select", "conflict"]), whole);
    assert_eq!(state(&["--ignore", "metrics"]), whole);
}

/// Everything on the signing list is marked as settled in a document, and one metric is not agreed by both.
fn charter_that_is_complete() -> String {
    let yes: String = [
        "alignment_canvas",
        "governance_blueprint",
        "shared_metrics",
        "communication_charter",
        "resource_commitments",
        "conflict_protocol",
        "exit_process",
        "health_checks",
    ]
    .iter()
    .map(|item| {
        format!("    {item}: {{answer: yes, evidence: \"https://deals.example/{item}\", seen_by: Ann Ash, on: 2026-07-01}}\n")
    })
    .collect();
    format!(
        "{HEAD}metrics: [{{id: shops, name: Shops, target: 40, unit: shops, agreed_by: [ostra]}}]\nchecklists:\n  signing:\n{yes}"
    )
}

#[test]
fn days_are_spelled_out_for_people_and_stay_for_programs() {
    let charter = HEAD.replace("negotiation", "operation")
        + "gates: [{id: first, name: First look, due: 2026-07-01, question: Go on?, criteria: [Forty shops], deciders: {ostra: Ann, velm: Bo}, if_missed: pause}]\n";
    let folder = folder(&[("charter.yaml", &charter)]);
    let said = |format: &str| {
        let select = ["check", "--select", "gate-overdue", "--format", format, "--as-of", "2026-07-10"];
        stdout(&run(folder.path(), "200", &select))
    };
    for format in ["text", "markdown", "github", "junit", "sarif", "gitlab"] {
        let text = said(format);
        assert!(
            text.contains("due on 1 July 2026") && text.contains("since 2 July 2026"),
            "{format}: {text}"
        );
    }
    for format in ["json", "jsonl", "concise"] {
        let text = said(format);
        assert!(text.contains("due on 2026-07-01") && !text.contains("1 July 2026"), "{format}: {text}");
    }
    let page = stdout(&run(folder.path(), "120", &["gates", "--as-of", "2026-07-10"]));
    // In a column of days they stay short; in a sentence they do not.
    assert!(page.contains("│ 2026-07-01") && page.contains("since 2 July 2026"), "{page}");
}

const METRIC: &str = "metrics: [{id: openings, name: Shops open, target: 40, unit: shops, owner: Ann, agreed_by: [ostra, velm]}]\n";

/// The metric has no definition: something promised that nobody can measure, or a party can lose money by it.
fn of_metric(rest: &str) -> (Value, Vec<Value>) {
    let found = found(&format!("{HEAD}{METRIC}{rest}"), &[]);
    let finding = of_rule(&found, "metric-incomplete");
    (finding["consequence"].clone(), finding["notes"].as_array().unwrap().clone())
}

#[test]
fn what_is_open_of_a_metric_weighs_more_where_a_payment_or_a_gate_hangs_on_it() {
    let gate = |criteria: &str| {
        format!(
            "gates: [{{id: spring, name: Spring, due: 2027-03-01, question: Go on?, criteria: [{criteria}], deciders: {{ostra: Ann, velm: Bo}}}}]\n"
        )
    };
    let (adrift, exposed) = (Value::from("adrift"), Value::from("exposed"));
    assert_eq!(of_metric(""), (adrift.clone(), vec![]));
    assert_eq!(
        of_metric(&gate("Forty shops")),
        (adrift.clone(), vec![]),
        "the words are not the metric's name"
    );
    let note = vec![Value::from("the gate Spring rests on this metric")];
    assert_eq!(of_metric(&gate("Forty shops open")), (exposed.clone(), note.clone()));
    assert_eq!(of_metric(&gate("SHOPS-OPEN by March")), (exposed.clone(), note.clone()));
    let evidence = gate("Forty").replace("deciders", "evidence: [metrics.openings], deciders");
    assert_eq!(of_metric(&evidence), (exposed.clone(), note));
    let paid = "value: {exchange: [{from: ostra, to: velm, kind: fee, terms: monthly}, {from: velm, to: ostra, kind: bonus, terms: 500 EUR for each of the shops open}]}\n";
    let note = vec![Value::from("the terms of entry 2 of the exchange rest on this metric")];
    assert_eq!(of_metric(paid), (exposed, note));
    assert_eq!(
        of_metric(&paid.replace("each of the shops open", "each shop open")).0,
        "exposed",
        "one of them is named"
    );
    assert_eq!(of_metric(&paid.replace("shops open", "shops opened")), (adrift, vec![]));
}

#[test]
fn what_a_rule_says_again_comes_after_what_others_say_first() {
    let rest = "governance:
  decisions: [{what: Prices, decides: ostra}, {what: Routes, decides: ostra}, {what: Vans, decides: ostra}]
  bodies: [{id: table, name: Table, members: {ostra: [Ann, Bo]}}]
contract: {cap_on_liability: {ostra: 5000 EUR, velm: no}}
";
    let found = found(&format!("{HEAD}{rest}"), &[]);
    let rank = |words: &str| {
        let found = found.iter().find(|finding| finding["message"].as_str().unwrap().contains(words));
        found.unwrap_or_else(|| panic!("no {words}: {found:#?}"))["rank"].as_u64().unwrap()
    };
    // All bind one party only and stand in this order in the file.
    assert!(rank("takes 3 of 3 decisions") < rank("liability is unlimited"));
    assert!(rank("liability is unlimited") < rank("no seat for Velm Logistics"));
}

#[test]
fn of_equals_the_fix_that_closes_more_comes_first() {
    let found = found(HEAD, &[]);
    let rank = |rule: &str| of_rule(&found, rule)["rank"].as_u64().unwrap();
    // All are open questions of the same weight at the same place; the first is a question of the signing list too.
    assert!(rank("resources-missing") < rank("nda-missing"));
    assert!(rank("resources-missing") < rank("risks-missing"));
    assert!(rank("nda-missing") < rank("risks-missing"));
}

#[test]
fn json_names_the_parties_that_a_finding_hits() {
    let found = found(
        &format!(
            "{HEAD}canvas: {{horizon: {{ostra: 6 months, velm: 3 years}}}}\nexit: {{notice: {{ostra: 6 months, velm: at once}}}}\n"
        ),
        &[],
    );
    // Whoever has the shorter horizon is named by the place; that there are no gates concerns both.
    assert_eq!(of_rule(&found, "horizon-mismatch")["hits"], serde_json::json!(["ostra"]));
    assert_eq!(of_rule(&found, "gate-schedule-missing")["hits"], serde_json::json!([]));
}
