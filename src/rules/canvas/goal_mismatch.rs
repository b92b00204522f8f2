use crate::document::charter::canvas::Goal;
use crate::document::{ByParty, List};
use crate::finding::Place;
use crate::grammar::series;
use crate::method::deal::is_body_of_all;
use crate::method::goals::{self as counted, Metrics, Side};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the parties count in different metrics, or set different targets for the same one
    "goal-mismatch",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S0", "S1"],
    why: "each party could hit its own target while the other misses",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let sets = goal_sets(subject);
    if sets.is_empty() {
        return;
    }
    let metrics = Metrics::of(subject.charter);
    // The body that the others make up is the means to their goals.
    let mut bodies = subject.parties();
    bodies.retain(|party| is_body_of_all(subject.charter, party));
    for (path, goals) in sets {
        let mut sides = counted::sides(subject.charter, &path, goals);
        sides.retain(|side| !bodies.contains(&side.party));
        nothing_in_common(subject, drafts, &metrics, &sides);
        different_targets(subject, drafts, &metrics, &sides);
    }
}

/// The goals of the canvas, and those of each quarter of the joint plan.
fn goal_sets<'a>(subject: &Subject<'a>) -> Vec<(String, &'a ByParty<List<Goal>>)> {
    let charter = subject.charter;
    let canvas = charter.canvas.get().and_then(|canvas| canvas.goals.get());
    let plan = charter.joint_plan.get().into_iter().flat_map(|plan| plan.iter());
    canvas
        .map(|goals| ("canvas.goals".to_owned(), goals))
        .into_iter()
        .chain(plan.map(|(period, goals)| (format!("joint_plan.{period}"), goals)))
        .collect()
}

fn nothing_in_common(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    metrics: &Metrics<'_>,
    sides: &[Side<'_>],
) {
    let groups = counted::groups(metrics, sides);
    let [first, second, ..] = groups.as_slice() else { return };
    let (Some(here), Some(there)) = (second.first(), first.first()) else { return };
    let counts = |side: &Side<'_>| {
        let called: Vec<String> = side.counts().into_iter().map(|it| metrics.called(it)).collect();
        series(&called)
    };
    let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
    for side in sides {
        let counts = counts(side);
        match alike.iter_mut().find(|(what, _)| *what == counts) {
            Some((_, parties)) => parties.push(side.party),
            None => alike.push((counts, vec![side.party])),
        }
    }
    let each =
        alike.iter().map(|(counts, parties)| format!("{counts} ({})", names(subject.charter, parties)));
    let each: Vec<String> = each.collect();
    let lead = match groups.len() == sides.len() {
        true => "the parties' goals share no metric",
        false => "no metric in the goals of all parties",
    };
    let described = |side: &Side<'_>| format!("{}: {}", subject.charter.party_name(side.party), counts(side));
    let metric = there.metrics().first().copied();
    let example = metric.map_or_else(
        || "named under `metric:` in a goal of each".to_owned(),
        |metric| {
            format!("such as `metric: {metric}` in a goal of {}", subject.charter.party_name(here.party))
        },
    );
    let mut draft = drafts
        .at_value(here.place_of_metric(), format!("{lead}: {}", series(&each)))
        .label(described(here))
        .help(format!("agree on one metric for all parties, {example}"));
    for side in sides.iter().filter(|side| side.party != here.party) {
        draft = draft.also(&Place::value(side.place_of_metric()), described(side));
    }
}

fn different_targets(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    metrics: &Metrics<'_>,
    sides: &[Side<'_>],
) {
    for (metric, apart) in counted::apart(sides) {
        let Some((last, others)) = apart.split_last() else { continue };
        let described = |aim: &counted::Aim<'_>| {
            format!("{} aims at {}", subject.charter.party_name(aim.party), series(&aim.targets))
        };
        let each: Vec<String> = apart
            .iter()
            .map(|aim| format!("{} for {}", series(&aim.targets), subject.charter.party_name(aim.party)))
            .collect();
        let parties: Vec<&str> = apart.iter().map(|aim| aim.party).collect();
        let mut draft = drafts
            .at_value(
                last.place.as_str(),
                format!("targets for {} differ: {}", metrics.called(metric), each.join(", ")),
            )
            .label(described(last))
            .help(format!(
                "agree on one `target` for `{metric}` and write it for {}",
                names(subject.charter, &parties)
            ));
        for aim in others {
            draft = draft.also(&Place::value(aim.place.as_str()), described(aim));
        }
    }
}
