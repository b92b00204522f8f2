use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::intent::IntentKind;
use crate::grammar::{number, series};
use crate::rules::clauses::contract_says;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party seeks market access, but territory or exclusivity is not agreed
    "territory-undecided",
    severity: Advice, from: Negotiation,
    nature: Gap(Exclusivity), consequence: Unsaid,
    question: "Which customers, markets and work belong to the partnership?",
    at: "scope.included", example: "loans up to 50000 GBP in Ireland", concerns: All,
    authority: ["S0", "ours"],
    why: "access is worth less if others have it too, or if the territory is disputed",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seekers = seekers(subject, IntentKind::MarketAccess);
    if seekers.is_empty() {
        return;
    }
    let (mut lacks, mut write) = (Vec::new(), Vec::new());
    if !has_territory(subject) {
        lacks.push("territory");
        write.push("agree the market and name customers and places under `scope.included`");
    }
    if !has_exclusivity(subject) {
        lacks.push("exclusivity");
        write
            .push("agree exclusivity and write under `canvas.exclusivity` what each party `expects:` and `grants:`, or `none`");
    }
    if lacks.is_empty() {
        return;
    }
    let who = names(subject.charter, &seekers);
    let verb = number(seekers.len(), "seeks", "seek");
    let are = number(lacks.len(), "is", "are");
    let lacks = series(&lacks);
    drafts
        .at_value(place_of(&seekers), format!("{lacks} {are} not agreed, though {who} {verb} market access"))
        .help(write.join("; "));
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
