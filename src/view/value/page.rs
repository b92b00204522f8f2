//! The value for people.

use super::{PartnershipValue, Value, facts, quarters, talk};
use crate::document::Field;
use crate::document::charter::value::Exchange;
use crate::document::scalar::Date;
use crate::grammar::{in_print, series};
use crate::method::revisits::ValueAge;
use crate::method::structure::equity::Equity;
use crate::method::value::{Amount, PartyValue, Ratio, Reason, Uncomputed, ValueEquation};
use crate::view::place::line_of;
use crate::view::{Cell, Page, Table, Text, commitment, title_of, unread};
use crate::wording::parties::names;
use crate::wording::value::{kind_in_words, not_known, rate, rates_note};

const NOTHING: &str = "\u{2013}";

pub(super) fn page(value: &Value<'_>) -> Page {
    let mut page = Page::default();
    for weighed in &value.weighed {
        page.title(title_of(weighed.surveyed.partnership));
        unread(&mut page, weighed.surveyed.partnership);
        commitment::say(&mut page, weighed.surveyed, weighed.as_of);
        body(&mut page, weighed);
    }
    page
}

/// What is said of the value itself.
pub(super) fn body(page: &mut Page, weighed: &PartnershipValue<'_>) {
    headline(page, weighed);
    revisit(page, weighed);
    let points = talk::points(weighed);
    if !points.is_empty() {
        page.heading("Points to discuss");
        page.list(points);
    }
    exchange(page, weighed);
    equation(page, weighed);
    returns(page, weighed);
    by_quarter(page, weighed);
    intangibles(page, weighed);
    shares(page, weighed);
}

/// What each party gets for what it puts in, and the balance; or why that cannot be told.
fn headline(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let charter = &weighed.surveyed.partnership.charter.value;
    let Some(equation) = weighed.equation() else {
        // That it, or who takes part, cannot be read has been said.
        if charter.value.get().is_none() && !charter.value.is_invalid() {
            page.say("No exchange between the parties: the charter has no `value` section.");
        }
        return;
    };
    let known = equation.parties.iter().filter_map(|party| {
        Some((weighed.name(&party.party), party.ratio.as_ref().ok()?.beside(Ratio::ONE)))
    });
    let known: Vec<String> = known.map(|(name, ratio)| format!("{name} {ratio}")).collect();
    if !known.is_empty() {
        page.say(Text::default().and("Return per 1 contributed: ").strong(series(&known)).and("."));
    }
    match &equation.balance {
        Ok(balance) if balance.lowest == balance.highest => page.say("All parties have the same return."),
        Ok(balance) => {
            let of = |ids: &[String]| names(charter, &ids.iter().map(String::as_str).collect::<Vec<_>>());
            page.say(
                Text::default()
                    .and(format!(
                        "Lowest return {}, highest {}; balance ",
                        of(&balance.lowest),
                        of(&balance.highest)
                    ))
                    .strong(balance.value.to_string())
                    .and(" (1.00 is equal)."),
            );
        }
        Err(why) if why.reason == Reason::Incomplete => {
            page.say("Balance not known: amounts are missing, as listed below.");
        }
        Err(why) if why.reason == Reason::Contingent => {
            page.say("Balance not known beforehand: amounts depend on what is listed below.");
        }
        Err(why) => page.say(format!("Balance not known: {}.", not_known(charter, why))),
    }
    volumes(page, weighed);
    if let Some(note) = rates_note(equation) {
        page.say(format!("Amounts in several currencies are {note}."));
    }
}

/// With which volumes the rates are reckoned, and which are needed.
fn volumes(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let bases = weighed.bases();
    let assumed: Vec<String> = bases
        .iter()
        .filter_map(|(base, volume)| {
            let each = if weighed.is_by_year(base) { " a year" } else { "" };
            volume.map(|volume| format!("{base} {}{each}", in_print(volume)))
        })
        .collect();
    if !assumed.is_empty() {
        page.say(format!("Assumed: {}.", series(&assumed)));
    }
    for (kind, why) in weighed.unreckoned() {
        page.say(format!("No sum for {kind}: {why}."));
    }
    let open: Vec<&str> =
        bases.iter().filter(|(_, volume)| volume.is_none()).map(|(base, _)| *base).collect();
    if let Some(first) = open.first() {
        let example = format!("--assume '{first}=VOLUME'");
        page.say(
            Text::default()
                .and(format!("Depends on {}: ", series(&open)))
                .code(&*example)
                .and(" includes it."),
        );
    }
}

/// When the value was last reviewed, and by when to review it again.
fn revisit(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let Some(ValueAge { since, is_of_review, due }) = weighed.revisit() else { return };
    let said = if is_of_review { "Last reviewed on" } else { "Not reviewed since the agreement of" };
    let text = Text::default().and(format!("{said} {since}; "));
    page.say(match due < weighed.as_of {
        true => text.strong(format!("a review was due by {due}")).and("."),
        false => text.and(format!("review it again by {due}.")),
    });
}

fn exchange(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let entries = weighed.section().and_then(|section| section.exchange.get());
    let Some(entries) = entries.filter(|entries| !entries.is_empty()) else { return };
    page.heading("Exchange between the parties");
    let mut table = Table::with_columns(["from", "to", "what", "terms", "amount", "line"]).right(&[4, 5]);
    let as_of = weighed.as_of;
    let plain = |text: Option<&str>| Cell::from(Text::default().and(text.unwrap_or(NOTHING)));
    for (index, entry) in entries.iter() {
        let line = line_of(weighed.surveyed.partnership, &format!("value.exchange[{index}]"));
        table.rows.push(vec![
            plain(entry.from.get().map(|party| weighed.name(party.as_str()))),
            plain(entry.to.get().map(|party| weighed.name(party.as_str()))),
            plain(entry.kind.get().map(|kind| kind_in_words(kind.as_str())).as_deref()),
            terms(entry),
            amount(weighed, entry, as_of),
            line.map(|line| line.to_string()).unwrap_or_default().into(),
        ]);
    }
    page.table(table);
}

/// The terms in words, and the rate.
fn terms(entry: &Exchange) -> Cell {
    let words = entry.terms.get().map(|terms| terms.as_str().to_owned());
    let lines: Vec<Text> =
        words.into_iter().chain(entry.rate.get().map(rate)).map(|line| Text::default().and(line)).collect();
    if lines.is_empty() { NOTHING.into() } else { Cell::of_lines(lines) }
}

fn amount(weighed: &PartnershipValue<'_>, entry: &Exchange, as_of: Date) -> Cell {
    let mut cell = match weighed.reckoned(entry) {
        Some(amount) => Cell::from(in_print(amount)),
        None if entry.rate.is_given() && entry.amount.is_missing() => "at a rate".into(),
        None => priced(entry),
    };
    let due = entry.due_on(as_of);
    let latest = due.day.map(|day| format!(", latest {day}")).unwrap_or_default();
    let event = due.waits_for.map(|event| format!("waits for: {event}{latest}"));
    let day = || due.day.map(|day| format!("on {day}"));
    cell.lines.extend(event.or_else(day).map(|line| Text::default().and(line)));
    cell
}

fn priced(entry: &Exchange) -> Cell {
    match &entry.amount {
        Field::Given(amount) => in_print(amount).into(),
        Field::Missing => "not priced".into(),
        Field::Open => "undecided".into(),
        Field::Invalid => "cannot be read".into(),
    }
}

fn equation(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let Some(equation) = weighed.equation() else { return };
    page.heading("What each party receives and contributes");
    page.table(facts::table(weighed, &equation.parties));
    page.list(equation.parties.iter().filter_map(|party| gaps(weighed, party)).collect());
}

/// Why figures of a party are not known, one point for all of them.
fn gaps(weighed: &PartnershipValue<'_>, party: &PartyValue) -> Option<Text> {
    let charter = &weighed.surveyed.partnership.charter.value;
    let obstacles = [party.ratio.as_ref().err(), party.net_return.as_ref().err()].into_iter().flatten();
    let why = Uncomputed::first_of(obstacles.cloned())?;
    let name = weighed.name(&party.party);
    Some(Text::default().and(name).then(format!(": figures missing, since {}", not_known(charter, &why))))
}

fn returns(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let Some(equation) = weighed.equation() else { return };
    page.heading("Net return of the partnership");
    let charter = &weighed.surveyed.partnership.charter.value;
    let revenue = weighed.section().and_then(|section| section.expected_revenue.get());
    match (&equation.net_return, revenue) {
        (Ok(net), Some(revenue)) => page.say(
            Text::default()
                .and(format!("Expected revenue {} less management cost leaves ", in_print(revenue)))
                .strong(shown(*net))
                .and("."),
        ),
        (Ok(_), None) => {}
        (Err(why), _) => page.say(format!("Not known: {}.", not_known(charter, why))),
    }
    savings(page, weighed, equation);
}

fn shown(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "nothing".to_owned(), in_print)
}

/// What saving a part of the management cost adds to the return of each party.
fn savings(page: &mut Page, weighed: &PartnershipValue<'_>, equation: &ValueEquation) {
    let Some(rate) = weighed.saving else { return };
    let point = |party: &PartyValue| {
        let name = weighed.name(&party.party);
        Text::default().and(match weighed.saved(&party.party) {
            Some((cost, Some(saved))) => {
                format!("{name}: {rate} of {} is {} more", in_print(cost), in_print(saved))
            }
            Some((_, None)) => format!("{name}: beyond counting"),
            None => format!("{name}: not known, as its management cost is missing"),
        })
    };
    page.say(format!("Saving {rate} of management cost adds to the return of each party:"));
    let mut points: Vec<Text> = equation.parties.iter().map(point).collect();
    let mut each = equation.parties.iter().map(|party| weighed.saved(&party.party)?.1);
    let first = each.next().flatten();
    if let Some(all) = each.fold(first, |sum, next| sum?.plus(next?)) {
        points.push(Text::default().and("together: ").strong(in_print(all)));
    }
    page.list(points);
}

fn by_quarter(page: &mut Page, weighed: &PartnershipValue<'_>) {
    if !weighed.quarters.is_empty() {
        page.heading("Return per 1 contributed, by quarter");
        page.table(quarters::table(weighed));
    }
}

/// What has value and no price.
fn intangibles(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let Some(all) = weighed.section().and_then(|section| section.intangibles.get()) else { return };
    let point =
        |(party, list): (&str, &crate::document::List<crate::document::charter::value::Intangible>)| {
            let each = list.values().filter_map(|it| {
                let kind = it.kind.get()?;
                let kind = kind_in_words(kind.as_str());
                Some(it.rating.get().map_or_else(|| kind.clone(), |rating| format!("{kind} ({rating})")))
            });
            let each: Vec<String> = each.collect();
            (!each.is_empty())
                .then(|| Text::default().and(format!("{}: {}", weighed.name(party), series(&each))))
        };
    let points: Vec<Text> = all.iter().filter_map(point).collect();
    if !points.is_empty() {
        page.heading("Intangible benefits (not counted)");
        page.list(points);
    }
}

fn shares(page: &mut Page, weighed: &PartnershipValue<'_>) {
    let Some(equity) = &weighed.surveyed.assessment.structure.equity else { return };
    page.heading("Shares in the joint venture");
    page.table(equity_table(weighed, equity));
}

fn equity_table(weighed: &PartnershipValue<'_>, equity: &Equity) -> Table {
    let mut table = Table::with_columns(["party", "agreed", "by contributions"]).right(&[1, 2]);
    for share in &equity.shares {
        let percent = |it: Option<_>| {
            it.map_or_else(|| NOTHING.to_owned(), |it: crate::document::scalar::Percent| it.to_string())
        };
        table.row([
            Cell::from(Text::default().and(weighed.name(&share.party))),
            percent(share.agreed).into(),
            percent(equity.suggested(share)).into(),
        ]);
    }
    table
}
