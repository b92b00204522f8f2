use super::naming::name;
use crate::document::records::review::{AgendaPart, ReviewKind};
use crate::grammar::series;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the last business review left out a part of its agenda
    "agenda-incomplete",
    severity: Advice, from: Operation,
    nature: Defect, consequence: Untidy,
    authority: ["S0"],
    why: "problems in the parts left out stay hidden until they reach the figures",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut business = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Business));
    let Some((record, review)) = business.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if review.agenda.is_invalid() {
        return;
    }
    let topics: Vec<String> = review
        .agenda
        .get()
        .into_iter()
        .flat_map(|agenda| agenda.values())
        .map(|it| it.as_str().to_lowercase())
        .collect();
    let parts = AgendaPart::ALL.iter().map(|part| part.as_str());
    let missing: Vec<&str> = parts.filter(|part| !topics.iter().any(|topic| topic == part)).collect();
    if missing.is_empty() {
        return;
    }
    let quoted: Vec<String> = missing.iter().map(|part| format!("`{part}`")).collect();
    let message = if topics.is_empty() {
        format!("no agenda for the {}", name(review))
    } else {
        format!("{} left out {}", name(review), series(&missing))
    };
    drafts.at_record_key(&document.source, "agenda", message).help(format!(
        "begin the next review with {}; if they were discussed, list them under `agenda:`",
        series(&quoted)
    ));
}
