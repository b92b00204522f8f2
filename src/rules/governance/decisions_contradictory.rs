use std::collections::BTreeMap;

use crate::document::charter::Charter;
use crate::document::charter::governance::Governance;
use crate::document::scalar::Text;
use crate::document::{Authority, folded, reads_the_same};
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
    let names = Names::of(subject, governance);
    two_deciders(&names, governance, drafts);
    two_orders(&names, governance, drafts);
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
fn two_deciders(names: &Names<'_>, governance: &Governance, drafts: &mut Drafts<'_>) {
    let decisions = governance.decisions.get().into_iter().flat_map(|decisions| decisions.iter());
    let said: Vec<(usize, &Text, &Authority)> = decisions
        .filter_map(|(index, decision)| Some((index, decision.what.get()?, decision.decides.get()?)))
        .collect();
    let amends = governance.amendments.get().and_then(|it| it.decides.get());
    let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (index, what, decides)) in said.iter().enumerate() {
        let path = format!("governance.decisions[{index}].decides");
        let message = |one: &Authority| {
            format!("\"{what}\": decided by {} and by {}", names.called(one), names.called(decides))
        };
        let first = *first_of.entry(folded(what.as_str())).or_insert(at);
        let earlier = said.get(first).filter(|_| first < at);
        if let Some((first, _, other)) = earlier.filter(|(.., other)| !names.is_same(other, decides)) {
            drafts
                .at_value(path, message(other))
                .help(HELP)
                .also(&Place::value(format!("governance.decisions[{first}].decides")), "the same decision");
        } else if let Some(other) = amends.filter(|other| {
            AMENDMENTS.iter().any(|word| reads_the_same(what.as_str(), word))
                && !names.is_same(other, decides)
        }) {
            drafts
                .at_value(path, message(other))
                .help(HELP)
                .also(&Place::value("governance.amendments.decides"), "the same decision");
        }
    }
}

const HELP: &str = "ask which was agreed, and correct or delete the other";

/// What people call those who decide.
pub(super) struct Names<'a> {
    charter: &'a Charter,
    /// The names of the bodies by their ids: the first of those that have one id.
    bodies: BTreeMap<&'a str, Option<String>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(subject: &Subject<'a>, governance: &'a Governance) -> Self {
        let mut bodies = BTreeMap::new();
        for body in governance.bodies.get().into_iter().flat_map(|bodies| bodies.values()) {
            if let Some(id) = body.id.get() {
                bodies.entry(id.as_str()).or_insert_with(|| body.name.get().map(ToString::to_string));
            }
        }
        Self { charter: subject.charter, bodies }
    }

    pub(super) fn called(&self, who: &Authority) -> String {
        match who {
            Authority::Party(id) => self.charter.party_name(id).to_owned(),
            Authority::Body(id) => {
                self.bodies.get(id.as_str()).cloned().flatten().unwrap_or_else(|| id.clone())
            }
            Authority::All => "all parties".to_owned(),
            Authority::Other(words) => words.clone(),
        }
    }

    fn is_same(&self, one: &Authority, other: &Authority) -> bool {
        one == other || reads_the_same(&self.called(one), &self.called(other))
    }
}

/// The escalation path and the levels of the conflict protocol, where both name the same two in opposite order.
fn two_orders(names: &Names<'_>, governance: &Governance, drafts: &mut Drafts<'_>) {
    let levels = names.charter.conflict.get().and_then(|conflict| conflict.levels.get());
    let mut placed_at: BTreeMap<String, usize> = BTreeMap::new();
    let levels = levels.into_iter().flat_map(|levels| levels.values());
    for (nth, who) in levels.filter_map(|it| it.who.get()).enumerate() {
        placed_at.entry(folded(who.as_str())).or_insert(nth);
    }
    let place = |who: &Authority| {
        let by_name = placed_at.get(&folded(&names.called(who)));
        let by_id = match who {
            Authority::Body(id) | Authority::Party(id) => placed_at.get(&folded(id)),
            Authority::All | Authority::Other(_) => None,
        };
        by_name.into_iter().chain(by_id).min().copied()
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
                names.called(first),
                names.called(second)
            ),
        )
        .help("agree on one order and write it in both places")
        .also(&Place::value(format!("conflict.levels[{now}].who")), "comes first here")
        .also(&Place::value(format!("conflict.levels[{then}].who")), "comes later here");
}
