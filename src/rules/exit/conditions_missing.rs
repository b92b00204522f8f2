use super::terms::{for_whom, place};
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::Condition;
use crate::document::charter::model::LegalForm;
use crate::document::{Field, List};
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::clauses::charter_says;
use crate::rules::{Drafts, Subject, Wanted, rule, settled, wanted};

rule! {
    /// exit triggers are missing, or leave out a standard one
    "exit-conditions-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(WayOut), consequence: Unsaid,
    question: "On which grounds may a party exit?",
    at: "exit.conditions", example: "breach, change-of-control, convenience", concerns: All,
    authority: ["S3"],
    why: "without agreed triggers every exit starts with a dispute about whether it is allowed",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.conditions.{party},
    words: Term {
        no: "exit triggers",
        example: "conditions: [breach, change-of-control, convenience]",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    Wanted { said, ..WANTED }.judge(subject, drafts);
    let Some(conditions) = exit.conditions.get() else { return };
    for (party, listed) in conditions.iter() {
        // Of a party that may not leave no ground is asked.
        if party.is_some_and(|party| exit.denies(party)) {
            continue;
        }
        // What an unreadable entry was meant to say is not known.
        if listed.0.iter().any(|entry| entry.and(|it| &it.when).is_invalid()) {
            continue;
        }
        report_unmentioned(subject, drafts, party, listed);
    }
}

/// Nothing is wanted of a party that may not leave.
fn said(charter: &Charter, party: Option<&str>) -> Field<()> {
    let denies = |party: &str| charter.exit.get().is_some_and(|exit| exit.denies(party));
    let is_settled = match party {
        Some(party) => denies(party),
        None => charter.knows_parties() && charter.party_ids().into_iter().all(denies),
    };
    if is_settled { Field::Invalid } else { (WANTED.said)(charter, party) }
}

fn report_unmentioned(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    party: Option<&str>,
    listed: &List<Condition>,
) {
    let (at, whom) = (place("conditions", party), for_whom(subject, party));
    let unmentioned: Vec<Usual> = Usual::ALL
        .into_iter()
        .filter(|usual| {
            !listed.values().filter_map(|it| it.when.get()).any(|text| usual.is_meant_by(text.as_str()))
        })
        .filter(|usual| !(matches!(usual, Usual::ChangeOfControl) && settled::control(subject)))
        .filter(|usual| !usual.is_settled(subject, party))
        .collect();
    if unmentioned.is_empty() {
        return;
    }
    let words: Vec<&str> = unmentioned.iter().map(|usual| usual.in_words()).collect();
    let keys: Vec<String> = unmentioned.iter().map(|usual| format!("`{}`", usual.key())).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    drafts
        .at_key(at.clone(), format!("exit triggers{whom} leave out {}", series(&words)))
        .at_most(Severity::Advice)
        .help(format!(
            "agree whether that allows an exit; if it does, add {} to `{at}`; if not, write there in words that it does not",
            series(&keys)
        ));
}

/// Whether the partnership is of bodies and members that cannot be bought.
fn is_unowned(subject: &Subject<'_>) -> bool {
    let form = subject.charter.model.and(|model| &model.legal_form);
    matches!(
        form.get(),
        Some(
            LegalForm::Association
                | LegalForm::Foundation
                | LegalForm::HostedProject
                | LegalForm::StatutoryDuty
        )
    )
}

/// The usual conditions [S3].
#[derive(Clone, Copy)]
enum Usual {
    Breach,
    ChangeOfControl,
    Convenience,
}

impl Usual {
    const ALL: [Self; 3] = [Self::Breach, Self::ChangeOfControl, Self::Convenience];

    fn key(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::ChangeOfControl => "change-of-control",
            Self::Convenience => "convenience",
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::ChangeOfControl => "change of control",
            Self::Convenience => "termination for convenience",
        }
    }

    /// Whether the contract, or the form of the partnership, settles it. A contract that lets nobody leave at will has decided
    /// that; one without a word on a change of control leaves it open who the partner will be, but for a body that nobody owns.
    fn is_settled(self, subject: &Subject<'_>, party: Option<&str>) -> bool {
        let says = |kind| charter_says(subject.charter, kind, party);
        match self {
            Self::Breach => false,
            Self::ChangeOfControl => says(ClauseKind::ChangeOfControl) == Some(true) || is_unowned(subject),
            Self::Convenience => says(ClauseKind::TerminationForConvenience).is_some(),
        }
    }

    /// Whether a condition in words is about this.
    fn is_meant_by(self, text: &str) -> bool {
        let text = text.to_lowercase().replace(['-', '_'], " ");
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let is_breach = has(&[
            "breach",
            "default",
            "for cause",
            "failure to",
            "fails to",
            "violat",
            "not paid",
            "unpaid",
            "good reason",
            "good cause",
            "just cause",
            "misconduct",
        ]);
        let is_control =
            has(&["control", "acqui", "takeover", "taken over", "merge", "owner", "is sold", "is bought"]);
        match self {
            Self::Breach => is_breach,
            Self::ChangeOfControl => is_control,
            Self::Convenience => {
                has(&["convenien", "without cause", "reason", "any time", "at will", "freely", "wish"])
                    || (has(&["notice"]) && !is_breach && !is_control)
            }
        }
    }
}
