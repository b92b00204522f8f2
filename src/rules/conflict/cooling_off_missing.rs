use crate::grammar::{counted, series};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// no cooling-off period
    "cooling-off-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    question: "How long do the parties wait before they answer a heated message?",
    at: "conflict.cooling_off", example: "2 days", concerns: All,
    authority: ["S3"],
    why: "a reply sent before tempers cool usually makes the dispute worse",
    policy: [cooling_off_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let cooling_off = &conflict.cooling_off;
    let time = counted(subject.policy.cooling_off_least, "hour");
    let help = format!("agree how long to wait and add `cooling_off: {time}` to `conflict`");
    let Some(times) = cooling_off.get() else {
        if cooling_off.is_missing() {
            let message = if cooling_off.is_open() {
                "cooling-off period undecided"
            } else {
                "no cooling-off period before answering a heated message"
            };
            drafts.at_key("conflict.cooling_off", message).help(help);
        }
        return;
    };
    let unbound: Vec<&str> =
        subject.parties().into_iter().filter(|party| times.of(party).is_missing()).collect();
    if !unbound.is_empty() {
        let names = names(subject.charter, &unbound);
        let entries: Vec<String> = unbound.iter().map(|party| format!("`{party}: {time}`")).collect();
        drafts
            .at_key("conflict.cooling_off", format!("no cooling-off period for {names}"))
            .help(format!("agree how long to wait and add {} to `conflict.cooling_off`", series(&entries)));
    }
}
