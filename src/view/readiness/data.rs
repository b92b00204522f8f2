//! Readiness for programs: the checklists as `check` has them, and beside them what stands behind each question.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Asked, deeds};
use crate::config::Policy;
use crate::document::charter::waivers::Waiver;
use crate::document::scalar::{Date, Link, Text};
use crate::method::readiness::{ChecklistResult, Found, ItemResult, Need, Side, Verdict};
use crate::partnership::LeftOut;
use crate::view::Partnerships;
use crate::view::checklist::Checklist;
use crate::view::head::Head;
use crate::view::place::line_of;
use crate::wording::readiness::is_forecast;

/// The checklists of partnerships, or a list run without any charter.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadinessAnswer<'a> {
    /// The checklists of each partnership; of none where a list was run without a charter.
    #[serde(flatten)]
    partnerships: Partnerships<ReadinessData<'a>>,
    /// The list that was run without a charter (`--ask`): its answers alone count. Left out otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<AskedList<'a>>,
}

/// A list that was run without a charter.
#[derive(Debug, Serialize, JsonSchema)]
struct AskedList<'a> {
    #[serde(flatten)]
    checklist: Checklist<'a>,
    /// Its title.
    title: &'a str,
    /// What to do first: the shortest way to the next better verdict; null where there is none.
    improvement: Option<Improvement<'a>>,
}

impl<'a> ReadinessAnswer<'a> {
    pub(super) fn of_partnerships(partnerships: Partnerships<ReadinessData<'a>>) -> Self {
        Self { partnerships, asked: None }
    }

    pub(super) fn of_workshop(list: &'a ChecklistResult, policy: &Policy) -> Self {
        let asked = AskedList {
            checklist: Checklist::of(list),
            title: &list.definition.title,
            improvement: improvement(list, policy),
        };
        Self { partnerships: Partnerships::of(&LeftOut::default(), std::iter::empty()), asked: Some(asked) }
    }
}

/// The checklists of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadinessData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The checklists that were asked for, with their verdicts.
    readiness: Vec<Checklist<'a>>,
    /// What stands behind each of these checklists, in the same order.
    details: Vec<ChecklistDetails<'a>>,
}

/// What stands behind a checklist.
#[derive(Debug, Serialize, JsonSchema)]
struct ChecklistDetails<'a> {
    /// The id of the checklist.
    checklist: &'a str,
    /// Its title.
    title: &'a str,
    /// Whether the stage does not ask for it yet.
    forecast: bool,
    /// The waiver that accepts its verdict today; null for none.
    waived: Option<WaiverEntry<'a>>,
    /// The shortest way to the next better verdict; null where there is none.
    improvement: Option<Improvement<'a>>,
    /// Its questions in the order of the list.
    questions: Vec<QuestionDetails<'a>>,
}

/// A waiver of the charter.
#[derive(Debug, Serialize, JsonSchema)]
struct WaiverEntry<'a> {
    /// Until which day, that day included.
    until: Option<Date>,
    /// Who accepts it.
    owner: Option<&'a str>,
    /// Why.
    reason: Option<&'a Text>,
}

/// The way to a better verdict.
#[derive(Debug, Serialize, JsonSchema)]
struct Improvement<'a> {
    /// The verdict that it leads to.
    verdict: Verdict,
    /// What is to be done.
    to_do: Vec<ToDo<'a>>,
}

/// What is to be done for one question.
#[derive(Debug, Serialize, JsonSchema)]
struct ToDo<'a> {
    /// The id of the question.
    item: &'a str,
    /// The steps.
    #[serde(rename = "do")]
    deeds: Vec<String>,
}

/// What stands behind a question of a checklist.
#[derive(Debug, Serialize, JsonSchema)]
struct QuestionDetails<'a> {
    /// The id of the question.
    item: &'a str,
    /// The question in words.
    question: &'a str,
    /// The document that the answer names, whether or not it is there.
    document: Option<&'a Link>,
    /// Why the question does not apply, or what else the answer says.
    reason: Option<&'a Text>,
    /// The evidence that the charter has.
    found: Vec<Evidence<'a>>,
    /// The evidence that is missing.
    lacking: Vec<LackingEvidence<'a>>,
}

/// A place of the charter that has evidence.
#[derive(Debug, Serialize, JsonSchema)]
struct Evidence<'a> {
    /// The place by names.
    yaml_path: &'a str,
    /// Its line, counted from 1.
    line: Option<usize>,
    /// The party that it is about, where each party has its own.
    party: Option<&'a str>,
}

/// A place of the charter where evidence is missing.
#[derive(Debug, Serialize, JsonSchema)]
struct LackingEvidence<'a> {
    /// The place by names.
    yaml_path: &'a str,
    /// What exactly is asked for; may be empty.
    detail: &'a str,
    /// The party that it is about, where each party has its own.
    party: Option<&'a str>,
}

pub(super) fn partnership<'a>(asked: &Asked<'a>) -> ReadinessData<'a> {
    ReadinessData {
        head: Head::at(asked.surveyed.partnership, Some(asked.stage())),
        readiness: asked.lists.iter().map(|list| Checklist::of(list)).collect(),
        details: asked.lists.iter().map(|list| details(asked, list)).collect(),
    }
}

fn details<'a>(asked: &Asked<'a>, list: &'a ChecklistResult) -> ChecklistDetails<'a> {
    ChecklistDetails {
        checklist: &list.definition.id,
        title: &list.definition.title,
        forecast: is_forecast(list, asked.stage()),
        waived: asked.waiver(list).map(waiver),
        improvement: improvement(list, &asked.survey.configuration.policy),
        questions: list.items.iter().map(|item| question(asked, list, item)).collect(),
    }
}

fn waiver(waiver: &Waiver) -> WaiverEntry<'_> {
    WaiverEntry {
        until: waiver.until.get().copied(),
        owner: waiver.owner.get().map(|owner| owner.name()),
        reason: waiver.reason.get(),
    }
}

fn improvement<'a>(list: &'a ChecklistResult, policy: &Policy) -> Option<Improvement<'a>> {
    let way = list.way(policy)?;
    let to_do = way.steps.iter().filter_map(|step| {
        let item = list.items.get(step.item)?;
        Some(ToDo { item: &item.definition.id, deeds: deeds(list, item, step) })
    });
    Some(Improvement { verdict: way.to, to_do: to_do.collect() })
}

fn question<'a>(asked: &Asked<'a>, list: &ChecklistResult, item: &'a ItemResult) -> QuestionDetails<'a> {
    let given = asked.given(list, item);
    let party = |side: &'a Option<Side>| side.as_ref().map(|side| side.party.as_str());
    let found = |found: &'a Found| Evidence {
        yaml_path: &found.path,
        line: line_of(asked.surveyed.partnership, &found.path),
        party: party(&found.side),
    };
    let lacking = |need: &'a Need| LackingEvidence {
        yaml_path: &need.path,
        detail: &need.detail,
        party: party(&need.side),
    };
    QuestionDetails {
        item: &item.definition.id,
        question: &item.definition.question,
        document: given.and_then(|answer| answer.evidence.get()),
        reason: given.and_then(|answer| answer.reason.get()),
        found: item.found.iter().map(found).collect(),
        lacking: item.missing.iter().map(lacking).collect(),
    }
}
