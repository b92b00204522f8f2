use crate::document::charter::governance::Governance;
use crate::document::scalar::Text;
use crate::document::{Authority, reads_the_same};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// two places disagree on who decides, or on the escalation order
    "decisions-contradictory",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["contract practice"],
    why: "in a dispute each party relies on the place that suits it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    two_deciders(subject, governance, drafts);
    two_orders(subject, governance, drafts);
}

/// What names a change of the charter and nothing else.
const AMENDMENTS: [&str; 6] = [
    "amendments",
    "amendment of the charter",
    "amendments to the charter",
    "changes to the charter",
    "changes of the charter",
    "changes to this charter",
];

/// The same decision listed twice, or once more under `amendments`, with different deciders.
fn two_deciders(subject: &Subject<'_>, governance: &Governance, drafts: &mut Drafts<'_>) {
    let decisions = governance.decisions.get().into_iter().flat_map(|decisions| decisions.iter());
    let said: Vec<(usize, &Text, &Authority)> = decisions
        .filter_map(|(index, decision)| Some((index, decision.what.get()?, decision.decides.get()?)))
        .collect();
    let amends = governance.amendments.get().and_then(|it| it.decides.get());
    for (at, (index, what, decides)) in said.iter().enumerate() {
        let path = format!("governance.decisions[{index}].decides");
        let message = |one: &Authority| {
            format!("`{what}`: decided by {} and by {}", called(subject, one), called(subject, decides))
        };
        let earlier =
            said.iter().take(at).find(|(_, other, _)| reads_the_same(other.as_str(), what.as_str()));
        if let Some((first, _, other)) = earlier.filter(|(.., other)| !is_same(subject, other, decides)) {
            drafts
                .at_value(path, message(other))
                .help(HELP)
                .also(&Place::value(format!("governance.decisions[{first}].decides")), "the same decision");
        } else if let Some(other) = amends.filter(|other| {
            AMENDMENTS.iter().any(|word| reads_the_same(what.as_str(), word))
                && !is_same(subject, other, decides)
        }) {
            drafts
                .at_value(path, message(other))
                .help(HELP)
                .also(&Place::value("governance.amendments.decides"), "the same decision");
        }
    }
}

const HELP: &str = "ask which was agreed, and correct or delete the other";

fn is_same(subject: &Subject<'_>, one: &Authority, other: &Authority) -> bool {
    one == other || reads_the_same(&called(subject, one), &called(subject, other))
}

/// What people call whoever decides.
pub(super) fn called(subject: &Subject<'_>, who: &Authority) -> String {
    match who {
        Authority::Party(id) => subject.charter.party_name(id).to_owned(),
        Authority::Body(id) => body_name(subject, id).unwrap_or_else(|| id.clone()),
        Authority::All => "all parties".to_owned(),
        Authority::Other(words) => words.clone(),
    }
}

fn body_name(subject: &Subject<'_>, id: &str) -> Option<String> {
    let bodies = subject.charter.governance.get()?.bodies.get()?;
    let body = bodies.values().find(|body| body.id.get().is_some_and(|own| own.as_str() == id))?;
    Some(body.name.get()?.to_string())
}

/// The escalation path and the levels of the conflict protocol, where both name the same two in opposite order.
fn two_orders(subject: &Subject<'_>, governance: &Governance, drafts: &mut Drafts<'_>) {
    let levels = subject.charter.conflict.get().and_then(|conflict| conflict.levels.get());
    let levels: Vec<&str> = levels
        .into_iter()
        .flat_map(|levels| levels.values())
        .filter_map(|it| it.who.get().map(Text::as_str))
        .collect();
    let place = |who: &Authority| {
        let is_it = |level: &&str| {
            let by_id =
                matches!(who, Authority::Body(id) | Authority::Party(id) if reads_the_same(id, level));
            by_id || reads_the_same(&called(subject, who), level)
        };
        levels.iter().position(is_it)
    };
    let path = governance.escalation.get().into_iter().flat_map(|path| path.iter());
    let placed: Vec<(usize, &Authority, usize)> =
        path.filter_map(|(index, who)| Some((index, who, place(who)?))).collect();
    let Some([(_, first, then), (index, second, now)]) =
        placed.windows(2).find(|pair| matches!(pair, [(_, _, one), (_, _, other)] if other < one))
    else {
        return;
    };
    drafts
        .at_value(
            format!("governance.escalation[{index}]"),
            format!(
                "{} comes before {} in the escalation path, but after in the conflict protocol",
                called(subject, first),
                called(subject, second)
            ),
        )
        .help("agree on one order and write it in both places")
        .also(&Place::value(format!("conflict.levels[{now}].who")), "comes first here")
        .also(&Place::value(format!("conflict.levels[{then}].who")), "comes later here");
}
