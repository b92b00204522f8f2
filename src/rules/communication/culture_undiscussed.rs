//! `culture-undiscussed`: the parties have not discussed their ways of working.

use crate::document::charter::stage::Stage;
use crate::document::scalar::Text;
use crate::document::{Each, Field};
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "culture-undiscussed",
    family: Family::Communication,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the parties have not discussed their ways of working",
    why: "what looks like delay or recklessness is often only the other company's habit",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("culture_undiscussed.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let culture = match &communication.culture {
        Field::Invalid => return,
        Field::Given(culture) => culture,
        undiscussed => return not_discussed(report, undiscussed.is_open()),
    };
    if culture.discussed.is_missing() {
        report
            .at_key(
                "communication.culture.discussed",
                "the charter does not say when the parties discussed their ways of working",
            )
            .help(
                "add `discussed:` to `communication.culture` with the day, such as `discussed: 2026-03-12`",
            );
    }
    let aspects = [
        ("decision_speed", "how fast they decide", &culture.decision_speed),
        ("style", "how they communicate", &culture.style),
        ("risk", "how they take risks", &culture.risk),
    ];
    let gaps: Vec<(&str, String)> =
        aspects.iter().filter_map(|(key, what, field)| Some((*key, gap(subject, what, field)?))).collect();
    let (keys, texts): (Vec<String>, Vec<String>) =
        gaps.into_iter().map(|(key, text)| (format!("`{key}:`"), text)).unzip();
    if !texts.is_empty() {
        report
            .at_key(
                "communication.culture",
                format!("the charter does not say what was found about {}", series(&texts)),
            )
            .help(format!("add {} to `communication.culture`, a sentence each", series(&keys)));
    }
}

fn not_discussed(report: &mut Report<'_>, is_open: bool) {
    let message = if is_open {
        "the talk about ways of working is still to come"
    } else {
        "the charter does not show that the parties have discussed their ways of working"
    };
    report.at_key("communication.culture", message).help(
        "talk about it, then add `culture:` to `communication` with `discussed:` (the day), `decision_speed:`, `style:` and `risk:`",
    );
}

/// What is not known of an aspect, of all parties or of some.
fn gap(subject: &Subject<'_>, what: &str, field: &Field<Each<Text>>) -> Option<String> {
    let Some(said) = field.get() else { return field.is_missing().then(|| what.to_owned()) };
    let parties: Vec<&str> =
        subject.parties().into_iter().filter(|party| said.of(party).is_missing()).collect();
    (!parties.is_empty()).then(|| format!("{what} (of {})", names(subject.charter, &parties)))
}
