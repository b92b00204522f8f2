//! A gap is a question: its rule declares it once, and whatever asks it says the same words.

use std::collections::{BTreeMap, BTreeSet};

use partner::document::description;
use partner::document::header::DocumentKind;
use partner::finding::Nature;
use partner::rules::{self, Concerns, Part, Question};
use partner::yaml::YamlPath;
use serde_json::Value;

use crate::program::on_the_day as run;

const TEMPLATE: &str = include_str!("../../templates/charter.yaml");

fn path_of(question: &Question) -> YamlPath {
    let chosen = |sort| match sort {
        "phase" => "chartering",
        "quarter" => "2026-Q3",
        "list" => "signing",
        "item" => "health_checks",
        _ => "northwind",
    };
    question.parts().fold(YamlPath::root(), |path, part| match part {
        Part::Key(key) => path.key(key),
        Part::Chosen(sort) => path.key(chosen(sort)),
        Part::Item => path.index(0),
    })
}

#[test]
fn every_gap_asks_as_one_would_ask_a_person() {
    for rule in rules::all() {
        let asked: Vec<Question> = rule.questions().collect();
        assert_eq!(rule.nature == Nature::Gap, !asked.is_empty(), "{}", rule.id);
        for question in asked {
            let Question { text, example, at, .. } = question;
            assert!(text.ends_with('?') && text.matches('?').count() == 1, "{}: {text}", rule.id);
            assert!(text.starts_with(char::is_uppercase) && text.len() <= 100, "{}: {text}", rule.id);
            assert!(!text.contains('`') && !text.contains("TBD"), "{}: {text}", rule.id);
            assert!(
                !example.is_empty() && !example.ends_with('.') && example.len() <= 70,
                "{}: {example}",
                rule.id
            );
            let path = path_of(&question);
            assert!(description::at(question.document, &path).is_some(), "{}: no `{at}`", rule.id);
        }
    }
}

#[test]
fn every_place_has_one_first_question() {
    let mut first: BTreeMap<(String, &str), Vec<&str>> = BTreeMap::new();
    for question in rules::questions().filter(|it| !it.is_further) {
        first.entry((question.document.to_string(), question.at)).or_default().push(question.text);
    }
    for (place, questions) in &first {
        assert_eq!(questions.len(), 1, "{place:?}: {questions:?}");
    }
    for question in rules::questions().filter(|it| it.is_further) {
        assert!(first.contains_key(&(question.document.to_string(), question.at)), "{}", question.at);
    }
}

#[test]
fn what_each_party_answers_the_format_takes_of_each() {
    let of_party: BTreeSet<&str> =
        rules::questions().filter(|it| it.concerns == Concerns::Each).map(|it| it.at).collect();
    for at in ["exit.notice", "canvas.goals", "parties.{party}.sponsor", "value.costs"] {
        assert!(of_party.contains(at), "{at}");
    }
    for at in ["term.start", "conflict.cooling_off", "governance.amendments"] {
        assert!(!of_party.contains(at), "{at}");
    }
}

#[test]
fn what_is_answered_blind_is_asked_of_each_party() {
    let blind: Vec<Question> = rules::questions()
        .filter(|it| it.document == DocumentKind::Charter && rules::is_blind(&path_of(it)))
        .collect();
    for question in &blind {
        assert_eq!(question.concerns, Concerns::Each, "{}", question.at);
    }
    let asked: BTreeSet<&str> = blind.iter().map(|it| it.at).collect();
    for at in [
        "canvas.goals",
        "canvas.success_means",
        "canvas.exclusivity.{party}.expects",
        "canvas.exclusivity.{party}.grants",
        "canvas.horizon",
        "canvas.effort",
        "intent.{party}.kind",
        "model.criteria.risk_tolerance",
        "value.intangibles",
    ] {
        assert!(asked.contains(at), "{at} is not in {asked:?}");
    }
    for open in [
        "canvas.vision",
        "canvas.non_negotiables.kestrel",
        "exit.notice",
        "intent.kestrel.reviewed",
        "metrics[0].target",
    ] {
        assert!(!rules::is_blind(&open.into()), "{open}");
    }
    assert!(rules::is_blind(&"canvas.goals.kestrel[1].metric".into()));
}

/// What the template asks by itself, as no rule does: each with the key below it.
const ITS_OWN: &[(&str, &str)] = &[
    ("How far is the partnership?", "stage"),
    ("What kind is it?", "kind"),
    ("What is it, in one sentence?", "summary"),
    ("In which currency do the parties count?", "currency"),
    ("What do the parties do together in the market?", "growth"),
    ("What must a party pay if it exits?", "exit.penalties"),
    ("Where is the contract?", "contract.file"),
    ("How well do the parties' directions fit", "checklists.fit.strategic_fit"),
    ("Which do not?", "scope.excluded"),
];

#[test]
fn the_template_asks_in_its_own_words_only_what_no_rule_asks() {
    for (words, place) in ITS_OWN {
        assert!(TEMPLATE.contains(words), "{words}");
        let asked = rules::question_at(DocumentKind::Charter, &(*place).into());
        assert!(asked.is_none(), "{place}: {asked:?}");
    }
    for line in TEMPLATE.lines().filter(|line| line.trim_start().starts_with("# ")) {
        let mut own = String::new();
        let mut rest = line;
        // What stands outside of `{{ … }}` is the template's own.
        while let Some((before, after)) = rest.split_once("{{") {
            own.push_str(before);
            rest = after.split_once("}}").map_or("", |(_, after)| after);
        }
        own.push_str(rest);
        let is_own = ITS_OWN.iter().any(|(words, _)| own.contains(words));
        assert!(is_own || !own.contains('?'), "the template asks by itself: {line}");
    }
}

fn json(folder: &std::path::Path, arguments: &[&str]) -> Value {
    let output = run(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

const BEGUN: &str = "\
partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind: {name: Northwind Bank}
  kestrel: {name: Kestrel Software}
exit:
  ip: Each keeps its own.
";

#[test]
fn one_question_is_the_same_in_every_output() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), BEGUN).unwrap();
    let words = "How much notice must a party give to exit?";
    let report = json(folder.path(), &["check"]);
    let findings = report["findings"].as_array().unwrap();
    let notice = findings.iter().find(|it| it["rule"] == "exit-notice-missing").unwrap();
    assert_eq!(notice["question"], words);
    assert_eq!((&notice["example"], &notice["concerns"]), (&"90 days".into(), &"each".into()));
    for finding in findings {
        assert_eq!(finding["nature"] == "gap", !finding["question"].is_null(), "{finding}");
    }
    let explained = json(folder.path(), &["explain", "exit-notice-missing"]);
    let questions = explained["explained"][0]["asks"].as_array().unwrap();
    assert!(
        questions.iter().any(|it| it["question"] == words && it["example"] == "90 days"),
        "{questions:?}"
    );
    let page = String::from_utf8(run(folder.path(), &["explain", "exit-notice-missing"]).stdout).unwrap();
    assert!(page.contains("Question to each party: How much notice must a party give to exit?"), "{page}");
    let open = json(folder.path(), &["answer", ".", "--list"]);
    let open = open["partnerships"][0]["open"].as_array().unwrap();
    let notice = open.iter().find(|it| it["yaml_path"] == "exit.notice").unwrap();
    assert_eq!((&notice["question"], &notice["example"]), (&words.into(), &"90 days".into()));
    let begun = ["new", "other", "--name", "Other", "--party", "A Co", "--party", "B Co"];
    assert!(run(folder.path(), &begun).status.success());
    let text = std::fs::read_to_string(folder.path().join("other/charter.yaml")).unwrap();
    assert!(
        text.contains(
            "\n  # How much notice must a party give to exit? For example: 90 days.\n  notice: TBD\n"
        )
    );
    assert!(text.lines().all(|line| line.chars().count() <= 120), "{text}");
}

#[test]
fn whatever_the_checklists_need_a_rule_asks_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), BEGUN).unwrap();
    let open = json(folder.path(), &["answer", ".", "--list", "--stage", "launch"]);
    let open = open["partnerships"][0]["open"].as_array().unwrap();
    let lists = ["signing", "fit", "launch"];
    let of_lists: Vec<&Value> =
        open.iter().filter(|it| lists.contains(&it["source"].as_str().unwrap())).collect();
    assert!(of_lists.len() > 20, "{}", of_lists.len());
    for asked in of_lists {
        // Two things are asked for by a list alone: how well the parties' directions fit, and what is shown on a launch list.
        let place = asked["yaml_path"].as_str().unwrap();
        assert!(!asked["example"].is_null() || place.starts_with("checklists."), "{asked}");
    }
}

/// How many of the section's questions are answered, and how many are asked: `(2 of 9 answered)`.
fn counted(charter: &str, section: &str) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    let page = String::from_utf8(run(folder.path(), &["check"]).stdout).unwrap();
    let map = page.split("Sections").nth(1).unwrap().replace('\n', " ");
    let words: Vec<&str> = map.split([' ', ',', '(', ')']).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| *word == section).unwrap_or_else(|| panic!("{section}: {page}"));
    let number = |word: &str| word.parse().unwrap_or_else(|_| panic!("{word}: {page}"));
    (number(words[at + 1]), number(words[at + 3]))
}

#[test]
fn what_a_partnership_is_not_asked_does_not_count() {
    // Of the exit one thing is said, and the section is there.
    let (said, of) = counted(BEGUN, "exit");
    let answered = BEGUN.to_owned() + "  customers: They choose whom to stay with.\n";
    assert_eq!(counted(&answered, "exit"), (said + 1, of), "an answer is one more of as many");
    // What only a joint venture is asked, a contractual project is not: a buy-out, its price, the first refusal.
    let venture = BEGUN.to_owned() + "model: {structure: integrated-alliance, legal_form: joint-venture}\n";
    let (_, more) = counted(&venture, "exit");
    assert!(more > of, "{more} {of}");
}
