use super::joint;
use crate::rules::{Subject, rule};

rule! {
    /// the charter does not say what happens in a deadlock
    "deadlock-default-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Adrift, rises: joint::stands_still,
    authority: ["S2"],
    why: "what happens while nobody can decide must be decided beforehand",
    check: Wanted {
        conflict.deadlock.default,
        when: says_what_it_means,
        no: "default for a deadlock",
        write: "add `default: pause` to `conflict.deadlock`; what counts as deadlock stands beside it under `means:`",
    },
}

/// Before it is said what counts as deadlock, that is asked for.
fn says_what_it_means(subject: &Subject<'_>) -> bool {
    let deadlock = subject.charter.conflict.and(|conflict| &conflict.deadlock);
    deadlock.get().is_some_and(|deadlock| !deadlock.means.is_missing())
}
