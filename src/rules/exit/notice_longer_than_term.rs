use super::terms::place;
use crate::document::charter::term::Term;
use crate::document::scalar::Duration;
use crate::finding::Place;
use crate::method::term::{last_day, leaves_no_day, place_of_last_day, renews_by_itself};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a notice period is as long as the term, or longer
    "notice-longer-than-term",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["ours"],
    why: "notice this long can never be given in time, so no party can exit early",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    locked_in(subject, term, drafts);
    let of_term = term.notice.get().map(|notice| ("term.notice".to_owned(), *notice));
    let of_exit = subject.charter.exit.and(|exit| &exit.notice);
    let of_exit = of_exit.get().into_iter().flat_map(|notices| notices.iter());
    let of_exit = of_exit.filter_map(|(party, notice)| Some((place("notice", party), *notice.duration()?)));
    for (path, notice) in of_term.into_iter().chain(of_exit).filter(|(_, notice)| leaves_no_day(term, notice))
    {
        drafts
            .at_value(path, format!("notice of {notice} cannot be given in time: {}", against(term, &notice)))
            .label("as long as the term, or longer")
            .also(&Place::value(place_of_last_day(term)), "the term ends here")
            .help("agree a notice period shorter than the term, such as a quarter of it, or a longer term");
    }
}

/// A day before which nobody may leave, and which comes after the last one.
fn locked_in(subject: &Subject<'_>, term: &Term, drafts: &mut Drafts<'_>) {
    let moments = subject.charter.exit.get().and_then(|exit| exit.not_before.get());
    let Some(last) = last_day(term).filter(|_| !renews_by_itself(term)) else { return };
    for (party, moment) in moments.into_iter().flat_map(|it| it.iter()) {
        let Some(first) = moment.day(term.start.get().copied()).filter(|first| *first > last) else {
            continue;
        };
        let who = party.map_or("no party", |party| subject.charter.party_name(party));
        let may = if party.is_some() { "may not exit" } else { "may exit" };
        drafts
            .at_value(
                place("not_before", party),
                format!("{who} {may} before {first}, but the term ends on {last}"),
            )
            .label("after the last day")
            .also(&Place::value(place_of_last_day(term)), "the term ends here")
            .help("agree an earlier day, or write `right: none` if no party may exit before the end");
    }
}

/// By when it would have to be given, or how long the term is.
fn against(term: &Term, notice: &Duration) -> String {
    match (term.start.get(), last_day(term).and_then(|last| last.minus(notice))) {
        (Some(start), Some(by)) => {
            format!("due by {by}, but the term begins on {start}")
        }
        _ => match term.length.get() {
            Some(length) => format!("the term lasts {length}"),
            None => "the term is shorter".to_owned(),
        },
    }
}
