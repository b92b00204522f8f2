use crate::document::charter::model::Structure;
use crate::finding::Place;
use crate::method::structure::exclusivity::ExclusivityTerm;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// exclusivity in an integrated alliance costs the freedom to pivot
    "exclusivity-traps",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S2"],
    why: "people and assets are tied up already, and exclusivity closes the last way to another partner",
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
            format!("in an integrated alliance exclusivity costs the freedom to pivot: {}", said.join("; ")),
        )
        .help("grant none, or limit it to a market and a time and let a gate end it; where it has to stay, accept this with a waiver that says what it is worth")
        .also(&Place::value("model.structure"), "binds people, budget and results already");
    for (term, text) in assessment.exclusivity.iter().zip(&said).skip(1) {
        draft = draft.also(&Place::value(term.path.as_str()), text.as_str());
    }
}

fn said(subject: &Subject<'_>, term: &ExclusivityTerm) -> String {
    let who = match &term.party {
        Some(party) => format!("{} grants it", subject.charter.party_name(party)),
        None => "the contract has such a clause".to_owned(),
    };
    match &term.extent {
        Some(extent) => format!("{who} ({extent})"),
        None => who,
    }
}
