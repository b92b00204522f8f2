//! The portfolio for people.

use super::parties::{self, shared};
use super::{Whole, compared, glance, leaderboard};
use crate::grammar::{counted, series};
use crate::view::{Page, Text};

/// Hands the page over part by part.
pub(super) fn show(whole: &mut Whole, give: &mut dyn FnMut(Page)) {
    give(begun(whole, usize::MAX));
    if whole.count == 0 {
        return;
    }
    let mut part = Page::default();
    part.heading("At a glance");
    part.table(glance::table(&mut whole.rows));
    give(part);
    let mut part = Page::default();
    let parties = shared(&whole.rows);
    if !parties.is_empty() {
        part.heading("Parties in several partnerships: return on effort");
        part.table(parties::table(&parties));
    }
    drop(parties);
    give(part);
    let mut part = Page::default();
    if let Some(table) = leaderboard::table(&whole.rows) {
        part.heading("Comparison");
        part.table(table);
    }
    give(part);
    let mut part = Page::default();
    compared::say(&mut part, whole);
    give(part);
}

/// How many there are, and which need somebody first: at most so many.
pub(super) fn begun(whole: &mut Whole, most: usize) -> Page {
    let mut page = Page::default();
    page.title(format!("{} as of {}", counted(whole.count, "partnership"), whole.as_of));
    if whole.count == 0 {
        return page;
    }
    unread(&mut page, whole);
    page.heading("Needs attention first");
    let mut first = std::mem::take(&mut whole.attention);
    // Stable: those of one urgency stay in the order of the table.
    first.sort_by_key(|(urgency, _)| std::cmp::Reverse(*urgency));
    let more = first.len().saturating_sub(most);
    first.truncate(most);
    match first.is_empty() {
        true if whole.is_read => page.say("Nothing to raise in the charters and their records."),
        true => page.say("Nothing to raise in what could be read."),
        false => page.list(first.into_iter().map(|(_, point)| point).collect()),
    }
    if more > 0 {
        page.say(format!("{more} more; `partner portfolio` lists all."));
    }
    page
}

/// Of which partnerships something could not be read.
fn unread(page: &mut Page, whole: &Whole) {
    if !whole.unread.is_empty() {
        page.say(Text::default().and(format!(
            "Not all of {} could be read, and whatever depends on it is not known here; `partner check` has the details.",
            series(&whole.unread)
        )));
    }
}
