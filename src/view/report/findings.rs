//! What was found: why it matters and what to write, most important first.

use super::Scene;
use super::charter::spoken;
use super::element::Section;
use crate::finding::{Finding, Severity};
use crate::grammar::counted;
use crate::view::{Cell, Table, Text, Tone};

pub(super) fn findings(scene: &Scene<'_>, section: &mut Section) {
    let (hidden, mut shown): (Vec<&Finding>, Vec<&Finding>) =
        scene.judged.active().partition(|it| scene.privacy.hides_finding(it));
    shown.sort_by_key(|it| it.rank);
    let mut table =
        Table::with_columns(["severity", "section", "finding", "why it matters", "how to fix it"]);
    for finding in &shown {
        let tone = match finding.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Caution,
            Severity::Advice => Tone::Quiet,
        };
        table.rows.push(vec![
            Cell::toned(finding.severity.as_str(), tone),
            spoken(&finding.section()).into(),
            Cell::from(Text::from(finding.message.as_str())),
            Cell::from(Text::from(&*finding.why)),
            Cell::from(Text::from(finding.help.as_str())),
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

/// What does not count, and why.
fn accepted(scene: &Scene<'_>, section: &mut Section) {
    let count = scene.judged.suppressed().filter(|it| !scene.privacy.hides_finding(it)).count();
    if count > 0 {
        let said = format!("{} accepted: waived in the charter, or by a comment.", counted(count, "finding"));
        section.say(said);
    }
}
