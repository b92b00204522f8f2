//! What was found: why it matters and what to write, most important first.

use std::collections::BTreeMap;

use super::Scene;
use super::element::Section;
use crate::finding::{Finding, Severity};
use crate::grammar::counted;
use crate::view::{Cell, Table, Text, Tone};
use crate::wording::keys::spoken;

pub(super) fn findings(scene: &Scene<'_>, section: &mut Section) {
    let (hidden, mut shown): (Vec<&Finding>, Vec<&Finding>) =
        scene.judged.active().partition(|it| scene.privacy.hides_finding(it));
    shown.sort_by_key(|it| it.rank);
    let mut table =
        Table::with_columns(["severity", "section", "finding", "why it matters", "how to fix it"]);
    for alike in alike(&shown) {
        let Some(first) = alike.first() else { continue };
        let tone = match first.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Caution,
            Severity::Advice => Tone::Quiet,
        };
        table.rows.push(vec![
            Cell::toned(first.severity.as_str(), tone),
            spoken(&first.section()).into(),
            Cell::of_lines(alike.iter().map(|it| Text::from(it.message.as_str())).collect()),
            Cell::from(Text::from(&*first.why)),
            Cell::from(Text::from(first.help.as_str())),
        ]);
    }
    if shown.is_empty() && hidden.is_empty() {
        section.say("No findings.");
    }
    if !hidden.is_empty() {
        let count = counted(hidden.len(), "further finding");
        section.say(format!("{count} at places that are private: counted here, and not shown."));
    }
    section.list("Findings", table, &[0, 1]);
    accepted(scene, section);
}

/// The findings that are fixed in the same way and for the same reason, together: where the first of them stands.
fn alike<'f>(shown: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    type Sameness<'f> = (Severity, String, &'f str, &'f str);
    let mut places: BTreeMap<Sameness<'f>, usize> = BTreeMap::new();
    let mut all: Vec<Vec<&Finding>> = Vec::new();
    for finding in shown {
        let sameness = (finding.severity, finding.section(), &*finding.why, finding.help.as_str());
        let place = *places.entry(sameness).or_insert(all.len());
        match all.get_mut(place) {
            Some(alike) => alike.push(finding),
            None => all.push(vec![finding]),
        }
    }
    all
}

/// What does not count, and why.
fn accepted(scene: &Scene<'_>, section: &mut Section) {
    let count = scene.judged.suppressed().filter(|it| !scene.privacy.hides_finding(it)).count();
    if count > 0 {
        let said = format!("{} accepted: waived in the charter, or by a comment.", counted(count, "finding"));
        section.say(said);
    }
}
