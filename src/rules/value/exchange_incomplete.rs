use crate::document::charter::value::Exchange;
use crate::document::{Field, PartyRef};
use crate::finding::Severity;
use crate::grammar::{alternatives, series};
use crate::method::deal::is_reckoned;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an entry of the exchange has no giver, receiver, kind or amount
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
    why: "each party fills the gap in its own favour",
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
                        format!("entry {} of the exchange undecided", index + 1),
                    )
                    .help("agree on it, and write `from:`, `to:`, `kind:` and `amount:`");
            }
            Field::Given(entry) => unfinished(subject, drafts, index, entry),
            Field::Missing | Field::Invalid => {}
        }
    }
}

fn unfinished(subject: &Subject<'_>, drafts: &mut Drafts<'_>, index: usize, entry: &Exchange) {
    let example = format!("`amount:` (over the term, such as `240000 {}`)", subject.currency());
    let mut lacking: Vec<Lack<'_>> = Vec::new();
    note(&mut lacking, ("from", &entry.from), "giver", "`from:` (a party)");
    note(&mut lacking, ("to", &entry.to), "receiver", "`to:` (a party)");
    note(&mut lacking, ("kind", &entry.kind), "kind", "`kind:` (such as `revenue-share`)");
    let is_clear = lacking.is_empty();
    // Of what is counted from figures, or given freely, no sum can be known beforehand.
    let is_reckoned = is_reckoned(entry);
    if !is_reckoned {
        note(&mut lacking, ("amount", &entry.amount), "amount", &example);
    }
    let Some(first) = lacking.first() else { return };
    let what: Vec<&str> = lacking.iter().map(|lack| lack.what).collect();
    let write: Vec<&str> = lacking.iter().map(|lack| lack.write).collect();
    let draft = drafts
        .at_key(
            format!("value.exchange[{index}].{}", first.key),
            said(&what, lacking.iter().all(|lack| lack.is_open), &described(subject, index, entry)),
        )
        .help(format!("agree on it, and add {}", series(&write)));
    let draft = if entry.amount.is_missing() && !is_reckoned {
        draft.note("until then the returns of the parties cannot be compared")
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
    what: &'static str,
    write: &'a str,
    is_open: bool,
}

fn note<'a, T>(
    lacking: &mut Vec<Lack<'a>>,
    (key, field): (&'static str, &Field<T>),
    what: &'static str,
    write: &'a str,
) {
    if field.is_missing() {
        lacking.push(Lack { key, what, write, is_open: field.is_open() });
    }
}

/// `no amount for entry 2 of the exchange`, `amount undecided for …`.
fn said(what: &[&str], is_open: bool, of: &str) -> String {
    match is_open {
        true => format!("{} undecided for {of}", series(what)),
        false => format!("no {} for {of}", alternatives(what)),
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
