use super::parties::section;
use crate::document::Field;
use crate::document::charter::value::Cost;
use crate::rules::{Drafts, Subject, Wanted, rule, wanted};

rule! {
    /// no costs of a party are stated
    "costs-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "What other costs does each party bear?",
    at: "value.costs", example: "underwriting, 90000 GBP", concerns: Each,
    authority: ["S0"],
    why: "a fair revenue share can still leave one party with most of the costs",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    value.costs.{party},
    words: Figure {
        no: "own costs stated",
        open: "own costs undecided",
        example: "with `item:` and `amount:` (over the term, such as `90000 {currency}`) of each cost, `0 {currency}` where there is none",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    WANTED.judge(subject, drafts);
    for (party, items) in value.costs.get().into_iter().flat_map(|costs| costs.iter()) {
        for (index, item) in items.0.iter().enumerate() {
            unpriced(subject, drafts, party, index, item);
        }
    }
}

/// A cost without an amount, or an entry that is still open.
fn unpriced(subject: &Subject<'_>, drafts: &mut Drafts<'_>, party: &str, index: usize, item: &Field<Cost>) {
    let amount = item.and(|item| &item.amount);
    // An empty entry is none; an unreadable one is reported as such.
    if !amount.is_missing() || matches!(item, Field::Missing) {
        return;
    }
    let which = item.get().and_then(|item| item.item.get());
    let which =
        which.map_or_else(|| format!("cost {}", index + 1), |item| format!("cost \"{}\"", item.as_str()));
    let name = subject.charter.party_name(party);
    drafts
        .at_key(
            format!("value.costs.{party}[{index}].amount"),
            match amount.is_open() {
                true => format!("amount undecided for {which} of {name}"),
                false => format!("no amount for {which} of {name}"),
            },
        )
        .help(format!(
            "estimate it, and add `amount:` over the term, such as `90000 {}`",
            subject.currency()
        ));
}
