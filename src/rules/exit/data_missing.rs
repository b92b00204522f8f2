use super::terms::{for_whom, place};
use crate::document::charter::exit::ExitData;
use crate::rules::{Drafts, Subject, Wanted, rule, settled, wanted};

rule! {
    /// no deadline for handing over or deleting shared data at exit
    "exit-data-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Data), consequence: Exposed,
    question: "How soon after the end is shared data handed over?",
    at: "exit.data.handover", example: "30 days", concerns: All,
    question: "How soon after the end is shared data deleted?",
    at: "exit.data.deletion", example: "60 days", concerns: All,
    authority: ["S2"],
    why: "a party that still holds the other's customer data stays liable for it after the end",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.data.{party},
    words: Term {
        no: "exit terms on shared data",
        example: "data: {handover: 30 days, deletion: 60 days}",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get().filter(|_| !settled::data(subject)) else { return };
    WANTED.judge(subject, drafts);
    let Some(data) = exit.data.get() else { return };
    for (party, terms) in data.iter() {
        if let Some(terms) = terms.value() {
            report_half(subject, drafts, party, terms);
        }
    }
}

/// Handover and deletion belong together: one without the other leaves a copy too many or none at all.
fn report_half(subject: &Subject<'_>, drafts: &mut Drafts<'_>, party: Option<&str>, terms: &ExitData) {
    let asked = [
        ("handover", "handing over", "handover: 30 days", &terms.handover),
        ("deletion", "deleting", "deletion: 60 days", &terms.deletion),
    ];
    let at = place("data", party);
    let kept = terms.retention.get().filter(|_| terms.deletion.is_missing());
    if let Some(kept) = kept {
        let whom = for_whom(subject, party);
        drafts
            .at_value(
                format!("{at}.retention"),
                format!("shared data kept for {kept}{whom}, with no deletion after that"),
            )
            .help(format!("agree when the copies are deleted, and add `deletion:` to `{at}`"));
    }
    for (key, doing, example, period) in asked
        .into_iter()
        .filter(|(key, .., period)| period.is_missing() && !(kept.is_some() && *key == "deletion"))
    {
        let whom = for_whom(subject, party);
        let message = match period.is_open() {
            true => format!("deadline for {doing} shared data{whom} undecided"),
            false => format!("no deadline for {doing} shared data{whom}"),
        };
        drafts
            .at_key(format!("{at}.{key}"), message)
            .help(format!("agree on one and add `{key}:` to `{at}`, such as `{example}`"));
    }
}
