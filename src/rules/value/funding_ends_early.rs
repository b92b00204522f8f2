use crate::document::charter::Charter;
use crate::document::scalar::{Date, Text, days_named_in};
use crate::document::{ByParty, Each, List, folded, spaced, speaks_of};
use crate::finding::Place;
use crate::grammar::shortened;
use crate::method::term::{last_day, place_of_last_day};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// money or a right that the partnership rests on ends before the term
    "funding-ends-early",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice", "ours"],
    why: "what is promised until the last day has to be paid by somebody once the money or the right is gone",
    check: Partnership(check),
}

/// Money and rights without which the work stops.
const MEANS: &[&str] = &[
    "grant",
    "grants",
    "funding",
    "funds",
    "fund",
    "budget",
    "subsidy",
    "subsidies",
    "loan",
    "credit line",
    "donation",
    "donations",
    "sponsorship",
    "bursary",
    "endowment",
    "cash",
    "lease",
    "tenancy",
    "licence",
    "license",
    "permit",
    "concession",
    "insurance",
    "accreditation",
    "option",
    "rights",
];

/// Words by which it ends on the day that follows.
const ENDS: &[&str] = &[
    "end",
    "ends",
    "ended",
    "ending",
    "expire",
    "expires",
    "expired",
    "run out",
    "runs out",
    "ran out",
    "runs to",
    "run to",
    "runs until",
    "lapse",
    "lapses",
    "until",
    "till",
    "up to",
    "lasts",
    "stops",
    "paid to",
    "paid through",
    "only to",
    "through",
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some(last) = last_day(term) else { return };
    for (path, text) in texts(subject.charter) {
        let Some(day) = end_of_means(text.as_str()).filter(|day| *day < last) else { continue };
        let said = shortened(text.as_str().lines().next().unwrap_or_default(), QUOTED);
        drafts
            .at_value(path.as_str(), format!("ends before the term, which runs until {last}: \"{said}\""))
            .by((subject.as_of <= day).then_some(day))
            .also(&Place::value(place_of_last_day(term)), "last day of the term")
            .help(format!(
                "agree who pays from then on, or end with it (`end: {day}`), or set a gate before that day"
            ));
    }
}

/// How many digits a year has.
const YEAR: usize = 4;

/// How much of a text a finding says.
const QUOTED: usize = 60;

/// The last of the days that a text names, where it says that money or a right ends on it.
fn end_of_means(text: &str) -> Option<Date> {
    // Next to no text names a year.
    if text.bytes().filter(u8::is_ascii_digit).count() < YEAR {
        return None;
    }
    let said = spaced(&folded(text));
    if !(speaks_of(&said, MEANS) && speaks_of(&said, ENDS)) {
        return None;
    }
    days_named_in(text).into_iter().max()
}

/// What a charter says in words of the means that it rests on, each with its place.
fn texts(charter: &Charter) -> Vec<(String, &Text)> {
    let mut texts = Vec::new();
    let constraints = charter.canvas.get().and_then(|canvas| canvas.constraints.get());
    for (party, listed) in constraints.into_iter().flat_map(ByParty::iter) {
        let listed = List::iter(listed);
        texts.extend(listed.map(|(at, text)| (format!("canvas.constraints.{party}[{at}]"), text)));
    }
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    for (at, entry) in exchange.into_iter().flat_map(List::iter) {
        texts.extend(entry.terms.get().map(|text| (format!("value.exchange[{at}].terms"), text)));
    }
    let background = charter.ip.get().and_then(|ip| ip.background.get());
    for (party, text) in background.into_iter().flat_map(Each::iter) {
        let place =
            party.map_or_else(|| "ip.background".to_owned(), |party| format!("ip.background.{party}"));
        texts.push((place, text));
    }
    texts
}
