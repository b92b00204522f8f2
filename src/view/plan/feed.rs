//! Plans for calendar programs: an entry for each task that is still ahead and has a day.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::{Planned, Plans};
use crate::document::scalar::Date;
use crate::view::{Feed, FeedEntry};

pub(super) fn feed(plans: &Plans<'_>) -> Feed {
    let name = match plans.planned.as_slice() {
        [only] => only.partnership().name().to_owned(),
        _ => "Partnerships".to_owned(),
    };
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    let mut entries: Vec<FeedEntry> =
        plans.planned.iter().flat_map(|planned| of_partnership(planned, &mut taken)).collect();
    entries.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
    Feed { name, entries, waits: Vec::new() }
}

fn of_partnership(planned: &Planned<'_>, taken: &mut BTreeMap<String, u32>) -> Vec<FeedEntry> {
    let partnership = planned.partnership();
    let midnight = planned.as_of.naive().and_time(NaiveTime::MIN).and_utc().timestamp();
    let ahead = planned.plan.tasks.iter().filter(|task| task.is_ahead());
    let dated = ahead.filter_map(|task| Some((task, task.due?)));
    dated
        .map(|(task, due)| {
            let party = task.owner.party.as_deref().unwrap_or("all");
            let uid = format!("plan.{}.{}.{party}@{}", planned.plan.horizon, task.id, partnership.id);
            let count = taken.entry(uid.clone()).or_default();
            *count += 1;
            let uid = if *count == 1 { format!("{uid}.partner") } else { format!("{uid}.{count}.partner") };
            FeedEntry {
                uid,
                // A later day of the question knows better: nothing tells how often a plan has changed.
                sequence: days_since_1970(planned.as_of),
                stamp: midnight,
                day: due,
                summary: format!("{}: {}", partnership.name(), task.what),
                description: format!("Who: {}\nFrom {}", planned.who(&task.owner), planned.source(task)),
                alarm: None,
                attendees: Vec::new(),
                is_tentative: task.is_usual || task.is_new(),
                is_cancelled: false,
            }
        })
        .collect()
}

fn days_since_1970(day: Date) -> u32 {
    let first = Date::new(1970, 1, 1);
    first.and_then(|first| u32::try_from(first.days_until(day)).ok()).unwrap_or_default()
}
