use super::terms::forfeits;
use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// shared assets go to one party at the end
    "assets-forfeited",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party that exits or is expelled loses what it has paid for and earned",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assets = subject.charter.exit.get().and_then(|exit| exit.assets.get());
    for forfeit in forfeits(subject, "assets", assets) {
        let keeper = subject.charter.party_name(forfeit.keeper);
        let losers = names(subject.charter, &forfeit.losers);
        let verb = number(forfeit.losers.len(), "loses", "lose");
        drafts
            .at_value(forfeit.path.as_str(), format!("{losers} {verb} shared assets to {keeper} at the end"))
            .help("agree who may take the assets over, or how they are divided, and by when; then remove `falls_to:`");
    }
}
