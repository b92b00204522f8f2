use crate::document::{Each, Field};
use crate::grammar::alternatives;
use crate::method::structure::tier::{is_same, known, tiers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// something that the tier requires is missing from the charter
    "tier-unmet",
    severity: Warning, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Which tier do the parties give each other, and does the charter have what that tier requires?",
    at: "tier", example: "strategic", concerns: Each,
    authority: ["S1"],
    why: "a partner called strategic expects terms that the charter does not give",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let tiers = tiers(charter);
    for tier in known(&subject.configuration.tiers) {
        let placed: Vec<&str> =
            tiers.iter().filter(|(_, name)| is_same(name, &tier.name)).map(|(party, _)| *party).collect();
        if placed.is_empty() {
            continue;
        }
        let unmet = tier.unmet(&subject.partnership.charter, &placed);
        if unmet.is_empty() {
            continue;
        }
        let missing: Vec<&str> = unmet.iter().map(|it| it.name.as_str()).collect();
        let keys: Vec<&str> = unmet.iter().map(|it| it.help.as_str()).collect();
        let is_all = matches!(charter.tier, Field::Given(Each::All(_)));
        let (path, who) = match placed.as_slice() {
            _ if is_all => ("tier".to_owned(), String::new()),
            [only] => (format!("tier.{only}"), format!(" for {}", charter.party_name(only))),
            several => ("tier".to_owned(), format!(" for {}", names(charter, several))),
        };
        let mut draft = drafts
            .at_value(path, format!("tier {}{who}, but no {}", tier.name, alternatives(&missing)))
            .help(format!("{}, or choose another tier", keys.join(", and ")));
        if let Some(expects) = &tier.expects {
            draft = draft.note(format!("expected in `{}`: {expects}", tier.name));
        }
    }
}
