use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::Duration;
use crate::rules::clauses::said_with_party;
use crate::rules::contract::lengths::{is_longer, length_in};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a ban on competing or soliciting is longer than usual
    "restriction-too-long",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice", "ours"],
    why: "a ban that outlives what was shared costs the bound party business, and a court may strike it down",
    policy: [non_compete_most, no_solicit_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (compete, solicit) = (subject.policy.non_compete_most, subject.policy.no_solicit_most);
    let bans = [
        (ClauseKind::NonCompete, "non-compete", compete),
        (ClauseKind::NoSolicitOfCustomers, "ban on soliciting customers", solicit),
        (ClauseKind::NoSolicitOfEmployees, "ban on soliciting employees", solicit),
    ];
    for (kind, noun, months) in bans {
        let most = Duration::of_months(months);
        for (party, clause) in said_with_party(subject, kind) {
            let length = clause.value.get().and_then(|value| length_in(&value.to_string()));
            let Some(length) = length.filter(|length| is_longer(length, &most)) else { continue };
            if kind == ClauseKind::NonCompete && is_in_charter(subject, party) {
                continue;
            }
            let whom =
                party.map_or_else(String::new, |party| format!(" for {}", subject.charter.party_name(party)));
            drafts
                .at_value(kind.place(party), format!("{noun} of {length}{whom} is longer than {most}"))
                .label(format!("longer than {most}"))
                .help(format!(
                    "shorten it to `{most}` or less, or limit it to a field in which secrets were shared"
                ));
        }
    }
}

/// Where the exit section has a length of its own, its rule judges it, and a difference is told as one.
fn is_in_charter(subject: &Subject<'_>, party: Option<&str>) -> bool {
    let decided = subject.charter.exit.get().and_then(|exit| exit.non_compete.get());
    decided.is_some_and(|each| {
        let mut lengths =
            each.iter().filter(|(whose, _)| party.is_none() || whose.is_none() || *whose == party);
        lengths.any(|(_, terms)| terms.length.get().is_some_and(|length| length.value().is_some()))
    })
}
