use crate::document::charter::value::{Rate, Step};
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a rate is incomplete
    "rate-unclear",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "each party calculates in its own favour, and the first invoice starts a dispute",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let exchange = subject.charter.value.get().and_then(|value| value.exchange.get());
    for (index, entry) in exchange.into_iter().flat_map(|list| list.iter()) {
        let Some(rate) = entry.rate.get() else { continue };
        let lacks = lacks(rate);
        if lacks.is_empty() {
            continue;
        }
        let (what, write): (Vec<&str>, Vec<&str>) = lacks.into_iter().unzip();
        let kind = entry.kind.get().map_or_else(|| format!("entry {}", index + 1), ToString::to_string);
        drafts
            .at_value(
                format!("value.exchange[{index}].rate"),
                format!("{} unclear for {kind}", series(&what)),
            )
            .help(format!("agree on it, and write {} under `rate`", series(&write)));
    }
}

/// What a rate does not say, and what to write.
fn lacks(rate: &Rate) -> Vec<(&'static str, &'static str)> {
    let mut lacks = Vec::new();
    let steps: Vec<&Step> = rate.steps.get().into_iter().flat_map(|steps| steps.values()).collect();
    let is_by_volume = steps.iter().any(|step| step.above.is_given());
    let is_by_year = steps.iter().any(|step| step.year.is_given());
    if rate.of.is_missing() {
        lacks.push(("base", "`of:` (such as `net sales`)"));
    }
    let has_price = !rate.percent.is_missing() || !rate.amount.is_missing() || !steps.is_empty();
    if !has_price {
        lacks.push(("price", "`percent:`, `amount:` (for each unit) or `steps:`"));
    }
    if rate.percent.is_given() && rate.amount.is_given() {
        lacks.push(("price", "either `percent:` or `amount:`"));
    }
    if is_by_volume && rate.steps_apply.is_missing() {
        lacks.push(("reach of the steps", "`steps_apply: to-part` or `to-all`"));
    }
    if is_by_volume && is_by_year {
        lacks.push(("order of the steps", "steps by volume or by year, not both"));
    }
    let has_years = is_by_year || rate.minimum.get().is_some_and(|list| list.len() > 1);
    if has_years && rate.counts.is_missing() {
        lacks.push(("period", "`counts: by-year`"));
    }
    lacks
}
