use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a waiver has no rule, no reason or no end date
    "waiver-incomplete",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "without a reason and an end date the gap would stay accepted for ever",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let lacks: Vec<&str> = [
            ("rule", waiver.rule.is_missing()),
            ("reason", waiver.reason.is_missing()),
            ("end date", waiver.until.is_missing()),
        ]
        .into_iter()
        .filter_map(|(key, is_missing)| is_missing.then_some(key))
        .collect();
        if lacks.is_empty() {
            continue;
        }
        drafts
            .at_key(
                format!("waivers[{index}]"),
                format!("waiver has no effect: no {}", alternatives(&lacks)),
            )
            .help("agree who accepts the finding, why and until when, and write `rule`, `owner`, `reason` and `until`");
    }
}
