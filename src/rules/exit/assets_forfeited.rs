use super::terms::report_forfeits;
use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// shared assets fall to one party at the end
    "assets-forfeited",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party that leaves, or is made to leave, loses what it has paid for and earned",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assets = subject.charter.exit.get().and_then(|exit| exit.assets.get());
    let message = |losers: &str, count: usize, keeper: &str| {
        format!("{losers} {} shared assets to {keeper} at the end", number(count, "loses", "lose"))
    };
    let help = "agree who else may take them over, or how they are divided, and how long there is for it; then leave out `falls_to:`";
    report_forfeits(subject, drafts, ("assets", assets), message, help);
}
