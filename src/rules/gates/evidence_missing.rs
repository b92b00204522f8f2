use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate with criteria does not say what shows that they are met
    "gate-evidence-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Gates), consequence: Unsaid,
    question: "What shows that the criteria are met?",
    at: "gates[].evidence", example: "docs/results.md", concerns: All,
    authority: ["S2"],
    why: "deciders who look at different evidence argue about facts instead of the partnership",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let gates = subject.charter.gates.get().into_iter().flat_map(|gates| gates.iter());
    let bare: Vec<(usize, String)> = gates
        .filter(|(_, gate)| gate.criteria.is_given() && gate.evidence.is_missing())
        .map(|(index, gate)| {
            let name = gate.name.get().map(|name| name.as_str().to_owned());
            let id = || gate.id.get().map(|id| id.as_str().to_owned());
            (index, format!("`{}`", name.or_else(id).unwrap_or_else(|| (index + 1).to_string())))
        })
        .collect();
    let Some((first, _)) = bare.first() else { return };
    let names: Vec<&str> = bare.iter().map(|(_, name)| name.as_str()).collect();
    let verb = if names.len() == 1 { "gate does" } else { "gates do" };
    drafts
        .at_key(
            format!("gates[{first}].criteria"),
            format!("the {verb} not say what shows that the criteria are met: {}", series(&names)),
        )
        .help("add `evidence:` to the gate: metrics such as `metrics.loans-originated`, files or addresses");
}
