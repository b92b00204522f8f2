use crate::document::Field;
use crate::rules::gap::Gap;
use crate::rules::wanted::Absent;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party has no strategic intent
    "intent-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "Why does each party take part, in one word?",
    at: "intent.{party}.kind", example: "market-access", concerns: Each,
    authority: ["S4"],
    why: "a party without a stated intent cannot tell later whether the partnership serves it",
    check: Partnership(check),
}

const KINDS: &str = "`market-access`, `capability-extension`, `revenue-acceleration`, `risk-mitigation`, `public-service`, `mission` \
                     or `common-good`";

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    if charter.intent.is_missing() {
        let message = Absent::new("strategic intent").said(&charter.intent.said());
        drafts.at_value("intent", message).help(format!(
            "ask each party why it takes part, and add `intent:` with `kind:` for each: {KINDS}"
        ));
        return;
    }
    let Some(intents) = charter.intent.get() else { return };
    let parties = subject.parties();
    if let Some(gap) = Gap::of_values(&parties, &charter.intent) {
        drafts
            .at_key(gap.path("intent"), Absent::new("strategic intent").of(&gap, charter))
            .help(format!("ask why it takes part, and add {} to `intent` with `kind:` {KINDS}", gap.keys()));
    }
    // A statement says why, whatever kind it is of.
    for (party, intent) in intents.iter().filter(|(_, intent)| intent.statement.is_missing()) {
        let is_open = match &intent.kind {
            Field::Missing => false,
            Field::Given(kinds) if kinds.0.is_empty() => false,
            Field::Open => true,
            Field::Given(kinds) if kinds.is_empty() => true,
            _ => continue,
        };
        drafts
            .at_key(
                format!("intent.{party}.kind"),
                match is_open {
                    true => format!("primary intent undecided: {}", charter.party_name(party)),
                    false => format!("no primary intent for {}", charter.party_name(party)),
                },
            )
            .help(format!(
                "ask the party what it wants first, and write `kind:` {KINDS} under `intent.{party}`"
            ));
    }
}
