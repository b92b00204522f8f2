use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// an intent has no statement in the party's own words
    "intent-unstated",
    severity: Advice, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "Why does each party take part, in its own words?",
    at: "intent.{party}.statement", example: "lend to forwarders we never meet", concerns: Each,
    authority: ["S4"],
    why: "one word does not show what would satisfy the party",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(intents) = subject.charter.intent.get() else { return };
    let silent: Vec<&str> = intents
        .iter()
        .filter(|(_, intent)| !intent.kind.is_missing() && intent.statement.is_missing())
        .map(|(party, _)| party)
        .collect();
    let path = match silent.as_slice() {
        [] => return,
        [only] => format!("intent.{only}.statement"),
        _ => "intent".to_owned(),
    };
    let who = names(subject.charter, &silent);
    let places: Vec<String> = silent.iter().map(|party| format!("`intent.{party}`")).collect();
    drafts.at_key(path, format!("no statement of intent for {who}")).help(format!(
        "ask what would be a success, and add `statement:` to {}, such as `statement: Reach small firms.`",
        series(&places)
    ));
}
