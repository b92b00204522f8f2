use super::terms::place;
use crate::document::charter::term::Term;
use crate::document::scalar::Duration;
use crate::finding::Place;
use crate::method::term::{last_day, leaves_no_day, place_of_last_day};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a notice leaves no day of the term on which it could be given
    "notice-longer-than-term",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["ours"],
    why: "a notice that would have to be given before the first day binds everybody to the last one, whatever the exit says",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let of_term = term.notice.get().map(|notice| ("term.notice".to_owned(), *notice));
    let of_exit = subject.charter.exit.and(|exit| &exit.notice);
    let of_exit = of_exit.get().into_iter().flat_map(|notices| notices.iter());
    let of_exit = of_exit.map(|(party, notice)| (place("notice", party), *notice));
    for (path, notice) in of_term.into_iter().chain(of_exit).filter(|(_, notice)| leaves_no_day(term, notice))
    {
        drafts
            .at_value(path, format!("a notice of {notice} cannot be given: {}", against(term, &notice)))
            .label("as long as the term, or longer")
            .also(&Place::value(place_of_last_day(term)), "the term ends here")
            .help("write a notice that is shorter than the term, such as a quarter of it, or agree on a longer term");
    }
}

/// By when it would have to be given, or how long the term is.
fn against(term: &Term, notice: &Duration) -> String {
    match (term.start.get(), last_day(term).and_then(|last| Some((last, last.minus(notice)?)))) {
        (Some(start), Some((last, by))) => {
            format!("to end on {last} it would be due by {by}, and the term begins on {start}")
        }
        _ => match term.length.get() {
            Some(length) => format!("the term is {length} long"),
            None => "the term is shorter".to_owned(),
        },
    }
}
