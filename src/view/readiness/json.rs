//! Readiness for programs: the same shape in `check` and in `readiness`, which says more.

use std::borrow::Cow;

use serde::Serialize;

use super::{Asked, deeds};
use crate::document::scalar::Link;
use crate::method::readiness::{ByDocument, ChecklistResult, Found, ItemResult, Need};
use crate::view::place::line_of;
use crate::wording::readiness::{answer, is_forecast};

#[derive(Serialize)]
pub(super) struct Partnership<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    stage: &'static str,
    /// The sections of the charter that could not be read: what they say is unknown, not absent.
    unread: &'a [String],
    readiness: Vec<Checklist<'a>>,
}

/// What a list comes to.
#[derive(Debug, Serialize)]
pub struct Checklist<'a> {
    checklist: Cow<'static, str>,
    no: usize,
    of: usize,
    /// With what could not be read counted as No; see `unread`.
    verdict: &'static str,
    /// The sections that could not be read and on which the verdict rests: it is not judged then.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
    items: Vec<Item<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Cow<'static, str>>,
    /// Whether the stage does not ask for it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    forecast: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<Waived<'a>>,
    /// The shortest way to the next better verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Next>,
}

#[derive(Debug, Serialize)]
struct Item<'a> {
    id: Cow<'static, str>,
    answer: Option<String>,
    state: &'static str,
    borne_out: bool,
    missing: Vec<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
    /// How a document stands for the charter's own evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<Cow<'static, str>>,
    /// The document that the answer names, wherever it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    /// What bears it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<Vec<Place<'a>>>,
    /// What is missing, with what exactly is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    wanted: Option<Vec<Wanted<'a>>>,
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    yaml_path: &'a str,
    line: Option<usize>,
    /// Whose half it is, where each party has one.
    party: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Wanted<'a> {
    yaml_path: &'a str,
    detail: &'a str,
    party: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Waived<'a> {
    until: Option<String>,
    owner: Option<&'a str>,
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Next {
    verdict: &'static str,
    steps: Vec<NextStep>,
}

#[derive(Debug, Serialize)]
struct NextStep {
    item: Cow<'static, str>,
    #[serde(rename = "do")]
    deeds: Vec<String>,
}

impl<'a> Checklist<'a> {
    /// The list with its verdict and what is missing.
    #[must_use]
    pub fn of(result: &'a ChecklistResult) -> Self {
        Self {
            checklist: result.definition.id.clone(),
            no: result.no,
            of: result.of,
            verdict: result.verdict.as_str(),
            unread: &result.unread,
            items: result.items.iter().map(Item::of).collect(),
            title: None,
            forecast: None,
            waived: None,
            next: None,
        }
    }

    /// The same with questions, evidence and what to do next.
    fn in_full(asked: &Asked<'a>, result: &'a ChecklistResult) -> Self {
        let way = result.way(&asked.survey.configuration.policy);
        let waiver = asked.waiver(result);
        Self {
            title: Some(result.definition.title.clone()),
            forecast: Some(is_forecast(result, asked.stage())),
            waived: waiver.map(|waiver| Waived {
                until: waiver.until.get().map(ToString::to_string),
                owner: waiver.owner.get().map(|owner| owner.name()),
                reason: waiver.reason.get().map(|reason| reason.as_str()),
            }),
            next: way.map(|way| Next {
                verdict: way.to.as_str(),
                steps: way
                    .steps
                    .iter()
                    .filter_map(|step| {
                        let item = result.items.get(step.item)?;
                        Some(NextStep { item: item.definition.id.clone(), deeds: deeds(result, item, step) })
                    })
                    .collect(),
            }),
            items: result.items.iter().map(|item| Item::in_full(asked, result, item)).collect(),
            ..Self::of(result)
        }
    }
}

impl<'a> Item<'a> {
    fn of(result: &'a ItemResult) -> Self {
        Self {
            id: result.definition.id.clone(),
            answer: result.answer.map(answer),
            state: result.state.as_str(),
            borne_out: result.borne_out,
            missing: result.missing.iter().map(|need| need.path.clone()).collect(),
            unread: &result.unread,
            evidence: result.document.map(|document| match document {
                ByDocument::File => "by-document",
                ByDocument::Unchecked => "unchecked",
            }),
            question: None,
            document: None,
            reason: None,
            found: None,
            wanted: None,
        }
    }

    fn in_full(asked: &Asked<'a>, list: &ChecklistResult, result: &'a ItemResult) -> Self {
        let given = asked.given(list, result);
        let partnership = asked.surveyed.partnership;
        let place = |found: &'a Found| Place {
            yaml_path: &found.path,
            line: line_of(partnership, &found.path),
            party: found.side.as_ref().map(|side| side.party.as_str()),
        };
        let wanted = |need: &'a Need| Wanted {
            yaml_path: &need.path,
            detail: &need.detail,
            party: need.side.as_ref().map(|side| side.party.as_str()),
        };
        Self {
            question: Some(result.definition.question.clone()),
            document: given.and_then(|answer| answer.evidence.get()).map(Link::as_str),
            reason: given.and_then(|answer| answer.reason.get()).map(|reason| reason.as_str()),
            found: Some(result.found.iter().map(place).collect()),
            wanted: Some(result.missing.iter().map(wanted).collect()),
            ..Self::of(result)
        }
    }
}

pub(super) fn partnership<'a>(asked: &Asked<'a>) -> Partnership<'a> {
    let partnership = asked.surveyed.partnership;
    Partnership {
        id: &partnership.id,
        name: partnership.name(),
        path: &partnership.charter.source.path,
        stage: asked.stage().as_str(),
        unread: &partnership.charter.unread,
        readiness: asked.lists.iter().map(|list| Checklist::in_full(asked, list)).collect(),
    }
}
