use super::terms::{for_whom, place};
use crate::document::{folded, spaced, speaks_of};
use crate::grammar::shortened;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an exit cost reads as a penalty
    "exit-punitive",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["S2"],
    why: "a party that must pay to exit keeps quiet about problems until they are past fixing",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(penalties) = subject.charter.exit.get().and_then(|exit| exit.penalties.get()) else { return };
    for (party, terms) in penalties.iter() {
        let Some(text) = terms.value().filter(|text| !is_harmless(text.as_str())) else { continue };
        let whom = for_whom(subject, party);
        if is_put_off(text.as_str()) {
            drafts
                .at_value(
                    place("penalties", party),
                    format!("exit cost{whom} left to a later agreement: \"{}\"", quoted(text.as_str())),
                )
                .label("an agreement to agree")
                .help("agree now how it is calculated: `documented costs incurred until the last day`, or a sum by year");
            continue;
        }
        drafts
            .at_value(
                place("penalties", party),
                format!("exit cost{whom} reads as a penalty: \"{}\"", quoted(text.as_str())),
            )
            .label("an exit penalty?")
            .help("agree on `penalties: none`; if only costs are covered, name them: `documented costs incurred until the last day`");
    }
}

/// Whether a text leaves the cost to an agreement that is still to come.
fn is_put_off(text: &str) -> bool {
    let put_off = [
        "to be agreed",
        "to be negotiated",
        "to be determined",
        "to be decided",
        "agreed later",
        "will agree",
        "shall agree",
        "will negotiate",
        "shall negotiate",
        "in good faith",
        "reasonable compensation",
    ];
    speaks_of(&spaced(&folded(text)), &put_off)
}

/// Whether a text says in words that leaving costs nothing, or no more than what was spent or delivered until then.
fn is_harmless(text: &str) -> bool {
    let text = text.to_lowercase().replace('-', " ");
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says_none(&text) {
        return true;
    }
    let covers_costs = has(&[
        "incurred",
        "own cost",
        "own expense",
        "actual cost",
        "documented cost",
        "unpaid",
        "outstanding invoice",
        "work done",
        "work delivered",
        "already delivered",
        "pro rata",
        "shared equally",
        "wind down cost",
    ]);
    covers_costs && !has(&PUNISHING)
}

const PUNISHING: [&str; 15] = [
    "penal",
    "fine ",
    "forfeit",
    "liquidated",
    "damages",
    "fee",
    "lose",
    "loss of",
    "double",
    "twice",
    "triple",
    "plus",
    "surcharge",
    "percent",
    "%",
];

/// `None, each side bears its own costs` says none; `none in the first year, 50000 GBP after` does not.
fn says_none(text: &str) -> bool {
    let begins = |openings: &[&str]| openings.iter().any(|opening| text.starts_with(opening));
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let for_a_time = begins(&[
        "none after",
        "none before",
        "none during",
        "none for",
        "none in",
        "none until",
        "none within",
    ]);
    let takes_back =
        has(&["except", "unless", "but ", "other than", "apart from", "afterwards", "thereafter", "refund"]);
    let is_negated = begins(&["no ", "without "]) && has(&["penalt", "fee", "cost", "charge", "payment"]);
    (is_negated || begins(&["none", "nothing", "n/a", "not applicable", "free of"]))
        && !for_a_time
        && !takes_back
        && !text.contains(|c: char| c.is_ascii_digit())
}

/// The beginning of a text, for a message.
fn quoted(text: &str) -> String {
    shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_covering_costs_from_punishing() {
        for harmless in [
            "None. Each side bears its own costs.",
            "No penalty; each pays what is due.",
            "Documented costs incurred until the last day",
            "Unpaid invoices are settled within 30 days",
            "Prepaid amounts are returned pro-rata",
            "No early-termination fee",
            "None; what was due before the last day stays due",
            "Wind-down costs are shared equally",
        ] {
            assert!(is_harmless(harmless), "{harmless}");
        }
        for punishing in [
            "50000 GBP to the other side",
            "Leaving costs 100000 GBP",
            "No refund of what was prepaid",
            "None in the first year, 50000 GBP after",
            "None after the first year",
            "None, unless the other side objects",
            "No fees that were paid are refunded",
            "Costs incurred plus 10%",
            "The one who leaves forfeits unpaid commission",
            "A break fee covering costs incurred",
        ] {
            assert!(!is_harmless(punishing), "{punishing}");
        }
    }

    #[test]
    fn a_long_text_is_cut_and_put_on_one_line() {
        assert_eq!(quoted("two\n  lines"), "two lines");
        assert_eq!(quoted(&"é".repeat(61)), format!("{}…", "é".repeat(59)));
    }
}
