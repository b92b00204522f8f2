use crate::document::charter::contract::ClauseKind;
use crate::document::folded;
use crate::finding::Severity;
use crate::grammar::shortened;
use crate::rules::clauses::said_with_party;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// undecided whether liquidated damages are due on exit
    "damages-on-exit",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice", "S2"],
    why: "a party that learns the exit cost too late stays in a failing deal, or pays to leave",
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
                .at_value(kind.place(party), format!("fixed exit penalty{whom}: \"{}\"", shortened(&value, 60)))
                .help("limit it to documented costs, or drop it; write what an exit costs as `penalties:` under `exit`");
        } else {
            drafts
                .at_key(kind.place(party), format!("undecided whether exit triggers the liquidated damages{whom}"))
                .at_most(Severity::Advice)
                .help("agree whether they are due on exit, and write `penalties: none`, or what an exit costs, under `exit`");
        }
    }
}
