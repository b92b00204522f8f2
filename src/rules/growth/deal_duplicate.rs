use super::naming;
use super::naming::{line, party, place, subject_of, time};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party registered the same deal twice
    "deal-duplicate",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Untidy,
    authority: ["S1"],
    why: "a deal registered twice is counted, and perhaps paid, twice",
    policy: [deal_protection],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for collision in subject.assessment.collisions.iter().filter(|it| it.is_same_party) {
        let Some((record, path)) = place(subject, collision.later) else { continue };
        let (what, line) = (subject_of(subject, collision.later), line(subject, collision.later));
        let (who, when) = (party(subject, collision.later), time(subject, collision.first));
        let mut draft = drafts
            .at_record(record, path, format!("{line}{who} already registered {what} on {when}"))
            .help("keep the earlier registration and delete this one");
        if let Some((record, path)) = place(subject, collision.first) {
            let label = format!("{}registered first", naming::line(subject, collision.first));
            draft = draft.also_in_record(record, &Place::value(path), label);
        }
        let _ = draft;
    }
}
