use crate::document::charter::value::Exchange;
use crate::document::{Field, PartyRef};
use crate::finding::Severity;
use crate::grammar::{alternatives, series};
use crate::method::deal::is_reckoned;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an entry of the exchange does not say who gives what to whom, or what it is worth
    "exchange-incomplete",
    severity: Warning, from: Negotiation,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "Which party gives it?",
    at: "value.exchange[].from", example: "kestrel", concerns: All,
    question: "Which party receives it?",
    at: "value.exchange[].to", example: "northwind", concerns: All,
    question: "What is given?",
    at: "value.exchange[].kind", example: "revenue-share", concerns: All,
    question: "What is it worth over the term?",
    at: "value.exchange[].amount", example: "240000 GBP", concerns: All,
    authority: ["S4"],
    why: "an entry that each side completes for itself is agreed by neither",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exchange) = subject.charter.value.and(|value| &value.exchange).get().copied() else { return };
    for (index, entry) in exchange.0.iter().enumerate() {
        match entry {
            Field::Open => {
                drafts
                    .at_value(
                        format!("value.exchange[{index}]"),
                        format!("entry {} of the exchange is still open", index + 1),
                    )
                    .help("write `from:`, `to:`, `kind:` and `amount:`");
            }
            Field::Given(entry) => unfinished(subject, drafts, index, entry),
            Field::Missing | Field::Invalid => {}
        }
    }
}

fn unfinished(subject: &Subject<'_>, drafts: &mut Drafts<'_>, index: usize, entry: &Exchange) {
    let example = format!("`amount:` (over the term, such as `240000 {}`)", subject.currency());
    let mut lacking: Vec<Lack<'_>> = Vec::new();
    note(&mut lacking, ("from", &entry.from), "who gives it", "`from:` (a party)");
    note(&mut lacking, ("to", &entry.to), "who gets it", "`to:` (a party)");
    note(&mut lacking, ("kind", &entry.kind), "what it is", "`kind:` (such as `revenue-share`)");
    let is_clear = lacking.is_empty();
    // Of what is counted from figures, or given freely, no sum can be known beforehand.
    let is_reckoned = is_reckoned(entry);
    if !is_reckoned {
        note(&mut lacking, ("amount", &entry.amount), "what it is worth", &example);
    }
    let Some(first) = lacking.first() else { return };
    let what: Vec<&str> = lacking.iter().map(|lack| lack.what.as_str()).collect();
    let write: Vec<&str> = lacking.iter().map(|lack| lack.write).collect();
    let draft = drafts
        .at_key(
            format!("value.exchange[{index}].{}", first.key),
            format!("{} does not say {}", described(subject, index, entry), alternatives(&what)),
        )
        .help(format!("add {} to it", series(&write)));
    let draft = if entry.amount.is_missing() && !is_reckoned {
        draft.note("until then what the parties get for what they put in cannot be compared")
    } else {
        draft
    };
    // What has no price yet is not wrong, it only cannot be counted.
    if is_clear {
        draft.at_most(Severity::Advice);
    }
}

/// What an entry does not say, under which key, and what to write.
struct Lack<'a> {
    key: &'static str,
    what: String,
    write: &'a str,
}

fn note<'a, T>(
    lacking: &mut Vec<Lack<'a>>,
    (key, field): (&'static str, &Field<T>),
    what: &str,
    write: &'a str,
) {
    let open = if field.is_open() { " (still open)" } else { "" };
    if field.is_missing() {
        lacking.push(Lack { key, what: format!("{what}{open}"), write });
    }
}

/// The entry by its number, and by what is known of it.
fn described(subject: &Subject<'_>, index: usize, entry: &Exchange) -> String {
    let name = |party: &Field<PartyRef>| {
        party.get().map(|party| subject.charter.party_name(party.as_str()).to_owned())
    };
    let kind = entry.kind.get().map(|kind| kind.as_str().to_owned());
    let from = name(&entry.from).map(|name| format!("from {name}"));
    let to = name(&entry.to).map(|name| format!("to {name}"));
    let known: Vec<String> = [kind, from, to].into_iter().flatten().collect();
    match known.as_slice() {
        [] => format!("entry {} of the exchange", index + 1),
        known => format!("entry {} of the exchange ({})", index + 1, known.join(" ")),
    }
}
