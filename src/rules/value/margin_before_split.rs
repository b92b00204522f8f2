use crate::document::scalar::Share;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party takes its margin before the revenue is split
    "margin-before-split",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the others share only what that margin leaves, and cannot see how much it takes",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    let Some(split) = value.revenue_split.get() else { return };
    let sharing = split.iter().filter(|(_, share)| **share > Share::ZERO).count();
    let exchange = value.exchange.get().into_iter().flat_map(|exchange| exchange.iter());
    for (index, entry) in exchange.filter(|_| sharing > 1) {
        let (Some(margin), Some(from)) = (entry.margin.get(), entry.from.get()) else { continue };
        if *margin <= Share::ZERO {
            continue;
        }
        let name = subject.charter.party_name(from.as_str());
        drafts
            .at_value(
                format!("value.exchange[{index}].margin"),
                format!("{name} takes a margin of {margin} before the revenue is split"),
            )
            .help("split what is left after both parties' documented costs, or supply at cost; let the other party audit the price")
            .also(&Place::key("value.revenue_split"), "split after it");
    }
}
