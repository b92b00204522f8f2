//! `intent-missing`: a party does not say why it takes part.

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::canvas::gap::Gap;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "intent-missing",
    family: Family::Intent,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S4"],
    summary: "a party does not say why it takes part",
    why: "a party that cannot name its reason cannot tell later whether the partnership serves it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

const KINDS: &str = "`market-access`, `capability-extension`, `revenue-acceleration` or `risk-mitigation`";

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = subject.charter;
    if charter.intent.is_missing() {
        let open = if charter.intent.is_open() { ": it is still open" } else { "" };
        report
            .at_value("intent", format!("no party says why it takes part{open}"))
            .help(format!("add `intent:` with an entry for each party, and in it `kind:` {KINDS}"));
        return;
    }
    let Some(intents) = charter.intent.get() else { return };
    let parties = subject.parties();
    if let Some(gap) = Gap::of_values(&parties, &charter.intent) {
        let open = if gap.is_open { ": it is still open" } else { "" };
        let who = names(charter, &gap.parties);
        report
            .at_key(gap.path("intent"), format!("nothing says why {who} should take part{open}"))
            .help(format!("add to `intent` an entry for {} with `kind:` {KINDS}", gap.parties.join(" and ")));
    }
    for (party, intent) in intents.iter() {
        let open = match &intent.kind {
            Field::Missing => "",
            Field::Given(kinds) if kinds.0.is_empty() => "",
            Field::Open => ": it is still open",
            Field::Given(kinds) if kinds.is_empty() => ": it is still open",
            _ => continue,
        };
        report
            .at_key(
                format!("intent.{party}.kind"),
                format!("{} does not say what kind of intent it has{open}", charter.party_name(party)),
            )
            .help(format!("write `kind:` {KINDS} under `intent.{party}`"));
    }
}
