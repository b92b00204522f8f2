use super::naming;
use crate::document::charter::gates::Gate;
use crate::document::scalar::Date;
use crate::finding::Place;
use crate::method::gates::GateStatus;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate falls before the one that is listed above it, or on the same day
    "gate-order",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "gates build on each other, so a wrong order is a wrong date",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let dated: Vec<(&Gate, &GateStatus, Date)> =
        naming::gates(subject).filter_map(|(gate, status)| Some((gate, status, status.due?))).collect();
    for pair in dated.windows(2) {
        let [(before, before_status, earlier), (gate, status, due)] = pair else { continue };
        let name = naming::name(gate, status);
        let other = naming::name(before, before_status);
        let (message, help) = if due < earlier {
            (
                format!("{name} falls on {due}, before {other}, which is listed above it"),
                "correct one of the dates, or list the gates in the order of their days",
            )
        } else if due == earlier {
            (
                format!("{name} falls on {due}, the same day as {other}"),
                "make one gate of them, or give one another day",
            )
        } else {
            continue;
        };
        drafts
            .at_value(naming::day(gate, status), message)
            .help(help)
            .also(&Place::value(naming::day(before, before_status)), format!("{other} falls on {earlier}"));
    }
}
