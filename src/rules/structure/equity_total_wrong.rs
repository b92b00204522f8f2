use crate::document::scalar::{Percent, Share};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the shares do not add up to 100%
    "equity-total-wrong",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "part of every dividend would be unallocated, or promised twice",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
    drafts
        .at_key("model.equity", format!("shares add up to {shown}: {}", listed.join(" + ")))
        .label(label.unwrap_or_default())
        .help("agree on shares that add up to 100%; three equal ones are `33.33%`, `33.33%` and `33.34%`");
}
