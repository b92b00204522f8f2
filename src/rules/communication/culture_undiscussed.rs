use crate::document::scalar::Text;
use crate::document::{Each, Field};
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// ways of working not discussed
    "culture-undiscussed",
    severity: Warning, from: Negotiation,
    nature: Gap(Team), consequence: Unsaid,
    question: "When did the parties discuss how each of them works?",
    at: "communication.culture.discussed", example: "2026-03-12", concerns: All,
    question: "How fast does each party decide?",
    at: "communication.culture.decision_speed", example: "within weeks", concerns: Each,
    question: "How does each party communicate?",
    at: "communication.culture.style", example: "direct", concerns: Each,
    question: "How much risk does each party take?",
    at: "communication.culture.risk", example: "little", concerns: Each,
    authority: ["S3"],
    why: "each party reads the other's habits as delay or recklessness, and trust suffers",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let culture = match &communication.culture {
        Field::Invalid => return,
        Field::Given(culture) => culture,
        undiscussed => return not_discussed(drafts, undiscussed.is_open()),
    };
    if culture.discussed.is_missing() {
        drafts
            .at_key("communication.culture.discussed", "no date for the discussion of ways of working")
            .help(
                "talk about it, then add the day to `communication.culture`, such as `discussed: 2026-03-12`",
            );
    }
    let aspects = [
        ("decision_speed", "decision speed", &culture.decision_speed),
        ("style", "communication style", &culture.style),
        ("risk", "attitude to risk", &culture.risk),
    ];
    let gaps: Vec<(&str, String)> =
        aspects.iter().filter_map(|(key, what, field)| Some((*key, gap(subject, what, field)?))).collect();
    let (keys, texts): (Vec<String>, Vec<String>) =
        gaps.into_iter().map(|(key, text)| (format!("`{key}:`"), text)).unzip();
    if !texts.is_empty() {
        drafts
            .at_key("communication.culture", format!("ways of working incomplete: {}", texts.join(", ")))
            .help(format!("write a sentence on each: {} in `communication.culture`", series(&keys)));
    }
}

fn not_discussed(drafts: &mut Drafts<'_>, is_open: bool) {
    let message = if is_open {
        "discussion of ways of working still to come"
    } else {
        "no discussion of ways of working on record"
    };
    drafts.at_key("communication.culture", message).help(
        "talk about it, then add `culture:` to `communication` with `discussed:` (the day), `decision_speed:`, `style:` and `risk:`",
    );
}

/// What is not known of an aspect, of all parties or of some.
fn gap(subject: &Subject<'_>, what: &str, field: &Field<Each<Text>>) -> Option<String> {
    let Some(said) = field.get() else { return field.is_missing().then(|| what.to_owned()) };
    let parties: Vec<&str> =
        subject.parties().into_iter().filter(|party| said.of(party).is_missing()).collect();
    (!parties.is_empty()).then(|| format!("{what} of {}", names(subject.charter, &parties)))
}
