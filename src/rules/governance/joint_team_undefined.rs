use crate::document::charter::governance::{Governance, JointTeam};
use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::document::{Field, FieldRef};
use crate::finding::Place;
use crate::grammar::{alternatives, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the joint team has no reporting line, budget or workplace
    "joint-team-undefined",
    severity: Warning, from: Negotiation,
    nature: Gap(Team), consequence: Unsaid,
    question: "To whom does the joint team report?",
    at: "governance.joint_team.reports_to", example: "steering", concerns: All,
    question: "How much may the joint team spend without asking?",
    at: "governance.joint_team.may_spend", example: "up to 5000 GBP a month", concerns: All,
    question: "Where does the joint team work?",
    at: "governance.joint_team.place", example: "Dublin", concerns: All,
    authority: ["S2"],
    why: "a joint team without one boss or budget works as two separate teams",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let structure = subject.charter.model.and(|model| &model.structure);
    let Some(governance) = subject.charter.governance.get() else { return };
    let team = &governance.joint_team;
    if structure.get() != Some(&&Structure::IntegratedAlliance) || team.is_invalid() {
        return;
    }
    // The place belongs to integration, the rest into the charter.
    let asks_for_place = subject.stage >= Stage::Launch && !shares_a_tool(subject, governance);
    let says = |field: FieldRef<'_, ()>| field.is_missing();
    let gaps: Vec<(&str, &str, &str)> = [
        (
            says(of(team, |it| &it.reports_to)),
            "reports_to",
            "reporting line",
            "`reports_to:` (a body or `both`)",
        ),
        (
            says(of(team, |it| &it.may_spend)),
            "may_spend",
            "spending limit",
            "`may_spend:` (such as `Up to 20000 EUR a month`)",
        ),
        (asks_for_place && says(of(team, |it| &it.place)), "place", "workplace or tool", "`place:`"),
    ]
    .into_iter()
    .filter_map(|(is_gap, key, lack, write)| is_gap.then_some((key, lack, write)))
    .collect();
    let path = match gaps.as_slice() {
        [] => return,
        [(key, ..)] => format!("governance.joint_team.{key}"),
        _ => "governance.joint_team".to_owned(),
    };
    let lacks: Vec<&str> = gaps.iter().map(|(_, lack, _)| *lack).collect();
    let write: Vec<&str> = gaps.iter().map(|(.., write)| *write).collect();
    let message = if team.is_open() {
        format!("undecided for the joint team: {}", lacks.join(", "))
    } else {
        format!("no {} for the joint team", alternatives(&lacks))
    };
    drafts
        .at_key(path, message)
        .also(&Place::value("model.structure"), "the parties pool people, budget and results")
        .help(format!(
            "agree these with the team and write them under `governance.joint_team`: {}",
            series(&write)
        ));
}

/// Whether something was said, without what.
fn of<T>(team: &Field<JointTeam>, key: impl Fn(&JointTeam) -> &Field<T>) -> FieldRef<'_, ()> {
    match team.and(key) {
        Field::Missing => Field::Missing,
        Field::Open => Field::Open,
        Field::Invalid => Field::Invalid,
        Field::Given(_) => Field::Given(&()),
    }
}

/// One tool in which both teams see the same work will do for a place.
fn shares_a_tool(subject: &Subject<'_>, governance: &Governance) -> bool {
    let tools = subject.charter.communication.and(|communication| &communication.tools);
    !governance.issue_tracker.is_missing() || !tools.is_missing()
}
