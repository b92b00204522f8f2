use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::Structure;
use crate::method::term::{is_perpetual, open_key};
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a contractual project has no end date
    "project-end-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(WayOut), consequence: Unsaid,
    question: "When does the project end?",
    also_at: "term.length", example: "9 months", concerns: All,
    authority: ["S2"],
    why: "work goes on beyond the fixed scope that the price was agreed for",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let is_project =
        charter.model.get().and_then(|model| model.structure.get()) == Some(&Structure::ContractualProject);
    // Where it is said when the result is accepted, the project ends with it.
    let is_accepted = charter.exit.and(|exit| &exit.acceptance).is_given();
    if !is_project || is_accepted || contract_has(subject, ClauseKind::ExpirationDate) {
        return;
    }
    let help =
        "agree when the project ends; write `length:` or `end:` under `term`, such as `length: 6 months`";
    let Field::Given(term) = &charter.term else {
        if charter.term.is_missing() {
            drafts
                .at_value(
                    "term",
                    "no end date for the contractual project: it has no term",
                )
                .help("agree when the project ends; add a `term:` section with `start:` and `length:`, such as `length: 6 months`");
        }
        return;
    };
    if term.end.is_given() || term.end.is_invalid() {
        return;
    }
    if is_perpetual(term) {
        drafts
            .at_value("term.length", "contractual project set to run without end")
            .label("no end")
            .help(help);
    } else if term.length.is_missing() {
        let message = match term.length.is_open() || term.end.is_open() {
            true => "end date of the contractual project undecided",
            false => "no end date for the contractual project",
        };
        drafts.at_key(open_key(term), message).help(help);
    }
}
