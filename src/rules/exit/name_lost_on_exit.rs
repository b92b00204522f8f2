use super::terms::forfeits;
use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// names, addresses and accounts stay with one party at the end
    "name-lost-on-exit",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "customers cannot find a party that has lost its name and addresses",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let name = subject.charter.exit.get().and_then(|exit| exit.name.get());
    for forfeit in forfeits(subject, "name", name) {
        let keeper = subject.charter.party_name(forfeit.keeper);
        let losers = names(subject.charter, &forfeit.losers);
        let verb = number(forfeit.losers.len(), "loses", "lose");
        drafts
            .at_value(
                forfeit.path.as_str(),
                format!("{losers} {verb} name and accounts to {keeper} at the end"),
            )
            .help("agree that names and accounts go with the party they stand for, and write that instead of `falls_to:`");
    }
}
