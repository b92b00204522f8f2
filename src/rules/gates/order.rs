use super::naming;
use crate::document::charter::gates::Gate;
use crate::document::scalar::Date;
use crate::finding::Place;
use crate::method::gates::GateStatus;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate is dated before the one listed above it, or on the same day
    "gate-order",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a gate in the wrong order usually has a wrong date, which would scale back the commitment",
    check: Partnership(check),
}

/// The day of a gate, unless it may come before: a latest day says nothing about the order.
fn fixed(status: &GateStatus) -> Option<Date> {
    status.due.filter(|_| status.waits_for.is_none())
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let dated: Vec<(&Gate, &GateStatus, Date)> =
        naming::gates(subject).filter_map(|(gate, status)| Some((gate, status, fixed(status)?))).collect();
    for pair in dated.windows(2) {
        let [(before, before_status, earlier), (gate, status, due)] = pair else { continue };
        let name = naming::name(gate, status);
        let other = naming::name(before, before_status);
        let (message, help) = if due < earlier {
            (
                format!("{name} is due on {due}, before {other} listed above it"),
                "correct one of the dates, or list the gates by date",
            )
        } else if due == earlier {
            (
                format!("{name} and {other} both due on {due}"),
                "merge the two gates, or move one to another day",
            )
        } else {
            continue;
        };
        drafts
            .at_value(naming::day(gate, status), message)
            .help(help)
            .also(&Place::value(naming::day(before, before_status)), format!("{other} is due on {earlier}"));
    }
}
