use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::method::term::last_day;
use crate::rules::clauses::{contract_has, is_by_party, lack, lack_of, listed, place, value_of};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the contract neither ends on a day nor may be ended without a cause
    "way-out-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a contract that nobody can leave holds the one who has become weaker",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project is left by its contract coming to an end",
    ecosystem: "the members of an ecosystem come and go, and this one could only come",
    integrated: "in an integrated alliance people, assets and IP stay tied up until the other lets go",
    venture: "a share in a joint venture binds its owner until there is a way to sell it or to stop",
    untold: "a party could leave only if the other agrees",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let expiration = ClauseKind::ExpirationDate;
    let is_perpetual = value_of(subject, expiration) == Some(&ClauseValue::Perpetual);
    let end = if is_perpetual {
        Some("the contract is perpetual".to_owned())
    } else {
        lack(subject, expiration, "expiration date")
    };
    let (kind, noun) = (ClauseKind::TerminationForConvenience, "termination for convenience");
    let bound: Vec<&str> = subject
        .parties()
        .into_iter()
        .filter(|party| is_by_party(subject, kind) && lack_of(subject, kind, party, noun).is_some())
        .collect();
    let leaving = lack(subject, kind, noun).or_else(|| lack_of(subject, kind, bound.first()?, noun));
    let Some((end, leaving)) = end.zip(leaving) else { return };
    let who = match bound.len() {
        0 => "nobody".to_owned(),
        count if count == subject.parties().len() => "nobody".to_owned(),
        _ => names(subject.charter, &bound),
    };
    let can = if who == "nobody" { "can" } else { "cannot" };
    let is_unlisted = |kind| listed(subject).is_some_and(|contract| contract.clause(kind).is_missing());
    let path = [expiration, ClauseKind::TerminationForConvenience]
        .into_iter()
        .find(|kind| !is_unlisted(*kind))
        .map_or_else(|| "contract".to_owned(), place);
    let leaving = leaving.replacen("the contract section ", "", 1).replacen("the contract ", "", 1);
    let reason = REASONS.of(subject);
    let draft = drafts
        .at_key(path, format!("{who} {can} leave the contract: {end} and {leaving}; {reason}"))
        .help("agree on one of them, and write `expiration_date:` with the day, or `termination_for_convenience: yes`, under `contract`");
    let last = subject.charter.term.get().and_then(last_day);
    if let Some(last) = last.filter(|_| !contract_has(subject, expiration)) {
        draft.note(format!(
            "the charter's term ends on {last}; that binds nobody unless the contract says it too"
        ));
    }
}
