use super::terms::place;
use crate::document::Each;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::{LegalForm, Structure};
use crate::rules::clauses::contract_says;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// nobody has decided whether the side that stays may buy the leaver's share first
    "exit-first-refusal-undecided",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Equity), consequence: Unsaid,
    question: "May the parties that stay buy the share of one that exits before others may?",
    at: "exit.right_of_first_refusal", example: "yes", concerns: All,
    authority: ["S3"],
    why: "the share of a party that leaves goes to somebody, and the one who stays has to live with whoever that is",
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
    let open = if term.is_open() { ": it is still open" } else { "" };
    if term.is_missing() {
        drafts
            .at_key(place(KEY, None), format!("{shared}, and the right of first refusal is undecided{open}"))
            .help(HELP);
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
            format!("{shared}, and the right of first refusal is undecided for {names}"),
        )
        .help(format!("write {} under `exit.{KEY}`, or one answer for all", lines.join(", ")));
}

const HELP: &str = "write `right_of_first_refusal: yes` or `right_of_first_refusal: no` under `exit`";

/// What one party could sell when it leaves. Where nothing is owned together there is nothing to refuse.
fn what_is_shared(subject: &Subject<'_>) -> Option<&'static str> {
    let model = subject.charter.model.get()?;
    if model.legal_form.get() == Some(&LegalForm::JointVenture) {
        return Some("a joint venture has shares that a party sells when it leaves");
    }
    (model.structure.get() == Some(&Structure::IntegratedAlliance))
        .then_some("in an integrated alliance a party that leaves has a share of what was built together")
}
