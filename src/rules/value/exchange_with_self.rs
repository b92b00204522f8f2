use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an entry of the exchange goes from a party to itself
    "exchange-with-self",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["S4", "ours"],
    why: "the figures of both parties are wrong by the amount of the entry",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exchange) = subject.charter.value.and(|value| &value.exchange).get().copied() else { return };
    for (index, entry) in exchange.iter() {
        let (Some(from), Some(to)) = (entry.from.get(), entry.to.get()) else { continue };
        if from != to {
            continue;
        }
        let name = subject.charter.party_name(to.as_str());
        let what = entry.kind.get().map_or("something", |kind| kind.as_str());
        drafts
            .at_value(
                format!("value.exchange[{index}].to"),
                format!("{what} goes from {name} to {name} itself"),
            )
            .label("receives it")
            .also(&Place::value(format!("value.exchange[{index}].from")), "gives it")
            .help(format!(
                "name the other party under `from:` or `to:`; costs of {name} itself belong under `value.costs.{}`",
                to.as_str()
            ));
    }
}
