//! `partner candidates` from outside: who leads, what matches, who is rewarded, in every form. Ranks, bounds and steps are held to
//! paper in `candidates_vectors.rs`.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::folder;

const CHARTER: &str = "partner: charter/v1
name: Parcel network
stage: discovery
parties:
  hubline: {name: Hubline Logistics}
  cargonaute: {name: Cargonaute}
referrals:
  terms: 5% of the first year's net revenue, paid quarterly
  reward: 5%
";

/// 2×4+3+2 = 13 of 20 and 2×3+3+3 = 12; the third has 2×4+5 = 13 of 15.
const RECORD: &str = "partner: candidates/v1
wanted: {industry: logistics, country: [DE, FR], capabilities: [last-mile, lockers]}
weights: {strategic_fit: 2}
candidates:
  - {id: parcelo, name: Parcelo, industry: logistics, country: DE, capabilities: [last-mile], scores: {strategic_fit: 4, operational_compatibility: 3, risk_profile: 2}, referred_by: velopost}
  - {id: quillon, name: Quillon, country: NL, scores: {strategic_fit: 3, operational_compatibility: 3, risk_profile: 3}}
  - {id: velopost, name: Velo Post, capabilities: [last-mile, lockers], scores: {strategic_fit: 4, operational_compatibility: 5}, referred_by: The trade fair}
";

fn both() -> TempDir {
    folder(&[("charter.yaml", CHARTER), ("candidates.yaml", RECORD)])
}

fn command(folder: &TempDir, width: &str, arguments: &[&str]) -> Command {
    let mut command = crate::program::command();
    command
        .arg("candidates")
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder.path())
        .env("COLUMNS", width)
        .env_remove("NO_COLOR");
    command
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    command(folder, "120", arguments).output().unwrap()
}

fn check(folder: &TempDir) -> Output {
    let mut command = crate::program::command();
    command.args(["check", "--as-of", "2026-07-10"]).current_dir(folder.path()).output().unwrap()
}

/// What was printed, with plain blanks.
fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap().replace('\u{a0}', " ")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The landscapes as JSON.
fn landscapes(folder: &TempDir, arguments: &[&str]) -> Vec<Value> {
    let output = run(folder, &[&["--format", "json"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let root: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&root["version"], &root["command"], &root["as_of"]),
        (&json!(1), &json!("candidates"), &json!("2026-07-10"))
    );
    root["landscapes"].as_array().unwrap().clone()
}

#[test]
fn the_page_says_who_leads_how_far_and_what_is_open() {
    let page = text(&run(&both(), &[]));
    for wanted in [
        "Possible partners for Parcel network (candidates.yaml)\n",
        "Parcelo leads with 13 of 20 points, among candidates with all scores.",
        // 13 and at least one more.
        "  - Velo Post: ahead of every ranked candidate, whatever its missing scores",
        "  - Parcelo: does not meet: lockers",
        "strategic fit ×2, operational compatibility ×1 (not stated), risk profile ×1 (not stated); at most 5×2",
        "│ Parcelo   │ 4×2           │ + 3×1                     │ + 2×1        │ = 13 of 20        │ 1 (2)    │",
        "│ Quillon   │ 3×2           │ + 3×1                     │ + 3×1        │ = 12 of 20        │ 2 (3)    │",
        "│ Velo Post │ 4×2           │ + 5×1                     │ not scored   │ = 13 of 15 so far │ none (1) │",
        "  - Velo Post: no score for risk profile; with 1 to 5 there it has 14 to 18 of 20 points and ends on rank 1",
        "4 │      │      │ A!   │      │ C?   │",
        "3 │      │      │ B    │      │      │",
        "A Parcelo, B Quillon and C Velo Post; `!` high exposure, a risk profile of 2 or less; `?` risk profile",
        "  - The trade fair → Velo Post → Parcelo",
        "  - Parcelo leads; the first referrer was The trade fair",
        "  - reward by the charter (line 9): 5%",
        "  - terms by the charter (line 8): 5% of the first year's net revenue, paid quarterly",
        "  - tracking by the charter: not stated",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
}

#[test]
fn not_said_is_not_no() {
    let found = landscapes(&both(), &[]);
    let matching = |at: usize| found[0]["candidates"][at]["matching"].clone();
    let lockers = |at: usize| matching(at)["capability_matches"][1]["match"].clone();
    assert_eq!((&matching(0)["industry_match"], lockers(0)), (&json!("met"), json!("not-met")));
    assert_eq!((&matching(1)["industry_match"], lockers(1)), (&json!("not-said"), json!("not-said")));
    assert_eq!(
        (&matching(1)["country_match"], &matching(2)["country_match"]),
        (&json!("not-met"), &json!("not-said"))
    );
    assert_eq!(
        [0, 1, 2].map(|at| matching(at)["match"].clone()),
        [json!("not-met"), json!("not-met"), json!("not-said")]
    );
}

#[test]
fn a_record_needs_no_charter_here_and_is_an_orphan_for_everybody_else() {
    let alone = folder(&[("search/candidates.yaml", RECORD)]);
    let found = landscapes(&alone, &["search"]);
    assert_eq!(
        (&found[0]["partnership"], &found[0]["path"]),
        (&Value::Null, &json!("search/candidates.yaml"))
    );
    let page = run(&alone, &[]);
    assert_eq!((page.status.code(), said(&page)), (Some(0), String::new()));
    assert!(text(&page).starts_with("Possible partners (search/candidates.yaml, no charter yet)\n"));
    assert!(text(&page).contains("  - no charter yet, so no reward is agreed"));
    assert_eq!(check(&alone).status.code(), Some(2));
    // Where there are charters it comes behind the records that have one.
    let mixed = folder(&[
        ("network/charter.yaml", CHARTER),
        ("network/one.yaml", RECORD),
        ("network/two.yaml", RECORD),
        ("elsewhere/candidates.yaml", RECORD),
    ]);
    let paths: Vec<Value> = landscapes(&mixed, &[]).iter().map(|it| it["path"].clone()).collect();
    assert_eq!(paths, ["network/one.yaml", "network/two.yaml", "elsewhere/candidates.yaml"]);
    let judged = check(&mixed);
    assert_eq!(judged.status.code(), Some(1));
    assert!(text(&judged).contains("record-orphaned"), "{}", text(&judged));
    // Who names a partnership means it: a slip there is told.
    let named = RECORD.replace("wanted:", "partnership: netwrk\nwanted:");
    let slip = folder(&[("network/charter.yaml", CHARTER), ("candidates.yaml", &named)]);
    let output = run(&slip, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("`candidates.yaml` could not be read in full"), "{}", said(&output));
}

#[test]
fn a_record_on_standard_input_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = command(&folder, "100", &["-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(RECORD.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(text(&output).starts_with("Possible partners (<stdin>, no charter yet)\nParcelo leads with 13"));
}

#[test]
fn where_there_is_nothing_to_compare_that_is_said() {
    let bare = tempfile::tempdir().unwrap();
    let output = run(&bare, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("no candidates found under"), "{}", said(&output));
    let charter = folder(&[("charter.yaml", CHARTER)]);
    let output = run(&charter, &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output).contains("No candidates record found."));
    assert_eq!(landscapes(&charter, &[]), Vec::<Value>::new());
    let nobody = folder(&[("candidates.yaml", "partner: candidates/v1\nweights: {risk_profile: 2}\n")]);
    assert!(text(&run(&nobody, &[])).contains("The record lists no candidates yet"));
    // A wrong value is told, and the rest is compared.
    let wrong = RECORD.replace("risk_profile: 3}", "risk_profile: 33}");
    let output = run(&folder(&[("candidates.yaml", &wrong)]), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        said(&output).contains("`candidates.yaml` is read without the values that are wrong (1 problem)")
    );
    assert!(text(&output).contains("Quillon: no score for risk profile"));
}

#[test]
fn what_if_asks_for_other_weights_and_leaves_the_file_alone() {
    let folder = both();
    // Parcelo 4+3+2×4 = 15 of 30, Quillon 3+3+3×4 = 18.
    let asked = ["--weights", "strategic_fit=1,risk_profile=4"];
    let found = landscapes(&folder, &asked);
    assert_eq!(found[0]["assumed"], json!(["strategic_fit=1", "risk_profile=4"]));
    let first = &found[0]["candidates"][0];
    assert_eq!((&first["name"], &first["points"], &first["of"]), (&json!("Quillon"), &json!(18), &json!(30)));
    let page = text(&run(&folder, &asked));
    let what_if = "What if `strategic_fit=1`, `risk_profile=4`: the record is unchanged.";
    assert!(page.contains(what_if), "{page}");
    assert!(page.contains("│ Quillon   │ 2                  │ 1         │"), "{page}");
    assert_eq!(fs::read_to_string(folder.path().join("candidates.yaml")).unwrap(), RECORD);
    // Without the criterion that is not scored everybody has a rank: 2×4+5 = 13, 2×4+3 = 11, 2×3+3 = 9.
    let found = landscapes(&folder, &["--weights", "risk_profile=0"]);
    let ranks: Vec<(&Value, &Value)> =
        found[0]["candidates"].as_array().unwrap().iter().map(|it| (&it["id"], &it["rank"])).collect();
    assert_eq!(
        ranks,
        [(&json!("velopost"), &json!(1)), (&json!("parcelo"), &json!(2)), (&json!("quillon"), &json!(3))]
    );
    let nothing = "strategic_fit=0,operational_compatibility=0,risk_profile=0";
    let page = text(&run(&folder, &["--weights", nothing]));
    assert!(page.contains("Every weight is 0, so there is no ranking."), "{page}");
}

#[test]
fn wrong_weights_are_usage_errors() {
    let folder = both();
    for (weights, hint) in [
        ("strategic_fit", "sets no weight; write for example `strategic_fit=3`"),
        ("strategic_fti=3", "did you mean `strategic_fit`?"),
        ("price=3", "the criteria are `strategic_fit`, `operational_compatibility`, `risk_profile`"),
        ("risk_profile=-1", "cannot weigh `-1`; write a whole number"),
        ("risk_profile=1.5", "cannot weigh `1.5`"),
        ("risk_profile=1,risk-profile=2", "`risk_profile` is given two weights"),
    ] {
        let output = run(&folder, &["--weights", weights]);
        assert_eq!(output.status.code(), Some(2), "{weights}");
        assert!(said(&output).contains(hint), "{weights}: {}", said(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn the_reward_follows_the_terms_and_nothing_else() {
    let page = |charter: &str, record: &str| {
        text(&run(&folder(&[("charter.yaml", charter), ("candidates.yaml", record)]), &[]))
    };
    let without = CHARTER.split("referrals:").next().unwrap();
    assert!(page(without, RECORD).contains("no reward agreed: the charter has no `referrals`"));
    // The leader came by itself: no word of a reward.
    let alone = RECORD.replace(", referred_by: velopost", "");
    assert!(!page(CHARTER, &alone).contains("Reward for the first referrer"));
    let by_party = RECORD.replace("referred_by: velopost", "referred_by: hubline");
    let first = "Parcelo leads; the first referrer was Hubline Logistics (a party)";
    assert!(page(CHARTER, &by_party).contains(first));
    let circle = RECORD.replace("referred_by: The trade fair", "referred_by: parcelo");
    let page = page(CHARTER, &circle);
    let told = "Parcelo was introduced by Velo Post, that by Parcelo: a loop, so there is no first referrer";
    assert!(page.contains(told), "{page}");
    assert!(page.contains("Parcelo leads; its referrals form a loop, so no one can be paid the reward"));
    assert!(!page.contains("reward by the charter"), "{page}");
}

#[test]
fn names_change_nothing_but_names() {
    let swaps =
        [("parcelo", "zebrino"), ("Parcelo", "Zebrino"), ("quillon", "aalmann"), ("Quillon", "Aalmann")];
    let renamed = swaps.iter().fold(RECORD.to_owned(), |text, (from, to)| text.replace(from, to));
    assert_ne!(renamed, RECORD);
    let output = |record: &str| {
        let folder = folder(&[("candidates.yaml", record)]);
        ["json", "table", "markdown", "csv"].map(|format| text(&run(&folder, &["--format", format])))
    };
    let back =
        output(&renamed).map(|text| swaps.iter().fold(text, |text, (from, to)| text.replace(to, from)));
    assert_eq!(output(RECORD), back);
    // Two of one name are told apart.
    let twins = RECORD.replace("name: Quillon", "name: Parcelo");
    let page = text(&run(&folder(&[("candidates.yaml", &twins)]), &[]));
    assert!(page.contains("Parcelo (parcelo) leads with"), "{page}");
    assert!(page.contains("B Parcelo (quillon)"), "{page}");
}

#[test]
fn every_form_holds_the_same_and_text_of_others_stays_harmless() {
    let hostile = RECORD.replace("name: Parcelo", r#"name: "=1+1\e[31m | <b>@x`""#);
    let folder = folder(&[("net/charter.yaml", CHARTER), ("net/candidates.yaml", &hostile)]);
    let page = text(&run(&folder, &[]));
    assert!(page.contains("=1+1␛[31m | <b>@x` leads with 13 of 20 points"), "{page}");
    assert!(!page.contains('\u{1b}'));
    let markdown = text(&run(&folder, &["--format", "markdown"]));
    let name = "**\\=1+1␛\\[31m &#124; &lt;b&gt;@&#8203;x\\`**";
    assert!(markdown.contains(&format!("{name} leads with 13 of 20 points")), "{markdown}");
    assert!(markdown.contains("```text\nstrategic fit\n"), "{markdown}");
    let csv = text(&run(&folder, &["--format", "csv"]));
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 4, "a head and three candidates");
    assert_eq!(
        rows[1],
        "net,net/candidates.yaml,parcelo,'=1+1␛[31m | <b>@x`,1,no,2,2,13,20,4,2,3,1,2,1,,logistics,met,DE,met,not-met,not-met,Velo Post,The trade fair"
    );
    assert!(rows[3].contains(",velopost,Velo Post,,no,1,1,13,15,4,2,5,1,,1,risk_profile,"), "{csv}");
}

#[test]
fn every_width_is_kept_to_and_a_pipe_has_no_colour() {
    let folder = both();
    for width in ["40", "60", "80", "200"] {
        let page = text(&command(&folder, width, &[]).output().unwrap());
        let longest = page.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= width.parse::<usize>().unwrap(), "{width}: {longest}\n{page}");
        assert!(!page.contains('\u{1b}'));
        // The grid stands as it is at every width.
        assert!(page.contains("4 │      │      │ A!   │      │ C?   │"), "{page}");
    }
    assert!(text(&run(&folder, &["--color", "always"])).contains('\u{1b}'));
}

#[test]
fn thousands_of_candidates_are_compared_in_no_time() {
    // All of them level, in one chain: whatever compares each with each would be slow here.
    let mut record = "partner: candidates/v1\ncandidates:\n".to_owned();
    for nth in 0..8_000 {
        let by = if nth == 0 { "The fair".to_owned() } else { format!("c{}", nth - 1) };
        let scores = "{strategic_fit: 3, operational_compatibility: 3, risk_profile: 3}";
        writeln!(record, "- {{id: c{nth}, scores: {scores}, referred_by: {by}}}").unwrap();
    }
    let folder = folder(&[("candidates.yaml", &record)]);
    let started = std::time::Instant::now();
    for format in ["table", "json", "csv"] {
        let output = run(&folder, &["--format", format]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    // Generous, for a debug build on a busy machine: what is caught is a quadratic cost.
    assert!(started.elapsed() < std::time::Duration::from_secs(60), "{:?}", started.elapsed());
}
