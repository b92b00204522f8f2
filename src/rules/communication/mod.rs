//! Meetings, channels, culture.

mod channels_missing;
mod copied_missing;
mod culture_undiscussed;
pub(in crate::rules) mod hours;
mod liaison_missing;
mod meeting_attendees_missing;
mod meeting_cadence_missing;
mod meetings_missing;
mod recipients;
mod response_time_missing;
mod response_time_too_long;
mod section_missing;
mod sponsor_report_missing;
mod sponsor_report_too_rare;
mod tools_missing;
mod tools_too_many;
mod transparency_missing;
mod transparency_one_sided;
mod working_sync_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &channels_missing::RULE,
    &copied_missing::RULE,
    &meeting_attendees_missing::RULE,
    &section_missing::RULE,
    &culture_undiscussed::RULE,
    &liaison_missing::RULE,
    &meeting_cadence_missing::RULE,
    &meetings_missing::RULE,
    &response_time_missing::RULE,
    &response_time_too_long::RULE,
    &sponsor_report_missing::RULE,
    &sponsor_report_too_rare::RULE,
    &tools_missing::RULE,
    &tools_too_many::RULE,
    &transparency_missing::RULE,
    &transparency_one_sided::RULE,
    &working_sync_missing::RULE,
];
