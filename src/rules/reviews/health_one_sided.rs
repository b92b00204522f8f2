use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party did not answer the last health check
    "health-one-sided",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Differing,
    authority: ["S0"],
    why: "without answers from every party the check cannot show where they differ",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(check) = subject.partnership.records.health.last() else { return };
    let has_begun = check.value.period.get().is_none_or(|period| period.first() <= subject.as_of);
    // Until the period is over the answers may still come.
    let is_complete = check.value.day().is_some_and(|day| day <= subject.as_of);
    let responses = &check.value.responses;
    if !has_begun || !is_complete || responses.is_invalid() {
        return;
    }
    let silent: Vec<&str> = subject
        .parties()
        .into_iter()
        .filter(|party| check.value.agreed.get().is_none_or(|it| it.of(party).is_missing()))
        .filter(|party| match responses.get().map(|responses| responses.of(party)) {
            None => true,
            Some(answers) => answers.is_missing() || answers.get().is_some_and(|it| it.is_empty()),
        })
        .collect();
    if silent.is_empty() {
        return;
    }
    let names = names(subject.charter, &silent);
    let when = check.value.period.get().map(|period| format!(" of {period}")).unwrap_or_default();
    drafts
        .at_record_key(
            &check.source,
            "responses",
            format!("no answers from {names} to the health check{when}"),
        )
        .help(format!("ask {names} to answer, and add the answers under `responses.{}`", silent[0]));
}
