//! What a charter bears out of the two checklists, item by item, and what the answers make of it.
//!
//! The cases of an item stand in `tests/readiness/<list>.<item>.yaml`. A block begins with `# case:` and says what the
//! charter is worth for that item: `borne out`; `lacks` with the places that are missing; `unread` with those that
//! cannot be read; `nothing` where no part of what is asked is there. Every block is then asked without an answer and
//! with each of them.

use std::fs;
use std::path::Path;

use partner::config::{Configuration, Counting, Unanswered, Unproven};
use partner::document::scalar::{Date, Scalar as _};
use partner::method::kinds::Kinds;
use partner::method::readiness::{
    BUILT_IN, ByDocument, ChecklistResult, Count, HeldUp, ItemResult, ItemState, Verdict, assess_all,
};
use partner::repository::{Repository, Request};

const PARTIES: &str = "parties: {northwind: {name: Northwind Bank}, kestrel: {name: Kestrel Software}}\n";
const HEAD: &str = "partner: charter/v1\nname: Embedded lending\nstage: negotiation\n";

fn charter(text: &str) -> String {
    let parties = if text.lines().any(|line| line.starts_with("parties:")) { "" } else { PARTIES };
    format!("{HEAD}{parties}{text}")
}

/// The two lists of a charter that is completed by a header and two parties.
fn lists(text: &str) -> Vec<ChecklistResult> {
    counted(text, Counting::default())
}

/// The same by another way of counting.
fn counted(text: &str, readiness: Counting) -> Vec<ChecklistResult> {
    let repository = Repository::load(&Request::Text(charter(text).into_bytes())).unwrap();
    let configuration = Configuration { readiness, ..Configuration::default() };
    let partnership = &repository.partnerships[0];
    let kinds = Kinds::of(partnership, &configuration.kinds);
    assess_all(partnership, &configuration, today(), &kinds)
}

fn today() -> Date {
    Date::parse("2026-07-10").unwrap()
}

fn list(text: &str, id: &str) -> ChecklistResult {
    lists(text).into_iter().find(|list| list.definition.id == id).unwrap()
}

fn item(text: &str, list_id: &str, item_id: &str) -> ItemResult {
    list(text, list_id).items.into_iter().find(|item| item.definition.id == item_id).unwrap()
}

fn missing(item: &ItemResult) -> Vec<&str> {
    item.missing.iter().map(|need| need.path.as_str()).collect()
}

/// One block of a fixture.
#[derive(Debug, Default)]
struct Case {
    title: String,
    has_nothing: bool,
    lacks: Vec<String>,
    unread: Vec<String>,
    text: String,
}

impl Case {
    fn parse(title: &str, text: &str) -> Self {
        let mut case = Self { title: title.to_owned(), text: text.to_owned(), ..Self::default() };
        let mut place = None;
        for word in title.split([' ', ',']).filter(|word| !word.is_empty()) {
            match (word, &mut place) {
                ("borne" | "out", None) => {}
                ("nothing", None) => case.has_nothing = true,
                ("lacks" | "unread", _) => place = Some(word.to_owned()),
                (path, Some(place)) if place == "lacks" => case.lacks.push(path.to_owned()),
                (path, Some(_)) => case.unread.push(path.to_owned()),
                (word, None) => panic!("`{word}` in `{title}`"),
            }
        }
        case
    }

    fn is_borne_out(&self) -> bool {
        self.lacks.is_empty() && self.unread.is_empty()
    }

    /// What counts without an answer.
    fn unasked(&self) -> ItemState {
        match (self.is_borne_out(), self.lacks.is_empty(), self.has_nothing) {
            (true, ..) => ItemState::Yes,
            (_, true, _) => ItemState::Unknown,
            (.., true) => ItemState::Unanswered,
            _ => ItemState::No,
        }
    }

    /// What counts with a yes.
    fn affirmed(&self) -> ItemState {
        match (self.is_borne_out(), self.lacks.is_empty()) {
            (true, _) => ItemState::Yes,
            (_, true) => ItemState::Unknown,
            _ => ItemState::Unproven,
        }
    }
}

fn cases(list: &str, item: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/readiness/{list}.{item}.yaml"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let blocks = text.split("# case:").skip(1);
    blocks
        .map(|block| {
            let (title, text) = block.split_once('\n').unwrap_or((block, ""));
            Case::parse(title.trim(), text)
        })
        .collect()
}

#[test]
fn every_item_is_borne_out_by_what_it_asks_for_and_by_nothing_less() {
    for definition in BUILT_IN.iter() {
        for item_definition in definition.items.iter().filter(|item| !item.is_scored) {
            let (list_id, item_id) = (&definition.id, &item_definition.id);
            let cases = cases(list_id, item_id);
            assert!(cases.iter().any(Case::is_borne_out), "{item_id}: no case is borne out");
            assert!(cases.iter().any(|case| !case.lacks.is_empty()), "{item_id}: no case lacks anything");
            assert!(cases.iter().any(|case| case.has_nothing), "{item_id}: no case has nothing");
            assert!(cases.iter().any(|case| !case.unread.is_empty()), "{item_id}: no case is unread");
            for case in &cases {
                hold_to(case, list_id, item_id);
            }
        }
    }
}

fn hold_to(case: &Case, list: &str, id: &str) {
    let answers = [
        ("", case.unasked()),
        ("yes", case.affirmed()),
        ("no", ItemState::No),
        ("unknown", ItemState::Unknown),
        ("TBD", case.unasked()),
        ("{answer: n/a, reason: Another contract rules this.}", ItemState::NotApplicable),
        ("n/a", ItemState::Unknown),
        ("maybe", ItemState::Unknown),
    ];
    for (answer, state) in answers {
        let text = format!("checklists: {{{list}: {{{id}: {answer}}}}}\n{}", case.text);
        let found = item(&text, list, id);
        let about = format!("{list}.{id}, {}, answered `{answer}`:\n{}", case.title, case.text);
        assert_eq!(found.state, state, "{about}");
        assert_eq!(found.borne_out, case.is_borne_out(), "{about}");
        assert_eq!(missing(&found), case.lacks, "{about}");
        assert_eq!(found.unread, case.unread, "{about}");
    }
}

#[test]
fn what_a_thing_is_called_is_no_evidence_for_a_list_of_the_teams_own_either() {
    let text = charter(
        "metrics: [{id: loans, name: Loans}]\ngovernance: {bodies: [{id: steering, cadence: monthly}]}\n\
         communication: {meetings: [{name: Sync}], channels: [{name: e-mail}, chat]}\n\
         exit: {notice: TBD, ip: {northwind: TBD}}\nrisks: TBD\nnda: 2026-05-01\n",
    );
    let repository = Repository::load(&Request::Text(text.into_bytes())).unwrap();
    let document = &repository.partnerships[0].charter;
    for (path, is_said) in [
        ("metrics", false),
        ("metrics[0].name", true),
        ("metrics[0].target", false),
        ("governance", true),
        ("governance.bodies", true),
        ("communication.meetings", false),
        ("communication.channels", true),
        ("communication", true),
        ("exit", false),
        ("exit.ip", false),
        ("risks", false),
        ("nda", true),
        ("plan", false),
        // A party is what it is called: its map is no entry of a list.
        ("parties.northwind", true),
    ] {
        assert_eq!(document.says_more_than_names(&path.into()), is_said, "{path}");
    }
}

#[test]
fn strategic_fit_is_its_own_evidence() {
    let table = [
        ("1", ItemState::No),
        ("2", ItemState::No),
        ("3", ItemState::Yes),
        ("4", ItemState::Yes),
        ("5", ItemState::Yes),
        ("{answer: 4}", ItemState::Yes),
        ("{answer: 2, evidence: https://x.example/fit}", ItemState::No),
        // Out of range, and words that are no score.
        ("0", ItemState::Unknown),
        ("6", ItemState::Unknown),
        ("4.5", ItemState::Unknown),
        ("high", ItemState::Unknown),
        ("yes", ItemState::Unproven),
        ("no", ItemState::No),
        ("unknown", ItemState::Unknown),
        ("TBD", ItemState::Unanswered),
        ("", ItemState::Unanswered),
    ];
    for (answer, state) in table {
        let text = format!("checklists:\n  fit:\n    strategic_fit: {answer}\n");
        let found = item(&text, "fit", "strategic_fit");
        assert_eq!(found.state, state, "{answer}");
        let is_high = state == ItemState::Yes;
        assert_eq!(found.borne_out, is_high, "{answer}");
        let expected: &[&str] = if is_high { &[] } else { &["checklists.fit.strategic_fit"] };
        assert_eq!(missing(&found), expected, "{answer}");
    }
    assert_eq!(item("", "fit", "strategic_fit").state, ItemState::Unanswered);
}

#[test]
fn what_is_missing_says_what_exactly_is_wanted() {
    let detail = |text: &str, list: &str, id: &str| item(text, list, id).missing[0].detail.clone();
    let three = "parties: {northwind: {name: N}, kestrel: {name: K}, osprey: {name: O}}\ncanvas: {together: kestrel}\n\
        metrics: [{id: loans, name: Loans, target: 20%, agreed_by: [osprey]}]\nconflict: {levels: [Managers]}\n";
    let canvas = item(three, "signing", "alignment_canvas");
    let together = canvas.missing.iter().find(|need| need.path == "canvas.together").unwrap();
    assert_eq!(together.detail, "does not name N and O");
    assert_eq!(detail(three, "signing", "shared_metrics"), "does not name N and K");
    assert_eq!(detail(three, "signing", "conflict_protocol"), "has 1 of at least 2");
    assert_eq!(detail(three, "fit", "clear_metrics"), "has 1; 3 to 5 are needed");
    let score = "checklists: {fit: {strategic_fit: 2}}";
    assert_eq!(detail(score, "fit", "strategic_fit"), "is 2; at least 3 is needed");
}

#[test]
fn a_yes_to_the_exit_without_an_exit_section_is_unproven_and_counts_as_no() {
    let result = list("checklists: {signing: {exit_process: yes}}", "signing");
    let exit = result.items.iter().find(|item| item.definition.id == "exit_process").unwrap();
    assert_eq!(exit.state, ItemState::Unproven);
    assert!(exit.is_no());
    assert_eq!(missing(exit), ["exit.notice", "exit.ip", "exit.transition"]);
    // Nothing else is there either.
    assert_eq!((result.no, result.of, result.verdict), (8, 8, Verdict::Pause));
}

const SEEN: &str = "{answer: yes, evidence: https://x.example/it, seen_by: Dana Reyes, on: 2026-07-01}";

/// A signing list in which the first items hold and the others are answered as given.
fn signing(answers: &[(&str, &str)]) -> ChecklistResult {
    let ids = BUILT_IN[0].items.iter().map(|item| &*item.id);
    let lines: String = ids
        .map(|id| {
            let given = answers.iter().find(|(name, _)| *name == id).map(|(_, answer)| *answer);
            // An address that somebody has opened bears a yes out, so that the tally does not hang on a whole charter.
            let answer = given.unwrap_or(SEEN);
            format!("    {id}: {answer}\n")
        })
        .collect();
    list(&format!("checklists:\n  signing:\n{lines}"), "signing")
}

#[test]
fn the_signing_list_says_ready_address_or_pause() {
    let tally = |answers: &[(&str, &str)]| {
        let result = signing(answers);
        (result.no, result.of, result.verdict)
    };
    let away = "{answer: n/a, reason: A law rules this.}";
    assert_eq!(tally(&[]), (0, 8, Verdict::Ready));
    assert_eq!(tally(&[("exit_process", "no")]), (1, 8, Verdict::Address));
    assert_eq!(tally(&[("exit_process", "no"), ("health_checks", "no")]), (2, 8, Verdict::Address));
    // Every way of not being a yes counts the same: no, unproven, unknown.
    let three = [("exit_process", "no"), ("health_checks", "yes"), ("shared_metrics", "unknown")];
    assert_eq!(tally(&three), (3, 8, Verdict::Pause));
    // Unanswered, invalid, and not applicable without a reason.
    let three = [("exit_process", ""), ("health_checks", "partly"), ("shared_metrics", "n/a")];
    assert_eq!(tally(&three), (3, 8, Verdict::Pause));
    // What does not apply leaves the tally.
    let two = [("exit_process", "no"), ("health_checks", "no"), ("shared_metrics", away)];
    assert_eq!(tally(&two), (2, 7, Verdict::Address));
    let open = "{answer: n/a, reason: TBD}";
    assert_eq!(tally(&[("exit_process", open)]), (1, 8, Verdict::Address));
    // A score says nothing where a word is asked for.
    assert_eq!(tally(&[("exit_process", "5")]), (1, 8, Verdict::Address));
    let all: Vec<(&str, &str)> = BUILT_IN[0].items.iter().map(|item| (&*item.id, away)).collect();
    assert_eq!(tally(&all), (0, 0, Verdict::Ready));
}

#[test]
fn the_fit_list_says_ready_address_or_reconsider() {
    let tally = |noes: usize| {
        let lines: String = BUILT_IN[1]
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let yes = if item.is_scored { "3" } else { SEEN };
                // The score stands first: the others are answered with no, from the last one backwards.
                let answer = if BUILT_IN[1].items.len() - index <= noes { "no" } else { yes };
                format!("    {}: {answer}\n", item.id)
            })
            .collect();
        let result = list(&format!("checklists:\n  fit:\n{lines}"), "fit");
        (result.no, result.of, result.verdict)
    };
    assert_eq!(tally(0), (0, 6, Verdict::Ready));
    assert_eq!(tally(1), (1, 6, Verdict::Address));
    assert_eq!(tally(2), (2, 6, Verdict::Address));
    // More than two.
    assert_eq!(tally(3), (3, 6, Verdict::Reconsider));
    assert_eq!(tally(6), (6, 6, Verdict::Reconsider));
}

#[test]
fn a_document_bears_an_answer_out_if_it_is_there() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("repository");
    fs::create_dir_all(folder.join(".git")).unwrap();
    fs::create_dir_all(folder.join("lending/docs")).unwrap();
    fs::write(outer.path().join("secret.md"), "x").unwrap();
    fs::write(folder.join("shared.md"), "x").unwrap();
    fs::write(folder.join("lending/docs/blueprint.md"), "x").unwrap();
    let state = |answer: &str, evidence: &str| {
        let answer = if answer.is_empty() { String::new() } else { format!("answer: {answer}, ") };
        let text = charter(&format!(
            "checklists: {{signing: {{governance_blueprint: {{{answer}evidence: \"{evidence}\"}}}}}}\n"
        ));
        fs::write(folder.join("lending/charter.yaml"), text).unwrap();
        let request = Request::Paths { base: folder.clone(), paths: vec![".".into()] };
        let repository = Repository::load(&request).unwrap();
        let (partnership, configuration) = (&repository.partnerships[0], Configuration::default());
        let kinds = Kinds::of(partnership, &configuration.kinds);
        let lists = assess_all(partnership, &configuration, today(), &kinds);
        let item = lists[0].items[1].clone();
        assert_eq!(item.definition.id, "governance_blueprint");
        assert!(!item.borne_out);
        // What the charter itself lacks is still said.
        assert_eq!(missing(&item), ["governance.decisions", "governance.bodies", "governance.escalation"]);
        (item.state, item.document)
    };
    let yes = |evidence: &str| state("yes", evidence);
    assert_eq!(yes("docs/blueprint.md"), (ItemState::Yes, Some(ByDocument::File)));
    assert_eq!(yes("docs/blueprint.md#roles"), (ItemState::Yes, Some(ByDocument::File)));
    assert_eq!(yes("../shared.md"), (ItemState::Yes, Some(ByDocument::File)));
    assert_eq!(yes("docs/other.md"), (ItemState::Unproven, None));
    assert_eq!(yes("docs"), (ItemState::Unproven, None));
    assert_eq!(yes("../../secret.md"), (ItemState::Unproven, None));
    assert_eq!(yes("/etc/hostname"), (ItemState::Unproven, None));
    assert_eq!(yes("https://x.example/b"), (ItemState::Claimed, Some(ByDocument::Claimed)));
    assert_eq!(state("no", "docs/blueprint.md"), (ItemState::No, Some(ByDocument::File)));
    assert_eq!(state("unknown", "docs/blueprint.md").0, ItemState::Unknown);
    // Without an answer the evidence decides.
    assert_eq!(state("", "docs/blueprint.md"), (ItemState::Yes, Some(ByDocument::File)));
    assert_eq!(state("", "docs/other.md"), (ItemState::Unanswered, None));
}

#[test]
fn a_file_that_standard_input_names_is_a_claim() {
    let text = "checklists: {signing: {exit_process: {answer: yes, evidence: docs/exit.md}}}";
    let exit = item(text, "signing", "exit_process");
    assert_eq!((exit.state, exit.document), (ItemState::Claimed, Some(ByDocument::Claimed)));
}

#[test]
fn answers_that_cannot_be_read_are_not_replaced_by_the_charter() {
    let exit = "exit: {notice: 90 days, ip: Each keeps its own., transition: 60 days}\n";
    // The list is no map, the section is no map, the section is no YAML: there may have been a no.
    for answers in
        ["checklists: {signing: done}\n", "checklists: done\n", "checklists:\n  signing: {exit_process: no\n"]
    {
        let found = item(&format!("{answers}{exit}"), "signing", "exit_process");
        assert_eq!((found.state, found.borne_out), (ItemState::Unknown, true), "{answers}");
    }
    for answers in ["", "checklists: TBD\n", "checklists: {signing: }\n", "checklists: {signing: TBD}\n"] {
        let found = item(&format!("{answers}{exit}"), "signing", "exit_process");
        assert_eq!((found.state, found.borne_out), (ItemState::Yes, true), "{answers}");
    }
}

#[test]
fn where_no_party_can_be_read_nothing_is_there_for_each_of_them() {
    let damaged = "parties: {northwind: {name: \"Northwind}\nmetrics: [{id: loans, name: Loans, target: 20%, agreed_by: [northwind]}]\n\
        exit: {notice: {northwind: 90 days}, ip: Kept., transition: 60 days}\n\
        resources: {chartering: {northwind: {people: 2, budget: 40000 GBP, time: 20%}}}\n";
    for (id, place) in [
        ("shared_metrics", "metrics[0].agreed_by"),
        ("exit_process", "exit.notice"),
        ("resource_commitments", "resources.chartering"),
    ] {
        let found = item(damaged, "signing", id);
        assert_eq!(
            (found.state, found.unread.as_slice()),
            (ItemState::Unknown, &[place.to_owned()][..]),
            "{id}"
        );
    }
}

#[test]
fn the_text_does_not_call_missing_what_it_could_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = charter("exit: {notice: 6m, ip: Each keeps its own., transition: 60 days}\n");
    fs::write(folder.path().join("charter.yaml"), text).unwrap();
    let output = crate::program::command()
        .args(["check", "-v", "--as-of", "2026-07-10"])
        .current_dir(folder.path())
        .env("COLUMNS", "160")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find(|line| line.contains(" exit process ")).unwrap_or_else(|| panic!("{text}"));
    assert_eq!(line.trim(), "not known    exit process           `exit.notice` cannot be read");
}

#[test]
fn an_address_counts_as_evidence_once_somebody_has_opened_it() {
    let state = |answer: &str, counting: Counting| {
        let text = format!("checklists: {{signing: {{exit_process: {{{answer}}}}}}}");
        let list = counted(&text, counting).into_iter().find(|list| list.definition.id == "signing").unwrap();
        let item = list.items.into_iter().find(|item| item.definition.id == "exit_process").unwrap();
        (item.state, item.counts, item.document)
    };
    let url = "evidence: https://x.example/exit";
    let strict = Counting::default();
    let trusting = Counting { unproven: Unproven::Yes, ..strict };
    let claimed = |counts| (ItemState::Claimed, counts, Some(ByDocument::Claimed));
    let attested = (ItemState::Yes, Count::Met, Some(ByDocument::Attested));
    for half in [
        String::new(),
        ", seen_by: Dana Reyes".to_owned(),
        ", on: 2026-07-01".to_owned(),
        ", seen_by: TBD, on: 2026-07-01".to_owned(),
        // The day after the judgement: nobody has opened it yet.
        ", seen_by: Dana Reyes, on: 2026-07-11".to_owned(),
    ] {
        let answer = format!("answer: yes, {url}{half}");
        assert_eq!(state(&answer, strict), claimed(Count::NotMet), "{answer}");
        // As much as a plain yes, and no more.
        assert_eq!(state(&answer, trusting), claimed(Count::Met), "{answer}");
        assert_eq!(state(&format!("{url}{half}"), strict), claimed(Count::NotMet), "{half}");
    }
    let seen = format!("{url}, seen_by: Dana Reyes, on: 2026-07-10");
    for answer in [format!("answer: yes, {seen}"), seen.clone()] {
        assert_eq!(state(&answer, strict), attested, "{answer}");
    }
    assert_eq!(state(&format!("answer: no, {seen}"), strict).0, ItemState::No);
    assert_eq!(state(&format!("answer: unknown, {seen}"), strict).0, ItemState::Unknown);
    assert_eq!(state("answer: yes", strict), (ItemState::Unproven, Count::NotMet, None));
    assert_eq!(state("answer: yes", trusting), (ItemState::Unproven, Count::Met, None));
    // To have opened nothing attests nothing.
    assert_eq!(
        state("answer: yes, seen_by: Dana Reyes, on: 2026-07-01", strict),
        (ItemState::Unproven, Count::NotMet, None)
    );
}

/// The tally of a list: how many are not met, how many are open, of how many, and the verdict.
fn tally(text: &str, id: &str, counting: Counting) -> (usize, usize, usize, Verdict) {
    let list = counted(text, counting).into_iter().find(|list| list.definition.id == id).unwrap();
    (list.no, list.open, list.of, list.verdict)
}

#[test]
fn a_list_that_nobody_has_begun_is_not_started() {
    let strict = Counting::default();
    for text in
        ["", "checklists: TBD\n", "checklists: {signing: {exit_process: TBD}}\n", "exit: {notice: TBD}\n"]
    {
        assert_eq!(tally(text, "signing", strict), (0, 8, 8, Verdict::NotStarted), "{text}");
        assert_eq!(tally(text, "fit", strict), (0, 6, 6, Verdict::NotStarted), "{text}");
        assert_eq!(tally(text, "launch", strict), (0, 3, 3, Verdict::NotStarted), "{text}");
    }
    // Any answer begins it, and so does anything that the charter shows.
    for begun in [
        "checklists: {signing: {exit_process: unknown}}\n",
        "checklists: {signing: {exit_process: no}}\n",
        "checklists: {signing: {exit_process: {evidence: https://x.example/exit}}}\n",
        "exit: {ip: Each keeps its own.}\n",
    ] {
        assert_eq!(tally(begun, "signing", strict), (8, 0, 8, Verdict::Pause), "{begun}");
    }
    // What cannot be read may be an answer.
    assert_ne!(tally("checklists: {signing: done}\n", "signing", strict).3, Verdict::NotStarted);
}

#[test]
fn on_partner_fit_only_answers_and_contradictions_count() {
    let strict = Counting::default();
    // Parts of what four questions ask for, and silence otherwise.
    let parts = "governance: {escalation: [steering]}\nexit: {ip: Each keeps its own.}\n\
        communication: {culture: {style: Direct.}}\nresources: {chartering: {northwind: {people: 2}}}\n";
    assert_eq!(tally(parts, "fit", strict), (0, 6, 6, Verdict::Address));
    // Six metrics are more than a handful, which the charter says itself.
    let metric =
        |id: &str| format!("  - {{id: {id}, name: {id}, target: 20%, agreed_by: [northwind, kestrel]}}\n");
    let six: String = ["a", "b", "c", "d", "e", "f"].map(metric).concat();
    assert_eq!(tally(&format!("metrics:\n{six}"), "fit", strict), (1, 5, 6, Verdict::Address));
    // Two are only not enough yet.
    let two: String = ["a", "b"].map(metric).concat();
    assert_eq!(tally(&format!("metrics:\n{two}"), "fit", strict), (0, 6, 6, Verdict::Address));
    // One party has agreed and the other is left out.
    let three = "metrics: [{id: a, name: A, target: 20%, agreed_by: [northwind]}]\n";
    assert_eq!(tally(three, "fit", strict), (1, 5, 6, Verdict::Address));
    // The same answered with yes is a yes that nothing shows.
    let answered = |answers: &str| format!("checklists: {{fit: {{{answers}}}}}\n");
    assert_eq!(tally(&answered("strategic_fit: 2"), "fit", strict), (1, 5, 6, Verdict::Address));
    let two = answered("strategic_fit: 2, culture: no");
    assert_eq!(tally(&two, "fit", strict), (2, 4, 6, Verdict::Address));
    let three = answered("strategic_fit: 2, culture: no, governance: yes");
    assert_eq!(tally(&three, "fit", strict), (3, 3, 6, Verdict::Reconsider));
}

#[test]
fn an_unanswered_question_can_stay_open_and_keeps_a_list_from_being_ready() {
    let open = Counting { unanswered: Unanswered::Open, ..Counting::default() };
    let seven: String =
        BUILT_IN[0].items[..7].iter().map(|item| format!("    {}: {SEEN}\n", item.id)).collect();
    let text = format!("checklists:\n  signing:\n{seven}");
    assert_eq!(tally(&text, "signing", Counting::default()), (1, 0, 8, Verdict::Address));
    assert_eq!(tally(&text, "signing", open), (0, 1, 8, Verdict::Address));
    // What the charter shows is settled without an answer.
    let shown = format!("{text}reviews: {{health: half-yearly}}\n");
    assert_eq!(tally(&shown, "signing", open), (0, 0, 8, Verdict::Ready));
    // A part of it is no answer, and what leaves a party out is against it.
    assert_eq!(tally("exit: {notice: 90 days}\n", "signing", open), (0, 8, 8, Verdict::Address));
    let left_out = "canvas: {completed: 2026-06-01, together: [northwind]}\n";
    assert_eq!(tally(left_out, "signing", open), (1, 7, 8, Verdict::Address));
    // Answers count as they do otherwise.
    let three = "checklists: {signing: {exit_process: no, health_checks: unknown, shared_metrics: yes}}\n";
    assert_eq!(tally(three, "signing", open), (3, 5, 8, Verdict::Pause));
}

#[test]
fn errors_hold_up_a_list_of_which_everything_is_met_and_no_other() {
    let held = [HeldUp { rule: "exit-clause-missing".to_owned(), message: "no exit".to_owned() }];
    let mut ready = signing(&[]);
    ready.hold_up(&[]);
    assert_eq!((ready.verdict, ready.held_up_by.len()), (Verdict::Ready, 0));
    ready.hold_up(&held);
    assert_eq!((ready.verdict, ready.held_up_by.as_slice()), (Verdict::Complete, &held[..]));
    let mut address = signing(&[("exit_process", "no")]);
    address.hold_up(&held);
    assert_eq!((address.verdict, address.held_up_by.len()), (Verdict::Address, 0));
}

#[test]
fn the_levels_of_the_conflict_protocol_are_an_escalation_path() {
    let governance = "governance: {decisions: [{what: Scope, decides: both}], bodies: [{id: steering, cadence: monthly}]}\n";
    let without = item(governance, "signing", "governance_blueprint");
    assert_eq!((without.state, missing(&without)), (ItemState::No, vec!["governance.escalation"]));
    let levels = format!("{governance}conflict: {{levels: [{{who: Managers, within: 5 days}}]}}\n");
    let with = item(&levels, "signing", "governance_blueprint");
    assert_eq!((with.state, missing(&with)), (ItemState::Yes, vec![]));
    let open = format!("{governance}conflict: {{levels: [TBD]}}\n");
    assert_eq!(missing(&item(&open, "signing", "governance_blueprint")), ["governance.escalation"]);
}

#[test]
fn the_way_to_ready_settles_what_is_open_too() {
    let configuration = Configuration::default();
    let list = list("checklists: {fit: {strategic_fit: 4, culture: no}}\n", "fit");
    let way = list.way(&configuration.policy).unwrap();
    // One answer of no and four questions that no one has answered.
    assert_eq!((way.to, way.steps.len()), (Verdict::Ready, 5));
    // One section is missing for the culture, and the answer; of three things each the list's order decides.
    let ids: Vec<&str> = way.steps.iter().map(|step| &*list.items[step.item].definition.id).collect();
    assert_eq!(ids, ["culture", "resource_commitment", "clear_metrics", "governance", "exit_plan"]);
}
