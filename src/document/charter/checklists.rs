//! Answers to checklists.

use crate::document::record::record;
use crate::document::scalar::{AnswerWord, Date, Link, Malformed, Person, Scalar, Score, Text, keyword};
use crate::document::shape::{Declared, Describe, Key, Plain, Shape, Table};
use crate::document::{Decode, Decoder, Field, Named};
use crate::yaml::{Kind, NodeId};

/// The answers to one list, by item.
pub type Checklist = Named<Answer>;

keyword! {
    /// A list that comes with the format. Lists with other names are the team's own.
    pub enum BuiltInList {
        /// Signing readiness
        Signing = "signing",
        /// Partner fit
        Fit = "fit",
        /// Launch
        Launch = "launch",
        /// One-page charter
        OnePage = "one-page",
    }
}

keyword! {
    /// The items of the built-in lists, each with what it asks: signing [S0], partner fit, launch and the charter on one
    /// page [S3].
    pub enum BuiltInItem {
        /// Did the parties fill in the alignment canvas together?
        AlignmentCanvas = "alignment_canvas",
        /// Is it written down how decisions are made?
        GovernanceBlueprint = "governance_blueprint",
        /// Have all parties agreed to the success metrics?
        SharedMetrics = "shared_metrics",
        /// Are meetings, their cadence and the channels agreed?
        CommunicationCharter = "communication_charter",
        /// Is it known what each party will put in?
        ResourceCommitments = "resource_commitments",
        /// Is there a way to settle disagreements?
        ConflictProtocol = "conflict_protocol",
        /// Is it settled how the partnership ends?
        ExitProcess = "exit_process",
        /// Are regular health checks planned?
        HealthChecks = "health_checks",
        /// How well does the partner's long-term direction fit (1 to 5)?
        StrategicFit = "strategic_fit",
        /// Has each party set people and budget aside?
        ResourceCommitment = "resource_commitment",
        /// Have the parties talked about speed, style and risk?
        Culture = "culture",
        /// Is there a handful of measurable indicators?
        ClearMetrics = "clear_metrics",
        /// Are roles, escalation and cadence in writing?
        Governance = "governance",
        /// Does the exit cover IP, assets and competing?
        ExitPlan = "exit_plan",
        /// Do the parties share a calendar of milestones?
        MilestoneCalendar = "milestone_calendar",
        /// Is it agreed through which channels the parties talk?
        Channels = "channels",
        /// Is it clear who settles a conflict, and who next?
        ConflictProcess = "conflict_process",
        /// Does the charter say what the partnership is for?
        WhatFor = "what_for",
        /// Does it say how success is measured?
        HowMeasured = "how_measured",
        /// Does it say who decides when the scope changes?
        WhoDecidesScope = "who_decides_scope",
        /// Does it say what happens when a party wants out?
        WayOut = "way_out",
    }
}

impl BuiltInItem {
    /// The list that it belongs to.
    #[must_use]
    pub const fn list(self) -> BuiltInList {
        match self {
            Self::AlignmentCanvas
            | Self::GovernanceBlueprint
            | Self::SharedMetrics
            | Self::CommunicationCharter
            | Self::ResourceCommitments
            | Self::ConflictProtocol
            | Self::ExitProcess
            | Self::HealthChecks => BuiltInList::Signing,
            Self::StrategicFit
            | Self::ResourceCommitment
            | Self::Culture
            | Self::ClearMetrics
            | Self::Governance
            | Self::ExitPlan => BuiltInList::Fit,
            Self::MilestoneCalendar | Self::Channels | Self::ConflictProcess => BuiltInList::Launch,
            Self::WhatFor | Self::HowMeasured | Self::WhoDecidesScope | Self::WayOut => BuiltInList::OnePage,
        }
    }
}

impl BuiltInList {
    /// Its items, in the order in which they are asked.
    pub fn items(self) -> impl Iterator<Item = BuiltInItem> {
        BuiltInItem::ALL.iter().copied().filter(move |item| item.list() == self)
    }
}

/// The answers to all lists, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklists(Named<Checklist>);

impl Checklists {
    /// The lists that were given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Checklist)> {
        self.0.iter()
    }

    /// The names of the lists, whether or not they could be read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.names()
    }

    /// The answers to one list.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Field<Checklist>> {
        self.0.get(id)
    }
}

impl Decode for Checklists {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let lists = Named::<Checklist>::decode(decoder, node)?;
        for built_in in BuiltInList::ALL {
            if let Some((_, list)) = decoder.tree.get(node, built_in.as_str()) {
                let answers = lists.get(built_in.as_str()).and_then(Field::get);
                for name in answers.into_iter().flat_map(Named::names) {
                    refuse_unknown(decoder, *built_in, list, name);
                }
            }
        }
        Some(Self(lists))
    }
}

/// A misspelt item of a built-in list would be an answer to nothing.
fn refuse_unknown(decoder: &mut Decoder<'_>, built_in: BuiltInList, list: NodeId, name: &str) {
    let items: Vec<&str> = built_in.items().map(BuiltInItem::as_str).collect();
    if let Some((key, _)) = decoder.tree.get(list, name)
        && !items.contains(&name)
    {
        decoder.unknown_key(key, name, &items, &format!("the list `{built_in}`"));
    }
}

impl Describe for Checklists {
    fn shape() -> Shape {
        let answer = Answer::shape();
        let list = |list: &BuiltInList| {
            let items =
                list.items().map(|item| Key::new(item.as_str(), item.doc(), answer.clone())).collect();
            let doc = format!("The answers to the list `{list}`.");
            Key::new(list.as_str(), doc, Table::of("", "", items).into())
        };
        let keys = BuiltInList::ALL.iter().map(list).collect();
        Table::of("", "", keys).with_rest(Declared::Own, Checklist::shape()).into()
    }
}

record! { "an answer",
    /// An answer with what bears it out.
    pub struct Answer short answer {
        /// The answer itself.
        answer: AnswerValue,
        /// A file in the repository, or an address.
        evidence: Link,
        /// Who has opened the address, so that it counts as evidence.
        seen_by: Person,
        /// The day on which it was opened.
        on: Date,
        /// Why; needed where the item does not apply.
        reason: Text,
    }
}

impl Describe for AnswerValue {
    fn shape() -> Shape {
        let plain = AnswerWord::plain().or(Score::plain());
        Plain { name: "AnswerValue".into(), ..plain }.into()
    }
}

/// A word, or a score where the item is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerValue {
    /// yes, no, unknown or n/a.
    Word(AnswerWord),
    /// 1 to 5.
    Score(Score),
}

impl Decode for AnswerValue {
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        const EXPECTED: &str = "yes, no, unknown or n/a, or a score from 1 to 5";
        if decoder.tree.kind(node) != Kind::Scalar {
            decoder.unexpected(node, EXPECTED);
            return None;
        }
        let text = decoder.text(node, EXPECTED)?;
        let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let read: Result<Self, Malformed> = if is_number {
            Score::parse(text).map(Self::Score)
        } else {
            AnswerWord::parse(text).map(Self::Word)
        };
        let value = read.map_err(|malformed| decoder.invalid(node, malformed)).ok()?;
        decoder.note(
            node,
            match value {
                Self::Word(word) => word.meaning(),
                Self::Score(score) => score.meaning(),
            },
        );
        Some(value)
    }
}
