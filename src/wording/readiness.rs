//! What a checklist comes to, in words.

use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{AnswerWord, Date};
use crate::grammar::{alternatives, number, series};
use crate::method::readiness::{ChecklistResult, Deed, ItemResult, ItemState, Need, Verdict};
use crate::wording::parties::names;

/// `PAUSE`.
#[must_use]
pub fn verdict_word(verdict: Verdict) -> String {
    verdict.as_str().to_uppercase()
}

/// `PAUSE: 3 No of 8`, and with which limits: before it is asked a verdict is a forecast, and a strict one may be waived. The
/// tally itself ignores waivers.
#[must_use]
pub fn headline(result: &ChecklistResult, stage: Option<Stage>, waived: Option<Date>) -> String {
    if !result.is_firm() {
        let sections: Vec<String> = result.unread.iter().map(|it| format!("`{it}`")).collect();
        return format!("not judged: {} cannot be read", series(&sections));
    }
    let word = verdict_word(result.verdict);
    let tally = match (result.no, result.of) {
        (_, 0) => format!("{word}: no question applies"),
        (0, of) => format!("{word}: all {of} borne out"),
        (no, of) => format!("{word}: {no} No of {of}"),
    };
    let unasked = result.definition.not_asked.len();
    let tally = match unasked {
        0 => tally,
        unasked => format!("{tally} ({unasked} of {} not asked of this kind)", unasked + result.items.len()),
    };
    let early = match stage {
        Some(stage) if is_forecast(result, stage) => {
            format!(", asked from {} on", result.definition.asked_from)
        }
        _ => String::new(),
    };
    let waived = waived.map(|until| format!(" (waived until {until})")).unwrap_or_default();
    format!("{tally}{early}{waived}")
}

/// Whether there is something to address at a stage that does not ask for it yet.
#[must_use]
pub fn is_forecast(result: &ChecklistResult, stage: Stage) -> bool {
    result.no > 0 && stage < result.definition.asked_from
}

/// What an item lacks, in a line: "lacks exit.notice, exit.ip; metrics has 2, and 3 to 5 are wanted".
#[must_use]
pub fn lacks(item: &ItemResult) -> String {
    if item.state == ItemState::No && item.borne_out {
        return "answered no, though the charter has it".to_owned();
    }
    let (bare, detailed): (Vec<&Need>, Vec<&Need>) =
        item.missing.iter().partition(|need| need.detail.is_empty());
    let mut parts: Vec<String> = Vec::new();
    if !bare.is_empty() {
        let paths: Vec<&str> = bare.iter().map(|need| need.path.as_str()).collect();
        parts.push(format!("lacks {}", paths.join(", ")));
    }
    parts.extend(detailed.iter().map(|need| format!("{} {}", need.path, need.detail)));
    if !item.unread.is_empty() {
        parts.push(format!("cannot read {}", item.unread.join(", ")));
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
            format!("rate it together: `checklists.{list}.{id}`, 1 to 5; from {least} on it counts as Yes")
        }
        Deed::ScoreAtLeast(least) => {
            format!("talk again about where each party is going; the rating has to come to {least} or more")
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

/// Where what is asked of each party is there for some and not for all: "there for Northwind Bank, not for Kestrel Software".
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
        said.push(format!("there for {}", names(charter, &whole)));
    }
    if !part.is_empty() {
        said.push(format!("in part for {}", names(charter, &part)));
    }
    if !none.is_empty() {
        let names: Vec<&str> = none.iter().map(|party| charter.party_name(party)).collect();
        said.push(format!("not for {}", alternatives(&names)));
    }
    Some(format!("`{of}` is {}", said.join(", ")))
}

/// `1 more question`, `2 more questions`.
#[must_use]
pub fn more_questions(count: usize) -> String {
    format!("{count} more {}", number(count, "question", "questions"))
}
