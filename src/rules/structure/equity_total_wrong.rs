//! `equity-total-wrong`: the shares do not add up to 100%.

use crate::document::charter::stage::Stage;
use crate::document::scalar::{Percent, Share};
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "equity-total-wrong",
    family: Family::Structure,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the shares do not add up to 100%",
    why: "a share that nobody owns, or that two own, surfaces on the day of the first dividend",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("equity_total_wrong.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    if !subject.charter.knows_parties() {
        return;
    }
    let Some(equity) = subject.charter.model.get().and_then(|model| model.equity.get()) else { return };
    let shares: Option<Vec<Share>> =
        subject.parties().iter().map(|party| equity.of(party).get().map(|share| **share)).collect();
    let Some(shares) = shares else { return };
    if Share::make_whole(&shares) {
        return;
    }
    let total = Share::sum(shares.iter().copied());
    let shown = total.map_or_else(|| "more than 1000%".to_owned(), |total| total.to_string());
    let listed: Vec<String> = shares.iter().map(Share::to_string).collect();
    let whole = Percent::HUNDRED.parts();
    let label = total.map(|total| {
        let apart = Percent::from_parts((whole - total.parts()).abs()).unwrap_or(Percent::ZERO);
        let word = if total.parts() < whole { "missing" } else { "too many" };
        format!("{apart} {word}")
    });
    report
        .at_key("model.equity", format!("the shares add up to {shown}: {}", listed.join(" + ")))
        .label(label.unwrap_or_default())
        .help("write shares that make 100% together; three equal ones are `33.33%`, `33.33%` and `33.34%`");
}
