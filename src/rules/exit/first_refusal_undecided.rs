use super::terms::place;
use crate::document::Each;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::{LegalForm, Structure};
use crate::rules::clauses::contract_says;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// no decision on a right of first refusal over a departing party's share
    "exit-first-refusal-undecided",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Equity), consequence: Unsaid,
    question: "May the parties that stay buy the share of one that exits before others may?",
    at: "exit.right_of_first_refusal", example: "yes", concerns: All,
    authority: ["S3"],
    why: "the remaining party could find a competitor as its co-owner",
    check: Partnership(check),
}

const KEY: &str = "right_of_first_refusal";

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    let Some(shared) = what_is_shared(subject) else { return };
    if contract_says(subject, ClauseKind::RightOfFirstRefusal).is_some() {
        return;
    }
    let term = &exit.right_of_first_refusal;
    if term.is_missing() {
        let message = match term.is_open() {
            true => format!("right of first refusal undecided in {shared}"),
            false => format!("no decision on a right of first refusal in {shared}"),
        };
        drafts.at_key(place(KEY, None), message).help(HELP);
        return;
    }
    let Some(Each::Parties(parties)) = term.get() else { return };
    let undecided: Vec<&str> =
        subject.parties().into_iter().filter(|party| parties.of(party).is_missing()).collect();
    if undecided.is_empty() {
        return;
    }
    let names = names(subject.charter, &undecided);
    let lines: Vec<String> =
        undecided.iter().map(|party| format!("`{party}: yes` or `{party}: no`")).collect();
    drafts
        .at_key(
            place(KEY, None),
            format!("no decision on a right of first refusal for {names} in {shared}"),
        )
        .help(format!("agree who may buy a departing party's share first; write {} under `exit.{KEY}`, or one answer for all", lines.join(", ")));
}

const HELP: &str = "agree whether the remaining party may buy the share first; write `right_of_first_refusal: yes` or `right_of_first_refusal: no` under `exit`";

/// What one party could sell when it leaves. Where nothing is owned together there is nothing to refuse.
fn what_is_shared(subject: &Subject<'_>) -> Option<&'static str> {
    let model = subject.charter.model.get()?;
    if model.legal_form.get() == Some(&LegalForm::JointVenture) {
        return Some("the joint venture");
    }
    (model.structure.get() == Some(&Structure::IntegratedAlliance)).then_some("the integrated alliance")
}
