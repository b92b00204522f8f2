//! `partner portfolio`: partnerships of one kind side by side, hints, growth motions, referrals, returns. Worked out by hand.

use serde_json::{Value, json};

use crate::program::{code, folder, on_the_day, said, stderr, stdout};

fn portfolio(files: &[(String, String)], arguments: &[&str]) -> Value {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    serde_json::from_str(&said(&files, &[&["portfolio", "--format", "json"], arguments].concat())).unwrap()
}

/// A resale with so many leads and conversions, whose management costs so much.
fn resale(name: &str, leads: u32, conversions: u32, cost: &str, rest: &str) -> Vec<(String, String)> {
    let charter = format!(
        "partner: charter/v1\nid: {name}\nname: {name}\nstage: operation\nkind: resale\nparties:\n  a: {{name: A, country: NL, manager: Ana Costa}}\n  b: {{name: B {name}, country: DE}}\nvalue:\n  expected_revenue: 50000 EUR\n  revenue_split: {{a: 50%, b: 50%}}\n  management_cost: {{a: {cost} EUR, b: {cost} EUR}}\n{rest}"
    );
    let review = format!(
        "partner: review/v1\nkind: business\nperiod: 2026-Q2\nheld: 2026-07-01\nindicators: {{leads: {leads}, conversions: {conversions}}}\n"
    );
    vec![(format!("{name}/charter.yaml"), charter), (format!("{name}/q2.yaml"), review)]
}

fn five() -> Vec<(String, String)> {
    [("p1", 10), ("p2", 20), ("p3", 30), ("p4", 40), ("p5", 6)]
        .iter()
        .flat_map(|(name, conversions)| resale(name, 100, *conversions, "10000", ""))
        .collect()
}

#[test]
fn five_of_a_kind_are_compared_with_their_count_and_four_are_not() {
    let answer = portfolio(&five(), &[]);
    let conversion: Vec<&Value> = answer["peers"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["figure_of"] == "lead-conversion")
        .collect();
    assert_eq!(conversion.len(), 1);
    assert_eq!((&conversion[0]["peer_kind"], &conversion[0]["peer_count"]), (&"resale".into(), &5.into()));
    // In order 40, 30, 20, 10, 6: the middle is 20 %.
    assert_eq!((&conversion[0]["middle_low"], &conversion[0]["middle_high"]), (&"20%".into(), &"20%".into()));
    assert_eq!(
        conversion[0]["peer_figures"][4],
        json!({"partnership": "p5", "figure_said": "6%", "place_among": 5})
    );
    let four: Vec<(String, String)> =
        five().into_iter().filter(|(name, _)| !name.starts_with("p5")).collect();
    assert_eq!(portfolio(&four, &[])["peers"], json!([]));
}

#[test]
fn hints_are_off_unless_asked_for_and_each_has_its_fact() {
    assert_eq!(portfolio(&five(), &[])["hints"], Value::Null);
    let answer = portfolio(&five(), &["--hints"]);
    let hints = answer["hints"].as_array().unwrap();
    // 6 of 100 is below a tenth; 10 of 100 is not.
    assert_eq!(hints.len(), 1, "{hints:?}");
    assert_eq!(hints[0]["partnership"], "p5");
    assert_eq!(hints[0]["hint"], "sales-training");
    assert_eq!(hints[0]["fact"], "6 of 100 leads became deals, fewer than 10%");
    assert_eq!(hints[0]["fact_at"], "p5/q2.yaml:5");
}

#[test]
fn campaigns_follow_from_what_each_party_has() {
    let charter = "partner: charter/v1\nid: x\nname: X\nstage: launch\nparties:\n  a: {name: Alder, capabilities: [a large social media audience]}\n  b: {name: Birch, capabilities: [training material, a field sales team]}\n";
    let answer = portfolio(&[("charter.yaml".to_owned(), charter.to_owned())], &["--hints"]);
    let hints: Vec<(&str, &str)> = answer["hints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["hint"].as_str().unwrap(), it["fact"].as_str().unwrap()))
        .collect();
    assert_eq!(
        hints,
        [
            ("content-syndication", "Alder has: a large social media audience"),
            ("joint-webinars", "Birch has: a field sales team"),
        ]
    );
    assert_eq!(answer["hints"][0]["hint_text"], "show the content of Birch to those whom Alder reaches");
}

#[test]
fn small_deals_are_told_against_those_of_the_kind() {
    let deals = |worth: u32| {
        format!(
            "partner: deals/v1\ndeals:\n  - {{customer: C, registered: 2026-07-01T10:00Z, partner: a, value: {worth} EUR}}\n"
        )
    };
    let with = |last: u32| {
        let mut files = five();
        for (at, worth) in [1000, 1100, 1200, 1300, last].iter().enumerate() {
            files.push((format!("p{}/deals.yaml", at + 1), deals(*worth)));
        }
        portfolio(&files, &["--hints"])["hints"].to_string()
    };
    // The middle of 1300, 1200, 1100, 1000 and 500 is 1100: 500 is less than its half, 550 is not.
    let said = with(500);
    assert!(said.contains("1 deal of EUR 500 on average, less than half of the EUR 1,100 usual among 5 partnerships of this kind (resale)"), "{said}");
    assert!(!with(550).contains("other-segment"));
}

#[test]
fn a_saving_of_thirty_percent_on_twenty_partnerships_is_shown_as_a_sum() {
    // Each has two parties with 10,000: 20,000 a partnership; 30 % of it are 6,000, and 20 times that 120,000.
    let files: Vec<(String, String)> =
        (1..=20).flat_map(|nth| resale(&format!("p{nth:02}"), 100, 20, "10000", "")).collect();
    let answer = portfolio(&files, &["--saving", "30%"]);
    assert_eq!(
        answer["portfolio_saving"],
        json!({
            "saved_each": [{"times": 20, "cost_each": "20000 EUR", "saved": "6000 EUR"}],
            "saved_total": ["120000 EUR"],
            "cost_unknown": 0,
        })
    );
    // 50,000 less 20,000 are 30,000, and 20 times that 600,000.
    assert_eq!(answer["portfolio_returns"], json!(["600000 EUR"]));
    assert_eq!((&answer["returns_counted"], &answer["returns_unknown"]), (&20.into(), &0.into()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let page = said(&files, &["portfolio", "--saving", "30%"]);
    assert!(page.contains("20 × EUR 6,000 (30% of EUR 20,000)"), "{page}");
    assert!(page.contains("together: EUR 120,000"), "{page}");
}

#[test]
fn a_cost_that_is_not_said_is_not_nothing() {
    let mut files = five();
    files[0].1 = files[0].1.replace("a: 10000 EUR, b: 10000 EUR", "a: 10000 EUR, b: TBD");
    let answer = portfolio(&files, &["--saving", "30%"]);
    assert_eq!(answer["portfolio_saving"]["cost_unknown"], 1);
    assert_eq!(answer["portfolio_saving"]["saved_total"], json!(["24000 EUR"]));
    assert_eq!((&answer["returns_counted"], &answer["returns_unknown"]), (&4.into(), &1.into()));
}

#[test]
fn scaling_all_money_changes_no_place_and_no_share() {
    let files = five();
    let scaled: Vec<(String, String)> = files
        .iter()
        .map(|(name, text)| {
            (name.clone(), text.replace("50000 EUR", "500000 EUR").replace("10000 EUR", "100000 EUR"))
        })
        .collect();
    let (one, ten) = (portfolio(&files, &[]), portfolio(&scaled, &[]));
    assert_eq!(one["peers"], ten["peers"]);
    assert_eq!(one["portfolio_returns"], json!(["150000 EUR"]));
    assert_eq!(ten["portfolio_returns"], json!(["1500000 EUR"]));
}

#[test]
fn each_growth_motion_has_its_own_trial() {
    let growth = "growth:\n  - kind: co-selling\n    what: Selling on\n    trial: {length: 6 months, go_no_go: [ten customers, no complaint]}\n  - {kind: co-marketing}\n";
    let files = resale("p1", 100, 20, "10000", growth);
    let answer = portfolio(&files, &[]);
    let motions = answer["growth_motions"].as_array().unwrap();
    assert_eq!(motions[0]["trial_length"], "6 months");
    assert_eq!(motions[0]["go_no_go"], json!(["ten customers", "no complaint"]));
    assert_eq!((&motions[1]["trial_length"], &motions[1]["go_no_go"]), (&Value::Null, &json!([])));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert!(said(&files, &["portfolio"]).contains("none agreed"));
}

#[test]
fn referrals_are_counted_to_their_first_referrer_and_rewarded_in_money() {
    // The fair brought Velo, Velo brought Parcelo: two go back to the fair. Alder brought one.
    let candidates = "partner: candidates/v1\ncandidates:\n  - {id: velo, name: Velo, referred_by: The trade fair}\n  - {id: parcelo, name: Parcelo, referred_by: velo}\n  - {id: third, name: Third, referred_by: a}\n";
    let mut files =
        resale("p1", 100, 20, "10000", "referrals: {terms: Paid on signature, reward: 750 EUR}\n");
    files.push(("p1/candidates.yaml".to_owned(), candidates.to_owned()));
    let answer = portfolio(&files, &[]);
    assert_eq!(
        answer["referrals"],
        json!([
            {"partnership": "p1", "referred_by": "The trade fair", "introduced": 2, "reward_each": "750 EUR", "reward_total": "1500 EUR"},
            {"partnership": "p1", "referred_by": "A", "introduced": 1, "reward_each": "750 EUR", "reward_total": "750 EUR"},
        ])
    );
    // A share of what nobody knows is no amount.
    files[0].1 = files[0].1.replace("750 EUR", "2%");
    assert_eq!(portfolio(&files, &[])["referrals"][0]["reward_total"], Value::Null);
}

/// The fair brought B, which has become a party and won 10,000 and 2,500: 2% of 12,500 are 250. What is still open or A's own does not count.
#[test]
fn a_percentage_is_one_of_the_deals_that_were_won() {
    let candidates = "partner: candidates/v1\ncandidates:\n  - {id: b, name: B, referred_by: The trade fair}\n  - {id: other, name: Other, referred_by: The trade fair}\n";
    let deal = |customer: &str, partner: &str, value: &str, status: &str| {
        format!(
            "  - {{customer: {customer}, partner: {partner}, registered: 2026-06-01, value: {value}, status: {status}}}\n"
        )
    };
    let deals = [
        deal("Ahmed", "b", "10000 EUR", "won"),
        deal("Berg", "b", "2500 EUR", "won"),
        deal("Costa", "b", "8000 EUR", "open"),
        deal("Dahl", "a", "7000 EUR", "won"),
    ];
    let mut files = resale("p1", 100, 20, "10000", "referrals: {terms: Paid on signature, reward: 2%}\n");
    files.push(("p1/candidates.yaml".to_owned(), candidates.to_owned()));
    files.push(("p1/deals.yaml".to_owned(), format!("partner: deals/v1\ndeals:\n{}", deals.concat())));
    let referrals = |files: &[(String, String)]| portfolio(files, &[])["referrals"].clone();
    assert_eq!(
        referrals(&files),
        json!([{"partnership": "p1", "referred_by": "The trade fair", "introduced": 2, "reward_each": null, "reward_total": "250 EUR"}])
    );
    // One that was won for a sum nobody has written is not one of nothing.
    let at = files.len() - 1;
    files[at].1 = files[at].1.replace("value: 2500 EUR, ", "");
    assert_eq!(referrals(&files)[0]["reward_total"], Value::Null);
}

#[test]
fn the_page_has_one_line_for_each_comparison() {
    let files = five();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let page = said(&files, &["portfolio"]);
    let lines: Vec<&str> = page.lines().filter(|line| line.contains("lead conversion")).collect();
    assert_eq!(lines.len(), 1, "{page}");
    // In order 40, 30, 20, 10, 6.
    for part in ["p4, 40%", "20%", "p5, 6%"] {
        assert!(lines[0].contains(part), "{}", lines[0]);
    }
}

#[test]
fn partnerships_are_grouped_by_what_is_asked_for() {
    let by = |what: &str| -> Vec<(String, usize)> {
        let answer = portfolio(&five(), &["--by", what]);
        let groups = answer["groups"].as_array().unwrap();
        let of = |it: &Value| {
            (it["group"].as_str().unwrap().to_owned(), it["group_members"].as_array().unwrap().len())
        };
        groups.iter().map(of).collect()
    };
    assert_eq!(by("stage"), [("operation".to_owned(), 5)]);
    assert_eq!(by("kind"), [("resale".to_owned(), 5)]);
    assert_eq!(by("region"), [("DE".to_owned(), 5), ("NL".to_owned(), 5)]);
    assert_eq!(by("owner"), [("Ana Costa".to_owned(), 5)]);
    assert_eq!(by("tier"), [("no tier".to_owned(), 5)]);
}

#[test]
fn what_a_row_has_no_place_for_is_refused() {
    let files = five();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let place = folder(&files);
    for call in [["--hints", "--format", "csv"], ["--hints", "--format", "jsonl"]] {
        let output = on_the_day(place.path(), &[&["portfolio"], call.as_slice()].concat());
        assert_eq!(code(&output), 2, "{}", stdout(&output));
        assert!(stderr(&output).contains("choose `--format json`"), "{}", stderr(&output));
    }
    assert_eq!(code(&on_the_day(place.path(), &["portfolio", "--brief", "--hints"])), 2);
    assert_eq!(code(&on_the_day(place.path(), &["portfolio", "--by", "weather"])), 2);
}
