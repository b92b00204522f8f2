use crate::document::scalar::Duration;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a trial is too short or names no go/no-go criteria
    "trial-too-short",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S3"],
    why: "a trial that ends before results can show, or without a measure, proves nothing",
    policy: [trial_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let trial = subject.charter.plan.get().and_then(|plan| plan.trial.get());
    let Some(trial) = trial else { return };
    let least = Duration::of_months(subject.policy.trial_least);
    if trial.length.is_missing() {
        drafts
            .at_key("plan.trial.length", "the trial names no length")
            .help(format!("add `length:` to `plan.trial`, at least {least}"));
    }
    if let Some(length) =
        trial.length.get().filter(|length| length.approximate_days() < least.approximate_days())
    {
        drafts
            .at_value("plan.trial.length", format!("a trial of {length} is shorter than {least}"))
            .help(format!("write {least} or more"));
    }
    if trial.go_no_go.is_missing() {
        drafts
            .at_key("plan.trial.go_no_go", "the trial does not say what must be true to go on")
            .help("add `go_no_go:` to `plan.trial`, a list of criteria such as `[At least 300 loans]`");
    }
}
