//! The days for calendar programs: an entry for each gate, and one for each other day of the calendar.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use sha2::{Digest as _, Sha256};

use super::{Gates, Scheduled, attendees, schedule};
use crate::document::ProblemKind;
use crate::document::charter::Charter;
use crate::document::charter::gates::Gate;
use crate::document::identity::Places;
use crate::document::records::review::Action;
use crate::document::scalar::Date;
use crate::method::calendar::{Event, NamedEntry, Occasion, Waiting, named_entries};
use crate::method::gate_moves::GateMoves;
use crate::method::gates::{GateState, GateStatus};
use crate::view::commitment::has_unreadable_gates;
use crate::view::{Feed, FeedEntry, FeedWait};
use crate::wording::calendar::{waiting as in_words, what};
use crate::wording::gates::{coming_effect, gate_name};
use crate::yaml::YamlPath;

/// What git knows of a charter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// When it was last committed, in seconds since 1970.
    pub committed: i64,
    /// How many commits changed something in its folder.
    pub commits_of_folder: u32,
    /// The gates that it ever named, with their moves.
    pub moves: BTreeMap<String, GateMoves>,
    /// The goals, deliverables and waivers that it ever had, by what they are known by, each as it was last.
    pub named: BTreeMap<(String, u32), NamedEntry>,
    /// How many older commits were not looked into: each counts as if it had moved every gate, so that no number falls.
    pub unread: u32,
}

/// The days of one partnership for calendar programs.
#[derive(Debug)]
pub struct FeedOf<'g> {
    scheduled: &'g Scheduled<'g>,
    past: Option<&'g Past>,
    notice: u32,
}

impl<'g> FeedOf<'g> {
    pub(super) fn new(
        gates: &'g Gates<'_>,
        scheduled: &'g Scheduled<'_>,
        past: &'g BTreeMap<String, Past>,
    ) -> Self {
        let past = past.get(&scheduled.surveyed.partnership.charter.source.path);
        Self { scheduled, past, notice: gates.survey.configuration.policy.gate_due_soon }
    }

    /// What people call the partnership.
    #[must_use]
    pub fn name(&self) -> &str {
        self.scheduled.surveyed.partnership.name()
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.scheduled.surveyed.partnership.id
    }

    /// The path of its charter.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.scheduled.surveyed.partnership.charter.source.path
    }

    /// Its days, known by its id alone.
    #[must_use]
    pub fn by_id(&self) -> Feed {
        self.known_as(self.id().to_owned())
    }

    /// Its days, known by its id and where its charter lies: two partnerships of one id are told apart by that.
    #[must_use]
    pub fn by_path(&self) -> Feed {
        self.known_as(format!("{}-{}", self.id(), digest(self.path())))
    }

    fn known_as(&self, id: String) -> Feed {
        let scheduled = self.scheduled;
        let writer = Writer {
            scheduled,
            id,
            past: self.past,
            notice: self.notice,
            named: named_entries(&scheduled.surveyed.partnership.charter.value),
            taken: BTreeMap::new(),
        };
        let waits = scheduled.calendar.waiting.iter().map(|it| writer.wait(it)).collect();
        Feed { name: self.name().to_owned(), waits, entries: writer.entries() }
    }
}

/// Eight digits that stand for a text.
fn digest(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the entries of one partnership.
struct Writer<'s> {
    scheduled: &'s Scheduled<'s>,
    id: String,
    past: Option<&'s Past>,
    /// How many days before a day a program is to remind of it.
    notice: u32,
    /// The entries that are known by what they say.
    named: Vec<NamedEntry>,
    /// How often each name was given, so that no two entries share one.
    taken: BTreeMap<String, u32>,
}

impl Writer<'_> {
    fn entries(mut self) -> Vec<FeedEntry> {
        let scheduled = self.scheduled;
        let mut entries = Vec::new();
        for (gate, status) in scheduled.gates() {
            entries.extend(self.gate(gate, status));
        }
        for event in &scheduled.calendar.events {
            if !matches!(event.occasion, Occasion::Gate(_)) {
                entries.push(self.event(event));
            }
        }
        entries.extend(self.removed());
        entries.extend(self.reworded());
        entries.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
        entries
    }

    /// What waits for an event without a latest day: it falls on none, and a program lists it as a task.
    fn wait(&self, waiting: &Waiting) -> FeedWait {
        let partnership = self.scheduled.surveyed.partnership;
        let path = &waiting.origin.path;
        let kind = waiting.occasion.kind();
        FeedWait {
            uid: format!("wait.{kind}.{}@{}.partner", digest(&self.known_by(None, path)), self.id),
            sequence: self.past.map_or(0, |past| past.commits_of_folder),
            stamp: self.stamp(),
            summary: format!(
                "{}: {}",
                self.partnership_name(),
                in_words(&partnership.charter.value, waiting)
            ),
            description: format!(
                "No latest date is agreed. Once it has happened, write its day under `happened`.\nFrom {}, {path}",
                partnership.charter.source.path
            ),
        }
    }

    /// A name that no other entry of the partnership has.
    fn uid(&mut self, name: String) -> String {
        let count = self.taken.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count == 1 { name } else { format!("{name}.{count}") };
        format!("{name}@{}.partner", self.id)
    }

    /// When the charter was last committed; without git the beginning of the day of the question.
    fn stamp(&self) -> i64 {
        let midnight = self.scheduled.as_of.naive().and_time(NaiveTime::MIN).and_utc().timestamp();
        self.past.map_or(midnight, |past| past.committed)
    }

    /// A program reminds of what somebody has still to do, as long as its day has not passed.
    fn alarm(&self, day: Date, is_open: bool) -> Option<u32> {
        (is_open && self.scheduled.as_of <= day).then_some(self.notice)
    }

    fn partnership_name(&self) -> &str {
        self.scheduled.surveyed.partnership.name()
    }

    fn gate(&mut self, gate: &Gate, status: &GateStatus) -> Option<FeedEntry> {
        let day = status.due?;
        // The dot keeps a gate without an id of its own apart from those that have one.
        let name = gate.id.get().map_or_else(
            || format!("gate.{}", digest(&self.known_by(None, &format!("gates[{}]", status.index)))),
            |id| id.as_str().to_owned(),
        );
        let moves = self.past.and_then(|past| Some(past.moves.get(gate.id.get()?.as_str())?.times));
        let unread = self.past.map_or(0, |past| past.unread);
        Some(FeedEntry {
            uid: self.uid(name),
            sequence: moves.unwrap_or_default().saturating_add(unread),
            stamp: self.stamp(),
            day,
            summary: format!("{}: gate {}", self.partnership_name(), gate_name(gate, status)),
            description: described(self.scheduled, gate, status),
            alarm: self.alarm(day, status.state != GateState::Decided),
            attendees: attendees::at_gate(&self.scheduled.surveyed.partnership.charter.value, gate),
            is_tentative: false,
            is_cancelled: false,
        })
    }

    fn event(&mut self, event: &Event) -> FeedEntry {
        let partnership = self.scheduled.surveyed.partnership;
        let charter = &partnership.charter.value;
        let who = match event.who.is_empty() {
            true => String::new(),
            false => format!("Who: {}\n", event.who.join(", ")),
        };
        let (path, _) = super::calendar::origin(partnership, event);
        let uid = self.uid(self.key(event));
        FeedEntry {
            uid,
            // Any commit of charter or records may have moved it.
            sequence: self.past.map_or(0, |past| past.commits_of_folder),
            stamp: self.stamp(),
            day: event.day,
            summary: format!("{}: {}", self.partnership_name(), what(charter, event)),
            description: format!("{who}From {path}, {}", event.origin.path),
            // Nobody is called to a day on which nobody has agreed.
            alarm: self.alarm(event.day, event.is_open() && !event.is_usual),
            attendees: attendees::at(partnership, event),
            is_tentative: event.is_usual,
            is_cancelled: false,
        }
    }

    /// What an event is known by, wherever it moves: its kind and what it is about. The dot keeps it apart from the ids of
    /// gates.
    fn key(&self, event: &Event) -> String {
        let kind = event.occasion.kind();
        let about = match &event.occasion {
            Occasion::TermStart
            | Occasion::Renewal
            | Occasion::NoRenewal(0)
            | Occasion::TermEnd(0)
            | Occasion::ContractNotice(0)
            | Occasion::ContractEnd(0)
            | Occasion::ExitPlan => return format!("charter.{kind}"),
            Occasion::NoRenewal(cycle)
            | Occasion::TermEnd(cycle)
            | Occasion::ContractNotice(cycle)
            | Occasion::ContractEnd(cycle) => return format!("charter.{kind}.{cycle}"),
            Occasion::Gate(index) => (index + 1).to_string(),
            Occasion::PhaseStart(phase) | Occasion::PhaseEnd(phase) => phase.as_str().to_owned(),
            Occasion::Review(kind, place) => format!("{}.{place}", kind.key()),
            Occasion::Step(key) => (*key).to_owned(),
            Occasion::Goals(period) => period.clone(),
            Occasion::Intent(party) | Occasion::PartyStart(party) | Occasion::PartyEnd(party) => {
                party.clone()
            }
            Occasion::Deliverable(_) | Occasion::Payment(_) | Occasion::Goal(_) | Occasion::Waiver(_) => {
                let entry = self.named.iter().find(|entry| entry.occasion == event.occasion);
                return entry.map_or_else(|| kind.to_owned(), key_of_named);
            }
            Occasion::Action(record, index) => self
                .action(*record, *index)
                .and_then(|action| Some(action.id.get()?.as_str().to_owned()))
                .unwrap_or_else(|| digest(&self.known_by(Some(*record), &event.origin.path))),
        };
        format!("{kind}.{about}")
    }

    /// The place of an entry of the charter, or of a review, by what it is known by; `path` leads to the entry or to a
    /// key of it.
    fn known_by(&self, review: Option<usize>, path: &str) -> String {
        let partnership = self.scheduled.surveyed.partnership;
        let review = review.and_then(|nth| partnership.records.reviews.get(nth)).map(|it| &it.source);
        let source = review.unwrap_or(&partnership.charter.source);
        let path = YamlPath::from(path);
        let entry = if path.ends_in_key() { path.parent() } else { path };
        format!("{}\n{}", partnership.document_name(source), Places::of(&source.tree).stable(&entry))
    }

    fn action(&self, record: usize, index: usize) -> Option<&Action> {
        let review = self.scheduled.surveyed.partnership.records.reviews.get(record)?;
        review.value.actions.get()?.0.get(index)?.get()
    }

    /// The gates that the charter named once and no longer does: programs that know them take them out.
    fn removed(&mut self) -> Vec<FeedEntry> {
        let Some(past) = self.past else { return Vec::new() };
        let charter = &self.scheduled.surveyed.partnership.charter;
        let is_damaged = !charter.is_whole();
        // What cannot be read may still be there.
        if is_damaged || has_unreadable_gates(self.scheduled.surveyed.partnership) {
            return Vec::new();
        }
        let gates = charter.value.gates.get();
        let is_there = |id: &str| {
            let mut ids = gates.into_iter().flat_map(|gates| gates.values()).filter_map(|gate| gate.id.get());
            ids.any(|it| it.as_str() == id)
        };
        let first = self.scheduled.calendar.first;
        let gone = past.moves.iter().filter(|(id, _)| !is_there(id));
        let dated = gone.filter_map(|(id, moves)| Some((id, moves, moves.last?)));
        let recent: Vec<_> = dated.filter(|(.., day)| first <= *day).collect();
        recent
            .into_iter()
            .map(|(id, moves, day)| FeedEntry {
                uid: self.uid(id.clone()),
                sequence: moves.times.saturating_add(past.unread).saturating_add(1),
                stamp: self.stamp(),
                day,
                summary: format!("{}: gate {id}", self.partnership_name()),
                description: "The charter no longer has this gate.".to_owned(),
                alarm: None,
                attendees: Vec::new(),
                is_tentative: false,
                is_cancelled: true,
            })
            .collect()
    }

    /// The goals, deliverables and waivers that the charter had once and now words otherwise, or has no longer: programs
    /// that know
    /// them take them out.
    fn reworded(&mut self) -> Vec<FeedEntry> {
        let Some(past) = self.past else { return Vec::new() };
        let document = &self.scheduled.surveyed.partnership.charter;
        if document.problems.iter().any(|problem| problem.kind == ProblemKind::YamlSyntax) {
            return Vec::new();
        }
        let charter = &document.value;
        // What cannot be read may still be there.
        let goals = charter.canvas.and(|canvas| &canvas.goals);
        let is_readable = |occasion: &Occasion| match occasion {
            Occasion::Deliverable(_) => !charter.deliverables.is_invalid(),
            Occasion::Waiver(_) => !charter.waivers.is_invalid(),
            Occasion::Payment(_) => {
                !charter.value.is_invalid() && !charter.value.and(|value| &value.exchange).is_invalid()
            }
            _ => !goals.is_invalid() && !charter.canvas.is_invalid() && !charter.joint_plan.is_invalid(),
        };
        let first = self.scheduled.calendar.first;
        let is_there = |entry: &NamedEntry| {
            self.named.iter().any(|now| (&now.name, now.nth) == (&entry.name, entry.nth))
        };
        let gone = past.named.values().filter(|entry| first <= entry.day && !is_there(entry));
        let gone: Vec<NamedEntry> = gone.filter(|entry| is_readable(&entry.occasion)).cloned().collect();
        let sequence = past.commits_of_folder.saturating_add(1);
        gone.iter()
            .map(|entry| FeedEntry {
                uid: self.uid(key_of_named(entry)),
                sequence,
                stamp: self.stamp(),
                day: entry.day,
                summary: format!("{}: {} {}", self.partnership_name(), entry.occasion.kind(), entry.about),
                description: "The charter no longer says this.".to_owned(),
                alarm: None,
                attendees: Vec::new(),
                is_tentative: false,
                is_cancelled: true,
            })
            .collect()
    }
}

/// What an entry without an id is known by: neither its number in a list nor words that may be anything, but a digest of
/// these.
fn key_of_named(entry: &NamedEntry) -> String {
    let key = format!("{}.{}", entry.occasion.kind(), digest(&entry.name));
    if entry.nth == 1 { key } else { format!("{key}.{}", entry.nth) }
}

/// Question, criteria, deciders and what happens if it is missed, in lines.
fn described(scheduled: &Scheduled<'_>, gate: &Gate, status: &GateStatus) -> String {
    let charter: &Charter = &scheduled.surveyed.partnership.charter.value;
    let mut lines: Vec<String> = Vec::new();
    lines.extend(status.waits_for.as_ref().map(|event| format!("Due at the latest; waits for: {event}")));
    lines.extend(gate.question.get().map(|question| question.as_str().to_owned()));
    for criterion in gate.criteria.get().into_iter().flat_map(|criteria| criteria.values()) {
        lines.push(format!("- {}", criterion.as_str()));
    }
    for party in charter.party_ids() {
        let name = charter.party_name(party);
        lines.push(match schedule::decider(gate, party) {
            Some(decider) => format!("{name} decides through {decider}"),
            None => format!("no decision-maker named for {name}"),
        });
    }
    if status.state == GateState::Deadlocked {
        let votes = status.votes.iter();
        let votes: Vec<String> = votes
            .map(|vote| format!("{} {} on {}", charter.party_name(&vote.party), vote.vote, vote.date))
            .collect();
        lines.push(format!("Deadlocked: {}", votes.join(", ")));
    }
    if let Some((state, since)) = status.if_missed(gate) {
        lines.push(format!("If it is missed, {} from {since}", coming_effect(state)));
    }
    lines.push(format!("From {}, {}", scheduled.surveyed.partnership.charter.source.path, status.id));
    lines.join("\n")
}
