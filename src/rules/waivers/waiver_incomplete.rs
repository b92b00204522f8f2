use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a waiver lacks its rule, its reason or its end
    "waiver-incomplete",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a waiver without end or reason is a hole in the charter that nobody closes",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let lacks: Vec<&str> = [
            ("`rule`", waiver.rule.is_missing()),
            ("`reason`", waiver.reason.is_missing()),
            ("`until`", waiver.until.is_missing()),
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
                format!("the waiver lacks {} and accepts nothing", series(&lacks)),
            )
            .help("a waiver names the `rule`, its `owner`, the `reason`, and the day `until` which it holds");
    }
}
