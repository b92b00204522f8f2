use crate::rules::{rule, settled};

rule! {
    /// sales incentives of a party not stated
    "incentives-missing",
    severity: Advice, from: Alignment,
    nature: Gap(Selling), consequence: Unsaid,
    question: "What are the sales people of each party paid on?",
    example: "loans paid, customer satisfaction", concerns: Each,
    authority: ["S0", "S3"],
    why: "sales people sell what their bonus rewards, whatever their company has agreed",
    check: Wanted {
        canvas.incentives.{party}[],
        unless: settled::sales,
        no: "sales incentives stated",
        open: "sales incentives undecided",
        write: "ask how sales people are paid and add a list under `canvas.incentives` for {names}, such as `[joint revenue, customer satisfaction]`, or `none` for a party without sales people",
    },
}
