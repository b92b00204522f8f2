use crate::document::charter::contract::ClauseKind;
use crate::document::folded;
use crate::finding::Severity;
use crate::grammar::shortened;
use crate::rules::clauses::said_with_party;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contract has liquidated damages, and the exit terms leave open whether leaving costs them
    "damages-on-exit",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice", "S2"],
    why: "a party that finds out its exit price only on leaving stays in a failing deal, or pays for going",
    check: Partnership(check),
}

/// Words by which a sum is for leaving.
const LEAVING: [&str; 8] =
    ["terminat", "leaving", "leaves", "on exit", "early exit", "early end", "break fee", "break-up fee"];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let kind = ClauseKind::LiquidatedDamages;
    let penalties = subject.charter.exit.and(|exit| &exit.penalties);
    for (party, clause) in said_with_party(subject, kind) {
        let said = match party {
            Some(party) => penalties.inside(|each| each.of(party)).said(),
            None => penalties.said(),
        };
        if !said.is_missing() {
            continue;
        }
        let value = clause.value.get().map(ToString::to_string).unwrap_or_default();
        let is_for_leaving = LEAVING.iter().any(|word| folded(&value).contains(word));
        let whom =
            party.map_or_else(String::new, |party| format!(" for {}", subject.charter.party_name(party)));
        if is_for_leaving {
            drafts
                .at_value(kind.place(party), format!("leaving has a fixed price{whom}: \"{}\"", shortened(&value, 60)))
                .help("limit it to costs that are documented, or drop it; write what leaving costs as `penalties:` under `exit`");
        } else {
            drafts
                .at_key(kind.place(party), format!("undecided whether leaving triggers the liquidated damages{whom}"))
                .at_most(Severity::Advice)
                .help("agree whether they are owed on leaving, and write `penalties: none`, or what leaving costs, under `exit`");
        }
    }
}
