//! What to ask first, where little is written yet and less is wrong: a first day has questions, not findings.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::page::heading;
use crate::check::Judged;
use crate::document::charter::stage::Stage;
use crate::document::header::DocumentKind;
use crate::finding::{Consequence, Finding, Nature};
use crate::method::kinds::Asked;
use crate::render::{Look, prose};
use crate::rules::{self, Concerns, Question};
use crate::wording::sections::section;
use crate::yaml::{Step, YamlPath};

/// In which order a first talk goes through the sections: why each party comes, what it wants, what passes between them; then who
/// decides, when to go on, and how it ends [S2]. The others follow as they stand in the charter.
const ORDER: [&str; 7] = ["intent", "canvas", "value", "governance", "gates", "exit", "term"];

/// The first questions of so many sections, while the deal is still being made.
pub(super) fn ask(text: &mut String, judged: &Judged<'_>, most: usize, look: Look) {
    let is_early = judged.stage.is_some_and(|stage| stage <= Stage::Negotiation);
    let asked = if is_early { first_questions(judged, most) } else { Vec::new() };
    if asked.is_empty() {
        return;
    }
    heading(text, "To ask first", look);
    for (at, (key, question)) in asked.iter().enumerate() {
        let lead = format!("  {}. ", at + 1);
        let about =
            format!("{}, {}; for example: {}", section(key), question.concerns.as_str(), question.example);
        let lines = prose::lines(question.text, look.width, [&lead, "     "]);
        let about = prose::lines(&about, look.width, ["     ", "     "]);
        for line in lines.into_iter().chain(about) {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{line}");
        }
    }
}

/// The first question of each section that has one open and not on the page: what every party has to say for itself comes before what
/// they settle together, and then what is asked first of the kind.
fn first_questions(judged: &Judged<'_>, most: usize) -> Vec<(String, Question)> {
    let Some(assessment) = &judged.assessment else { return Vec::new() };
    // What is on the page is asked there.
    let told: BTreeSet<&[Step]> =
        judged.active().filter(|it| it.shown.is_listed()).map(|it| place(&it.path)).collect();
    let is_asked = |finding: &&Finding| {
        let topic = finding.topic;
        finding.nature == Nature::Gap
            && !told.contains(place(&finding.path))
            && finding.document == "charter"
            && finding.consequence < Consequence::Untidy
            && topic.is_none_or(|topic| assessment.kinds.asked(topic) == Asked::Asked)
    };
    let mut gaps: Vec<&Finding> = judged.active().filter(is_asked).collect();
    gaps.sort_by_key(|finding| finding.rank);
    let mut sections: Vec<(String, Vec<&Finding>)> = Vec::new();
    for finding in gaps {
        let section = finding.section();
        match sections.iter_mut().find(|(of, _)| *of == section) {
            Some((_, findings)) => findings.push(finding),
            None => sections.push((section, vec![finding])),
        }
    }
    sections.sort_by_key(|(section, _)| ORDER.iter().position(|it| it == section).unwrap_or(ORDER.len()));
    let first = |(section, findings): (String, Vec<&Finding>)| {
        let questions: Vec<(bool, Question)> = findings
            .iter()
            .filter_map(|finding| Some((finding.stake.is_asked_first, question(finding)?)))
            .collect();
        let own = |(is_first, question): &(bool, Question)| (question.concerns != Concerns::Each, !is_first);
        let (_, question) = questions.iter().min_by_key(|it| own(it))?;
        Some((section, *question))
    };
    sections.into_iter().filter_map(first).take(most).collect()
}

/// The section and the key in it.
fn place(path: &YamlPath) -> &[Step] {
    path.steps().get(..2).unwrap_or(path.steps())
}

fn question(finding: &Finding) -> Option<Question> {
    rules::find(&finding.rule)?.question_at(DocumentKind::Charter, &finding.path)
}
