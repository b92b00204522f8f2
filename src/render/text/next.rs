//! The day that comes next, and the command that goes on from here.

use std::fmt::Write as _;

use super::page::heading;
use crate::agenda;
use crate::check::Judged;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::finding::Nature;
use crate::grammar::counted;
use crate::method::gates::GateState;
use crate::method::term;
use crate::render::days::spelled;
use crate::render::sanitise::visible;
use crate::render::{Look, prose};
use crate::wording::gates::{due_day, gate_name};

/// How many questions are counted: a charter with thousands of parties has more than anybody wants to know here.
const QUESTIONS: usize = 1_000;

/// What to do next; nothing where there is nothing.
pub(super) fn next(text: &mut String, judged: &Judged<'_>, look: Look) {
    let open: usize = agenda::of(judged, false, QUESTIONS).iter().map(|matter| matter.open.len()).sum();
    let gaps = judged.active().filter(|finding| finding.nature == Nature::Gap).count();
    let is_asked = open > 0 && judged.partnership.charter.source.file().is_some();
    let asks = is_asked.then(|| {
        let count = match open {
            QUESTIONS.. => "the open questions".to_owned(),
            1 => "the open question".to_owned(),
            // Questions are counted one by one, and what is missing may ask several.
            _ if open > gaps => format!("the {} (some findings ask several)", counted(open, "open question")),
            _ => format!("the {}", counted(open, "open question")),
        };
        format!("`{}` goes through {count}", command(judged))
    });
    let Some(said) = asks else { return };
    heading(text, "Next", look);
    for line in prose::lines(&said, look.width, ["  ", "    "]) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{line}");
    }
}

/// The command that asks, as a shell takes it.
fn command(judged: &Judged<'_>) -> String {
    let path = visible(&judged.partnership.charter.source.path);
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@%,:=\\".contains(c);
    let path = if path.chars().all(is_plain) && !path.starts_with('-') {
        path
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    };
    let own = judged.partnership.charter.value.stage();
    let stage: Option<Stage> = judged.stage.filter(|stage| *stage != own);
    let stage = stage.map(|stage| format!(" --stage {stage}")).unwrap_or_default();
    format!("partner answer {path}{stage}")
}

/// The next day that matters: of a gate, else the last of the term.
pub(super) fn day(judged: &Judged<'_>, as_of: Date) -> Option<String> {
    let said = gate(judged).or_else(|| last_day(judged, as_of))?;
    Some(spelled(&said).into_owned())
}

/// The gate whose day comes next.
fn gate(judged: &Judged<'_>) -> Option<String> {
    let schedule = &judged.assessment.as_ref()?.gates;
    let is_ahead =
        |state: GateState| matches!(state, GateState::Upcoming | GateState::Waiting | GateState::DueSoon);
    let ahead = schedule.gates.iter().filter(|gate| is_ahead(gate.state));
    let (_, gate) = ahead.filter_map(|gate| Some((gate.due?, gate))).min_by_key(|(due, _)| *due)?;
    let written = judged.partnership.charter.value.gates.get()?.0.get(gate.index)?.get()?;
    Some(format!("vote at the gate {} by {}", visible(&gate_name(written, gate)), due_day(gate)))
}

/// The last day of a partnership that is running or comes to its end.
fn last_day(judged: &Judged<'_>, as_of: Date) -> Option<String> {
    let is_on = judged.stage.is_some_and(|it| (Stage::Launch..=Stage::WindingDown).contains(&it));
    let term = judged.partnership.charter.value.term.get().filter(|_| is_on)?;
    let last = term::last_day(term).filter(|last| *last >= as_of)?;
    let is_end = judged.stage == Some(Stage::WindingDown) || !term::renews_by_itself(term);
    Some(if is_end {
        format!("the term ends on {last}")
    } else {
        format!("the term renews itself after {last}")
    })
}
