//! What `partner review` asks on a terminal: whatever no flag has said, from what the last review said.

use super::Review;
use super::earlier::{Earlier, free_id};
use super::given::people;
use super::indicators::{INDICATORS, Indicator};
use crate::cli::ask::Ask;
use crate::cli::writing::{Writing, checked, described, is_said, scalar};
use crate::document::records::review::{
    AgendaPart, AuditOutcome, Dimension, ReviewKind, ShortfallCause, ShortfallStep,
};
use crate::document::records::symptom::KnownSymptom;
use crate::document::scalar::{Date, Person, Quantity, Score, YesNo};
use crate::new::review::{NewAction, NewEntry, NewReview, NewShortfall};

const INTRODUCTION: &str = "What you leave empty is left out. What stands in a line already is
from the last review: Enter takes it, Backspace deletes it. Names are separated by commas. Ctrl-C
stops, and nothing is written.";

/// Which parts a review of a kind asks for beside attendance, symptoms and actions.
pub(super) struct Parts {
    pub(super) readings: bool,
    pub(super) scorecard: bool,
    indicators: bool,
    agenda: bool,
    shortfalls: bool,
    retired: bool,
    opportunities: bool,
    outcome: bool,
}

impl Parts {
    /// At a business review the short health check takes the place of the scorecard, unless it `has_cards`.
    pub(super) fn of(kind: ReviewKind, has_cards: bool) -> Self {
        use ReviewKind::{Audit, Business, Leadership, Operations, Relationship, Special, ValueLoop};
        Self {
            readings: matches!(kind, Business | ValueLoop | Special),
            scorecard: kind == Relationship || (kind == Business && has_cards),
            indicators: matches!(kind, Business | ValueLoop | Operations),
            agenda: kind == Business,
            shortfalls: matches!(kind, Business | ValueLoop | Audit | Leadership | Special),
            retired: kind == ValueLoop,
            opportunities: matches!(kind, Business | ValueLoop),
            outcome: kind == Audit,
        }
    }
}

/// Somebody who answers for a review.
pub(super) struct Interview<'a> {
    pub(super) ask: &'a Ask,
    pub(super) writing: &'a Writing,
    pub(super) earlier: &'a Earlier<'a>,
    /// What the flags have said is not asked.
    pub(super) given: &'a Review,
}

impl Interview<'_> {
    pub(super) fn run(&self, review: &mut NewReview) -> anyhow::Result<()> {
        let parts = Parts::of(review.kind, true);
        self.ask.say(INTRODUCTION)?;
        self.attended(review)?;
        self.readings(review)?;
        self.scorecard(review)?;
        if parts.indicators && self.given.indicator.is_empty() {
            review.indicators = self.indicators()?;
        }
        if self.given.symptom.is_empty() {
            review.symptoms = self.symptoms()?;
        }
        if parts.agenda && self.given.agenda.is_empty() {
            let items: Vec<(String, bool)> =
                AgendaPart::ALL.iter().map(|part| (format!("{part}: {}", topic(*part)), false)).collect();
            let chosen = self.ask.several("What was discussed?", &items)?;
            review.agenda =
                chosen.iter().filter_map(|at| Some(AgendaPart::ALL.get(*at)?.to_string())).collect();
        }
        self.carried(review)?;
        self.new_actions(review)?;
        if parts.shortfalls && self.given.shortfall.is_empty() {
            self.shortfalls(review)?;
        }
        if parts.retired && self.given.retired.is_empty() {
            review.retired =
                self.texts(["What do the parties stop doing?", "What else do they stop doing?"])?;
        }
        if parts.opportunities && self.given.opportunity.is_empty() {
            review.opportunities =
                self.texts(["Which opportunities are there?", "Which other opportunities are there?"])?;
        }
        if parts.outcome && review.outcome.is_none() {
            review.outcome =
                self.ask.choice("What was the outcome of the audit?", &described::<AuditOutcome>())?;
        }
        Ok(())
    }

    fn name<'n>(&'n self, party: &'n str) -> &'n str {
        self.writing.charter().party_name(party)
    }

    fn attended(&self, review: &mut NewReview) -> anyhow::Result<()> {
        for (party, who) in review.attended.iter_mut().filter(|(_, who)| who.is_empty()) {
            let last = self.earlier.attended(party).join(", ");
            let begun = Some(last.as_str()).filter(|last| !last.is_empty());
            let question = format!("Who attended for {}?", self.name(party));
            let said = self.ask.optional_from(&question, begun, |text| people(text).map(|_| ()))?;
            *who = said.and_then(|it| people(&it).ok()).unwrap_or_default();
        }
        Ok(())
    }

    fn readings(&self, review: &mut NewReview) -> anyhow::Result<()> {
        let metrics = self.writing.charter().metrics.get();
        for reading in review.readings.iter_mut().filter(|it| it.value.is_none()) {
            let of_id = |id: &str| id == reading.metric;
            let metric = metrics
                .into_iter()
                .flat_map(|it| it.values())
                .find(|metric| metric.id.get().is_some_and(|id| of_id(id.as_str())));
            let name = metric.and_then(|it| it.name.get()).map_or(reading.metric.as_str(), |it| it.as_str());
            let unit = metric.and_then(|it| it.unit.get()).map(|unit| format!("in {}", unit.as_str()));
            let last = reading.last.as_ref().map(|last| format!("last {last}"));
            let question = format!("Actual value of {name}{}?", beside([unit, last]));
            let said = self.ask.optional_from(&question, None, checked::<Quantity>)?;
            reading.value = said.and_then(|it| scalar::<Quantity>(&it).ok()).map(|it| it.to_string());
        }
        Ok(())
    }

    /// Scores, and for a low one how it is to rise.
    fn scorecard(&self, review: &mut NewReview) -> anyhow::Result<()> {
        let least = self.writing.question().configuration.policy.scorecard_least;
        for (party, card) in &mut review.scorecard {
            let name = self.writing.charter().party_name(party).to_owned();
            for (dimension, score) in Dimension::ALL.iter().copied().zip(card.iter_mut()) {
                let what = dimension.name();
                if score.is_none() {
                    let last = self.earlier.score(party, dimension).map(|last| format!("last {last}"));
                    let question =
                        format!("{name}, {what}: from 1 (the worst) to 5{}?", beside([None, last]));
                    let said = self.ask.optional_from(&question, None, checked::<Score>)?;
                    *score = said.and_then(|it| scalar::<Score>(&it).ok()).map(Score::value);
                }
                let is_low = score.is_some_and(|score| u32::from(score) < least);
                if !is_low {
                    continue;
                }
                let key = dimension.as_str();
                let is_of =
                    |it: &NewEntry| it.key == key && it.side.as_ref().is_none_or(|side| side == party);
                if review.improvement_plan.iter().any(is_of) {
                    continue;
                }
                let begun = self.earlier.plan(dimension, party);
                let question = format!("How will {what} of {name} be improved?");
                if let Some(value) = self.ask.optional_from(&question, begun.as_deref(), |_| Ok(()))? {
                    review.improvement_plan.push(NewEntry { key, side: Some(party.clone()), value });
                }
            }
        }
        Ok(())
    }

    fn indicators(&self) -> anyhow::Result<Vec<NewEntry>> {
        let items: Vec<(String, bool)> =
            INDICATORS.iter().map(|it| (it.about.to_owned(), self.earlier.has_indicator(it))).collect();
        let chosen = self.ask.several("Which other indicators were measured?", &items)?;
        let parties = self.writing.charter().party_ids();
        let mut entries = Vec::new();
        for indicator in chosen.iter().filter_map(|at| INDICATORS.get(*at)) {
            let sides: Vec<Option<&str>> = match indicator.is_by_party() {
                true => parties.iter().map(|party| Some(*party)).collect(),
                false => vec![None],
            };
            for side in sides {
                entries.extend(self.indicator(indicator, side)?);
            }
        }
        Ok(entries)
    }

    fn indicator(&self, indicator: &Indicator, side: Option<&str>) -> anyhow::Result<Option<NewEntry>> {
        let question = match side {
            Some(side) => indicator.question.replace("{}", self.name(side)),
            None => indicator.question.to_owned(),
        };
        let last = self.earlier.indicator(indicator, side).map(|last| format!("last {last}"));
        let question = format!("{question}{}?", beside([None, last]));
        let said = self.ask.optional_from(&question, None, |text| indicator.check(text))?;
        let value = said.and_then(|it| indicator.value(&it).ok());
        Ok(value.map(|value| NewEntry { key: indicator.key, side: side.map(str::to_owned), value }))
    }

    /// The known symptoms, and a team's own that the last review noticed.
    fn symptoms(&self) -> anyhow::Result<Vec<String>> {
        let last = self.earlier.symptoms();
        let again = |id: &str| if last.iter().any(|it| it == id) { " (noticed last time)" } else { "" };
        let mut ids: Vec<String> = Vec::new();
        let mut items: Vec<(String, bool)> = Vec::new();
        for (symptom, text) in described::<KnownSymptom>() {
            items.push((format!("{text}{}", again(symptom.as_str())), false));
            ids.push(symptom.as_str().to_owned());
        }
        for own in last.iter().filter(|own| !ids.contains(own)).cloned().collect::<Vec<_>>() {
            items.push((format!("{own}{}", again(&own)), false));
            ids.push(own);
        }
        let chosen = self.ask.several("What was noticed?", &items)?;
        Ok(chosen.iter().filter_map(|at| ids.get(*at).cloned()).collect())
    }

    /// What became of each action that is carried on.
    fn carried(&self, review: &mut NewReview) -> anyhow::Result<()> {
        #[derive(Clone, Copy)]
        enum Fate {
            Open,
            Moved,
            Done,
            Dropped,
        }
        let held = review.held.to_string();
        let past = |text: &str| self.past(text);
        let is_moved = |id: &str| self.given.due.iter().any(|it| it.split('=').next() == Some(id));
        let is_asked = |it: &&mut NewAction| it.is_carried && !it.is_settled() && !is_moved(&it.id);
        for action in review.actions.iter_mut().filter(is_asked) {
            let due = action.due.map_or("no date".to_owned(), |due| format!("due {due}"));
            let whose = [action.owner.as_deref(), action.side.as_deref().map(|side| self.name(side))];
            let whose: Vec<&str> = whose.into_iter().flatten().chain([due.as_str()]).collect();
            let question = format!("{} ({}): what became of it?", action.what, whose.join(", "));
            let fates = [
                (Fate::Open, "still open".to_owned()),
                (Fate::Moved, "still open, with a new date".to_owned()),
                (Fate::Done, "done".to_owned()),
                (Fate::Dropped, "dropped".to_owned()),
            ];
            match self.ask.one_of(&question, &fates)? {
                Fate::Open => {}
                Fate::Moved => {
                    let day = self.ask.text("What is the new date?", None, checked::<Date>)?;
                    action.due = scalar::<Date>(&day).ok();
                }
                Fate::Done => {
                    let day = self.ask.text("When was it done?", Some(held.clone()), past)?;
                    action.done = scalar::<Date>(&day).ok();
                }
                Fate::Dropped => {
                    let day = self.ask.text("When was it dropped?", Some(held.clone()), past)?;
                    action.dropped = scalar::<Date>(&day).ok();
                }
            }
        }
        Ok(())
    }

    fn past(&self, text: &str) -> Result<(), String> {
        let day = scalar::<Date>(text)?;
        self.writing.day(Some(day)).map(|_| ()).map_err(|it| it.to_string())
    }

    fn new_actions(&self, review: &mut NewReview) -> anyhow::Result<()> {
        let mut question = "A new action: what will be done?";
        while let Some(what) = self.ask.optional_from(question, None, is_said)? {
            let side = self.writing.side(None, "For which party?")?;
            let owner = self.ask.optional_from("Who does it?", None, checked::<Person>)?;
            let due = self.ask.optional_from("By when?", None, checked::<Date>)?;
            let due = due.and_then(|due| scalar::<Date>(&due).ok());
            let id = free_id(&what, &review.actions);
            review.actions.push(NewAction { owner, side: Some(side), due, ..NewAction::of(id, what) });
            question = "Another action: what will be done?";
        }
        Ok(())
    }

    fn shortfalls(&self, review: &mut NewReview) -> anyhow::Result<()> {
        let mut question = "Where does a party underperform?";
        while let Some(what) = self.ask.optional_from(question, None, is_said)? {
            let side = self.writing.side(None, "Which party?")?;
            let cause = self.known("Why?", described::<ShortfallCause>())?;
            let yes_no = || vec![(YesNo::Yes, "yes".to_owned()), (YesNo::No, "no".to_owned())];
            let able = self.known("Is it able to put it right?", yes_no())?;
            let willing = self.known("Is it willing to?", yes_no())?;
            let next = self.ask.choice("What is the next step?", &described::<ShortfallStep>())?;
            review.shortfalls.push(NewShortfall { side, what, cause, able, willing, next });
            question = "Where else does a party underperform?";
        }
        Ok(())
    }

    /// One of several; nothing where nobody knows.
    fn known<T: Copy>(&self, question: &str, choices: Vec<(T, String)>) -> anyhow::Result<Option<T>> {
        let mut items = vec![(None, "not known".to_owned())];
        items.extend(choices.into_iter().map(|(choice, text)| (Some(choice), text)));
        self.ask.one_of(question, &items)
    }

    /// One text after the other until nothing is written.
    fn texts(&self, questions: [&str; 2]) -> anyhow::Result<Vec<String>> {
        let mut texts = Vec::new();
        let mut question = questions[0];
        while let Some(text) = self.ask.optional_from(question, None, is_said)? {
            texts.push(text);
            question = questions[1];
        }
        Ok(texts)
    }
}

/// ` (in loans, last 61 in 2026-Q2)`.
fn beside(parts: [Option<String>; 2]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// What a part of the agenda is about.
const fn topic(part: AgendaPart) -> &'static str {
    match part {
        AgendaPart::Kpis => "the figures",
        AgendaPart::Relationship => "the relationship",
        AgendaPart::Opportunities => "what the parties could do",
        AgendaPart::Risks => "risks",
        AgendaPart::Actions => "earlier actions",
    }
}
