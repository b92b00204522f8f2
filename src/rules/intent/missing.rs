use crate::document::Field;
use crate::rules::gap::Gap;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party does not say why it takes part
    "intent-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "Why does each party take part, in one word?",
    at: "intent.{party}.kind", example: "market-access", concerns: Each,
    authority: ["S4"],
    why: "a party that cannot name its reason cannot tell later whether the partnership serves it",
    check: Partnership(check),
}

const KINDS: &str = "`market-access`, `capability-extension`, `revenue-acceleration`, `risk-mitigation`, `public-service`, `mission` \
                     or `common-good`";

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    if charter.intent.is_missing() {
        let open = if charter.intent.is_open() { ": it is still open" } else { "" };
        drafts
            .at_value("intent", format!("no party says why it takes part{open}"))
            .help(format!("add `intent:` with an entry for each party, and in it `kind:` {KINDS}"));
        return;
    }
    let Some(intents) = charter.intent.get() else { return };
    let parties = subject.parties();
    if let Some(gap) = Gap::of_values(&parties, &charter.intent) {
        let open = if gap.is_open { ": it is still open" } else { "" };
        let who = names(charter, &gap.parties);
        drafts
            .at_key(gap.path("intent"), format!("nothing says why {who} should take part{open}"))
            .help(format!("add to `intent` an entry for {} with `kind:` {KINDS}", gap.parties.join(" and ")));
    }
    // A statement says why, whatever kind it is of.
    for (party, intent) in intents.iter().filter(|(_, intent)| intent.statement.is_missing()) {
        let open = match &intent.kind {
            Field::Missing => "",
            Field::Given(kinds) if kinds.0.is_empty() => "",
            Field::Open => ": it is still open",
            Field::Given(kinds) if kinds.is_empty() => ": it is still open",
            _ => continue,
        };
        drafts
            .at_key(
                format!("intent.{party}.kind"),
                format!("{} does not say what kind of intent it has{open}", charter.party_name(party)),
            )
            .help(format!("write `kind:` {KINDS} under `intent.{party}`"));
    }
}
