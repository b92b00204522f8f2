//! `criteria-gap`: two sides rate a criterion low and high.

use super::wording::{called, rated};
use crate::document::charter::stage::Stage;
use crate::document::scalar::Rating;
use crate::finding::Place;
use crate::finding::Severity;
use crate::grammar::number;
use crate::method::structure::fit::Gap;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "criteria-gap",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "two sides rate a criterion low and high",
    why: "sides that are so far apart have different partnerships in mind, and find out when it costs most",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("criteria_gap.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = subject.charter;
    for standing in &subject.assessment.structure.rating.criteria {
        if standing.gap != Some(Gap::Wide) {
            continue;
        }
        let (low, high) = (standing.rated(Some(Rating::Low)), standing.rated(Some(Rating::High)));
        let Some(first) = low.first() else { continue };
        let criterion = standing.criterion;
        let mut draft = report
            .at_value(
                format!("{}.{first}", criterion.path()),
                format!(
                    "{} {} {} low, but {} {} it high",
                    names(charter, &low),
                    number(low.len(), "rates", "rate"),
                    called(criterion),
                    names(charter, &high),
                    number(high.len(), "rates", "rate"),
                ),
            )
            .label(rated(charter, criterion, first, Rating::Low))
            .help(format!(
                "discuss it before anything is signed: what each side means by its rating, and which structure serves both; then write under `{}` what you agree on",
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
