use crate::document::ByParty;
use crate::document::records::decision::{Decision, Vote};
use crate::finding::Severity;
use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a decision is missing its gate, date, votes or voter
    "decision-incomplete",
    severity: Error, until: WindingDown,
    nature: Unreadable, consequence: Unreadable,
    authority: ["S2"],
    why: "an incomplete decision is not counted, while the party that recorded it believes it has voted",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let decisions = subject.partnership.records.decisions.iter().enumerate();
    for (record, decision) in decisions.filter(|(_, it)| !it.is_lost()) {
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
        .at_decision(record, *first, format!("decision does not count: no {}", alternatives(&named)))
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
                    format!("vote of {whose} does not count: no choice"),
                )
                .help("record what the party decided: `vote: continue`, `vote: pivot` or `vote: exit`");
        } else if vote.get().is_some_and(|vote| vote.by.is_missing()) {
            drafts
                .at_decision(record, format!("votes.{party}.by"), format!("no voter named for {whose}"))
                .help(format!("write `{party}: {{vote: …, by: …}}` with the person who decided"))
                .at_most(Severity::Warning);
        }
    }
}
