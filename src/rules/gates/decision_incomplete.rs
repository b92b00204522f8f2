use crate::document::ByParty;
use crate::document::records::decision::{Decision, Vote};
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a decision lacks its gate, its date or a vote, or does not say who voted
    "decision-incomplete",
    severity: Error, until: WindingDown,
    nature: Unreadable, consequence: Unreadable,
    authority: ["S2"],
    why: "half a decision is not counted, and the side that wrote it believes that it has voted",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (record, decision) in subject.partnership.records.decisions.iter().enumerate() {
        whole(record, &decision.value, drafts);
        if let Some(votes) = decision.value.votes.get() {
            each_vote(subject, record, votes, drafts);
        }
    }
}

fn whole(record: usize, decision: &Decision, drafts: &mut Drafts<'_>) {
    let keys = [
        ("gate", decision.gate.is_missing()),
        ("date", decision.date.is_missing()),
        ("votes", decision.votes.is_missing()),
    ];
    let missing: Vec<&str> = keys.iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| *key).collect();
    let Some(first) = missing.first() else { return };
    let named: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
    drafts
        .at_decision(
            record,
            *first,
            format!("the decision has no {}, so it does not count", named.join(" and no ")),
        )
        .help(format!("add {}", named.join(", ")));
}

fn each_vote(subject: &Subject<'_>, record: usize, votes: &ByParty<Vote>, drafts: &mut Drafts<'_>) {
    for (party, vote) in &votes.0 {
        let whose = subject.charter.party_name(party);
        let has_no_vote = vote.is_missing() || vote.get().is_some_and(|vote| vote.vote.is_missing());
        if has_no_vote {
            drafts
                .at_decision(
                    record,
                    format!("votes.{party}.vote"),
                    format!("the vote of {whose} does not say what it wants, so it does not count"),
                )
                .help("write `vote: continue`, `vote: pivot` or `vote: exit`");
        } else if vote.get().is_some_and(|vote| vote.by.is_missing()) {
            drafts
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
