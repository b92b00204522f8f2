use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Duration};
use crate::grammar::{counted, number, series};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// an intent has not been reviewed for too long
    "intent-stale",
    severity: Warning, from: Operation,
    nature: Due, consequence: Untidy,
    authority: ["S4"],
    why: "people and markets change, and the partnership may be run for a reason that no longer holds",
    policy: [intent_review_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Before operation nothing has had the time to change.
    let Some(intents) = subject.charter.intent.get().filter(|_| subject.stage >= Stage::Operation) else {
        return;
    };
    let most = subject.policy.intent_review_interval_most;
    for (party, intent) in intents.iter() {
        let Some(reviewed) = intent.reviewed.get().copied() else { continue };
        if is_recent(reviewed, subject.as_of, most) {
            continue;
        }
        let name = subject.charter.party_name(party);
        drafts
            .at_value(
                format!("intent.{party}.reviewed"),
                format!("intent of {name} last reviewed on {reviewed}, more than {} ago", months(most)),
            )
            .help("ask the party whether its reason still holds, and write the date under `reviewed:`");
    }
    let undated: Vec<&str> =
        intents.iter().filter(|(_, intent)| intent.reviewed.is_missing()).map(|(party, _)| party).collect();
    let path = match undated.as_slice() {
        [] => return,
        [only] => format!("intent.{only}.reviewed"),
        _ => "intent".to_owned(),
    };
    let who = names(subject.charter, &undated);
    let places: Vec<String> = undated.iter().map(|party| format!("`intent.{party}`")).collect();
    let what = number(undated.len(), "intent", "intents");
    drafts.at_key(path, format!("no review date for the {what} of {who}")).help(format!(
        "review it at least every {} and write the date as `reviewed:` under {}",
        months(most),
        series(&places)
    ));
}

fn months(count: u32) -> String {
    counted(count, "month")
}

/// The day on which the time is up still counts.
fn is_recent(reviewed: Date, as_of: Date, most: u32) -> bool {
    reviewed.plus(&Duration::of_months(most)).is_none_or(|until| as_of <= until)
}
