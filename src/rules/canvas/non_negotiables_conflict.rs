use crate::document::charter::canvas::Canvas;
use crate::document::scalar::Text;
use crate::document::{List, NoneOr, folded, spaced, speaks_of};
use crate::finding::{Place, Severity};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// what one party will not give up concerns the same matter as what another insists on
    "non-negotiables-conflict",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S0", "ours"],
    why: "if both cannot be kept, one party will break what the other will not give up",
    check: Partnership(check),
}

/// Matters that one party can have its way in only where the other has not, each in words and by the words that tell it.
const MATTERS: [(&str, &[&str]); 11] = [
    (
        "what the money is for",
        &[
            "money",
            "fund",
            "funds",
            "funding",
            "instalment",
            "instalments",
            "payment",
            "payments",
            "donation",
            "donations",
            "grant",
            "grants",
            "budget",
        ],
    ),
    ("prices", &["price", "prices", "discount", "discounts", "rebate", "rebates", "below list", "off list"]),
    (
        "who else may sell",
        &[
            "dealer",
            "dealers",
            "reseller",
            "resellers",
            "distributor",
            "distributors",
            "sole seller",
            "only seller",
            "sole distributor",
            "sole reseller",
            "exclusive seller",
            "other sellers",
        ],
    ),
    ("names and brands", &["name", "names", "logo", "logos", "brand", "brands"]),
    ("data", &["data"]),
    (
        "what is published",
        &["publish", "published", "publishes", "publication", "publications", "secret", "secrecy"],
    ),
    ("who is liable", &["liable", "liability", "liabilities"]),
    (
        "who comes first",
        &[
            "come first",
            "comes first",
            "go first",
            "goes first",
            "priority",
            "precedence",
            "first choice",
            "first call",
            "waiting",
            "preferred",
        ],
    ),
    (
        "where data is kept",
        &[
            "leaves the european union",
            "leave the european union",
            "leaves the eu",
            "leave the eu",
            "leaves the country",
            "leave the country",
            "leaves the house",
            "leave the house",
            "leaves our",
            "stays in the country",
            "stay in the country",
            "abroad",
            "cluster",
            "cloud",
            "server",
            "servers",
            "hosted",
            "data centre",
            "data center",
        ],
    ),
    (
        "where the work is done",
        &["site", "sites", "location", "locations", "wards", "districts", "regions", "villages"],
    ),
    (
        "who owns what is invented",
        &["inventions", "patent", "patents", "source code", "intellectual property"],
    ),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let parties = subject.parties();
    for (at, one) in parties.iter().enumerate() {
        for other in parties.iter().skip(at + 1) {
            if let Some(conflict) = conflict(canvas, one, other) {
                report(subject, drafts, [one, other], &conflict);
            }
        }
    }
}

/// Two demands on one matter.
struct Conflict<'a> {
    matter: &'static str,
    demands: [Demand<'a>; 2],
}

/// What a party insists on, and where it says so.
#[derive(Clone)]
struct Demand<'a> {
    path: String,
    words: &'a Text,
    /// On which of the matters it is.
    is_on: [bool; MATTERS.len()],
    is_firm: bool,
}

/// The first matter on which two parties both insist, at least one of them on what it will not give up.
fn conflict<'a>(canvas: &'a Canvas, one: &str, other: &str) -> Option<Conflict<'a>> {
    let (mine, theirs) = (demands(canvas, one), demands(canvas, other));
    MATTERS.iter().enumerate().find_map(|(nth, (matter, _))| {
        let of = |demands: &[Demand<'a>], is_firm: bool| {
            demands.iter().find(|it| it.is_firm >= is_firm && it.is_on[nth]).cloned()
        };
        let pairs = [(true, true), (true, false), (false, true)];
        let pair = |(my, their)| Some([of(&mine, my)?, of(&theirs, their)?]);
        Some(Conflict { matter, demands: pairs.into_iter().find_map(pair)? })
    })
}

/// What a party will not give up, then the goals that it has in words and the exclusivity that it expects.
fn demands<'a>(canvas: &'a Canvas, party: &str) -> Vec<Demand<'a>> {
    let demand = |path: String, words: &'a Text, is_firm| {
        let spoken = spaced(&folded(words.as_str()));
        Demand { path, words, is_on: MATTERS.map(|(_, words)| speaks_of(&spoken, words)), is_firm }
    };
    let firm = canvas.non_negotiables.get().and_then(|it| it.of(party).get().copied());
    let goals = canvas.goals.get().and_then(|it| it.of(party).get().copied());
    let exclusivity = canvas.exclusivity.get().and_then(|it| it.of(party).get().copied());
    let expects = exclusivity.and_then(|it| it.expects.get()).and_then(NoneOr::value);
    let firm = firm.into_iter().flat_map(List::iter);
    let goals =
        goals.into_iter().flat_map(List::iter).filter_map(|(index, goal)| Some((index, goal.goal.get()?)));
    let firm = firm.map(|(at, words)| demand(format!("canvas.non_negotiables.{party}[{at}]"), words, true));
    let goals = goals.map(|(at, words)| demand(format!("canvas.goals.{party}[{at}]"), words, false));
    let expects = expects.map(|words| demand(format!("canvas.exclusivity.{party}.expects"), words, false));
    firm.chain(goals).chain(expects).collect()
}

fn report(subject: &Subject<'_>, drafts: &mut Drafts<'_>, parties: [&str; 2], conflict: &Conflict<'_>) {
    let [one, other] = parties.map(|party| subject.charter.party_name(party));
    let [mine, theirs] = &conflict.demands;
    let (first, second) = if mine.is_firm { (mine, theirs) } else { (theirs, mine) };
    let line = |demand: &Demand<'_>| demand.words.as_str().lines().next().unwrap_or_default().to_owned();
    let draft = drafts
        .at_value(
            first.path.as_str(),
            format!("{one} and {other} both insist on {}: can both be kept?", conflict.matter),
        )
        .also(&Place::value(second.path.as_str()), "the other demand")
        .help(format!(
            "read \"{}\" together with \"{}\"; if one has to give way, agree which, and change its words",
            line(first),
            line(second)
        ));
    // A goal can give way.
    if !(mine.is_firm && theirs.is_firm) {
        draft.at_most(Severity::Advice);
    }
}
