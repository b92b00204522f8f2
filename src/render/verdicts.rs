//! What the checklists and gates of a partnership come to, in a few lines.

use std::fmt::Write as _;

use super::Look;
use super::sanitise::visible;
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::finding::Suppression;
use crate::method::gates::{CommitmentState, GateSchedule};
use crate::method::readiness::{ChecklistResult, ItemResult, ItemState, Need, Verdict};
use crate::report::Judged;
use crate::wording::gates::{commitment_name, explained};

/// The verdicts of one partnership.
pub(super) fn verdicts(judged: &Judged<'_>, look: Look) -> String {
    let Some(assessment) = &judged.assessment else {
        return "  not judged: the charter cannot be read\n".to_owned();
    };
    let mut text = String::new();
    for result in &assessment.readiness {
        checklist(&mut text, result, judged, look);
    }
    accepted(&mut text, judged, look);
    commitment(&mut text, &judged.partnership.charter.value, &assessment.gates, look);
    text
}

fn checklist(text: &mut String, result: &ChecklistResult, judged: &Judged<'_>, look: Look) {
    let word = verdict_word(result.verdict);
    // A title of a team's own may be longer than the column.
    let name = format!("{:<17} ", visible(result.definition.title));
    let tally = if result.no == 0 {
        format!("{word}: all {} borne out", result.of)
    } else {
        format!("{word}: {} No of {}", result.no, result.of)
    };
    // Before it is asked, a verdict is a forecast.
    let is_early = result.no > 0 && judged.stage.is_some_and(|stage| stage < Stage::Negotiation);
    let early = if is_early { format!(", asked from {} on", Stage::Negotiation) } else { String::new() };
    let _ = writeln!(text, "  {name}{tally}{early}{}", waived(result, judged));
    for item in result.items.iter().filter(|item| item.is_no()) {
        let line = format!("{:<11} {:<22} {}", item.state.as_str(), item.definition.id, reason(item));
        entry(text, line.trim_end(), look);
    }
}

/// Until when the strict verdict of a list is waived. The tally itself ignores waivers.
fn waived(result: &ChecklistResult, judged: &Judged<'_>) -> String {
    let rule = match result.verdict {
        Verdict::Pause => "readiness-paused",
        Verdict::Reconsider => "fit-reconsider",
        Verdict::Ready | Verdict::Address => return String::new(),
    };
    let until = judged.suppressed().filter(|finding| finding.rule == rule).find_map(|finding| match &finding
        .suppression
    {
        Some(Suppression::Waived { until, .. }) => Some(*until),
        _ => None,
    });
    until.map(|until| format!(" (waived until {until})")).unwrap_or_default()
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

/// What an item lacks, in a line.
fn reason(item: &ItemResult) -> String {
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
    visible(&parts.join("; "))
}

fn verdict_word(verdict: Verdict) -> String {
    verdict.as_str().to_uppercase()
}

fn commitment(text: &mut String, charter: &Charter, schedule: &GateSchedule, look: Look) {
    if schedule.gates.is_empty() {
        return;
    }
    let _ = writeln!(text, "  {:<18}{}", "Commitment", headline(schedule));
    for reason in &schedule.commitment.reasons {
        entry(text, &visible(&explained(charter, schedule, reason)), look);
    }
}

fn headline(schedule: &GateSchedule) -> String {
    let commitment = &schedule.commitment;
    let name = commitment_name(commitment.state);
    // What is not full is to be seen at a glance.
    let state = if commitment.state == CommitmentState::Full { name.to_owned() } else { name.to_uppercase() };
    let since = commitment.cause().map(|cause| format!(" since {}", cause.since)).unwrap_or_default();
    format!("{state}{since}")
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
