//! `partner export`: findings and registers for those who live in spreadsheets.

use std::fs;

use crate::program::{code, folder, run, stderr};

const CHARTER: &str = "\
partner: charter/v1
name: Lending
stage: operation
parties:
  northwind: {name: Northwind Bank, manager: Li Wen}
  kestrel: {name: '=Kestrel()'}
risks:
  - {id: credit-loss, kind: strategic, what: Losses rise, likelihood: high, impact: low, owner: Dana Reyes <d@n.example>}
  - {id: trust, kind: relational, what: none, reason: They know each other}
resources:
  chartering:
    northwind: {people: 2, budget: 40000 GBP, time: 20%}
gates:
  - {id: traction, name: Early traction, due: 2026-12-01}
deliverables:
  - {what: API, by: kestrel, due: 2026-06-01}
  - {what: Terms, by: northwind, due: 2026-08-01}
";

const DECISION: &str = "\
partner: decision/v1
gate: traction
date: 2026-07-01
votes: {northwind: continue, kestrel: {vote: pivot, by: Ana Costa, note: Fewer calls}}
";

const REVIEW: &str = "\
partner: review/v1
kind: business
period: 2026-Q2
held: 2026-07-01
actions:
  - {id: a1, what: Map the depots, side: northwind, owner: Li Wen, due: 2026-07-05}
";

#[test]
fn each_register_is_a_file() {
    let folder = folder(&[
        ("charter.yaml", CHARTER),
        ("decisions/traction.yaml", DECISION),
        ("reviews/q2.yaml", REVIEW),
    ]);
    let call = ["export", "--format", "csv", "--folder", "out", "--as-of", "2026-07-10"];
    let output = run(folder.path(), "100", &call);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let read = |name: &str| fs::read_to_string(folder.path().join(format!("out/{name}.csv"))).unwrap();
    let id = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let lines = |name: &str| -> Vec<String> {
        read(name).lines().skip(1).map(|line| line.replace(&format!("{id},"), "")).collect()
    };
    assert_eq!(
        lines("risks"),
        [
            "credit-loss,strategic,Losses rise,high,low,Dana Reyes,,",
            "trust,relational,none: They know each other,,,,,"
        ]
    );
    assert_eq!(lines("resources"), ["chartering,Northwind Bank,2,40000 GBP,20%,,"]);
    assert_eq!(
        lines("decisions"),
        [
            "traction,2026-07-01,Northwind Bank,continue,,,decisions/traction.yaml",
            "traction,2026-07-01,'=Kestrel(),pivot,Ana Costa,Fewer calls,decisions/traction.yaml"
        ]
    );
    // On 10 July the fifth is over, and so is the first of June.
    assert_eq!(
        lines("commitments"),
        [
            "review action,Map the depots,Northwind Bank,Li Wen,2026-07-05,,overdue",
            "deliverable,API,'=Kestrel(),,2026-06-01,,overdue",
            "deliverable,Terms,Northwind Bank,,2026-08-01,,open"
        ]
    );
    assert!(read("gates").contains("traction,Early traction,2026-12-01,144,"), "{}", read("gates"));
    let findings = read("findings");
    let (head, first) = (findings.lines().next().unwrap(), findings.lines().nth(1).unwrap());
    assert!(head.ends_with("owner,effort,due,rule,file,yaml_path"), "{head}");
    assert!(first.contains(",1,"), "{first}");
    let sponsors: Vec<&str> =
        findings.lines().filter(|line| line.ends_with("parties.northwind.sponsor")).collect();
    assert!(sponsors.iter().all(|line| line.contains(",Li Wen,")), "{sponsors:?}");
}

#[test]
fn the_target_has_to_fit_the_format() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    for (call, told) in [
        (&["export"] as &[&str], "`--output FILE.xlsx`"),
        (&["export", "--output", "a.csv"], "`--output FILE.xlsx`"),
        (&["export", "--format", "csv"], "`--folder DIR`"),
        (&["export", "--folder", "out"], "`--format csv`"),
    ] {
        let output = run(folder.path(), "100", call);
        assert_eq!(code(&output), 2, "{call:?}");
        assert!(stderr(&output).contains(told), "{call:?}: {}", stderr(&output));
    }
    let output = run(folder.path(), "100", &["export", "--output", "a.xlsx", "--as-of", "2026-07-10"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let bytes = fs::read(folder.path().join("a.xlsx")).unwrap();
    let grids = partner::repository::grids(std::path::Path::new("a.xlsx"), &bytes).unwrap();
    let names: Vec<&str> = grids.iter().map(|grid| grid.name.as_str()).collect();
    assert_eq!(names, ["findings", "risks", "decisions", "gates", "commitments", "resources"]);
}
