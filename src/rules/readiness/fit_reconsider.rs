use super::wording;
use crate::method::readiness::Verdict;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// so many questions of partner fit count as No that the partner should be reconsidered
    "fit-reconsider",
    severity: Warning, from: Negotiation,
    authority: ["S3"],
    why: "a partner that does not fit is not made to fit by a better contract",
    policy: [fit_reconsider_from, fit_score_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(list) =
        wording::list(subject, "fit").filter(|list| list.verdict == Verdict::Reconsider && list.is_firm())
    else {
        return;
    };
    let message = format!(
        "RECONSIDER: {} of {} questions of partner fit count as No: {}",
        list.no,
        list.of,
        wording::no_items(list)
    );
    let help = "ask again whether this is the right partner, or invest heavily in what the notes name";
    let draft = drafts.at_key("checklists.fit", message).help(help);
    wording::reasons(list).fold(draft, |draft, reason| draft.note(reason));
}
