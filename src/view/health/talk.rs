//! What the parties should talk about first: where they see it differently, what is low, off its course or overdue.

use std::collections::BTreeMap;

use super::PartnershipHealth;
use super::measures::Measure;
use crate::document::records::review::Dimension;
use crate::grammar::{counted, series, spaced};
use crate::method::reviews::ActionState;

/// A point each; none where nothing stands out. What is overdue is [`overdue`].
pub(super) fn points(look: &PartnershipHealth<'_>) -> Vec<String> {
    let mut points: Vec<String> = low_answers(look).into_iter().collect();
    points.extend(differences(look));
    points.extend(low_scores(look));
    points.extend(look.measures.iter().filter_map(off_course));
    points.extend(thinning(look));
    points.extend(symptoms(look));
    points
}

/// One point for the questions that the parties answered low.
fn low_answers(look: &PartnershipHealth<'_>) -> Option<String> {
    let charter = &look.surveyed.partnership.charter.value;
    let least = look.policy.scorecard_least;
    let said: Vec<String> = look
        .check
        .iter()
        .flat_map(|check| &check.views)
        .filter_map(|views| {
            let low = views.low(least, look.policy);
            let each: Vec<String> =
                low.iter().map(|view| format!("{} {}", charter.party_name(&view.party), view.mean)).collect();
            (!each.is_empty()).then(|| format!("{} ({})", views.question.title(), series(&each)))
        })
        .collect();
    (!said.is_empty()).then(|| format!("health check answers below {least} of 5: {}", series(&said)))
}

/// Leads that lead nowhere, and meetings that are not held.
fn thinning(look: &PartnershipHealth<'_>) -> Vec<String> {
    let leads = look.leads.filter(|leads| leads.is_low).map(|it| {
        format!(
            "{} of {} became deals, fewer than {}%",
            it.conversions,
            counted(it.leads, "lead"),
            look.policy.conversion_least
        )
    });
    let meetings = look.meetings.as_ref().filter(|it| it.is_low).map(|it| {
        format!(
            "{} of {} agreed for {} to {} were held",
            it.held,
            counted(it.agreed, "meeting"),
            it.first,
            it.last
        )
    });
    leads.into_iter().chain(meetings).collect()
}

/// What the last reviews noticed.
fn symptoms(look: &PartnershipHealth<'_>) -> Option<String> {
    let said: Vec<String> = look
        .symptoms
        .iter()
        .map(|it| format!("{} ({})", spaced(it.symptom), look.review_path(it.record)))
        .collect();
    (!said.is_empty()).then(|| format!("{} noted: {}", counted(said.len(), "symptom"), series(&said)))
}

/// One point for each pair of sides, whatever they differ on.
fn differences(look: &PartnershipHealth<'_>) -> Vec<String> {
    let charter = &look.surveyed.partnership.charter.value;
    let mut pairs: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for views in look.check.iter().flat_map(|check| &check.views) {
        if let Some((low, high)) = views.gap(look.policy) {
            let said = format!("{} ({} against {})", views.question.title(), low.mean, high.mean);
            pairs.entry((&low.party, &high.party)).or_default().push(said);
        }
    }
    let point = |((low, high), said): (&(&str, &str), &Vec<String>)| {
        let (low, high) = (charter.party_name(low), charter.party_name(high));
        format!("{low} scores lower than {high} on {}", series(said))
    };
    pairs.iter().map(point).collect()
}

/// One point for each party that scores low.
fn low_scores(look: &PartnershipHealth<'_>) -> Vec<String> {
    let charter = &look.surveyed.partnership.charter.value;
    let mut points = Vec::new();
    for card in &look.cards {
        let scores =
            || Dimension::ALL.iter().zip(&card.scores).filter_map(|(key, score)| Some((*key, (*score)?)));
        for has_plan in [false, true] {
            let low = scores().filter(|(_, score)| score.is_low && score.has_plan == has_plan);
            let low: Vec<String> =
                low.map(|(key, score)| format!("{} of 5 for {}", score.last.score, key.name())).collect();
            if low.is_empty() {
                continue;
            }
            let name = charter.party_name(card.party);
            let plan = if has_plan { "improvement plan agreed" } else { "no improvement plan" };
            points.push(format!("{name} scores {}; {plan}", series(&low)));
        }
    }
    points
}

fn off_course(measure: &Measure<'_>) -> Option<String> {
    let mut said = Vec::new();
    if measure.is_declining() {
        said.push("worse two quarters in a row");
    }
    if measure.is_beyond_tolerance() == Some(true) {
        said.push("target missed by more than the tolerance");
    }
    (!said.is_empty()).then(|| format!("{}: {}", measure.name, series(&said)))
}

/// What is late, which the review calendar and the list of actions show too.
pub(super) fn overdue(look: &PartnershipHealth<'_>) -> Vec<String> {
    let reviews = look.surveyed.assessment.reviews.iter().filter(|it| look.is_overdue(it));
    let mut points: Vec<String> =
        reviews.map(|it| format!("{}: was due on {}", it.kind.name(), it.due)).collect();
    let late = look.promises.iter().filter(|it| it.status.state == ActionState::Overdue).count();
    if late > 0 {
        points.push(format!("{} overdue", counted(late, "action")));
    }
    points
}
