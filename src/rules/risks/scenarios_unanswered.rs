use crate::grammar::{alternatives, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no agreed response if the market shrinks or a key executive leaves
    "scenarios-unanswered",
    severity: Advice, from: Negotiation,
    nature: Gap(Risks), consequence: Unsaid,
    question: "What do the parties do if the market shrinks by a fifth?",
    at: "scenarios.market_shrinks", example: "cut marketing by half", concerns: All,
    question: "What happens if the executive who wanted the partnership leaves?",
    at: "scenarios.executive_leaves", example: "the deputy is named", concerns: All,
    authority: ["S2"],
    why: "without an answer each party finds out the other's appetite for risk only in the crisis",
    policy: [market_shrinks_by],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let scenarios = &subject.charter.scenarios;
    if subject.is_informal() || scenarios.is_invalid() {
        return;
    }
    let by = subject.policy.market_shrinks_by;
    let questions = [
        ("market_shrinks", format!("the market shrinks by {by}%"), scenarios.and(|it| &it.market_shrinks)),
        ("executive_leaves", "a key executive leaves".to_owned(), scenarios.and(|it| &it.executive_leaves)),
    ];
    let asked: Vec<&(&str, String, _)> =
        questions.iter().filter(|(.., answer)| answer.is_missing()).collect();
    let words: Vec<&str> = asked.iter().map(|(_, question, _)| question.as_str()).collect();
    let keys: Vec<String> = asked.iter().map(|(key, ..)| format!("`{key}:`")).collect();
    let at = match asked.as_slice() {
        [] => return,
        [(key, ..)] => format!("scenarios.{key}"),
        _ => "scenarios".to_owned(),
    };
    let is_open = asked.iter().all(|(.., answer)| answer.is_open());
    let message = if is_open {
        format!("response undecided if {}", alternatives(&words))
    } else {
        format!("no agreed response if {}", alternatives(&words))
    };
    let help = format!("discuss it together, and write {} under `scenarios`", series(&keys));
    let draft = if scenarios.is_given() { drafts.at_key(at, message) } else { drafts.at_value(at, message) };
    draft.help(help);
}
