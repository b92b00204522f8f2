use crate::document::scalar::Text;
use crate::rules::{Subject, rule};

rule! {
    /// no joint readiness assessment before launch
    "joint-readiness-unassessed",
    severity: Advice, from: Launch, until: Launch,
    nature: Gap(Team), consequence: Unsaid,
    question: "Where do the parties record that systems and teams are ready to launch?",
    example: "docs/readiness.md", concerns: All,
    authority: ["S0"],
    why: "wrong assumptions about each other's systems surface on the first day with customers",
    check: Wanted {
        plan.readiness,
        // What is not built yet is not looked at.
        not_before: Launch,
        unless: Subject::is_informal,
        when: asks_no_gate,
        no: "joint readiness assessment",
        write: "list the critical systems and who does what if one fails, and add the document to `plan`, such as `readiness: docs/readiness.md`",
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
