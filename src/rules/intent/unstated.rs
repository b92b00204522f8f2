use crate::grammar::{number, series};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// an intent has a kind and no words of the party
    "intent-unstated",
    severity: Advice, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "Why does each party take part, in its own words?",
    at: "intent.{party}.statement", example: "lend to forwarders we never meet", concerns: Each,
    authority: ["S4"],
    why: "a kind is one word, and only the statement tells what would fulfil it",
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
    let verb = number(silent.len(), "does", "do");
    let places: Vec<String> = silent.iter().map(|party| format!("`intent.{party}`")).collect();
    drafts
        .at_key(path, format!("{who} {verb} not say in words what the partnership is for"))
        .help(format!("add `statement:` to {}, such as `statement: Reach small firms.`", series(&places)));
}
