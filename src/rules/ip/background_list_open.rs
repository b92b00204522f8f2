use crate::document::Field;
use crate::document::scalar::YesNo;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// only listed background may be used, and the list is not complete
    "background-list-open",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the others have no right to use what the work needs, if it was left off the list",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let complete = subject.charter.ip.and(|ip| &ip.background_complete);
    let said = |party: &str| complete.inside(|complete| complete.of(party));
    let open: Vec<&str> = subject
        .parties()
        .into_iter()
        .filter(|party| matches!(said(party), Field::Given(YesNo::No) | Field::Open))
        .collect();
    if open.is_empty() {
        return;
    }
    let is_undecided = open.iter().all(|party| said(party).is_open());
    let how = if is_undecided { "not known to be complete" } else { "not complete" };
    let whose = names(subject.charter, &open);
    drafts
        .at_value("ip.background_complete", format!("list of background IP {how}: {whose}"))
        .help("go through the work plan, add to the list what each task needs, and write `background_complete: yes` before signing");
}
