use super::wording;
use crate::document::charter::checklists::BuiltInList;
use crate::grammar::counted;
use crate::method::readiness::Verdict;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// too many questions of partner fit are not met, so the verdict is RECONSIDER
    "fit-reconsider",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Unsaid,
    authority: ["S3"],
    why: "a better contract cannot make up for a partner that does not fit",
    policy: [fit_reconsider_from, fit_score_least],
    sums_up: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(list) = wording::list(subject, BuiltInList::Fit)
        .filter(|list| list.verdict == Verdict::Reconsider && list.is_firm())
        // Silence is no reason to think again about a partner.
        .filter(|list| list.items.iter().any(|item| item.answer.is_some()))
    else {
        return;
    };
    let message = format!(
        "RECONSIDER: {} of {} of partner fit not met: {}",
        list.no,
        counted(list.of, "question"),
        wording::no_items(list)
    );
    let help = "rethink the partner, or close the gaps in the notes first";
    let draft = drafts.at_key("checklists.fit", message).help(help);
    wording::reasons(subject.charter, list).fold(draft, |draft, reason| draft.note(reason));
}
