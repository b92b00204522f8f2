use super::terms::report_forfeits;
use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// shared assets go to one party at the end
    "assets-forfeited",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party that exits or is expelled loses what it has paid for and earned",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assets = subject.charter.exit.get().and_then(|exit| exit.assets.get());
    let message = |losers: &str, count: usize, keeper: &str| {
        format!("{losers} {} shared assets to {keeper} at the end", number(count, "loses", "lose"))
    };
    let help =
        "agree who may take the assets over, or how they are divided, and by when; then remove `falls_to:`";
    report_forfeits(subject, drafts, ("assets", assets), |_, _| false, message, help);
}
