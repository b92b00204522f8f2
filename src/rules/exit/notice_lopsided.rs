use super::terms::place;
use crate::document::Each;
use crate::document::scalar::Notice;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party may exit at much shorter notice than another
    "exit-notice-lopsided",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S2", "ours"],
    why: "the party with the longer notice gets less time to find a replacement than it gives",
    policy: [notice_factor_from],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(notice) = subject.charter.exit.get().and_then(|exit| exit.notice.get()) else { return };
    let Each::Parties(periods) = notice else { return };
    let longest = periods.iter().max_by_key(|(_, period)| period.approximate_days());
    let Some((slow, long)) = longest else { return };
    let factor = subject.policy.notice_factor_from;
    let is_short = |period: &Notice| {
        period.approximate_days().saturating_mul(factor) <= long.approximate_days()
            && period != long
            && long.approximate_days() > 0
    };
    for (quick, short) in periods.iter().filter(|(_, period)| is_short(period)) {
        let (quick_name, slow_name) = (subject.charter.party_name(quick), subject.charter.party_name(slow));
        drafts
            .at_value(
                place("notice", Some(quick)),
                format!("{quick_name} may exit {}, {slow_name} only {}", after(short), after(long)),
            )
            .hits(&[slow])
            .label(format!("{quick_name} exits {}", after(short)))
            .also(&Place::value(place("notice", Some(slow))), format!("{slow_name} exits {}", after(long)))
            .help(format!("agree periods that are closer, or write `notice: {long}` for all"));
    }
}

fn after(notice: &Notice) -> String {
    match notice {
        Notice::AtOnce => "at once".to_owned(),
        Notice::After(duration) => format!("after {duration}"),
    }
}
