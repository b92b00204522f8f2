use crate::document::charter::model::Structure;
use crate::finding::Place;
use crate::method::structure::exclusivity::ExclusivityTerm;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// exclusivity in an integrated alliance prevents a pivot
    "exclusivity-traps",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S2"],
    why: "with people and assets already tied up, the party cannot turn to another partner if the market moves",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assessment = &subject.assessment.structure;
    if assessment.chosen != Some(Structure::IntegratedAlliance) {
        return;
    }
    let said: Vec<String> = assessment.exclusivity.iter().map(|term| said(subject, term)).collect();
    let Some(first) = assessment.exclusivity.first() else { return };
    let mut draft = drafts
        .at_value(
            first.path.as_str(),
            format!("exclusivity in an integrated alliance: {}", said.join("; ")),
        )
        .help("grant none, or limit it to a market, a time and a gate that ends it; if it must stay, accept this with a waiver that says what it is worth")
        .also(&Place::value("model.structure"), "integrated alliance");
    for (term, text) in assessment.exclusivity.iter().zip(&said).skip(1) {
        draft = draft.also(&Place::value(term.path.as_str()), text.as_str());
    }
}

fn said(subject: &Subject<'_>, term: &ExclusivityTerm) -> String {
    let who = match &term.party {
        Some(party) => format!("granted by {}", subject.charter.party_name(party)),
        None => "clause in the contract".to_owned(),
    };
    match &term.extent {
        Some(extent) => format!("{who} ({extent})"),
        None => who,
    }
}
