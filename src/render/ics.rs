//! Days as an iCalendar file (RFC 5545), as calendar programs subscribe to it.
//!
//! Entries are whole days, so there is no end and no time zone; they do not make anybody busy. What falls on no day is a task without one.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike as _};

use super::Spool;
use super::sanitise::{visible, visible_behind};
use crate::document::scalar::Date;
use crate::view::{Feed, FeedEntry, FeedWait};

/// The feed as the text of an `.ics` file.
#[must_use]
pub fn ics(feed: &Feed) -> String {
    let mut calendar = Ics { text: Spool::held(), ..Ics::default() };
    calendar.add(feed);
    calendar.end(&feed.name, &[]).into_held()
}

/// A calendar that is written feed by feed, each forgotten before the next one is.
#[derive(Debug, Default)]
pub struct Ics {
    text: Spool,
    entries: Written,
    waits: Written,
    is_filled: bool,
    /// Whether somebody is expected, or something waits.
    is_of_several_sorts: bool,
}

/// Components one behind the other, some of them in two forms of which one holds.
#[derive(Debug, Default)]
struct Written {
    text: Spool,
    /// Where the first form begins and ends, and where the second one ends.
    forms: Vec<[u64; 3]>,
}

impl Ics {
    /// Goes on with a feed; whatever it is called, all of them are one calendar.
    pub fn add(&mut self, feed: &Feed) {
        self.note(feed);
        self.entries.add(&feed.entries, write_entry);
        self.waits.add(&feed.waits, write_wait);
    }

    /// Goes on with a feed of which only the end will tell which of two forms holds.
    pub fn add_either(&mut self, first: &Feed, second: &Feed) {
        self.note(first);
        self.entries.add_either([&first.entries, &second.entries], write_entry);
        self.waits.add_either([&first.waits, &second.waits], write_wait);
    }

    fn note(&mut self, feed: &Feed) {
        self.is_filled |= !feed.entries.is_empty() || !feed.waits.is_empty();
        self.is_of_several_sorts |=
            !feed.waits.is_empty() || feed.entries.iter().any(|entry| !entry.attendees.is_empty());
    }

    /// The whole text. `seconds` says of each feed in two forms, in their order, whether the second one holds.
    #[must_use]
    pub fn end(self, name: &str, seconds: &[bool]) -> Spool {
        let Self { mut text, entries, waits, is_filled, is_of_several_sorts } = self;
        let mut head = Lines(String::new());
        head.line("BEGIN", "VCALENDAR");
        head.line("VERSION", "2.0");
        head.line("PRODID", concat!("-//partner//partner ", env!("CARGO_PKG_VERSION"), "//EN"));
        head.line("CALSCALE", "GREGORIAN");
        // What is published invites nobody and is of one sort (RFC 5546, 3.2.1): else it is a calendar like any other.
        if !is_of_several_sorts {
            head.line("METHOD", "PUBLISH");
        }
        head.line("X-WR-CALNAME", &escaped(name));
        head.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        // What goes wrong is told when it is read.
        let _ = text.write_str(&head.0);
        entries.end(seconds, &mut text);
        waits.end(seconds, &mut text);
        let mut foot = Lines(String::new());
        if !is_filled {
            write_time_zone(&mut foot);
        }
        foot.line("END", "VCALENDAR");
        let _ = text.write_str(&foot.0);
        text
    }
}

impl Written {
    fn add<T>(&mut self, components: &[T], write: fn(&mut Lines, &T)) {
        let mut lines = Lines(String::new());
        components.iter().for_each(|it| write(&mut lines, it));
        // What goes wrong is told when it is read.
        let _ = self.text.write_str(&lines.0);
    }

    fn add_either<T>(&mut self, [first, second]: [&[T]; 2], write: fn(&mut Lines, &T)) {
        let start = self.text.length();
        self.add(first, write);
        let middle = self.text.length();
        self.add(second, write);
        self.forms.push([start, middle, self.text.length()]);
    }

    fn end(mut self, seconds: &[bool], to: &mut Spool) {
        let mut from = 0;
        let mut stretches = Vec::with_capacity(self.forms.len() + 1);
        for (nth, [start, middle, end]) in self.forms.iter().enumerate() {
            let is_second = seconds.get(nth).is_some_and(|it| *it);
            stretches.push(from..*start);
            stretches.push(if is_second { *middle..*end } else { *start..*middle });
            from = *end;
        }
        stretches.push(from..self.text.length());
        self.text.copy_stretches(stretches.into_iter(), to);
    }
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
    fn of_two_forms_one_stands_in_its_place() {
        let feed = |uid: &str| {
            let entry = |uid: String| FeedEntry {
                uid,
                sequence: 0,
                stamp: 0,
                day: crate::document::scalar::Scalar::parse("2026-07-01").unwrap(),
                summary: "Gate".to_owned(),
                description: String::new(),
                alarm: None,
                attendees: Vec::new(),
                is_tentative: false,
                is_cancelled: false,
            };
            Feed { name: "All".to_owned(), entries: vec![entry(uid.to_owned())], waits: Vec::new() }
        };
        for (seconds, uids) in
            [([false, false], "a b d f"), ([true, false], "a c d f"), ([true, true], "a c e f")]
        {
            let mut calendar = Ics::default();
            calendar.add(&feed("a"));
            calendar.add_either(&feed("b"), &feed("c"));
            calendar.add_either(&feed("d"), &feed("e"));
            calendar.add(&feed("f"));
            let mut text = Vec::new();
            calendar.end("All", &seconds).copy(&mut text).unwrap();
            let mut whole = feed("a");
            whole.entries = uids.split(' ').flat_map(|uid| feed(uid).entries).collect();
            assert_eq!(String::from_utf8(text).unwrap(), ics(&whole));
        }
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
