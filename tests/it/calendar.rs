//! The calendar of a partnership, on days worked out by hand.

use std::path::PathBuf;

use partner::config::Configuration;
use partner::document::scalar::{Date, Scalar as _};
use partner::method::Assessment;
use partner::method::calendar::Calendar;
use partner::repository::{Repository, Request};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The calendar of a charter with these sections, of which `stage` is one, and of these records.
fn calendar(sections: &str, records: &[(&str, &str)], as_of: &str, until: Option<&str>) -> Calendar {
    let folder = tempfile::tempdir().unwrap();
    let parties = "parties:\n  northwind: {name: Northwind}\n  kestrel: {name: Kestrel}\n";
    let stage = if sections.contains("stage:") { "" } else { "stage: operation\n" };
    let charter = format!("partner: charter/v1\nname: X\n{stage}{parties}{sections}");
    std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    for (name, text) in records {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let partnership = &repository.partnerships[0];
    assert!(partnership.charter.problems.is_empty(), "{:?}", partnership.charter.problems);
    assert!(partnership.records.documents().all(|(_, problems)| problems.is_empty()));
    let configuration = Configuration::default();
    let assessment = Assessment::of(partnership, &configuration, day(as_of));
    Calendar::of(partnership, &assessment, &configuration.policy, day(as_of), until.map(day))
}

/// Day, kind and state of each event but the phases, which have tests of their own.
fn events(calendar: &Calendar) -> Vec<String> {
    let line = |event: &partner::method::calendar::Event| {
        let about = if event.about.is_empty() { String::new() } else { format!(" {}", event.about) };
        format!("{} {}{about} {}", event.day, event.occasion.kind(), event.state)
    };
    calendar.events.iter().filter(|event| !event.occasion.kind().starts_with("phase")).map(line).collect()
}

fn of(sections: &str, as_of: &str) -> Vec<String> {
    events(&calendar(sections, &[], as_of, None))
}

#[test]
fn the_window_begins_thirty_days_before_and_ends_a_year_later_or_with_the_term() {
    let window = |sections, as_of| {
        let calendar = calendar(sections, &[], as_of, None);
        (calendar.first.to_string(), calendar.last.to_string())
    };
    let of = |first: &str, last: &str| (first.to_owned(), last.to_owned());
    // 10 days of July and 20 of June.
    assert_eq!(window("", "2026-07-10"), of("2026-06-10", "2027-07-10"));
    // 2028 has a 29 February; a year later there is none.
    assert_eq!(window("", "2028-02-29"), of("2028-01-30", "2029-02-28"));
    let term = "term: {start: 2026-04-01, length: 12 months}\n";
    assert_eq!(window(term, "2026-07-10"), of("2026-06-10", "2027-03-31"));
    assert_eq!(window(term, "2027-03-31"), of("2027-03-01", "2027-03-31"));
    // Once the term has ended, its end no longer bounds anything.
    assert_eq!(window(term, "2027-04-01"), of("2027-03-02", "2028-04-01"));
    let until = calendar(term, &[], "2026-07-10", Some("2029-01-01"));
    assert_eq!(until.last, day("2029-01-01"));
}

#[test]
fn the_first_and_the_last_day_of_the_window_are_in_it_and_what_is_overdue_always_is() {
    let sections = "\
deliverables:
  - {what: done-before, due: 2026-06-09, delivered: 2026-06-09}
  - {what: done-first, due: 2026-06-10, delivered: 2026-06-11}
  - {what: late, due: 2020-01-01}
  - {what: promised, due: 2026-07-09, delivered: 2026-07-11}
  - {what: today, due: 2026-07-10}
  - {what: soon, due: 2026-07-24}
  - {what: later, due: 2026-07-25}
  - {what: last, due: 2027-07-10}
  - {what: behind, due: 2027-07-11}
";
    assert_eq!(
        of(sections, "2026-07-10"),
        [
            "2020-01-01 deliverable late overdue",
            "2026-06-10 deliverable done-first done",
            "2026-07-09 deliverable promised overdue",
            "2026-07-10 deliverable today due-soon",
            "2026-07-24 deliverable soon due-soon",
            "2026-07-25 deliverable later upcoming",
            "2027-07-10 deliverable last upcoming",
        ]
    );
}

#[test]
fn reviews_count_from_one_day_so_that_a_short_month_shortens_only_itself() {
    let sections = "term: {start: 2027-01-31}\nreviews: {operations: monthly}\n";
    let days = |as_of, until| {
        let calendar = calendar(sections, &[], as_of, until);
        let reviews = calendar.events.iter().filter(|event| event.occasion.kind() == "review");
        reviews.map(|event| format!("{} {}", event.day, event.state)).collect::<Vec<_>>()
    };
    assert_eq!(days("2027-02-01", None), ["2027-02-28 upcoming"]);
    assert_eq!(
        days("2027-02-01", Some("2027-05-31")),
        ["2027-02-28 upcoming", "2027-03-31 upcoming", "2027-04-30 upcoming", "2027-05-31 upcoming"]
    );
    assert_eq!(days("2027-02-28", None), ["2027-02-28 due-soon"]);
    // Missed: it is the next one, and the later ones follow only where they are asked for.
    assert_eq!(days("2027-03-01", None), ["2027-02-28 overdue"]);
    assert_eq!(days("2027-04-01", Some("2027-05-30")), ["2027-02-28 overdue", "2027-04-30 upcoming"]);
}

#[test]
fn reviews_go_on_from_the_last_one_that_was_held_and_end_with_the_term() {
    let sections = "term: {start: 2026-01-01, length: 12 months}\nreviews: {business: quarterly}\n";
    let review = "partner: review/v1\nkind: business\nperiod: 2026-Q2\nheld: 2026-06-30\n";
    let calendar = calendar(sections, &[("q2.yaml", review)], "2026-07-10", Some("2028-01-01"));
    // 30 September, 30 December; 30 March lies behind the term.
    assert_eq!(
        events(&calendar),
        ["2026-09-30 review upcoming", "2026-12-30 review upcoming", "2026-12-31 term-end upcoming"]
    );
}

#[test]
fn before_operation_a_review_that_passed_was_not_missed() {
    let sections = "stage: launch\nterm: {start: 2026-06-01}\nreviews: {operations: monthly}\n";
    assert_eq!(of(sections, "2026-07-10"), ["2026-08-01 review upcoming"]);
    let operation = sections.replace("launch", "operation");
    assert_eq!(of(&operation, "2026-07-10"), ["2026-07-01 review overdue"]);
}

#[test]
fn gates_say_who_must_still_vote() {
    let sections = "\
gates:
  - {id: past, due: 2026-06-20, deciders: {northwind: Dana, kestrel: Sam}}
  - {id: torn, name: Torn, due: 2026-07-01, deciders: {northwind: Dana, kestrel: Sam}}
  - {id: silent, due: 2026-07-05, deciders: {northwind: Dana}}
  - {id: today, due: 2026-07-10}
  - {id: undated}
";
    let vote = |gate: &str, date: &str, votes: &str| {
        format!("partner: decision/v1\ngate: {gate}\ndate: {date}\nvotes: {{{votes}}}\n")
    };
    let late = vote("past", "2026-06-25", "northwind: continue, kestrel: continue");
    let torn = vote("torn", "2026-07-02", "northwind: continue, kestrel: pivot");
    let half = vote("silent", "2026-07-04", "northwind: continue");
    let records = [("a.yaml", late.as_str()), ("b.yaml", torn.as_str()), ("c.yaml", half.as_str())];
    let calendar = calendar(sections, &records, "2026-07-10", None);
    let gates = calendar.events.iter().filter(|event| event.occasion.kind() == "gate");
    let line = |event: &partner::method::calendar::Event| {
        format!("{} {} {} [{}]", event.day, event.about, event.state, event.who.join(", "))
    };
    assert_eq!(
        gates.map(line).collect::<Vec<_>>(),
        [
            "2026-06-20 past done []",
            "2026-07-01 Torn overdue [Dana, Sam]",
            "2026-07-05 silent overdue [Kestrel]",
            "2026-07-10 today due-soon [Northwind, Kestrel]",
        ]
    );
}

#[test]
fn after_all_voted_to_end_it_nothing_comes_back() {
    let sections = "\
term: {start: 2026-04-01, length: 12 months, notice: 60 days}
reviews: {operations: monthly}
intent: {northwind: {kind: market-access, reviewed: 2026-03-01}}
gates:
  - {id: first, due: 2026-07-01}
  - {id: second, due: 2026-10-01}
";
    let exit =
        "partner: decision/v1\ngate: first\ndate: 2026-06-30\nvotes: {northwind: exit, kestrel: exit}\n";
    let calendar = calendar(sections, &[("a.yaml", exit)], "2026-07-10", None);
    assert!(!calendar.goes_on);
    assert_eq!(events(&calendar), ["2026-07-01 gate first done", "2027-03-31 term-end upcoming"]);
}

#[test]
fn the_renewal_is_decided_by_the_day_of_the_notice() {
    let term = |renewal: &str| {
        format!("term: {{start: 2026-04-01, length: 12 months, notice: 60 days, renewal: {renewal}}}\n")
    };
    // 60 days before 31 March 2027: 31 of March to 28 February, 28 to 31 January, one more.
    let ahead = ["2027-01-30 renewal upcoming", "2027-03-31 term-end upcoming"];
    assert_eq!(of(&term("by-agreement"), "2026-07-10"), ahead);
    assert_eq!(of(&term("by-agreement"), "2027-01-30")[0], "2027-01-30 renewal due-soon");
    assert_eq!(of(&term("by-agreement"), "2027-01-31")[0], "2027-01-30 renewal overdue");
    // Behind the end only the end itself is overdue: the day of the notice, 61 days back, is out of the window.
    assert_eq!(of(&term("by-agreement"), "2027-04-01"), ["2027-03-31 term-end overdue"]);
    // Renewed by itself: once the day has passed, the next one is a year later, 60 days before 31 March 2028, which is 31 January
    // 2028: 31 of March and 29 of February.
    let silent =
        ["2027-01-30 no-renewal passed", "2027-03-31 term-end upcoming", "2028-01-31 no-renewal upcoming"];
    assert_eq!(of(&term("automatic"), "2027-01-30"), ["2027-01-30 no-renewal due-soon", silent[1]]);
    assert_eq!(of(&term("automatic"), "2027-01-31"), silent);
    assert_eq!(
        of(&term("automatic"), "2027-04-01"),
        ["2027-03-31 term-end passed", "2028-01-31 no-renewal upcoming", "2028-03-31 term-end upcoming"]
    );
    assert_eq!(of(&term("none"), "2026-07-10"), ["2027-03-31 term-end upcoming"]);
    // Without a notice of its own, the longest of the exit counts: 31 March less three months is 31 December.
    let exit = "term: {start: 2026-04-01, length: 12 months}\nexit: {notice: {northwind: 30 days, kestrel: 3 months}}\n";
    let calendar = calendar(exit, &[], "2026-07-10", None);
    let renewal = calendar.events.iter().find(|event| event.occasion.kind() == "renewal").unwrap();
    assert_eq!((renewal.day, renewal.origin.path.as_str()), (day("2026-12-31"), "exit.notice.kestrel"));
}

#[test]
fn the_next_day_to_say_no_is_that_of_the_cycle_that_runs() {
    // Two years from 1 March 2021, then one year each time: the fourth renewal runs from 1 March 2026 to 28 February 2027; 90 days
    // before its end, 28 of February, 31 of January and 31 of December, is 30 November 2026.
    let sections =
        "term: {start: 2021-03-01, length: 2 years, notice: 90 days, renewal: 'automatic, 1 year'}\n";
    assert_eq!(
        of(sections, "2026-07-10"),
        ["2026-11-30 no-renewal upcoming", "2027-02-28 term-end upcoming"]
    );
    let all = calendar(sections, &[], "2026-07-10", None).events;
    let no = all.iter().find(|event| event.occasion.kind() == "no-renewal").unwrap();
    assert_eq!(
        (no.occasion.clone(), no.origin.path.as_str()),
        (partner::method::calendar::Occasion::NoRenewal(4), "term.notice")
    );
    // The contract alone: a year from 1 October 2024, successive; three months before 30 September 2026 is 30 June, which has passed.
    let contract = "contract: {effective_date: 2024-10-01, expiration_date: 2025-09-30, renewal_term: successive 1 year, renewal_notice: 3 months}\n";
    assert_eq!(
        of(contract, "2026-07-10"),
        [
            "2026-06-30 contract-notice passed",
            "2026-09-30 contract-end upcoming",
            "2027-06-30 contract-notice upcoming"
        ]
    );
}

#[test]
fn a_notice_of_the_contract_is_the_term_s_where_it_has_none() {
    let sections = "\
term: {start: 2026-04-01, length: 12 months, renewal: by-agreement}
contract: {expiration_date: 2027-03-31, renewal_notice: 30 days}
exit: {notice: 90 days}
";
    // Once, and not by the longer notice of the exit: 31 March 2027 less 30 days is 1 March.
    assert_eq!(
        of(sections, "2026-07-10"),
        ["2027-03-01 renewal upcoming", "2027-03-31 term-end upcoming", "2027-03-31 contract-end upcoming"]
    );
    let at_once =
        "term: {start: 2026-04-01, length: 12 months, renewal: automatic}\nexit: {notice: at once}\n";
    assert_eq!(
        of(at_once, "2027-01-01")[..2],
        ["2027-03-31 no-renewal upcoming", "2027-03-31 term-end upcoming"]
    );
}

#[test]
fn days_of_the_contract_share_a_line_with_those_of_the_charter() {
    let sections = "\
term: {start: 2026-04-01, length: 12 months}
contract: {expiration_date: 2027-03-31, renewal_notice: 30 days}
";
    let calendar = calendar(sections, &[], "2026-07-10", None);
    let days: Vec<(String, Vec<&str>)> = calendar
        .days()
        .map(|(day, events)| (day.to_string(), events.iter().map(|it| it.origin.path.as_str()).collect()))
        .filter(|(day, _)| day.starts_with("2027"))
        .collect();
    assert_eq!(
        days,
        [
            ("2027-03-01".to_owned(), vec!["contract.renewal_notice"]),
            ("2027-03-31".to_owned(), vec!["term.length", "contract.expiration_date"]),
        ]
        .map(|(day, paths)| (day, paths))
    );
}

#[test]
fn a_notice_longer_than_the_contract_has_no_day() {
    let notices = |sections: &str| -> Vec<String> {
        let all = calendar(sections, &[], "2026-07-10", None).events;
        all.iter().filter(|it| it.occasion.kind() == "contract-notice").map(|it| it.day.to_string()).collect()
    };
    let contract = |begins: &str, notice: &str| {
        format!("contract: {{{begins}expiration_date: 2026-12-31, renewal_notice: {notice}}}\n")
    };
    // Five months from 31 July to the end of December: 31 December less five months is 31 July, less six 30 June.
    assert_eq!(notices(&contract("effective_date: 2026-07-31, ", "5 months")), ["2026-07-31"]);
    assert!(notices(&contract("effective_date: 2026-07-31, ", "6 months")).is_empty());
    // Without a day of its own the contract begins with the term; where nobody says when, no notice is too long.
    let term = "term: {start: 2026-07-31}\n";
    assert!(notices(&(term.to_owned() + &contract("", "6 months"))).is_empty());
    assert_eq!(notices(&contract("", "6 months")), ["2026-06-30"]);
}

#[test]
fn days_by_the_usual_weeks_say_that_nobody_has_agreed_on_them() {
    let phases = |sections: &str| -> Vec<String> {
        let all = calendar(sections, &[], "2026-07-10", Some("2027-12-31")).events;
        let phases = all.iter().filter(|it| it.occasion.kind().starts_with("phase"));
        phases.map(|it| format!("{} {} {}", it.day, it.occasion.kind(), it.is_usual)).collect()
    };
    // Chartering begins on an agreed day; four weeks, three and nine months later come the usual ones.
    assert_eq!(
        phases("plan: {start: 2026-07-01}\n"),
        [
            "2026-07-01 phase-start false",
            "2026-07-29 phase-start true",
            "2026-10-01 phase-start true",
            "2027-04-01 phase-start true",
        ]
    );
    // The term ends before the last of them, and a phase that ends with it has no last day of its own.
    assert_eq!(
        phases("plan: {start: 2026-07-01}\nterm: {start: 2026-08-01, length: 6 months}\n"),
        ["2026-07-01 phase-start false", "2026-07-29 phase-start true", "2026-10-01 phase-start true"]
    );
    // What follows a dated end at once begins on an agreed day too.
    assert_eq!(
        phases("plan: {phases: {integration: {start: 2026-08-01, end: 2026-08-31}}}\n"),
        ["2026-08-01 phase-start false", "2026-09-01 phase-start false"]
    );
}

#[test]
fn actions_stand_as_they_were_last_written_down() {
    let review = "\
partner: review/v1
kind: operations
held: 2026-06-01
actions:
  - {id: kept, what: Kept, owner: Dana, due: 2026-06-20, done: 2026-06-20}
  - {id: late, what: Late, side: kestrel, due: 2026-06-05}
  - {id: gone, what: Gone, due: 2026-07-01, dropped: 2026-06-30}
  - {id: open, due: 2026-08-01, owner: Sam}
  - {id: undated, what: Undated}
";
    let calendar = calendar("", &[("june.yaml", review)], "2026-07-10", None);
    assert_eq!(
        events(&calendar),
        ["2026-06-05 action Late overdue", "2026-06-20 action Kept done", "2026-08-01 action open upcoming"]
    );
    let who: Vec<&str> =
        calendar.events.iter().flat_map(|event| event.who.iter().map(String::as_str)).collect();
    assert_eq!(who, ["Kestrel", "Dana", "Sam"]);
    assert_eq!(calendar.events[0].origin.review, Some(0));
    assert_eq!(calendar.events[0].origin.path, "actions[1].due");
}

#[test]
fn intents_and_the_exit_plan_are_looked_at_again_after_a_year() {
    let sections = "\
intent:
  northwind: {kind: market-access, reviewed: 2025-03-02}
  kestrel: {kind: market-access, reviewed: 2025-08-31}
exit: {notice: 30 days, reviewed: 2024-02-29}
waivers:
  - {rule: exit-ip-missing, owner: Dana, reason: Later., until: 2026-07-09}
  - {rule: exit-assets-missing, owner: Dana, reason: Later., until: 2026-07-10}
";
    // A year after 29 February 2024 there is only a 28 February.
    assert_eq!(
        of(sections, "2026-07-10"),
        [
            "2025-02-28 exit-plan overdue",
            "2026-03-02 intent overdue",
            "2026-07-09 waiver exit-ip-missing overdue",
            "2026-07-10 waiver exit-assets-missing due-soon",
            "2026-08-31 intent upcoming",
        ]
    );
    // Before operation nothing has had the time to change.
    let launch = format!("stage: launch\n{sections}");
    assert_eq!(
        of(&launch, "2026-07-10"),
        [
            "2026-07-09 waiver exit-ip-missing overdue",
            "2026-07-10 waiver exit-assets-missing due-soon",
            "2026-08-31 intent upcoming",
        ]
    );
}

#[test]
fn what_is_being_ended_asks_only_for_what_was_promised_and_what_has_ended_for_nothing() {
    let sections = "\
term: {start: 2026-01-01, length: 12 months}
reviews: {operations: monthly}
deliverables: [{what: Handover, due: 2026-08-01}]
exit: {notice: 30 days, reviewed: 2025-01-01}
";
    let of_stage = |stage: &str| of(&format!("stage: {stage}\n{sections}"), "2026-07-10");
    assert_eq!(
        of_stage("winding-down"),
        ["2026-08-01 deliverable Handover upcoming", "2026-12-31 term-end upcoming"]
    );
    assert!(of_stage("ended").is_empty());
}

#[test]
fn phases_begin_and_a_gap_between_them_is_seen() {
    let phases = |sections: &str| {
        let calendar = calendar(sections, &[], "2026-03-10", None);
        let phases = calendar.events.iter().filter(|event| event.occasion.kind().starts_with("phase"));
        let line = |event: &partner::method::calendar::Event| {
            format!("{} {} {} {}", event.day, event.occasion.kind(), event.state, event.origin.path)
        };
        phases.map(line).collect::<Vec<_>>()
    };
    // Four weeks from 20 February 2026: 9 days to the end of the month, 19 of March. Three months: 20 May; nine: 20 November.
    assert_eq!(
        phases("plan: {start: 2026-02-20}\n"),
        [
            "2026-02-20 phase-start passed plan.start",
            "2026-03-20 phase-start due-soon plan.start",
            "2026-05-20 phase-start upcoming plan.start",
            "2026-11-20 phase-start upcoming plan.start",
        ]
    );
    let written = "\
plan:
  phases:
    chartering: {start: 2026-03-01, end: 2026-03-28}
    integration: {start: 2026-04-01, end: 2026-06-30}
    early_operation: {start: 2026-07-01}
    optimisation: {start: 2027-04-01}
";
    assert_eq!(
        phases(written),
        [
            "2026-03-01 phase-start passed plan.phases.chartering.start",
            "2026-03-28 phase-end upcoming plan.phases.chartering.end",
            "2026-04-01 phase-start upcoming plan.phases.integration.start",
            "2026-07-01 phase-start upcoming plan.phases.early_operation.start",
        ]
    );
}

#[test]
fn goals_have_their_own_days_or_the_last_one_of_their_quarter() {
    let sections = "\
metrics: [{id: loans}]
joint_plan:
  2026-Q3:
    northwind: [{goal: Sell, metric: loans, due: 2026-08-15}]
    kestrel: [{goal: Build}]
  2026-Q4:
    kestrel: [{metric: loans, due: 2026-11-30}]
";
    assert_eq!(
        of(sections, "2026-07-10"),
        ["2026-08-15 goal Sell upcoming", "2026-09-30 goals upcoming", "2026-11-30 goal loans upcoming",]
    );
}

#[test]
fn steps_of_the_plan_that_have_passed_are_done_but_the_audit_that_may_not_have_been() {
    let sections =
        "nda: 2026-06-30\nplan: {legal_review: 2026-07-09, signed: 2026-07-10, security_audit: 2026-09-01}\n";
    let calendar = calendar(sections, &[], "2026-07-10", None);
    assert_eq!(
        events(&calendar),
        [
            "2026-06-30 step done",
            "2026-07-09 step done",
            "2026-07-10 step due-soon",
            "2026-09-01 step upcoming"
        ]
    );
    let calendar = self::calendar("plan: {security_audit: 2026-07-09}\n", &[], "2026-07-10", None);
    assert_eq!(events(&calendar), ["2026-07-09 step passed"]);
}

#[test]
fn a_renewal_is_not_to_be_decided_before_the_term_begins() {
    // 2027-06-30 less 2 years is 2025-06-30, a year before the first day; less 12 months it is the day before it.
    for notice in ["2 years", "12 months"] {
        let sections = format!("term: {{start: 2026-07-01, length: 12 months, notice: {notice}}}\n");
        let calendar = calendar(&sections, &[], "2026-07-10", None);
        assert_eq!(events(&calendar), ["2026-07-01 term-start passed", "2027-06-30 term-end upcoming"]);
    }
    // 2027-06-30 less 11 months is 2026-07-30; the last day is beyond the twelve months that the calendar shows.
    let sections = "term: {start: 2026-07-01, length: 12 months, notice: 11 months}\n";
    let calendar = calendar(sections, &[], "2026-06-10", None);
    assert_eq!(events(&calendar), ["2026-07-01 term-start upcoming", "2026-07-30 renewal upcoming"]);
}
