//! `partner plan`: four horizons. Every day is counted by hand.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::program::{code, folder, on_the_day, said, stderr, stdout};

type Files<'a> = &'a [(&'a str, &'a str)];

fn plan(files: Files<'_>, horizon: &str) -> Value {
    let answer: Value = serde_json::from_str(&said(files, &["plan", horizon, "--format", "json"])).unwrap();
    answer["partnerships"][0].clone()
}

fn of_charter(charter: &str, horizon: &str) -> Value {
    plan(&[("charter.yaml", charter)], horizon)
}

fn tasks(plan: &Value) -> &Vec<Value> {
    plan["plan_tasks"].as_array().unwrap()
}

fn task<'a>(plan: &'a Value, id: &str, party: Option<&str>) -> &'a Value {
    let is_it = |it: &&Value| it["task_id"] == id && it["task_party"].as_str() == party;
    tasks(plan).iter().find(is_it).unwrap_or_else(|| panic!("no task {id} of {party:?} in {plan:#}"))
}

/// `(task, due)` of the first party of each task, in the order of the plan.
fn days(plan: &Value) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    let all = tasks(plan).iter().map(|it| (text(&it["task_id"]), text(&it["due"])));
    all.filter(|(id, _)| seen.insert(id.clone())).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(id, due)| ((*id).to_owned(), (*due).to_owned())).collect()
}

const PARTIES: &str = "\
partner: charter/v1
id: lending
name: Lending
stage: negotiation
parties:
  kestrel: {name: Kestrel, sponsor: Ana Costa, manager: Mo Idris}
  north: {name: North, sponsor: Bo Lind}
";

fn charter(rest: &str) -> String {
    format!("{PARTIES}{rest}")
}

// ---- Onboarding.

#[test]
fn the_sprint_counts_from_its_own_first_day() {
    let charter =
        charter("plan:\n  onboarding: {start: 2026-09-01, length: 2 weeks, facilitator: Noor Bakker}\n");
    let plan = of_charter(&charter, "onboarding");
    assert_eq!(
        days(&plan),
        pairs(&[
            ("onboarding-kickoff", "2026-09-01"),
            ("onboarding-profile", "2026-09-03"),
            ("onboarding-access", "2026-09-04"),
            ("onboarding-own-side", "2026-09-06"),
            ("onboarding-canvas", "2026-09-08"),
            ("onboarding-governance", "2026-09-10"),
            ("onboarding-metrics", "2026-09-11"),
            ("onboarding-communication", "2026-09-12"),
            ("onboarding-close", "2026-09-14"),
        ])
    );
    assert_eq!((&plan["plan_starts"], &plan["plan_ends"]), (&"2026-09-01".into(), &"2026-09-14".into()));
    assert_eq!(
        (&plan["plan_assumed"], &plan["counted_from"]),
        (&false.into(), &"plan.onboarding.start".into())
    );
    let kickoff = task(&plan, "onboarding-kickoff", None);
    assert_eq!((&kickoff["task_owner"], &kickoff["due_assumed"]), (&"Noor Bakker".into(), &false.into()));
    assert_eq!(task(&plan, "onboarding-profile", Some("kestrel"))["task_owner"], "Mo Idris");
    assert_eq!(task(&plan, "onboarding-own-side", Some("north"))["task_owner"], "Bo Lind");
    // North has no manager: the role is told, and nobody is invented.
    let unnamed = task(&plan, "onboarding-profile", Some("north"));
    assert_eq!(
        (&unnamed["task_owner"], &unnamed["task_role"]),
        (&Value::Null, &"partnership manager".into())
    );
}

#[test]
fn a_sprint_of_a_week_is_as_dense_as_it_has_to_be() {
    // Of 14 days to 7: day 3 is 1.5, so 2; 4 is 2; 6 is 3; 8 is 4; 10 is 5; 11 is 5.5, so 6; 12 is 6; 14 is 7.
    let charter = charter("plan: {onboarding: {start: 2026-09-01, length: 1 week}}\n");
    let plan = of_charter(&charter, "onboarding");
    let due: Vec<String> = days(&plan).into_iter().map(|(_, due)| due).collect();
    let expected = ["01", "02", "02", "03", "04", "05", "06", "06", "07"].map(|day| format!("2026-09-{day}"));
    assert_eq!(due, expected);
    assert_eq!(plan["plan_ends"], "2026-09-07");
}

#[test]
fn without_a_first_day_the_sprint_ends_the_day_before_the_signature_and_says_so() {
    let plan = of_charter(&charter("plan: {signed: 2026-10-01}\nterm: {start: 2026-11-01}\n"), "onboarding");
    // Fourteen days before 1 October is 17 September; the last of them is 30 September.
    assert_eq!((&plan["plan_starts"], &plan["plan_ends"]), (&"2026-09-17".into(), &"2026-09-30".into()));
    assert_eq!((&plan["plan_assumed"], &plan["counted_from"]), (&true.into(), &"plan.signed".into()));
    assert!(tasks(&plan).iter().all(|task| task["due_assumed"] == true));
    let unsigned = of_charter(&charter("term: {start: 2026-11-01}\n"), "onboarding");
    assert_eq!(
        (&unsigned["plan_starts"], &unsigned["counted_from"]),
        (&"2026-10-18".into(), &"term.start".into())
    );
}

#[test]
fn without_any_day_no_day_is_invented() {
    let plan = of_charter(PARTIES, "onboarding");
    assert_eq!(plan["plan_starts"], Value::Null);
    assert!(tasks(&plan).iter().all(|task| task["due"].is_null() && task["due_assumed"] == false));
    assert_eq!(task(&plan, "onboarding-canvas", None)["day_of_plan"], 8);
    let said = plan["plan_unknowns"].to_string();
    assert!(said.contains("No dates: the charter has no start of the sprint"), "{said}");
    assert!(said.contains("No facilitator is named"), "{said}");
    let csv = crate::program::said(&[("charter.yaml", PARTIES)], &["plan", "onboarding", "--format", "csv"]);
    assert!(csv.lines().next() == Some("due,party,owner,task,source"), "{csv}");
    let page = crate::program::said(&[("charter.yaml", PARTIES)], &["plan", "onboarding"]);
    assert!(page.contains("day 8") && !page.contains("2026"), "{page}");
    let ics = crate::program::said(&[("charter.yaml", PARTIES)], &["plan", "onboarding", "--format", "ics"]);
    assert!(!ics.contains("BEGIN:VEVENT"), "{ics}");
}

#[test]
fn what_the_charter_has_is_done_for_the_party_that_has_it() {
    let own = "    goals: {kestrel: [{goal: more loans}]}\n    constraints: {kestrel: [no cash]}\n    non_negotiables: {kestrel: [our name]}\n    success_means: {kestrel: 100 loans}\n";
    let charter = charter(&format!(
        "canvas:\n    completed: 2026-07-10\n{own}communication: {{meetings: [{{name: weekly}}], channels: [mail]}}\n"
    ));
    let plan = of_charter(&charter, "onboarding");
    let state = |id: &str, party| task(&plan, id, party)["task_state"].clone();
    assert_eq!(state("onboarding-canvas", None), "done", "completed on the day of the question");
    assert_eq!(state("onboarding-own-side", Some("kestrel")), "done");
    assert_eq!(state("onboarding-own-side", Some("north")), "open");
    assert_eq!(state("onboarding-communication", Some("north")), "open", "nobody is copied yet");
    let left: Vec<(&str, &str)> = plan["leaves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["leaves_what"].as_str().unwrap(), it["task_state"].as_str().unwrap()))
        .collect();
    let expected = ["kickoff", "profiles", "access", "canvas", "governance", "metrics", "communication"];
    let expected = expected.map(|it| (it, if it == "canvas" { "done" } else { "open" }));
    assert_eq!(left, expected);
}

#[test]
fn the_sheet_has_what_is_still_to_do() {
    let charter = charter("canvas: {completed: 2026-07-10}\n");
    let one = crate::program::said(&[("charter.yaml", &charter)], &["plan", "onboarding", "--format", "csv"]);
    let plan = of_charter(&charter, "onboarding");
    let open = tasks(&plan).iter().filter(|task| task["task_state"] != "done").count();
    assert!(open > 0 && open < tasks(&plan).len(), "one is done, others are not");
    assert_eq!(one.lines().count(), 1 + open, "{one}");
    assert!(!one.contains("Lending: "), "{one}");
    let other = charter.replace("id: lending", "id: cards").replace("name: Lending", "name: Cards");
    let two = [("a/charter.yaml", charter.as_str()), ("b/charter.yaml", other.as_str())];
    let both = crate::program::said(&two, &["plan", "onboarding", "--format", "csv"]);
    assert_eq!(both.lines().count(), 1 + 2 * open, "{both}");
    assert_eq!((both.matches("Lending: ").count(), both.matches("Cards: ").count()), (open, open), "{both}");
}

#[test]
fn what_cannot_be_read_is_not_open() {
    let place = folder(&[("charter.yaml", &charter("canvas: {completed: 2026-13-40}\n"))]);
    let output = on_the_day(place.path(), &["plan", "onboarding", "--format", "json"]);
    let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let canvas = task(&answer["partnerships"][0], "onboarding-canvas", None);
    assert_eq!(canvas["task_state"], "unknown");
}

// ---- Phases.

#[test]
fn phases_have_the_tasks_of_their_structure_and_their_own_days() {
    let rest = "plan: {start: 2026-09-01}\ngates:\n  - {id: traction, name: Traction, due: 2026-12-15, deciders: {kestrel: Ana Costa}}\ndeliverables:\n  - {what: The report, by: north, due: 2026-10-30}\n";
    let of = |structure: &str| {
        of_charter(&charter(&format!("{rest}model: {{structure: {structure}}}\n")), "phases")
    };
    let ids = |plan: &Value| -> BTreeSet<String> { days(plan).into_iter().map(|(id, _)| id).collect() };
    let (alliance, project, ecosystem) =
        (of("integrated-alliance"), of("contractual-project"), of("coordinated-ecosystem"));
    let only = |plan: &Value, others: [&Value; 2]| -> Vec<String> {
        ids(plan).into_iter().filter(|id| others.iter().all(|other| !ids(other).contains(id))).collect()
    };
    assert_eq!(
        only(&alliance, [&project, &ecosystem]),
        ["chartering-joint-team", "early-joint-result", "integration-one-place", "optimisation-charter"]
    );
    assert_eq!(
        only(&project, [&alliance, &ecosystem]),
        ["chartering-acceptance", "early-milestones", "optimisation-renew"]
    );
    assert_eq!(
        only(&ecosystem, [&alliance, &project]),
        ["early-use", "integration-formats", "optimisation-more-partners"]
    );
    // Four weeks from 1 September end on 28 September; three months end on 30 November.
    let due = |id: &str, party| task(&project, id, party)["due"].clone();
    assert_eq!(due("chartering-signature", Some("north")), "2026-09-28");
    assert_eq!(due("chartering-vision", Some("north")), "2026-09-14");
    assert_eq!(due("integration-lead", Some("kestrel")), "2026-10-05");
    assert_eq!(due("integration-training", Some("kestrel")), "2026-11-30");
    let report = task(&project, "deliverable-1", Some("north"));
    assert_eq!((&report["task_phase"], &report["task_state"]), (&"integration".into(), &"agreed".into()));
    let vote = task(&project, "gate-traction", Some("kestrel"));
    assert_eq!((&vote["task_phase"], &vote["task_owner"]), (&"early_operation".into(), &"Ana Costa".into()));
    assert_eq!((&vote["line"], &vote["task_source"]), (&10.into(), &Value::Null));
    assert_eq!(task(&project, "gate-traction", Some("north"))["task_owner"], Value::Null);
    // Without a structure, what one structure adds is left out, and that is said.
    let open = of_charter(&charter(rest), "phases");
    assert!(open["plan_unknowns"].to_string().contains("The structure is undecided"), "{open}");
    assert!(only(&open, [&project, &alliance]).is_empty());
}

#[test]
fn of_a_memorandum_only_is_planned_what_is_asked_of_one() {
    let plan = of_charter(&charter("kind: memorandum\nplan: {start: 2026-09-01}\n"), "phases");
    let left: Vec<&str> =
        plan["topics_left_out"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert!(left.contains(&"risks") && left.contains(&"team"), "{left:?}");
    assert!(!days(&plan).iter().any(|(id, _)| id == "chartering-pre-mortem"), "{plan}");
    assert!(days(&plan).iter().any(|(id, _)| id == "chartering-gates"), "{plan}");
}

// ---- Ninety days.

#[test]
fn ninety_days_count_from_the_term_and_hold_the_early_wins() {
    let charter = charter(
        "term: {start: 2026-09-01}\nreviews: {business: quarterly, value_loop: every 90 days}\nplan:\n  early_wins:\n    - first loan inside a booking\njoint_plan:\n  2026-Q4:\n    north: [{goal: Ten branches, due: 2026-11-15}, {goal: After the days, due: 2026-12-15}]\n",
    );
    let plan = of_charter(&charter, "ninety-days");
    // 30 days of September and 31 of October are 61: the 90th day is 29 November.
    assert_eq!((&plan["plan_starts"], &plan["plan_ends"]), (&"2026-09-01".into(), &"2026-11-29".into()));
    let win = task(&plan, "early-win-1", Some("kestrel"));
    assert_eq!(
        (&win["due"], &win["task"]),
        (&"2026-11-29".into(), &"early win: first loan inside a booking".into())
    );
    assert_eq!(win["belongs_at"], "plan.early_wins[0]");
    let goals: Vec<&Value> = tasks(&plan).iter().filter(|it| it["task"] == "goal: Ten branches").collect();
    assert_eq!(goals.len(), 1);
    assert_eq!((&goals[0]["task_party"], &goals[0]["due"]), (&"north".into(), &"2026-11-15".into()));
    assert!(!plan.to_string().contains("After the days"));
    let state = |id: &str, party| task(&plan, id, party)["task_state"].clone();
    assert_eq!(state("start-manager", Some("kestrel")), "done");
    assert_eq!(state("start-manager", Some("north")), "open");
    assert_eq!(state("start-value-loop", Some("north")), "done");
    assert_eq!(state("start-early-wins", Some("north")), "done");
    assert_eq!(state("start-joint-plan", Some("north")), "done");
    assert_eq!(state("start-joint-plan", Some("kestrel")), "open");
    // The first value review is due 90 days after the term began: 30 November, a day too late for the plan.
    assert!(!days(&plan).iter().any(|(id, _)| id == "review-value_loop"), "{plan}");
}

// ---- Thirty days.

const RUNNING: &str = "\
partner: charter/v1
id: lending
name: Lending
stage: operation
term: {start: 2026-01-01}
parties:
  kestrel: {name: Kestrel, sponsor: Ana Costa, manager: Mo Idris}
  north: {name: North, sponsor: Bo Lind, manager: Pia Holm}
";

/// Governance: Kestrel 3, 3, 3, North 2, 3, 2. All else 4.
const HEALTH: &str = "\
partner: health/v1
period: 2026-H1
held: 2026-06-30
responses:
  kestrel:
    - {alignment: 4, governance: 3, value_delivery: 4, relationship: 4}
    - {alignment: 4, governance: 3, value_delivery: 4, relationship: 4}
    - {alignment: 4, governance: 3, value_delivery: 4, relationship: 4}
  north:
    - {alignment: 4, governance: 2, value_delivery: 4, relationship: 4}
    - {alignment: 4, governance: 3, value_delivery: 4, relationship: 4}
    - {alignment: 4, governance: 2, value_delivery: 4, relationship: 4}
";

#[test]
fn the_area_that_has_come_the_shortest_way_has_thirty_days() {
    let files = [("charter.yaml", RUNNING), ("health/2026-h1.yaml", HEALTH)];
    let plan = plan(&files, "thirty-days");
    // North's mean of 7 over 3 is 2.3: 4 of the 12 steps above 1. The others are 9 of 12.
    let areas: Vec<&str> =
        plan["plan_areas"].as_array().unwrap().iter().map(|it| it["figure"].as_str().unwrap()).collect();
    assert_eq!(areas[0], "governance: North 2.3 of 5");
    assert_eq!(areas.len(), 4, "each area once, with the party that has come the shortest way: {areas:?}");
    assert_eq!(task(&plan, "thirty-talk", Some("north"))["due"], "2026-07-17");
    assert_eq!(task(&plan, "thirty-governance", Some("north"))["due"], "2026-07-24");
    // From 11 July on: 21 days of July and 9 of August are thirty.
    assert_eq!(task(&plan, "thirty-measure", Some("kestrel"))["due"], "2026-08-09");
    assert_eq!(plan["plan_ends"], "2026-08-09");
}

#[test]
fn three_promises_broken_come_before_a_mean_and_two_say_too_little() {
    let review = |count: usize| {
        let actions: String = (1..=count)
            .map(|nth| format!("  - {{id: a{nth}, what: Task {nth}, owner: Mo Idris, side: kestrel, due: 2026-07-0{nth}}}\n"))
            .collect();
        format!("partner: review/v1\nkind: business\nperiod: 2026-Q2\nheld: 2026-06-30\nactions:\n{actions}")
    };
    let of = |count| {
        let review = review(count);
        plan(
            &[("charter.yaml", RUNNING), ("health/2026-h1.yaml", HEALTH), ("reviews/2026-q2.yaml", &review)],
            "thirty-days",
        )
    };
    assert_eq!(of(2)["plan_areas"][0]["area"], "governance");
    let three = of(3);
    assert_eq!(three["plan_areas"][0]["figure"], "promises: Kestrel kept 0 of 3");
    let overdue: Vec<&Value> = tasks(&three).iter().filter(|it| it["task_state"] == "overdue").collect();
    assert!(
        overdue.iter().any(|it| it["task"] == "Task 2" && it["path"] == "reviews/2026-q2.yaml"),
        "{three}"
    );
}

#[test]
fn without_figures_nothing_is_chosen() {
    let plan = of_charter(PARTIES, "thirty-days");
    assert_eq!(plan["plan_areas"], serde_json::json!([]));
    assert_eq!(plan["plan_tasks"], serde_json::json!([]));
    assert!(plan["plan_unknowns"].to_string().contains("No area to choose"), "{plan}");
    let ended = of_charter(&PARTIES.replace("negotiation", "ended"), "phases");
    assert_eq!(ended["plan_tasks"], serde_json::json!([]));
}

#[test]
fn swapping_the_parties_mirrors_every_plan() {
    let swapped = |text: &str| {
        let text = text.replace("kestrel", "\u{1}").replace("north", "kestrel").replace('\u{1}', "north");
        // In the order of the charter as it was: what is said of each goes with it.
        text
    };
    let charter = format!(
        "{RUNNING}plan: {{start: 2026-01-05, early_wins: [First loan]}}\ngates: [{{id: g, due: 2026-09-01, deciders: {{kestrel: Ana Costa}}}}]\n"
    );
    for horizon in ["onboarding", "phases", "ninety-days", "thirty-days"] {
        let one = plan(&[("charter.yaml", &charter), ("health/2026-h1.yaml", HEALTH)], horizon);
        let other =
            plan(&[("charter.yaml", &swapped(&charter)), ("health/2026-h1.yaml", &swapped(HEALTH))], horizon);
        let key = |it: &Value, swaps: bool| {
            let party = it["task_party"].as_str().unwrap_or("-");
            let party = match (swaps, party) {
                (true, "kestrel") => "north",
                (true, "north") => "kestrel",
                (_, party) => party,
            };
            format!("{} {party} {} {} {}", it["task_id"], it["due"], it["task_state"], it["task_owner"])
        };
        let mut mine: Vec<String> = tasks(&one).iter().map(|it| key(it, true)).collect();
        let mut theirs: Vec<String> = tasks(&other).iter().map(|it| key(it, false)).collect();
        mine.sort();
        theirs.sort();
        assert_eq!(mine, theirs, "{horizon}");
        assert!(!mine.is_empty(), "{horizon}");
    }
}

#[test]
fn a_neutral_period_changes_no_verdict() {
    let charter = format!(
        "{RUNNING}gates: [{{id: g, due: 2026-06-01, deciders: {{kestrel: Ana Costa, north: Bo Lind}}}}]\nchecklists: {{signing: {{governance_blueprint: no}}}}\n"
    );
    let review = "partner: review/v1\nkind: business\nperiod: 2026-Q1\nheld: 2026-04-02\nsymptoms: [lawyers-in-routine, everything-documented]\nactions: [{id: a, what: Map the depots, owner: Mo Idris, side: kestrel, due: 2026-05-01}]\n";
    // A month in which nothing was noted, promised or measured.
    let neutral = "partner: review/v1\nkind: operations\nperiod: 2026-05\nheld: 2026-06-02\nattended: {kestrel: [Mo Idris], north: [Pia Holm]}\n";
    let before =
        [("charter.yaml", charter.as_str()), ("health/2026-h1.yaml", HEALTH), ("reviews/q1.yaml", review)];
    let after = [&before[..], &[("reviews/2026-05.yaml", neutral)]].concat();
    let json = |files: Files<'_>, call: &[&str]| -> Value {
        let text = said(files, &[call, &["--format", "json"]].concat());
        serde_json::from_str::<Value>(&text).unwrap()["partnerships"][0].clone()
    };
    let told = |files: Files<'_>| {
        let diagnosis = json(files, &["diagnose"]);
        let readiness = json(files, &["readiness"]);
        let health = json(files, &["health"]);
        let plan = plan(files, "thirty-days");
        (
            [diagnosis["causes"].clone(), diagnosis["remedies"].clone(), diagnosis["signs"].clone()],
            readiness["readiness"].clone(),
            [health["commitment"].clone(), health["health_check"].clone(), health["actions"].clone()],
            [plan["plan_areas"].clone(), plan["plan_tasks"].clone()],
        )
    };
    let (one, other) = (told(&before), told(&after));
    assert_eq!(one, other);
    assert!(!one.0[0].as_array().unwrap().is_empty() && !one.3[1].as_array().unwrap().is_empty());
}

// ---- Writing.

const REVIEW: &str = "\
partner: review/v1
kind: business
period: 2026-Q2
held: 2026-06-30
# What was promised.
actions:
  - {id: tariff, what: Print the tariff, owner: Mo Idris, side: kestrel, due: 2026-08-01} # by hand
";

#[test]
fn open_tasks_become_actions_of_the_last_review_once_and_comments_stay() {
    let place = folder(&[
        ("charter.yaml", RUNNING),
        ("health/2026-h1.yaml", HEALTH),
        ("reviews/2026-q2.yaml", REVIEW),
    ]);
    let file = place.path().join("reviews/2026-q2.yaml");
    let refused = on_the_day(place.path(), &["plan", "thirty-days", "--write"]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("nothing was written"), "{}", stderr(&refused));
    assert!(stdout(&refused).contains("+  - id: thirty-talk-kestrel"), "{}", stdout(&refused));
    assert_eq!(fs::read_to_string(&file).unwrap(), REVIEW, "nothing changes before somebody agrees");
    let written = on_the_day(place.path(), &["plan", "thirty-days", "--write", "--yes"]);
    assert_eq!(code(&written), 0, "{}", stderr(&written));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with(REVIEW), "{text}");
    assert!(text.contains("  - id: thirty-measure-north\n    what: measure it again, and say at the next review whether it has moved\n    owner: Pia Holm\n    side: north\n    due: 2026-08-09\n"), "{text}");
    let again = on_the_day(place.path(), &["plan", "thirty-days", "--write", "--yes"]);
    assert_eq!(code(&again), 0);
    assert!(stderr(&again).contains("nothing to write"), "{}", stderr(&again));
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    let plan: Value = serde_json::from_str(&stdout(&on_the_day(
        place.path(),
        &["plan", "thirty-days", "--format", "json"],
    )))
    .unwrap();
    let talk = task(&plan["partnerships"][0], "thirty-talk", Some("north"));
    assert_eq!((&talk["task_state"], &talk["path"]), (&"agreed".into(), &"reviews/2026-q2.yaml".into()));
}

#[test]
fn where_no_review_was_held_the_tasks_have_a_record_of_their_own() {
    let place = folder(&[("charter.yaml", &charter("plan: {onboarding: {start: 2026-07-13}}\n"))]);
    let written = on_the_day(place.path(), &["plan", "onboarding", "--write", "--yes"]);
    assert_eq!(code(&written), 0, "{}", stderr(&written));
    let text = fs::read_to_string(place.path().join("reviews/2026-07-plan.yaml")).unwrap();
    assert!(text.starts_with("partner: review/v1\nkind: special\nperiod: 2026-07\nactions:\n"), "{text}");
    assert!(!text.contains("held:"), "nobody has met yet: {text}");
    // Nobody is named: it is undecided, and the note says so.
    assert!(text.contains("id: onboarding-kickoff\n    what: \"hold the kickoff: who is who"), "{text}");
    assert!(text.contains("owner: TBD"), "{text}");
    assert!(stderr(&written).contains("without owner"), "{}", stderr(&written));
    let again = on_the_day(place.path(), &["plan", "onboarding", "--write", "--yes"]);
    assert!(stderr(&again).contains("nothing to write"), "{}", stderr(&again));
}

#[test]
fn a_calendar_has_an_entry_for_each_open_task_with_a_day() {
    let charter = charter(
        "plan: {onboarding: {start: 2026-09-01, facilitator: Noor Bakker}}\ncanvas: {completed: 2026-07-01}\n",
    );
    let ics = said(&[("charter.yaml", charter.as_str())], &["plan", "onboarding", "--format", "ics"]);
    assert!(ics.contains("UID:plan.onboarding.onboarding-kickoff.all@lending.partner\r\n"), "{ics}");
    assert!(ics.contains("UID:plan.onboarding.onboarding-profile.north@lending.partner\r\n"), "{ics}");
    assert!(!ics.contains("onboarding-canvas"), "it is done: {ics}");
    assert!(ics.contains("DTSTART;VALUE=DATE:20260903\r\n"), "{ics}");
}
