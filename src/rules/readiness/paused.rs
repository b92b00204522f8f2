use super::wording;
use crate::document::charter::checklists::BuiltInList;
use crate::grammar::{counted, number};
use crate::method::readiness::Verdict;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// so many questions before signing count as No that the verdict is to pause
    "readiness-paused",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Unsaid,
    authority: ["S0"],
    why: "an alliance that is signed with such gaps settles them later, in conflict and at a higher price",
    policy: [signing_pause_from],
    sums_up: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(list) = wording::list(subject, BuiltInList::Signing)
        .filter(|list| list.verdict == Verdict::Pause && list.is_firm())
    else {
        return;
    };
    let message = format!(
        "PAUSE: {} of {} before signing {} as No: {}",
        list.no,
        counted(list.of, "question"),
        number(list.no, "counts", "count"),
        wording::no_items(list)
    );
    let enough = subject.policy.signing_pause_from;
    let help =
        format!("add to the charter what the notes name; fewer than {enough} No and the pause is over");
    let draft = drafts.at_key("checklists.signing", message).help(help);
    wording::reasons(list).fold(draft, |draft, reason| draft.note(reason));
}
