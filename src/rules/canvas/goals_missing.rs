use crate::rules::rule;

rule! {
    /// no goals for a party
    "goals-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "What does each party want to achieve, and which shared metric shows it?",
    example: "reach small forwarders", concerns: Each,
    authority: ["S0"],
    why: "a party cannot support goals that it does not know",
    check: Wanted {
        canvas.goals.{party}[],
        no: "goals",
        write: "ask each party and add a list of goals under `canvas.goals` for {names}, if possible with `metric:` and `target:`",
    },
}
