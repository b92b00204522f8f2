//! Meetings, channels, culture.

pub(in crate::rules) mod hours;
mod recipients;

use super::family;

family! {
    Communication:
    channels_missing,
    copied_missing,
    meeting_attendees_missing,
    section_missing,
    culture_undiscussed,
    liaison_missing,
    meeting_cadence_missing,
    meetings_missing,
    response_time_missing,
    response_time_too_long,
    sponsor_report_missing,
    sponsor_report_too_rare,
    tools_missing,
    tools_too_many,
    transparency_missing,
    transparency_one_sided,
    working_sync_missing,
}
