use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::intent::IntentKind;
use crate::grammar::{number, series};
use crate::rules::clauses::contract_says;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party wants access to a market, and the charter does not say to which, or whether for it alone
    "territory-undecided",
    severity: Warning, from: Negotiation,
    nature: Gap(Exclusivity), consequence: Unsaid,
    question: "Which customers, markets and work belong to the partnership?",
    at: "scope.included", example: "loans up to 50000 GBP in Ireland", concerns: All,
    authority: ["S0", "ours"],
    why: "access means something else when others have it too, or when it ends at a border that nobody drew",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seekers = seekers(subject, IntentKind::MarketAccess);
    if seekers.is_empty() {
        return;
    }
    let (mut lacks, mut write) = (Vec::new(), Vec::new());
    if !has_territory(subject) {
        lacks.push("to which market");
        write.push("name the customers and places under `scope.included`");
    }
    if !has_exclusivity(subject) {
        lacks.push("whether for it alone");
        write
            .push("say under `canvas.exclusivity` what each party `expects:` and `grants:`, `none` included");
    }
    if lacks.is_empty() {
        return;
    }
    let who = names(subject.charter, &seekers);
    let verb = number(seekers.len(), "takes", "take");
    drafts
        .at_value(
            place_of(&seekers),
            format!(
                "{who} {verb} part for access to a market, and the charter does not say {}",
                series(&lacks)
            ),
        )
        .help(series(&write));
}

fn has_territory(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let included = charter.scope.and(|scope| &scope.included);
    let exploitation =
        charter.ip.get().and_then(|ip| ip.foreground.get()).and_then(|it| it.exploitation.get());
    let markets = exploitation.map_or(Field::Missing, |it| it.markets.as_ref());
    !included.is_missing() || !markets.is_missing()
}

/// Where the canvas is there, its own rule asks what each party expects and grants.
fn has_exclusivity(subject: &Subject<'_>) -> bool {
    !subject.charter.canvas.is_missing() || contract_says(subject, ClauseKind::Exclusivity).is_some()
}
