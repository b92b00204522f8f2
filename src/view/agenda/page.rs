//! Agendas for people.

use super::{Agendas, Item, Prepared};
use crate::grammar::{capitalised, series};
use crate::view::unread::is_unread;
use crate::view::{Page, Text, commitment, title_of, unread};
use crate::wording::days::from_now;

pub(super) fn page(agendas: &Agendas<'_>) -> Page {
    let mut page = Page::default();
    for prepared in &agendas.prepared {
        let meeting = capitalised(agendas.meeting.title());
        page.title(Text::default().and(format!("{meeting}: ")).then(title_of(prepared.partnership())));
        unread(&mut page, prepared.partnership());
        commitment::say(&mut page, prepared.surveyed, prepared.as_of);
        let items = prepared.items();
        // What could not be read may hold what is missing here.
        let mut documents = prepared.partnership().records.documents();
        let is_lost = is_unread(prepared.partnership()) || documents.any(|(_, it)| !it.is_empty());
        for part in prepared.meeting.parts() {
            page.heading(part.title());
            let points: Vec<Text> =
                items.iter().filter(|it| it.part == *part).map(|it| point(prepared, it)).collect();
            match points.is_empty() {
                true if is_lost => {
                    page.say(format!("{} in what could be read.", part.nothing().trim_end_matches('.')));
                }
                true => page.say(part.nothing()),
                false => page.list(points),
            }
        }
    }
    page
}

/// `overdue, was due 2026-07-01: Map the depots, Di (Velo) (reviews/2026-q2.yaml:8)`.
fn point(prepared: &Prepared<'_>, item: &Item) -> Text {
    let before = match (item.is_overdue, item.due) {
        (true, Some(due)) => Text::default().strong("overdue").and(format!(", was due {due}: ")),
        (_, Some(due)) => Text::default().and(format!("{due}, {}: ", from_now(prepared.as_of, due))),
        (_, None) => Text::default(),
    };
    let who = if item.who.is_empty() { String::new() } else { format!(", {}", series(&item.who)) };
    let place = match &item.place {
        Some((path, Some(line))) => format!(" ({path}:{line})"),
        Some((path, None)) => format!(" ({path})"),
        None => String::new(),
    };
    before.and(format!("{}{who}{place}", item.what))
}
