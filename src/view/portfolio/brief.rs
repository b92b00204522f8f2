//! The portfolio on one page: who needs somebody first, what is overdue, and what is next, with whoever must act.

use super::page::begun;
use super::{Member, Whole};
use crate::document::scalar::{Date, Duration};
use crate::method::calendar::Event;
use crate::view::{Cell, Page, Table, Text, Tone};
use crate::wording::calendar::what;
use crate::wording::days::from_now;

/// How many partnerships and how many days a page names.
const MOST: usize = 10;

/// How many days ahead it looks.
const AHEAD: u32 = 14;

/// What is on the calendars, as much of it as a page holds.
#[derive(Debug, Default)]
pub(super) struct Days {
    overdue: Earliest,
    ahead: Earliest,
}

/// The earliest days, and how many there are in all.
#[derive(Debug, Default)]
struct Earliest {
    count: usize,
    first: Vec<Dated>,
}

/// A day of a partnership.
#[derive(Debug)]
struct Dated {
    day: Date,
    name: String,
    what: String,
    owner: String,
}

impl Days {
    /// Takes the days of a partnership in.
    pub(super) fn add(&mut self, member: &Member<'_>) {
        member.overdue().for_each(|event| self.overdue.add(member, event));
        let until = until(member.as_of);
        let is_next = |event: &&Event| {
            member.as_of <= event.day && event.day <= until && event.is_open() && !event.is_usual
        };
        member.calendar.events.iter().filter(is_next).for_each(|event| self.ahead.add(member, event));
    }
}

impl Earliest {
    fn add(&mut self, member: &Member<'_>, event: &Event) {
        self.count += 1;
        // Those of one day stay in the order of the partnerships.
        let at = self.first.partition_point(|other| other.day <= event.day);
        if at < MOST {
            let dated = Dated {
                day: event.day,
                name: member.name().to_owned(),
                what: what(&member.surveyed.partnership.charter.value, event),
                owner: owner(member, event),
            };
            self.first.insert(at, dated);
            self.first.truncate(MOST);
        }
    }
}

fn until(as_of: Date) -> Date {
    as_of.plus(&Duration::of_days(AHEAD)).unwrap_or(as_of)
}

/// Hands the page over.
pub(super) fn show(whole: &mut Whole, give: &mut dyn FnMut(Page)) {
    let mut page = begun(whole, MOST);
    if whole.count > 0 {
        days(&mut page, "Overdue", whole.as_of, &whole.days.overdue, Tone::Bad);
        days(&mut page, &format!("Next {AHEAD} days"), whole.as_of, &whole.days.ahead, Tone::Plain);
    }
    give(page);
}

fn days(page: &mut Page, title: &str, as_of: Date, days: &Earliest, tone: Tone) {
    page.heading(title);
    if days.first.is_empty() {
        page.say("Nothing.");
        return;
    }
    let mut table = Table::with_columns(["day", "partnership", "what", "owner"]);
    for dated in &days.first {
        table.rows.push(vec![
            Cell::toned(Text::default().and(format!("{}, {}", dated.day, from_now(as_of, dated.day))), tone),
            Text::default().name(dated.name.clone()).into(),
            Text::default().and(dated.what.clone()).into(),
            Text::default().and(dated.owner.clone()).into(),
        ]);
    }
    page.table(table);
    let more = days.count.saturating_sub(MOST);
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
