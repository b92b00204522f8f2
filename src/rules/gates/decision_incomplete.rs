//! `decision-incomplete`: a decision lacks its gate, its date or a vote, or does not say who voted.

use crate::document::ByParty;
use crate::document::charter::stage::Stage;
use crate::document::records::decision::{Decision, Vote};
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "decision-incomplete",
    family: Family::Gates,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["S2"],
    summary: "a decision lacks its gate, its date or a vote, or does not say who voted",
    why: "half a decision is not counted, and the side that wrote it believes that it has voted",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("decision_incomplete.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (record, decision) in subject.partnership.records.decisions.iter().enumerate() {
        whole(record, &decision.value, report);
        if let Some(votes) = decision.value.votes.get() {
            each_vote(subject, record, votes, report);
        }
    }
}

fn whole(record: usize, decision: &Decision, report: &mut Report<'_>) {
    let keys = [
        ("gate", decision.gate.is_missing()),
        ("date", decision.date.is_missing()),
        ("votes", decision.votes.is_missing()),
    ];
    let missing: Vec<&str> = keys.iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| *key).collect();
    let Some(first) = missing.first() else { return };
    let named: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
    report
        .at_decision(
            record,
            *first,
            format!("the decision has no {}, so it does not count", named.join(" and no ")),
        )
        .help(format!("add {}", named.join(", ")));
}

fn each_vote(subject: &Subject<'_>, record: usize, votes: &ByParty<Vote>, report: &mut Report<'_>) {
    for (party, vote) in &votes.0 {
        let whose = subject.charter.party_name(party);
        let has_no_vote = vote.is_missing() || vote.get().is_some_and(|vote| vote.vote.is_missing());
        if has_no_vote {
            report
                .at_decision(
                    record,
                    format!("votes.{party}.vote"),
                    format!("the vote of {whose} does not say what it wants, so it does not count"),
                )
                .help("write `vote: continue`, `vote: pivot` or `vote: exit`");
        } else if vote.get().is_some_and(|vote| vote.by.is_missing()) {
            report
                .at_decision(
                    record,
                    format!("votes.{party}.by"),
                    format!("the decision does not say who cast the vote of {whose}"),
                )
                .help(format!("write `{party}: {{vote: …, by: …}}` with the person who decided"))
                .at_most(Severity::Warning);
        }
    }
}
