use super::terms::place;
use crate::document::Each;
use crate::document::scalar::Notice;
use crate::finding::Place;
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

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
    let quick: Vec<(&str, &Notice)> = periods.iter().filter(|(_, period)| is_short(period)).collect();
    let Some((first, rest)) = quick.split_first() else { return };
    let slow_name = subject.charter.party_name(slow);
    // Those with one period are named together.
    let mut groups: Vec<(&Notice, Vec<&str>)> = Vec::new();
    for (party, period) in &quick {
        match groups.iter_mut().find(|(known, _)| known == period) {
            Some((_, parties)) => parties.push(party),
            None => groups.push((period, vec![party])),
        }
    }
    let may: Vec<String> = groups
        .iter()
        .map(|(period, parties)| format!("{} may exit {}", names(subject.charter, parties), after(period)))
        .collect();
    let mut draft = drafts
        .at_value(
            place("notice", Some(first.0)),
            format!("{}, {slow_name} only {}", series(&may), after(long)),
        )
        .hits(&[slow])
        .label(format!("{} exits {}", subject.charter.party_name(first.0), after(first.1)))
        .help(format!("agree periods that are closer, or write `notice: {long}` for all"));
    for (party, period) in rest {
        let label = format!("{} exits {}", subject.charter.party_name(party), after(period));
        draft = draft.also(&Place::value(place("notice", Some(party))), label);
    }
    draft.also(&Place::value(place("notice", Some(slow))), format!("{slow_name} exits {}", after(long)));
}

fn after(notice: &Notice) -> String {
    match notice {
        Notice::AtOnce => "at once".to_owned(),
        Notice::After(duration) => format!("after {duration}"),
    }
}
