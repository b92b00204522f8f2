use crate::document::charter::stage::Stage;
use crate::document::scalar::Text;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// nothing shows that the parties looked together at whether they are ready to launch
    "joint-readiness-unassessed",
    severity: Advice, from: Launch, until: Launch,
    authority: ["S0"],
    why: "what one side takes for granted about the other's systems shows on the first day with customers",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    // What is not built yet is not looked at.
    if subject.stage < Stage::Launch || subject.is_informal() {
        return;
    }
    // A gate that cannot be read may ask for it.
    if !plan.readiness.is_missing() || subject.charter.gates.is_invalid() || has_gate(subject) {
        return;
    }
    let message = if plan.readiness.is_open() {
        "the joint readiness assessment is still open"
    } else {
        "nothing shows that the parties assessed together whether systems and teams are ready to launch"
    };
    drafts
        .at_key("plan.readiness", message)
        .help("list the critical systems with who does what when one fails, and add where it is written to `plan`, such as `readiness: docs/readiness.md`");
}

/// A gate may ask for it: by its name, its question, its criteria or its evidence.
fn has_gate(subject: &Subject<'_>) -> bool {
    let asks = |text: &Text| {
        let text = text.as_str().to_lowercase();
        ["readiness", "ready to", "go-live", "go live", "rehears"].iter().any(|word| text.contains(word))
    };
    let gates = subject.charter.gates.get().into_iter().flat_map(|gates| gates.values());
    gates.into_iter().any(|gate| {
        let lists = [&gate.criteria, &gate.evidence].into_iter().filter_map(|list| list.get());
        let said = lists.flat_map(|list| list.values());
        [&gate.name, &gate.question].into_iter().filter_map(|text| text.get()).chain(said).any(asks)
    })
}
