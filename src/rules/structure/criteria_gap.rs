use super::wording::{called, rated};
use crate::document::scalar::Rating;
use crate::finding::Place;
use crate::grammar::number;
use crate::method::structure::fit::Gap;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// one party rates a criterion low and another high
    "criteria-gap",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["S2"],
    why: "the parties have different partnerships in mind, and find out after they have invested",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    for standing in &subject.assessment.structure.rating.criteria {
        if standing.gap != Some(Gap::Wide) {
            continue;
        }
        let (low, high) = (standing.rated(Some(Rating::Low)), standing.rated(Some(Rating::High)));
        let Some(first) = low.first() else { continue };
        let criterion = standing.criterion;
        let mut draft = drafts
            .at_value(
                format!("{}.{first}", criterion.path()),
                format!(
                    "{} {} {} low, {} {} it high",
                    names(charter, &low),
                    number(low.len(), "rates", "rate"),
                    called(criterion),
                    names(charter, &high),
                    number(high.len(), "rates", "rate"),
                ),
            )
            .label(rated(charter, criterion, first, Rating::Low))
            .help(format!(
                "discuss before signing what each party means by its rating, and which structure serves both; then write what you agree on under `{}`",
                criterion.path()
            ));
        for (parties, rating) in [(&low[1..], Rating::Low), (high.as_slice(), Rating::High)] {
            for party in parties {
                let place = Place::value(format!("{}.{party}", criterion.path()));
                draft = draft.also(&place, rated(charter, criterion, party, rating));
            }
        }
    }
}
