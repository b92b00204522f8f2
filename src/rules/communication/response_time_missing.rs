use crate::grammar::{counted, series};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// no response time for formal requests
    "response-time-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "How soon must a formal request be answered?",
    at: "communication.response_time", example: "24 hours", concerns: All,
    authority: ["S3"],
    why: "one party waits for an answer that the other does not consider due",
    policy: [response_time_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let response_time = &communication.response_time;
    let time = counted(subject.policy.response_time_most, "hour");
    let help = format!("agree on a time and add `response_time: {time}` to `communication`");
    let Some(times) = response_time.get() else {
        if response_time.is_missing() {
            let message = if response_time.is_open() {
                "response time for formal requests undecided"
            } else {
                "no response time for formal requests"
            };
            drafts.at_key("communication.response_time", message).help(help);
        }
        return;
    };
    let silent: Vec<&str> =
        subject.parties().into_iter().filter(|party| times.of(party).is_missing()).collect();
    if !silent.is_empty() {
        let names = names(subject.charter, &silent);
        let entries: Vec<String> = silent.iter().map(|party| format!("`{party}: {time}`")).collect();
        drafts
            .at_key("communication.response_time", format!("no response time for formal requests to {names}"))
            .help(format!("agree on a time and add {} to `communication.response_time`", series(&entries)));
    }
}
