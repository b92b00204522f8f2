//! Texts, placeholders and layouts are taken as people read them, from outside.

use std::fs;
use std::path::Path;

use crate::program::{folder, run, said};

fn checked(folder: &Path, arguments: &[&str]) -> String {
    let whole = [&["check"], arguments, &["--as-of", "2026-07-10", "--format", "concise"]].concat();
    String::from_utf8(run(folder, "200", &whole).stdout).unwrap()
}

fn found(text: &str, arguments: &[&str]) -> Vec<String> {
    let folder = folder(&[("charter.yaml", text)]);
    let is_finding = |line: &&str| line.starts_with("charter.yaml:");
    checked(folder.path(), arguments).lines().filter(is_finding).map(str::to_owned).collect()
}

const HEAD: &str =
    "partner: charter/v1\nname: X\nstage: operation\nterm: {start: 2026-01-01, length: 24 months}\n";

#[test]
fn a_name_in_two_compositions_is_one_person() {
    let charter = |decider: &str| {
        format!(
            "{HEAD}parties: {{a: {{name: A}}, b: {{name: B}}}}\ngates:\n  - {{id: g1, name: First, due: 2026-07-01, question: q, criteria: [c], deciders: {{a: {decider}, b: Zoe}}}}\n"
        )
    };
    let vote = |by: &str| {
        format!(
            "partner: decision/v1\ngate: g1\ndate: 2026-06-30\nvotes:\n  a: {{vote: continue, by: {by}}}\n  b: {{vote: continue, by: Zoe}}\n"
        )
    };
    for (decider, by) in [
        ("José Müller", "Jose\u{301} Mu\u{308}ller"),
        ("Groß Weiß", "GROSS WEISS"),
        ("Sean O'Brien", "Sean O\u{2019}Brien"),
        ("Dana Reyes", "Dana\u{a0}Re\u{200b}yes"),
    ] {
        let (charter, vote) = (charter(decider), vote(by));
        let folder = folder(&[("charter.yaml", charter.as_str()), ("decisions/g1.yaml", vote.as_str())]);
        let text = checked(folder.path(), &["--select", "gate-voter-mismatch"]);
        assert!(!text.contains("gate-voter-mismatch"), "{decider}: {text}");
    }
    let (charter, vote) = (charter("José Müller"), vote("Jose Muller"));
    let folder = folder(&[("charter.yaml", charter.as_str()), ("decisions/g1.yaml", vote.as_str())]);
    assert!(checked(folder.path(), &["--select", "gate-voter-mismatch"]).contains("gate-voter-mismatch"));
}

#[test]
fn placeholders_are_open() {
    let readiness = |ip: &str| {
        let charter = format!(
            "partner: charter/v1\nname: X\nstage: negotiation\nparties: {{a: {{name: A}}, b: {{name: B}}}}\nexit: {{notice: 90 days, transition: 60 days, ip: {ip}}}\n"
        );
        let sheet = said(
            &[("charter.yaml", charter.as_str())],
            &["readiness", ".", "--checklist", "signing", "--format", "csv"],
        );
        let row = sheet.lines().find(|line| line.contains("exit_process")).unwrap().to_owned();
        row.contains(",yes,")
    };
    for text in [
        "TBD",
        "TODO",
        "tba",
        "\"???\"",
        "\"...\"",
        "TBD.",
        "\"[TBD]\"",
        "<name>",
        "To be decided",
        "n/a yet",
    ] {
        assert!(!readiness(text), "{text}");
    }
    for text in ["each keeps its own", "to be decided by the steering committee", "TBC Bank keeps it"] {
        assert!(readiness(text), "{text}");
    }
}

#[test]
fn what_is_read_as_something_else_is_told() {
    let head = "partner: charter/v1\nstage: launch\nparties: {a: {name: A}, b: {name: B}}\n";
    for (text, message) in [
        (
            "name: X\nexit:\n  conditions:\n    -breach\n    -change\n",
            "7:5: error[yaml-syntax] no space after the dash",
        ),
        (
            "name: X\nscope:\n  included:\n    - Loans\n     - Cards\n",
            "8:6: error[yaml-syntax] this entry is indented further",
        ),
        (
            "name: X\nexit:\n  conditions:\n    • breach\n    • change\n",
            "7:5: error[yaml-syntax] a list without dashes",
        ),
        ("name: X\nexit:\n  conditions:\n    – breach\n", "7:5: error[yaml-syntax] a list without dashes"),
        ("name: X\nexit:\n  conditions:\n    * breach\n", "7:5: error[yaml-syntax] a `*` instead of a dash"),
        (
            "name: X\nexit:\n  conditions:\n    1. breach\n    2. change\n",
            "7:5: error[yaml-syntax] a list without dashes",
        ),
        (
            "name: X\nexit:\n  conditions: |\n    - breach\n    - change\n",
            "error[yaml-syntax] a block text instead of a list",
        ),
        ("name: Deal #4\n", "4:12: error[yaml-syntax] `#4` is read as a comment"),
        (
            "name: X\nscope:\n  included: [Loans]\n  vat: #sales\n",
            "error[yaml-syntax] `#sales` is read as a comment",
        ),
    ] {
        let lines = found(&format!("{head}{text}"), &["--select", "yaml-syntax"]);
        assert_eq!(lines.iter().filter(|line| line.contains(message)).count(), 1, "{text}{lines:?}");
    }
    for text in [
        "name: X # four\n",
        "name: X #",
        "name: X\nterm: {start: 2026-01-01} #first\nnda: 2026-01-01 #signed\n",
        "name: X\nscope:\n  included:\n    - Loans of up to\n      5 years\n    - \"- Cards\"\n    - -5 to 5 points\n",
        "name: X\nexit:\n  ip: we keep ours\n    - and they keep theirs -\n",
    ] {
        let lines = found(&format!("{head}{text}"), &["--select", "yaml-syntax"]);
        assert!(lines.iter().all(|line| !line.contains("[yaml-syntax]")), "{text}{lines:?}");
    }
}

#[test]
fn a_misspelt_section_and_an_unknown_name_are_told_once() {
    let charter = "partner: charter/v1\nname: X\nstage: launch\npartys: {a: {name: A}, b: {name: B}}\nexit: {notice: {a: 90 days, b: 30 days}}\ncanvas: {horizon: {a: 1 year, b: 2 years}}\n";
    let errors = |text: &str| {
        let lines = found(text, &["--select", "unknown-key,reference-unknown,key-missing"]);
        lines
            .into_iter()
            .filter(|line| line.contains(" error[") && !line.contains("readiness"))
            .collect::<Vec<_>>()
    };
    assert_eq!(errors(charter), ["charter.yaml:4:1: error[unknown-key] a charter has no key `partys`"]);
    let charter = "partner: charter/v1\nname: X\nstage: launch\nparties: {a: {name: A}, b: {name: B}}\ncanvas:\n  goals:\n    a: [{goal: w, metric: zeta}, {goal: v, metric: zeta}]\n    b: [{goal: u, metric: zeta}]\n";
    assert_eq!(
        errors(charter),
        ["charter.yaml:7:27: error[reference-unknown] no metric is called `zeta`, though 3 places name it"]
    );
}

#[test]
fn no_fix_says_what_nobody_has_said() {
    let charter = "partner: charter/v1\nname: X\nstage: launch\nparties: {a: {name: A}, b: {name: B}}\nexit: {notice: 30 jours}\ngates: [{id: g1, if_missed: exito}]\n";
    let decision = "partner: decision/v1\ngate: g1\ndate: 2026-06-30\nvotes:\n  a: {vote: exito, by: P}\n  b: {vote: continu, by: Q}\n";
    let folder = folder(&[("charter.yaml", charter), ("decisions/g1.yaml", decision)]);
    run(folder.path(), "200", &["check", "--fix", "--allow-dirty", ".", "--as-of", "2026-07-10"]);
    assert_eq!(fs::read_to_string(folder.path().join("charter.yaml")).unwrap(), charter);
    assert_eq!(fs::read_to_string(folder.path().join("decisions/g1.yaml")).unwrap(), decision);
    let told = checked(folder.path(), &["--select", "invalid-value"]);
    assert!(told.contains("`30 jours` names its unit in French"), "{told}");
}

#[test]
fn customers_that_differ_in_their_legal_form_are_probably_one() {
    let charter = format!("{HEAD}parties: {{a: {{name: Alder}}, b: {{name: Birch}}}}\n");
    let credits = |deals: &str| -> Vec<String> {
        let files = [("charter.yaml", charter.as_str()), ("deals.yaml", deals)];
        let text = said(&files, &["deals", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let deals = json["partnerships"][0]["deals"].as_array().unwrap().clone();
        deals
            .iter()
            .map(|it| format!("{} {}", it["customer"].as_str().unwrap(), it["credit"].as_str().unwrap()))
            .collect()
    };
    let deals = |settled: &str| {
        format!(
            "partner: deals/v1\ndeals:\n  - {{customer: Acme, partner: a, registered: 2026-05-01}}\n  - {{customer: Acme Ltd, partner: b, registered: 2026-05-02{settled}}}\n"
        )
    };
    assert_eq!(credits(&deals("")), ["Acme credited", "Acme Ltd unknown"]);
    assert_eq!(credits(&deals(", same_as: ACME")), ["Acme credited", "Acme Ltd conflict"]);
    assert_eq!(credits(&deals(", different: [acme]")), ["Acme credited", "Acme Ltd credited"]);
    assert_eq!(credits(&deals(", same_as: Acme, different: [Acme]")), ["Acme credited", "Acme Ltd unknown"]);
}

#[test]
fn customers_of_a_csv_file_are_compared_too() {
    let charter = format!("{HEAD}parties: {{a: {{name: Alder}}, b: {{name: Birch}}}}\n");
    let csv = "customer,registered,partner,same_as,different\nAcme,2026-05-01,Alder,,\nAcme GmbH,2026-05-02,Birch,,\nOak,2026-05-01,Alder,,\nOak Inc.,2026-05-02,Birch,,Oak; Acme\nElm,2026-05-01,Alder,,\nElm B.V.,2026-05-02,Birch,Elm,\n";
    let files = [
        ("charter.yaml", charter.as_str()),
        ("deals.yaml", "partner: deals/v1\nsource: d.csv\n"),
        ("d.csv", csv),
    ];
    let sheet = said(&files, &["deals", "--format", "csv"]);
    for (customer, credit) in
        [("Acme", "credited"), ("Acme GmbH", "unknown"), ("Oak Inc.", "credited"), ("Elm B.V.", "conflict")]
    {
        let row = sheet.lines().find(|line| line.contains(&format!(",{customer},"))).unwrap();
        assert!(row.contains(&format!(",{credit},")), "{row}");
    }
}

#[test]
fn lines_of_a_file_are_told_in_their_order() {
    let charter = format!("{HEAD}parties: {{a: {{name: A}}, b: {{name: B}}}}\n");
    let rows: String = (2..=13).map(|line| format!("C{line},soon,a\n")).collect();
    let csv = format!("customer,registered,partner\n{rows}");
    let files = [
        ("charter.yaml", charter.as_str()),
        ("deals.yaml", "partner: deals/v1\nsource: d.csv\n"),
        ("d.csv", csv.as_str()),
    ];
    let text = checked(folder(&files).path(), &["--select", "deal-*"]);
    let lines: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once("[invalid-value] line ")?.1.split_once(' '))
        .map(|(line, _)| line)
        .collect();
    assert_eq!(lines, ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"]);
}
