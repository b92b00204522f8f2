//! `partner readiness` from outside: what it says of small charters, and that its formats say the same.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::program::folder;

const HEAD: &str = "partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
";

/// Lines 9 to 20 behind [`HEAD`]: one party's half of the notice is open, the score is low, the rest of the exit is there.
const EXIT: &str = "exit:
  notice:
    northwind: 90 days
    kestrel: TBD
  ip: Each keeps its own.
  transition: 60 days
checklists:
  signing:
    exit_process: yes
    conflict_protocol: {answer: n/a, reason: The framework contract rules it.}
  fit:
    strategic_fit: 2
";

fn run_at(folder: &Path, columns: &str, arguments: &[&str]) -> Output {
    crate::program::command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .env("COLUMNS", columns)
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

/// What a call prints, for a charter in a folder of its own; it ends well.
fn printed(charter: &str, arguments: &[&str]) -> String {
    let folder = folder(&[("charter.yaml", charter)]);
    let output = run_at(folder.path(), "200", &[&["readiness"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json_of(charter: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(charter, &[&["--format", "json"], arguments].concat())).unwrap()
}

/// A list of the only partnership.
fn list<'a>(answer: &'a Value, id: &str) -> &'a Value {
    let lists = answer["partnerships"][0]["readiness"].as_array().unwrap();
    lists.iter().find(|list| list["checklist"] == id).unwrap()
}

fn item<'a>(answer: &'a Value, list_id: &str, id: &str) -> &'a Value {
    let items = list(answer, list_id)["items"].as_array().unwrap();
    items.iter().find(|item| item["id"] == id).unwrap()
}

/// What stands behind a list of the only partnership.
fn details<'a>(answer: &'a Value, id: &str) -> &'a Value {
    let lists = answer["partnerships"][0]["details"].as_array().unwrap();
    lists.iter().find(|list| list["checklist"] == id).unwrap()
}

fn question<'a>(answer: &'a Value, list_id: &str, id: &str) -> &'a Value {
    let questions = details(answer, list_id)["questions"].as_array().unwrap();
    questions.iter().find(|question| question["item"] == id).unwrap()
}

#[test]
fn each_item_has_its_state_with_what_is_found_and_missing_of_each_party() {
    let answer = json_of(&format!("{HEAD}{EXIT}"), &[]);
    assert_eq!(answer["command"], "readiness");
    assert_eq!(answer["as_of"], "2026-07-10");
    let exit = item(&answer, "signing", "exit_process");
    assert_eq!(
        (&exit["answer"], &exit["state"], &exit["borne_out"]),
        (&json!("yes"), &json!("unproven"), &json!(false))
    );
    assert_eq!(exit["missing"], json!(["exit.notice.kestrel"]));
    let exit = question(&answer, "signing", "exit_process");
    assert_eq!(
        exit["lacking"],
        json!([{"yaml_path": "exit.notice.kestrel", "detail": "", "party": "kestrel"}])
    );
    assert_eq!(
        exit["found"],
        json!([
            {"yaml_path": "exit.notice.northwind", "line": 11, "party": "northwind"},
            {"yaml_path": "exit.ip", "line": 13, "party": null},
            {"yaml_path": "exit.transition", "line": 14, "party": null},
        ])
    );
    assert_eq!(exit["question"], "Is the exit process agreed?");
    let conflict = item(&answer, "signing", "conflict_protocol");
    assert_eq!(
        (&conflict["state"], &question(&answer, "signing", "conflict_protocol")["reason"]),
        (&json!("not-applicable"), &json!("The framework contract rules it."))
    );
    // Of eight one does not apply; of the other seven nothing is borne out.
    let signing = list(&answer, "signing");
    assert_eq!(
        (&signing["no"], &signing["of"], &signing["verdict"]),
        (&json!(7), &json!(7), &json!("pause"))
    );
    // The way out of the page needs the notice of both as well.
    assert_eq!(item(&answer, "one-page", "way_out")["state"], "no");
    let lists: Vec<&Value> = answer["partnerships"][0]["readiness"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["checklist"])
        .collect();
    assert_eq!(lists, ["signing", "fit", "launch", "one-page"]);
}

#[test]
fn the_next_step_is_the_shortest_way_to_the_next_better_verdict() {
    let answer = json_of(&format!("{HEAD}{EXIT}"), &[]);
    // From seven No to two takes five questions. One key is missing for the exit and for the health checks, two for the
    // communication charter; whole sections, which are more work, for the canvas, the metrics and the resources, and three
    // keys for the blueprint. Of equally long ones the list's order decides.
    let next = &details(&answer, "signing")["improvement"];
    assert_eq!(next["verdict"], "address");
    let items: Vec<&Value> = next["to_do"].as_array().unwrap().iter().map(|step| &step["item"]).collect();
    assert_eq!(
        items,
        [
            "exit_process",
            "health_checks",
            "communication_charter",
            "alignment_canvas",
            "governance_blueprint"
        ]
    );
    assert_eq!(
        next["to_do"][0]["do"],
        json!(["write `exit.notice.kestrel`, or name the document that shows it (`evidence:`)"])
    );
    // Two No on the page are left; both have to go, and the one with less to do comes first.
    let ready = format!(
        "{HEAD}metrics: [{{id: loans, name: Loans, target: 40, unit: loans}}]\nexit: {{notice: 90 days}}\n"
    );
    let next = details(&json_of(&ready, &[]), "one-page")["improvement"].clone();
    assert_eq!(
        next,
        json!({"verdict": "ready", "to_do": [
            {"item": "what_for", "do": ["write `canvas.vision` (or the `intent` of each party)"]},
            {"item": "who_decides_scope", "do": ["write `governance.decisions` (needs one on scope or changes; or write `governance.amendments`)"]},
        ]})
    );
}

#[test]
fn every_kind_of_no_has_its_own_next_step() {
    let deeds = |answers: &str, rest: &str, list_id: &str, id: &str| {
        let charter = format!("{HEAD}checklists: {{{list_id}: {{{answers}}}}}\n{rest}");
        let answer = json_of(&charter, &["--checklist", list_id]);
        let steps = details(&answer, list_id)["improvement"]["to_do"].as_array().unwrap().clone();
        let step = steps.iter().find(|step| step["item"] == id).unwrap_or_else(|| panic!("{steps:?}"));
        step["do"].clone()
    };
    let channels = "communication: {channels: [Chat]}\n";
    let answer_yes = "answer `checklists.launch.channels: yes`";
    // Answered no, and the charter has it; nobody knows; a score where a word belongs; no reason; unreadable.
    assert_eq!(
        deeds("channels: no", channels, "launch", "channels"),
        json!([format!("{answer_yes}, since the charter has all of it")])
    );
    assert_eq!(deeds("channels: unknown", channels, "launch", "channels"), json!([answer_yes]));
    assert_eq!(
        deeds("channels: no", "", "launch", "channels"),
        json!(["write `communication.channels`", answer_yes])
    );
    assert_eq!(
        deeds("channels: n/a", "", "launch", "channels"),
        json!(["say why it does not apply: `channels: {answer: n/a, reason: …}`"])
    );
    assert_eq!(
        deeds("channels: 3", "", "launch", "channels"),
        json!(["write `communication.channels`", answer_yes])
    );
    // An answer that cannot be read has to be written anew, and what the charter says unreadably has to be corrected.
    assert_eq!(deeds("channels: perhaps", channels, "launch", "channels"), json!([answer_yes]));
    assert_eq!(
        deeds("conflict_process: n/a", "communication: {channels: {name: Chat}}\n", "launch", "channels"),
        json!(["correct `communication.channels`, which cannot be read"])
    );
    assert_eq!(
        deeds("channels: yes", "conflict: {levels: [A, B]}\n", "launch", "channels"),
        json!(["write `communication.channels`, or name the document that shows it (`evidence:`)"])
    );
    let rated = "culture: {answer: n/a, reason: Ours.}, resource_commitment: {answer: n/a, reason: Ours.}, \
        clear_metrics: {answer: n/a, reason: Ours.}, governance: {answer: n/a, reason: Ours.}, \
        exit_plan: {answer: n/a, reason: Ours.}";
    assert_eq!(
        deeds(rated, "", "fit", "strategic_fit"),
        json!(["rate it together: `checklists.fit.strategic_fit`, 1 to 5; 3 or more is met"])
    );
    // A word is no score, and no document stands for one.
    assert_eq!(
        deeds(&format!("strategic_fit: yes, {rated}"), "", "fit", "strategic_fit"),
        json!(["rate it together: `checklists.fit.strategic_fit`, 1 to 5; 3 or more is met"])
    );
    assert_eq!(
        deeds(&format!("strategic_fit: 2, {rated}"), "", "fit", "strategic_fit"),
        json!(["discuss again where each party is going; the rating must reach 3"])
    );
}

#[test]
fn a_missing_section_is_named_with_what_belongs_into_it() {
    let text = printed(
        &format!("{HEAD}checklists: {{signing: {{exit_process: no}}}}\n"),
        &["--checklist", "signing"],
    );
    let canvas = "  - `alignment_canvas`: write `canvas` (completed, together, vision, goals, success_means, non_negotiables)\n";
    assert!(text.contains(canvas), "{text}");
}

#[test]
fn where_everything_is_borne_out_there_is_nothing_to_do() {
    let charter = format!(
        "{HEAD}communication: {{channels: [Chat]}}\nconflict: {{levels: [Managers, Mediator]}}\n\
         deliverables: [{{what: Demo data, due: 2026-10-01}}]\n"
    );
    // At a stage at which nothing is an error yet.
    let charter = charter.replace("stage: negotiation", "stage: discovery");
    let text = printed(&charter, &["--checklist", "launch"]);
    assert!(text.contains("Launch (`launch`)\nREADY: 3 of 3 met\n"), "{text}");
    assert!(!text.contains(" takes "), "{text}");
    assert_eq!(details(&json_of(&charter, &["--checklist", "launch"]), "launch")["improvement"], Value::Null);
    // Where nothing applies there is nothing to count.
    let away = "{answer: n/a, reason: Ours.}";
    let charter = format!(
        "{HEAD}checklists: {{launch: {{milestone_calendar: {away}, channels: {away}, conflict_process: {away}}}}}\n"
    );
    assert!(
        printed(&charter, &["--checklist", "launch"])
            .contains("\nCOMPLETE: no question applies, held up by ")
    );
    let charter = charter.replace("stage: negotiation", "stage: discovery");
    assert!(printed(&charter, &["--checklist", "launch"]).contains("\nREADY: no question applies\n"));
}

#[test]
fn before_its_stage_a_verdict_is_a_forecast_and_the_stage_can_be_asked_about() {
    let begun = "exit: {ip: Each keeps its own.}\nmetrics: [{id: loans, name: Loans}]\nchecklists: {launch: {channels: no}}\n";
    let negotiation = format!("{HEAD}{begun}");
    let discovery = negotiation.replace("negotiation", "discovery");
    let headline = |charter: &str, arguments: &[&str], title: &str| {
        let text = printed(charter, arguments);
        let mut lines = text.lines().skip_while(|line| !line.starts_with(title));
        lines.nth(1).unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    let signing = "Signing readiness (`signing`)";
    let not_due = "not due: 0 of 8 met so far; required from negotiation on";
    assert_eq!(headline(&discovery, &[], signing), not_due);
    assert_eq!(headline(&negotiation, &[], signing), "PAUSE: 8 of 8 not met, do not sign yet");
    assert_eq!(headline(&discovery, &["--stage", "launch"], signing), "PAUSE: 8 of 8 not met");
    assert_eq!(headline(&negotiation, &["--stage", "alignment"], signing), not_due);
    // The launch list is asked at the launch, the charter on one page while the parties align.
    let launch = "not due: 0 of 3 met so far; required from launch on";
    assert_eq!(headline(&negotiation, &[], "Launch (`launch`)"), launch);
    // Nobody has begun the one page: that is all there is to say of it at any stage.
    assert_eq!(headline(&discovery, &[], "One-page charter"), "NOT STARTED: no question answered");
    let answer = json_of(&discovery, &[]);
    assert_eq!(details(&answer, "signing")["forecast"], true);
    let answer = json_of(&discovery, &["--stage", "launch"]);
    assert_eq!(
        (&details(&answer, "signing")["forecast"], &answer["partnerships"][0]["stage"]),
        (&json!(false), &json!("launch"))
    );
    assert!(
        printed(&discovery, &["--stage", "launch"])
            .starts_with("Embedded lending (charter.yaml, as if at stage launch)\n")
    );
}

#[test]
fn a_waiver_is_told_with_the_verdict_that_it_accepts_and_with_no_other() {
    let waiver = |rule: &str, until: &str| {
        format!(
            "{HEAD}checklists: {{signing: {{exit_process: no}}, fit: {{strategic_fit: 1, culture: no, governance: no}}}}\n\
             waivers: [{{rule: {rule}, owner: Dana Field, reason: The lawyers are on it., until: {until}}}]\n"
        )
    };
    let paused = waiver("readiness-paused", "2026-07-10");
    let text = printed(&paused, &[]);
    assert!(
        text.contains(
            "\nPAUSE: 8 of 8 not met, do not sign yet (waived until 10 July 2026)\n\nWaived by Dana Field: The lawyers are on it.\n"
        ),
        "{text}"
    );
    assert!(
        text.contains(
            "\nRECONSIDER: 3 of 6 not met, 3 not answered, rethink the partner, or close the gaps first\n"
        ),
        "{text}"
    );
    // `check` says the same of it.
    let folder = folder(&[("charter.yaml", &paused)]);
    let output = run_at(folder.path(), "200", &["check"]);
    let check = String::from_utf8(output.stdout).unwrap();
    assert!(
        check.contains(
            "Signing readiness PAUSE: 8 of 8 not met, do not sign yet (waived until 10 July 2026)\n"
        ),
        "{check}"
    );
    assert!(check.contains("Partner fit       RECONSIDER: 3 of 6 not met, 3 not answered, rethink the partner, or close the gaps first\n"), "{check}");
    // The day after its last one, of another rule, or at another place it accepts nothing.
    for other in [
        waiver("readiness-paused", "2026-07-09"),
        waiver("exit-clause-missing", "2026-12-31"),
        waiver("readiness-paused", "2026-12-31, at: checklists.fit"),
        waiver("readiness-paused", "2026-12-31").replace(", owner: Dana Field", ""),
    ] {
        assert!(!printed(&other, &[]).contains("aived"), "{other}");
    }
    assert_eq!(
        details(&json_of(&waiver("fit-reconsider", "2026-12-31"), &[]), "fit")["waived"],
        json!({"until": "2026-12-31", "owner": "Dana Field", "reason": "The lawyers are on it."})
    );
}

const OWN: &str = "[[checklist]]
id = \"house\"
title = \"House list\"
address = 1
pause = 2
  [[checklist.item]]
  id = \"pilot_customer\"
  question = \"Is there a pilot customer?\"
  [[checklist.item]]
  id = \"summary\"
  question = \"Is it summed up?\"
  evidence = [\"summary\"]
";

#[test]
fn own_lists_are_shown_behind_the_built_in_ones() {
    let charter = format!(
        "{HEAD}summary: Loans at the till.\nchecklists: {{house: {{pilot_customer: no}}}}\n\
         waivers: [{{rule: own-checklist-failed, at: checklists.house, owner: D, reason: R, until: 2026-12-31}}]\n"
    );
    let own = folder(&[("charter.yaml", &charter), ("partner.toml", OWN)]);
    let output = run_at(own.path(), "200", &["readiness", "--format", "json", "--checklist", "house"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let house = list(&answer, "house");
    assert_eq!(
        (&details(&answer, "house")["title"], &house["no"], &house["of"], &house["verdict"]),
        (&json!("House list"), &json!(1), &json!(2), &json!("address"))
    );
    assert_eq!(
        details(&answer, "house")["improvement"]["to_do"],
        json!([{"item": "pilot_customer", "do": ["settle it, and answer `checklists.house.pilot_customer: yes`"]}])
    );
    assert_eq!(
        details(&answer, "house")["questions"][1]["found"],
        json!([{"yaml_path": "summary", "line": 9, "party": null}])
    );
    // Only the list that was asked for.
    assert_eq!(answer["partnerships"][0]["readiness"].as_array().unwrap().len(), 1);
    // Two No are a PAUSE here, which the waiver of the rule on own lists accepts.
    let paused = charter.replace("summary: Loans at the till.\n", "");
    let own = folder(&[("charter.yaml", &paused), ("partner.toml", OWN)]);
    let output = run_at(own.path(), "200", &["readiness", "--checklist", "house"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains(
            "House list (`house`)\nPAUSE: 2 of 2 not met, do not sign yet (waived until 31 December 2026)\n"
        ),
        "{text}"
    );
    // From two No to one takes one question: both are one deed long, the first one stands first.
    assert!(
        text.contains("For ADDRESS, settle 1 more question:\n\n  - `pilot_customer`: settle it"),
        "{text}"
    );
}

#[test]
fn an_unknown_list_or_stage_is_a_usage_error_with_a_suggestion() {
    let folder = folder(&[("charter.yaml", HEAD), ("partner.toml", OWN)]);
    for (arguments, said) in [
        (["--checklist", "signin"], "no checklist is called `signin`; did you mean `signing`?"),
        (["--checklist", "fit,houze"], "no checklist is called `houze`; did you mean `house`?"),
        (
            ["--checklist", "weather"],
            "no checklist is called `weather`; there are `signing`, `fit`, `launch`, `one-page`, `house`",
        ),
        (["--stage", "lauch"], "did you mean `launch`?"),
    ] {
        let output = run_at(folder.path(), "100", &[&["readiness"], arguments.as_slice()].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(output.stdout, b"", "{arguments:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn documents_are_shown_with_how_far_they_were_looked_at() {
    let charter = format!(
        "{HEAD}checklists:\n  signing:\n    exit_process: {{answer: yes, evidence: docs/exit.md}}\n    \
         health_checks: {{answer: yes, evidence: https://x.example/health}}\n    \
         shared_metrics: {{answer: yes, evidence: docs/gone.md}}\n"
    );
    let folder = folder(&[("charter.yaml", &charter), ("docs/exit.md", "x")]);
    let output = run_at(folder.path(), "200", &["readiness", "--checklist", "signing", "--format", "csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let row = |id: &str| text.lines().find(|line| line.contains(&format!(",{id},"))).unwrap().to_owned();
    let tail = |id: &str| row(id).split_once("?,").unwrap().1.to_owned();
    assert_eq!(
        tail("exit_process"),
        "yes,yes,no,document: docs/exit.md,in the charter itself:; exit notice: exit.notice; IP on exit: exit.ip; transition support: exit.transition,"
    );
    assert_eq!(
        tail("health_checks"),
        "yes,claimed,no,\"claimed, not checked: https://x.example/health\",\"who has opened the link, and when: seen_by, on; in the charter itself:; health check: reviews.health\","
    );
    assert_eq!(
        tail("shared_metrics"),
        "yes,unproven,no,,docs/gone.md does not exist; shared metrics: metrics,"
    );
}

#[test]
fn of_three_parties_it_is_said_who_has_something_and_who_has_not() {
    let parties = "  osprey:\n    name: Osprey Data\n";
    let rest = "canvas:\n  goals:\n    northwind: [Reach shops]\n    kestrel: [Reach banks]\n\
        resources:\n  integration:\n    northwind: {people: 2, budget: 40000 GBP, time: 20%}\n    kestrel: {people: 1}\n";
    let charter = format!("{HEAD}{parties}{rest}");
    let text = printed(&charter, &["--checklist", "signing", "--format", "csv"]);
    let canvas = text.lines().find(|line| line.contains(",alignment_canvas,")).unwrap();
    assert!(
        canvas.ends_with(
            "completion date of the canvas: canvas.completed; who completed the canvas: canvas.together; \
             joint vision: canvas.vision; goals for Osprey Data: canvas.goals.osprey; success criteria: \
             canvas.success_means; non-negotiables: canvas.non_negotiables; goals: complete for Northwind Bank and Kestrel Software, missing for Osprey Data\","
        ),
        "{canvas}"
    );
    assert!(canvas.contains("canvas.goals: northwind, kestrel (lines 13 and 14)"), "{canvas}");
    let resources = text.lines().find(|line| line.contains(",resource_commitments,")).unwrap();
    assert!(resources.contains(
        "budget in integration for Kestrel Software: resources.integration.kestrel.budget; time in integration for \
         Kestrel Software: resources.integration.kestrel.time; resources in integration for Osprey Data: \
         resources.integration.osprey; resources in integration: complete for Northwind Bank, partial for Kestrel Software, missing for Osprey Data"
    ), "{resources}");
}

#[test]
fn evidence_is_said_in_one_breath_where_every_party_or_entry_has_it() {
    let evidence = |rest: &str, list: &str, id: &str| {
        let text = printed(&format!("{HEAD}{rest}"), &["--checklist", list, "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let row = reader.records().map(Result::unwrap).find(|row| &row[9] == id).unwrap();
        row[14].to_owned()
    };
    // Of each list the first gate says on what is decided, which makes it one.
    let calendar = |rest: &str| evidence(rest, "launch", "milestone_calendar");
    assert_eq!(
        calendar("gates:\n  - {due: 2026-10-01, criteria: [Ten loans]}\n"),
        "gates (line 9); gates[0].due (line 10)"
    );
    assert_eq!(
        calendar("gates:\n  - {due: 2026-10-01, criteria: [Ten loans]}\n  - due: 2027-01-01\n"),
        "gates (line 9); gates: due of each (lines 10 and 11)"
    );
    // Each has a day, but not under the same key.
    assert_eq!(
        calendar(
            "term: {start: 2026-07-01}\ngates:\n  - {after: 3 months, criteria: [Ten loans]}\n  - after: 6 months\n  - due: 2027-07-01\n"
        ),
        "gates (line 10); gates[0].after (line 11); gates[1].after (line 12); gates[2].due (line 13)"
    );
    assert_eq!(
        evidence(
            "governance:\n  decisions:\n    - what: Scope\n      decides: both\n",
            "one-page",
            "who_decides_scope"
        ),
        "governance.decisions[0]: what, decides (lines 11 and 12)"
    );
    let resources = "resources:\n  integration:\n    northwind: {people: 2, budget: 40000 GBP, time: 20%}\n    kestrel: {people: 1, budget: 9000 GBP, time: 30%}\n";
    assert_eq!(
        evidence(resources, "signing", "resource_commitments"),
        "resources.integration: people, budget, time of each party (lines 11 and 12)"
    );
    // More than three lines are a stretch.
    let exit = "exit:\n  notice:\n    northwind: 90 days\n    kestrel: 30 days\n  ip: Kept.\n  transition: 60 days\n";
    assert_eq!(evidence(exit, "signing", "exit_process"), "exit: notice, ip, transition (lines 11 to 14)");
}

#[test]
fn all_formats_say_the_same() {
    let charter = format!("{HEAD}id: lending\n{EXIT}");
    let answer = json_of(&charter, &[]);
    let csv = printed(&charter, &["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // Eight, six, three and four questions.
    assert_eq!(rows.len(), 21);
    let table = printed(&charter, &[]);
    let markdown = printed(&charter, &["--format", "markdown"]);
    let mut nth = 0;
    for list in answer["partnerships"][0]["readiness"].as_array().unwrap() {
        let verdict = list["verdict"].as_str().unwrap();
        let tally = match verdict {
            "not-started" => "NOT STARTED: no question answered".to_owned(),
            "address" => format!("ADDRESS: {} of {} not met", list["no"], list["of"]),
            _ => format!("{}: {} of {} not met", verdict.to_uppercase(), list["no"], list["of"]),
        };
        assert!(table.contains(&tally), "{tally}\n{table}");
        let weighted = format!("**{}", tally.replacen(": ", "**: ", 1));
        assert!(markdown.contains(&weighted), "{weighted}\n{markdown}");
        for item in list["items"].as_array().unwrap() {
            let row = &rows[nth];
            nth += 1;
            let text = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
            assert_eq!(&row[0], answer["partnerships"][0]["id"].as_str().unwrap());
            assert_eq!(
                [&row[1], &row[9], &row[11], &row[12]],
                [list["checklist"].as_str().unwrap(), &text("id"), &text("answer"), &text("state")]
            );
            let in_table = format!("`{}`", text("id"));
            assert!(table.contains(&in_table) && markdown.contains(&in_table), "{in_table}");
            if item["state"] == "not-applicable" {
                assert_eq!([&row[14], &row[15]], ["not applicable: The framework contract rules it.", ""]);
                continue;
            }
            for missing in item["missing"].as_array().unwrap() {
                let missing = missing.as_str().unwrap();
                assert!(
                    row[15].contains(missing) && table.contains(missing) && markdown.contains(missing),
                    "{missing}"
                );
            }
        }
    }
}

#[test]
fn names_of_others_do_nothing_to_a_terminal_a_page_or_a_sheet() {
    let charter = HEAD
        .replace("Embedded lending", "\"=cmd|' \\e[2J <img src=x> @dana\"")
        .replace("Kestrel Software", "\"=1+1 | <b> \\u202e\"")
        + "exit:\n  notice: {northwind: 90 days}\nchecklists: {signing: {exit_process: {answer: n/a, reason: \"`a` <i> | @dana \\e[31m\"}}}\n";
    for format in ["table", "markdown", "csv", "json"] {
        let text = printed(&charter, &["--format", format]);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{format}: {text}");
    }
    let markdown = printed(&charter, &["--format", "markdown"]);
    assert!(
        !markdown.contains("<img")
            && !markdown.contains("<b>")
            && !markdown.contains("<i>")
            && !markdown.contains("@dana"),
        "{markdown}"
    );
    // Every row of every table has as many cells as its head.
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    for line in markdown.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(bars(line), 6, "{line}");
    }
}

#[test]
fn it_fits_narrow_and_wide_pages_and_has_no_colour_when_piped() {
    let charter = folder(&[("charter.yaml", &format!("{HEAD}{EXIT}"))]);
    for columns in ["40", "60", "100", "200"] {
        let output = run_at(charter.path(), columns, &["readiness"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\u{1b}'), "{columns}");
        let width: usize = columns.parse().unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{columns}: {line}");
        }
        for id in ["exit_process", "strategic_fit", "milestone_calendar", "way_out"] {
            assert!(text.contains(id), "{columns}: {id}");
        }
    }
    let output = run_at(charter.path(), "100", &["readiness", "--color", "always"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains('\u{1b}'));
}

#[test]
fn a_charter_that_cannot_be_read_is_told_and_none_at_all_is_an_error() {
    let broken = folder(&[("a/charter.yaml", HEAD), ("b/charter.yaml", "partner: charter/v1\nname: \"B\n")]);
    let output = run_at(broken.path(), "100", &["readiness"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("\nEmbedded lending (a/charter.yaml, stage negotiation)\n")
    );
    let note = String::from_utf8(output.stderr).unwrap();
    assert!(note.starts_with("note: `b/charter.yaml` could not be read in full"), "{note}");
    let empty = folder(&[]);
    let output = run_at(empty.path(), "100", &["readiness"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
}

#[test]
fn check_shows_the_lists_of_s3_only_where_a_charter_answers_them() {
    let check = |charter: &str| {
        let folder = folder(&[("charter.yaml", charter)]);
        let output = run_at(folder.path(), "200", &["check", "--format", "json"]);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let ids = |answer: &Value| {
        let lists = answer["partnerships"][0]["readiness"].as_array().unwrap();
        lists.iter().map(|list| list["checklist"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for nothing in ["", "checklists: {launch: TBD, one-page: }\n", "checklists: done\n"] {
        assert_eq!(ids(&check(&format!("{HEAD}{nothing}"))), ["signing", "fit"], "{nothing}");
    }
    let answered = check(&format!("{HEAD}checklists: {{launch: {{channels: yes}}}}\n"));
    assert_eq!(ids(&answered), ["signing", "fit", "launch"]);
    // A yes that is not borne out is told.
    let unproven: Vec<&Value> = answered["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["rule"] == "readiness-unproven")
        .collect();
    assert_eq!(unproven.len(), 1);
    assert_eq!(unproven[0]["yaml_path"], "checklists.launch.channels");
    // What `readiness` adds stands in `readiness` alone.
    let channels = &answered["partnerships"][0]["readiness"][2]["items"][1];
    let keys: Vec<&String> = channels.as_object().unwrap().keys().collect();
    let mut expected = ["id", "answer", "state", "borne_out", "missing"];
    expected.sort_unstable();
    let mut keys: Vec<&str> = keys.into_iter().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, expected);
}

/// The answers of every question before signing, each shown by an address that somebody has opened.
fn all_seen() -> String {
    let ids = [
        "alignment_canvas",
        "governance_blueprint",
        "shared_metrics",
        "communication_charter",
        "resource_commitments",
        "conflict_protocol",
        "exit_process",
        "health_checks",
    ];
    let seen = "{answer: yes, evidence: https://x.example/it, seen_by: Dana Reyes, on: 2026-07-01}";
    let lines: String = ids.iter().map(|id| format!("    {id}: {seen}\n")).collect();
    format!("checklists:\n  signing:\n{lines}")
}

/// The verdict of the signing list and what holds it up, by three commands that must agree.
fn verdicts_of(files: &[(&str, &str)], more: &[&str]) -> (String, Vec<String>) {
    let folder = folder(files);
    let mut said: Vec<(Value, Value)> = Vec::new();
    for command in ["check", "readiness", "portfolio"] {
        let more = if command == "portfolio" { &[] } else { more };
        let output = run_at(folder.path(), "100", &[&[command, "--format", "json"], more].concat());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let list = list(&answer, "signing");
        said.push((list["verdict"].clone(), list["held_up_by"].clone()));
    }
    assert!(said.iter().all(|it| *it == said[0]), "{said:?}");
    let (verdict, held) = said.swap_remove(0);
    let rules = held.as_array().into_iter().flatten();
    (verdict.as_str().unwrap().to_owned(), rules.map(|it| it.as_str().unwrap().to_owned()).collect())
}

#[test]
fn ready_stands_only_where_no_error_is_found_and_every_command_says_so() {
    let charter = format!("{HEAD}{}", all_seen());
    // Nothing of the charter itself is there: errors of other families.
    let (verdict, held) = verdicts_of(&[("charter.yaml", &charter)], &[]);
    assert_eq!(verdict, "complete");
    assert!(held.contains(&"exit-clause-missing".to_owned()), "{held:?}");
    let mut sorted = held.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(held, sorted);
    // What the team has turned off holds nothing up.
    let off: String = held.iter().map(|rule| format!("{rule} = \"advice\"\n")).collect();
    let settings = format!("[rules]\n{off}");
    let (verdict, held) = verdicts_of(&[("charter.yaml", &charter), ("partner.toml", &settings)], &[]);
    assert_eq!((verdict.as_str(), held.len()), ("ready", 0));
}

#[test]
fn what_is_waived_holds_nothing_up_and_a_selection_of_rules_changes_no_verdict() {
    let charter = format!("{HEAD}{}", all_seen());
    let (_, held) = verdicts_of(&[("charter.yaml", &charter)], &[]);
    let waiver = |rule: &String| {
        format!("  - {{rule: {rule}, owner: Dana Reyes, reason: Later., until: 2026-12-31}}\n")
    };
    let waived: String = held.iter().map(waiver).collect();
    let charter_waived = format!("{charter}waivers:\n{waived}");
    assert_eq!(verdicts_of(&[("charter.yaml", &charter_waived)], &[]), ("ready".to_owned(), Vec::new()));
    // By a selection, what is not looked for is found all the same.
    let folder = folder(&[("charter.yaml", &charter)]);
    for selection in [["--select", "nda-missing"], ["--ignore", "exit-*"]] {
        let output = run_at(folder.path(), "100", &[&["check", "--format", "json"], &selection[..]].concat());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(list(&answer, "signing")["verdict"], "complete", "{selection:?}");
        let rules = list(&answer, "signing")["held_up_by"].as_array().unwrap().len();
        assert_eq!(rules, held.len(), "{selection:?}");
    }
}

#[test]
fn a_baseline_accepts_nothing_for_ready() {
    let charter = format!("{HEAD}{}", all_seen());
    let folder = folder(&[("charter.yaml", &charter)]);
    assert_eq!(run_at(folder.path(), "100", &["baseline", "."]).status.code(), Some(0));
    let output =
        run_at(folder.path(), "100", &["check", "--baseline", "partner-baseline.json", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(list(&answer, "signing")["verdict"], "complete");
}

#[test]
fn the_page_names_the_errors_that_hold_ready_up() {
    let text = printed(&format!("{HEAD}{}", all_seen()), &["--checklist", "signing"]);
    assert!(text.contains("COMPLETE: 8 of 8 met, held up by "), "{text}");
    assert!(
        text.contains("READY once these errors are fixed:") && text.contains("exit-clause-missing"),
        "{text}"
    );
    let csv = printed(&format!("{HEAD}{}", all_seen()), &["--checklist", "signing", "--format", "csv"]);
    assert!(csv.contains("attested: https://x.example/it, seen by Dana Reyes on 2026-07-01"), "{csv}");
}

#[test]
fn before_its_stage_a_list_is_not_due_and_a_signed_one_does_not_say_not_to_sign() {
    let charter = |stage: &str| {
        HEAD.replace("stage: negotiation", &format!("stage: {stage}"))
            + "exit: {notice: 90 days, ip: Each keeps its own., transition: 60 days}\n"
    };
    let line = |stage: &str| {
        let text = printed(&charter(stage), &["--checklist", "signing"]);
        text.lines().nth(2).unwrap().to_owned()
    };
    assert_eq!(line("alignment"), "not due: 1 of 8 met so far; required from negotiation on");
    assert_eq!(line("negotiation"), "PAUSE: 7 of 8 not met, do not sign yet");
    assert_eq!(line("operation"), "PAUSE: 7 of 8 not met");
}

#[test]
fn from_launch_on_a_paused_signing_list_is_advice() {
    for (stage, severity) in [("negotiation", "error"), ("launch", "advice"), ("operation", "advice")] {
        let charter = HEAD.replace("stage: negotiation", &format!("stage: {stage}"))
            + "checklists: {signing: {exit_process: no}}\n";
        let folder = folder(&[("charter.yaml", &charter)]);
        let output = run_at(folder.path(), "100", &["check", "--format", "json"]);
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let paused =
            answer["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "readiness-paused");
        assert_eq!(paused.unwrap()["severity"], severity, "{stage}");
        assert_eq!(list(&answer, "signing")["verdict"], "pause", "{stage}");
    }
}

/// What a workshop answers by flags alone, in a folder with these files.
fn workshop(files: &[(&str, &str)], arguments: &[&str]) -> (tempfile::TempDir, Output) {
    let folder = folder(files);
    let output = run_at(folder.path(), "200", &[&["readiness"], arguments].concat());
    (folder, output)
}

const LAUNCH: [&str; 3] =
    ["--answer=milestone_calendar=yes", "--answer=channels=no", "--answer=conflict_process=y"];

#[test]
fn a_workshop_needs_no_charter_and_counts_the_answers_alone() {
    let (folder, output) = workshop(&[], &[&["--ask", "launch", "--format", "json"], &LAUNCH[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["partnerships"], json!([]));
    let asked = &answer["asked"];
    assert_eq!(
        [
            &asked["checklist"],
            &asked["title"],
            &asked["no"],
            &asked["left_open"],
            &asked["of"],
            &asked["verdict"]
        ],
        [&json!("launch"), &json!("Launch"), &json!(1), &json!(0), &json!(3), &json!("address")]
    );
    assert_eq!(asked["items"][0]["state"], "yes");
    assert_eq!(asked["improvement"]["verdict"], "ready");
    assert_eq!(asked["improvement"]["to_do"][0]["item"], "channels");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    // The same for people and for a spreadsheet.
    let (_, output) = workshop(&[], &[&["--ask", "launch"], &LAUNCH[..]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("ADDRESS: 1 of 3 not met\n"), "{text}");
    assert!(text.contains("write `communication.channels`"), "{text}");
    let (_, output) = workshop(&[], &[&["--ask", "launch", "--format", "csv"], &LAUNCH[..]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 4);
    assert!(text.lines().nth(2).unwrap().starts_with("launch,address,1,3,channels,"), "{text}");
}

#[test]
fn without_a_terminal_every_answer_has_to_be_given_and_each_has_to_be_one() {
    for (arguments, said) in [
        (
            vec!["--ask"],
            "questions need a terminal; give `--answer ID=yes` or `--answer ID=no` for alignment_canvas, ",
        ),
        (vec!["--ask", "launch", "--answer=channels=yes"], "for milestone_calendar, conflict_process"),
        (vec!["--ask", "signin"], "did you mean `signing`?"),
        (vec!["--ask", "launch", "--answer=chanels=yes"], "did you mean `channels`?"),
        (vec!["--ask", "launch", "--answer=channels"], "write `ID=yes` or `ID=no`"),
        (vec!["--ask", "launch", "--answer=channels=maybe"], "write `unknown`"),
        (vec!["--ask", "launch", "--answer=channels=n/a"], "needs a reason"),
        (
            vec!["--ask", "launch", "--answer=channels=yes", "--answer=channels=no"],
            "`channels` is answered twice",
        ),
        (vec!["--ask", "fit", "--answer=strategic_fit=yes"], "a score"),
        (vec!["--ask", "fit", "."], "cannot be used with"),
        (vec!["--answer=channels=yes"], "--ask"),
    ] {
        let (_, output) = workshop(&[], &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(output.stdout, b"", "{arguments:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(said), "{arguments:?}: {error}");
    }
}

#[test]
fn the_answers_of_a_workshop_are_kept_in_a_charter_that_is_there() {
    let charter = format!("{HEAD}# Answered in May.\nchecklists: TBD # soon\n");
    let arguments = [&["--ask", "launch", "--write", "."], &LAUNCH[..]].concat();
    let (folder, output) = workshop(&[("charter.yaml", &charter)], &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(folder.path().join("charter.yaml")).unwrap();
    assert!(text.starts_with(&format!("{HEAD}# Answered in May.\nchecklists: # soon\n")), "{text}");
    for line in ["    milestone_calendar: yes\n", "    channels: no\n", "    conflict_process: yes\n"] {
        assert!(text.contains(line), "{text}");
    }
    // What is not as it should be is told before anything is answered, and stays as it is.
    let broken = "partner: charter/v1\nname: \"B\n";
    let (folder, output) = workshop(&[("charter.yaml", broken)], &arguments);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
    assert_eq!(std::fs::read_to_string(folder.path().join("charter.yaml")).unwrap(), broken);
}

#[test]
fn the_answers_of_a_workshop_begin_a_new_charter() {
    for (path, file) in
        [("lending", "lending/charter.yaml"), ("a/lending.charter.yaml", "a/lending.charter.yaml")]
    {
        let arguments = [&["--ask", "launch", "--write", path], &LAUNCH[..]].concat();
        let (folder, output) = workshop(&[], &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
        assert_eq!(
            text,
            "partner: charter/v1\nname: TBD\nstage: discovery\nparties: TBD\nchecklists:\n  launch:\n    \
             milestone_calendar: yes\n    channels: no\n    conflict_process: yes\n"
        );
    }
}

#[test]
fn a_list_of_the_teams_own_can_be_run_too() {
    let answers = ["--answer=pilot_customer=no", "--answer=summary=no"];
    let (_, output) = workshop(&[("partner.toml", OWN)], &[&["--ask", "house"], &answers[..]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.starts_with("House list\n") && text.contains("PAUSE: 2 of 2 not met, do not sign yet"),
        "{text}"
    );
    assert!(text.contains("Is there a pilot customer? settle it"), "{text}");
}
