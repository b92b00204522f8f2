//! The shortest way from a verdict to the next better one.

use super::{ChecklistResult, Count, ItemResult, ItemState, Need, Verdict};
use crate::config::Policy;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;

/// What it takes to come to a better verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The verdict at its end: the next better one.
    pub to: Verdict,
    /// An item each, the shortest first; of equally long ones those that the list asks first.
    pub steps: Vec<Step>,
}

/// What makes one item count as Yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The item's place in its list, counted from 0.
    pub item: usize,
    /// What is to be done for it, in this order.
    pub deeds: Vec<Deed>,
}

/// One thing to do in the charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Write what is missing.
    Write(Vec<Need>),
    /// Correct what cannot be read, at these paths.
    Correct(Vec<String>),
    /// Answer yes.
    AnswerYes,
    /// Give the reason for which the question does not apply.
    SayWhy,
    /// Rate from 1 to 5; at least so much counts as Yes.
    Score(u32),
    /// Come to a better rating: nothing can be written for it.
    ScoreAtLeast(u32),
}

/// A way that no writing shortens comes behind every other.
const LONGEST: usize = 1_000;

/// A whole section is more work than a key of one (ours).
const SECTION: usize = 3;

fn size(path: &str) -> usize {
    if path.contains('.') { 1 } else { SECTION }
}

impl Deed {
    /// How much there is to do: one for each thing, more for a whole section.
    fn length(&self) -> usize {
        match self {
            Self::Write(needs) => needs.iter().map(|need| size(&need.path)).sum(),
            Self::Correct(paths) => paths.len(),
            Self::AnswerYes | Self::SayWhy | Self::Score(_) => 1,
            Self::ScoreAtLeast(_) => LONGEST,
        }
    }
}

impl Step {
    fn length(&self) -> usize {
        self.deeds.iter().map(Deed::length).sum()
    }
}

impl ChecklistResult {
    /// The shortest way to the next better verdict; `None` where there is no better one.
    #[must_use]
    pub fn way(&self, policy: &Policy) -> Option<Way> {
        // The way begins with reading what could not be read, and of a list that nobody has begun with its first answer.
        if !self.is_firm() || matches!(self.verdict, Verdict::NotStarted | Verdict::Ready | Verdict::Complete)
        {
            return None;
        }
        let verdict = |no: usize, open: usize| self.definition.verdict(no, open, policy);
        let is_better = |no: &usize| verdict(*no, self.open) != self.verdict;
        // What is open keeps a list from being READY, and from nothing else.
        let (enough, open, to) = match (0..self.no).rev().find(is_better) {
            Some(enough) => (enough, self.open, verdict(enough, self.open)),
            None if self.open > 0 => {
                let enough = (0..=self.no).rev().find(|no| verdict(*no, 0) == Verdict::Ready)?;
                (enough, 0, Verdict::Ready)
            }
            None => return None,
        };
        let mut steps = self.steps(Count::NotMet, self.no - enough, policy);
        steps.append(&mut self.steps(Count::Open, self.open - open, policy));
        steps.sort_by_key(Step::length);
        Some(Way { to, steps })
    }

    /// What is to be done for so many of the items that count so, the shortest first.
    fn steps(&self, count: Count, most: usize, policy: &Policy) -> Vec<Step> {
        let items = self.items.iter().enumerate().filter(|(_, item)| item.counts == count);
        let mut steps: Vec<Step> =
            items.map(|(at, item)| Step { item: at, deeds: deeds(item, policy) }).collect();
        steps.sort_by_key(Step::length);
        steps.truncate(most);
        steps
    }
}

fn deeds(item: &ItemResult, policy: &Policy) -> Vec<Deed> {
    if item.definition.is_scored {
        let least = policy.fit_score_least;
        return match (item.state, item.answer) {
            (ItemState::No, Some(AnswerValue::Score(_))) => vec![Deed::ScoreAtLeast(least)],
            _ => vec![Deed::Score(least)],
        };
    }
    if item.answer == Some(AnswerValue::Word(AnswerWord::NotApplicable)) {
        return vec![Deed::SayWhy];
    }
    let mut deeds = Vec::new();
    // Where the answer alone counts, what is missing is the answer.
    if !item.missing.is_empty() && !item.definition.goes_by_answer() {
        deeds.push(Deed::Write(item.missing.clone()));
    }
    if !item.unread.is_empty() {
        deeds.push(Deed::Correct(item.unread.clone()));
    }
    let says_yes = item.answer == Some(AnswerValue::Word(AnswerWord::Yes));
    let is_settled_without = item.answer.is_none()
        && matches!(item.state, ItemState::No | ItemState::Unanswered | ItemState::Claimed);
    let is_unread_only = item.answer.is_none() && !item.unread.is_empty() && item.missing.is_empty();
    if item.definition.goes_by_answer() || !(says_yes || is_settled_without || is_unread_only) {
        deeds.push(Deed::AnswerYes);
    }
    deeds
}
