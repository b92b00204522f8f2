use crate::rules::{rule, settled};

rule! {
    /// the canvas does not say what a party's sales people are paid on
    "incentives-missing",
    severity: Advice, from: Alignment,
    nature: Gap(Selling), consequence: Unsaid,
    authority: ["S0", "S3"],
    why: "people sell what they are paid for, whatever their company has agreed",
    check: Wanted {
        canvas.incentives.{party}[],
        unless: settled::sales,
        no: "sales incentives",
        write: "add a list under `canvas.incentives` for {parties}, such as `[joint revenue, customer satisfaction]`, or `none` where nobody sells",
    },
}
