use crate::grammar::series;
use crate::rules::gap::Gap;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the canvas leaves out constraints, internal approval, effort or payback horizon of a party
    "canvas-unmapped",
    severity: Advice, from: Alignment,
    nature: Gap(Limits), consequence: Unsaid,
    question: "What constrains each party?",
    at: "canvas.constraints", example: "capital rules", concerns: Each,
    question: "Who approves inside each party?",
    at: "canvas.decides", example: "credit committee", concerns: Each,
    question: "How soon must it pay back for each party?",
    at: "canvas.horizon", example: "18 months", concerns: Each,
    question: "How much effort will each party make?",
    at: "canvas.effort", example: "medium", concerns: Each,
    authority: ["S0", "S3"],
    why: "promises fall through because of limits or approvals that the other party did not know about",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let parties = subject.parties();
    let gaps = [
        (
            "constraints",
            "constraints",
            "such as `[approval by the regulator]`",
            Gap::of_lists(&parties, &canvas.constraints),
        ),
        (
            "decides",
            "internal approval",
            "such as `credit committee`",
            Gap::of_values(&parties, &canvas.decides),
        ),
        ("effort", "effort", "`low`, `medium` or `high`", Gap::of_each(&parties, &canvas.effort)),
        ("horizon", "payback horizon", "such as `18 months`", Gap::of_each(&parties, &canvas.horizon)),
    ];
    let gaps: Vec<_> =
        gaps.into_iter().filter_map(|(key, what, such, gap)| Some((key, what, such, gap?))).collect();
    let path = match gaps.as_slice() {
        [] => return,
        [(key, _, _, gap)] => gap.path(&format!("canvas.{key}")),
        _ => "canvas".to_owned(),
    };
    let first = gaps.first().map(|(.., gap)| gap.parties.as_slice()).unwrap_or_default();
    let is_of_same = gaps.iter().all(|(.., gap)| gap.parties == first);
    let what: Vec<String> = gaps
        .iter()
        .map(|(_, what, _, gap)| {
            let open = if gap.is_open { " (undecided)" } else { "" };
            let whose = if is_of_same {
                String::new()
            } else {
                format!(" of {}", names(subject.charter, &gap.parties))
            };
            format!("{what}{whose}{open}")
        })
        .collect();
    let whole = if is_of_same { format!(" for {}", names(subject.charter, first)) } else { String::new() };
    let write: Vec<String> = gaps
        .iter()
        .map(|(key, _, such, gap)| format!("`{key}:` for {} ({such})", names(subject.charter, &gap.parties)))
        .collect();
    drafts
        .at_key(path, format!("canvas incomplete{whole}: {}", what.join(", ")))
        .help(format!("ask each party and add to `canvas`: {}", series(&write)));
}
