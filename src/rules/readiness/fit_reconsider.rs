use super::wording;
use crate::document::charter::checklists::BuiltInList;
use crate::grammar::{counted, number};
use crate::method::readiness::Verdict;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// so many questions of partner fit count as No that the partner should be reconsidered
    "fit-reconsider",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Unsaid,
    authority: ["S3"],
    why: "a partner that does not fit is not made to fit by a better contract",
    policy: [fit_reconsider_from, fit_score_least],
    sums_up: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(list) = wording::list(subject, BuiltInList::Fit)
        .filter(|list| list.verdict == Verdict::Reconsider && list.is_firm())
    else {
        return;
    };
    let message = format!(
        "RECONSIDER: {} of {} of partner fit {} as No: {}",
        list.no,
        counted(list.of, "question"),
        number(list.no, "counts", "count"),
        wording::no_items(list)
    );
    let help = "ask again whether this is the right partner, or invest heavily in what the notes name";
    let draft = drafts.at_key("checklists.fit", message).help(help);
    wording::reasons(list).fold(draft, |draft, reason| draft.note(reason));
}
