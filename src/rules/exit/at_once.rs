use super::terms::{is_meant, place};
use crate::document::charter::exit::{Condition, Exit};
use crate::document::charter::model::LegalForm;
use crate::document::scalar::Notice;
use crate::document::{Each, Field, List, folded};
use crate::rules::by_words::{after, begins_with, has_phrase};
use crate::rules::{Draft, Drafts, Subject, rule};

rule! {
    /// a party may exit without notice
    "exit-at-once",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Exposed,
    authority: ["S2", "contract practice"],
    why: "the other parties lose a partner overnight, with no time to replace what it brought",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    let notices = exit.notice.get().into_iter().flat_map(Each::iter);
    for (party, _) in notices.filter(|(_, notice)| **notice == Notice::AtOnce) {
        if is_of_members(subject, party) || is_after_cure(subject, exit, party) {
            continue;
        }
        let who = who(subject, party);
        let draft = drafts.at_value(place("notice", party), format!("{who} may exit without notice"));
        helped(costing_the_others(draft, party));
    }
    let conditions = exit.conditions.get().into_iter().flat_map(Each::iter);
    for (whose, listed) in conditions {
        for (index, condition) in listed.iter().filter(|(_, it)| is_at_once(it)) {
            let party = whose.or_else(|| leaving(subject, condition));
            if is_of_members(subject, party) || is_cured(exit, party, condition) {
                continue;
            }
            let ground = condition.when.get().map_or_else(String::new, |when| format!(": {when}"));
            let path = format!("{}[{index}]", place("conditions", whose));
            let who = who(subject, party);
            let draft = drafts.at_value(path, format!("{who} may exit without notice{ground}"));
            helped(costing_the_others(draft, party));
        }
    }
}

/// Whether a condition ends it without notice, as its own key or its words say.
fn is_at_once(condition: &Condition) -> bool {
    let words = ["at once", "immediately", "immediate effect", "without notice", "overnight"];
    let says = |when: &str| has_phrase(&folded(when), &words);
    match condition.notice.get() {
        Some(notice) => *notice == Notice::AtOnce,
        None => condition.notice.is_missing() && condition.when.get().is_some_and(|when| says(when.as_str())),
    }
}

/// The party that may leave on a condition, where its words say so: "Relegation, at once, by Quell".
fn leaving<'a>(subject: &Subject<'a>, condition: &Condition) -> Option<&'a str> {
    let by = after(&folded(condition.when.get()?.as_str()), &["by"])?;
    subject.charter.party_ids().into_iter().find(|party| begins_with(subject.charter, &by, party))
}

fn costing_the_others<'r>(draft: Draft<'r>, party: Option<&str>) -> Draft<'r> {
    match party {
        Some(party) => draft.hits_all_but(party),
        None => draft,
    }
}

fn helped(draft: Draft<'_>) {
    draft.help("agree a notice period, such as `notice: 30 days`, or time to remedy a breach first, such as `cure: 10 days`");
}

fn who<'a>(subject: &Subject<'a>, party: Option<&'a str>) -> &'a str {
    party.map_or("any party", |party| subject.charter.party_name(party))
}

/// Members come and go, and what holds for every one of them is no surprise.
fn is_of_members(subject: &Subject<'_>, party: Option<&str>) -> bool {
    let form = subject.charter.model.and(|model| &model.legal_form);
    let has_members = matches!(
        form.get(),
        Some(LegalForm::Association | LegalForm::Foundation | LegalForm::Memorandum | LegalForm::Informal)
    );
    party.is_none() && (has_members || subject.is_ecosystem())
}

/// Whether all that a party may leave for is a breach that the other has had time to put right.
fn is_after_cure(subject: &Subject<'_>, exit: &Exit, party: Option<&str>) -> bool {
    let ids = party.map_or_else(|| subject.parties(), |party| vec![party]);
    let listed =
        |party: &str| exit.conditions.as_ref().inside(|conditions| conditions.of(party)).get().copied();
    let all_cured = |listed: &List<Condition>, party: &str| {
        !listed.is_empty() && listed.values().all(|it| is_cured(exit, Some(party), it))
    };
    !ids.is_empty() && ids.iter().all(|party| listed(party).is_some_and(|listed| all_cured(listed, party)))
}

fn is_cured(exit: &Exit, party: Option<&str>, condition: &Condition) -> bool {
    let cure = exit.cure.get();
    let has_time = cure.is_some_and(|cure| match party {
        Some(party) => matches!(cure.of(party), Field::Given(_)),
        None => true,
    });
    has_time && is_meant(&condition.when, "breach")
}
