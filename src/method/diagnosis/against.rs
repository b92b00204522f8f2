//! What speaks against a cause, as far as the records show it.

use super::causes::Cause;
use super::figures::metrics;
use super::scene::{Fact, Of, Place, Scene};
use super::symptoms::{Happening, Symptom};
use super::worth::goals_meet;
use super::{Noted, Sign};
use crate::document::records::health::HealthQuestion;
use crate::document::records::review::{Dimension, ReviewKind};
use crate::grammar::{counted, series};
use crate::method::gates::GateState;
use crate::method::incentives::all_share_a_goal;
use crate::method::scorecard::scores;
use crate::method::trends::{has_reached, last_reading};
use crate::method::value::Ratio;

/// A mean or score from which on a party is content.
const CONTENT_FROM: u64 = 4;
/// So many promises kept, and none broken, say that there are people enough.
const KEPT_FROM: usize = 3;

/// Everything that speaks against a cause for which these signs stand.
pub(super) fn against(
    scene: &Scene<'_>,
    cause: Cause,
    signs: &[&Sign],
    happened: &[Noted<Happening>],
) -> Vec<Fact> {
    let of_cause = match cause {
        Cause::Aims => vec![content(scene, HealthQuestion::Alignment), goals_in_common(scene)],
        Cause::Pay => vec![paid_together(scene)],
        Cause::Depth => vec![content(scene, HealthQuestion::ValueDelivery)],
        Cause::Terms => vec![even_exchange(scene)],
        Cause::Decide => vec![gates_decided(scene), content(scene, HealthQuestion::Governance)],
        Cause::Means => vec![promises_kept(scene, signs)],
        Cause::Service => vec![],
        Cause::Trust => vec![content(scene, HealthQuestion::Relationship), trusted(scene)],
        Cause::Sponsor => vec![decision_makers_come(scene)],
        Cause::Culture => vec![culture_discussed(scene)],
        Cause::Silence => vec![told_early(scene)],
        Cause::Truth => vec![figures_complete(scene)],
        Cause::Tools => vec![few_tools(scene)],
        Cause::Link => vec![empowered_lead(scene)],
    };
    let is_of_results = matches!(cause, Cause::Aims | Cause::Pay | Cause::Depth | Cause::Means);
    let results = [is_of_results.then(|| on_target(scene)).flatten(), explained(signs, happened)];
    of_cause.into_iter().chain(results).flatten().collect()
}

fn fact(said: impl Into<String>, places: Vec<Place>) -> Option<Fact> {
    Some(Fact { said: said.into(), places })
}

/// Every party answers a question with four or more.
fn content(scene: &Scene<'_>, question: HealthQuestion) -> Option<Fact> {
    let views = scene.views().iter().find(|it| it.question == question)?;
    let is_all = views.sides.len() == scene.parties.len() && views.sides.len() > 1;
    let is_content = views.sides.iter().all(|side| side.mean.sum >= side.mean.count * CONTENT_FROM);
    (is_all && is_content).then_some(())?;
    fact(format!("every party rates {} {CONTENT_FROM}.0 or more", question.title()), scene.place_of_check())
}

fn goals_in_common(scene: &Scene<'_>) -> Option<Fact> {
    goals_meet(scene).then_some(())?;
    fact("the goals of the parties share a metric", vec![Place::charter("canvas.goals")])
}

fn paid_together(scene: &Scene<'_>) -> Option<Fact> {
    all_share_a_goal(scene.charter).then_some(())?;
    fact(
        "the sales people of every party are paid for a shared goal too",
        vec![Place::charter("canvas.incentives")],
    )
}

/// No party receives less than it contributes, and the balance is above the policy's limit.
fn even_exchange(scene: &Scene<'_>) -> Option<Fact> {
    let value = scene.assessment.value.as_ref()?;
    let balance = value.balance.as_ref().ok()?.value;
    let least = Ratio::new(u128::from(scene.policy.value_balance_least), 100)?;
    let gains = |ratio: &Ratio| *ratio >= Ratio::ONE;
    let all_gain = value.parties.iter().all(|party| party.ratio.as_ref().is_ok_and(gains));
    (all_gain && balance >= least).then_some(())?;
    fact(
        format!("every party receives what it contributes or more; balance {balance}"),
        vec![Place::charter("value")],
    )
}

/// Every gate whose day has come was decided, and there is one.
fn gates_decided(scene: &Scene<'_>) -> Option<Fact> {
    let due =
        scene.assessment.gates.gates.iter().filter(|gate| gate.due.is_some_and(|due| due < scene.as_of));
    let due: Vec<_> = due.collect();
    (!due.is_empty() && due.iter().all(|gate| gate.state == GateState::Decided)).then_some(())?;
    let places = due.iter().map(|gate| Place::charter(format!("gates[{}]", gate.index))).collect();
    fact(format!("{} decided, none overdue", counted(due.len(), "gate")), places)
}

/// Of the parties concerned, promises are kept and none is broken.
fn promises_kept(scene: &Scene<'_>, signs: &[&Sign]) -> Option<Fact> {
    let named: Vec<&str> = signs.iter().flat_map(|sign| &sign.parties).map(String::as_str).collect();
    let parties: Vec<&str> =
        scene.parties.iter().filter(|it| named.is_empty() || named.contains(it)).copied().collect();
    let tallies: Vec<(usize, usize)> = parties.iter().map(|party| scene.kept(party)).collect();
    let kept: usize = tallies.iter().map(|(kept, _)| kept).sum();
    let is_reliable = tallies.iter().all(|(_, broken)| *broken == 0);
    (kept >= KEPT_FROM && is_reliable).then_some(())?;
    let names: Vec<&str> = parties.iter().map(|party| scene.charter.party_name(party)).collect();
    fact(format!("{} kept {}, and broke none", series(&names), counted(kept, "promise")), Vec::new())
}

/// Every party's last score for trust is four or more.
fn trusted(scene: &Scene<'_>) -> Option<Fact> {
    let last = |party: &&str| scores(scene.partnership, party, Dimension::Trust, scene.as_of).next();
    let each: Option<Vec<_>> = scene.parties.iter().map(last).collect();
    let each =
        each.filter(|it| it.len() > 1 && it.iter().all(|score| u64::from(score.score) >= CONTENT_FROM))?;
    let place = |(party, it): (&&str, &crate::method::scorecard::Scored)| {
        Place::review(it.record, format!("scorecard.{party}.trust"))
    };
    fact(
        format!("every party scores {CONTENT_FROM} or more for trust"),
        scene.parties.iter().zip(&each).map(place).collect(),
    )
}

fn decision_makers_come(scene: &Scene<'_>) -> Option<Fact> {
    (scene.decision_makers_come() == Some(true)).then_some(())?;
    let places = scene
        .reviews(ReviewKind::Business)
        .take(scene.policy.decider_absences_from.max(1) as usize)
        .map(|(record, _)| Place::review(record, "attended"));
    fact("decision-makers of every party came to the last business reviews", places.collect())
}

fn culture_discussed(scene: &Scene<'_>) -> Option<Fact> {
    let day = scene.charter.communication.get()?.culture.get()?.discussed.get()?;
    (*day <= scene.as_of).then_some(())?;
    fact(
        format!("pace, style and risk were discussed on {day}"),
        vec![Place::charter("communication.culture")],
    )
}

/// Actions that were moved to a later day before the first one came.
fn told_early(scene: &Scene<'_>) -> Option<Fact> {
    let moved: Vec<_> = scene.actions().filter(|(status, action)| status.put_off(action).is_some()).collect();
    (!moved.is_empty()).then_some(())?;
    let place =
        |it: &super::promises::Promised<'_>| Place::review(it.0.record, format!("actions[{}]", it.0.index));
    let count = counted(moved.len(), "delay");
    fact(format!("{count} agreed openly, with a new date"), moved.iter().map(place).collect())
}

/// The last business review has an actual of every metric.
fn figures_complete(scene: &Scene<'_>) -> Option<Fact> {
    let (record, review) = scene.reviews(ReviewKind::Business).next()?;
    let readings = review.readings.get()?;
    let mut all = metrics(scene).map(|(id, _, _)| readings.of(id).is_given()).peekable();
    (all.peek().is_some() && all.all(|is_given| is_given)).then_some(())?;
    fact("the last business review has an actual of every metric", vec![Place::review(record, "readings")])
}

fn few_tools(scene: &Scene<'_>) -> Option<Fact> {
    const FEW: usize = 2;
    let tools = scene.charter.communication.get()?.tools.get()?.len();
    (1..=FEW).contains(&tools).then_some(())?;
    fact(format!("only {} agreed", counted(tools, "tool")), vec![Place::charter("communication.tools")])
}

fn empowered_lead(scene: &Scene<'_>) -> Option<Fact> {
    let lead = scene.charter.governance.get()?.integration_lead.get()?;
    lead.may_decide.get().filter(|it| it.is_yes())?;
    let name = lead.name.get()?.name();
    fact(
        format!("{name} leads the integration and may decide"),
        vec![Place::charter("governance.integration_lead")],
    )
}

/// Every shared metric with a target has reached it by its last actual.
fn on_target(scene: &Scene<'_>) -> Option<Fact> {
    let with_target = metrics(scene).filter(|(_, _, metric)| metric.target.is_given());
    let each: Option<Vec<Place>> = with_target
        .map(|(id, _, metric)| {
            let (record, value) = last_reading(scene.partnership, id, scene.as_of)?;
            (has_reached(metric, &value)?).then(|| Place::review(record, format!("readings.{id}")))
        })
        .collect();
    let places = each.filter(|it| !it.is_empty())?;
    fact("every shared metric has reached its target", places)
}

/// A change outside of the partnership that explains the figures on which a cause rests.
fn explained(signs: &[&Sign], happened: &[Noted<Happening>]) -> Option<Fact> {
    const OF_FIGURES: [Symptom; 4] =
        [Symptom::MissedTargets, Symptom::ActivityWithoutOutcome, Symptom::IdleLeads, Symptom::DealsLost];
    let outside: Vec<&Noted<Happening>> =
        happened.iter().filter(|it| it.what != Happening::SponsorLeft).collect();
    (!outside.is_empty() && signs.iter().any(|sign| OF_FIGURES.contains(&sign.symptom))).then_some(())?;
    let each: Vec<&str> = outside
        .iter()
        .map(|it| match it.what {
            Happening::RegulationChanged => "a change of regulation",
            Happening::MarketShifted | Happening::SponsorLeft => "a shift of the market",
        })
        .collect();
    let places =
        outside.iter().map(|it| Place::new(Of::Review(it.record), format!("symptoms[{}]", it.index)));
    fact(format!("{} may explain the figures", series(&each)), places.collect())
}
