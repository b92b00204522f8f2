//! What holds of every command that calculates: swapping the sides mirrors what it says, a larger unit of money changes no ratio, and a period
//! in which nothing happened changes no verdict.

use serde_json::Value;

use crate::program::{folder, on_the_day, said, stderr, stdout};

/// The commands that calculate, each as it is called.
const COMMANDS: [&[&str]; 11] = [
    &["score"],
    &["value"],
    &["health"],
    &["diagnose", "--score"],
    &["gates"],
    &["readiness"],
    &["plan", "ninety-days"],
    &["plan", "thirty-days"],
    &["portfolio", "--hints", "--saving", "30%"],
    &["deals"],
    &["candidates"],
];

const CHARTER: &str = "\
partner: charter/v1
id: lending
name: Lending
stage: operation
kind: resale
parties:
  alder: {name: Alder, country: NL, employees: 40, sponsor: Ana Costa, manager: Mo Idris, capabilities: [reach]}
  birch: {name: Birch, country: DE, employees: 900, sponsor: Bo Lind, manager: Pia Holm, capabilities: [sales-force]}
term: {start: 2026-01-01, length: 24 months, renewal: by-agreement, notice: 60 days}
model:
  objective: interoperation
  criteria:
    strategic_alignment: {alder: high, birch: medium}
    resource_commitment: {alder: medium, birch: high}
    risk_tolerance: {alder: low, birch: medium}
    governance_capacity: {alder: medium, birch: high}
    exit_need: {alder: high, birch: low}
value:
  exchange:
    - {from: alder, to: birch, kind: leads, amount: 40000 EUR}
    - {from: birch, to: alder, kind: revenue-share, amount: 25000 EUR}
    - {from: birch, to: alder, kind: royalty, rate: {percent: 5%, of: net sales, minimum: 3000 EUR, cap: 9000 EUR}}
  costs: {alder: [{item: People, amount: 10000 EUR}], birch: [{item: Tools, amount: 7000 EUR}]}
  intangibles: {alder: [{kind: learning, rating: high}], birch: [{kind: brand-lift, rating: low}]}
  share_of_management_time: {alder: 12%, birch: 2%}
  expected_revenue: 120000 EUR
  revenue_split: {alder: 40%, birch: 60%}
  management_cost: {alder: 8000 EUR, birch: 5000 EUR}
metrics:
  - {id: loans, name: Loans, target: 100, per: quarterly, tolerance: 10%, direction: up, agreed_by: [alder, birch]}
gates:
  - {id: traction, name: Traction, due: 2026-06-01, deciders: {alder: Ana Costa, birch: Bo Lind}}
  - {id: growth, name: Growth, due: 2026-12-01, deciders: {alder: Ana Costa, birch: Bo Lind}}
reviews: {business: quarterly, health: half-yearly}
referrals: {terms: Paid on signature, reward: 750 EUR}
";

const RECORDS: [(&str, &str); 7] = [
    (
        "decisions/traction.yaml",
        "partner: decision/v1\ngate: traction\ndate: 2026-05-30\nvotes: {alder: {vote: continue, by: Ana Costa}}\n",
    ),
    (
        "reviews/2026-q1.yaml",
        "partner: review/v1\nkind: business\nperiod: 2026-Q1\nheld: 2026-04-02\nattended: {alder: [Mo Idris], birch: [Pia Holm]}\nreadings: {loans: 90}\nscorecard: {alder: {trust: 4, communication: 4}, birch: {trust: 3, communication: 4}}\nindicators: {leads: 100, conversions: 8}\nactions:\n  - {id: list, what: One list, owner: Mo Idris, side: alder, due: 2026-05-01, done: 2026-04-20}\n  - {id: price, what: New prices, owner: Pia Holm, side: birch, due: 2026-05-15}\n",
    ),
    (
        "reviews/2026-q2.yaml",
        "partner: review/v1\nkind: business\nperiod: 2026-Q2\nheld: 2026-07-02\nattended: {alder: [Mo Idris]}\nreadings: {loans: 60}\nscorecard: {alder: {trust: 4, communication: 3}, birch: {trust: 2, communication: 3}}\nindicators: {leads: 120, conversions: 5}\nsymptoms: [unanswered-mail]\n",
    ),
    (
        "health/2026-h1.yaml",
        "partner: health/v1\nperiod: 2026-H1\nheld: 2026-06-30\nresponses:\n  alder: [{alignment: 4, governance: 2}, {alignment: 4, governance: 2}, {alignment: 5, governance: 3}]\n  birch: [{alignment: 2, governance: 4}, {alignment: 3, governance: 4}, {alignment: 2, governance: 4}]\n",
    ),
    (
        "deals.yaml",
        "partner: deals/v1\nprotection: 90 days\ndeals:\n  - {customer: Ahmed, product: Loan, partner: alder, registered: 2026-05-04, value: 18000 EUR, status: won}\n  - {customer: Ahmed, product: Loan, partner: birch, registered: 2026-05-20, value: 17000 EUR}\n  - {customer: Berg, product: Loan, partner: birch, registered: 2026-06-01, value: 9000 EUR, status: won}\n",
    ),
    (
        "candidates.yaml",
        "partner: candidates/v1\nwanted: {industry: logistics}\nweights: {strategic_fit: 2, operational_compatibility: 1, risk_profile: 1}\ncandidates:\n  - {id: parcelo, name: Parcelo, industry: logistics, referred_by: alder, scores: {strategic_fit: 4, operational_compatibility: 3, risk_profile: 2}}\n  - {id: velo, name: Velo, industry: logistics, referred_by: parcelo, scores: {strategic_fit: 3, operational_compatibility: 5, risk_profile: 4}}\n",
    ),
    (
        "changes/001.yaml",
        "partner: change/v1\nwhat: Longer notice\nasked_by: birch\ndate: 2026-06-03\ntouches: [term.notice]\nimpact: {alder: None., birch: None.}\napproved: {birch: {by: Bo Lind, date: 2026-06-10}}\nstatus: proposed\n",
    ),
];

type Files = Vec<(String, String)>;

fn files() -> Files {
    let charter = ("charter.yaml".to_owned(), CHARTER.to_owned());
    let records = RECORDS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    std::iter::once(charter).chain(records).collect()
}

fn each(files: &Files, change: impl Fn(&str) -> String) -> Files {
    files.iter().map(|(name, text)| (name.clone(), change(text))).collect()
}

/// Whoever was Alder is Birch, in everything.
fn swapped(text: &str) -> String {
    let two = [("alder", "birch"), ("Alder", "Birch")];
    two.iter().fold(text.to_owned(), |text, (one, other)| {
        text.replace(one, "\u{1}").replace(other, one).replace('\u{1}', other)
    })
}

fn answer(files: &Files, command: &[&str]) -> Value {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let output = on_the_day(folder(&files).path(), &[command, &["--format", "json"]].concat());
    assert!(output.status.code().is_some_and(|code| code < 2), "{command:?}: {}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

/// The same in one order, and without the lines of files.
fn in_one_order(value: &Value) -> Value {
    match value {
        Value::Array(all) => {
            let mut all: Vec<Value> = all.iter().map(in_one_order).collect();
            all.sort_by_key(Value::to_string);
            Value::Array(all)
        }
        Value::Object(map) => {
            let kept = map.iter().filter(|(key, _)| *key != "line");
            Value::Object(kept.map(|(key, value)| (key.clone(), in_one_order(value))).collect())
        }
        other => other.clone(),
    }
}

#[test]
fn swapping_the_sides_mirrors_what_every_command_says() {
    let (one, other) = (files(), each(&files(), swapped));
    let mut of_parties = 0;
    for command in COMMANDS {
        let mirrored: Value = serde_json::from_str(&swapped(&answer(&other, command).to_string())).unwrap();
        let mine = answer(&one, command);
        assert_eq!(in_one_order(&mine), in_one_order(&mirrored), "{command:?}");
        of_parties += usize::from(mine.to_string().to_lowercase().contains("alder"));
    }
    // Lists that are answered for both need not name a party; the others do.
    assert!(of_parties >= COMMANDS.len() - 2, "{of_parties}");
}

#[test]
fn who_stands_first_in_the_charter_makes_no_difference() {
    let lines: Vec<&str> = CHARTER.lines().filter(|line| line.contains("employees")).collect();
    let turned = CHARTER.replace(&lines.join("\n"), &format!("{}\n{}", lines[1], lines[0]));
    assert_ne!(turned, CHARTER);
    let mut other = files();
    other[0].1 = turned;
    // Who of two alike comes first, and the order of names in a sentence, are those of the charter.
    for command in [&["score"][..], &["value"], &["health"], &["deals"], &["candidates"]] {
        assert_eq!(
            in_one_order(&answer(&files(), command)),
            in_one_order(&answer(&other, command)),
            "{command:?}"
        );
    }
}

/// Amounts of money as `#`, in whatever way they are written.
fn without_money(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let is_figure = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        bare.starts_with(|c: char| c.is_ascii_digit())
    };
    for at in 0..words.len() {
        let is_code = words[at].contains("EUR");
        if is_code && at > 0 && is_figure(words[at - 1]) {
            words[at - 1] = "#";
        }
        if is_code && words.get(at + 1).is_some_and(|word| is_figure(word)) {
            words[at + 1] = "#";
        }
    }
    words.join(" ")
}

fn money_left_out(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains("EUR") => Value::String(without_money(text)),
        Value::Array(all) => Value::Array(all.iter().map(money_left_out).collect()),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(key, value)| (key.clone(), money_left_out(value))).collect())
        }
        other => other.clone(),
    }
}

#[test]
fn scaling_all_money_changes_no_ratio_and_no_verdict() {
    let tenfold = |text: &str| text.replace(" EUR", "0 EUR");
    let (one, ten) = (files(), each(&files(), tenfold));
    let mut with_money = 0;
    for command in COMMANDS {
        let (small, large) = (answer(&one, command), answer(&ten, command));
        with_money += usize::from(small != large);
        assert_eq!(money_left_out(&small), money_left_out(&large), "{command:?}");
    }
    // Value, portfolio and deals speak of money: the comparison is one of something.
    assert!(with_money >= 2, "{with_money}");
}

#[test]
fn a_neutral_period_changes_no_verdict() {
    let mut later = files();
    let neutral = "partner: review/v1\nkind: relationship\nperiod: 2026-H1\nheld: 2026-07-08\n";
    later.push(("reviews/2026-h1-relationship.yaml".to_owned(), neutral.to_owned()));
    for command in [&["score"][..], &["value"], &["readiness"], &["deals"], &["candidates"]] {
        assert_eq!(answer(&files(), command), answer(&later, command), "{command:?}");
    }
    let parts = [
        (&["gates"][..], &["gates", "commitment"][..]),
        (&["diagnose", "--score"], &["causes", "mistakes", "profile"]),
        (&["health"], &["scorecards", "health_check", "measures", "actions"]),
        (&["portfolio"], &["commitment", "lowest_score", "health_gaps", "readiness"]),
    ];
    for (command, keys) in parts {
        let (before, after) = (answer(&files(), command), answer(&later, command));
        for key in keys {
            let of = |answer: &Value| answer["partnerships"][0][key].clone();
            assert!(!of(&before).is_null() || *key == "mistakes", "{command:?} has no {key}");
            assert_eq!(of(&before), of(&after), "{command:?} {key}");
        }
    }
}

#[test]
fn what_changed_is_mirrored_too() {
    let new = |text: &str| {
        text.replace("notice: 60 days", "notice: 30 days")
            .replace("alder: 40%, birch: 60%", "alder: 45%, birch: 55%")
            .replace("birch: 40%, alder: 60%", "birch: 45%, alder: 55%")
    };
    let diff = |old: &str, new: &str| -> Value {
        let text = said(
            &[("old/charter.yaml", old), ("new/charter.yaml", new)],
            &["diff", "old/charter.yaml", "new/charter.yaml", "--format", "json"],
        );
        serde_json::from_str(&text).unwrap()
    };
    let one = diff(CHARTER, &new(CHARTER));
    let turned = swapped(CHARTER);
    let other = diff(&turned, &new(&turned));
    let mirrored: Value = serde_json::from_str(&swapped(&other.to_string())).unwrap();
    // Texts are as they stand in the charter; for whom a change is what, and what it comes to, is mirrored.
    let told = |answer: &Value| -> Vec<Value> {
        let of = |change: &Value| {
            ["yaml_path", "kind_of_change", "weight", "effect", "outcome", "witness"]
                .map(|key| change[key].clone())
        };
        answer["changes"].as_array().unwrap().iter().map(|it| Value::from(of(it).to_vec())).collect()
    };
    assert_eq!(told(&one), told(&mirrored));
    assert!(one.to_string().contains("revenue_split"), "{one}");
    // Back and forth: what was better for a party is worse for it on the way back.
    let back = diff(&new(CHARTER), CHARTER).to_string();
    assert_eq!(back.matches("\"better\"").count(), one.to_string().matches("\"worse\"").count());
}
