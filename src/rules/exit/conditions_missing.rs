use super::terms::{for_whom, place};
use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::Text;
use crate::document::{Field, List};
use crate::finding::Severity;
use crate::grammar::{alternatives, series};
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, Wanted, rule, settled, wanted};

rule! {
    /// the exit section does not say on which conditions a party may leave, or leaves a usual one out
    "exit-conditions-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(WayOut), consequence: Unsaid,
    authority: ["S3"],
    why: "if it is not written when a party may leave, every wish to leave begins with a dispute",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.conditions.{party},
    words: Term {
        lacks: "names no conditions of leaving",
        example: "conditions: [breach, change-of-control, convenience]",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    WANTED.judge(subject, drafts);
    let Some(conditions) = exit.conditions.get() else { return };
    for (party, listed) in conditions.iter() {
        // What an unreadable entry was meant to say is not known.
        if listed.0.iter().any(Field::is_invalid) {
            continue;
        }
        report_unmentioned(subject, drafts, party, listed);
    }
}

fn report_unmentioned(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    party: Option<&str>,
    listed: &List<Text>,
) {
    let (at, whom) = (place("conditions", party), for_whom(subject, party));
    let unmentioned: Vec<Usual> = Usual::ALL
        .into_iter()
        .filter(|usual| !listed.values().any(|text| usual.is_meant_by(text.as_str())))
        .filter(|usual| !(matches!(usual, Usual::ChangeOfControl) && settled::control(subject)))
        .filter(|usual| !usual.clause().is_some_and(|clause| contract_has(subject, clause)))
        .collect();
    if unmentioned.is_empty() {
        return;
    }
    let words: Vec<&str> = unmentioned.iter().map(|usual| usual.in_words()).collect();
    let keys: Vec<String> = unmentioned.iter().map(|usual| format!("`{}`", usual.key())).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    drafts
        .at_key(
            at.clone(),
            format!("the conditions of leaving{whom} do not mention {}", alternatives(&words)),
        )
        .at_most(Severity::Advice)
        .help(format!(
            "add {} to `{at}`; where that shall be no ground to leave, say so there in words",
            series(&keys)
        ));
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
            Self::Breach => "a breach",
            Self::ChangeOfControl => "a change of control",
            Self::Convenience => "leaving at will after notice",
        }
    }

    /// The clause by which the contract settles it.
    fn clause(self) -> Option<ClauseKind> {
        match self {
            Self::Breach => None,
            Self::ChangeOfControl => Some(ClauseKind::ChangeOfControl),
            Self::Convenience => Some(ClauseKind::TerminationForConvenience),
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
