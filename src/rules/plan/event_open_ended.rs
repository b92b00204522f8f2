use super::deliverable::{deliverables, named};
use crate::method::gates::GateState;
use crate::rules::gates::naming;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate or deliverable waits for an event and has no latest day
    "event-open-ended",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["contract practice"],
    why: "if the event never happens, nothing falls due and no party can say that it is late",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let gates = naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided);
    for (gate, status) in gates.filter(|(_, status)| status.due.is_none()) {
        if let Some(event) = &status.waits_for {
            report(
                drafts,
                &format!("gates[{}].due", status.index),
                &naming::name(gate, status),
                event.as_str(),
            );
        }
    }
    for (index, it) in deliverables(subject).filter(|(_, it)| it.delivered.is_missing()) {
        let due = it.due_on(subject.as_of);
        if let Some(event) = due.waits_for.as_ref().filter(|_| due.is_open_ended()) {
            report(drafts, &format!("deliverables[{index}].due"), &named(index, it), event.as_str());
        }
    }
}

fn report(drafts: &mut Drafts<'_>, at: &str, name: &str, event: &str) {
    drafts
        .at_value(at, format!("{name} has no latest day if its event does not happen"))
        .label(format!("waits for: {event}"))
        .help("agree a latest date and add it after the event, such as `, latest 2027-03-31`");
}
