//! The commands that write records, by flags: what they write, what they say, and what they refuse.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

const CHARTER: &str = "\
partner: charter/v1
name: Embedded lending
stage: launch
parties:
  northwind:
    name: Northwind Bank
    sponsor: Dana Reyes
  kestrel:
    name: Kestrel Software
    sponsor: Sam Idowu <sam@kestrel.example>
scope:
  included: # agreed in May
    - Invoice loans
metrics:
  - id: loans
    unit: loans
gates:
  - id: traction
    due: 2026-07-01
    deciders:
      northwind: Dana Reyes
      kestrel: Sam Idowu <sam@kestrel.example>
exit:
  notice: 90 days
";

fn partnership() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("charter.yaml"), CHARTER).unwrap();
    folder
}

/// Runs a command on 10 July 2026; gives its exit code and what it says.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = crate::program::command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(output.stdout.is_empty(), "{arguments:?}: nothing here is data");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let (code, said) = run(folder, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

fn refused(folder: &Path, arguments: &[&str], hint: &str) {
    let (code, said) = run(folder, arguments);
    assert_eq!(code, 2, "{arguments:?}: {said}");
    assert!(said.contains(hint), "{arguments:?}: {said}");
}

fn text(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The files below a folder but the charter.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            found.extend(files(&entry.path()).into_iter().map(|below| format!("{name}/{below}")));
        } else if name != "charter.yaml" {
            found.push(name);
        }
    }
    found.sort();
    found
}

#[test]
fn a_vote_is_a_record_of_its_own_and_says_what_it_moves() {
    let folder = partnership();
    let folder = folder.path();
    let vote = ["vote", "traction", "--vote", "continue", "--side"];
    let said = done(folder, &[&vote[..], &["kestrel"]].concat());
    assert!(said.contains("wrote `decisions/traction-kestrel.yaml`"), "{said}");
    assert!(said.contains("gate traction: overdue (kestrel continue); still to vote: northwind"), "{said}");
    assert_eq!(
        text(folder, "decisions/traction-kestrel.yaml"),
        "partner: decision/v1\ngate: traction\ndate: 2026-07-10\nvotes:\n  kestrel:\n    vote: continue\n    by: Sam Idowu <sam@kestrel.example>\n"
    );
    let said =
        done(folder, &[&vote[..], &["northwind", ".", "--date", "2026-07-08", "--note", "a: b"]].concat());
    assert!(said.contains("gate traction: decided, continue"), "{said}");
    assert!(said.contains("commitment: full again"), "{said}");
    assert!(said.contains("gate-overdue"), "{said}");
    assert!(
        text(folder, "decisions/traction-northwind.yaml")
            .ends_with("    by: Dana Reyes\n    note: \"a: b\"\n")
    );
}

#[test]
fn a_second_vote_is_a_new_file_and_counts() {
    let folder = partnership();
    let folder = folder.path();
    let vote = |date: &str, vote: &str| {
        done(folder, &["vote", "traction", "--side", "kestrel", "--date", date, "--vote", vote])
    };
    vote("2026-07-08", "continue");
    let first = text(folder, "decisions/traction-kestrel.yaml");
    vote("2026-07-09", "exit");
    // A second vote on one day may be a slip: whoever means it says so.
    let again = ["vote", "traction", "--side", "kestrel", "--date", "2026-07-09", "--vote", "pivot"];
    let earlier = "decisions/traction-kestrel_2026-07-09.yaml";
    refused(
        folder,
        &again,
        &format!(
            "kestrel already voted exit at `traction` on 2026-07-09, in `{earlier}`; edit `vote:` there, or give `--overwrite`"
        ),
    );
    assert_eq!(files(folder).len(), 2);
    // Of two votes on one day the later path counts: each new name comes behind the ones before it.
    let said = done(folder, &[&again[..], &["--overwrite"]].concat());
    assert!(said.contains("gate traction: overdue (kestrel pivot)"), "{said}");
    assert_eq!(text(folder, "decisions/traction-kestrel.yaml"), first);
    assert_eq!(
        files(folder),
        [
            "decisions/traction-kestrel.yaml",
            "decisions/traction-kestrel_2026-07-09.yaml",
            "decisions/traction-kestrel_2026-07-09_2.yaml"
        ]
    );
    // A vote of an earlier day than one that is there would not count.
    let late = ["vote", "traction", "--side", "kestrel", "--vote", "exit", "--date", "2026-07-01"];
    refused(folder, &late, "would go before this one of 2026-07-01");
    assert_eq!(files(folder).len(), 3);
}

#[test]
fn a_folder_in_the_place_of_a_gate_a_rule_or_a_request_is_told() {
    let folder = partnership();
    let folder = folder.path();
    std::fs::create_dir(folder.join("sub")).unwrap();
    for (command, what) in [("vote", "gate"), ("waive", "rule"), ("approve", "change request")] {
        for path in [".", "sub/"] {
            let comes = format!("`{path}` is a folder; the {what} comes first: `partner {command} ");
            refused(folder, &[command, path], &comes);
        }
        refused(
            folder,
            &[command, "charter.yaml"],
            &format!("`charter.yaml` is a charter; the {what} comes first"),
        );
        // The two in the wrong order.
        refused(folder, &[command, "sub", "traction"], &format!("`sub` is a folder; the {what} comes first"));
    }
    assert_eq!(files(folder), [""; 0]);
}

#[test]
fn somebody_else_may_vote_and_that_is_told() {
    let folder = partnership();
    let vote = ["vote", "traction", "--side", "kestrel", "--vote", "exit", "--by", "Piet Vos"];
    let said = done(folder.path(), &vote);
    assert!(said.contains("new: gate-voter-mismatch: Piet Vos voted for Kestrel Software"), "{said}");
}

#[test]
fn what_a_vote_lacks_or_gets_wrong_is_named() {
    let folder = partnership();
    let folder = folder.path();
    for (arguments, hint) in [
        (
            &["vote"][..],
            "give the id of the gate and `--side` with the id of a party and `--vote continue|pivot|exit`",
        ),
        (
            &["vote", "traction", "--side", "kestrel"],
            "questions need a terminal; give `--vote continue|pivot|exit`",
        ),
        (&["vote", "tracton", "--side", "kestrel", "--vote", "exit"], "did you mean `traction`?"),
        (&["vote", "traction", "--side", "kestral", "--vote", "exit"], "did you mean `kestrel`?"),
        (&["vote", "traction", "--side", "x", "--vote", "exit"], "write one of `northwind`, `kestrel`"),
        (
            &["vote", "traction", "--side", "kestrel", "--vote", "maybe"],
            "write one of `continue`, `pivot`, `exit`",
        ),
        (
            &["vote", "traction", "--side", "kestrel", "--vote", "exit", "--date", "2026-07-11"],
            "is in the future",
        ),
        (&["vote", "traction", "nowhere", "--side", "kestrel", "--vote", "exit"], "`nowhere` does not exist"),
        (&["vote", "traction", "-", "--side", "kestrel", "--vote", "exit"], "standard input has no folder"),
    ] {
        refused(folder, arguments, hint);
    }
    assert!(files(folder).is_empty(), "nothing is left behind");
}

#[test]
fn of_several_charters_in_a_folder_the_record_names_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for name in ["a.charter.yaml", "b.charter.yaml"] {
        fs::write(folder.join(name), CHARTER).unwrap();
    }
    let vote = ["vote", "traction", ".", "--side", "kestrel", "--vote", "continue"];
    refused(folder, &vote, "name `a.charter.yaml` or `b.charter.yaml`");
    let vote = ["vote", "traction", "b.charter.yaml", "--side", "kestrel", "--vote", "continue"];
    done(folder, &vote);
    let record = text(folder, "decisions/traction-kestrel.yaml");
    assert!(record.starts_with("partner: decision/v1\npartnership: b\n"), "{record}");
}

#[test]
fn a_waiver_goes_into_the_charter_and_is_renewed_in_place() {
    let folder = partnership();
    let folder = folder.path();
    let waive = ["waive", "gate-overdue", "--owner", "Dana Reyes", "--reason", "the board meets on Friday"];
    let said = done(folder, &[&waive[..], &["--until", "2026-07-17"]].concat());
    assert!(said.contains("waived: gate-overdue"), "{said}");
    let waiver =
        "waivers:\n  - rule: gate-overdue\n    owner: Dana Reyes\n    reason: the board meets on Friday\n";
    assert_eq!(text(folder, "charter.yaml"), format!("{CHARTER}{waiver}    until: 2026-07-17\n"));
    done(folder, &[&waive[..], &["--until", "2026-08-01"]].concat());
    assert_eq!(text(folder, "charter.yaml"), format!("{CHARTER}{waiver}    until: 2026-08-01\n"));
    let at = ["--until", "2026-07-17", "--at", "gates[0]"];
    done(folder, &[&waive[..], &at].concat());
    assert!(text(folder, "charter.yaml").contains("  - rule: gate-overdue\n    at: gates.traction\n"));
}

#[test]
fn what_cannot_be_waived_is_said() {
    let folder = partnership();
    let folder = folder.path();
    let rest = ["--owner", "Dana Reyes", "--reason", "x", "--until"];
    for (rule, until, hint) in [
        ("gate-overdu", "2026-12-31", "did you mean `gate-overdue`?"),
        ("unknown-key", "2026-12-31", "cannot be waived"),
        ("waiver-expired", "2026-12-31", "cannot be waived"),
        ("gate-overdue", "2026-07-09", "2026-07-09 has passed"),
    ] {
        refused(folder, &[&["waive", rule][..], &rest, &[until]].concat(), hint);
    }
    refused(
        folder,
        &[&["waive", "gate-overdue", "--at", "gatse[0]"][..], &rest, &["2026-12-31"]].concat(),
        "`gates[0]`",
    );
    refused(folder, &["waive", "gate-overdue"], "`--owner 'Dana Reyes'`");
    assert_eq!(text(folder, "charter.yaml"), CHARTER);
}

#[test]
fn every_other_byte_of_a_charter_stays() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let windows = format!("\u{feff}{}", CHARTER.replace('\n', "\r\n"));
    fs::write(folder.join("charter.yaml"), &windows).unwrap();
    let waive = ["waive", "gate-overdue", "--owner", "Dana Reyes", "--reason", "x", "--until", "2026-07-17"];
    done(folder, &waive);
    let waiver = "waivers:\r\n  - rule: gate-overdue\r\n    owner: Dana Reyes\r\n    reason: x\r\n    until: 2026-07-17\r\n";
    assert_eq!(text(folder, "charter.yaml"), format!("{windows}{waiver}"));
    // What cannot be written safely is refused with what to paste.
    let aliased = format!("{CHARTER}x-w: &w [{{rule: gate-order}}]\nwaivers: *w\n");
    fs::write(folder.join("charter.yaml"), &aliased).unwrap();
    let (code, said) = run(folder, &waive);
    assert_eq!(code, 2);
    assert!(said.contains("`waivers` cannot be written here: an alias"), "{said}");
    assert!(said.contains("\nwaivers:\n  - rule: gate-overdue\n    owner: Dana Reyes\n"), "{said}");
    assert_eq!(text(folder, "charter.yaml"), aliased);
}

#[test]
fn an_acknowledgement_holds_what_the_sections_say_and_keeps_its_comments() {
    let folder = partnership();
    let folder = folder.path();
    let said = done(folder, &["acknowledge", "--side", "kestrel"]);
    assert!(said.contains("kestrel acknowledges 5 sections"), "{said}");
    assert!(said.contains("nothing acknowledged yet by northwind"), "{said}");
    let record = text(folder, "acknowledgements/kestrel.yaml");
    let head = "partner: acknowledgement/v1\nside: kestrel\nby: Sam Idowu <sam@kestrel.example>\ndate: 2026-07-10\nsections:\n";
    assert!(record.starts_with(head), "{record}");
    let keys: Vec<&str> = record
        .lines()
        .filter(|it| it.starts_with("  "))
        .map(|it| it.trim().split(':').next().unwrap())
        .collect();
    assert_eq!(keys, ["parties", "scope", "metrics", "gates", "exit"]);
    // printf '{"notice":"0 months 90 days 0 minutes"}' | sha256sum
    assert!(record.contains(&format!("  exit: sha256:{EXIT}\n")), "{record}");

    let noted = record.replace("sections:\n", "# read with counsel\nsections: # all of them\n");
    fs::write(folder.join("acknowledgements/kestrel.yaml"), &noted).unwrap();
    fs::write(folder.join("charter.yaml"), CHARTER.replace("90 days", "60 days")).unwrap();
    let said = done(folder, &["acknowledge", "--side", "kestrel", "--section", "exit", "--by", "Piet Vos"]);
    assert!(said.contains("no longer found: acknowledgement-suspect"), "{said}");
    assert!(said.contains("new: approver-mismatch: Piet Vos acknowledged"), "{said}");
    let now = text(folder, "acknowledgements/kestrel.yaml");
    assert!(
        now.contains("# read with counsel\nsections: # all of them\n") && now.contains("by: Piet Vos\n"),
        "{now}"
    );
    let others = |text: &str| {
        text.lines()
            .filter(|it| it.contains("sha256") && !it.contains("exit"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(others(&now), others(&record));
    assert!(!now.contains(EXIT), "{now}");

    refused(folder, &["acknowledge", "--side", "kestrel", "--section", "exot"], "did you mean `exit`?");
    refused(folder, &["acknowledge", "--side", "kestrel", "--section", "stage"], "is not an agreed section");
    refused(folder, &["acknowledge"], "give `--side` with the id of a party");
}

const EXIT: &str = "039494d14cb502323de1d2969eace13877ca8a2eee26d2f8908d8048486ac877";

#[test]
fn a_change_is_asked_for_and_approved_side_by_side() {
    let folder = partnership();
    let folder = folder.path();
    let ask = ["change", "--what", "Raise the loan limit", "--asked-by", "kestrel", "--touches"];
    let said = done(
        folder,
        &[&ask[..], &["scope.included,exit.notice", "--impact", "kestrel=Larger customers"]].concat(),
    );
    assert!(said.contains("next: each party approves with `partner approve 1 --side …`"), "{said}");
    let file = "changes/001-raise-the-loan-limit.yaml";
    let record = "partner: change/v1\nwhat: Raise the loan limit\nasked_by: kestrel\ndate: 2026-07-10\ntouches:\n  - scope.included\n  - exit.notice\nimpact:\n  northwind: TBD\n  kestrel: Larger customers\nstatus: proposed\n";
    assert_eq!(text(folder, file), record);
    // The next number, also behind a file that is none of ours.
    fs::write(folder.join("changes/004-notes.txt"), "").unwrap();
    done(folder, &[&ask[..], &["scope"]].concat());
    assert!(files(folder).contains(&"changes/005-raise-the-loan-limit.yaml".to_owned()));

    let said = done(folder, &["approve", "1", "--side", "northwind", "--date", "2026-07-09"]);
    assert!(said.contains("northwind approves; still to approve: kestrel"), "{said}");
    refused(folder, &["approve", "1", "--side", "northwind"], "has approved");
    let said = done(folder, &["approve", "001-raise-the-loan-limit", "--side", "kestrel"]);
    assert!(said.contains("approved by every party"), "{said}");
    let approved = "status: approved\napproved:\n  northwind:\n    by: Dana Reyes\n    date: 2026-07-09\n  kestrel:\n    by: Sam Idowu <sam@kestrel.example>\n    date: 2026-07-10\n";
    assert_eq!(text(folder, file), record.replace("status: proposed\n", approved));
    refused(folder, &["approve", "1", "--side", "kestrel"], "is already approved");
    refused(folder, &["approve", "7", "--side", "kestrel"], "`7` is not a change request");

    for (touches, hint) in
        [("scop.included", "did you mean `scope.included`?"), ("exit.notise", "nothing at `exit.notise`")]
    {
        refused(folder, &[&ask[..], &[touches]].concat(), hint);
    }
    refused(folder, &[&ask[..], &["scope", "--impact", "kestral=x"]].concat(), "did you mean `kestrel`?");
    refused(folder, &["change"], "`--touches scope.included`");
}

#[test]
fn a_rejected_change_is_not_approved() {
    let folder = partnership();
    let folder = folder.path();
    fs::create_dir(folder.join("changes")).unwrap();
    fs::write(folder.join("changes/1.yaml"), "partner: change/v1\nwhat: x\nstatus: rejected\n").unwrap();
    refused(folder, &["approve", "1", "--side", "kestrel"], "was rejected");
}

#[test]
fn an_approval_goes_into_a_map_in_braces_too() {
    let folder = partnership();
    let folder = folder.path();
    fs::create_dir(folder.join("changes")).unwrap();
    let change =
        |approved: &str| format!("partner: change/v1\nwhat: x # y\napproved: {approved}\nstatus: proposed\n");
    fs::write(folder.join("changes/1.yaml"), change("{northwind: {by: Dana Reyes, date: 2026-07-01}}"))
        .unwrap();
    done(folder, &["approve", "1", "--side", "kestrel", "--by", "Sam Idowu"]);
    let both = "{northwind: {by: Dana Reyes, date: 2026-07-01}, kestrel: {by: Sam Idowu, date: 2026-07-10}}";
    assert_eq!(text(folder, "changes/1.yaml"), change(both).replace("proposed", "approved"));
}

#[test]
fn health_answers_are_sorted_and_have_no_names() {
    let folder = partnership();
    let folder = folder.path();
    let answer = |side: &str, scores: [&str; 4]| {
        let flags = [
            "--alignment",
            scores[0],
            "--governance",
            scores[1],
            "--value-delivery",
            scores[2],
            "--relationship",
            scores[3],
        ];
        done(folder, &[&["health", "--answer", "--side", side][..], &flags].concat())
    };
    let said = answer("northwind", ["4", "3", "3", "5"]);
    let shown = "the health check of 2026-H2 is shown once its record says `held:`, or from 2026-12-31 on: with fewer than 3 answers from a party nothing, with fewer than 5 only their mean";
    assert!(said.contains(shown), "{said}");
    assert!(said.contains("git shows who committed it"), "{said}");
    answer("kestrel", ["5", "5", "5", "5"]);
    answer("northwind", ["2", "3", "3", "5"]);
    answer("kestrel", ["5", "5", "4", "5"]);
    let said = answer("northwind", ["4", "3", "3", "4"]);
    assert!(said.contains(shown), "how many have answered is not told: {said}");
    let one = |scores: [u8; 4]| {
        let [a, g, v, r] = scores;
        format!(
            "    - alignment: {a}\n      governance: {g}\n      value_delivery: {v}\n      relationship: {r}\n"
        )
    };
    let expected = format!(
        "partner: health/v1\nperiod: 2026-H2\nresponses:\n  kestrel:\n{}{}  northwind:\n{}{}{}",
        one([5, 5, 4, 5]),
        one([5, 5, 5, 5]),
        one([2, 3, 3, 5]),
        one([4, 3, 3, 4]),
        one([4, 3, 3, 5])
    );
    assert_eq!(text(folder, "health/2026-h2.yaml"), expected);
}

#[test]
fn a_health_record_that_holds_more_is_not_written_anew() {
    let folder = partnership();
    let folder = folder.path();
    let answer = ["health", "--answer", "--side", "kestrel", "--alignment", "4", "--comment", "a: b"];
    fs::create_dir(folder.join("health")).unwrap();
    let file = folder.join("health/h.yaml");
    let record = "partner: health/v1\nperiod: 2026-H2 # the first one\nfacilitator: Rosa Lindqvist\n";
    fs::write(&file, record).unwrap();
    refused(folder, &answer, "a comment within it would be lost");
    refused(folder, &answer, "\n- alignment: 4\n  comment: \"a: b\"\n");
    assert_eq!(text(folder, "health/h.yaml"), record);
    fs::write(&file, record.replace(" # the first one", "")).unwrap();
    done(folder, &answer);
    assert_eq!(
        text(folder, "health/h.yaml"),
        "partner: health/v1\nperiod: 2026-H2\nfacilitator: Rosa Lindqvist\nresponses:\n  kestrel:\n    - alignment: 4\n      comment: \"a: b\"\n"
    );
    fs::write(&file, format!("{}held: 2026-07-09\n", record.replace(" # the first one", ""))).unwrap();
    refused(folder, &answer, "were complete on 2026-07-09");
    refused(folder, &["health", "--side", "kestrel"], "--answer");
    refused(folder, &["health", "--answer", "--side", "kestrel"], "`--alignment 4`");
    refused(folder, &["health", "--answer", "--side", "kestrel", "--alignment", "6"], "from 1 to 5");
}

#[test]
fn a_review_carries_on_what_the_last_one_left_open() {
    let folder = partnership();
    let folder = folder.path();
    let first = [
        "review",
        "--held",
        "2026-04-02",
        "--period",
        "2026-Q2",
        "--attended",
        "kestrel=Ana Costa,Piet Vos",
        "--reading",
        "loans=61",
        "--score",
        "northwind.trust=4",
    ];
    let action = ["--action", "kestrel:Ana Costa:2026-04-30:Cut onboarding: one form"];
    done(folder, &[&first[..], &action].concat());
    let head = "partner: review/v1\nkind: business\nperiod: 2026-Q2\nheld: 2026-04-02\nattended:\n  northwind: TBD\n  kestrel:\n    - Ana Costa\n    - Piet Vos\nreadings:\n  loans: 61\nscorecard:\n  northwind:\n    trust: 4\n    communication: TBD\n    value_delivery: TBD\n    commitment: TBD\n";
    let record = text(folder, "reviews/2026-q2.yaml");
    assert!(record.starts_with(head), "{record}");
    let carried = "actions:\n  - id: cut-onboarding-one-form\n    what: \"Cut onboarding: one form\"\n    owner: Ana Costa\n    side: kestrel\n    due: 2026-04-30\n";
    assert!(record.ends_with(carried), "{record}");
    let said = done(folder, &["review", "--held", "2026-07-03"]);
    assert!(said.contains("carried over from earlier reviews: 1 open action"), "{said}");
    let record = text(folder, "reviews/2026-q3.yaml");
    assert!(record.contains("\nagenda: TBD\n"), "nobody has said what was talked about: {record}");
    assert!(
        record.contains("readings:\n  loans: TBD # last: 61 in 2026-Q2\n") && record.ends_with(carried),
        "{record}"
    );
    refused(folder, &["review", "--held", "2026-07-03"], "`reviews/2026-q3.yaml` already exists");
    done(folder, &["review", "--kind", "audit", "--held", "2026-07-03", "--outcome", "continue"]);
    assert!(text(folder, "reviews/2026-audit.yaml").ends_with("outcome: continue\n"));
    for (arguments, hint) in [
        (&["review"][..], "give `--held 2026-07-01`"),
        (
            &["review", "--held", "2026-07-03", "--period", "2026-07", "--reading", "loan=1"],
            "did you mean `loans`?",
        ),
        (
            &["review", "--held", "2026-07-03", "--period", "2026-07", "--score", "northwind.trast=1"],
            "did you mean `trust`?",
        ),
        (
            &["review", "--held", "2026-07-03", "--period", "2026-07", "--score", "northwind.trust=9"],
            "from 1 to 5",
        ),
        (
            &["review", "--held", "2026-07-03", "--period", "2026-07", "--action", "kestrel:Ana"],
            "`side:owner:due:what`",
        ),
        (&["review", "--held", "2026-07-03", "--outcome", "pivot"], "only an audit"),
    ] {
        refused(folder, arguments, hint);
    }
    assert_eq!(files(folder).len(), 3);
}

/// Each flag of `review` that says something beside the readings and scores.
const REVIEW: &[&str] = &[
    "--indicator",
    "value_received.third=40000 EUR",
    "--indicator",
    "leads=120",
    "--symptom",
    "unanswered-mail,late-invoices",
    "--agenda",
    "kpis,The new office",
    "--done",
    "trim=2026-07-02",
    "--dropped",
    "poll",
    "--due",
    "move=2026-09-30",
    "--shortfall",
    "third:priority::no:exit:One developer: not two",
    "--improve",
    "kestrel.trust=Answer within a day",
    "--retired",
    "Joint newsletter",
    "--opportunity",
    "Invoice cards",
];

#[test]
fn a_review_of_three_parties_is_told_by_flags() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let third = CHARTER.replace("scope:\n", "  third:\n    name: Third\nscope:\n");
    fs::write(folder.join("charter.yaml"), third).unwrap();
    let action = |what| format!("third:Ann Lee:2026-06-30:{what}");
    let (trim, poll, move_) = (action("Trim"), action("Poll"), action("Move"));
    let first = [
        "review",
        "--held",
        "2026-04-02",
        "--period",
        "2026-Q2",
        "--action",
        &trim,
        "--action",
        &poll,
        "--action",
        &move_,
    ];
    done(folder, &first);
    let said = done(folder, &[&["review", "--held", "2026-07-03"][..], REVIEW].concat());
    assert!(said.contains("carried over from earlier reviews: 1 open action"), "{said}");
    let told = "indicators:\n  leads: 120\n  value_received:\n    third: 40000 EUR\nsymptoms:\n  - unanswered-mail\n  - late-invoices\nagenda:\n  - kpis\n  - The new office\n";
    let action = |id: &str, what: &str, rest: &str| {
        format!("  - id: {id}\n    what: {what}\n    owner: Ann Lee\n    side: third\n    due: {rest}\n")
    };
    let actions = [
        action("trim", "Trim", "2026-06-30\n    done: 2026-07-02"),
        action("poll", "Poll", "2026-06-30\n    dropped: 2026-07-03"),
        action("move", "Move", "2026-09-30"),
    ];
    let rest = "shortfalls:\n  - side: third\n    what: \"One developer: not two\"\n    cause: priority\n    willing: no\n    next: exit\nimprovement_plan:\n  trust:\n    kestrel: Answer within a day\nretired:\n  - Joint newsletter\nopportunities:\n  - Invoice cards\n";
    let record = text(folder, "reviews/2026-q3.yaml");
    let expected = format!("{told}actions:\n{}{rest}", actions.concat());
    assert!(record.ends_with(&expected), "{record}");
    assert!(record.contains("\n  third: TBD\n"), "{record}");
    for (flag, given, hint) in [
        ("--indicator", "value_received=1 EUR", "write `value_received.side=…`"),
        ("--indicator", "leads=many", "is not a whole number"),
        ("--indicator", "lead=1", "did you mean `leads`?"),
        ("--symptom", "sponser-left", "did you mean `sponsor-left`?"),
        ("--done", "trim", "the id of an open action"),
        ("--done", "move=2026-07-11", "is in the future"),
        ("--due", "move", "write the day, `move=2026-09-30`"),
        ("--shortfall", "third:x", "`side:cause:able:willing:next:what`"),
        ("--shortfall", "third:lazy::::Vans", "write one of `resources`"),
        ("--improve", "trust", "`side.trust=text`"),
    ] {
        let arguments = ["review", "--held", "2026-07-03", "--period", "2026-07", flag, given];
        refused(folder, &arguments, hint);
    }
    assert_eq!(files(folder).len(), 2);
}

#[test]
fn what_has_vanished_is_taken_out_of_what_was_acknowledged() {
    let folder = partnership();
    let folder = folder.path();
    done(folder, &["acknowledge", "--side", "kestrel"]);
    let file = "acknowledgements/kestrel.yaml";
    let record = text(folder, file).replace("  exit:", "  # read with counsel\n  exit:");
    let exit = record.lines().last().unwrap();
    assert!(exit.starts_with("  exit: "), "{record}");
    let noted = record.replace(exit, &format!("{exit} # clause 9"));
    fs::write(folder.join(file), &noted).unwrap();
    let withdraw = |section| ["acknowledge", "--side", "kestrel", "--withdraw", section];
    refused(folder, &withdraw("exit"), "the charter still says something under `exit`");
    let (kept, _) = CHARTER.split_once("exit:").unwrap();
    fs::write(folder.join("charter.yaml"), kept).unwrap();
    refused(folder, &withdraw("exot"), "did you mean `exit`?");
    refused(folder, &[&withdraw("exit")[..], &["--section", "scope"]].concat(), "cannot be used with");
    assert_eq!(text(folder, file), noted);
    // Who acknowledges the rest anew is told of it.
    let said = done(folder, &["acknowledge", "--side", "kestrel"]);
    assert!(said.contains("`--withdraw exit` takes it out"), "{said}");
    let said = done(folder, &withdraw("exit"));
    assert!(said.contains("taken out of what kestrel has acknowledged: `exit`"), "{said}");
    assert!(said.contains("no longer found: acknowledgement-suspect"), "{said}");
    assert_eq!(text(folder, file), noted.replace(&format!("{exit} # clause 9"), "  # clause 9"));
    refused(folder, &withdraw("exit"), "has acknowledged nothing that the charter no longer says");
}
