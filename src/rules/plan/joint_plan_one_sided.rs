use crate::document::charter::canvas::Goal;
use crate::document::scalar::{Period, Scalar as _};
use crate::document::{ByParty, List};
use crate::finding::Place;
use crate::grammar::{number, series};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party has no goals in a quarter of the joint plan
    "joint-plan-one-sided",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "a party without goals has committed to nothing for the quarter",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (period, goals) in subject.charter.joint_plan.get().into_iter().flat_map(|plan| plan.iter()) {
        // What was not planned in a quarter that is over cannot be made up for.
        if Period::parse(period).is_ok_and(|period| period.last() < subject.as_of) {
            continue;
        }
        let parties = subject.parties();
        let (with, without): (Vec<&str>, Vec<&str>) = parties
            .into_iter()
            .filter(|party| !goals.of(party).is_invalid())
            .partition(|party| goals.of(party).get().is_some_and(|goals| !goals.is_empty()));
        if !with.is_empty() && !without.is_empty() {
            report_one_sided(subject, drafts, period, goals, (&with, &without));
        }
    }
}

fn report_one_sided(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    period: &str,
    goals: &ByParty<List<Goal>>,
    (with, without): (&[&str], &[&str]),
) {
    let at = format!("joint_plan.{period}");
    let place = match without {
        [only] => format!("{at}.{only}"),
        _ => at.clone(),
    };
    let have = number(with.len(), "has", "have");
    let (those, others) = (names(subject.charter, with), names(subject.charter, without));
    let message = if without.iter().all(|party| goals.of(party).is_open()) {
        format!("goals of {others} for {period} undecided, though {those} {have} some")
    } else {
        format!("no goals for {others} in {period}, though {those} {have} some")
    };
    let keys: Vec<String> = without.iter().map(|party| format!("`{party}:`")).collect();
    let mut draft = drafts.at_key(place, message).help(format!(
        "ask what that party will do, and add {} to `{at}`, such as `- goal: …` with `metric:` and `target:`",
        series(&keys)
    ));
    for party in with {
        let name = subject.charter.party_name(party);
        draft = draft.also(&Place::key(format!("{at}.{party}")), format!("goals of {name}"));
    }
}
