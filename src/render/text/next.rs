//! What to do next with a partnership: the day that comes next, and the commands that go on from here.

use std::fmt::Write as _;

use super::page::heading;
use crate::agenda;
use crate::check::Judged;
use crate::document::charter::stage::Stage;
use crate::grammar::counted;
use crate::method::gates::GateState;
use crate::render::days::spelled;
use crate::render::sanitise::visible;
use crate::render::{Look, prose};
use crate::wording::gates::{due_day, gate_name};

/// How many questions are counted: a charter with thousands of parties has more than anybody wants to know here.
const QUESTIONS: usize = 1_000;

/// What to do next; nothing where there is nothing.
pub(super) fn next(text: &mut String, judged: &Judged<'_>, look: Look) {
    let open: usize = agenda::of(judged, false, QUESTIONS).iter().map(|matter| matter.open.len()).sum();
    let is_asked = open > 0 && judged.partnership.charter.source.file().is_some();
    let asks = is_asked.then(|| {
        let count = match open {
            QUESTIONS.. => "the open questions".to_owned(),
            1 => "the open question".to_owned(),
            _ => format!("the {}", counted(open, "open question")),
        };
        format!("`{}` goes through {count}", command(judged))
    });
    let gate = next_gate(judged);
    if asks.is_none() && gate.is_none() {
        return;
    }
    heading(text, "Next", look);
    for said in gate.into_iter().chain(asks) {
        for line in prose::lines(&spelled(&said), look.width, ["  ", "    "]) {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{line}");
        }
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

/// The gate whose day comes next.
fn next_gate(judged: &Judged<'_>) -> Option<String> {
    let schedule = &judged.assessment.as_ref()?.gates;
    let is_ahead =
        |state: GateState| matches!(state, GateState::Upcoming | GateState::Waiting | GateState::DueSoon);
    let ahead = schedule.gates.iter().filter(|gate| is_ahead(gate.state));
    let (_, gate) = ahead.filter_map(|gate| Some((gate.due?, gate))).min_by_key(|(due, _)| *due)?;
    let written = judged.partnership.charter.value.gates.get()?.0.get(gate.index)?.get()?;
    Some(format!("vote at the gate {} by {}", visible(&gate_name(written, gate)), due_day(gate)))
}
