//! What entries of lists are known by: neither a baseline, nor a waiver, nor a fingerprint says of one entry what was said of
//! another, whatever comes, goes or moves around it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use partner::document::identity::Places;
use partner::yaml::{Limits, YamlPath, read};
use proptest::prelude::*;
use serde_json::Value;

use crate::program::folder;

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = crate::program::command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn done(folder: &Path, arguments: &[&str]) {
    let (code, _, stderr) = run(folder, arguments);
    assert_eq!(code, 0, "{stderr}");
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let (_, stdout, stderr) = run(folder, &[&["check", "--format", "json"], arguments].concat());
    serde_json::from_str(&stdout).unwrap_or_else(|_| panic!("{stderr}"))
}

/// Each finding of a list of the report as `rule at`, in the order of the text.
fn found(report: &Value, list: &str) -> Vec<String> {
    let texts = |it: &Value| format!("{} {}", it["rule"].as_str().unwrap(), it["at"].as_str().unwrap());
    report[list].as_array().unwrap().iter().map(texts).collect()
}

/// The fingerprint of each finding by `rule at`.
fn prints(report: &Value) -> BTreeMap<String, String> {
    let prints = report["findings"].as_array().unwrap().iter();
    found(report, "findings")
        .into_iter()
        .zip(prints.map(|it| it["fingerprint"].as_str().unwrap().to_owned()))
        .collect()
}

fn write(folder: &Path, file: &str, text: &str) {
    std::fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
    std::fs::write(folder.join(file), text).unwrap();
}

const HEAD: &str = "partner: charter/v1
id: x
name: X
stage: operation
term: {start: 2026-01-01, length: 24 months}
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
";

const TRACTION: &str = "  - {id: traction, name: Traction, due: 2026-06-01, deciders: {a: P, b: Q, c: R}}\n";
const SECURITY: &str = "  - {id: security, name: Security, due: 2026-07-01, deciders: {a: P, b: Q, c: R}}\n";

fn gates(entries: &[&str]) -> String {
    format!("{HEAD}gates:\n{}", entries.concat())
}

#[test]
fn a_baseline_does_not_hide_a_gate_that_is_inserted_above() {
    let folder = folder(&[("charter.yaml", &gates(&[TRACTION]))]);
    let folder = folder.path();
    done(folder, &["baseline", "--file", "base.json"]);
    write(folder, "charter.yaml", &gates(&[SECURITY, TRACTION]));
    let select = ["--baseline", "base.json", "--select", "gate-overdue,baseline-stale"];
    let report = json(folder, &select);
    assert_eq!(found(&report, "findings"), ["gate-overdue gates.security.due"]);
    assert_eq!(found(&report, "suppressed"), ["gate-overdue gates.traction.due"]);
    assert_eq!(report["findings"][0]["yaml_path"], "gates[0].due");
    // The old gate is decided: what the baseline says of it is stale, and covers nothing else.
    let votes = "partner: decision/v1\ngate: traction\ndate: 2026-06-01\nvotes:\n  a: {vote: continue, by: P}\n  b: {vote: continue, by: Q}\n  c: {vote: continue, by: R}\n";
    write(folder, "decisions/t.yaml", votes);
    let report = json(folder, &select);
    assert_eq!(
        found(&report, "findings"),
        ["gate-overdue gates.security.due", "baseline-stale gates.traction.due"]
    );
    assert_eq!(run(folder, &[&["check"], &select[..]].concat()).0, 1);
}

fn waiver(at: &str) -> String {
    let at = serde_json::Value::from(at);
    format!("waivers:\n  - {{rule: gate-overdue, at: {at}, owner: P, reason: Moved, until: 2026-12-31}}\n")
}

const WAIVED: [&str; 2] = ["--select", "gate-overdue,waiver-*"];

#[test]
fn a_waiver_stays_at_its_entry() {
    let folder = folder(&[]);
    for entries in [&[TRACTION][..], &[SECURITY, TRACTION], &[TRACTION, SECURITY]] {
        for at in ["gates.traction", "gates.traction.due", "gates.\"traction\""] {
            write(folder.path(), "charter.yaml", &format!("{}{}", gates(entries), waiver(at)));
            let report = json(folder.path(), &WAIVED);
            let others: Vec<&str> = entries
                .iter()
                .filter(|it| **it == SECURITY)
                .map(|_| "gate-overdue gates.security.due")
                .collect();
            assert_eq!(found(&report, "findings"), others, "{at}");
            assert_eq!(found(&report, "suppressed"), ["gate-overdue gates.traction.due"], "{at}");
        }
    }
    // The entry is gone: what stands at its index now is another one.
    write(folder.path(), "charter.yaml", &format!("{}{}", gates(&[SECURITY]), waiver("gates.traction")));
    let report = json(folder.path(), &WAIVED);
    assert_eq!(found(&report, "suppressed"), [""; 0]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 2);
}

#[test]
fn an_index_in_a_waiver_is_read_and_must_be_renewed() {
    let charter = format!("{}{}", gates(&[SECURITY, TRACTION]), waiver("gates[1]"));
    let folder = folder(&[("charter.yaml", &charter)]);
    let folder = folder.path();
    let report = json(folder, &WAIVED);
    assert_eq!(found(&report, "suppressed"), ["gate-overdue gates.traction.due"]);
    let told =
        report["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "waiver-positional").unwrap();
    assert!(told["message"].as_str().unwrap().contains("`gates[1]`, now `gates.traction`"), "{told}");
    assert!(told["help"].as_str().unwrap().contains("`at: gates.traction`"), "{told}");
    // The same waiver, renewed by its index: one waiver, with the stable place.
    let renew = ["waive", "gate-overdue", "--owner", "Q", "--reason", "Later", "--until", "2026-11-30"];
    done(folder, &[&renew[..], &["--at", "gates[1]"]].concat());
    let text = std::fs::read_to_string(folder.join("charter.yaml")).unwrap();
    assert_eq!(text.matches("rule: gate-overdue").count(), 1, "{text}");
    assert!(text.contains("gates.traction") && !text.contains("gates[1]"), "{text}");
    let report = json(folder, &WAIVED);
    assert_eq!(found(&report, "findings"), ["gate-overdue gates.security.due"]);
    assert_eq!(report["suppressed"][0]["suppression"]["until"], "2026-11-30");
}

#[test]
fn waive_writes_what_the_entry_is_known_by() {
    let deliverables =
        "deliverables:\n  - {what: Release 1.0, due: 2026-06-01, by: a}\n  - {due: 2026-06-02, by: b}\n";
    let charter = format!("{}{deliverables}", gates(&[SECURITY, TRACTION]));
    for (at, written) in [
        ("gates[1]", "gates.traction"),
        ("gates.traction.due", "gates.traction.due"),
        ("deliverables[0]", "deliverables.\"Release 1.0\""),
        ("deliverables.\"Release 1.0\".due", "deliverables.\"Release 1.0\".due"),
    ] {
        let folder = folder(&[("charter.yaml", &charter)]);
        let rule = if at.starts_with('g') { "gate-overdue" } else { "deliverable-overdue" };
        let arguments = ["waive", rule, "--owner", "P", "--reason", "r", "--until", "2026-12-31", "--at", at];
        done(folder.path(), &arguments);
        let text = std::fs::read_to_string(folder.path().join("charter.yaml")).unwrap();
        let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(value["waivers"][0]["at"], written, "{text}");
        let report = json(folder.path(), &["--select", &format!("{rule},waiver-*")]);
        assert_eq!(report["suppressed"].as_array().unwrap().len(), 1, "{at}");
        // What it does not cover is still found, and nothing is said of the waiver.
        assert_eq!(report["findings"].as_array().unwrap().len(), 1, "{at}");
        assert_eq!(report["findings"][0]["rule"], rule, "{at}");
    }
}

#[test]
fn a_change_names_entries_as_charters_are_compared() {
    let charter = format!("{}deliverables:\n  - {{what: Pilot, due: 2026-08-01}}\n", gates(&[TRACTION]));
    for (touches, written) in [
        ("gates.traction.due", "gates.traction.due"),
        ("gates[0].due", "gates[0].due"),
        ("deliverables.Pilot.due", "deliverables[0].due"),
    ] {
        let folder = folder(&[("charter.yaml", &charter)]);
        let arguments =
            ["change", "--what", "Later", "--asked-by", "a", "--impact", "a=x,b=x,c=x", "--touches", touches];
        done(folder.path(), &arguments);
        let record = std::fs::read_dir(folder.path().join("changes")).unwrap().next().unwrap().unwrap();
        let text = std::fs::read_to_string(record.path()).unwrap();
        assert!(text.contains(written), "{text}");
    }
}

#[test]
fn a_place_that_is_not_there_is_refused() {
    let folder = folder(&[("charter.yaml", &gates(&[SECURITY, TRACTION]))]);
    for (at, said) in [
        ("gates.tracton", "did you mean `gates.traction`?"),
        ("gates.tracton.due", "did you mean `gates.traction`?"),
        ("gates.zzzzzz", "security"),
        ("gates[2]", "the list has fewer"),
        ("deliverables.Release", "no such list"),
    ] {
        let arguments = ["waive", "gate-overdue", "--owner", "P", "--reason", "r", "--until", "2026-12-31"];
        let (code, _, stderr) = run(folder.path(), &[&arguments[..], &["--at", at]].concat());
        assert_eq!(code, 2, "{at}");
        assert!(stderr.contains(said), "{at}: {stderr}");
    }
}

/// `gate-overdue` of the first gate of the partnership `x` as baselines of version 1 had it:
/// printf 'gate-overdue\0x\0charter\0gates[0].due\0000' | sha256sum | cut -c-16, where `\0` before the last digit is one byte.
const OLD: &str = "82b0a12a575cdf04";

#[test]
fn a_baseline_of_the_first_version_is_read_and_must_be_renewed() {
    let old = format!(
        "{{\"version\": 1, \"findings\": [{{\"partnership\": \"x\", \"document\": \"charter\", \"rule\": \"gate-overdue\", \"path\": \"gates[0].due\", \"fingerprint\": \"{OLD}\"}}]}}\n"
    );
    let folder = folder(&[("charter.yaml", &gates(&[TRACTION])), ("base.json", &old)]);
    let folder = folder.path();
    let select = ["--baseline", "base.json", "--select", "gate-overdue,baseline-stale"];
    let report = json(folder, &select);
    assert_eq!(found(&report, "suppressed"), ["gate-overdue gates.traction.due"]);
    assert_eq!(found(&report, "findings"), ["baseline-stale version"]);
    let help = report["findings"][0]["help"].as_str().unwrap();
    assert!(help.contains("partner baseline --update"), "{help}");
    done(folder, &["baseline", "--update", "--file", "base.json"]);
    let text = std::fs::read_to_string(folder.join("base.json")).unwrap();
    assert!(text.contains("\"version\": 2") && text.contains("gates.traction.due"), "{text}");
    let report = json(folder, &select);
    assert_eq!(found(&report, "suppressed"), ["gate-overdue gates.traction.due"]);
    assert_eq!(found(&report, "findings"), [""; 0]);
}

#[test]
fn fingerprints_stay_when_values_change_and_entries_come_and_go() {
    let folder = folder(&[]);
    let folder = folder.path();
    let of = |charter: &str| {
        write(folder, "charter.yaml", charter);
        prints(&json(folder, &["--select", "gate-overdue"]))
    };
    let before = of(&gates(&[TRACTION]));
    assert_eq!(before.len(), 1);
    let later = TRACTION.replace("2026-06-01", "2026-06-02");
    for entries in [&[SECURITY, TRACTION][..], &[TRACTION, SECURITY], &[later.as_str()]] {
        let after = of(&gates(entries));
        assert!(before.iter().all(|(place, print)| after.get(place) == Some(print)), "{after:?}");
    }
}

#[test]
fn every_report_knows_a_finding_again() {
    let folder = folder(&[]);
    let folder = folder.path();
    let select = ["--select", "gate-overdue"];
    let of = |entries: &[&str]| -> Vec<BTreeSet<String>> {
        write(folder, "charter.yaml", &gates(entries));
        let report = |format| run(folder, &[&["check", "--format", format], &select[..]].concat()).1;
        let log: Value = serde_json::from_str(&report("sarif")).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        let sarif =
            results.iter().map(|it| it["partialFingerprints"]["partner/v2"].as_str().unwrap().to_owned());
        let quality: Value = serde_json::from_str(&report("gitlab")).unwrap();
        let quality = quality.as_array().unwrap();
        let gitlab = quality.iter().map(|it| it["fingerprint"].as_str().unwrap().to_owned());
        let junit = report("junit");
        let cases = junit.split("<testcase name=\"").skip(1).filter_map(|it| it.split('"').next());
        vec![
            sarif.collect(),
            gitlab.collect(),
            cases.filter(|it| it.contains(" at ")).map(str::to_owned).collect(),
        ]
    };
    for (before, after) in of(&[TRACTION]).into_iter().zip(of(&[SECURITY, TRACTION])) {
        assert_eq!((before.len(), after.len()), (1, 2));
        assert!(before.is_subset(&after), "{before:?} {after:?}");
    }
}

#[test]
fn entries_of_records_are_known_by_what_names_them() {
    let actions = |entries: &[&str]| {
        let entries = entries.concat();
        format!("partner: review/v1\nkind: business\nheld: 2026-05-01\nactions:\n{entries}")
    };
    let one = "  - {what: Send the list, owner: P, due: 2026-06-01}\n";
    let other = "  - {what: Call the bank, owner: Q, due: 2026-06-01}\n";
    let folder = folder(&[("charter.yaml", HEAD)]);
    let of = |entries: &[&str]| {
        write(folder.path(), "reviews/may.yaml", &actions(entries));
        prints(&json(folder.path(), &["--select", "action-overdue"]))
    };
    let (before, after) = (of(&[one]), of(&[other, one]));
    assert_eq!(before.keys().collect::<Vec<_>>(), ["action-overdue actions.Send the list.due"]);
    assert_eq!(after.len(), 2);
    assert!(before.iter().all(|(place, print)| after.get(place) == Some(print)), "{after:?}");
}

#[test]
fn rows_of_an_imported_file_are_known_by_what_names_them() {
    let record = "partner: deals/v1\nsource: deals.csv\n";
    let head = "customer,registered,partner,product,value\n";
    let bad = "Acme,2026-13-01,A,Loans,1 EUR\n";
    let worse = "Bolt,never,B,Cards,1 EUR\n";
    let folder = folder(&[("charter.yaml", HEAD), ("deals/deals.yaml", record)]);
    let of = |rows: &[&str]| {
        write(folder.path(), "deals/deals.csv", &format!("{head}{}", rows.concat()));
        prints(&json(folder.path(), &["--select", "yaml-syntax"]))
    };
    let (before, after) = (of(&[bad]), of(&[worse, bad]));
    assert_eq!(before.keys().collect::<Vec<_>>(), ["invalid-value source.Acme, Loans, A.registered"]);
    assert_eq!(after.len(), 2);
    assert!(before.iter().all(|(place, print)| after.get(place) == Some(print)), "{after:?}");
    // A cell too many: the row has no name, and is known by what stands in it.
    let long = "Acme,2026-01-01,A,Loans,1 EUR,\n";
    let (before, after) = (of(&[long]), of(&["Bolt,2026-01-01,B,Cards,1 EUR,\n", long]));
    assert_eq!((before.len(), after.len()), (1, 2));
    assert!(before.iter().all(|(place, print)| after.get(place) == Some(print)), "{after:?}");
}

#[test]
fn calendar_entries_of_gates_without_id_and_of_deliverables_stay() {
    let charter = |above: bool| {
        let gate = if above { "  - {name: Before, due: 2026-08-01}\n" } else { "" };
        let what = if above { "  - {what: Before, due: 2026-08-01, by: a}\n" } else { "" };
        format!(
            "{HEAD}gates:\n{gate}  - {{name: After, due: 2026-09-01}}\ndeliverables:\n{what}  - {{what: After, due: 2026-09-01, by: a}}\n"
        )
    };
    let folder = folder(&[]);
    let of = |above: bool| -> BTreeSet<String> {
        write(folder.path(), "charter.yaml", &charter(above));
        let (code, ics, stderr) = run(folder.path(), &["gates", "--format", "ics"]);
        assert_eq!(code, 0, "{stderr}");
        let uids =
            ics.lines().filter(|line| line.starts_with("UID:gate") || line.starts_with("UID:deliverable"));
        uids.map(str::to_owned).collect()
    };
    let (before, after) = (of(false), of(true));
    assert_eq!((before.len(), after.len()), (2, 4));
    assert!(before.is_subset(&after), "{before:?} {after:?}");
}

/// What the entries of the list `l` are known by.
fn known(text: &str) -> Vec<String> {
    let tree = read(text, &Limits::default()).tree.unwrap();
    Places::of(&tree).names(&YamlPath::from("l"))
}

#[test]
fn what_an_entry_says_is_its_meaning_and_not_its_spelling() {
    let one = known("l:\n  # first\n  - due: 2026-07-01\n    payment: EUR 1,000\n    x-note: ours\n");
    assert_eq!(one, known("l: [{payment: '1000 EUR', due: \"2026-07-01\"}]\n"));
    assert_ne!(one, known("l: [{payment: 1001 EUR, due: 2026-07-01}]\n"));
    // A short form and its long form name the same; one plain value is a list of one.
    assert_eq!(known("l: ['Open  the line']\n"), ["Open the line"]);
    assert_eq!(known("l: [{goal: Open the line}]\n"), ["Open the line"]);
    let tree = read("l: Open the line\n", &Limits::default()).tree.unwrap();
    let stable = Places::of(&tree).stable(&YamlPath::from("l[0]"));
    assert_eq!(stable.to_string(), "l.Open the line");
}

#[test]
fn equals_are_numbered_and_names_that_mislead_are_digests() {
    assert_eq!(known("l: [{id: a}, {id: a}, {name: b}]\n"), ["a", "a~2", "b"]);
    let both = known("l: [{name: a, due: 1}, {name: a, due: 2}, {name: a, due: 1}]\n");
    assert_eq!(both[2], format!("{}~2", both[0]));
    assert!(both[0].starts_with("a~") && both[1].starts_with("a~") && both[0] != both[1], "{both:?}");
    let odd = known("l: ['a~2', '#1f', \"a\\tb\", \"a\\eb\", ~]\n");
    assert!(odd[0].starts_with('#') && odd[1].starts_with('#') && odd[1] != "#1f", "{odd:?}");
    assert_eq!(odd[2], "a b");
    assert!(odd[3].starts_with('#') && odd[4].starts_with('#'), "{odd:?}");
    let long = "x".repeat(81);
    assert!(known(&format!("l: [{long}]\n"))[0].starts_with('#'));
}

/// An entry: what names it, if something does, and what else it says. Few of each, so that many are alike.
type Entry = (u8, Option<u8>, u8);

fn entries(most: usize) -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec((0..4_u8, prop::option::of(0..3_u8), 0..3_u8), 0..most)
}

fn written(entries: &[Entry]) -> String {
    let keys = ["id", "name", "what", "item"];
    let entry = |(key, name, said): &Entry| match name {
        Some(name) => format!("  - {{due: '{said}', {}: n{name}}}\n", keys[usize::from(*key)]),
        None => format!("  - {{due: '{said}'}}\n"),
    };
    match entries {
        [] => "l: []\n".to_owned(),
        entries => format!("l:\n{}", entries.iter().map(entry).collect::<String>()),
    }
}

/// What each entry says, by what it is known by.
fn meanings(entries: &[Entry]) -> BTreeMap<String, (Option<u8>, u8)> {
    let named = |(key, name, said): &Entry| (*key, *name, *said);
    let known = known(&written(entries));
    assert_eq!(known.len(), entries.len());
    let by_name: BTreeMap<_, _> =
        known.into_iter().zip(entries.iter().map(named)).map(|(at, it)| (at, (it.1, it.2))).collect();
    assert_eq!(by_name.len(), entries.len(), "each is known by a name of its own");
    by_name
}

proptest! {
    #[test]
    fn what_was_said_of_one_entry_is_never_said_of_another(
        kept in entries(6),
        more in prop::collection::vec(((0..4_u8, prop::option::of(0..3_u8), 0..3_u8), any::<prop::sample::Index>()), 0..4),
        order in any::<u64>(),
    ) {
        let kept: Vec<Entry> = kept.into_iter().map(|(_, name, said)| (1, name, said)).collect();
        let mut all = kept.clone();
        for ((_, name, said), at) in more {
            all.insert(at.index(all.len() + 1), (1, name, said));
        }
        let (few, many) = (meanings(&kept), meanings(&all));
        // Read forward entries are inserted, read backward they are removed: a place that is in both is the same entry's.
        for (place, said) in &few {
            prop_assert!(many.get(place).is_none_or(|it| it == said), "{} {:?} {:?}", place, few, many);
        }
        // An entry that shares its name, or all that it says, with none keeps its place.
        for (place, said) in &few {
            let twins = all.iter().filter(|(_, name, other)| *name == said.0 && (name.is_some() || *other == said.1)).count();
            prop_assert!(twins != 1 || many.contains_key(place), "{}", place);
        }
        // The order says nothing.
        let mut moved = all.clone();
        moved.sort_by_key(|it| (u64::from(it.2) + 7 * it.1.map_or(3, u64::from)).wrapping_mul(order | 1));
        prop_assert_eq!(meanings(&moved), many);
    }

    #[test]
    fn a_stable_place_leads_back_to_its_entry(list in entries(6)) {
        let text = written(&list);
        let tree = read(&text, &Limits::default()).tree.unwrap();
        let mut places = Places::of(&tree);
        for index in 0..list.len() {
            let path = YamlPath::from("l").index(index).key("due");
            let stable = places.stable(&path);
            prop_assert!(!stable.has_index());
            prop_assert_eq!(places.indexed(&YamlPath::from(stable.to_string())), path);
        }
    }
}

/// The same through the whole program: what a baseline holds of some entries silences no finding of another.
#[test]
fn a_baseline_silences_only_what_it_was_drawn_for() {
    let entry = |what: Option<&str>, by: &str| match what {
        Some(what) => format!("  - {{what: {what}, due: 2026-06-01, by: {by}}}\n"),
        None => format!("  - {{due: 2026-06-01, by: {by}}}\n"),
    };
    let pool = [
        entry(Some("One"), "a"),
        entry(Some("Two"), "a"),
        entry(Some("Two"), "b"),
        entry(None, "a"),
        entry(None, "b"),
        entry(Some("One"), "a"),
    ];
    let list = |picked: &[usize]| {
        let entries: String = picked.iter().map(|nth| pool[*nth].as_str()).collect();
        format!("{HEAD}deliverables:\n{entries}")
    };
    let folder = folder(&[]);
    let folder = folder.path();
    // Drawn with some; read with others: how many are new at least, and whether any may be silenced.
    for (drawn, read, new, silenced) in [
        (&[0][..], &[1, 0][..], 1, 1),
        (&[0, 3], &[3, 4, 1, 0], 2, 2),
        (&[0], &[0, 5], 1, 1),
        (&[0, 1], &[1], 0, 1),
        (&[3], &[4], 1, 0),
        (&[3, 4], &[4, 3], 0, 2),
        (&[1], &[2, 1], 2, 0),
        (&[1, 2], &[2, 1], 0, 2),
    ] {
        write(folder, "charter.yaml", &list(drawn));
        done(folder, &["baseline", "--update", "--file", "base.json"]);
        write(folder, "charter.yaml", &list(read));
        let report = json(folder, &["--baseline", "base.json", "--select", "deliverable-overdue"]);
        let count = |list: &str| report[list].as_array().unwrap().len();
        assert_eq!((count("findings"), count("suppressed")), (new, silenced), "{drawn:?} {read:?}");
    }
}
