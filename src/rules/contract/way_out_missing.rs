use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::method::term::last_day;
use crate::rules::clauses::{clause, contract_has, lack, listed, place};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

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
    let is_perpetual =
        clause(subject, expiration).is_some_and(|it| it.value.get() == Some(&ClauseValue::Perpetual));
    let end = if is_perpetual {
        Some("the contract is perpetual".to_owned())
    } else {
        lack(subject, expiration, "expiration date")
    };
    let Some((end, leaving)) =
        end.zip(lack(subject, ClauseKind::TerminationForConvenience, "termination for convenience"))
    else {
        return;
    };
    let is_unlisted = |kind| listed(subject).is_some_and(|contract| contract.clause(kind).is_missing());
    let path = [expiration, ClauseKind::TerminationForConvenience]
        .into_iter()
        .find(|kind| !is_unlisted(*kind))
        .map_or_else(|| "contract".to_owned(), place);
    let leaving = leaving.replacen("the contract section ", "", 1).replacen("the contract ", "", 1);
    let reason = REASONS.of(subject);
    let draft = drafts
        .at_key(path, format!("nobody can leave the contract: {end} and {leaving}; {reason}"))
        .help("agree on one of them, and write `expiration_date:` with the day, or `termination_for_convenience: yes`, under `contract`");
    let last = subject.charter.term.get().and_then(last_day);
    if let Some(last) = last.filter(|_| !contract_has(subject, expiration)) {
        draft.note(format!(
            "the charter's term ends on {last}; that binds nobody unless the contract says it too"
        ));
    }
}
