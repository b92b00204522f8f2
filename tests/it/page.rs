//! The page that people read: what is first, what is counted, and how long it gets.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, run, stdout};

/// Two screens of 40 lines.
const MOST_LINES: usize = 80;

fn examples() -> Vec<String> {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap();
    let mut folders: Vec<String> = folders
        .map(|it| it.unwrap().path())
        .filter(|it| it.is_dir())
        .map(|it| it.to_string_lossy().into_owned())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let all = [&["check", "--format", "json", "--as-of", "2026-07-10"], arguments].concat();
    serde_json::from_str(&stdout(&run(folder, "80", &all))).unwrap()
}

/// Two parties, nothing agreed, and a trap in what is written.
const TRAP: &str = "partner: charter/v1
name: Two bakeries
stage: negotiation
parties:
  oven: {name: Oven}
  crumb: {name: Crumb}
exit:
  notice: {oven: 10 days, crumb: 24 months}
  ip: Each keeps its own.
  transition: 60 days
  conditions: [breach, change-of-control, insolvency]
metrics:
  - id: loaves
    name: Loaves sold
    unit: loaves
    target: 1000
    definition: Loaves that left a shop.
    owner: oven
    agreed_by: [oven]
";

#[test]
fn a_partnership_is_a_page_of_two_screens() {
    for example in examples() {
        for width in ["60", "80", "120"] {
            let output = run(Path::new(&example), width, &["check", "--as-of", "2026-07-10"]);
            let page = stdout(&output);
            let lines = page.lines().count();
            assert!(width == "60" || lines <= MOST_LINES, "{example} at {width}: {lines} lines");
            // What somebody copies, such as a path between backticks, is never broken.
            let lines = page.lines().filter(|line| !line.contains('`'));
            let widest = lines.map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= width.parse().unwrap(), "{example} at {width}: {widest} columns\n{page}");
        }
    }
}

#[test]
fn what_binds_stands_before_what_is_only_not_said() {
    let charter = folder(&[("charter.yaml", TRAP)]);
    let report = json(charter.path(), &[]);
    let findings = report["findings"].as_array().unwrap();
    let rank = |rule: &str| {
        let found = findings.iter().find(|it| it["rule"] == rule).unwrap_or_else(|| panic!("no {rule}"));
        (found["rank"].as_u64().unwrap(), found["shown"].as_str().unwrap().to_owned())
    };
    // Oven can go in ten days and Crumb is bound for two years: that nobody can fix later. It comes before the metric that
    // Crumb has not agreed to, though only that one is an error.
    let (lopsided, shown) = rank("exit-notice-lopsided");
    assert_eq!((lopsided, shown.as_str()), (1, "line"));
    let (unagreed, shown) = rank("metric-unagreed");
    assert!(unagreed > lopsided);
    assert_eq!(shown, "place");
    // That there are no gates is asked with the section, however bad it is.
    let (gates, shown) = rank("gate-schedule-missing");
    assert!(gates > unagreed);
    assert_eq!(shown, "section");
    let ranks: Vec<u64> = findings.iter().map(|it| it["rank"].as_u64().unwrap()).collect();
    let mut sorted = ranks.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (1..=ranks.len() as u64).collect::<Vec<_>>());
}

#[test]
fn the_page_names_the_worst_first_and_counts_the_questions_by_section() {
    let charter = folder(&[("charter.yaml", TRAP)]);
    let page = stdout(&run(charter.path(), "80", &["check", "--as-of", "2026-07-10"]));
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no `{text}` in\n{page}"));
    assert!(at("exit-notice-lopsided") < at("metric-unagreed"), "{page}");
    assert!(!page.contains("gate-schedule-missing"), "{page}");
    let not_started = page.split("not started").nth(1).unwrap();
    assert!(not_started.contains("gates"), "{page}");
    let verbose = stdout(&run(charter.path(), "80", &["check", "-v", "--as-of", "2026-07-10"]));
    assert!(verbose.contains("gate-schedule-missing"), "{verbose}");
}

#[test]
fn formats_for_servers_list_warnings_unless_told_otherwise() {
    let charter = folder(&[("charter.yaml", TRAP)]);
    let lines = |arguments: &[&str]| {
        let all = [&["check", "--format", "concise", "--as-of", "2026-07-10"], arguments].concat();
        let text = stdout(&run(charter.path(), "80", &all));
        let of =
            |severity: &str| text.lines().filter(|line| line.contains(&format!(": {severity}["))).count();
        (of("error") > 0, of("warning") > 0, of("advice") > 0)
    };
    assert_eq!(lines(&[]), (true, true, false));
    assert_eq!(lines(&["--show", "advice"]), (true, true, true));
    assert_eq!(lines(&["--show", "error"]), (true, false, false));
    // What makes the run fail is always listed.
    assert_eq!(lines(&["--show", "error", "--fail-on", "warning"]), (true, true, false));
    let of = |report: &serde_json::Value| report["findings"].as_array().unwrap().len();
    assert!(of(&json(charter.path(), &["--show", "error"])) < of(&json(charter.path(), &[])));
}

#[test]
fn families_natures_and_consequences_select_rules() {
    let charter = folder(&[("charter.yaml", TRAP)]);
    let rules = |arguments: &[&str]| {
        let report = json(charter.path(), arguments);
        let rules =
            report["findings"].as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap().to_owned());
        rules.collect::<Vec<_>>()
    };
    assert!(rules(&["--select", "exit"]).contains(&"exit-notice-lopsided".to_owned()));
    assert!(rules(&["--select", "metrics"]).iter().all(|rule| rule.starts_with("metric")));
    assert!(!rules(&["--ignore", "gap"]).contains(&"gate-schedule-missing".to_owned()));
    assert_eq!(rules(&["--select", "trapped"]), ["exit-notice-lopsided"]);
    let output = run(charter.path(), "80", &["check", "--select", "traped"]);
    assert_eq!(code(&output), 2);
}

#[test]
fn several_partnerships_are_at_most_forty_lines() {
    let text = |id: &str| TRAP.replace("name: Two bakeries", &format!("id: {id}\nname: Two bakeries"));
    let charters: Vec<(String, String)> =
        (0..30).map(|nth| (format!("p{nth}/charter.yaml"), text(&format!("p{nth}")))).collect();
    let files: Vec<(&str, &str)> =
        charters.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let all = folder(&files);
    let page = stdout(&run(all.path(), "80", &["check", "--as-of", "2026-07-10"]));
    assert!(page.lines().count() <= 40, "{}\n{page}", page.lines().count());
    assert!(page.contains("exit-notice-lopsided"), "{page}");
}

#[test]
fn several_partnerships_with_gates_that_are_due_are_at_most_forty_lines() {
    let text = |nth: usize| {
        let gates: String = (0..3)
            .map(|gate| {
                format!("  - {{id: g{gate}, name: Gate {gate}, due: 2026-07-1{gate}, question: Go on?}}\n")
            })
            .collect();
        let long = "An alliance of two bakeries with a name that takes the whole line";
        let text = TRAP.replace("name: Two bakeries", &format!("id: p{nth}\nname: {long} {nth}"));
        format!("{text}gates:\n{gates}")
    };
    let charters: Vec<(String, String)> =
        (0..12).map(|nth| (format!("a-folder-with-a-long-name-{nth}/charter.yaml"), text(nth))).collect();
    let files: Vec<(&str, &str)> =
        charters.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let all = folder(&files);
    let page = stdout(&run(all.path(), "80", &["check", "--as-of", "2026-07-10"]));
    assert!(page.contains("Due in the next 14 days") && page.contains("and 2 more"), "{page}");
    assert!(page.lines().count() <= 40, "{}\n{page}", page.lines().count());
}

#[test]
fn once_signed_the_signing_list_is_one_line_below_the_commitment() {
    let charter = "partner: charter/v1
name: Two bakeries
stage: launch
parties: {a: {name: Aster}, b: {name: Birch}}
conflict: {levels: [{who: The managers, within: 5 days}, {who: The sponsors, within: 9 days}]}
gates: [{id: early, name: Early, due: 2026-09-01, question: Go on?, deciders: {a: Ann, b: Ben}}]
";
    let page_of = |stage: &str| page(&charter.replace("stage: launch", &format!("stage: {stage}")));
    let launched = page_of("launch");
    in_order(
        &launched,
        &[
            "Commitment",
            "Signing readiness PAUSE: 8 of 8 not met",
            "Next date vote at the gate Early by 1 September 2026",
        ],
    );
    assert!(!launched.contains("of them answered"), "{launched}");
    let before = page_of("negotiation");
    in_order(
        &before,
        &["Signing readiness PAUSE: 8 of 8 not met, do not sign yet (none of them answered)", "Commitment"],
    );
}

#[test]
fn what_is_to_be_settled_before_the_last_day_has_a_line_each() {
    let page = page(
        "partner: charter/v1
name: Inhalers
stage: winding-down
kind: resale
parties: {a: {name: Aster}, b: {name: Birch}}
term: {start: 2021-10-01, end: 2026-09-30, renewal: none}
value: {exchange: [{from: a, to: b, kind: products, terms: 30% off list}, {from: b, to: a, kind: payment, terms: 60 days}]}
deliverables: [{what: List of devices, by: b, due: 2026-06-30}]
exit: {notice: 6 months, conditions: [breach], customers: TBD, assets: TBD, data: {handover: TBD, deletion: 30 days}}
",
    );
    let texts = [
        "deliverable-overdue",
        "exit-customers-missing",
        "exit-assets-missing",
        "exit-data-missing",
        "exit-transition-missing",
    ];
    for text in texts {
        assert!(page.contains(text), "no {text} in\n{page}");
    }
    assert!(page.contains("Next date the term ends on 30 September 2026"), "{page}");
}

#[test]
fn what_counts_has_a_rank_and_what_does_not_has_none() {
    let settings = "[[override]]\npaths = [\"nowhere/**\"]\n[override.rules]\nmetrics-missing = \"off\"\n";
    let charter = folder(&[("charter.yaml", TRAP), ("partner.toml", settings)]);
    let drawn = run(charter.path(), "80", &["baseline", "--as-of", "2026-07-10", "--file", "base.json"]);
    assert_eq!(code(&drawn), 0);
    let report = json(charter.path(), &["--baseline", "base.json"]);
    let found = report["findings"].as_array().unwrap();
    let unused = found.iter().find(|it| it["rule"] == "pattern-unused").unwrap();
    assert_eq!((&unused["rank"], &unused["shown"]), (&1.into(), &"line".into()));
    assert!(found.iter().all(|it| it["rank"].as_u64().unwrap() > 0), "{found:#?}");
    let accepted = report["suppressed"].as_array().unwrap();
    assert!(!accepted.is_empty());
    assert!(accepted.iter().all(|it| it["rank"] == 0 && it["shown"] == "hidden"), "{accepted:#?}");
}

#[test]
fn verdicts_have_the_colour_of_what_they_mean() {
    for width in ["60", "120"] {
        let page = |example: &str| {
            let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
            stdout(&run(&home, width, &["check", "--color", "always", "--as-of", "2026-07-10"]))
        };
        assert!(page("diagnostics-alliance").contains("\u{1b}[31mPAUSE\u{1b}[0m"), "{width}");
        assert!(page("embedded-lending").contains("\u{1b}[32mREADY\u{1b}[0m"), "{width}");
        assert!(page("home-batteries").contains("\u{1b}[33mCOMPLETE\u{1b}[0m"), "{width}");
        // Bright colours vanish on a light ground.
        assert!(!page("home-batteries").contains("\u{1b}[38;5;"), "{width}");
    }
}

/// A page without its line breaks.
fn page(charter: &str) -> String {
    let charter = folder(&[("charter.yaml", charter)]);
    let page = stdout(&run(charter.path(), "80", &["check", "--as-of", "2026-07-10"]));
    assert!(page.lines().count() <= MOST_LINES, "{page}");
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where texts stand on a page, which has all of them.
fn in_order(page: &str, texts: &[&str]) {
    let places: Vec<usize> = texts
        .iter()
        .map(|text| page.find(text).unwrap_or_else(|| panic!("no `{text}` in\n{page}")))
        .collect();
    assert!(places.is_sorted(), "{texts:?} at {places:?} in\n{page}");
}

const FIRST_DAY: &str = "partner: charter/v1
name: Shop lighting
stage: alignment
parties:
  lys: {name: Nordlys, country: NO}
  tam: {name: Tamber, country: DE}
";

#[test]
fn a_first_day_begins_with_questions_and_not_with_what_is_missing() {
    for stage in ["discovery", "alignment"] {
        let page = page(&FIRST_DAY.replace("alignment", stage));
        in_order(
            &page,
            &[
                "NOT STARTED",
                "To ask first 1. Why does each party take part, in one word? strategic intent, each party; for example: market-access",
                "2. What does each party want from the partnership?",
                "3. What does each party contribute, and what does it receive?",
                "Sections",
                "Next `partner answer",
            ],
        );
        for absent in ["To settle first", "exit terms", "exit-clause-missing", "Minor points"] {
            assert!(!page.contains(absent), "{absent} in {page}");
        }
    }
    // What is wrong comes first, and leaves fewer questions.
    let rest = "canvas: {horizon: {lys: 6 months, tam: 3 years}}\n";
    let of = page(&format!("{FIRST_DAY}{rest}"));
    in_order(
        &of,
        &["To settle first 1. payback horizons differ", "To ask first 1. Why does", "2. What does"],
    );
    assert!(!of.contains("3. "), "{of}");
}

#[test]
fn the_way_out_is_told_in_place_once_there_is_a_deal_to_leave() {
    let negotiating = FIRST_DAY.replace("alignment", "negotiation");
    assert!(!page(&negotiating).contains("exit-clause-missing"));
    let wants = "intent: {lys: {kind: market-access}, tam: {kind: revenue-acceleration}}\n";
    assert!(!page(&format!("{negotiating}{wants}")).contains("exit-clause-missing"));
    let passes = "value: {exchange: [{from: lys, to: tam, kind: lamps, terms: 30% off list}]}\n";
    assert!(page(&format!("{negotiating}{wants}{passes}")).contains("exit-clause-missing"));
    // Once it is signed, there is.
    let launched = negotiating.replace("negotiation", "launch");
    assert!(page(&launched).contains("exit-clause-missing"));
}

/// Operating until 31 December 2027, with 60 days' notice of the renewal: that is decided by 1 November 2027, more than 90 days off.
const WAITING: &str = "partner: charter/v1
name: Frozen food
stage: operation
kind: memorandum
parties: {ostra: {name: Ostra}, velm: {name: Velm}}
term: {start: 2026-01-01, length: 2 years, renewal: by agreement, notice: 60 days}
intent: {ostra: {kind: mission}, velm: {kind: mission}}
canvas: {horizon: {ostra: 6 months, velm: 3 years}}
exit: {notice: 3 months, conditions: [breach, change-of-control, convenience], ip: Each keeps its own, transition: 60 days}
";

#[test]
fn what_only_an_amendment_changes_is_told_with_the_day_on_which_it_can_be_raised() {
    let page = page(WAITING);
    in_order(
        &page,
        &[
            "To raise before the renewal is decided on 1 November 2027 1. payback horizons differ",
            "why:",
            "fix:",
            "Sections",
        ],
    );
    assert!(!page.contains("To settle"), "{page}");
}

#[test]
fn overdue_reviews_are_one_line_with_all_their_days() {
    let rest = "reviews: {business: quarterly, audit: yearly, relationship: half-yearly}\n";
    let charter = format!("{WAITING}{rest}")
        .replace("start: 2026-01-01", "start: 2025-01-01")
        .replace("length: 2 years", "length: 4 years");
    let folder = folder(&[("charter.yaml", &charter)]);
    let report = json(folder.path(), &[]);
    let overdue: Vec<&serde_json::Value> =
        report["findings"].as_array().unwrap().iter().filter(|it| it["rule"] == "review-overdue").collect();
    // Programs have each of them, at its own place.
    assert_eq!(overdue.len(), 3, "{overdue:#?}");
    assert!(overdue.iter().all(|it| it["shown"] == "line"), "{overdue:#?}");
    let page = page(&charter);
    in_order(
        &page,
        &[
            "3 reviews overdue: business review since 1 April 2025, strategic audit since 1 January 2026 and relationship review since 1 July 2025",
        ],
    );
    assert_eq!(page.matches("review-overdue").count(), 1, "{page}");
}

#[test]
fn a_section_in_which_all_is_open_is_not_settled() {
    let settled = |term: &str| {
        let page = page(&format!("{FIRST_DAY}nda: 2026-02-01\nterm: {term}\n"));
        let (_, rest) = page.split_once(" settled ").unwrap_or_default();
        rest.split(" in progress ").next().unwrap_or_default().to_owned()
    };
    // In alignment nothing is asked of the term yet.
    assert!(settled("{start: 2026-09-01}").contains("term"));
    let open = settled("{start: TBD, length: TBD}");
    assert!(open.contains("NDA") && !open.contains("term"), "{open}");
}

#[test]
fn a_section_that_cannot_be_read_is_not_settled() {
    let charter = |notice: &str| {
        format!("{FIRST_DAY}nda: 2026-02-01\nexit:\n  notice: {notice}\n  ip: Each keeps its own.\n")
    };
    // In alignment nothing is asked of an exit but its triggers, and a bare number is no notice.
    in_order(&page(&charter("90")), &["Sections", "to correct exit", "settled", "NDA"]);
    let read = page(&charter("90 days"));
    assert!(!read.contains("to correct"), "{read}");
}

#[test]
fn what_costs_a_party_much_is_no_difference_between_the_parties() {
    // The management time of Voltara is excessive, which weighs a class more as it commits over 20% of its year: still a cost.
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/home-batteries");
    let said = stdout(&run(&example, "120", &["check", "--as-of", "2026-07-10"]));
    assert!(said.contains("management-time-excessive"), "{said}");
    assert!(!said.contains("parties differ"), "{said}");
    // Payback horizons that are far apart are one.
    let horizons = "canvas: {horizon: {lys: 6 months, tam: 3 years}}\n";
    let page = page(&format!("{FIRST_DAY}{horizons}"));
    assert!(page.contains("parties differ alignment canvas"), "{page}");
}
