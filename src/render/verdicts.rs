//! What the checklists and gates of a partnership come to, in a few lines.

use std::fmt::Write as _;

use super::sanitise::visible;
use super::{Look, prose};
use crate::check::Judged;
use crate::document::charter::Charter;
use crate::document::scalar::Date;
use crate::finding::Suppression;
use crate::method::gates::{CommitmentState, GateSchedule};
use crate::method::readiness::{ChecklistResult, ItemResult};
use crate::rules::readiness::waiver;
use crate::wording::gates::{commitment_name, commitment_unread, explained};
use crate::wording::readiness;

/// The verdicts of one partnership.
pub(super) fn verdicts(judged: &Judged<'_>, as_of: Date, look: Look) -> String {
    let Some(assessment) = &judged.assessment else {
        return "  not judged: the charter cannot be read\n".to_owned();
    };
    let mut text = String::new();
    for result in assessment.readiness.iter().filter(|it| it.is_judged()) {
        checklist(&mut text, result, judged, as_of, look);
    }
    accepted(&mut text, judged, look);
    commitment(&mut text, &judged.partnership.charter.value, &assessment.gates, look);
    text
}

/// The verdicts of one partnership, each as what it is about and what it comes to; none where nothing is known.
pub(super) fn in_short(judged: &Judged<'_>, as_of: Date) -> Vec<(String, String)> {
    let Some(assessment) = &judged.assessment else { return Vec::new() };
    let lists = assessment.readiness.iter().filter(|it| it.is_judged());
    let lists = lists.map(|list| (visible(&list.definition.title), tally(list, judged, as_of)));
    let commitment = headline(&judged.partnership.charter.value, &assessment.gates);
    lists.chain(commitment.map(|said| ("Commitment".to_owned(), said))).collect()
}

fn checklist(text: &mut String, result: &ChecklistResult, judged: &Judged<'_>, as_of: Date, look: Look) {
    // A title of a team's own may be longer than the column.
    let name = format!("  {:<17} ", visible(&result.definition.title));
    for line in prose::lines(&tally(result, judged, as_of), look.width, [&name, &" ".repeat(20)]) {
        let _ = writeln!(text, "{line}");
    }
    if look.is_verbose {
        for item in result.items.iter().filter(|item| item.is_no()) {
            let lacks = visible(&readiness::lacks(item));
            let line = format!("{:<11} {:<22} {lacks}", item.state.as_str(), item.definition.id);
            entry(text, line.trim_end(), look);
        }
        return;
    }
    // Which questions are not met, by what is known of them: what each lacks stands in the sections, and in `readiness`.
    for (state, items) in unmet(result) {
        let items: Vec<String> = items.iter().map(|item| visible(&spoken(&item.definition.id))).collect();
        let line = format!("{:<15} {}", state, items.join(", "));
        for line in prose::lines(&line, look.width, ["    ", &" ".repeat(20)]) {
            let _ = writeln!(text, "{line}");
        }
    }
}

/// The questions that are not met, by the state of their answer.
fn unmet(result: &ChecklistResult) -> Vec<(&'static str, Vec<&ItemResult>)> {
    let mut groups: Vec<(&'static str, Vec<&ItemResult>)> = Vec::new();
    for item in result.items.iter().filter(|item| item.is_no()) {
        let state = item.state.as_str();
        match groups.iter_mut().find(|(known, _)| *known == state) {
            Some((_, items)) => items.push(item),
            None => groups.push((state, vec![item])),
        }
    }
    groups
}

/// An id as people say it: `governance blueprint`.
fn spoken(id: &str) -> String {
    id.replace('_', " ")
}

/// The verdict of a list and what it rests on.
fn tally(result: &ChecklistResult, judged: &Judged<'_>, as_of: Date) -> String {
    let waiver = waiver(&judged.partnership.charter.value, result, as_of);
    let until = waiver.and_then(|waiver| waiver.until.get()).copied();
    readiness::headline(result, judged.stage, until)
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
        entry(text, &format!("{kind:<11} {:<22} {}", finding.rule, visible(&reason)), look);
    }
}

fn commitment(text: &mut String, charter: &Charter, schedule: &GateSchedule, look: Look) {
    let Some(said) = headline(charter, schedule) else { return };
    let _ = writeln!(text, "  {:<18}{said}", "Commitment");
    for reason in schedule.commitment.iter().flat_map(|commitment| &commitment.reasons) {
        entry(text, &visible(&explained(charter, schedule, reason)), look);
    }
}

/// What is in force and since when; `None` where there are no gates.
fn headline(charter: &Charter, schedule: &GateSchedule) -> Option<String> {
    let Some(commitment) = &schedule.commitment else {
        return Some(format!("not known: {}", commitment_unread(charter)));
    };
    if schedule.gates.is_empty() {
        return None;
    }
    let name = commitment_name(commitment.state);
    // What is not full is to be seen at a glance.
    let state = if commitment.state == CommitmentState::Full { name.to_owned() } else { name.to_uppercase() };
    let since = commitment.cause().map(|cause| format!(" since {}", cause.since)).unwrap_or_default();
    Some(format!("{state}{since}"))
}

/// How far the reasons of a checklist stand in.
const REASONS: usize = 4 + 11 + 1 + 22 + 1;

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
