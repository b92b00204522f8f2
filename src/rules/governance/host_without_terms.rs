use crate::document::charter::plan::Deliverable;
use crate::document::{Authority, Field, List};
use crate::method::deal::is_host;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties depend on a host that owes them no service, no term and no hand-over
    "host-without-terms",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "accounts, money and premises can be lost overnight if the host stops or is sold",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for host in subject.parties().into_iter().filter(|party| is_host(subject.charter, party)) {
        if is_bound(subject, host) {
            continue;
        }
        let name = subject.charter.party_name(host);
        drafts
            .at_key(
                format!("parties.{host}"),
                format!("{name} hosts the partnership, with no service level, term or handover agreed"),
            )
            .help(format!(
                "agree how long {name} serves, what it owes under `governance.service_levels`, and the handover under `exit.transition`"
            ));
    }
}

/// Whether anything written binds the host: a term, a service level, a minimum, a deliverable, a hand-over. What cannot be read may.
fn is_bound(subject: &Subject<'_>, host: &str) -> bool {
    let charter = subject.charter;
    let has_term = !charter.term.is_missing();
    let levels = charter.governance.and(|governance| &governance.service_levels);
    let minimums = charter.value.and(|value| &value.minimums);
    let owes_least = minimums.is_invalid() || charter.minimums().iter().any(|(party, ..)| *party == host);
    let is_its = |it: &Deliverable| match &it.by {
        Field::Given(Authority::Party(party)) => party == host,
        Field::Given(_) | Field::Invalid => true,
        Field::Missing | Field::Open => false,
    };
    let delivers = charter.deliverables.get().into_iter().flat_map(List::values).any(is_its);
    let hands_over = !charter.exit.and(|exit| &exit.transition).is_missing()
        || !charter.exit.and(|exit| &exit.continuity).is_missing();
    has_term || !levels.is_missing() || owes_least || delivers || hands_over
}
