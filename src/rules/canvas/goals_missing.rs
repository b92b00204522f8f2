use crate::rules::rule;

rule! {
    /// the canvas names no goals of a party
    "goals-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    authority: ["S0"],
    why: "a party whose goals nobody knows cannot be helped to reach them",
    check: Wanted {
        canvas.goals.{party}[],
        no: "goals",
        write: "add a list of goals under `canvas.goals` for {parties}, if possible with `metric:` and `target:`",
    },
}
