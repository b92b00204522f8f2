//! Days as an iCalendar file (RFC 5545), as calendar programs subscribe to it.
//!
//! Entries are whole days, so there is no end and no time zone; they do not make anybody busy. What falls on no day is a task without one.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike as _};

use super::sanitise::{visible, visible_behind};
use crate::document::scalar::Date;
use crate::view::{Feed, FeedEntry, FeedWait};

/// The feed as the text of an `.ics` file.
#[must_use]
pub fn ics(feed: &Feed) -> String {
    let mut calendar = Lines(String::new());
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", concat!("-//partner//partner ", env!("CARGO_PKG_VERSION"), "//EN"));
    calendar.line("CALSCALE", "GREGORIAN");
    // What is published invites nobody and is of one sort (RFC 5546, 3.2.1): else it is a calendar like any other.
    if feed.waits.is_empty() && feed.entries.iter().all(|entry| entry.attendees.is_empty()) {
        calendar.line("METHOD", "PUBLISH");
    }
    calendar.line("X-WR-CALNAME", &escaped(&feed.name));
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    for entry in &feed.entries {
        write_entry(&mut calendar, entry);
    }
    for wait in &feed.waits {
        write_wait(&mut calendar, wait);
    }
    if feed.entries.is_empty() && feed.waits.is_empty() {
        write_time_zone(&mut calendar);
    }
    calendar.line("END", "VCALENDAR");
    calendar.0
}

/// A calendar has at least one component (RFC 5545, 3.6); one without a day has this, which says nothing.
fn write_time_zone(calendar: &mut Lines) {
    calendar.line("BEGIN", "VTIMEZONE");
    calendar.line("TZID", "UTC");
    calendar.line("BEGIN", "STANDARD");
    calendar.line("DTSTART", "19700101T000000");
    calendar.line("TZOFFSETFROM", "+0000");
    calendar.line("TZOFFSETTO", "+0000");
    calendar.line("TZNAME", "UTC");
    calendar.line("END", "STANDARD");
    calendar.line("END", "VTIMEZONE");
}

fn write_entry(calendar: &mut Lines, entry: &FeedEntry) {
    calendar.line("BEGIN", "VEVENT");
    calendar.line("UID", &escaped(&entry.uid));
    calendar.line("SEQUENCE", &entry.sequence.to_string());
    calendar.line("DTSTAMP", &moment(entry.stamp));
    calendar.line("DTSTART;VALUE=DATE", &day(entry.day));
    calendar.line("SUMMARY", &escaped(&entry.summary));
    if !entry.description.is_empty() {
        calendar.line("DESCRIPTION", &escaped(&entry.description));
    }
    for attendee in &entry.attendees {
        let name = format!("ATTENDEE;CN={};RSVP=FALSE", parameter(&attendee.name));
        calendar.line(&name, &mail_address(&attendee.email));
    }
    calendar.line("TRANSP", "TRANSPARENT");
    let status = match (entry.is_cancelled, entry.is_tentative) {
        (true, _) => "CANCELLED",
        (false, true) => "TENTATIVE",
        (false, false) => "CONFIRMED",
    };
    calendar.line("STATUS", status);
    if let Some(days) = entry.alarm {
        calendar.line("BEGIN", "VALARM");
        calendar.line("ACTION", "DISPLAY");
        calendar.line("DESCRIPTION", &escaped(&entry.summary));
        calendar.line("TRIGGER", &format!("-P{days}D"));
        calendar.line("END", "VALARM");
    }
    calendar.line("END", "VEVENT");
}

fn write_wait(calendar: &mut Lines, wait: &FeedWait) {
    calendar.line("BEGIN", "VTODO");
    calendar.line("UID", &escaped(&wait.uid));
    calendar.line("SEQUENCE", &wait.sequence.to_string());
    calendar.line("DTSTAMP", &moment(wait.stamp));
    calendar.line("SUMMARY", &escaped(&wait.summary));
    calendar.line("DESCRIPTION", &escaped(&wait.description));
    calendar.line("STATUS", "NEEDS-ACTION");
    calendar.line("END", "VTODO");
}

fn day(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A moment in universal time. One that no calendar can write is the beginning of 1970.
fn moment(seconds: i64) -> String {
    let moment = DateTime::from_timestamp(seconds, 0).filter(|it| (1970..=9999).contains(&it.year()));
    moment.unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as the standard has it: its own signs escaped, line breaks written out, and nothing that is not seen or that the log of a
/// job would obey.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        before = match character {
            '\\' | ';' | ',' => {
                safe.push('\\');
                character
            }
            '\n' => {
                safe.push_str("\\n");
                before = ' ';
                continue;
            }
            '\r' => continue,
            '\t' => ' ',
            other => visible_behind(before, other),
        };
        safe.push(before);
    }
    safe
}

/// A text as the value of a parameter, which knows no escapes: what would end it is written in another way.
fn parameter(text: &str) -> String {
    format!("\"{}\"", visible(&text.replace('"', "'")))
}

/// An address as a URI; what a URI cannot hold is written in percent.
fn mail_address(email: &str) -> String {
    let mut uri = "mailto:".to_owned();
    for byte in email.bytes() {
        match byte {
            byte if byte.is_ascii_alphanumeric() || b"@.-_~+".contains(&byte) => uri.push(char::from(byte)),
            byte => {
                // Writing into a String cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// How many bytes a line may have before it goes on in the next one.
const OCTETS: usize = 75;

/// Content lines.
struct Lines(String);

impl Lines {
    /// Adds a line, folded between characters where it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if used + character.len_utf8() > OCTETS {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(character);
            used += character.len_utf8();
        }
        // Writing into a String cannot fail.
        let _ = write!(self.0, "\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne\r\n"), "a\\;b\\,c\\\\d\\ne\\n");
        assert_eq!(escaped("::error::a\n##[b]"), ":\u{a789}error:\u{a789}a\\n#\u{266f}[b]");
        assert_eq!(escaped("x\u{1b}[m\u{7}\u{85}\u{2028}\ty"), "x␛[m␇\u{fffd}\u{fffd} y");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines(String::new());
        // 8 bytes of the name, then 34 characters of 2 bytes: 33 of them fill 66 of the 67 that are left.
        lines.line("SUMMARY", &"é".repeat(34));
        assert_eq!(lines.0, format!("SUMMARY:{}\r\n é\r\n", "é".repeat(33)));
        let mut lines = Lines(String::new());
        lines.line("SUMMARY", &"x".repeat(67));
        assert_eq!(lines.0, format!("SUMMARY:{}\r\n", "x".repeat(67)));
        let mut lines = Lines(String::new());
        lines.line("SUMMARY", &"x".repeat(67 + 74 + 1));
        assert_eq!(lines.0, format!("SUMMARY:{}\r\n {}\r\n x\r\n", "x".repeat(67), "x".repeat(74)));
    }

    #[test]
    fn moments_are_in_universal_time() {
        // 2026-07-01 is 20,635 days after 1970-01-01: 56 years of 365 days, 14 leap days, and 181 days of the year.
        assert_eq!(moment(20_635 * 86_400), "20260701T000000Z");
        assert_eq!(moment(i64::MAX), "19700101T000000Z");
    }
}
