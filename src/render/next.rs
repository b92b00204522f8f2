//! Where to begin with a partnership: the first things to settle, and the command that goes through all of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::sanitise::visible;
use super::{Look, prose};
use crate::agenda::{self, About, Matter, Open};
use crate::check::Judged;
use crate::document::charter::stage::Stage;
use crate::finding::Finding;
use crate::grammar::{counted, series};
use crate::method::gates::GateState;
use crate::method::readiness::{ItemResult, Need};
use crate::wording::gates::gate_name;
use crate::wording::readiness::lacks;
use crate::yaml::{Step, YamlPath};

/// How many things are named: more would be a list again.
const MOST: usize = 3;

/// How many questions are counted: a charter with thousands of parties has more than anybody wants to know here.
const QUESTIONS: usize = 1_000;

/// How many places are named one by one.
const PLACES: usize = 3;

/// Where the words beside a label begin.
const COLUMN: usize = 20;

/// What to do next; the next gate's day where nothing is to be settled, and nothing where there is none.
pub(super) fn next(judged: &Judged<'_>, look: Look) -> String {
    let mut matters = agenda::of(judged, false, QUESTIONS);
    keep_news(&mut matters);
    let mut text = String::new();
    if matters.is_empty() {
        if let Some(gate) = next_gate(judged) {
            labelled(&mut text, &gate, look);
        }
        return text;
    }
    labelled(&mut text, &headline(matters.len()), look);
    for (at, matter) in matters.iter().take(MOST).enumerate() {
        wrapped(&mut text, &visible(&said(matter)), &format!("    {}. ", at + 1), 7, look);
    }
    let is_asked = matters.iter().any(|matter| !matter.open.is_empty());
    if is_asked && judged.partnership.charter.source.file().is_some() {
        let command = format!("`{}` asks for what is open", command(judged));
        wrapped(&mut text, &command, "    ", 4, look);
    }
    text
}

/// Leaves out what is said of a section of which an earlier matter asks a part already: `exit` behind `exit.notice`.
fn keep_news(matters: &mut Vec<Matter<'_>>) {
    let mut around: BTreeSet<YamlPath> = BTreeSet::new();
    matters.retain(|matter| {
        let is_news = match matter.about {
            About::Found(finding) => finding.document != "charter" || !around.contains(&finding.path),
            _ => true,
        };
        for open in &matter.open {
            let mut path = YamlPath::root();
            for step in open.path.steps() {
                path = match step {
                    Step::Key(key) => path.key(key),
                    Step::Index(index) => path.index(*index),
                };
                around.insert(path.clone());
            }
        }
        is_news
    });
}

/// How many things there are.
fn headline(count: usize) -> String {
    match count {
        1 => "one thing to settle".to_owned(),
        all if all <= MOST => format!("{} to settle, most important first", counted(all, "thing")),
        all => format!("{MOST} of {all} things to settle, most important first"),
    }
}

/// The command that goes through them, as a shell takes it.
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

fn said(matter: &Matter<'_>) -> String {
    match matter.about {
        About::Unreadable(finding) => {
            format!("correct {}: {}", place(finding), finding.message)
        }
        About::Question(_, item) => format!("{} {}", item.definition.question, lacking(item, &matter.open)),
        About::Found(finding) => format!("{} ({})", finding.message, finding.rule),
        About::SaysOpen => are_open(&places(&matter.open)),
    }
}

/// `line 12`, and in which file where it is not the charter.
fn place(finding: &Finding) -> String {
    let line = finding.source.position(finding.span.start).line;
    if finding.document == "charter" {
        return format!("line {line}");
    }
    format!("line {line} of {}", finding.source.path)
}

/// What a question lacks: the places that are open, and what is wanted where something stands that is not enough.
fn lacking(item: &ItemResult, open: &[Open]) -> String {
    let (bare, detailed): (Vec<&Need>, Vec<&Need>) =
        item.missing.iter().partition(|need| need.detail.is_empty());
    if detailed.is_empty() && !open.is_empty() {
        return are_open(&places(open));
    }
    if item.missing.is_empty() {
        return lacks(item);
    }
    let bare: Vec<String> = bare.iter().map(|need| need.path.clone()).collect();
    let detailed = detailed.iter().map(|need| format!("`{}` {}", need.path, need.detail));
    let bare = (!bare.is_empty()).then(|| are_open(&bare));
    bare.into_iter().chain(detailed).collect::<Vec<_>>().join("; ")
}

fn places(open: &[Open]) -> Vec<String> {
    open.iter().map(|open| open.path.to_string()).collect()
}

/// `exit.notice` is open; `canvas.completed` and 8 more are open.
fn are_open(places: &[String]) -> String {
    let places: Vec<String> = places.iter().map(|place| format!("`{place}`")).collect();
    match places.as_slice() {
        [] => String::new(),
        [one] => format!("{one} is open"),
        few if few.len() <= PLACES => format!("{} are open", series(few)),
        [first, ..] if places.len() >= QUESTIONS => format!("{first} and many more are open"),
        [first, rest @ ..] => format!("{first} and {} more are open", rest.len()),
    }
}

/// The gate whose day comes next.
fn next_gate(judged: &Judged<'_>) -> Option<String> {
    let schedule = &judged.assessment.as_ref()?.gates;
    let is_ahead = |state: GateState| matches!(state, GateState::Upcoming | GateState::DueSoon);
    let ahead = schedule.gates.iter().filter(|gate| is_ahead(gate.state));
    let (due, gate) = ahead.filter_map(|gate| Some((gate.due?, gate))).min_by_key(|(due, _)| *due)?;
    let written = judged.partnership.charter.value.gates.get()?.0.get(gate.index)?.get()?;
    Some(format!("the gate {} on {due}", visible(&gate_name(written, gate))))
}

fn labelled(text: &mut String, said: &str, look: Look) {
    let indent = if look.width >= 3 * COLUMN { COLUMN } else { 4 };
    wrapped(text, said, &format!("  {:<18}", "Next"), indent, look);
}

fn wrapped(text: &mut String, said: &str, before: &str, indent: usize, look: Look) {
    for line in prose::lines(said, look.width, [before, &" ".repeat(indent)]) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{line}");
    }
}
