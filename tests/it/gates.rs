//! The states of gates and the commitment in force, on days worked out by hand.

use std::path::PathBuf;

use partner::config::Policy;
use partner::document::scalar::{Date, Scalar as _};
use partner::method::gates::{CommitmentState, EffectiveCommitment, GateSchedule, GateState};
use partner::repository::{Repository, Request};

use CommitmentState::{Exited, Full, NotStarted, Paused, ScaledBack};
use GateState::{Deadlocked, Decided, DueSoon, Overdue, Upcoming, Waiting};

const TWO: &str = "northwind: {name: Northwind}, kestrel: {name: Kestrel}";
const THREE: &str = "northwind: {name: Northwind}, kestrel: {name: Kestrel}, parcelo: {name: Parcelo}";

/// A decision record: gate, date, votes.
type Record<'a> = (&'a str, &'a str, &'a str);

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The schedule of a partnership with these parties, term start, gates and records; the records' files are numbered in
/// their order.
fn schedule(parties: &str, start: &str, gates: &[&str], records: &[Record<'_>], as_of: &str) -> GateSchedule {
    schedule_at("launch", parties, start, gates, records, as_of)
}

/// The same at another stage.
fn schedule_at(
    stage: &str,
    parties: &str,
    start: &str,
    gates: &[&str],
    records: &[Record<'_>],
    as_of: &str,
) -> GateSchedule {
    let folder = tempfile::tempdir().unwrap();
    let gates: Vec<String> = gates.iter().map(|gate| format!("  - {{{gate}}}\n")).collect();
    let gates = gates.concat();
    let charter = format!(
        "partner: charter/v1\nname: X\nstage: {stage}\nparties: {{{parties}}}\nterm: {{start: {start}}}\ngates:\n{gates}"
    );
    std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    for (number, (gate, date, votes)) in records.iter().enumerate() {
        let text = format!("partner: decision/v1\ngate: {gate}\ndate: {date}\nvotes: {{{votes}}}\n");
        std::fs::write(folder.path().join(format!("{number}.yaml")), text).unwrap();
    }
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let partnership = &repository.partnerships[0];
    assert!(partnership.charter.problems.is_empty(), "{:?}", partnership.charter.problems);
    for decision in &partnership.records.decisions {
        assert!(decision.problems.is_empty(), "{:?}", decision.problems);
    }
    GateSchedule::of(partnership, &Policy::default(), day(as_of))
}

fn in_force(schedule: &GateSchedule) -> &EffectiveCommitment {
    schedule.commitment.as_ref().unwrap()
}

/// The state of the only gate, and the commitment with its day.
fn one(
    parties: &str,
    gate: &str,
    records: &[Record<'_>],
    as_of: &str,
) -> (GateState, CommitmentState, Option<Date>) {
    let schedule = schedule(parties, "2026-04-01", &[gate], records, as_of);
    let commitment = in_force(&schedule);
    (schedule.gates[0].state, commitment.state, commitment.cause().map(|cause| cause.since))
}

#[test]
fn there_is_no_commitment_before_launch_and_before_the_term() {
    let state = |stage: &str, start: &str, as_of: &str| {
        in_force(&schedule_at(stage, TWO, start, &[GATE], &[], as_of)).state
    };
    // The term began on 1 April; the gate is on 1 July.
    assert_eq!(state("negotiation", "2026-04-01", "2026-06-01"), NotStarted);
    assert_eq!(state("launch", "2026-04-01", "2026-03-31"), NotStarted);
    assert_eq!(state("operation", "2026-04-01", "2026-03-31"), NotStarted);
    assert_eq!(state("launch", "2026-04-01", "2026-04-01"), Full);
    // A charter that names no first day goes by its stage.
    assert_eq!(state("launch", "TBD", "2026-06-01"), Full);
    assert_eq!(state("alignment", "TBD", "2026-06-01"), NotStarted);
    // What gates have done is told at any stage.
    assert_eq!(state("negotiation", "2026-04-01", "2026-07-02"), ScaledBack);
    let exit = [("traction", "2026-06-01", "northwind: {vote: exit}, kestrel: {vote: exit}")];
    let schedule = schedule_at("negotiation", TWO, "2026-04-01", &[GATE], &exit, "2026-06-02");
    assert_eq!(in_force(&schedule).state, Exited);
}

const GATE: &str = "id: traction, due: 2026-07-01";

#[test]
fn the_due_date_itself_still_counts() {
    let of = |as_of| one(TWO, GATE, &[], as_of);
    assert_eq!(of("2026-06-16"), (Upcoming, Full, None)); // 15 days before
    assert_eq!(of("2026-06-17"), (DueSoon, Full, None)); // 14 days before
    assert_eq!(of("2026-06-30"), (DueSoon, Full, None));
    assert_eq!(of("2026-07-01"), (DueSoon, Full, None));
    assert_eq!(of("2026-07-02"), (Overdue, ScaledBack, Some(day("2026-07-02"))));
    assert_eq!(of("2027-01-01"), (Overdue, ScaledBack, Some(day("2026-07-02"))));
}

#[test]
fn offsets_count_from_the_terms_start_and_are_cut_to_the_end_of_a_month() {
    let table = [
        ("2026-04-01", "3 months", "2026-07-01"),
        ("2026-03-31", "3 months", "2026-06-30"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2027-08-31", "6 months", "2028-02-29"),
        ("2028-02-29", "12 months", "2029-02-28"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-04-01", "90 days", "2026-06-30"), // 30 April + 31 May = 61 days to 1 June, 29 more
    ];
    for (start, after, due) in table {
        let gate = format!("id: a, after: {after}");
        let schedule = schedule(TWO, start, &[&gate], &[], "2026-01-01");
        assert_eq!(schedule.gates[0].due, Some(day(due)), "{start} + {after}");
    }
}

#[test]
fn a_date_goes_before_an_offset() {
    let schedule =
        schedule(TWO, "2026-04-01", &["id: a, due: 2026-08-01, after: 3 months"], &[], "2026-07-10");
    assert_eq!(schedule.gates[0].due, Some(day("2026-08-01")));
    assert_eq!(schedule.gates[0].state, Upcoming);
}

#[test]
fn an_offset_without_a_start_and_a_gate_without_a_day_are_never_due() {
    let schedule = schedule(TWO, "TBD", &["id: a, after: 3 months", "id: b"], &[], "2099-12-31");
    for gate in &schedule.gates {
        assert_eq!((gate.due, gate.state), (None, Upcoming));
    }
    assert_eq!(in_force(&schedule).state, Full);
}

#[test]
fn votes_behind_the_day_of_the_check_are_not_there_yet() {
    let records =
        [("traction", "2026-06-30", "northwind: continue"), ("traction", "2026-07-05", "kestrel: continue")];
    assert_eq!(one(TWO, GATE, &records, "2026-07-04"), (Overdue, ScaledBack, Some(day("2026-07-02"))));
    assert_eq!(one(TWO, GATE, &records, "2026-07-05"), (Decided, Full, None));
    assert_eq!(one(TWO, GATE, &records, "2026-06-29"), (DueSoon, Full, None));
}

#[test]
fn one_vote_of_two_is_no_decision() {
    let records = [("traction", "2026-06-30", "northwind: exit")];
    assert_eq!(one(TWO, GATE, &records, "2026-07-01"), (DueSoon, Full, None));
    assert_eq!(one(TWO, GATE, &records, "2026-07-02"), (Overdue, ScaledBack, Some(day("2026-07-02"))));
    let schedule = schedule(TWO, "2026-04-01", &[GATE], &records, "2026-07-02");
    assert_eq!(schedule.gates[0].missing_votes, ["kestrel"]);
}

#[test]
fn equal_votes_decide_and_exit_ends_it_from_the_last_vote_on() {
    for (vote, expected) in [
        ("continue", (Decided, Full, None)),
        ("pivot", (Decided, Full, None)),
        ("exit", (Decided, Exited, Some(day("2026-06-29")))),
    ] {
        let (first, second) = (format!("northwind: {vote}"), format!("kestrel: {vote}"));
        let records =
            [("traction", "2026-06-20", first.as_str()), ("traction", "2026-06-29", second.as_str())];
        assert_eq!(one(TWO, GATE, &records, "2026-07-10"), expected, "{vote}");
    }
}

#[test]
fn the_latest_vote_of_a_side_counts_whatever_the_order_of_the_files() {
    let records = [
        ("traction", "2026-07-03", "northwind: continue"),
        ("traction", "2026-06-01", "northwind: exit, kestrel: continue"),
    ];
    assert_eq!(one(TWO, GATE, &records, "2026-06-15"), (Deadlocked, Paused, Some(day("2026-06-01"))));
    assert_eq!(one(TWO, GATE, &records, "2026-07-03"), (Decided, Full, None));
}

#[test]
fn of_two_votes_on_one_day_the_later_file_counts() {
    let records = [
        ("traction", "2026-06-30", "northwind: exit, kestrel: continue"),
        ("traction", "2026-06-30", "northwind: continue"),
    ];
    assert_eq!(one(TWO, GATE, &records, "2026-07-10"), (Decided, Full, None));
}

#[test]
fn any_difference_pauses_from_the_last_vote_on() {
    for (left, right) in [("continue", "pivot"), ("continue", "exit"), ("pivot", "exit")] {
        let (first, second) = (format!("northwind: {left}"), format!("kestrel: {right}"));
        let records =
            [("traction", "2026-06-20", first.as_str()), ("traction", "2026-06-29", second.as_str())];
        assert_eq!(
            one(TWO, GATE, &records, "2026-07-01"),
            (Deadlocked, Paused, Some(day("2026-06-29"))),
            "{left} {right}"
        );
    }
}

#[test]
fn a_deadlock_ends_with_equal_votes() {
    let records = [
        ("traction", "2026-06-20", "northwind: continue, kestrel: exit"),
        ("traction", "2026-07-08", "kestrel: continue"),
    ];
    assert_eq!(one(TWO, GATE, &records, "2026-07-07"), (Deadlocked, Paused, Some(day("2026-06-20"))));
    assert_eq!(one(TWO, GATE, &records, "2026-07-08"), (Decided, Full, None));
}

#[test]
fn sides_that_disagree_and_a_day_that_has_passed_are_two_reasons() {
    let records =
        [("traction", "2026-06-20", "northwind: continue"), ("traction", "2026-07-05", "kestrel: exit")];
    let schedule = schedule(TWO, "2026-04-01", &[GATE], &records, "2026-07-10");
    assert_eq!(schedule.gates[0].state, Deadlocked);
    let reasons: Vec<_> =
        in_force(&schedule).reasons.iter().map(|reason| (reason.state, reason.since)).collect();
    assert_eq!(reasons, [(Paused, day("2026-07-05")), (ScaledBack, day("2026-07-02"))]);
    // Where the parties agreed that a missed gate ends it, disagreeing at the gate does not keep it alive.
    let strict = "id: traction, due: 2026-07-01, if_missed: exit";
    assert_eq!(one(TWO, strict, &records, "2026-07-10"), (Deadlocked, Exited, Some(day("2026-07-02"))));
}

#[test]
fn a_missed_gate_does_what_the_parties_agreed() {
    for (clause, state) in
        [("scale-back", ScaledBack), ("pause", Paused), ("exit", Exited), ("TBD", ScaledBack)]
    {
        let gate = format!("{GATE}, if_missed: {clause}");
        assert_eq!(one(TWO, &gate, &[], "2026-07-01"), (DueSoon, Full, None), "{clause}");
        assert_eq!(one(TWO, &gate, &[], "2026-07-10"), (Overdue, state, Some(day("2026-07-02"))), "{clause}");
    }
}

#[test]
fn a_late_decision_lifts_what_the_day_has_done() {
    let records = [("traction", "2026-07-09", "northwind: continue, kestrel: continue")];
    assert_eq!(one(TWO, GATE, &records, "2026-07-08"), (Overdue, ScaledBack, Some(day("2026-07-02"))));
    assert_eq!(one(TWO, GATE, &records, "2026-07-09"), (Decided, Full, None));
}

#[test]
fn of_three_parties_all_must_vote_and_agree() {
    let two_agree = [("traction", "2026-06-30", "northwind: continue, parcelo: continue")];
    assert_eq!(one(THREE, GATE, &two_agree, "2026-07-01"), (DueSoon, Full, None));
    assert_eq!(one(THREE, GATE, &two_agree, "2026-07-02"), (Overdue, ScaledBack, Some(day("2026-07-02"))));
    let two_differ = [("traction", "2026-06-30", "northwind: continue, parcelo: pivot")];
    assert_eq!(one(THREE, GATE, &two_differ, "2026-07-01"), (Deadlocked, Paused, Some(day("2026-06-30"))));
    let one_differs = [("traction", "2026-06-30", "northwind: exit, kestrel: exit, parcelo: pivot")];
    assert_eq!(one(THREE, GATE, &one_differs, "2026-07-10"), (Deadlocked, Paused, Some(day("2026-06-30"))));
    let all = [("traction", "2026-06-30", "northwind: exit, kestrel: exit, parcelo: exit")];
    assert_eq!(one(THREE, GATE, &all, "2026-07-10"), (Decided, Exited, Some(day("2026-06-30"))));
}

#[test]
fn over_several_gates_the_strictest_state_holds_since_its_earliest_cause() {
    let gates = [
        "id: a, due: 2026-05-01",
        "id: b, due: 2026-06-01, if_missed: pause",
        "id: c, due: 2026-05-15, if_missed: pause",
        "id: d, due: 2026-12-01",
    ];
    let schedule = schedule(TWO, "2026-04-01", &gates, &[], "2026-07-10");
    let states: Vec<GateState> = schedule.gates.iter().map(|gate| gate.state).collect();
    assert_eq!(states, [Overdue, Overdue, Overdue, Upcoming]);
    assert_eq!(in_force(&schedule).state, Paused);
    let reasons: Vec<_> =
        in_force(&schedule).reasons.iter().map(|reason| (reason.state, reason.since, reason.gate)).collect();
    let expected =
        [(Paused, day("2026-05-16"), 2), (Paused, day("2026-06-02"), 1), (ScaledBack, day("2026-05-02"), 0)];
    assert_eq!(reasons, expected);
}

#[test]
fn a_vote_counts_for_its_own_gate_alone() {
    let gates = ["id: a, due: 2026-07-01", "id: b, due: 2026-07-01"];
    let records = [("a", "2026-06-30", "northwind: continue, kestrel: continue")];
    let schedule = schedule(TWO, "2026-04-01", &gates, &records, "2026-07-02");
    assert_eq!(schedule.gates[0].state, Decided);
    assert_eq!(schedule.gates[1].state, Overdue);
    assert_eq!(in_force(&schedule).cause().map(|cause| cause.gate), Some(1));
}

/// The gate waits for an event; the day, its state and whether it still waits, and the commitment.
fn of_event(due: &str, more: &str, as_of: &str) -> (Option<Date>, GateState, bool, CommitmentState) {
    let gate = format!("id: g, due: \"{due}\", question: Q{more}");
    let schedule = schedule(TWO, "2026-01-01", &[&gate], &[], as_of);
    let gate = &schedule.gates[0];
    (gate.due, gate.state, gate.waits_for.is_some(), in_force(&schedule).state)
}

#[test]
fn a_gate_waits_for_its_event_and_is_overdue_only_after_the_latest_day() {
    let event = "The regulator has approved, latest 2026-10-31";
    let latest = Some(day("2026-10-31"));
    assert_eq!(of_event(event, "", "2026-07-10"), (latest, Waiting, true, Full));
    // One day before, and on the day itself, it is near; the day after it is missed.
    assert_eq!(of_event(event, "", "2026-10-30"), (latest, DueSoon, true, Full));
    assert_eq!(of_event(event, "", "2026-10-31"), (latest, DueSoon, true, Full));
    assert_eq!(of_event(event, "", "2026-11-01"), (latest, Overdue, true, ScaledBack));
    // It happened on 20 June; 30 days later is 20 July.
    let happened = ", happened: 2026-06-20, after: 30 days";
    assert_eq!(
        of_event(event, happened, "2026-07-21"),
        (Some(day("2026-07-20")), Overdue, false, ScaledBack)
    );
    // Without a latest day it waits for ever.
    assert_eq!(of_event("The regulator has approved", "", "2199-01-01"), (None, Waiting, true, Full));
}

#[test]
fn votes_decide_a_gate_whose_event_has_not_happened() {
    let gate = "id: g, due: The regulator has approved";
    let both = "northwind: {vote: continue, by: A}, kestrel: {vote: continue, by: B}";
    let schedule = schedule(TWO, "2026-01-01", &[gate], &[("g", "2026-03-01", both)], "2026-07-10");
    assert_eq!((schedule.gates[0].state, in_force(&schedule).state), (Decided, Full));
}

#[test]
fn a_vote_that_breaks_a_decision_later_does_not_undo_that_the_gate_was_decided() {
    let in_time = ("traction", "2026-06-29", "northwind: continue, kestrel: continue");
    let records = [in_time, ("traction", "2026-08-10", "kestrel: exit")];
    assert_eq!(one(TWO, GATE, &records, "2026-08-09"), (Decided, Full, None));
    assert_eq!(one(TWO, GATE, &records, "2026-08-15"), (Deadlocked, Paused, Some(day("2026-08-10"))));
    let schedule = schedule(TWO, "2026-04-01", &[GATE], &records, "2026-08-15");
    assert_eq!(in_force(&schedule).reasons.len(), 1, "its day did not pass without a decision");
    // Neither where the decision came late: it has lifted what the day had done.
    let late = [("traction", "2026-07-09", "northwind: continue, kestrel: continue"), records[1]];
    assert_eq!(one(TWO, GATE, &late, "2026-08-15"), (Deadlocked, Paused, Some(day("2026-08-10"))));
    // Where nothing was decided, the day has passed.
    let never = [("traction", "2026-06-29", "northwind: continue, kestrel: exit")];
    let strict = "id: traction, due: 2026-07-01, if_missed: exit";
    assert_eq!(one(TWO, strict, &never, "2026-08-15"), (Deadlocked, Exited, Some(day("2026-07-02"))));
}
