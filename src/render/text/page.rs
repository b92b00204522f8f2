//! The page of one partnership.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anstyle::Style;

use super::entry::Told;
use super::{entry, next, painted, parties, ranked, sections};
use crate::check::{FIRST, Judged};
use crate::document::scalar::Date;
use crate::finding::{Consequence, Finding, Shown};
use crate::grammar::{counted, number, shortened};
use crate::method::kinds::Origin;
use crate::render::sanitise::visible;
use crate::render::{Look, NAME_MOST, prose, verdicts};
use crate::wording::parties::acting;

/// The page: verdicts, what to settle first, the rest, the parties side by side, the sections, what to do next.
pub(super) fn page(text: &mut String, judged: &Judged<'_>, as_of: Date, look: Look) {
    about(text, judged, as_of, look);
    let ranked = ranked(judged.active().filter(|finding| look.lists(finding)));
    let (listed, unlisted): (Vec<&Finding>, Vec<&Finding>) =
        ranked.into_iter().partition(|finding| finding.shown.is_listed());
    // What is only untidy is nothing to settle first, nor what waits for an amendment.
    let is_grave = |finding: &&&Finding| finding.consequence < Consequence::Untidy && !finding.stake.waits;
    let first = listed.iter().take(FIRST).take_while(is_grave).count();
    let (first, rest) = listed.split_at(first);
    // The same reason is not told twice.
    let mut reasons = BTreeSet::new();
    if !first.is_empty() {
        heading(text, "To settle first", look);
        for (at, finding) in first.iter().enumerate() {
            let lead = format!("  {}. ", at + 1);
            let told = Told { lead: &lead, who: &who(judged, finding), why: reasons.insert(&*finding.why) };
            entry::in_full(text, finding, &told, look);
        }
    }
    let (in_place, lines): (Vec<&Finding>, Vec<&Finding>) =
        rest.iter().partition(|finding| finding.shown == Shown::Place);
    if !rest.is_empty() {
        heading(text, if first.is_empty() { "To settle later" } else { "Then" }, look);
        for finding in in_place {
            let told = Told { lead: "   - ", who: &who(judged, finding), why: reasons.insert(&*finding.why) };
            entry::in_full(text, finding, &told, look);
        }
        for finding in lines {
            entry::in_a_line(text, finding, look);
        }
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

/// What the partnership is, and its verdicts.
pub(super) fn about(text: &mut String, judged: &Judged<'_>, as_of: Date, look: Look) {
    let bold = Style::new().bold();
    let name = shortened(&visible(judged.partnership.name()), NAME_MOST);
    let stage = judged.stage.map(|stage| format!("stage {stage}, ")).unwrap_or_default();
    let _ = writeln!(text, "{} ({stage}as of {as_of})", painted(&name, bold, look));
    for line in prose::lines(&visible(&judged.partnership.charter.source.path), look.width, ["", ""]) {
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    text.push_str(&verdicts::verdicts(judged, as_of, look));
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

/// How many questions are open, in words.
pub(super) fn questions(count: usize) -> String {
    counted(count, "open question")
}
