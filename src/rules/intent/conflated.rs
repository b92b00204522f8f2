use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party has several primary intents
    "intent-conflated",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Untidy,
    authority: ["S4"],
    why: "with several primary intents a party cannot say which term it would trade",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(intents) = subject.charter.intent.get() else { return };
    for (party, intent) in intents.iter() {
        let Some(listed) = intent.kind.get() else { continue };
        let mut kinds: Vec<&str> = Vec::new();
        for kind in listed.values() {
            if !kinds.contains(&kind.as_str()) {
                kinds.push(kind.as_str());
            }
        }
        let [first, _, ..] = kinds.as_slice() else { continue };
        let name = subject.charter.party_name(party);
        drafts
            .at_value(
                format!("intent.{party}.kind"),
                format!("{} primary intents for {name}: {}", kinds.len(), series(&kinds)),
            )
            .label("one expected")
            .help(format!(
                "ask the party which comes first and write it alone, such as `kind: {first}`; the others fit into `statement:`"
            ));
    }
}
