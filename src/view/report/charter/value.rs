//! What each party gives and receives, and what it costs.

use super::canvas::by_party;
use super::place::{OPEN, Place};
use super::prose::{Prose, clauses, point, sentences, words};
use crate::view::Text;

pub(super) fn value(prose: &mut Prose<'_>, value: &Place<'_>) {
    if let Some(exchange) = value.take("exchange") {
        match exchange.is_open() {
            true => prose.place(&exchange, ""),
            false => {
                prose.points("What passes between the parties", exchange.items().iter().map(pass).collect());
            }
        }
    }
    prose.tell(value, "expected_revenue", "The parties expect a revenue of {}.");
    prose.tell(value, "revenue_split", "Each party receives {} of it.");
    prose.tell(value, "management_cost", "Managing the partnership costs each party {}.");
    if let Some(costs) = value.take("costs") {
        by_party(prose, &costs, "Own costs", |it| named(it, "item", "amount"));
    }
    if let Some(gains) = value.take("intangibles") {
        by_party(prose, &gains, "Intangible benefits", |it| named(it, "kind", "rating"));
    }
    prose.tell(value, "share_of_annual_resources", "It takes {} of the annual resources of each party.");
    prose.tell(value, "share_of_management_time", "It takes {} of the management time of each party.");
    if let Some(minimums) = value.take("minimums") {
        match minimums.is_plain() && !minimums.is_open() {
            true => prose.say("No party has a minimum commitment."),
            false => by_party(prose, &minimums, "Minimum commitments", minimum),
        }
    }
    if let Some(levels) = value.take("levels") {
        match levels.is_open() {
            true => prose.place(&levels, ""),
            false => prose
                .points("Levels of the programme, lowest first", levels.items().iter().map(level).collect()),
        }
    }
    if let Some(protections) = value.take("protections") {
        prose.choose(
            &protections,
            "brand_veto",
            "Each party can veto what harms its brand.",
            "No party can stop what harms its brand.",
        );
        prose.tell(
            &protections,
            "priority_shift_notice",
            "A party whose priorities change says so {} ahead.",
        );
        prose.tell(&protections, "tiered_split", "Tiered split: {}.");
        if protections.is_plain() {
            prose.place(&protections, "");
        }
    }
    prose.tell(value, "documented", "This was documented on {}.");
    prose.tell(value, "term_sheet", "The term sheet is dated {}.");
}

fn pass(it: &Place<'_>) -> Text {
    if it.is_plain() {
        return point("", &it.words());
    }
    let party = |key: &str| it.take(key).map_or_else(|| "?".to_owned(), |it| it.words());
    let ends = format!("{} to {}", party("from"), party("to"));
    let first = [it.part("kind", "{}"), it.part("amount", "{}"), it.take("rate").map(|it| rate(&it))];
    let due = if it.waits("due") { "due when this happens: {}" } else { "due on {}" };
    let said = sentences([
        words(first, ", "),
        it.part("terms", "{}"),
        it.part("due", due),
        it.part("happened", "that happened on {}"),
        it.part("margin", "{} of it is the margin of the party that gives"),
    ]);
    point(&ends, &said)
}

/// Money that depends on a volume.
fn rate(rate: &Place<'_>) -> String {
    if rate.is_plain() {
        return format!("rate {}", rate.words());
    }
    let of = if rate.has("amount") { "for each unit of {}" } else { "of {}" };
    let first = words([rate.part("percent", "{}"), rate.part("amount", "{}"), rate.part("of", of)], " ");
    let step = |it: &Place<'_>| {
        let from = words([it.part("above", "above {}"), it.part("year", "from year {}")], " ");
        words([from, it.part("percent", "{}"), it.part("amount", "{}")], ": ").unwrap_or_default()
    };
    let steps = rate.take("steps").map(|steps| match steps.is_open() {
        true => format!("steps {OPEN}"),
        false => steps.items().iter().map(step).collect::<Vec<_>>().join(", "),
    });
    clauses([
        first,
        steps,
        rate.part("steps_apply", "a step applies {}"),
        rate.part("counts", "counted {}"),
        rate.part("minimum", "at least {}"),
        rate.part("cap", "at most {}"),
    ])
}

/// An item with a figure: `API team (GBP 150,000)`.
fn named(it: &Place<'_>, name: &str, figure: &str) -> String {
    if it.is_plain() {
        return it.words();
    }
    let (name, figure) = (it.called(name), it.take(figure).map(|it| it.words()));
    match figure {
        Some(figure) if name.is_empty() => figure,
        Some(figure) => format!("{name}, {figure}"),
        None => name,
    }
}

fn minimum(it: &Place<'_>) -> String {
    if it.is_plain() {
        return it.words();
    }
    let refused = it.take("orders_may_be_refused").map(|refused| match refused.flag() {
        Some(true) => "orders that count may be refused".to_owned(),
        Some(false) => "orders that count may not be refused".to_owned(),
        None => format!("whether orders may be refused is {}", refused.words()),
    });
    let least = words([it.part("what", "{}"), it.part("amount", "at least {}")], ", ");
    clauses([least, refused])
}

fn level(it: &Place<'_>) -> Text {
    if it.is_plain() {
        return point("", &it.words());
    }
    let name = it.called("name");
    let from = words([it.part("at_least", "from {}"), it.part("metric", "({})")], " ");
    let said = sentences([
        from,
        words([it.part("rate", "{}"), it.part("of", "of {}")], " "),
        it.part("benefits", "benefits: {}"),
    ]);
    point(&name, &said)
}
