use crate::rules::rule;

rule! {
    /// no non-negotiables for a party
    "non-negotiables-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Limits), consequence: Unsaid,
    question: "What will each party not give up?",
    example: "the bank decides on credit", concerns: Each,
    authority: ["S0"],
    why: "the other party can cross a limit that it does not know",
    check: Wanted {
        canvas.non_negotiables.{party}[],
        no: "non-negotiables",
        write: "ask what each will not give up and add a list under `canvas.non_negotiables` for {names}, or say in words that there is nothing",
    },
}
