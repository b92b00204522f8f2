//! The page of one partnership.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anstyle::Style;

use super::entry::{Entry, Told};
use super::{ask, entry, next, painted, parties, ranked, sections};
use crate::check::{FIRST, Judged};
use crate::document::scalar::Date;
use crate::finding::{Consequence, Finding, Shown};
use crate::grammar::{number, shortened};
use crate::method::kinds::Origin;
use crate::render::days::spelled;
use crate::render::sanitise::visible;
use crate::render::{Look, NAME_MOST, prose, verdicts};
use crate::wording::parties::acting;

/// The page: verdicts, what to settle and to ask first, the rest, what waits for the day on which the terms are open, the parties side by side, the sections, what to do next.
pub(super) fn page(text: &mut String, judged: &Judged<'_>, as_of: Date, look: Look) {
    about(text, judged, as_of, look);
    let ranked = ranked(judged.active().filter(|finding| look.lists(finding)));
    let (listed, unlisted): (Vec<&Finding>, Vec<&Finding>) =
        ranked.into_iter().partition(|finding| finding.shown.is_listed());
    let (later, now): (Vec<&Finding>, Vec<&Finding>) =
        listed.into_iter().partition(|finding| finding.stake.waits);
    let (now, later) = (Entry::of(now), Entry::of(later));
    // What is only untidy is nothing to settle first.
    let is_grave = |entry: &&Entry<'_>| entry.finding.consequence < Consequence::Untidy;
    let first = now.iter().take(FIRST).take_while(is_grave).count();
    let (first, rest) = now.split_at(first);
    let mut teller = Teller { judged, look, reasons: BTreeSet::new() };
    teller.numbered(text, "To settle first", first);
    ask::ask(text, judged, FIRST - first.len(), look);
    if first.is_empty() {
        teller.later(text, &later, true);
    }
    if !rest.is_empty() {
        heading(text, if first.is_empty() { "Minor points" } else { "Then" }, look);
    }
    for entry in rest {
        match entry.finding.shown {
            Shown::Place => teller.in_full(text, "   - ", entry),
            _ => entry::in_a_line(text, entry, look),
        }
    }
    if !first.is_empty() {
        teller.later(text, &later, false);
    }
    let hidden = unlisted.iter().filter(|finding| finding.shown == Shown::Hidden).count();
    if hidden > 0 {
        let _ = writeln!(
            text,
            "  {hidden} more, like these or less serious; -v shows {}",
            number(hidden, "it", "all")
        );
    }
    parties::parties(text, judged, as_of, look);
    sections::sections(text, judged, look);
    next::next(text, judged, look);
}

/// Tells entries in full. The same reason is not told twice on a page.
struct Teller<'a> {
    judged: &'a Judged<'a>,
    look: Look,
    reasons: BTreeSet<&'a str>,
}

impl<'a> Teller<'a> {
    fn in_full(&mut self, text: &mut String, lead: &str, entry: &Entry<'a>) {
        let finding = entry.finding;
        let why = self.reasons.insert(&finding.why);
        entry::in_full(text, entry, &Told { lead, who: &who(self.judged, finding), why }, self.look);
    }

    fn numbered(&mut self, text: &mut String, title: &str, entries: &[Entry<'a>]) {
        if !entries.is_empty() {
            heading(text, title, self.look);
        }
        for (at, entry) in entries.iter().enumerate() {
            self.in_full(text, &format!("  {}. ", at + 1), entry);
        }
    }

    /// What waits for the day on which the terms are open: in full where nothing comes before it.
    fn later(&mut self, text: &mut String, entries: &[Entry<'a>], is_first: bool) {
        let occasion = entries.iter().find_map(|entry| entry.finding.stake.raise_at.as_deref());
        let Some(occasion) = occasion else { return };
        let title = format!("To raise {}", visible(occasion));
        let title = spelled(&title);
        let (in_full, lines) = entries.split_at(if is_first { entries.len().min(FIRST) } else { 0 });
        if in_full.is_empty() {
            heading(text, &title, self.look);
        }
        self.numbered(text, &title, in_full);
        lines.iter().for_each(|entry| entry::in_a_line(text, entry, self.look));
    }
}

/// How many columns a name has beside the stage and the day, however narrow the page.
const NAME_LEAST: usize = 24;

/// What the partnership is, its verdicts, the next day that matters and the kind.
pub(super) fn about(text: &mut String, judged: &Judged<'_>, as_of: Date, look: Look) {
    let bold = Style::new().bold();
    let stage = judged.stage.map(|stage| format!("stage {stage}, ")).unwrap_or_default();
    let day = format!(" ({stage}as of {as_of})");
    let room = look.width.saturating_sub(day.len()).clamp(NAME_LEAST, NAME_MOST);
    let name = shortened(&visible(judged.partnership.name()), room);
    let _ = writeln!(text, "{}{day}", painted(&name, bold, look));
    for line in prose::lines(&visible(&judged.partnership.charter.source.path), look.width, ["", ""]) {
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    text.push_str(&verdicts::verdicts(judged, as_of, look));
    if let Some(said) = next::day(judged, as_of) {
        for line in prose::lines(&said, look.width, ["  Next date         ", &" ".repeat(20)]) {
            let _ = writeln!(text, "{line}");
        }
    }
    if let Some(said) = kind(judged) {
        for line in prose::lines(&said, look.width, ["  Kind              ", &" ".repeat(20)]) {
            let _ = writeln!(text, "{line}");
        }
    }
    text.push('\n');
}

/// What the verdicts mean, for whoever reads every detail.
pub(super) fn key(text: &mut String, judged: &Judged<'_>, as_of: Date, look: Look) {
    let meanings = verdicts::meanings(judged, as_of);
    if meanings.is_empty() {
        return;
    }
    heading(text, "Key", look);
    for meaning in meanings {
        for line in prose::lines(meaning, look.width, ["  ", "    "]) {
            let _ = writeln!(text, "{line}");
        }
    }
}

/// What kind of partnership it is, and how that is known; nothing where there is no sign of one.
fn kind(judged: &Judged<'_>) -> Option<String> {
    let kinds = &judged.assessment.as_ref()?.kinds;
    match &kinds.origin {
        Origin::Written => Some(kinds.in_words()),
        Origin::Inferred(signals) if !signals.is_empty() => Some(format!(
            "presumably {}; write `{}` to leave out questions that do not apply",
            kinds.in_words(),
            kinds.line()
        )),
        Origin::Inferred(_) | Origin::Unknown | Origin::Unread => None,
    }
}

pub(super) fn heading(text: &mut String, title: &str, look: Look) {
    if !text.ends_with("\n\n") {
        text.push('\n');
    }
    let _ = writeln!(text, "{}", painted(title, Style::new().bold(), look));
}

/// Who is to act on a finding: whoever manages the partnership for the party that it is about. Nobody where the words name that
/// party already.
fn who(judged: &Judged<'_>, finding: &Finding) -> String {
    let charter = &judged.partnership.charter.value;
    let is_of_charter = finding.document == "charter";
    let party = finding.path.keys().find(|key| is_of_charter && charter.party_ids().contains(key));
    let party = party.filter(|party| !finding.help.contains(charter.party_name(party)));
    party.map(|party| acting(charter, party)).unwrap_or_default()
}
