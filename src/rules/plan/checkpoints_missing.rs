use crate::document::charter::gates::Gate;
use crate::document::{Field, has_word_like, spaced, speaks_of};
use crate::finding::Place;
use crate::finding::Severity;
use crate::grammar::{alternatives, capitalised, number, series};
use crate::method::gates::GateState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no upcoming gate reviews IP, contributions, exit terms or the legal position, or one reviews none of them
    "checkpoints-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Gates), consequence: Unsaid,
    question: "Which of IP, contributions, exit terms and legal position does the gate review?",
    also_at: "gates[].criteria", example: "IP, contributions, exit terms and legal position reviewed", concerns: All,
    authority: ["S2"],
    why: "terms outlive their usefulness because no review of them was scheduled",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(gates) = subject.charter.gates.get() else { return };
    // What is unreadable may be just what is looked for.
    let is_unclear = gates.iter().any(|(_, gate)| {
        let lists = [&gate.criteria, &gate.evidence];
        lists
            .iter()
            .any(|list| list.is_invalid() || list.get().is_some_and(|it| it.0.iter().any(Field::is_invalid)))
    });
    if is_unclear
        || !subject.charter.knows_parties()
        || subject.is_informal()
        || gates.0.iter().any(Field::is_invalid)
    {
        return;
    }
    let ahead: Vec<(usize, &Gate, Vec<Topic>)> = gates
        .iter()
        .filter(|(index, _)| !is_decided(subject, *index))
        .map(|(index, gate)| (index, gate, Topic::of(gate)))
        .collect();
    let unasked: Vec<Topic> = Topic::ALL
        .into_iter()
        .filter(|topic| !ahead.iter().any(|(.., topics)| topics.contains(topic)))
        .collect();
    if ahead.is_empty() {
        return;
    }
    if unasked.is_empty() {
        report_silent(drafts, &ahead);
    } else {
        report_unasked(drafts, &unasked);
    }
}

fn is_decided(subject: &Subject<'_>, index: usize) -> bool {
    let gates = &subject.assessment.gates.gates;
    gates.iter().any(|gate| gate.index == index && gate.state == GateState::Decided)
}

fn report_unasked(drafts: &mut Drafts<'_>, unasked: &[Topic]) {
    let words: Vec<&str> = unasked.iter().map(|topic| topic.in_words()).collect();
    drafts.at_key("gates", format!("no upcoming gate to review {}", alternatives(&words))).help(format!(
        "agree at which gate to review this, and add it to the `criteria`, such as `- {} reviewed`",
        capitalised(&series(&words))
    ));
}

/// Gates that leave all of it out, while others do not: named together.
fn report_silent(drafts: &mut Drafts<'_>, ahead: &[(usize, &Gate, Vec<Topic>)]) {
    let silent: Vec<(usize, String)> = ahead
        .iter()
        .filter(|(.., topics)| topics.is_empty())
        .map(|(index, gate, _)| (*index, name(*index, gate)))
        .collect();
    let Some(((first, _), others)) = silent.split_first() else { return };
    let names: Vec<&str> = silent.iter().map(|(_, name)| name.as_str()).collect();
    let verb = number(silent.len(), "does", "do");
    let mut draft = drafts
        .at_key(
            format!("gates[{first}].criteria"),
            format!("{} {verb} not review IP, contributions, exit terms or the legal position", series(&names)),
        )
        .at_most(Severity::Advice)
        .help("agree what the gate should review, and add it to the `criteria`, such as `- IP, contributions, exit terms and the legal position reviewed`");
    for (index, name) in others {
        draft = draft.also(&Place::key(format!("gates[{index}].criteria")), format!("nor does {name}"));
    }
}

fn name(index: usize, gate: &Gate) -> String {
    match (gate.name.get(), gate.id.get()) {
        (Some(name), _) => format!("gate {}", name.as_str()),
        (None, Some(id)) => format!("gate `{}`", id.as_str()),
        (None, None) => format!("gate {}", index + 1),
    }
}

/// What is looked at again at each gate [S2].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    Ip,
    Contributions,
    Exit,
    Legal,
}

impl Topic {
    const ALL: [Self; 4] = [Self::Ip, Self::Contributions, Self::Exit, Self::Legal];

    /// The topics that a gate names in its question, its criteria or its evidence.
    fn of(gate: &Gate) -> Vec<Self> {
        let lists = [&gate.criteria, &gate.evidence].into_iter().filter_map(|list| list.get());
        let said = lists.flat_map(|list| list.values());
        let texts: Vec<(String, String)> = [&gate.name, &gate.question]
            .into_iter()
            .filter_map(|text| text.get())
            .chain(said)
            .map(|text| text.as_str().to_lowercase())
            .map(|text| (spaced(&text), text))
            .collect();
        Self::ALL
            .into_iter()
            .filter(|topic| texts.iter().any(|(words, text)| topic.is_meant_by(words, text)))
            .collect()
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Ip => "IP",
            Self::Contributions => "contributions",
            Self::Exit => "exit terms",
            Self::Legal => "the legal position",
        }
    }

    /// `words` are those of the text, [spaced].
    fn is_meant_by(self, words: &str, text: &str) -> bool {
        // As evidence, the value section says who puts in what; "value" in a sentence says no such thing.
        if self == Self::Contributions && (text == "value" || text.starts_with("value.")) {
            return true;
        }
        let (whole, begins): (&[&str], &[&str]) = match self {
            Self::Ip => (&["ip"], &["intellectual", "patent", "copyright", "ownership"]),
            Self::Contributions => (&[], &["contribut", "resourc", "commitment"]),
            Self::Exit => (&[], &["exit", "terminat", "unwind"]),
            Self::Legal => (&["law", "laws"], &["legal", "contract", "complian", "regulat", "lawyer"]),
        };
        has_word_like(words, begins) || speaks_of(words, whole)
    }
}
