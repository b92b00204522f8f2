use crate::document::List;
use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// too few shared metrics
    "metrics-too-few",
    severity: Warning, from: Negotiation,
    nature: Gap(Measures), consequence: Unsaid,
    question: "Which other metric would show whether it works?",
    also_at: "metrics", example: "complaints a month, target 5", concerns: All,
    authority: ["S3"],
    why: "one or two figures can look good while the rest of the partnership fails unseen",
    policy: [metrics_least, metrics_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let count = subject.charter.metrics.get().map_or(0, List::len);
    let (least, most) = (subject.policy.metrics_least as usize, subject.policy.metrics_most as usize);
    // What shows the success of a project is what it delivers: one figure more asks for no other.
    if count == 0 || count >= least || settled::success(subject) {
        return;
    }
    let metrics = number(count, "metric", "metrics");
    let missing = least - count;
    drafts.at_key("metrics", format!("only {count} shared {metrics}, at least {least} needed")).help(
        format!(
            "agree what else shows success, and add {missing} more to `metrics` ({least} to {most} in all)"
        ),
    );
}
