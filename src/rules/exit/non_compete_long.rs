use super::terms::{for_whom, place};
use crate::document::NoneOr;
use crate::document::scalar::Duration;
use crate::finding::Severity;
use crate::rules::contract::lengths::is_longer;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a non-compete is longer than usual
    "exit-non-compete-long",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Exposed,
    authority: ["S3", "ours"],
    why: "a long ban keeps a party out of its own market, and many courts will not uphold it",
    policy: [non_compete_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let most = Duration::of_months(subject.policy.non_compete_most);
    let Some(non_compete) = subject.charter.exit.get().and_then(|exit| exit.non_compete.get()) else {
        return;
    };
    for (party, terms) in non_compete.iter() {
        let Some(NoneOr::Some(length)) = terms.length.get() else { continue };
        if !is_longer(length, &most) {
            continue;
        }
        let message = format!("non-compete of {length}{} is longer than {most}", for_whom(subject, party));
        let at = place("non_compete", party);
        if terms.reason.is_given() {
            drafts
                .at_value(format!("{at}.length"), message)
                .at_most(Severity::Advice)
                .label(format!("longer than {most}"))
                .help(format!("check that its reason still holds; if not, shorten it to `{most}` or less"));
        } else {
            drafts.at_value(at, message).label(format!("longer than {most}")).help(format!(
                "shorten it to `{most}` or less, or give the grounds as `reason:` next to its `length:`"
            ));
        }
    }
}
