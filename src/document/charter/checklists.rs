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
        /// Did the parties complete the alignment canvas together?
        AlignmentCanvas = "alignment_canvas",
        /// Is a governance blueprint agreed: who decides what?
        GovernanceBlueprint = "governance_blueprint",
        /// Have all parties agreed to the success metrics?
        SharedMetrics = "shared_metrics",
        /// Are meetings, their frequency and the channels agreed?
        CommunicationCharter = "communication_charter",
        /// Are each party's resource commitments agreed?
        ResourceCommitments = "resource_commitments",
        /// Is a conflict protocol agreed?
        ConflictProtocol = "conflict_protocol",
        /// Is the exit process agreed?
        ExitProcess = "exit_process",
        /// Are regular health checks scheduled?
        HealthChecks = "health_checks",
        /// How well do the parties' long-term goals fit (1 to 5)?
        StrategicFit = "strategic_fit",
        /// Has each party set aside people and budget?
        ResourceCommitment = "resource_commitment",
        /// Have the parties discussed decision speed, style and risk?
        Culture = "culture",
        /// Are there a few clear, measurable metrics?
        ClearMetrics = "clear_metrics",
        /// Are roles, escalation and meetings in writing?
        Governance = "governance",
        /// Does the exit plan cover IP, assets and non-compete?
        ExitPlan = "exit_plan",
        /// Is there a shared calendar of milestones?
        MilestoneCalendar = "milestone_calendar",
        /// Are the communication channels agreed?
        Channels = "channels",
        /// Is it clear who resolves a conflict, and who is next?
        ConflictProcess = "conflict_process",
        /// Does the charter state the purpose of the partnership?
        WhatFor = "what_for",
        /// Does it state how success is measured?
        HowMeasured = "how_measured",
        /// Does it state who decides on changes of scope?
        WhoDecidesScope = "who_decides_scope",
        /// Does it state what happens if a party exits?
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
    /// An answer with its evidence.
    pub struct Answer short answer {
        /// The answer itself.
        answer: AnswerValue,
        /// A file in the repository, or an address.
        evidence: Link,
        /// Who has opened the address, so that it counts as evidence.
        seen_by: Person,
        /// The day on which it was opened.
        on: Date,
        /// The reason; needed where the item does not apply.
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
