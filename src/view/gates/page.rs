//! The gates for people.

use super::{Gates, calendar, schedule};
use crate::view::{Page, commitment, title_of, unread};

pub(super) fn page(gates: &Gates<'_>) -> Page {
    let mut page = Page::default();
    for scheduled in &gates.scheduled {
        page.title(title_of(scheduled.surveyed.partnership));
        unread(&mut page, scheduled.surveyed.partnership);
        commitment::say(&mut page, scheduled.surveyed, scheduled.as_of);
        schedule::show(&mut page, scheduled);
        calendar::show(&mut page, scheduled, gates.wish.timeline);
    }
    page
}
