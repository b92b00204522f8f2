//! What the checklists and gates of a partnership come to, in a few lines.

use std::fmt::Write as _;

use super::days::spelled;
use super::sanitise::visible;
use super::tone::with_word;
use super::wording::said;
use super::{Look, prose};
use crate::check::Judged;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::finding::Suppression;
use crate::method::gates::{CommitmentState, GateSchedule};
use crate::method::readiness::Verdict;
use crate::partnership::Partnership;
use crate::view::readiness::{ListStanding, Unmet, standings};
use crate::view::tones;
use crate::wording::gates::{commitment_name, commitment_unread, explained};
use crate::wording::readiness::{VERDICTS, is_silent};

/// The verdicts of one partnership.
pub(super) fn verdicts(judged: &Judged<'_>, as_of: Date, look: Look) -> String {
    let Some(assessment) = &judged.assessment else {
        return "  not judged: the charter cannot be read\n".to_owned();
    };
    let mut text = String::new();
    // Once the work is on, what is in force comes before what should have been settled beforehand.
    let is_running = judged.stage >= Some(Stage::Launch);
    if is_running {
        commitment(&mut text, judged.partnership, &assessment.gates, look);
    }
    for list in standings(judged, as_of) {
        let is_past =
            is_running && !list.result.definition.is_own && list.result.definition.asked_from < Stage::Launch;
        checklist(&mut text, &list, is_past && !look.is_verbose, look);
    }
    accepted(&mut text, judged, look);
    if !is_running {
        commitment(&mut text, judged.partnership, &assessment.gates, look);
    }
    text
}

/// The verdicts of one partnership, each as what it is about and what it comes to; none where nothing is known.
pub(super) fn in_short(judged: &Judged<'_>, as_of: Date) -> Vec<(String, String)> {
    let Some(assessment) = &judged.assessment else { return Vec::new() };
    let lists = standings(judged, as_of)
        .into_iter()
        .map(|list| (visible(list.title), spelled(&list.line()).into_owned()));
    let commitment = headline(judged.partnership, &assessment.gates);
    lists.chain(commitment.map(|said| ("Commitment".to_owned(), said))).collect()
}

/// The verdicts of one partnership in as few words as they can be said: `signing PAUSE`, `commitment full`; none where nothing is
/// known.
pub(super) fn in_words(judged: &Judged<'_>, as_of: Date) -> Vec<String> {
    let Some(assessment) = &judged.assessment else { return Vec::new() };
    let lists = standings(judged, as_of).into_iter();
    let lists =
        lists.map(|list| format!("{} {}", visible(&spoken(&list.result.definition.id)), list.standing.word));
    let commitment = match &assessment.gates.commitment {
        None => Some("commitment not known".to_owned()),
        Some(_) if assessment.gates.gates.is_empty() => None,
        Some(commitment) => Some(format!("commitment {}", state_of(commitment.state))),
    };
    lists.chain(commitment).collect()
}

/// A list with the questions that are not met; with its verdict alone where those are of the past.
fn checklist(text: &mut String, list: &ListStanding<'_>, is_past: bool, look: Look) {
    // A title of a team's own may be longer than the column.
    let name = format!("  {:<17} ", visible(list.title));
    let tone = tones::of_list(list.result, &list.standing);
    let unmet = if is_past { Vec::new() } else { list.unmet() };
    for (at, line) in
        prose::lines(&spelled(&headline_of(list, &unmet, look)), look.width, [&name, &" ".repeat(20)])
            .iter()
            .enumerate()
    {
        // The verdict begins the first line; a title of a team's own may hold the same word.
        let (title, rest) =
            if at == 0 { line.split_at(name.len().min(line.len())) } else { (line.as_str(), "") };
        let _ = writeln!(text, "{title}{}", with_word(rest, &list.standing.word, tone, look));
    }
    if look.is_verbose {
        for unmet in &unmet {
            let lacks = said(&unmet.lacks);
            let question = visible(&spoken(&unmet.item.definition.id));
            let line = format!("{:<12} {question:<22} {lacks}", unmet.state);
            entry(text, line.trim_end(), look);
        }
        return;
    }
    // Which questions are not met, by what is known of them: what each lacks stands in the sections, and in `readiness`. Those that
    // nobody has answered are a number, so that to begin a list adds no line to the page.
    for (state, items) in by_state(unmet.iter().filter(|it| !is_silent(it.item))) {
        let items: Vec<String> = items.iter().map(|id| visible(&spoken(id))).collect();
        let line = format!("{:<15} {}", state, items.join(", "));
        for line in prose::lines(&line, look.width, ["    ", &" ".repeat(20)]) {
            let _ = writeln!(text, "{line}");
        }
    }
}

/// The verdict of a list, and how many of the questions that are not met nobody has answered.
fn headline_of(list: &ListStanding<'_>, unmet: &[Unmet<'_>], look: Look) -> String {
    let line = list.line();
    match unmet.iter().filter(|it| is_silent(it.item)).count() {
        _ if look.is_verbose || list.waived_until.is_some() => line,
        0 => line,
        silent if silent == unmet.len() => format!("{line} (none of them answered)"),
        silent => format!("{line} ({silent} of them not answered)"),
    }
}

/// The ids of the questions that are not met, by the state of their answer.
fn by_state<'u, 'a: 'u>(unmet: impl Iterator<Item = &'u Unmet<'a>>) -> Vec<(&'static str, Vec<&'a str>)> {
    let mut groups: Vec<(&'static str, Vec<&'a str>)> = Vec::new();
    for unmet in unmet {
        let id = &*unmet.item.definition.id;
        match groups.iter_mut().find(|(known, _)| *known == unmet.state) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((unmet.state, vec![id])),
        }
    }
    groups
}

/// An id as people say it: `governance blueprint`.
fn spoken(id: &str) -> String {
    id.replace('_', " ")
}

/// What the verdicts of one partnership mean, each in a sentence.
pub(super) fn meanings(judged: &Judged<'_>, as_of: Date) -> Vec<&'static str> {
    let lists = standings(judged, as_of);
    let is_given =
        |verdict: Verdict| lists.iter().any(|list| list.standing.is_judged && list.result.verdict == verdict);
    VERDICTS.into_iter().filter(|(verdict, _)| is_given(*verdict)).map(|(_, meaning)| meaning).collect()
}

/// What was found and does not count, each with why.
fn accepted(text: &mut String, judged: &Judged<'_>, look: Look) {
    let count = judged.suppressed().count();
    if count == 0 {
        return;
    }
    let _ = writeln!(text, "  {:<18}{count}", "Accepted");
    for finding in judged.suppressed() {
        let reason = match &finding.suppression {
            Some(Suppression::Waived { owner, reason, until }) => format!("until {until}, {owner}: {reason}"),
            Some(Suppression::Ignored { reason }) => format!("by a comment: {reason}"),
            Some(Suppression::Baselined) => "in the baseline".to_owned(),
            None => continue,
        };
        let kind = finding.suppression.as_ref().map_or("", |it| it.as_str());
        entry(text, &format!("{kind:<11} {:<22} {}", finding.rule, said(&reason)), look);
    }
}

fn commitment(text: &mut String, partnership: &Partnership, schedule: &GateSchedule, look: Look) {
    let Some(state) = headline(partnership, schedule) else { return };
    let state = match &schedule.commitment {
        Some(commitment) => {
            with_word(&state, &state_of(commitment.state), tones::of_commitment(commitment.state), look)
        }
        None => state,
    };
    let _ = writeln!(text, "  {:<18}{state}", "Commitment");
    for reason in schedule.commitment.iter().flat_map(|commitment| &commitment.reasons) {
        let reason = said(&explained(&partnership.charter.value, schedule, reason));
        for line in prose::lines(&reason, look.width, ["    ", "      "]) {
            let _ = writeln!(text, "{line}");
        }
    }
}

/// What is in force and since when; `None` where there are no gates.
fn headline(partnership: &Partnership, schedule: &GateSchedule) -> Option<String> {
    let Some(commitment) = &schedule.commitment else {
        return Some(
            spelled(&format!("not known: {}", commitment_unread(partnership, schedule))).into_owned(),
        );
    };
    if schedule.gates.is_empty() {
        return None;
    }
    let state = state_of(commitment.state);
    let since = commitment.cause().map(|cause| format!(" since {}", cause.since)).unwrap_or_default();
    Some(spelled(&format!("{state}{since}")).into_owned())
}

/// What is not full is to be seen at a glance.
fn state_of(state: CommitmentState) -> String {
    let name = commitment_name(state);
    if state == CommitmentState::Full { name.to_owned() } else { name.to_uppercase() }
}

/// How far the reasons of a checklist stand in.
const REASONS: usize = 4 + 12 + 1 + 22 + 1;

fn entry(text: &mut String, line: &str, look: Look) {
    // On a narrow page the reasons would be squeezed into a column of single words.
    let indent = if look.width >= 2 * REASONS { REASONS } else { 16 };
    let indent = " ".repeat(indent);
    let options = textwrap::Options::new(look.width.max(40))
        .initial_indent("    ")
        .subsequent_indent(&indent)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    for line in textwrap::wrap(line, options) {
        let _ = writeln!(text, "{line}");
    }
}
