use crate::document::ByParty;
use crate::document::Field;
use crate::document::List;
use crate::document::charter::canvas::Goal;
use crate::document::scalar::{Period, Scalar as _, Text, names_a_day};
use crate::finding::Place;
use crate::grammar::{counted, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a goal of the joint plan has no due date
    "joint-plan-undated",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Adrift,
    question: "By when is the goal reached?",
    at: "joint_plan.{quarter}.{party}[].due", example: "2026-09-30", concerns: Each,
    authority: ["S1"],
    why: "the other party cannot plan around a goal without a date",
    check: Partnership(check),
}

/// How many goals a message names.
const NAMED_MOST: usize = 3;

/// How many other sides a finding shows; in a network of many the first ones will do.
const OTHERS_MOST: usize = 8;

/// How a goal begins that says that nothing is planned, or that something is not to happen: no day belongs to it.
const NEGATIONS: [&str; 5] = ["no ", "none", "not ", "nothing", "nobody"];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (period, sides) in subject.charter.joint_plan.get().into_iter().flat_map(|plan| plan.iter()) {
        // The steps of a quarter that is over cannot be dated any more.
        if Period::parse(period).is_ok_and(|period| period.last() < subject.as_of) {
            continue;
        }
        for (party, goals) in sides.iter() {
            report_undated(subject, drafts, (period, sides), party, goals);
        }
    }
}

fn report_undated(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    (period, sides): (&str, &ByParty<List<Goal>>),
    party: &str,
    goals: &List<Goal>,
) {
    let undated: Vec<(usize, &Goal)> = goals.iter().filter(|(_, goal)| is_undated(goal)).collect();
    let Some((first, _)) = undated.first() else { return };
    let name = subject.charter.party_name(party);
    let which = if undated.len() > NAMED_MOST {
        format!("{} of {}", undated.len(), counted(goals.len(), "goal"))
    } else {
        let words: Vec<String> = undated.iter().map(|(index, goal)| words(*index, goal)).collect();
        series(&words)
    };
    let is_open = undated.iter().all(|(_, goal)| goal.due.is_open());
    let message = if is_open {
        format!("due date in {period} undecided for {which} of {name}")
    } else {
        format!("no due date in {period} for {which} of {name}")
    };
    let at = format!("joint_plan.{period}");
    let day = Period::parse(period).map_or_else(|_| "2026-09-30".to_owned(), |it| it.last().to_string());
    let mut draft = drafts.at_value(format!("{at}.{party}[{first}]"), message).help(format!(
        "agree the date and add it, such as `due: {day}`; a goal in words then goes under `goal:`"
    ));
    for (other, theirs) in sides.iter().filter(|(other, _)| *other != party).take(OTHERS_MOST) {
        if let Some((index, day)) = theirs.iter().find_map(|(index, goal)| Some((index, goal.due.get()?))) {
            let label = format!("{}: due {day}", subject.charter.party_name(other));
            draft = draft.also(&Place::value(format!("{at}.{other}[{index}].due")), label);
        }
    }
}

fn is_undated(goal: &Goal) -> bool {
    let is_negation = |text: &Text| {
        let text = text.as_str().to_lowercase();
        NEGATIONS.iter().any(|beginning| text.starts_with(beginning))
    };
    let is_dated = |text: &Text| names_a_day(text.as_str());
    let words = [&goal.goal, &goal.key_result].map(Field::get);
    let is_said = words.into_iter().flatten().any(is_dated);
    goal.due.is_missing() && !is_said && !goal.goal.get().is_some_and(is_negation)
}

/// What to call a goal: its first line, else the metric that it counts in, else its number.
fn words(index: usize, goal: &Goal) -> String {
    let text = goal.goal.get().and_then(|text| text.as_str().lines().next());
    match text.or_else(|| goal.metric.get().map(|metric| metric.as_str())) {
        Some(words) => format!("`{words}`"),
        None => format!("goal {}", index + 1),
    }
}
