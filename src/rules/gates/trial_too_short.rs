use crate::document::scalar::Duration;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a trial is too short or has no go/no-go criteria
    "trial-too-short",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S3"],
    why: "a trial that ends before results show, or without a measure, proves nothing",
    policy: [trial_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let trial = subject.charter.plan.get().and_then(|plan| plan.trial.get());
    let Some(trial) = trial else { return };
    let least = Duration::of_months(subject.policy.trial_least);
    if trial.length.is_missing() {
        drafts.at_key("plan.trial.length", "no length for the trial").help(format!(
            "agree how long the trial lasts and add `length:` to `plan.trial`, at least {least}"
        ));
    }
    if let Some(length) =
        trial.length.get().filter(|length| length.approximate_days() < least.approximate_days())
    {
        drafts
            .at_value("plan.trial.length", format!("trial of {length} is shorter than {least}"))
            .help(format!("extend the trial to {least} or more"));
    }
    if trial.go_no_go.is_missing() {
        drafts
            .at_key("plan.trial.go_no_go", "no go/no-go criteria for the trial")
            .help("agree what must be true to continue and list it under `go_no_go:` in `plan.trial`, such as `[At least 300 loans]`");
    }
}
