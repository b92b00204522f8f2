//! The health check with described answers: what is asked, what is written, and what the answers say. Figures are worked out by hand.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{code, folder, on_the_day, said, said_in, stderr, stdout};

const CHARTER: &str = "\
partner: charter/v1
id: lending
name: Lending
stage: operation
term: {start: 2026-01-01}
parties:
  kestrel: {name: Kestrel, manager: Mo Idris}
  north: {name: North, manager: Pia Holm}
gates: [{id: traction, name: Traction, due: 2026-06-01, deciders: {kestrel: Ana Costa, north: Bo Lind}}]
";

/// A response a line: the answers of each person to one question.
fn record(period: &str, kestrel: &[&str], north: &[&str]) -> String {
    let held = if period == "2026-H1" { "2026-06-30" } else { "2025-12-31" };
    let list = |answers: &[&str]| -> String {
        answers.iter().map(|answer| format!("    - {{answers: {{{answer}}}}}\n")).collect()
    };
    format!(
        "partner: health/v1\nperiod: {period}\nheld: {held}\nresponses:\n  kestrel:\n{}  north:\n{}",
        list(kestrel),
        list(north)
    )
}

fn check(charter: &str, records: &[&str]) -> Value {
    let named: Vec<(String, &str)> =
        records.iter().enumerate().map(|(at, text)| (format!("health/{at}.yaml"), *text)).collect();
    let mut files = vec![("charter.yaml", charter)];
    files.extend(named.iter().map(|(name, text)| (name.as_str(), *text)));
    let answer: Value = serde_json::from_str(&said(&files, &["health", "--format", "json"])).unwrap();
    answer["partnerships"][0].clone()
}

fn described(charter: &str, records: &[&str]) -> Value {
    check(charter, records)["described_check"].clone()
}

#[test]
fn where_the_sides_differ_the_less_content_one_is_named_with_its_step_and_what_would_lift_it() {
    // Kestrel 2, 3, 2 is 7 over 3, so 2.3 and "apart"; North 4, 4, 4 is "in use".
    let record = record(
        "2026-H1",
        &["go-decide: 2, al-aim: 4", "go-decide: 3, al-aim: 4", "go-decide: 2, al-aim: 4"],
        &["go-decide: 4, al-aim: 4", "go-decide: 4, al-aim: 4", "go-decide: 4, al-aim: 4"],
    );
    let check = described(CHARTER, &[&record]);
    assert_eq!(check["differing"], json!(["go-decide"]));
    assert_eq!(check["low_everywhere"], json!([]));
    let items = check["described"].as_array().unwrap();
    let decide = items.iter().find(|it| it["item"] == "go-decide").unwrap();
    assert_eq!(
        decide["said_by"],
        json!([
            {"party": "kestrel", "answered_how": "anonymous", "item_mean": "2.3", "step_reached": "apart", "many_cannot_say": false},
            {"party": "north", "answered_how": "anonymous", "item_mean": "4.0", "step_reached": "in use", "many_cannot_say": false},
        ])
    );
    let lift = &check["lifts"][0];
    assert_eq!((&lift["item"], &lift["party"]), (&"go-decide".into(), &"kestrel".into()));
    assert_eq!((&lift["from_step"], &lift["to_step"]), (&"apart".into(), &"on paper".into()));
    // The gate of June was never decided: North's 4 is contradicted, Kestrel's 2.3 is not.
    let contradicted = check["contradicted"].as_array().unwrap();
    assert_eq!(contradicted.len(), 1);
    assert_eq!(contradicted[0]["party"], "north");
    assert_eq!(contradicted[0]["records_say"], "1 gate without a decision");
    let page = said(&[("charter.yaml", CHARTER), ("health/a.yaml", &record)], &["health"]);
    assert!(page.contains("Kestrel 2.3, \"apart\"; North 4.0, \"in use\""), "{page}");
}

#[test]
fn what_all_rate_low_what_nobody_can_say_and_drawbacks_stand_apart_and_there_is_no_total() {
    let record = record(
        "2026-H1",
        &[
            "re-word: 2, va-leak: 1, co-hear: 5, al-win: cannot-say",
            "re-word: 2, va-leak: 1, co-hear: 5, al-win: cannot-say",
            "re-word: 2, va-leak: 1, co-hear: 5, al-win: 3",
        ],
        &[
            "re-word: 1, va-leak: 4, co-hear: 5",
            "re-word: 3, va-leak: 4, co-hear: 5",
            "re-word: 3, va-leak: 4, co-hear: 4",
        ],
    );
    let check = described(CHARTER, &[&record]);
    // 2.0 and 7 over 3, 2.3: both below 3, and less than a point apart.
    assert_eq!(check["low_everywhere"], json!(["re-word"]));
    assert_eq!(check["differing"], json!([]), "a drawback is told apart, however far the sides lie");
    assert_eq!(check["low_drawbacks"], json!(["va-leak"]));
    assert_eq!(check["cannot_say"], json!(["al-win"]), "two of three cannot say");
    let of_item = |id: &str| {
        let items = check["described"].as_array().unwrap();
        items.iter().find(|it| it["item"] == id).unwrap()["said_by"].clone()
    };
    // One step is a single answer: its mean stays hidden.
    assert_eq!(of_item("al-win")[0]["item_mean"], Value::Null);
    // By area without the drawback: communication 5.0 and 14 over 3, 4.7; value delivery has nothing left.
    let areas: Vec<&str> =
        check["by_area"].as_array().unwrap().iter().map(|it| it["item_area"].as_str().unwrap()).collect();
    assert_eq!(areas, ["relationship", "communication"]);
    assert_eq!(
        check["by_area"][1]["area_means"],
        json!([{"party": "kestrel", "area_mean": "5.0"}, {"party": "north", "area_mean": "4.7"}])
    );
    assert!(!check.to_string().contains("total"));
}

#[test]
fn two_answers_and_none_look_the_same() {
    let three = ["al-aim: 4", "al-aim: 4", "al-aim: 4"];
    let of = |north: &[&str]| {
        let north: Vec<&str> = north.to_vec();
        described(CHARTER, &[&record("2026-H1", &three, &north)])
    };
    assert_eq!(of(&["al-aim: 1", "al-aim: 5"]), of(&["go-decide: 1"]));
    assert_eq!(of(&["al-aim: 1", "al-aim: 5"])["described"][0]["said_by"].as_array().unwrap().len(), 1);
}

#[test]
fn movement_is_told_only_where_no_single_answer_follows_from_it() {
    let of = |then: &[&str], now: &[&str]| {
        let two = [record("2025-H2", then, then), record("2026-H1", now, now)];
        described(CHARTER, &[&two[0], &two[1]])["moved_items"].clone()
    };
    let three = ["al-aim: 2", "al-aim: 2", "al-aim: 2"];
    let higher = ["al-aim: 3", "al-aim: 4", "al-aim: 3"];
    // 10 over 3 is 3.3.
    assert_eq!(
        of(&three, &higher)[0],
        json!({"item": "al-aim", "party": "kestrel", "mean_before": "2.0", "mean_now": "3.3", "answers_before": null, "answers_now": null})
    );
    // From five answers on their number is told: 10 over 5 is 2.0, 21 over 7 is 3.0.
    let (five, seven) = (["al-aim: 2"; 5], ["al-aim: 3"; 7]);
    assert_eq!(
        of(&five, &seven)[0],
        json!({"item": "al-aim", "party": "kestrel", "mean_before": "2.0", "mean_now": "3.0", "answers_before": 5, "answers_now": 7})
    );
    let records = [record("2025-H2", &five, &three), record("2026-H1", &seven, &higher)];
    let files = [("charter.yaml", CHARTER), ("health/a.yaml", &records[0]), ("health/b.yaml", &records[1])];
    let page = said(&files, &["health"]);
    assert!(page.contains("al-aim, Kestrel: 2.0 (5 answers) to 3.0 (7 answers)"), "{page}");
    assert!(
        page.contains("al-aim, North: 2.0 (fewer than 5 answers) to 3.3 (fewer than 5 answers)"),
        "{page}"
    );
    // A fourth answer beside the same three could be worked out.
    assert_eq!(of(&three, &["al-aim: 2", "al-aim: 2", "al-aim: 2", "al-aim: 5"]), json!([]));
    assert_eq!(of(&three, &three), json!([]), "a check with the same answers moves nothing");
}

#[test]
fn swapping_the_sides_mirrors_the_results() {
    let one = ["re-bad: 2, va-load: 2", "re-bad: 2, va-load: 2", "re-bad: 3, va-load: 1"];
    let other = ["re-bad: 4, va-load: 5", "re-bad: 4, va-load: 5", "re-bad: 5, va-load: 4"];
    let swap = |text: &Value| {
        let text = text
            .to_string()
            .replace("kestrel", "\u{1}")
            .replace("north", "kestrel")
            .replace('\u{1}', "north");
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let mine = described(CHARTER, &[&record("2026-H1", &one, &other)]);
    let mut theirs = swap(&described(CHARTER, &[&record("2026-H1", &other, &one)]));
    // The sides stand in the order of the charter, whoever they are.
    for item in theirs["described"].as_array_mut().unwrap() {
        item["said_by"].as_array_mut().unwrap().reverse();
    }
    for area in theirs["by_area"].as_array_mut().unwrap() {
        area["area_means"].as_array_mut().unwrap().reverse();
    }
    assert_eq!(mine, theirs);
    assert_eq!(mine["differing"], json!(["re-bad"]));
}

#[test]
fn described_answers_count_under_the_four_short_keys() {
    // Governance: 2 and 3, 3 and 3, 4 and 3 are 18 over 6.
    let three = ["go-decide: 2, go-voice: 3", "go-decide: 3, go-voice: 3", "go-decide: 4, go-voice: 3"];
    let all = check(CHARTER, &[&record("2026-H1", &three, &three)]);
    let governance = &all["health_check"]["answers"][1];
    assert_eq!(governance["topic"], "governance");
    assert_eq!(governance["sides"][0]["view"]["mean"], "3.0");
    assert_eq!(governance["sides"][0]["view"]["responses"], Value::Null);
}

// ---- One sheet a side.

#[test]
fn an_agreed_sheet_is_shown_as_such_and_never_compared_with_means() {
    let record = "partner: health/v1\nperiod: 2026-H1\nheld: 2026-06-30\nresponses:\n  north: [{answers: {al-aim: 5}}, {answers: {al-aim: 5}}, {answers: {al-aim: 5}}]\nagreed:\n  kestrel: {by: [Mo Idris], answers: {al-aim: 2, go-decide: cannot-say}}\n";
    let check = described(CHARTER, &[record]);
    assert_eq!(check["differing"], json!([]), "an agreed view is no mean");
    assert_eq!(check["described"][0]["said_by"][0]["answered_how"], "agreed");
    assert_eq!(check["described"][0]["said_by"][0]["step_reached"], "apart");
    assert_eq!(check["cannot_say"], json!(["go-decide"]));
    let sheets = record.replace(
        "responses:\n  north: [{answers: {al-aim: 5}}, {answers: {al-aim: 5}}, {answers: {al-aim: 5}}]\nagreed:\n",
        "agreed:\n  north: {answers: {al-aim: 5}}\n",
    );
    assert_eq!(described(CHARTER, &[&sheets])["differing"], json!(["al-aim"]), "two sheets are compared");
}

fn place() -> TempDir {
    folder(&[("charter.yaml", CHARTER)])
}

fn written(place: &Path) -> String {
    fs::read_to_string(place.join("health/2026-h2.yaml")).unwrap_or_default()
}

#[test]
fn answers_are_written_by_flags_and_a_sheet_takes_the_place_of_an_earlier_one() {
    let place = place();
    let answer = |more: &[&str]| {
        let output = on_the_day(place.path(), &[&["health", "--answer", "--side", "kestrel"], more].concat());
        (code(&output), stderr(&output))
    };
    assert_eq!(answer(&["--rate", "go-decide=cannot say", "--rate", "al-aim=3"]).0, 0);
    assert_eq!(
        written(place.path()),
        "partner: health/v1\nperiod: 2026-H2\nresponses:\n  kestrel:\n    - answers:\n        al-aim: 3\n        go-decide: cannot-say\n"
    );
    let sheet = ["--agreed", "--by", "Mo Idris", "--rate", "al-aim=2"];
    assert_eq!(answer(&sheet).0, 0);
    assert_eq!(answer(&["--agreed", "--rate", "al-aim=4"]).0, 0);
    let text = written(place.path());
    assert!(text.ends_with("agreed:\n  kestrel:\n    answers:\n      al-aim: 4\n"), "{text}");
    assert!(text.contains("go-decide: cannot-say"), "single answers stay: {text}");
    // What no question asks is named, and nothing is written.
    let (exit, told) = answer(&["--rate", "al-aym=3"]);
    assert_eq!(exit, 2);
    assert!(told.contains("did you mean `al-aim`?"), "{told}");
    let (exit, told) = answer(&["--rate", "al-aim=six"]);
    assert_eq!(exit, 2);
    assert!(told.contains("not an answer to `al-aim`"), "{told}");
    assert_eq!(answer(&["--agreed", "--alignment", "3"]).0, 2);
    assert_eq!(written(place.path()), text);
}

#[test]
fn a_form_is_read_by_ids_and_described_answers() {
    let place = place();
    let form = "Party [side],Aim [al-aim],Decide [go-decide]\nkestrel,4,cannot say\nKestrel,\"When priorities were set last, all parties used that sentence.\",does not concern us\n";
    fs::write(place.path().join("a.csv"), form).unwrap();
    let output = on_the_day(place.path(), &["health", "--import", "a.csv", "--period", "2026-H2"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = written(place.path());
    assert_eq!(text.matches("al-aim: 4").count(), 2, "the fourth step in its own words is 4: {text}");
    assert!(
        text.contains("go-decide: cannot-say") && text.contains("go-decide: does-not-concern-us"),
        "{text}"
    );
    fs::write(place.path().join("b.csv"), "Party [side],Aim [al-aim]\nnorth,maybe\n").unwrap();
    let output = on_the_day(place.path(), &["health", "--import", "b.csv", "--period", "2026-H2"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("`maybe` is not an answer to `al-aim`"), "{}", stderr(&output));
}

#[test]
fn a_questionnaire_asks_the_short_or_the_full_form_for_a_role_and_is_read_back() {
    let place = place();
    let ask = |more: &[&str]| {
        let call = [&["questionnaire", "--for", "kestrel", "--health", "--output", "q.csv"], more].concat();
        let output = on_the_day(place.path(), &call);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        fs::read_to_string(place.path().join("q.csv")).unwrap()
    };
    let questions = |text: &str| text.matches("health.").count();
    assert_eq!(questions(&ask(&[])), 5, "the four areas and a comment");
    let short = ask(&["--form", "short"]);
    assert_eq!(questions(&short), 9, "six, two in words and a comment");
    assert!(short.contains("1: I could not say what it is for this year."), "{short}");
    assert_eq!(questions(&ask(&["--form", "full"])), 28);
    // 15 for finance.
    assert_eq!(questions(&ask(&["--form", "full", "--role", "finance"])), 18);
    let filled: String = ask(&["--form", "short"])
        .lines()
        .map(|line| {
            let line = line.trim_end();
            let answered =
                if line.contains("health.go-decide") { format!("{line}4") } else { line.to_owned() };
            format!("{answered}\r\n")
        })
        .collect();
    fs::write(place.path().join("q.csv"), filled).unwrap();
    let output = on_the_day(place.path(), &["import", "q.csv", "--yes"]);
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    assert!(written(place.path()).contains("go-decide: 4"), "{}", written(place.path()));
}

#[test]
fn a_memorandum_is_not_asked_what_does_not_concern_it() {
    let place = folder(&[("charter.yaml", &CHARTER.replace("id: lending", "id: lending\nkind: memorandum"))]);
    let output = on_the_day(
        place.path(),
        &["questionnaire", "--for", "kestrel", "--health", "--form", "full", "--output", "q.csv"],
    );
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = fs::read_to_string(place.path().join("q.csv")).unwrap();
    assert!(!text.contains("health.va-effort") && text.contains("health.al-aim"), "{text}");
}

#[test]
fn a_team_asks_questions_of_its_own_and_a_mistake_in_them_is_told() {
    let own = |steps: &str, more: &str| {
        format!(
            "[health]\n{more}\n[[health.question]]\nid = \"house-safety\"\narea = \"governance\"\nquestion = \"Is work stopped where it is unsafe?\"\nsteps = [{steps}]\nshort = \"yes\"\n"
        )
    };
    let five = "\"a\", \"b\", \"c\", \"d\", \"e\"";
    let place = place();
    let ask = |config: &str| {
        fs::write(place.path().join("partner.toml"), config).unwrap();
        on_the_day(
            place.path(),
            &["questionnaire", "--for", "kestrel", "--health", "--form", "short", "--output", "q.csv"],
        )
    };
    let count = || fs::read_to_string(place.path().join("q.csv")).unwrap().matches("health.").count();
    let output = ask(&own(five, ""));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(count(), 10, "six, one of the team's own, two in words and a comment");
    assert_eq!(code(&ask(&own(five, "own = \"alone\""))), 0);
    assert_eq!(count(), 4);
    let wrong = ask(&own("\"a\", \"b\"", ""));
    assert_eq!(code(&wrong), 2);
    assert!(stderr(&wrong).contains("needs five described answers"), "{}", stderr(&wrong));
}

#[test]
fn what_would_lift_it_becomes_an_action() {
    let place = place();
    fs::create_dir(place.path().join("health")).unwrap();
    let three = ["re-word: 2", "re-word: 2", "re-word: 2"];
    fs::write(place.path().join("health/2026-h1.yaml"), record("2026-H1", &three, &three)).unwrap();
    let output = on_the_day(place.path(), &["plan", "thirty-days", "--write", "--yes"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = fs::read_to_string(place.path().join("reviews/2026-07-plan.yaml")).unwrap();
    assert!(text.contains("id: lift-re-word-kestrel"), "{text}");
    assert!(text.contains("re-word, from apart to on paper: There is one list"), "{text}");
    let agenda = said_in(place.path(), &["agenda", "--for", "health"]);
    let first = agenda.split("How the parties answered").next().unwrap();
    assert!(first.contains("re-word, from apart to on paper"), "the next talk opens with it: {agenda}");
}

#[test]
fn a_question_of_the_team_s_own_gets_an_action_too() {
    let place = place();
    let config = "[health]\nown = \"alone\"\n[[health.question]]\nid = \"house-safety\"\narea = \"governance\"\nquestion = \"Is work stopped where it is unsafe?\"\nsteps = [\"a\", \"b\", \"Somebody may stop it.\", \"d\", \"e\"]\n";
    fs::write(place.path().join("partner.toml"), config).unwrap();
    fs::create_dir(place.path().join("health")).unwrap();
    let two = ["house-safety: 2", "house-safety: 2", "house-safety: 2"];
    fs::write(place.path().join("health/2026-h1.yaml"), record("2026-H1", &two, &two)).unwrap();
    let plan = said_in(place.path(), &["plan", "thirty-days"]);
    assert!(plan.contains("house-safety, from apart to on paper: Somebody may"), "{plan}");
}

#[test]
fn what_is_said_in_words_is_shown_of_a_sheet_and_never_of_anonymous_answers() {
    let anonymous = "{answers: {al-aim: 4}, differently: A secret wish, if_ended: A secret relief}";
    let record = format!(
        "partner: health/v1\nperiod: 2026-H1\nheld: 2026-06-30\nresponses:\n  north: [{anonymous}, {anonymous}, {anonymous}]\nagreed:\n  kestrel: {{answers: {{al-aim: 4}}, differently: One list of promises, if_ended: We would miss the reach}}\n"
    );
    let check = described(CHARTER, &[&record]);
    assert_eq!(
        check["said_in_words"],
        json!([
            {"asked_in_words": "differently", "party": "kestrel", "words": "One list of promises"},
            {"asked_in_words": "if_ended", "party": "kestrel", "words": "We would miss the reach"},
        ])
    );
    let page = said(&[("charter.yaml", CHARTER), ("health/a.yaml", &record)], &["health"]);
    assert!(page.contains("Kestrel: One list of promises"), "{page}");
    assert!(!page.contains("secret"), "{page}");
    // Nor in what a finding shows of the record.
    let broken = record.replace("period: 2026-H1", "period: 2026-H1\nperiods: 1");
    let shown = on_the_day(
        folder(&[("charter.yaml", CHARTER), ("health/a.yaml", &broken)]).path(),
        &["check", ".", "-v"],
    );
    assert!(!stdout(&shown).contains("secret"), "{}", stdout(&shown));
}

#[test]
fn an_agreed_sheet_comes_by_a_questionnaire_and_by_a_form() {
    let place = place();
    let call = ["questionnaire", "--for", "kestrel", "--health", "--agreed", "--output", "q.csv"];
    let output = on_the_day(place.path(), &call);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let sheet = fs::read_to_string(place.path().join("q.csv")).unwrap();
    assert_eq!(sheet.matches("health.").count(), 10, "six, who fills it in, two in words and a comment");
    let filled = sheet.lines().map(|line| {
        let line = line.trim_end();
        let answers = [
            ("health.by", "\"Mo Idris, Ana Costa\""),
            ("health.go-decide", "4"),
            ("health.differently", "One list"),
        ];
        let answer = answers.iter().find(|(key, _)| line.contains(key)).map_or("", |(_, answer)| *answer);
        format!("{line}{answer}\r\n")
    });
    fs::write(place.path().join("q.csv"), filled.collect::<String>()).unwrap();
    let import = |file: &str| on_the_day(place.path(), &["import", file, "--yes"]);
    let output = import("q.csv");
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    let text = written(place.path());
    let expected = "agreed:\n  kestrel:\n    by:\n      - Mo Idris\n      - Ana Costa\n    answers:\n      go-decide: 4\n    differently: One list\n";
    assert!(text.ends_with(expected) && !text.contains("responses"), "{text}");
    // The same sheet again changes nothing.
    assert_eq!(code(&import("q.csv")), 0);
    assert_eq!(written(place.path()), text);
    // A form with one row is the sheet of its party; a second row of it is one sheet too many, and nothing is written.
    fs::write(place.path().join("a.csv"), "Party [side],Aim [al-aim]\nnorth,3\n").unwrap();
    let form = |file: &str| {
        let call = ["health", "--import", file, "--agreed", "--by", "Pia Holm", "--period", "2026-H2"];
        on_the_day(place.path(), &call)
    };
    let output = form("a.csv");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = written(place.path());
    assert!(text.ends_with("  north:\n    by:\n      - Pia Holm\n    answers:\n      al-aim: 3\n"), "{text}");
    fs::write(place.path().join("b.csv"), "Party [side],Aim [al-aim]\nnorth,3\nnorth,4\n").unwrap();
    let output = form("b.csv");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("two agreed sheets of north"), "{}", stderr(&output));
    assert_eq!(written(place.path()), text);
}

/// Trust is `re-bad`: North's three answers of 2 are low, and its old score of 1 is not read any more.
#[test]
fn the_short_check_stands_in_for_the_scorecard() {
    let review = "partner: review/v1\nkind: business\nperiod: 2026-Q1\nheld: 2026-04-02\nscorecard:\n  north: {trust: 4, communication: 1, value_delivery: 4, commitment: 4}\n";
    let answers = record("2026-H1", &["re-bad: 4"; 3], &["re-bad: 2"; 3]);
    let findings = |files: &[(&str, &str)]| -> Vec<String> {
        let place = folder(&[&[("charter.yaml", CHARTER)], files].concat());
        let report: Value =
            serde_json::from_str(&stdout(&on_the_day(place.path(), &["check", ".", "--format", "json"])))
                .unwrap();
        let all = report["findings"].as_array().unwrap();
        let of_card = all.iter().filter(|it| it["rule"] == "scorecard-below-threshold");
        of_card.map(|it| it["message"].as_str().unwrap().to_owned()).collect()
    };
    let card = ("reviews/2026-q1.yaml", review);
    let check = ("health/2026-h1.yaml", answers.as_str());
    assert_eq!(findings(&[card]), ["no improvement plan for North, which scores 1 for communication"]);
    assert_eq!(findings(&[card, check]), ["no improvement plan for North, which answers 2.0 for trust"]);
    // An action that begins with the id is a plan, and so is one by dimension; one of before the check is not.
    let since = "partner: review/v1\nkind: operations\nperiod: 2026-07\nheld: 2026-07-03\n";
    let action = format!(
        "{since}actions:\n  - {{id: one, what: \"re-bad, from apart to on paper: Say it\", owner: Pia Holm, side: north, due: 2026-08-01}}\n"
    );
    assert_eq!(findings(&[check, ("reviews/2026-07.yaml", &action)]), [""; 0]);
    let plan = format!("{since}improvement_plan: {{trust: {{north: A call a week}}}}\n");
    assert_eq!(findings(&[check, ("reviews/2026-07.yaml", &plan)]), [""; 0]);
    let before = plan.replace("2026-07-03", "2026-05-03").replace("2026-07", "2026-05");
    assert_eq!(findings(&[check, ("reviews/2026-05.yaml", &before)]).len(), 1);
    // A scorecard of after the check counts again: the four keys stay valid.
    let later = review.replace("2026-Q1", "2026-Q2").replace("2026-04-02", "2026-07-05");
    assert!(
        findings(&[check, ("reviews/2026-q2.yaml", &later)])
            .contains(&"no improvement plan for North, which scores 1 for communication".to_owned())
    );
}

#[test]
fn minutes_of_a_business_review_ask_for_the_short_check_in_place_of_scores() {
    let minutes = |files: &[(&str, &str)]| {
        said(&[&[("charter.yaml", CHARTER)], files].concat(), &["agenda", "--for", "business", "--minutes"])
    };
    let fresh = minutes(&[]);
    assert!(
        fresh.contains("partner health --answer --form short") && !fresh.contains("Scores, 1 to 5"),
        "{fresh}"
    );
    let answers = record("2026-H1", &["re-bad: 4"; 3], &["re-bad: 2"; 3]);
    let answered = minutes(&[("health/2026-h1.yaml", &answers)]);
    assert!(answered.contains("trust: Kestrel 4.0, \"in use\" and North 2.0, \"apart\""), "{answered}");
    let review = "partner: review/v1\nkind: business\nperiod: 2026-Q1\nheld: 2026-04-02\nscorecard:\n  north: {trust: 4}\n";
    let kept = minutes(&[("reviews/2026-q1.yaml", review)]);
    assert!(kept.contains("Scores, 1 to 5"), "{kept}");
}

#[test]
fn the_pre_mortem_of_a_kickoff_becomes_risks_of_the_charter() {
    let place = place();
    let minutes = said_in(place.path(), &["agenda", "--for", "kickoff", "--minutes"]);
    let row = minutes.lines().find(|line| line.contains("operational")).unwrap();
    assert!(row.contains("`operational`"), "{row}");
    let filled = minutes
        .replace(row, "| `operational` | The interface is late | A stub from the first week | Mo Idris |\n| operational | The interface is late | A second stub | Pia Holm |");
    let held = filled.lines().find(|line| line.contains("`held`")).unwrap().to_owned();
    let filled = filled.replace(&held, "| `held` | date | 2026-07-01 |");
    fs::write(place.path().join("m.md"), &filled).unwrap();
    let output = on_the_day(place.path(), &["review", ".", "--from", "m.md"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let charter = fs::read_to_string(place.path().join("charter.yaml")).unwrap();
    for part in [
        "id: the-interface-is-late\n",
        "id: the-interface-is-late-2\n",
        "kind: operational\n",
        "what: The interface is late\n",
        "owner: Mo Idris\n",
        "mitigation: A stub from the first week\n",
        "pre_mortem: 2026-07-01\n",
    ] {
        assert!(charter.contains(part), "{part}: {charter}");
    }
    // What is half filled in is an error with its line, and nothing is written.
    let place = self::place();
    fs::write(
        place.path().join("m.md"),
        filled.replace("| A second stub | Pia Holm |", "| A second stub |  |"),
    )
    .unwrap();
    let output = on_the_day(place.path(), &["review", ".", "--from", "m.md"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the risk has no owner"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(place.path().join("charter.yaml")).unwrap(), CHARTER);
    assert!(!place.path().join("reviews").exists());
}
