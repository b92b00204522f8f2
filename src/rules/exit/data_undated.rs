use super::terms::{for_whom, place};
use crate::document::scalar::Within;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// shared data is handed over or deleted at the end without a time limit
    "exit-data-undated",
    severity: Advice, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Adrift,
    authority: ["contract practice"],
    why: "without a number of days, a party that waits for its data cannot say when the other is late",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(data) = subject.charter.exit.get().and_then(|exit| exit.data.get()) else { return };
    for (party, terms) in data.iter() {
        let Some(terms) = terms.value() else { continue };
        let limits = [("handover", "handed over", &terms.handover), ("deletion", "deleted", &terms.deletion)];
        for (key, done, within) in limits {
            let Some(within @ (Within::Promptly | Within::OnRequest(None))) = within.get() else { continue };
            let write = match within {
                Within::OnRequest(_) => "on request, 30 days",
                Within::Promptly | Within::Time(_) => "30 days",
            };
            let whom = for_whom(subject, party);
            drafts
                .at_value(
                    format!("{}.{key}", place("data", party)),
                    format!("shared data is {done} {within}{whom}, with no time limit"),
                )
                .help(format!("agree a number of days, such as `{key}: {write}`"));
        }
    }
}
