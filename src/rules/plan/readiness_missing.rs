use crate::document::scalar::Text;
use crate::rules::{Subject, rule};

rule! {
    /// nothing shows that the parties looked together at whether they are ready to launch
    "joint-readiness-unassessed",
    severity: Advice, from: Launch, until: Launch,
    nature: Gap(Team), consequence: Unsaid,
    authority: ["S0"],
    why: "what one side takes for granted about the other's systems shows on the first day with customers",
    check: Wanted {
        plan.readiness,
        // What is not built yet is not looked at.
        not_before: Launch,
        unless: Subject::is_informal,
        when: asks_no_gate,
        no: "joint readiness assessment",
        write: "list the critical systems with who does what when one fails, and add where it is written to `plan`, such as `readiness: docs/readiness.md`",
    },
}

/// A gate may ask for it: by its name, its question, its criteria or its evidence. One that cannot be read may be it.
fn asks_no_gate(subject: &Subject<'_>) -> bool {
    let asks = |text: &Text| {
        let text = text.as_str().to_lowercase();
        ["readiness", "ready to", "go-live", "go live", "rehears"].iter().any(|word| text.contains(word))
    };
    let mut gates = subject.charter.gates.get().into_iter().flat_map(|gates| gates.values());
    let is_asked = gates.any(|gate| {
        let lists = [&gate.criteria, &gate.evidence].into_iter().filter_map(|list| list.get());
        let said = lists.flat_map(|list| list.values());
        [&gate.name, &gate.question].into_iter().filter_map(|text| text.get()).chain(said).any(asks)
    });
    !is_asked && !subject.charter.gates.is_invalid()
}
