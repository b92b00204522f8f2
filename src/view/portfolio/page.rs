//! The portfolio for people.

use super::parties::{self, shared};
use super::{Portfolio, compared, glance, leaderboard};
use crate::grammar::{counted, series};
use crate::view::unread::is_unread;
use crate::view::{Page, Text};

pub(super) fn page(portfolio: &Portfolio<'_>) -> Page {
    let mut page = begun(portfolio, usize::MAX);
    if portfolio.members.is_empty() {
        return page;
    }
    page.heading("At a glance");
    page.table(glance::table(portfolio));
    let parties = shared(portfolio);
    if !parties.is_empty() {
        page.heading("Parties in several partnerships: return on effort");
        page.table(parties::table(&parties));
    }
    if let Some(table) = leaderboard::table(portfolio) {
        page.heading("Comparison");
        page.table(table);
    }
    compared::say(&mut page, portfolio);
    page
}

/// How many there are, and which need somebody first: at most so many.
pub(super) fn begun(portfolio: &Portfolio<'_>, most: usize) -> Page {
    let mut page = Page::default();
    let count = portfolio.members.len();
    page.title(format!("{} as of {}", counted(count, "partnership"), portfolio.survey.as_of));
    if count == 0 {
        return page;
    }
    unread(&mut page, portfolio);
    page.heading("Needs attention first");
    let mut first = glance::first(portfolio);
    let is_read = portfolio.survey.unread.is_empty();
    let more = first.len().saturating_sub(most);
    first.truncate(most);
    match first.is_empty() {
        true if is_read => page.say("Nothing to raise in the charters and their records."),
        true => page.say("Nothing to raise in what could be read."),
        false => page.list(first),
    }
    if more > 0 {
        page.say(format!("{more} more; `partner portfolio` lists all."));
    }
    page
}

/// Of which partnerships something could not be read.
fn unread(page: &mut Page, portfolio: &Portfolio<'_>) {
    let broken = portfolio.members.iter().filter(|it| is_unread(it.surveyed.partnership));
    let names: Vec<&str> = broken.map(|member| member.name()).collect();
    if !names.is_empty() {
        page.say(Text::default().and(format!(
            "Not all of {} could be read, and whatever depends on it is not known here; `partner check` has the details.",
            series(&names)
        )));
    }
}
