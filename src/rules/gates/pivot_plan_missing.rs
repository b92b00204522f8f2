use super::naming;
use crate::document::records::change::ChangeStatus;
use crate::document::records::decision::VoteKind;
use crate::document::records::review::{AuditOutcome, ReviewKind};
use crate::document::scalar::Date;
use crate::finding::Place;
use crate::method::gates::GateState;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no revised plan has followed a decision to pivot
    "pivot-plan-missing",
    severity: Warning, from: Launch,
    nature: Due, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "without a revised plan each party pivots in its own direction",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    at_gates(subject, drafts);
    after_audit(subject, drafts);
}

const HELP: &str = "agree the new goals, plan and terms, record them in a change request (`partner change`), and update the charter";

fn at_gates(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state == GateState::Decided) {
        let is_pivot = status.votes.iter().all(|vote| vote.vote == VoteKind::Pivot);
        let Some(day) = status.votes.iter().map(|vote| vote.date).max().filter(|_| is_pivot) else {
            continue;
        };
        if is_revised(subject, day) {
            continue;
        }
        let name = naming::name(gate, status);
        let mut draft = drafts
            .at_value(
                naming::day(gate, status),
                format!("no revised plan since all parties voted to pivot at {name} on {day}"),
            )
            .help(HELP);
        for vote in &status.votes {
            let party = subject.charter.party_name(&vote.party);
            let place = Place::value(format!("votes.{}", vote.party));
            draft =
                draft.also_in_decision(vote.record, &place, format!("{party} voted pivot on {}", vote.date));
        }
    }
}

fn after_audit(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let audits = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Audit) && !review.outcome.is_missing());
    let Some((record, audit)) = audits.max_by_key(|(_, review)| review.held.get().copied()) else { return };
    let (Some(outcome), Some(day)) = (audit.outcome.get(), audit.held.get()) else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    let is_change = matches!(outcome, AuditOutcome::Pivot | AuditOutcome::Renegotiate);
    if is_change && !is_revised(subject, *day) {
        drafts
            .at_record(
                &document.source,
                "outcome",
                format!("no revised plan since the strategic audit of {day} ended in `{outcome}`"),
            )
            .help(HELP);
    }
}

/// Whether the charter was changed, or a change was asked for, on that day or later.
fn is_revised(subject: &Subject<'_>, since: Date) -> bool {
    let charter = subject.charter;
    let is_new = |day: &Date| since <= *day && *day <= subject.as_of;
    let asked = subject.partnership.records.changes.iter().any(|change| {
        let is_alive =
            !matches!(change.value.status.get(), Some(ChangeStatus::Rejected | ChangeStatus::Withdrawn));
        is_alive && change.value.date.get().is_some_and(is_new)
    });
    let days = [
        charter.reviewed.get(),
        charter.canvas.get().and_then(|canvas| canvas.completed.get()),
        charter.value.get().and_then(|value| value.documented.get()),
        charter.plan.get().and_then(|plan| plan.charter_agreed.get()),
        charter.plan.get().and_then(|plan| plan.signed.get()),
    ];
    asked || days.into_iter().flatten().any(is_new)
}
