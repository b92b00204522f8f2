//! What a checklist comes to, in words.

use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{AnswerWord, Date};
use crate::grammar::{counted, number, series};
use crate::method::readiness::{ChecklistResult, Count, Deed, ItemResult, ItemState, Need, Verdict};
use crate::wording::lacking::{in_words, thing};
use crate::wording::parties::names;

/// `PAUSE`, `NOT STARTED`.
#[must_use]
pub fn verdict_word(verdict: Verdict) -> String {
    verdict.as_str().replace('-', " ").to_uppercase()
}

/// What each verdict means, in a sentence.
pub const VERDICTS: [(Verdict, &str); 6] = [
    (Verdict::NotStarted, "NOT STARTED: no question answered, and no evidence in the charter yet."),
    (Verdict::Ready, "READY: every question met, no error found."),
    (Verdict::Complete, "COMPLETE: every question met, but errors in the charter must be fixed first."),
    (Verdict::Address, "ADDRESS: close what is not met or not answered before you proceed."),
    (Verdict::Pause, "PAUSE: too many questions not met; do not sign yet."),
    (Verdict::Reconsider, "RECONSIDER: rethink the partner, or close the gaps first."),
];

/// The verdict of a list: a word, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// `PAUSE`; in small letters where there is no verdict: `not judged`, `not due`.
    pub word: String,
    /// `3 of 8 not met: do not sign yet`.
    pub count: String,
    /// Whether there is a verdict: everything that it rests on can be read, and the stage asks for it.
    pub is_judged: bool,
    names_questions: bool,
}

impl Standing {
    /// The verdict of a list at a stage. Before the stage that asks for it, a list is no more than on its way. Waivers change no
    /// count.
    #[must_use]
    pub fn of(result: &ChecklistResult, stage: Option<Stage>) -> Self {
        if !result.is_firm() {
            let sections: Vec<String> = result.unread.iter().map(|it| format!("`{it}`")).collect();
            let count = format!("{} cannot be read", series(&sections));
            let word = "not judged".to_owned();
            return Self { word, count, is_judged: false, names_questions: true };
        }
        if stage.is_some_and(|stage| is_forecast(result, stage)) {
            let met = result.of.saturating_sub(result.no + result.open);
            let (of, from) = (result.of, result.definition.asked_from);
            let count = format!("{met} of {of} met so far; required from {from} on");
            let word = "not due".to_owned();
            return Self { word, count, is_judged: false, names_questions: false };
        }
        let names_questions = result.verdict != Verdict::NotStarted;
        Self {
            word: verdict_word(result.verdict),
            count: count(result, stage),
            is_judged: true,
            names_questions,
        }
    }

    /// Whether the questions that are not met are worth telling one by one beside it.
    #[must_use]
    pub const fn names_questions(&self) -> bool {
        self.names_questions
    }
}

/// What a verdict rests on, and what follows from it.
fn count(result: &ChecklistResult, stage: Option<Stage>) -> String {
    let of = result.of;
    let not_met = match (result.no, result.open) {
        (0, open) => format!("{open} of {of} not answered"),
        (no, 0) => format!("{no} of {of} not met"),
        (no, open) => format!("{no} of {of} not met, {open} not answered"),
    };
    let said = match result.verdict {
        Verdict::NotStarted => "no question answered".to_owned(),
        Verdict::Ready => met(result),
        Verdict::Complete => {
            format!("{}, held up by {}", met(result), counted(result.held_up_by.len(), "error"))
        }
        Verdict::Address => not_met,
        // What is signed already cannot wait.
        Verdict::Pause if stage.is_some_and(|stage| stage >= Stage::Launch) => not_met,
        Verdict::Pause => format!("{not_met}: do not sign yet"),
        Verdict::Reconsider => format!("{not_met}: rethink the partner, or close the gaps first"),
    };
    match result.definition.not_asked.len() {
        0 => said,
        unasked => {
            format!("{said} ({unasked} of {} not asked of this kind)", unasked + result.items.len())
        }
    }
}

/// `8 of 8 met`, and how many of them nothing shows.
fn met(result: &ChecklistResult) -> String {
    if result.of == 0 {
        return "no question applies".to_owned();
    }
    let is_bare = |item: &&ItemResult| matches!(item.state, ItemState::Unproven | ItemState::Claimed);
    let bare = match result.items.iter().filter(|item| item.counts == Count::Met).filter(is_bare).count() {
        0 => String::new(),
        bare => format!(", {bare} of them without evidence"),
    };
    format!("{} of {} met{bare}", result.of - result.no, result.of)
}

impl Standing {
    /// `PAUSE: 3 of 8 not met, do not sign yet`, in one line; a strict verdict may be waived until a day.
    #[must_use]
    pub fn line(&self, waived: Option<Date>) -> String {
        let waived = waived.map(|until| format!(" (waived until {until})")).unwrap_or_default();
        format!("{}: {}{waived}", self.word, self.count.replacen(": ", ", ", 1))
    }
}

/// Whether there is something to address at a stage that does not ask for it yet.
#[must_use]
pub fn is_forecast(result: &ChecklistResult, stage: Stage) -> bool {
    result.no + result.open > 0
        && result.verdict != Verdict::NotStarted
        && stage < result.definition.asked_from
}

/// How far a question is met: `no evidence`, `not answered`.
#[must_use]
pub fn state_word(item: &ItemResult) -> &'static str {
    match item.state {
        ItemState::Yes => "met",
        ItemState::No | ItemState::Unanswered if is_silent(item) => "not answered",
        ItemState::No | ItemState::Unanswered => "no",
        ItemState::Unproven => "no evidence",
        ItemState::Claimed => "claimed",
        ItemState::Unknown => "not known",
        ItemState::NotApplicable => "not applicable",
    }
}

/// Whether nobody has answered a question that is not shown to be met, and the charter does not say the opposite.
#[must_use]
pub fn is_silent(item: &ItemResult) -> bool {
    let is_open = matches!(item.state, ItemState::No | ItemState::Unanswered);
    is_open && item.answer.is_none() && !item.is_contradicted
}

/// What an item is missing, in a line: "missing: exit notice for Kestrel Software, IP on exit".
#[must_use]
pub fn lacks(charter: &Charter, item: &ItemResult) -> String {
    if item.state == ItemState::Claimed {
        return "link not checked".to_owned();
    }
    if item.state == ItemState::No && item.borne_out {
        return "answered no, though the charter has it".to_owned();
    }
    if item.definition.is_scored || item.definition.goes_by_answer() {
        return item.missing.first().map(|need| need.detail.clone()).unwrap_or_default();
    }
    let mut parts: Vec<String> = Vec::new();
    if !item.missing.is_empty() {
        parts.push(in_words(charter, &item.missing));
    }
    if !item.unread.is_empty() {
        let places: Vec<String> = item.unread.iter().map(|path| format!("`{path}`")).collect();
        parts.push(format!("{} cannot be read", series(&places)));
    }
    parts.join("; ")
}

/// `yes`, `n/a`, `4`.
#[must_use]
pub fn answer(answer: AnswerValue) -> String {
    match answer {
        AnswerValue::Word(word) => word.to_string(),
        AnswerValue::Score(score) => score.to_string(),
    }
}

/// What is to be done for an item, as an imperative; `list` and `item` are the keys of its answer.
#[must_use]
pub fn deed(deed: &Deed, list: &str, item: &ItemResult) -> String {
    let id = &*item.definition.id;
    match deed {
        Deed::Write(needs) => {
            let named: Vec<String> = needs.iter().map(wanted).collect();
            format!("write {}", series(&named))
        }
        Deed::Correct(paths) => {
            let named: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
            format!("correct {}, which cannot be read", series(&named))
        }
        Deed::AnswerYes if item.borne_out && item.answer == Some(AnswerValue::Word(AnswerWord::No)) => {
            format!("answer `checklists.{list}.{id}: yes`, since the charter has all of it")
        }
        Deed::AnswerYes if item.definition.goes_by_answer() => {
            format!("settle it, and answer `checklists.{list}.{id}: yes`")
        }
        Deed::AnswerYes => format!("answer `checklists.{list}.{id}: yes`"),
        Deed::SayWhy => format!("say why it does not apply: `{id}: {{answer: n/a, reason: \u{2026}}}`"),
        Deed::Score(least) => {
            format!("rate it together: `checklists.{list}.{id}`, 1 to 5; {least} or more is met")
        }
        Deed::ScoreAtLeast(least) => {
            format!("discuss again where each party is going; the rating must reach {least}")
        }
    }
}

/// A thing that is wanted, with what is wanted of it where the path does not say it.
fn wanted(need: &Need) -> String {
    let contents = match need.path.as_str() {
        "canvas" => "completed, together, vision, goals, success_means, non_negotiables",
        "communication.culture" => "discussed, decision_speed, style, risk",
        "metrics" => "each agreed_by every party",
        "resources" => "people, budget and time of each party in a phase",
        _ => "",
    };
    match (need.detail.as_str(), contents) {
        ("", "") => format!("`{}`", need.path),
        ("", contents) => format!("`{}` ({contents})", need.path),
        (detail, _) => format!("`{}` ({detail})", need.path),
    }
}

/// Where what is asked of each party is there for some and not for all: "complete for Northwind Bank, missing for Kestrel Software".
/// One text for each thing that is asked; none where the parties do not differ.
#[must_use]
pub fn differences(charter: &Charter, item: &ItemResult) -> Vec<String> {
    let mut asked: Vec<&str> = Vec::new();
    for side in item.missing.iter().filter_map(|need| need.side.as_ref()) {
        if !asked.contains(&side.of.as_str()) {
            asked.push(&side.of);
        }
    }
    asked.into_iter().filter_map(|of| difference(charter, item, of)).collect()
}

fn difference(charter: &Charter, item: &ItemResult, of: &str) -> Option<String> {
    let found = |party: &str| {
        item.found.iter().filter_map(|it| it.side.as_ref()).any(|side| side.of == of && side.party == party)
    };
    let lacking = |party: &str| {
        item.missing.iter().filter_map(|it| it.side.as_ref()).any(|side| side.of == of && side.party == party)
    };
    let parties = charter.party_ids();
    let those = |is_found: bool, is_lacking: bool| -> Vec<&str> {
        parties.iter().copied().filter(|it| found(it) == is_found && lacking(it) == is_lacking).collect()
    };
    let (whole, part, none) = (those(true, false), those(true, true), those(false, true));
    let kinds = [&whole, &part, &none].iter().filter(|it| !it.is_empty()).count();
    if kinds < 2 {
        return None;
    }
    let mut said = Vec::new();
    if !whole.is_empty() {
        said.push(format!("complete for {}", names(charter, &whole)));
    }
    if !part.is_empty() {
        said.push(format!("partial for {}", names(charter, &part)));
    }
    if !none.is_empty() {
        let names: Vec<&str> = none.iter().map(|party| charter.party_name(party)).collect();
        said.push(format!("missing for {}", series(&names)));
    }
    Some(format!("{}: {}", thing(of, ""), said.join(", ")))
}

/// `1 more question`, `2 more questions`.
#[must_use]
pub fn more_questions(count: usize) -> String {
    format!("{count} more {}", number(count, "question", "questions"))
}
