use crate::document::charter::contract::Contract;
use crate::finding::Place;
use crate::grammar::series;
use crate::method::terms;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// documents of the contract differ on a clause, and none of them leads
    "documents-contradictory",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["contract practice"],
    why: "each party can rely on the document that suits it, and a court has to choose",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let contracts = subject.charter.contract.get().into_iter();
    for (contract, found) in
        contracts.flat_map(|it: &Contract| it.differing().into_iter().map(move |one| (it, one)))
    {
        if found.leader.is_some() {
            continue;
        }
        let place = format!("{}.documents", found.kind.place(found.party));
        let titles: Vec<&str> = found.said.iter().map(|(document, _)| contract.title(document)).collect();
        let noun =
            terms::at(&["contract", found.kind.as_str()]).map_or(found.kind.as_str(), |term| term.noun);
        let of_party = found
            .party
            .map_or_else(String::new, |party| format!(" for {}", subject.charter.party_name(party)));
        let mut draft = drafts
            .at_key(place.as_str(), format!("{} differ on {noun}{of_party}, and none prevails", series(&titles)))
            .help("agree which document prevails and write it first under `precedence:` of `contract`, or make them agree");
        for (document, value) in &found.said {
            let said = format!("{}: {value}", contract.title(document));
            draft = draft.also(&Place::value(format!("{place}.{document}")), said);
        }
    }
}
