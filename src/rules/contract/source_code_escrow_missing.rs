use crate::document::charter::contract::ClauseKind;
use crate::document::charter::ip::Licence;
use crate::document::{List, folded};
use crate::finding::{Place, Severity};
use crate::rules::clauses::{contract_has, is_named, lack, place};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// licensed technology, with no source-code escrow
    "source-code-escrow-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "if the licensor fails or stops work, the licensee can neither maintain nor develop its product",
    check: Partnership(check),
}

/// Kinds of exchange that are technology in somebody else's keeping.
const TECHNOLOGY: [&str; 6] = ["technology", "software", "source code", "algorithm", "platform", "firmware"];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let kind = ClauseKind::SourceCodeEscrow;
    // Most deals need none: only a contract that speaks of it is asked.
    let Some(lack) = lack(subject, kind, "source-code escrow").filter(|_| is_named(subject, kind)) else {
        return;
    };
    let licences = subject.charter.ip.get().and_then(|ip| ip.licences.get());
    let is_escrowed = |list: &List<Licence>| list.values().any(|it| !it.escrow.is_missing());
    if licences.is_some_and(is_escrowed) {
        return;
    }
    let is_licensed =
        contract_has(subject, ClauseKind::LicenceGrant) || licences.is_some_and(|list| !list.is_empty());
    if !is_licensed {
        return;
    }
    let technology = technology(subject);
    let draft = drafts
        .at_value(place(kind), format!("{lack}, although one party builds on technology that the other licenses"))
        .help("agree a deposit with an agent, when it is released (insolvency, end of support) and for what use, and write `source_code_escrow: yes`, or `escrow:` under the licence");
    match technology {
        Some(path) => draft.also(&Place::value(path), "licensed technology"),
        None => draft.at_most(Severity::Advice),
    };
}

/// Where the value exchange shows that what is licensed is technology.
fn technology(subject: &Subject<'_>) -> Option<String> {
    let exchange = subject.charter.value.get()?.exchange.get()?;
    exchange.iter().find_map(|(index, it)| {
        let kind = folded(it.kind.get()?.as_str()).replace(['-', '_'], " ");
        TECHNOLOGY.iter().any(|word| kind.contains(word)).then(|| format!("value.exchange[{index}].kind"))
    })
}
