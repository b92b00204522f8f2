use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an exclusive right is granted without payment
    "ip-exclusive-unpaid",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S2"],
    why: "the party that grants exclusivity turns away other buyers for nothing",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(right) = charter.ip.get().and_then(|ip| ip.exclusive.get()) else { return };
    // A right of nobody in particular, and a price without a right, are unfinished in another way.
    let who = match right.to.get() {
        Some(to) => charter.party_name(to.as_str()).to_owned(),
        None if right.to.is_missing() && !right.paid_by.is_missing() => "one party".to_owned(),
        None => return,
    };
    let help =
        "agree a price and write it under `ip.exclusive`, such as `paid_by: 5% higher share`, or a milestone";
    if right.paid_by.is_missing() {
        let message = match right.paid_by.is_open() {
            true => format!("payment for the exclusive right of {who} undecided"),
            false => format!("no payment for the exclusive right of {who}"),
        };
        drafts.at_key("ip.exclusive.paid_by", message).help(help);
    } else if let Some(price) = right.paid_by.get().filter(|price| is_nothing(price.as_str())) {
        drafts
            .at_value(
                "ip.exclusive.paid_by",
                format!("payment of \"{price}\" for the exclusive right of {who}"),
            )
            .help(help);
    }
}

fn is_nothing(price: &str) -> bool {
    let price = price.trim_end_matches('.').to_lowercase();
    matches!(price.as_str(), "none" | "no" | "nothing" | "free" | "free of charge" | "0" | "0%" | "n/a" | "-")
}
