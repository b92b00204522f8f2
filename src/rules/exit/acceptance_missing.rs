use crate::document::charter::model::Structure;
use crate::document::charter::plan::Deliverable;
use crate::document::{Field, List};
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a contractual project has no acceptance criteria
    "exit-acceptance-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Delivery), consequence: Adrift,
    question: "When is the project complete?",
    at: "exit.acceptance", example: "the joint tests pass", concerns: All,
    authority: ["S2"],
    why: "one party says done, the other says not yet, and payment waits in between",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let structure = charter.model.and(|model| &model.structure);
    let of_the_whole = charter.exit.and(|exit| &exit.acceptance);
    if structure.get() != Some(&&Structure::ContractualProject) || !of_the_whole.is_missing() {
        return;
    }
    match &charter.deliverables {
        Field::Given(deliverables) if !deliverables.is_empty() => report_unaccepted(drafts, deliverables),
        Field::Invalid => {}
        // Without an exit section its own rule speaks first.
        _ if charter.exit.is_missing() => {}
        _ => {
            let message = match of_the_whole.is_open() {
                true => "acceptance criteria for the project undecided",
                false => "no acceptance criteria for the project",
            };
            drafts
                .at_key("exit.acceptance", message)
                .help("agree what the result must pass and who checks it; write `acceptance:` under `exit`, or at each of the `deliverables:`");
        }
    }
}

/// Where every deliverable has its own criterion, the project is done with the last of them.
fn report_unaccepted(drafts: &mut Drafts<'_>, deliverables: &List<Deliverable>) {
    let without: Vec<(usize, &Deliverable)> =
        deliverables.iter().filter(|(_, deliverable)| deliverable.acceptance.is_missing()).collect();
    let Some((first, _)) = without.first() else { return };
    let names: Vec<String> = without.iter().map(|(index, deliverable)| named(*index, deliverable)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    drafts
        .at_key(
            format!("deliverables[{first}].acceptance"),
            format!("no acceptance criteria for {}", series(&names)),
        )
        .help("agree what each must pass; write `acceptance:` at each deliverable, such as `acceptance: Passes the joint test suite`, or one for all under `exit`");
}

fn named(index: usize, deliverable: &Deliverable) -> String {
    match deliverable.what.get() {
        Some(what) => format!("\"{what}\""),
        None => format!("deliverable {}", index + 1),
    }
}
