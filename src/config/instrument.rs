//! The questions of the health check: those that come with the program, and the team's own under `[health]`.

mod questions;

use std::collections::BTreeSet;

use super::checks::Checks;
use super::words::Line;
use crate::document::record::record;
use crate::document::records::health::{HealthArea, HealthQuestion, Respondent};
use crate::document::scalar::{Id, Text, YesNo, keyword};
use crate::document::topic::Topic;
use crate::document::{List, Named};
use crate::yaml::YamlPath;

keyword! {
    /// What becomes of the questions that come with the program.
    pub enum OwnQuestions {
        /// The team's own come after them.
        Added = "added",
        /// The team's own stand alone.
        Alone = "alone",
    }
}

record! { "a question of the health check",
    /// A question of the team's own.
    pub struct QuestionTable {
        /// The key of its answers.
        id: Id = required,
        /// What it is about: alignment, governance, value_delivery, relationship or communication.
        area: HealthArea = required,
        /// What it asks.
        question: Line = required,
        /// Its five answers, from the lowest to the highest.
        steps: List<Line> = required,
        /// Whether the short form has it; no unless given.
        short: YesNo,
        /// Whether it asks for a drawback, which is shown apart; no unless given.
        drawback: YesNo,
        /// Who is asked; everybody unless given.
        who: List<Respondent>,
    }
}

record! { "the health section",
    /// How the health check is asked.
    pub struct HealthTable {
        /// The columns of a form by what they hold: a question of the health check, `side` or `comment`.
        columns: Named<Text>,
        /// Whether the team's own questions come after those of the program (`added`) or stand `alone`.
        own: OwnQuestions,
        /// Questions of your own, each with five described answers.
        question: List<QuestionTable>,
    }
}

/// A question that comes with the program.
#[derive(Debug)]
struct Question {
    id: &'static str,
    area: HealthArea,
    asks: &'static str,
    steps: [&'static str; 5],
    is_short: bool,
    is_drawback: bool,
    who: &'static [Respondent],
    topic: Topic,
}

/// A question of the health check with its described answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthItem {
    /// Its id, the key of its answers.
    pub id: String,
    /// What it is about.
    pub area: HealthArea,
    /// What it asks.
    pub asks: String,
    /// Its five answers, from the lowest to the highest.
    pub steps: [String; 5],
    /// Whether the short form has it.
    pub is_short: bool,
    /// Whether it asks for a drawback: how well it is seen and shared.
    pub is_drawback: bool,
    /// Who is asked; everybody where none is named.
    pub who: Vec<Respondent>,
    /// The topic of the charter that it rests on.
    pub topic: Topic,
}

impl HealthItem {
    fn built_in(question: &Question) -> Self {
        Self {
            id: question.id.to_owned(),
            area: question.area,
            asks: question.asks.to_owned(),
            steps: question.steps.map(str::to_owned),
            is_short: question.is_short,
            is_drawback: question.is_drawback,
            who: question.who.to_vec(),
            topic: question.topic,
        }
    }

    /// Whether somebody in this role is asked.
    #[must_use]
    pub fn is_for(&self, role: Option<Respondent>) -> bool {
        role.is_none_or(|role| self.who.is_empty() || self.who.contains(&role))
    }

    /// The described answer of a step, from 1 to 5.
    #[must_use]
    pub fn anchor(&self, step: u64) -> &str {
        let at = usize::try_from(step.clamp(1, 5)).unwrap_or(1);
        self.steps.get(at - 1).map_or("", String::as_str)
    }
}

/// The questions that a team asks, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument(pub Vec<HealthItem>);

impl Default for Instrument {
    fn default() -> Self {
        Self(questions::QUESTIONS.iter().map(HealthItem::built_in).collect())
    }
}

impl Instrument {
    /// The question with this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&HealthItem> {
        self.0.iter().find(|item| item.id == id)
    }

    /// Under which of the four areas of the short keys the answers to a question that comes with the program count; drawbacks
    /// under none.
    #[must_use]
    pub fn area_of(id: &str) -> Option<HealthQuestion> {
        let question = questions::QUESTIONS.iter().find(|question| question.id == id)?;
        (!question.is_drawback).then_some(question.area.question())
    }
}

/// The instrument as `[health]` says.
pub(super) fn instrument(checks: &mut Checks<'_>, table: &HealthTable) -> Instrument {
    let is_alone = table.own.get() == Some(&OwnQuestions::Alone);
    let mut items = if is_alone { Vec::new() } else { Instrument::default().0 };
    let path = YamlPath::root().key("health").key("question");
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for (nth, own) in table.question.get().into_iter().flat_map(List::iter) {
        let place = path.clone().index(nth);
        let Some(id) = own.id.get().map(ToString::to_string) else { continue };
        let is_taken = questions::QUESTIONS.iter().any(|it| it.id == id)
            || ["side", "comment"].contains(&id.as_str())
            || HealthQuestion::ALL.iter().any(|it| it.as_str() == id);
        if is_taken {
            checks.value(&place.clone().key("id"), format!("`{id}` is built in"), "give yours another id");
        } else if !ids.insert(id.clone()) {
            let message = format!("a question `{id}` is already defined above");
            checks.value(&place.clone().key("id"), message, "give it another id");
        }
        let steps: Vec<String> =
            own.steps.get().into_iter().flat_map(List::values).map(ToString::to_string).collect();
        let Ok(steps) = <[String; 5]>::try_from(steps) else {
            let message = format!("the question `{id}` needs five described answers");
            checks.value(&place.key("steps"), message, "write five lines, from the lowest to the highest");
            continue;
        };
        let (Some(area), Some(asks)) = (own.area.get(), own.question.get()) else { continue };
        items.push(HealthItem {
            id,
            area: *area,
            asks: asks.to_string(),
            steps,
            is_short: own.short.get() == Some(&YesNo::Yes),
            is_drawback: own.drawback.get() == Some(&YesNo::Yes),
            who: own.who.get().into_iter().flat_map(List::values).copied().collect(),
            topic: Topic::Always,
        });
    }
    if is_alone && items.is_empty() {
        let place = YamlPath::root().key("health").key("own");
        checks.value(&place, "`alone` leaves no question", "add `[[health.question]]`, or take `own` out");
    }
    Instrument(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_twenty_five_questions_in_five_areas_six_of_them_short_and_four_drawbacks() {
        let all = Instrument::default().0;
        assert_eq!(all.iter().map(|it| it.id.as_str()).collect::<BTreeSet<_>>().len(), 25);
        let of = |area: &HealthArea| all.iter().filter(|it| it.area == *area).count();
        assert_eq!(HealthArea::ALL.iter().map(of).collect::<Vec<_>>(), [6, 6, 7, 3, 3]);
        let ids = |is_it: fn(&&HealthItem) -> bool| -> Vec<&str> {
            all.iter().filter(is_it).map(|it| it.id.as_str()).collect()
        };
        assert_eq!(
            ids(|it| it.is_short),
            ["al-aim", "go-decide", "va-target", "re-word", "re-bad", "co-hear"]
        );
        assert_eq!(ids(|it| it.is_drawback), ["va-effort", "va-bound", "va-leak", "va-load"]);
    }

    #[test]
    fn every_answer_is_described_and_no_two_alike() {
        let all = Instrument::default().0;
        let steps: Vec<&String> = all.iter().flat_map(|it| &it.steps).collect();
        assert!(steps.iter().all(|it| it.ends_with('.') && it.split(' ').count() >= 3));
        assert_eq!(steps.iter().collect::<BTreeSet<_>>().len(), 125);
        // The fifth step goes on from the fourth.
        assert!(all.iter().all(|it| it.steps[4].starts_with("That, and")));
    }

    #[test]
    fn each_role_is_asked_what_it_can_answer() {
        let all = Instrument::default().0;
        let count = |role: &Respondent| all.iter().filter(|it| it.is_for(Some(*role))).count();
        // 12 are for all; sponsors have 5 more, managers 9, finance 3, sales 1, the working level 5.
        assert_eq!(Respondent::ALL.iter().map(count).collect::<Vec<_>>(), [17, 21, 15, 13, 17]);
    }
}
