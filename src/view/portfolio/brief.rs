//! The portfolio on one page: who needs somebody first, what is overdue, and what is next, with whoever must act.

use super::page::begun;
use super::{Member, Portfolio};
use crate::document::scalar::{Date, Duration};
use crate::method::calendar::Event;
use crate::view::{Cell, Page, Table, Text, Tone};
use crate::wording::calendar::what;
use crate::wording::days::from_now;

/// How many partnerships and how many days a page names.
const MOST: usize = 10;

/// How many days ahead it looks.
const AHEAD: u32 = 14;

/// The page.
pub(super) fn page(portfolio: &Portfolio<'_>) -> Page {
    let mut page = begun(portfolio, MOST);
    if portfolio.members.is_empty() {
        return page;
    }
    let as_of = portfolio.survey.as_of;
    let until = as_of.plus(&Duration::of_days(AHEAD)).unwrap_or(as_of);
    days(&mut page, "Overdue", as_of, &events(portfolio, |member| member.overdue().collect()), Tone::Bad);
    let next = |member: &'_ Member<'_>, event: &&Event| {
        member.as_of <= event.day && event.day <= until && event.is_open() && !event.is_usual
    };
    let ahead = events(portfolio, |member| {
        member.calendar.events.iter().filter(|event| next(member, event)).collect()
    });
    days(&mut page, &format!("Next {AHEAD} days"), as_of, &ahead, Tone::Plain);
    page
}

/// A day of a partnership.
type Dated<'p> = (&'p Member<'p>, &'p Event);

/// The days of all partnerships, the earliest first.
fn events<'p>(portfolio: &'p Portfolio<'p>, of: impl Fn(&'p Member<'p>) -> Vec<&'p Event>) -> Vec<Dated<'p>> {
    let of_member = |member| of(member).into_iter().map(move |event| (member, event));
    let mut events: Vec<Dated<'p>> = portfolio.members.iter().flat_map(of_member).collect();
    events.sort_by_key(|(_, event)| event.day);
    events
}

fn days(page: &mut Page, title: &str, as_of: Date, events: &[Dated<'_>], tone: Tone) {
    page.heading(title);
    if events.is_empty() {
        page.say("Nothing.");
        return;
    }
    let mut table = Table::with_columns(["day", "partnership", "what", "owner"]);
    for (member, event) in events.iter().take(MOST) {
        table.rows.push(vec![
            Cell::toned(Text::default().and(format!("{}, {}", event.day, from_now(as_of, event.day))), tone),
            Text::default().name(member.name()).into(),
            Text::default().and(what(&member.surveyed.partnership.charter.value, event)).into(),
            Text::default().and(owner(member, event)).into(),
        ]);
    }
    page.table(table);
    let more = events.len().saturating_sub(MOST);
    if more > 0 {
        page.say(format!("{more} more; `partner gates` lists all."));
    }
}

/// Who must act, by name; whoever manages the partnership where it is everybody.
fn owner(member: &Member<'_>, event: &Event) -> String {
    if !event.who.is_empty() {
        return event.who.join(", ");
    }
    let charter = &member.surveyed.partnership.charter.value;
    let parties = charter.parties.get();
    let manager = |party: &str| Some(parties?.get(party)?.get()?.manager.get()?.name().to_owned());
    let managers: Vec<String> = charter.party_ids().into_iter().filter_map(manager).collect();
    if managers.is_empty() { "no one named".to_owned() } else { managers.join(", ") }
}
