use super::wording;
use crate::finding::Severity;
use crate::grammar::counted;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// too many questions on the team's own checklist are not met
    "own-checklist-failed",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Unsaid,
    authority: ["ours"],
    why: "the team would sign without meeting the conditions that it set for itself",
    sums_up: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for list in subject.assessment.readiness.iter().filter(|list| list.definition.is_own && list.is_firm()) {
        // Asking again whether this is the right partner stops nobody from signing.
        let most = match list.verdict {
            Verdict::Pause => Severity::Error,
            Verdict::Reconsider => Severity::Warning,
            Verdict::NotStarted | Verdict::Ready | Verdict::Complete | Verdict::Address => continue,
        };
        failed(subject, list, most, drafts);
    }
}

fn failed(subject: &Subject<'_>, list: &ChecklistResult, most: Severity, drafts: &mut Drafts<'_>) {
    let definition = &list.definition;
    let message = format!(
        "{}: {} of {} of `{}` not met: {}",
        list.verdict.as_str().to_uppercase(),
        list.no,
        counted(list.of, "question"),
        definition.id,
        wording::no_items(list)
    );
    let enough = definition.threshold.number(subject.policy);
    let help = format!(
        "add what the notes name, or answer under `checklists.{}`; it passes once fewer than {enough} are not met",
        definition.id
    );
    let place = YamlPath::root().key("checklists").key(&*definition.id);
    let draft = drafts.at_key(place, message).help(help).at_most(most);
    wording::reasons(subject.charter, list).fold(draft, |draft, reason| draft.note(reason));
}
